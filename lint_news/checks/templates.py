"""The templates of a source's pages, read from the lines that its pages share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from lint_news.checks.page_rows import BODY, FINISHED, KNOWN, LABEL, LETTERS, LONG, MUTE, NUMBER, PageRow
from lint_news.facts.page import groups

__all__ = ["Group", "Shared"]

_LINKS = 4
_NEAR = 8
_SURE_ECHO = 9
_OFTEN = 2
_MOST = 0.6
_FEW = 5
_FAR = 8
_SLOT = 14
_NEAR_HEADLINE = 5
_ECHOES = 6


class Shared(NamedTuple):
    """What the pages of one group share."""

    pages: int
    """How many different pages there are."""
    counts: Counter[int]
    """On how many of them each line stands."""
    inside: Counter[int]
    """In how many stories each line stands, between two paragraphs of its own."""
    titles: dict[int, int]
    """The headlines of pages, each with a page that has it."""
    stands: Counter[tuple[int, int]]
    """How often a line that may be a headline stands so many lines below such a line of the template."""
    pairs: Counter[tuple[int, int]]
    """How often two lines of the template follow each other, with other lines between them."""
    loose: bool
    """Whether nothing says that the pages are of one source."""


class Group:
    """The pages of a group, laid out beside one another."""

    def __init__(self, pages: Sequence[PageRow], first: Sequence[int], members: Sequence[int], *, loose: bool) -> None:
        self._first = first
        ones = sorted({first[n] for n in members})
        counts = Counter(key for n in ones for key in set(pages[n].keys))
        self.shared = Shared(len(ones), counts, Counter(), {}, Counter(), Counter(), loose)
        self._layouts = {n: _Layout(pages[n], self.shared) for n in {*ones, *members}}
        self._members = members
        if loose:
            return
        shared = self.shared
        for n in ones:
            layout = self._layouts[n]
            shared.inside.update({pages[n].keys[i] for i in range(layout.start + 1, layout.end)})
        for n in ones:
            shared.stands.update(self._layouts[n].stands.values())
        for n in ones:
            layout = self._layouts[n]
            shared.pairs.update(set(layout.gaps()))
            if layout.headline >= 0:
                shared.titles.setdefault(pages[n].keys[layout.headline], n)

    def template_lines(self, least: int) -> Iterator[tuple[int, list[int]]]:
        """Yield each page's number and the lines of it that belong to the template, in order."""
        if self.shared.loose and max(self.shared.counts.values(), default=0) < max(least, _MOST * self.shared.pages):
            return
        for n in self._members:
            yield n, self._layouts[n].template(self._first[n], least)


