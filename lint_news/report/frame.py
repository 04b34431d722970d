"""The excerpt under a finding: the line it is in, cut to the terminal, with the marked span underlined."""

from __future__ import annotations

from typing import NamedTuple

from lint_news.model import Excerpt
from lint_news.report.cells import clusters
from lint_news.report.neutral import safe_span

__all__ = ["View", "view"]

_NEAR = 12
"""How far an edge may move towards the mark to fall between two words."""


class View(NamedTuple):
    """The visible part of an excerpt; where the mark starts in it and how wide it is, in cells."""

    text: str
    indent: int
    cells: int


def view(excerpt: Excerpt, room: int) -> View:
    """Cut an excerpt to the room, round its marked span."""
    room = max(room, 10)
    text, start, end, cut_left, cut_right = _near(excerpt, room)
    text, start, end = safe_span(text, start, end)
    parts = clusters(text)
    sizes = [cells for _, _, cells in parts]
    first = next((at for at, part in enumerate(parts) if part[1] > start), len(parts))
    last = next((at for at in range(first, len(parts)) if parts[at][0] >= end), len(parts))
    if cut_left or cut_right or sum(sizes) > room:
        low, high = _window(sizes, first, last, room - 2)
    else:
        low, high = 0, len(parts)
    low = _inward(text, parts, low, first, 1) if low or cut_left else low
    high = _inward(text, parts, high, last if high >= last else first, -1) if high < len(parts) or cut_right else high
    left = "…" if low or cut_left else ""
    right = "…" if high < len(parts) or cut_right else ""
    shown = "".join(text[part[0] : part[1]] for part in parts[low:high])
    return View(left + shown + right, len(left) + sum(sizes[low:first]), max(1, sum(sizes[first : min(last, high)])))


def _near(excerpt: Excerpt, room: int) -> tuple[str, int, int, bool, bool]:
    """Cut an excerpt roughly, by characters: a long paragraph should cost no more to measure than a short one."""
    text = excerpt.text
    start = min(max(excerpt.start, 0), len(text))
    end = min(max(excerpt.end, start), len(text))
    low = max(0, start - room)
    high = min(len(text), min(end, start + room) + room)
    return text[low:high], start - low, min(end, high) - low, low > 0, high < len(text)


def _window(sizes: list[int], first: int, last: int, budget: int) -> tuple[int, int]:
    """Choose what to show of a line too long: the mark from its start, and as much on either side as fits."""
    spare = max(0, budget - sum(sizes[first:last]))
    left_room = min(sum(sizes[:first]), max(spare // 2, spare - sum(sizes[last:])))
    low = first
    while low and sizes[low - 1] <= left_room:
        low -= 1
        left_room -= sizes[low]
    room = budget - sum(sizes[low:first])
    high = first
    while high < len(sizes) and sizes[high] <= room:
        room -= sizes[high]
        high += 1
    return low, high


def _inward(text: str, parts: list[tuple[int, int, int]], edge: int, mark: int, step: int) -> int:
    """Move an edge of the window to the nearest gap between words on the way to the mark."""
    for moved in range(_NEAR):
        at = edge + step * moved
        inside = at if step > 0 else at - 1
        if (at - mark) * step >= 0:
            break
        if text[parts[inside][0]] == " ":
            return at + step
    return edge
