"""Which elements of a page can be taken out as a whole, since nothing in them is the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from lint_news.ingest.html_causes import Cause
from lint_news.ingest.html_names import VOID
from lint_news.ingest.html_tokens import END, START, TOKEN
from lint_news.ingest.html_tree import Element
from lint_news.lazy import lazy_re
from lint_news.model import Region, Span

__all__ = ["FILLED", "LINKS", "MARKED", "OUTSIDE", "Layout", "Sizes", "regions"]

MARKED = Cause("marked so by the page", "loose")
FILLED = Cause("class or id of what fills it", "small")
OUTSIDE = Cause("outside the article", "loose")
LINKS = Cause("nothing but links", "loose")
_PARAGRAPH, _IDEOGRAPHS = 80, 28
_LITTLE, _PROMPT = 160, 600
_HOLDERS = frozenset("html body main".split())
_RUNNING = frozenset("button select menu".split())
"""Elements that also stand in running text."""
_MATTER = lazy_re(r"<(?:table|figcaption|blockquote|caption)[\s>]", re.IGNORECASE)
_BLANK = " \t"
_SPACE = " \t\r\n\f"


class Sizes:
    """How much text, linked text and text in paragraphs there is, up to each block of a page."""

    def __init__(self, sizes: Sequence[tuple[int, int]], probes: Sequence[str]) -> None:
        """`sizes` are all and linked characters of each block; `probes` a letter from the middle of each."""
        self.size = [0, *accumulate(size for size, _ in sizes)]
        self.linked = [0, *accumulate(linked for _, linked in sizes)]
        self.prose = [0, *accumulate(map(_prose, sizes, probes))]

    def of(self, element: Element) -> tuple[int, int, int]:
        """Give the characters of an element: all, in links, in paragraphs that are not mostly links."""
        first, last = element.first, element.last
        return tuple(sums[last] - sums[first] for sums in (self.size, self.linked, self.prose))  # type: ignore[return-value]


def _prose(sizes: tuple[int, int], probe: str) -> int:
    size, linked = sizes
    alone = size - linked
    if alone * 2 < size:
        return 0
    if alone < _PARAGRAPH and probe >= "\u2e80" and alone >= _IDEOGRAPHS:
        return alone * 3
    return alone if alone >= _PARAGRAPH else 0


class Layout:
    """What is known of a page's blocks once their roles are settled."""

    def __init__(self, spans: Sequence[Span | None], is_furniture: Sequence[bool], causes: Sequence[Cause]) -> None:
        """For each block: where it stands (None where it is blank), its role, and what else makes it furniture."""
        self.spans = spans
        self.causes = causes
        shown = [span is not None for span in spans]
        self.furniture = [a and b for a, b in zip(shown, is_furniture, strict=True)]
        self.free = list(self.furniture)
        self._story = [0, *accumulate(a and not b for a, b in zip(shown, is_furniture, strict=True))]
        story = [at for at, furnished in enumerate(is_furniture) if shown[at] and not furnished]
        self.story_from, self.story_to = (story[0], story[-1]) if story else (0, -1)

    def is_pure(self, element: Element) -> bool:
        """Tell whether no block of the story is in an element."""
        return self._story[element.first] == self._story[element.last]

    def span(self, element: Element) -> Span | None:
        """Give the text of an element, or None where it is blank."""
        spans = [span for span in self.spans[element.first : element.last] if span is not None]
        return Span(spans[0].start, spans[-1].end) if spans else None

    def take(self, element: Element) -> None:
        """Settle the blocks of an element; of one inside another they are settled already."""
        if not self.free[element.first] and not self.free[element.last - 1]:
            return
        self.free[element.first : element.last] = [False] * (element.last - element.first)


def regions(
    raw: str, elements: Sequence[Element], sizes: Sizes, layout: Layout, inside: Sequence[bool]
) -> list[Region]:
    """Give the regions of a page in order; `inside` says for each block whether it lies in an article element.

    First come the outermost elements that give a cause themselves, then those round what is left of the furniture.
    """
    ordered = sorted((e for e in elements if e.name not in _HOLDERS), key=lambda e: (e.start, -e.end))
    judge = _Judge(raw, sizes, layout, inside)
    found = list(_caused(judge, ordered, layout)) + list(_left(judge, ordered, layout))
    return sorted(found)


def _caused(judge: _Judge, ordered: Sequence[Element], layout: Layout) -> Iterator[Region]:
    reach = -1
    for element in ordered:
        if element.cause is None or element.start < reach or not layout.is_pure(element):
            continue
        sure = judge.sure(element, element.cause)
        if sure is not None:
            yield from judge.region(element, element.cause.reason, sure)
            reach = element.end
        layout.take(element)


