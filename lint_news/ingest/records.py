"""A file cut into the records that are read one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from lint_news.ingest.source import Kind, Source
from lint_news.lazy import lazy_re

__all__ = ["Problem", "Record", "records"]

_LINE = lazy_re(r"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")


class Record(NamedTuple):
    """The whole of a file, or one line of a JSON Lines file."""

    uri: str
    kind: Kind
    raw: str
    row: int = 1
    """Number of the record's first line in the file, from 1."""
    offset: int = 0
    """Code points of the file before the record."""
    name: str = ""
    """Number of the record in a JSON Lines file, from 1; empty where the file is one record."""


class Problem(NamedTuple):
    """Why a record, or a part of it, could not be read as an article; row and column are the file's, from 1."""

    kind: Literal["unreadable", "no-text"]
    message: str
    row: int
    column: int


def records(source: Source) -> Iterator[Record]:
    """Cut a source into records: one for the whole file, or one for each non-blank line of a JSON Lines file."""
    if source.kind != "jsonl":
        yield Record(source.uri, source.kind, source.raw)
        return
    number = 0
    for row, (start, end) in enumerate(_lines(source.raw), 1):
        line = source.raw[start:end]
        if line and not line.isspace():
            number += 1
            yield Record(source.uri, "jsonl", line, row, start, str(number))


def _lines(raw: str) -> Iterator[tuple[int, int]]:
    """Give where each line begins and ends, its end mark left out."""
    if "\r" in raw:
        for match in _LINE.finditer(raw):
            yield match.span(1)
        return
    start = 0  # searching for one character is several times as fast
    while (end := raw.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(raw)
