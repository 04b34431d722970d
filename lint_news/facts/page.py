"""An article's lines and blocks, and where in the page each of them stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from lint_news.lazy import lazy_re
from lint_news.model import Article, Block
from lint_news.positions import Span, stripped_lines

__all__ = ["FULL_STOPS", "Line", "Page", "groups", "read_page"]

FULL_STOPS = ".!?…。！？؟।۔։።"
"""The marks that end a sentence, in any script."""

_SENTENCE_END = lazy_re(r"[.!?…。！？؟۔।։።။།:][\"'”’»)\]]*\Z")
_COMMON_STOPS = ".!?"
_BODY_WORDS = 12
_FAR = 5
_SMALL = 0.03
_new = tuple.__new__  # half the cost of calling a named tuple's class


class Line(NamedTuple):
    """A line of the text that is not blank, without the white space round it."""

    span: Span
    number: int
    """Its index among the lines that are not blank, from 0."""


class Page(NamedTuple):
    """The layout of an article."""

    lines: tuple[Line, ...]
    headline: int
    """Index of the headline's line, or -1."""
    first_body: int
    """Index of the first line that reads like a paragraph of the story, or the number of lines."""
    last_body: int
    """Index of the last such line, or -1."""


def read_page(article: Article) -> Page:
    """Lay out an article: its lines, and which of them hold the headline and the story.

    A line reads like the story when it belongs to a body block, ends as a sentence does and has a dozen words, or
    when no line is as long as that, when it ends as a sentence does. A few such lines far from all the others do not
    count: the notice above a menu, the address below it.
    """
    text = article.text
    lines = tuple([_new(Line, pair) for pair in zip(stripped_lines(text), count(), strict=False)])
    body = _body_lines(text, article.blocks, lines)
    headline = next((block for block in article.blocks if block.role == "headline"), None)
    at = -1 if headline is None else _line_at(lines, headline.span.start)
    return Page(lines, at, body[0] if body else len(lines), body[-1] if body else -1)


def _line_at(lines: tuple[Line, ...], offset: int) -> int:
    return next((line.number for line in lines if line.span.end > offset), -1)


def _body_lines(text: str, blocks: tuple[Block, ...], lines: tuple[Line, ...]) -> list[int]:
    starts = [line.span.start for line in lines]
    long: list[int] = []
    short: list[int] = []
    weights: dict[int, int] = {}
    for block in blocks:
        start, end = block.span
        if block.role not in ("body", "quote", "list"):
            continue
        # A block is one line, or a paragraph that was wrapped over several.
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        end = lines[last - 1].span.end if last > first else end
        if first == last:
            continue
        if text[end - 1] not in _COMMON_STOPS and not _SENTENCE_END.search(text, max(start, end - 4), end):
            continue
        weights[first] = text.count(" ", start, end) + last - first
        (long if weights[first] >= _BODY_WORDS else short).extend(range(first, last))
    return _together(long or short, weights)


def groups(numbers: Iterable[int], reach: int) -> list[list[int]]:
    """Divide rising numbers into groups, each number at most `reach` behind the one before it."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number - found[-1][-1] <= reach:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _together(body: list[int], weights: dict[int, int]) -> list[int]:
    """Leave out small groups of lines that stand far from the rest."""
    if body and body[-1] - body[0] < len(body):
        return body
    found = groups(body, _FAR)
    if len(found) < 2:
        return body
    sizes = [sum(weights.get(number, 0) for number in group) for group in found]
    least = _SMALL * max(sizes)
    return [number for group, size in zip(found, sizes, strict=True) if size >= least for number in group]
