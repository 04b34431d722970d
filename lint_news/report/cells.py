"""Measure, cut and wrap text by terminal cells, in which a Chinese character is two wide and an accent none."""

from __future__ import annotations

import re
from itertools import accumulate

from lint_news.lazy import lazy_re

__all__ = ["clip", "clusters", "cut", "width", "wrap"]

_WIDE = "\u2e80-\u303f\u3040-\ua4cf\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_OPENERS, _CLOSERS = "“‘「『（《〈【", "”’」』）》〉】，。、：；！？…"
# Lines may break at spaces, and in Chinese and Japanese between any two characters, except that a closing mark stays
# with what is before it and an opening one with what follows.
_UNIT = rf" +|[{_OPENERS}]*[{_WIDE}][{_CLOSERS}]*|[^ {_WIDE}]+"
_PLAIN_UNIT = lazy_re(r" +|[^ ]+")


def width(text: str) -> int:
    """Count the cells that text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def clusters(text: str) -> list[tuple[int, int, int]]:
    """Divide text into what cannot be cut apart: start, end and cells of each."""
    if text.isascii():
        return [(at, at + 1, 1) for at in range(len(text))]
    from rich.cells import split_graphemes

    return split_graphemes(text)[0]


def cut(text: str, room: int) -> tuple[str, str]:
    """Cut text in two, the first part as long as fits the room, yet never empty."""
    parts = clusters(text)
    ends = zip(parts, accumulate(cells for _, _, cells in parts), strict=True)
    edge = next((start for (start, _, _), used in ends if used > room and start), len(text))
    return text[:edge], text[edge:]


def clip(text: str, room: int) -> str:
    """Shorten text to the room, with an ellipsis where something is missing."""
    return text if width(text) <= room else cut(text, room - 1)[0].rstrip() + "…"


def wrap(text: str, room: int, used: int, indent: int) -> list[str]:
    """Break text into lines; the first has `used` cells taken already, the others are indented."""
    if text.isascii() and used + len(text) <= room:
        return [text]
    room = max(room, indent + 10)
    margin = " " * indent
    lines, line = [], ""
    units = _PLAIN_UNIT.findall(text) if text.isascii() else re.findall(_UNIT, text)
    for whole in units:
        unit, cells = whole, width(whole)
        if used + cells > room and unit.isspace():
            continue
        if used + cells > room:
            lines.append(line.rstrip(" "))
            line, used = margin, indent
            while cells > room - indent:
                piece, unit = cut(unit, room - indent)
                lines.append(margin + piece)
                cells = width(unit)
        line += unit
        used += cells
    return [*lines, line]
