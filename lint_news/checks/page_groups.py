"""Which pages may be compared: copies of one story, and pages of one site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from lint_news.checks.page_rows import BODY, FINISHED, KNOWN, LETTERS, PageRow

__all__ = ["groups", "originals"]

_SAMPLE = 12
_MANY = 5
_KINSHIP = 6


def originals(pages: Sequence[PageRow]) -> list[int]:
    """Give for each page the first page that has the same story: itself, unless it is a copy.

    Pages are copies when more than half of the paragraphs of the shorter story are those of the longer one, or a third
    of many. They are looked for by their smallest hashes, so that each page meets but a few others.
    """
    common = Counter(key for page in pages for key in _paragraphs(page))
    most = max(_MANY, len(pages) // 2)
    stories = [{key for key in _paragraphs(page) if common[key] <= most} for page in pages]
    first: list[int] = []
    met: dict[int, int] = {}
    for number, (page, story) in enumerate(zip(pages, stories, strict=True)):
        sample = sorted(story)[:_SAMPLE]
        near = {met[key] for key in sample if key in met}
        same = [n for n in near if _are_copies(story, stories[n], page.named)]
        first.append(first[min(same)] if same else number)
        for key in sample:
            met.setdefault(key, number)
    return first


def _are_copies(one: set[int], other: set[int], named: bool) -> bool:
    both, shorter = len(one & other), min(len(one), len(other))
    return 2 * both > shorter or (both >= _MANY and 3 * both > shorter) or (not named and both >= 4)


def _paragraphs(page: PageRow) -> set[int]:
    return {key for key, flag in zip(page.keys, page.flags, strict=True) if flag & BODY and not flag & KNOWN}


def groups(pages: Sequence[PageRow], first: Sequence[int]) -> list[tuple[list[int], bool]]:
    """Divide the pages of one source, or folder, into groups that may be compared; gives numbers of pages.

    Pages that name their source are one group. The others may be of any number of sites, so that only those are put
    together of which each shares several lines with the next one; what is left is compared as a loose group.
    """
    named = [n for n in range(len(pages)) if pages[n].named]
    rest = [n for n in range(len(pages)) if not pages[n].named]
    found = [(named, False)] if named else []
    parents = {n: n for n in rest}
    for one, other in _linked(pages, [n for n in rest if first[n] == n]):
        parents[_root(parents, one)] = _root(parents, other)
    for n in rest:
        if first[n] != n and first[n] in parents:
            parents[_root(parents, n)] = _root(parents, first[n])
    sites: defaultdict[int, list[int]] = defaultdict(list)
    for n in rest:
        sites[_root(parents, n)].append(n)
    found += [(site, False) for site in sites.values() if len({first[n] for n in site}) > 1]
    return [*found, (rest, True)] if rest else found


def _linked(pages: Sequence[PageRow], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of pages that share several lines; each line links each page to the next one that has it."""
    last: dict[int, int] = {}
    links: Counter[tuple[int, int]] = Counter()
    for n in numbers:
        page = pages[n]
        for key in {k for k, flag in zip(page.keys, page.flags, strict=True) if flag & LETTERS and not flag & FINISHED}:
            if key in last:
                links[last[key], n] += 1
            last[key] = n
    return (pair for pair, count in links.items() if count >= _KINSHIP)


def _root(parents: dict[int, int], n: int) -> int:
    while parents[n] != n:
        parents[n] = n = parents[parents[n]]
    return n
