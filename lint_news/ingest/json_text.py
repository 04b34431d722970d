"""The text of an article out of the strings of a JSON object: plain paragraphs or HTML, mapped through the escapes."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint_news.ingest.directives import Note, place_directives
from lint_news.ingest.json_scan import Value, add_string, decode, read_list
from lint_news.ingest.plain import line_blocks
from lint_news.ingest.projection import Projection, compose
from lint_news.lazy import lazy_re
from lint_news.model import Block, Directive, Region, Span
from lint_news.positions import SourceMap

__all__ = ["Body", "build"]

_BETWEEN = "\n\n"
_HTML = lazy_re(
    r"<(?:p|br|div|span|a|h[1-6]|ul|ol|li|blockquote|figure|img|strong|em|b|i|section|article|table|html|body)"
    r"(?:[\s/][^<>]{0,2000})?>",
    re.IGNORECASE,
)
_MARKUP = lazy_re(r"&\#?\w+;|</?\w")


class Body(NamedTuple):
    """An article's text with its blocks and its map; no blocks where nothing but markup was found."""

    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    directives: tuple[Directive, ...] = ()
    regions: tuple[Region, ...] = ()


def build(raw: str, headline: Value | None, text: Value) -> Body:
    """Make the text of an article: its headline, a blank line, its text.

    Where the object names its headline after its text the headline comes last, since a map runs in order of raw.
    """
    plain = Projection(raw)
    parts: list[tuple[bool, int, int]] = []
    if headline is not None and headline.start < text.start:
        parts.append(_part(plain, True, headline))
    if isinstance(text.value, str):
        parts.append(_part(plain, False, text))
    else:
        parts.append(_paragraphs(plain, text))
    if headline is not None and headline.start > text.start:
        parts.append(_part(plain, True, headline))
    middle = plain.text()
    if any(not is_head and _looks_like_html(middle, low, high) for is_head, low, high in parts):
        return _with_html(middle, parts, plain.source_map("json"))
    blocks: list[Block] = []
    for is_head, low, high in parts:
        blocks += _head(middle, low, high) if is_head else line_blocks(middle, headline is None, low, high)
    return Body(middle, tuple(blocks), plain.source_map("json"))


def _looks_like_html(text: str, low: int, high: int) -> bool:
    return text.find("<", low, high) >= 0 and _HTML.search(text, low, high) is not None


def _part(plain: Projection, is_head: bool, string: Value) -> tuple[bool, int, int]:
    if plain.length:
        plain.glue(_BETWEEN)
    low = plain.length
    add_string(plain, string.value, string.start, string.end)
    return is_head, low, plain.length


def _paragraphs(plain: Projection, text: Value) -> tuple[bool, int, int]:
    """Add a list of paragraphs."""
    if plain.length:
        plain.glue(_BETWEEN)
    low = plain.length

    def add(_number: int, start: int) -> int:
        if plain.length > low:
            plain.glue(_BETWEEN)
        value, end = decode(plain.raw, start)
        add_string(plain, value, start, end)
        return end

    read_list(plain.raw, text.start, add)
    return False, low, plain.length


def _head(text: str, low: int, high: int) -> list[Block]:
    part = text[low:high]
    start = high - len(part.lstrip())
    end = low + len(part.rstrip())
    return [Block("headline", Span(start, end))] if start < end else []


def _with_html(middle: str, parts: list[tuple[bool, int, int]], inner: SourceMap) -> Body:
    outer = Projection(middle)
    blocks: list[Block] = []
    notes: list[Note] = []
    regions: list[Region] = []
    has_body = False
    for is_head, low, high in parts:
        if is_head and not _MARKUP.search(middle, low, high):
            page = Projection(middle[low:high])
            page.verbatim(0, high - low)
            found = _head(page.raw, 0, high - low)
            said: list[Note] = []
            marked: list[Region] = []
        else:
            page, found, said, marked = _html_part(middle[low:high], is_head, len(parts) > 1)
        if page.length and outer.length:
            outer.glue(_BETWEEN)
        has_body = has_body or (not is_head and bool(found))
        blocks += [block._replace(span=_moved(block.span, outer.length)) for block in found]
        notes += [note._replace(at=note.at + outer.length, raw=inner.cover(_moved(note.raw, low))) for note in said]
        regions += [
            region._replace(
                span=_moved(region.span, outer.length), raw=region.raw and inner.cover(_moved(region.raw, low))
            )
            for region in marked
        ]
        outer.append(page, low)
    source_map = compose(outer.source_map("html"), inner, "json+html")
    directives = place_directives(notes, blocks, outer.length)
    return Body(outer.text(), tuple(blocks) if has_body else (), source_map, directives, tuple(regions))


_HtmlPart = tuple[Projection, list[Block], list[Note], list[Region]]


def _html_part(text: str, is_head: bool, is_titled: bool) -> _HtmlPart:
    from lint_news.ingest.html_page import project

    page = project(text)
    blocks = page.blocks
    if is_head:
        blocks = [block._replace(role="headline") for block in blocks]
    elif is_titled:
        blocks = [block._replace(role="subheading") if block.role == "headline" else block for block in blocks]
    return page.projection, blocks, page.notes, [] if is_head else page.regions


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)
