"""Parts of a page that its own markup says are not the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.facts import Facts
from lint_news.model import Block, Edit, Hit, Region
from lint_news.positions import Span

__all__ = ["Regions"]

_LINKED = 0.9
_RUN = 3
_REASONS = 3
_LINKS = "nothing but links"


class Regions(ArticleCheck):
    """Flags the elements of a page that are navigation, a footer, comments and the like, neighbours as one.

    With `evidence: sure` those that the page marks as such beyond doubt, with `doubtful` the others, and runs of
    links above and below the story, in Markdown too.
    """

    def __init__(self, options: Options) -> None:
        self._sure = options["evidence"] == "sure"

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield one hit for each run of regions with nothing of the story between them."""
        article = facts.article
        if article.source_map.syntax == "markdown":
            if not self._sure:
                yield from map(_hit, _link_lists(facts))
            return
        run: list[Region] = []
        for region in article.regions:
            if region.sure != self._sure or (region.reason == _LINKS and not _is_beside(facts, region.span)):
                continue
            if run and facts.text[run[-1].span.end : region.span.start].strip():
                yield _hit(run)
                run = []
            run.append(region)
        if run:
            yield _hit(run)


def _hit(run: list[Region]) -> Hit:
    reasons = list(dict.fromkeys(region.reason for region in run))
    more = f" and {len(reasons) - _REASONS} more" if len(reasons) > _REASONS else ""
    edits = tuple(Edit(region.span, "") for region in run)
    span = Span(run[0].span.start, run[-1].span.end)
    return Hit(span, {"reason": ", ".join(reasons[:_REASONS]) + more}, edits, whole=True)


def _is_beside(facts: Facts, span: Span) -> bool:
    """Say whether a span lies above or below everything that reads like the story."""
    page = facts.page
    if page.last_body < 0:
        return False
    return span.end <= page.lines[page.first_body].span.start or span.start >= page.lines[page.last_body].span.end


def _link_lists(facts: Facts) -> Iterator[list[Region]]:
    """Yield the runs of blocks that are nothing but links, three or more of them, above or below the story."""
    for linked, group in groupby(facts.article.blocks, _is_link):
        blocks = list(group) if linked else []
        if len(blocks) >= _RUN and all(_is_beside(facts, block.span) for block in blocks):
            yield [Region(Span(blocks[0].span.start, blocks[-1].span.end), None, _LINKS, False)]


def _is_link(block: Block) -> bool:
    return block.link_share >= _LINKED and block.role != "headline"
