"""Which blocks of a page are the article, and which furniture."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from lint_news.ingest.html_causes import Cause
from lint_news.ingest.html_context import Context
from lint_news.ingest.html_regions import FILLED, LINKS, MARKED, OUTSIDE, Layout, Sizes, regions
from lint_news.ingest.html_tree import Element
from lint_news.ingest.line_roles import line_role
from lint_news.model import Block, Region, Role, Span

__all__ = ["Draft", "Settled", "settle"]

_NAVIGATION_MAX = 150
_LINK_SHARE = 0.6
_STORY = 400
"""Characters in paragraphs from which on an element may hold the story, whatever its class says."""
_STANDFIRST = 60
_LABEL = 80
_SHORT_ROLES: dict[str, int] = {"byline": 160, "dateline": 100, "caption": 900}
"""Longest block that a class name may make a byline, a dateline or a caption."""
_ROLES: dict[str, Role] = {
    "h1": "subheading", "heading": "subheading", "list": "list", "quote": "quote", "byline": "byline",
    "dateline": "dateline", "caption": "caption", "code": "code",
}  # fmt: skip


class Draft:
    """A block whose role is not settled yet: where it stands, and how much of it inline elements claim."""

    __slots__ = ("context", "end", "hints", "linked", "size", "start")

    def __init__(self, start: int, context: Context) -> None:
        self.start = self.end = start
        self.context = context
        self.size = self.linked = 0
        self.hints: dict[str, int] | None = None

    def count(self, context: Context, size: int) -> None:
        """Count a run of text in a context."""
        self.size += size
        if context.link:
            self.linked += size
        if context.hint:
            if self.hints is None:
                self.hints = {}
            self.hints[context.hint] = self.hints.get(context.hint, 0) + size

    def hint(self) -> str:
        """Give what inline elements say of more than half of the block."""
        for name, size in (self.hints or {}).items():
            if size * 2 > self.size:
                return name
        return ""

    def share(self) -> float:
        """Give the share of the block that is inside links."""
        return round(self.linked / self.size, 4) if self.size else 0.0


class Settled(NamedTuple):
    """What a page comes to once it is known which of its blocks are the article."""

    blocks: list[Block]
    regions: list[Region]


def settle(
    drafts: list[Draft], elements: list[Element], raw: str, text: str, parents: list[int], titles: list[str]
) -> Settled:
    """Settle the roles of a page's blocks; `parents` says in which region each region lies."""
    sizes = Sizes([(draft.size, draft.linked) for draft in drafts], [text[d.start + d.size // 2 :][:1] for d in drafts])
    _believe_the_story(drafts, elements, sizes)
    page = _Page(drafts, parents)
    chosen = _headline(page, drafts, text, titles)
    furnished = [page.is_furniture(at) for at in range(len(drafts))]
    for at in _below_headline(drafts, elements, chosen):
        furnished[at] = False
    body = [at for at, draft in enumerate(drafts) if not furnished[at] and draft.context.role not in ("h1", "heading")]
    if not body:
        # No class name can mean that the page has no article at all.
        furnished = [draft.context.hard for draft in drafts]
    if chosen is not None:
        furnished[chosen] = False
    spans = [_trimmed(text, draft) for draft in drafts]
    blocks = []
    for at, (draft, span) in enumerate(zip(drafts, spans, strict=True)):
        if span.start < span.end:
            role = "headline" if at == chosen else "furniture" if furnished[at] else _role(draft, text, span)
            marked = role == "caption" and (draft.hint() or draft.context.role) == role
            blocks.append(Block(role, span, draft.share(), marked))
    if not any(block.role in ("body", "list", "quote") for block in blocks):
        return Settled(blocks, [])
    layout = Layout(
        [span if span.start < span.end else None for span in spans],
        furnished,
        [page.cause(draft) for draft in drafts],
    )
    inside = [bool(page.best) and page.is_main(draft.context) for draft in drafts]
    return Settled(blocks, regions(raw, elements, sizes, layout, inside))


def _believe_the_story(drafts: list[Draft], elements: list[Element], sizes: Sizes) -> None:
    """Take back what a class or id says of an element that holds most of the page's paragraphs: the story is in it."""
    total = sum(sizes.prose[at + 1] - sizes.prose[at] for at, draft in enumerate(drafts) if not draft.context.hard)
    doubted = False
    covers = [0] * (len(drafts) + 1)
    for element in elements:
        cause = element.cause
        if cause is None or cause.hard or cause.kind == "sure":
            continue
        _, linked, prose = sizes.of(element)
        doubtful = prose * 2 > total and prose > max(linked * 2, _STORY)
        doubted = doubted or doubtful
        covers[element.first] += not doubtful
        covers[element.last] -= not doubtful
    if not doubted:
        return
    for draft, depth in zip(drafts, accumulate(covers[:-1]), strict=True):
        if draft.context.soft and not depth:
            draft.context = draft.context._replace(soft=False)


def _below_headline(drafts: list[Draft], elements: list[Element], chosen: int | None) -> list[int]:
    """Give the paragraphs under a headline that stands in the page's header: they are the story's."""
    if chosen is None or not drafts[chosen].context.header:
        return []
    around = [e for e in elements if e.name == "header" and e.first <= chosen < e.last]
    if not around:
        return []
    return [
        at
        for at in range(chosen + 1, around[0].last)
        if not (drafts[at].context.hard or drafts[at].context.soft)
        and drafts[at].size - drafts[at].linked >= _STANDFIRST
    ]


class _Page:
    """The regions of a page, weighed."""

    def __init__(self, drafts: list[Draft], parents: list[int]) -> None:
        self.drafts = drafts
        self.mass: dict[int, int] = {}
        for draft in drafts:
            context = draft.context
            if not (context.hard or context.soft or context.header):
                self.mass[context.region] = self.mass.get(context.region, 0) + draft.size - draft.linked
        outside = self.mass.pop(0, 0)
        self.best = max(self.mass, key=lambda region: self.mass[region], default=0)
        if self.mass.get(self.best, 0) * 4 < outside:
            self.best = 0  # a teaser in an article element, and the article itself in none
        self.holders = {self.best}
        region = self.best
        while region:
            region = parents[region]
            self.holders.add(region)
        self.holders.discard(0)
        self.first = next((at for at, draft in enumerate(drafts) if draft.context.region in self.holders), 0)

    def is_main(self, context: Context) -> bool:
        """Tell whether a context lies in the article; so does everything where no element marks one."""
        if not self.best:
            return True
        region = context.region
        if region in self.holders:
            return True
        return region != 0 and self.mass.get(region, 0) * 3 >= self.mass[self.best]

    def cause(self, draft: Draft) -> Cause:
        """Say why a block is furniture where no element round it alone says so."""
        context = draft.context
        if draft.size < _LABEL and (draft.hints or {}).get("furniture", 0) >= draft.size:
            return FILLED
        if context.hard or context.soft or draft.hint() == "furniture":
            return MARKED
        return OUTSIDE if context.header or not self.is_main(context) else LINKS

    def is_furniture(self, at: int) -> bool:
        """Tell whether a block is no part of the article."""
        draft = self.drafts[at]
        context = draft.context
        hint = draft.hint()
        if context.hard or context.soft or hint == "furniture":
            return True
        role = hint or context.role
        if context.header or not self.is_main(context):
            return role not in ("byline", "dateline") or at >= self.first or context.region != 0
        navigates = draft.size < _NAVIGATION_MAX and draft.linked > draft.size * _LINK_SHARE
        return navigates and role in ("body", "list")


def _headline(page: _Page, drafts: list[Draft], text: str, titles: list[str]) -> int | None:
    """Choose the headline: the h1 of the article, or the heading that the page's title repeats."""
    wanted = [_letters(title) for title in titles]

    def titled(at: int) -> bool:
        letters = _letters(text[drafts[at].start : drafts[at].end])
        return len(letters) > 8 and any(letters in title or title in letters for title in wanted if len(title) > 8)

    contexts = [draft.context for draft in drafts]
    heads = [at for at, context in enumerate(contexts) if context.role in ("h1", "heading") and not context.hard]
    firsts = [at for at in heads if drafts[at].context.role == "h1" and not drafts[at].context.soft]
    inside = [at for at in firsts if not drafts[at].context.header and page.is_main(drafts[at].context)]
    for choice in (inside, firsts):
        matching = [at for at in choice if titled(at)]
        if matching:
            return matching[0]
    if inside:
        return inside[0]
    free = [at for at in heads if not drafts[at].context.soft]
    # Where the element marked as the article holds its text alone, the headline stands above it.
    others = [at for at in free if (page.is_main(drafts[at].context) or at < page.first) and titled(at)]
    return next(iter(others or firsts), None)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _trimmed(text: str, draft: Draft) -> Span:
    part = text[draft.start : draft.end]
    start = draft.end - len(part.lstrip())
    return Span(start, max(start, draft.start + len(part.rstrip())))


def _role(draft: Draft, text: str, span: Span) -> Role:
    said = draft.hint() or draft.context.role
    longest = _SHORT_ROLES.get(said)
    if longest and span.end - span.start > longest:
        said = "body"
    role = _ROLES.get(said, "body")
    if role == "body" and span.end - span.start <= 700:
        return line_role(text[span.start : span.end], True)
    return role
