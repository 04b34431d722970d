"""JSON objects to articles: the text field, the headline before it, and the rest as meta."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lint_news.ingest.fields import Fields
from lint_news.ingest.json_scan import (
    BrokenJsonError,
    Number,
    Value,
    Wanted,
    decode,
    read_list,
    scan_object,
    skip_space,
    wanted,
)
from lint_news.ingest.json_text import build
from lint_news.ingest.records import Problem, Record
from lint_news.model import Article, Meta
from lint_news.positions import LineIndex

__all__ = ["json_articles"]

_CONTAINERS = ("articles", "items", "data", "results", "entries", "docs")


def json_articles(record: Record, fields: Fields) -> list[Article | Problem]:
    """Read the articles of a JSON file or of one line of a JSON Lines file."""
    lines = LineIndex(record.raw, record.row, record.offset)
    reader = _Reader(record, fields, lines)
    try:
        reader.read()
    except BrokenJsonError as error:
        row, column = lines.position(min(error.offset, len(record.raw)))
        reader.out.append(Problem("unreadable", f"not valid JSON: {error.message}", row, column))
    return reader.out


@lru_cache(maxsize=16)
def _keys(fields: Fields) -> tuple[Wanted, Wanted]:
    """Give the keys to look for in an article, and those in a whole JSON file."""
    names = (
        *fields.text, *fields.headline, *fields.url, *fields.publisher, *fields.date_published, *fields.author,
        *fields.in_language, *fields.id,
    )  # fmt: skip
    return wanted(names), wanted(names + _CONTAINERS)


class _Reader:
    def __init__(self, record: Record, fields: Fields, lines: LineIndex) -> None:
        self.record, self.fields, self.lines = record, fields, lines
        self.raw = record.raw
        self.keys, self.file_keys = _keys(fields)
        self.out: list[Article | Problem] = []

    def read(self) -> None:
        raw = self.raw
        start = skip_space(raw, 1 if raw.startswith("\ufeff") else 0)
        mark = raw[start : start + 1]
        single = self.record.kind == "jsonl"
        if mark == "[" and not single:
            end = self._list(start)
        elif mark == "{":
            end = self._object(start, single)
        else:
            end = self._other(start)
        end = skip_space(raw, end)
        if end < len(raw):
            raise BrokenJsonError("Extra data", end)

    def _object(self, start: int, single: bool) -> int:
        found: dict[str, Value] = {}
        end = scan_object(self.raw, start, self.keys if single else self.file_keys, found)
        if not single and self._text(found) is None:
            for name in _CONTAINERS:
                value = found.get(name)
                if value is not None and isinstance(value.value, list) and any(map(_is_object, value.value)):
                    self._list(value.start)
                    return end
        self.out.append(self._article(found, start, self.record.name))
        return end

    def _list(self, start: int) -> int:
        end = read_list(self.raw, start, self._item)
        if not self.out:
            self.out.append(self._no_text(start, "the list is empty"))
        return end

    def _item(self, number: int, start: int) -> int:
        if self.raw[start : start + 1] != "{":
            end = decode(self.raw, start)[1]
            self.out.append(self._no_text(start, "no text: this item of the list is not an object"))
            return end
        found: dict[str, Value] = {}
        end = scan_object(self.raw, start, self.keys, found)
        self.out.append(self._article(found, start, str(number)))
        return end

    def _other(self, start: int) -> int:
        end = decode(self.raw, start)[1]
        self.out.append(self._no_text(start, "no text: expected a JSON object"))
        return end

    def _no_text(self, at: int, why: str) -> Problem:
        row, column = self.lines.position(at)
        return Problem("no-text", why, row, column)

    def _text(self, found: dict[str, Value]) -> Value | None:
        for name in self.fields.text:
            value = found.get(name)
            if value is not None and _has_text(value.value):
                return value
        return None

    def _article(self, found: dict[str, Value], start: int, number: str) -> Article | Problem:
        text = self._text(found)
        if text is None:
            return self._no_text(start, "no text: looked for " + ", ".join(self.fields.text))
        first = _first(found, self.fields.headline)
        headline = first if first is not None and _is_string(first.value) else None
        name = number and (_said(found, self.fields.id) or number)
        body = build(self.raw, headline, text)
        if not body.blocks:
            return self._no_text(start, "no text: the text field holds nothing but markup")
        meta = self._meta(found)
        return Article(
            self.record.uri,
            body.text,
            body.blocks,
            body.source_map,
            self.lines,
            meta,
            body.directives,
            name,
            body.regions,
        )

    def _meta(self, found: dict[str, Value]) -> Meta:
        fields = self.fields
        return Meta(
            headline=_said(found, fields.headline),
            author=_said(found, fields.author),
            date_published=_said(found, fields.date_published),
            publisher=_said(found, fields.publisher),
            in_language=_said(found, fields.in_language),
            url=_said(found, fields.url),
        )


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _is_string(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, Number)


def _has_text(value: object) -> bool:
    """Tell whether a value is text, or a list of paragraphs."""
    if isinstance(value, list):
        return all(map(_is_string, value)) and any(map(_has_text, value))
    return isinstance(value, str) and _is_string(value) and bool(value) and not value.isspace()


def _first(found: dict[str, Value], names: tuple[str, ...]) -> Value | None:
    for name in names:
        value = found.get(name)
        if value is not None and _plain(value.value):
            return value
    return None


def _said(found: dict[str, Value], names: tuple[str, ...]) -> str | None:
    value = _first(found, names)
    return _plain(value.value) if value else None


def _plain(value: Any) -> str | None:
    """Give a value in one line of text: the name of an object, the names in a list joined by commas."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        name = value.get("name")
        return name.strip() or None if isinstance(name, str) else None
    if isinstance(value, list):
        names = [_plain(item) for item in value if isinstance(item, (str, dict))]
        return ", ".join(name for name in names if name) or None
    return None
