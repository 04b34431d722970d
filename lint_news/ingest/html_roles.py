"""Which blocks of a page are the article, and which furniture."""

from __future__ import annotations

from lint_news.ingest.html_context import Context
from lint_news.ingest.line_roles import line_role
from lint_news.model import Block, Role, Span

__all__ = ["Draft", "settle"]

_NAVIGATION_MAX = 150
_LINK_SHARE = 0.6
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


def settle(drafts: list[Draft], text: str, parents: list[int], titles: list[str]) -> list[Block]:
    """Settle the roles of a page's blocks; `parents` says in which region each region lies."""
    page = _Page(drafts, parents)
    chosen = _headline(page, drafts, text, titles)
    furnished = [page.is_furniture(at) for at in range(len(drafts))]
    body = [at for at, draft in enumerate(drafts) if not furnished[at] and draft.context.role not in ("h1", "heading")]
    if not body:
        # No class name can mean that the page has no article at all.
        furnished = [draft.context.hard for draft in drafts]
    blocks = []
    for at, draft in enumerate(drafts):
        span = _trimmed(text, draft)
        if span.start < span.end:
            role = "headline" if at == chosen else "furniture" if furnished[at] else _role(draft, text, span)
            blocks.append(Block(role, span, draft.share()))
    return blocks


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
    others = [at for at in heads if page.is_main(drafts[at].context) and not drafts[at].context.soft and titled(at)]
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
