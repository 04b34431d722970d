"""Bytes to articles: text, Markdown, HTML, JSON and JSON Lines, each with the way back to its file.

`read_source` gives a Source, `records` cuts it into Records, `articles` reads the Articles of each and tells the
Problems with them.
"""

from __future__ import annotations

from lint_news.ingest.fields import Fields, fields_from
from lint_news.ingest.reading import articles
from lint_news.ingest.records import Problem, Record, records
from lint_news.ingest.source import IngestError, Kind, Source, kind_of, read_source
from lint_news.ingest.writing import to_raw

__all__ = [
    "Fields",
    "IngestError",
    "Kind",
    "Problem",
    "Record",
    "Source",
    "articles",
    "fields_from",
    "kind_of",
    "read_source",
    "records",
    "to_raw",
]
