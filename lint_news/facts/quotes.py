"""Quotation marks and the quotations they hold, read with direction."""

from __future__ import annotations

from typing import NamedTuple

from lint_news.lazy import lazy_re
from lint_news.positions import Span

__all__ = ["Mark", "marks", "quotations"]

_DOUBLE = lazy_re(r"[\"“”„‟«»]")
_INCHES = lazy_re(r"\d\Z")
_CLOSING = ".,;:!?)]}…"
_BEFORE_OPENING = frozenset("([{—–-/‘'“«\u200b")


class Mark(NamedTuple):
    """A double quotation mark."""

    at: int
    char: str
    opens: bool | None
    """True for an opening mark, False for a closing one, None where a straight mark could be either."""


def marks(text: str, start: int, end: int) -> list[Mark]:
    """Read the double quotation marks of a paragraph, with the direction that the characters round them give."""
    low = text.find("„", start, end)
    return [
        Mark(match.start(), match.group(), _direction(text, match.start(), start, end, low))
        for match in _DOUBLE.finditer(text, start, end)
        if not _is_inch(text, match.start(), start)
    ]


def quotations(found: list[Mark], end: int) -> list[Span]:
    """Give the quotations that the marks of a paragraph make, marks included.

    One left open runs to the paragraph's end; a closing mark without an opening one makes none.
    """
    spans: list[Span] = []
    opened: int | None = None
    for mark in found:
        opens = mark.opens if mark.opens is not None else opened is None
        if opens and opened is None:
            opened = mark.at
        elif not opens and opened is not None:
            spans.append(Span(opened, mark.at + 1))
            opened = None
    if opened is not None:
        spans.append(Span(opened, end))
    return spans


def _is_inch(text: str, at: int, start: int) -> bool:
    return text[at] == '"' and at > start and text[at - 1].isdigit() and text.rfind('"', start, at) < 0


def _direction(text: str, at: int, start: int, end: int, low: int) -> bool | None:
    """Read one mark; `low` is where the paragraph's first low mark stands, or -1."""
    char = text[at]
    if char in "“„‟":
        # German and Polish close with the mark that English opens with.
        return not (char == "“" and 0 <= low < at)
    if char == "”":
        # Swedish and Finnish open with it too.
        return (
            at + 1 < end
            and not text[at + 1].isspace()
            and (at == start or text[at - 1].isspace())
            and text[at + 1].isalnum()
        )
    space_before = at == start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING
    space_after = at + 1 >= end or text[at + 1].isspace()
    if char in "«»":
        # French writes spaces inside the marks; German and Swedish also open with », written against its word.
        if space_before and not space_after and text[at + 1] not in _CLOSING:
            return True
        if not space_before and (space_after or not text[at + 1].isalnum()):
            return False
        return char == "«"
    if space_before and not space_after:
        return True
    if not space_before:
        return False if space_after or not text[at + 1].isalnum() else None
    return None
