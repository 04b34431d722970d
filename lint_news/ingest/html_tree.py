"""The open elements of a page: which end with which tag, in time linear in the page and without recursion."""

from __future__ import annotations

from typing import NamedTuple

from lint_news.ingest.html_causes import Cause
from lint_news.ingest.html_context import ROOT, Context
from lint_news.ingest.html_names import BARRIERS, BLOCKS, CLOSES

__all__ = ["Element", "OpenElements"]

_OPTIONAL_END = frozenset("li dt dd p tr td th thead tbody tfoot option optgroup".split())


class Element(NamedTuple):
    """A block element that holds text."""

    start: int
    """Where its start tag begins in the page."""
    end: int
    """Where its end tag ends."""
    name: str
    first: int
    """Number of the first block of text in it."""
    last: int
    """Number of the first block of text behind it."""
    cause: Cause | None
    closed: bool
    """Whether it has an end tag, or needs none."""


class OpenElements:
    """A stack of open elements; inline ones are kept only where they say something about their text."""

    def __init__(self) -> None:
        self.context: Context = ROOT
        self._names: list[str] = []
        self._contexts: list[Context] = [ROOT]
        self._begun: list[tuple[int, int]] = []
        """For each open element, where it starts, and how many blocks of text there were before it."""
        self.elements: list[Element] = []
        """The elements that have ended, inner ones first."""
        self._where: dict[str, list[int]] = {}
        """For each name, the places in the stack where it is open."""
        self._blocks: list[int] = [-1]
        self._barriers: list[int] = [-1]

    def is_open(self, name: str) -> bool:
        """Tell whether an element of that name is open."""
        return bool(self._where.get(name))

    def push(self, name: str, context: Context, start: int = 0, count: int = 0) -> None:
        """Open an element whose start tag begins at an offset, with so many blocks of text before it."""
        at = len(self._names)
        self._begun.append((start, count))
        self._names.append(name)
        self._contexts.append(context)
        self._where.setdefault(name, []).append(at)
        if name in BLOCKS:
            self._blocks.append(at)
        if name in BARRIERS:
            self._barriers.append(at)
        self.context = context

    def close_implied(self, name: str, end: int, count: int) -> None:
        """Close what the start tag of a block element ends: an open paragraph, the list item before."""
        paragraphs = self._where.get("p")
        if paragraphs and paragraphs[-1] > self._barriers[-1]:
            self._pop_to(paragraphs[-1], end, count)
        if name in CLOSES:
            closed, fences = CLOSES[name]
            at = max(map(self._last, closed))
            if at > max(map(self._last, fences)):
                self._pop_to(at, end, count)

    def close(self, name: str, start: int, end: int, count: int) -> None:
        """Close the element an end tag names, and all inside it, if it is open and not fenced off.

        The end tag stands at `start` to `end`, with `count` blocks of text before it.
        """
        at = self._last(name)
        if at < 0:
            return
        # Inline elements do not reach out of a block, and nothing but a table's own parts out of a table cell.
        fence = self._blocks[-1] if name not in BLOCKS else self._barriers[-1]
        if at >= fence or name in BARRIERS or name in ("tr", "tbody", "thead", "tfoot"):
            self._pop_to(at + 1, start, count)
            self._pop_to(at, end, count, True)

    def finish(self, end: int, count: int) -> None:
        """Close everything, at the end of the page."""
        self._pop_to(0, end, count)

    def _last(self, name: str) -> int:
        places = self._where.get(name)
        return places[-1] if places else -1

    def _pop_to(self, at: int, end: int, count: int, closed: bool = False) -> None:
        while len(self._names) > at:
            name = self._names.pop()
            context = self._contexts.pop()
            self._where[name].pop()
            start, first = self._begun.pop()
            if first < count and name in BLOCKS:
                closed = closed or name in _OPTIONAL_END
                self.elements.append(Element(start, end, name, first, count, context.cause, closed))
        while self._blocks[-1] >= at:
            self._blocks.pop()
        while self._barriers[-1] >= at:
            self._barriers.pop()
        self.context = self._contexts[-1]