def _left(judge: _Judge, ordered: Sequence[Element], layout: Layout) -> Iterator[Region]:
    reach = -1
    taken = [0, *accumulate(map(_is_taken, layout.free, layout.spans))]
    for element in ordered:
        if element.start < reach or taken[element.first] != taken[element.last] or layout.span(element) is None:
            continue
        cause = layout.causes[element.first]
        yield from judge.region(element, cause.reason, cause is FILLED and element.last - element.first == 1)
        reach = element.end
        layout.take(element)
    for at, span in enumerate(layout.spans):
        if span is not None and layout.free[at]:
            yield Region(span, None, layout.causes[at].reason, layout.causes[at] is FILLED)


def _is_taken(free: bool, span: Span | None) -> bool:
    return span is not None and not free


class _Judge:
    def __init__(self, raw: str, sizes: Sizes, layout: Layout, inside: Sequence[bool]) -> None:
        self.raw, self.sizes, self.layout, self.inside = raw, sizes, layout, inside
        self.has_article = any(inside)

    def sure(self, element: Element, cause: Cause) -> bool | None:
        """Say whether an element can go without a doubt; None where it may well be a part of the story."""
        size, linked, prose = self.sizes.of(element)
        links = linked * 2 >= size
        inside = self.inside[element.first]
        if cause.kind == "aside" and not links and (inside or not self.has_article):
            return None
        if cause.kind == "header" and not links and element.first > self.layout.story_from:
            return None
        if cause.kind == "footer" and not links and (inside or element.first < self.layout.story_to):
            return None if inside else False
        if cause.kind in ("sure", "footer") or links:
            return True
        if _MATTER.search(self.raw, element.start, element.end):
            return False
        most = _PROMPT if cause.kind == "prompt" else _LITTLE
        return prose < max(most, linked if cause.kind == "loose" else 0)

    def region(self, element: Element, reason: str, sure: bool) -> Iterator[Region]:
        span = self.layout.span(element)
        raw, start, end = self.raw, element.start, element.end
        if span is None:
            return
        low, high = _skip_back(raw, start), _skip(raw, end)
        touches = (low > 0 and raw[low - 1] != ">") or (high < len(raw) and raw[high] != "<")
        if touches and element.name in _RUNNING:
            return
        if touches:
            start, end = _shell(raw, start, end)
        else:
            start, end = _whole_lines(raw, start, end)
        whole = element.closed and _balanced(raw, start, end)
        yield Region(span, Span(start, end) if whole else None, reason, sure and whole)


def _skip_back(raw: str, at: int) -> int:
    while at > 0 and raw[at - 1] in _SPACE:
        at -= 1
    return at


def _skip(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in _SPACE:
        at += 1
    return at


def _shell(raw: str, start: int, end: int) -> tuple[int, int]:
    """Leave the tags of an element that stands between loose words, which they keep apart."""
    tag = TOKEN.match(raw, start)
    close = raw.rfind("</", start, end)
    inner = tag.end() if tag else start
    return inner, close if close >= inner else end


def _whole_lines(raw: str, start: int, end: int) -> tuple[int, int]:
    """Take the line end along where nothing else stands on an element's lines."""
    low, high = start, end
    while low > 0 and raw[low - 1] in _BLANK:
        low -= 1
    while high < len(raw) and raw[high] in _BLANK:
        high += 1
    if (low == 0 or raw[low - 1] in "\r\n") and raw[high : high + 1] in ("\r", "\n"):
        return low, high + (2 if raw.startswith("\r\n", high) else 1)
    return start, end


_LOOSE_TAGS = frozenset("p li dt dd tr td th thead tbody tfoot option optgroup colgroup".split())


def _balanced(raw: str, start: int, end: int) -> bool:
    """Tell whether every element that starts in a range also ends in it, and none ends that began before."""
    depth: dict[str, int] = {}
    for match in TOKEN.finditer(raw, start, end):
        if match.lastindex == START:
            name = match[6].lower()
            if name not in VOID and name not in _LOOSE_TAGS and raw[match.end() - 2] != "/":
                depth[name] = depth.get(name, 0) + 1
        elif match.lastindex == END and match[1].lower() not in _LOOSE_TAGS and match[1].lower() not in VOID:
            name = match[1].lower()
            depth[name] = depth.get(name, 0) - 1
            if depth[name] < 0:
                return False
    return not any(depth.values())
