"""Lines that stand in several articles of one source: the template of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_news.checks.base import CorpusHit, Emitted, Options, Row
from lint_news.checks.page_rows import KNOWN, PageRow, pack
from lint_news.facts import Facts
from lint_news.model import Place

__all__ = ["RepeatedLines"]

_FEWEST = 2
"""Articles that share a line; fewer need not wait for the modules below."""


class RepeatedLines:
    """Flags the lines of an article that belong to the template of its source's pages, one finding a block.

    These are lines that several pages share outside their stories, and the lines between them that change from page
    to page, such as counters and teasers. Numbers do not tell lines apart. Within the story a line must stand on most
    of the pages, since cross-headings and background come back there. The source is the publisher, the site of the
    address, or else the folder; articles of a folder that name no source are compared with those that share several
    lines with them. Copies of one story count once. Lines that a rule has already called furniture are left to it.
    """

    def __init__(self, options: Options) -> None:
        self._least = int(options.get("min_articles", 3))
        self._max_words = int(options.get("max_words", 0))

    def emit(self, facts: Facts) -> Iterator[Emitted]:
        """Yield the lines of the article as one row, under its source."""
        lines = facts.page.lines
        if lines:
            parts = tuple(line.span for line in lines)
            yield Emitted(source_of(facts), lines[0].span, pack(facts, self._max_words), parts)

    def judge(self, key: str, rows: Sequence[Row]) -> Iterator[CorpusHit]:
        """Yield a hit for each block of template lines; takes time in proportion to the lines."""
        if len(rows) < _FEWEST:
            return
        from lint_news.checks.page_groups import groups, originals
        from lint_news.checks.templates import Group

        pages = [PageRow.of(row) for row in sorted(rows, key=lambda row: (row.uri, row.record, row.place))]
        first = originals(pages)
        found: list[set[int]] = [set() for _ in pages]
        counts: list[dict[int, int]] = [{} for _ in pages]
        for members, loose in groups(pages, first):
            group = Group(pages, first, members, loose=loose)
            for number, lines in group.template_lines(self._least):
                for line in lines:
                    found[number].add(line)
                    count = group.shared.counts[pages[number].keys[line]]
                    counts[number][line] = max(counts[number].get(line, 0), count)
        elsewhere = _places(pages, found)
        for number, page in enumerate(pages):
            for block in _blocks(page, found[number]):
                yield _hit(pages, number, block, counts[number], elsewhere)


def _places(pages: Sequence[PageRow], found: Sequence[set[int]]) -> dict[int, list[tuple[int, int]]]:
    """Give two places for each line that is flagged anywhere, by what it says."""
    places: dict[int, list[tuple[int, int]]] = {}
    for number, lines in enumerate(found):
        for line in lines:
            at = places.setdefault(pages[number].keys[line], [])
            if len(at) < 2 and all(number != other for other, _ in at):
                at.append((number, line))
    return places


def _blocks(page: PageRow, found: set[int]) -> Iterator[list[int]]:
    """Yield runs of neighbouring lines; those known to be furniture hold a run together and do not begin or end one."""
    hidden = set(page.row.hidden)
    block: list[int] = []
    for line in range(len(page.keys)):
        known = bool(page.flags[line] & KNOWN)
        if line in found and line not in hidden and not known:
            block.append(line)
        elif block and not (known and line not in hidden):
            yield block
            block = []
    if block:
        yield block


def _hit(
    pages: Sequence[PageRow],
    number: int,
    block: Sequence[int],
    counts: dict[int, int],
    elsewhere: dict[int, list[tuple[int, int]]],
) -> CorpusHit:
    page, first, last = pages[number], block[0], block[-1]
    shown = max(block, key=lambda line: (counts[line], -line))
    others = [(other, line) for other, line in elsewhere.get(page.keys[shown], ()) if other != number]
    related = [
        (pages[other].row._replace(place=pages[other].place(line, line), data={}), "also here")
        for other, line in others[:1]
    ]
    row = page.row._replace(place=page.place(first, last), text=page.text(shown), data={})
    size = last - first + 1
    slots = {"count": str(max(counts[shown], 1)), "lines": f"{size} lines" if size > 1 else "1 line"}
    return CorpusHit(row, slots, tuple(related), _cuts(page, block))


def _cuts(page: PageRow, block: Sequence[int]) -> tuple[Place, ...]:
    cuts: list[Place] = []
    start = 0
    for at in range(1, len(block) + 1):
        if at == len(block) or block[at] != block[at - 1] + 1:
            cuts += page.cuts(block[start], block[at - 1])
            start = at
    return tuple(cuts)


def source_of(facts: Facts) -> str:
    """Name the source of an article: its publisher, the host of its address, or its folder."""
    meta = facts.article.meta
    if meta.publisher:
        return meta.publisher.casefold()
    address = meta.url or meta.canonical or ""
    if "//" in address:
        return address.partition("//")[2].partition("/")[0].casefold().removeprefix("www.")
    return facts.article.uri.replace("\\", "/").rpartition("/")[0]
