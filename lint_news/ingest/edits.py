"""Edits of an article's text, written as edits of its raw file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from lint_news.ingest.writing import to_raw
from lint_news.lazy import lazy_re
from lint_news.model import Article, Edit, RawEdit
from lint_news.positions import Span

__all__ = ["apply_edits", "to_raw_edits"]


def to_raw_edits(article: Article, edits: Iterable[Edit], elements: bool = False) -> list[RawEdit]:
    """Write text edits in the syntax of the raw record: JSON strings escaped, HTML between the tags left standing.

    A span that tags or escapes divide becomes one edit a piece, the new text going into the first. With `elements`,
    the removal of a region of the page takes its element along.
    """
    found: list[RawEdit] = []
    for span, content in edits:
        whole = None if content else (elements and _element(article, span)) or _with_its_markup(article, span)
        if whole is not None:
            found.append(RawEdit(article.raw_place(*whole), ""))
            continue
        pieces = [(piece.raw_start, piece.raw_end) for piece in article.source_map.pieces(span)]
        if not pieces:
            at = article.source_map.cover(span).start
            pieces = [(at, at)]
        raw = to_raw(article.source_map.syntax, content)
        for number, (start, end) in enumerate(_joined(pieces)):
            found.append(RawEdit(article.raw_place(start, end), "" if number else raw))
    return found


_TAG_BEFORE = lazy_re(r"<(p|li|div|span|footer|figcaption|h[1-6])\b[^<>]*>\s*\Z", re.IGNORECASE)
_TAG_WINDOW = 400


def _with_its_markup(article: Article, span: Span) -> tuple[int, int] | None:
    """Widen a removal over the markup that would be left with nothing in it.

    In Markdown that is whole lines with nothing else on them, in HTML the element directly round the text.
    """
    low, high = article.source_map.cover(span)
    raw = article.lines.raw
    if low == high:
        return None
    if article.source_map.syntax == "markdown":
        start, end = raw.rfind("\n", 0, low) + 1, raw.find("\n", high)
        end = len(raw) if end < 0 else end + 1
        if raw[end : end + 1] == "\n" and (start == 0 or raw.endswith("\n\n", 0, start)):
            end += 1  # one blank line between blocks is enough
        return (start, end) if _holds_only(article, start, end, span) else None
    if article.source_map.syntax != "html" or "<" in raw[low:high]:
        return None
    opening = _TAG_BEFORE.search(raw, max(low - _TAG_WINDOW, 0), low)
    closing = re.compile(rf"\s*</{opening[1]}\s*>", re.IGNORECASE).match(raw, high) if opening else None
    return (opening.start(), closing.end()) if opening and closing else None


def _element(article: Article, span: Span) -> tuple[int, int] | None:
    """Give the whole of the page's element whose text a span is."""
    regions = article.regions
    at = bisect_left(regions, (span,)) if regions else 0
    return regions[at].raw if at < len(regions) and regions[at].span == span else None


def _holds_only(article: Article, start: int, end: int, span: Span) -> bool:
    """Say whether a raw range has no text of the article beside that of a span."""
    return all(
        span.start <= segment.text_start and segment.text_end <= span.end
        for segment in article.source_map.segments
        if segment.raw_start < segment.raw_end
        and segment.raw_start < end
        and start < segment.raw_end
        and not article.text[segment.text_start : segment.text_end].isspace()
    )


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
