"""Edits of an article's text, written as edits of its raw file."""

from __future__ import annotations

from collections.abc import Iterable

from lint_news.ingest.writing import to_raw
from lint_news.model import Article, Edit, RawEdit

__all__ = ["apply_edits", "to_raw_edits"]


def to_raw_edits(article: Article, edits: Iterable[Edit]) -> list[RawEdit]:
    """Write text edits in the syntax of the raw record: JSON strings escaped, HTML between the tags left standing.

    A span that tags or escapes divide becomes one edit a piece, the new text going into the first.
    """
    found: list[RawEdit] = []
    for span, content in edits:
        pieces = [(piece.raw_start, piece.raw_end) for piece in article.source_map.pieces(span)]
        if not pieces:
            at = article.source_map.cover(span).start
            pieces = [(at, at)]
        raw = to_raw(article.source_map.syntax, content)
        for number, (start, end) in enumerate(_joined(pieces)):
            found.append(RawEdit(article.raw_place(start, end), "" if number else raw))
    return found


def _joined(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces that touch."""
    joined = pieces[:1]
    for start, end in pieces[1:]:
        if start == joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def apply_edits(raw: str, edits: Iterable[RawEdit], offset: int = 0) -> str:
    """Apply edits to raw text; of edits that overlap, the one that starts first (and is shorter) is applied.

    `offset` is where `raw` begins in its file.
    """
    pieces: list[str] = []
    at = 0
    for place, content in sorted(set(edits), key=lambda edit: (edit.place.start, edit.place.end, edit.content)):
        start, end = place.start - offset, place.end - offset
        if start < at or (start == end == at and at > 0 and pieces and pieces[-1] == content):
            continue
        pieces += [raw[at:start], content]
        at = end
    pieces.append(raw[at:])
    return "".join(pieces)
