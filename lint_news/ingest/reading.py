"""A record to its articles, whatever its kind."""

from __future__ import annotations

from lint_news.ingest.fields import Fields
from lint_news.ingest.plain import line_blocks
from lint_news.ingest.records import Problem, Record
from lint_news.model import Article
from lint_news.positions import LineIndex, SourceMap

__all__ = ["articles"]


def articles(record: Record, fields: Fields) -> list[Article | Problem]:
    """Read the articles of a record, and say what could not be read; raises nothing, whatever the text."""
    kind = record.kind
    if kind == "txt":
        return [_plain(record)]
    # The other readers cost time to load, and most runs need one of them at most.
    if kind == "md":
        from lint_news.ingest.markdown import markdown_articles

        return markdown_articles(record)
    if kind == "html":
        from lint_news.ingest.html_page import html_article

        return [html_article(record)]
    from lint_news.ingest.json_articles import json_articles

    return json_articles(record, fields)


def _plain(record: Record) -> Article:
    raw = record.raw
    lines = LineIndex(raw, record.row, record.offset)
    return Article(record.uri, raw, tuple(line_blocks(raw)), SourceMap.identity(len(raw)), lines, record=record.name)