class _Layout:
    """One page, seen with what its group shares: where its story lies, and which lines hold the template."""

    def __init__(self, page: PageRow, group: Shared) -> None:
        self._page, self._group = page, group
        self._counts = [group.counts[key] for key in page.keys]
        self.start, self.end = self._story()
        self._most = max(
            (c for c, flag in zip(self._counts, page.flags, strict=True) if flag & LETTERS and not flag & BODY),
            default=0,
        )

    @cached_property
    def _often(self) -> set[int]:
        return {key for key, count in Counter(self._page.keys).items() if count > _OFTEN}

    @cached_property
    def _anchors(self) -> list[int]:
        return [n for n in range(len(self._page.keys)) if self._is_anchor(n)]

    def _story(self) -> tuple[int, int]:
        """Give the first and the last paragraph that no other page has; small groups far from the rest do not count."""
        flags = self._page.flags
        own = [
            n
            for n, count in enumerate(self._counts)
            if count <= 1 and flags[n] & BODY and not flags[n] & (KNOWN | LABEL)
        ]
        runs = groups(own, _FAR)
        least = max(map(len, runs), default=0) / 8
        kept = [n for run in runs if len(run) >= least for n in run]
        return (kept[0], kept[-1]) if kept else (len(flags), -1)

    def _is_anchor(self, n: int) -> bool:
        """Say whether a line marks the template: on most of the pages like this one, and never within a story."""
        count, flag, key = self._counts[n], self._page.flags[n], self._page.keys[n]
        if count < 2 or 2 * count < self._most or flag & FINISHED or not flag & LETTERS:
            return False
        if self.start <= n <= self.end or key in self._often or self._group.inside[key]:
            return False
        # The headline of a story may stand on most pages, where it is the most read.
        return not (flag & LONG and (self._most < _FEW or self._echoes(n, _ECHOES)))

    @cached_property
    def stands(self) -> dict[int, tuple[int, int]]:
        """Give the lines above the story that may be its headline, each with the anchor above it and the distance."""
        flags, keys = self._page.flags, self._page.keys
        found, anchor, anchors = {}, -1, set(self._anchors)
        for n in range(min(self.start, len(flags))):
            if n in anchors:
                anchor = n
            elif flags[n] & LONG and not flags[n] & LABEL:
                found[n] = (keys[anchor] if anchor >= 0 else 0, n - anchor)
        return found

    @cached_property
    def headline(self) -> int:
        """The line above the story that says most of what the story says, and stands where headlines stand."""
        page, group = self._page, self._group
        if page.sure:
            return page.headline
        best, found = -1.0, -1
        for n, stand in self.stands.items():
            usual = 8 * group.stands[stand] / max(group.pages, 1)
            score = page.echo(n) + usual + (4 if n == page.headline else 0) + 4 * n / max(self.start, 1)
            if score >= best:
                best, found = score, n
        return found if best >= _NEAR_HEADLINE else -1

    def gaps(self) -> Iterator[tuple[int, int]]:
        """Yield the neighbouring anchors that have other lines between them, as keys."""
        keys = self._page.keys
        for one, other in zip(self._anchors, self._anchors[1:], strict=False):
            if 1 < other - one <= _SLOT:
                yield keys[one], keys[other]

    def template(self, number: int, least: int) -> list[int]:
        if self._group.loose:
            return [n for n in range(len(self._counts)) if self._is_everywhere(n, least)]
        outside = sum(
            count > 1 and not self.start <= n <= self.end and bool(self._page.flags[n] & LETTERS)
            for n, count in enumerate(self._counts)
        )
        if outside < _LINKS:
            return [n for n, count in enumerate(self._counts) if count >= least and self._may_stand_alone(n)]
        above = max((n for n in self._anchors if n < self.start), default=-1)
        below = min((n for n in self._anchors if n > self.end), default=len(self._counts))
        found = {n for n in range(len(self._counts)) if self._is_template(n, number, above, below)}
        found |= self._slots(above, below, found)
        return sorted(found)

    def _may_stand_alone(self, n: int) -> bool:
        flag = self._page.flags[n]
        outside = not self.start <= n <= self.end
        return outside and n != self.headline and not flag & (FINISHED | MUTE | KNOWN) and bool(flag & LETTERS)

    def _is_everywhere(self, n: int, least: int) -> bool:
        """Judge a line of a page that may have nothing to do with the others: most of them must have it."""
        return self._may_stand_alone(n) and self._counts[n] >= max(least, _MOST * self._group.pages)

    def _is_template(self, n: int, number: int, above: int, below: int) -> bool:
        count, flag = self._counts[n], self._page.flags[n]
        if flag & MUTE or self._may_be_headline(n):
            return False
        if flag & LONG and not flag & BODY and self._group.titles.get(self._page.keys[n], number) != number:
            return True  # the headline of another page
        if count < 2 or not flag & LETTERS or (self._page.keys[n] in self._often and 2 * count < self._most):
            return False
        if self.start <= n <= self.end:
            return self._is_within(n)
        if self.headline < n < self.start and flag & LONG and not self._is_furniture_below_headline(n):
            return False
        if above < n < below:
            return self._is_beside(n, above, below)
        return not flag & BODY or count >= min(3, self._group.pages)

    def _may_be_headline(self, n: int) -> bool:
        """Say whether a line is the headline, or stands near it and says as much of what the story says."""
        if n == self.headline:
            return True
        return abs(n - self.headline) <= _NEAR and not self._page.flags[n] & LABEL and self._echoes(n, _SURE_ECHO)

    def _echoes(self, n: int, least: int) -> bool:
        """Say whether a longer line above the story says what the story says, and is not on all of the pages."""
        few = self._most < _FEW or self._counts[n] < 0.9 * self._most
        return n < self.start and few and bool(self._page.flags[n] & LONG) and self._page.echo(n) >= least

    def _is_furniture_below_headline(self, n: int) -> bool:
        """Judge a longer line between headline and story, which may be a summary or a caption."""
        count, flag = self._counts[n], self._page.flags[n]
        if self._page.echo(n) >= _ECHOES:
            return 2 * count >= self._most
        return bool(flag & (LABEL | NUMBER)) or count >= max(3, 0.25 * self._most)

    def _is_within(self, n: int) -> bool:
        """Judge a line between two paragraphs of the story: cross-headings come back there, and so do notices."""
        count, flag = self._counts[n], self._page.flags[n]
        share = count / self._group.pages
        if flag & FINISHED:
            return count >= 10 and share >= 0.9
        return count >= 3 and share >= _MOST and bool(flag & LETTERS)

    def _is_beside(self, n: int, above: int, below: int) -> bool:
        """Judge a line between the story and the nearest line of the template."""
        count, flag = self._counts[n], self._page.flags[n]
        if flag & BODY:
            return count >= 10 and count >= 0.9 * self._group.pages
        if flag & NUMBER and 0 <= self.headline < n < self.start:
            return count >= max(2, 0.1 * self._most)  # a date, a count of readers
        if flag & FINISHED or (flag & NUMBER and not flag & LABEL):
            return count >= _MOST * self._group.pages
        if self._group.inside[self._page.keys[n]]:
            return count >= max(3, _MOST * self._group.pages)
        if flag & LABEL:
            return True
        return count >= 3 and (n in {above + 1, below - 1} or count >= 0.25 * self._most)

    def _slots(self, above: int, below: int, found: set[int]) -> set[int]:
        """Give the lines that change from page to page between two that do not, such as counters and teasers."""
        keys, flags = self._page.keys, self._page.flags
        slots: set[int] = set()
        for one, other in zip(self._anchors, self._anchors[1:], strict=False):
            if not 1 < other - one <= _SLOT or self._group.pairs[keys[one], keys[other]] < 2:
                continue
            if one < self.start and other > self.end:
                continue
            slots.update(
                n
                for n in range(one + 1, other)
                if n not in found
                and not flags[n] & (BODY | MUTE)
                and not self._may_be_headline(n)
                and (n > self.end or self._may_change_above(n))
            )
        return slots

    def _may_change_above(self, n: int) -> bool:
        """Say whether a line above the story can be let go: the headline may stand there, and what belongs to it."""
        flag = self._page.flags[n]
        if flag & LABEL or (flag & NUMBER and not flag & LONG):
            return True
        if flag & NUMBER and 0 <= self.headline < n:
            return self._page.echo(n) < _ECHOES
        return 0 <= n < self.headline and self._page.echo(n) < _ECHOES
