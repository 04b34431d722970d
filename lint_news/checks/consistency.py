"""Two styles of one thing in an article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint_news.checks.base import ArticleCheck, Occurrence, Options, Where, bounded
from lint_news.checks.regex import Regex
from lint_news.facts import Facts
from lint_news.facts.fold import fold
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["Consistency"]


class _Use(NamedTuple):
    """A place where a style is used, and which of its forms."""

    span: Span
    rank: int


class Consistency(ArticleCheck):
    """Flags the places that use the rarer of several styles of one thing.

    `sets` is a list of things, each a mapping of a style's name to its forms. Where each stands once, nothing tells
    which is the article's own; on another tie the style used first stands.
    Forms of two styles pair by their order, which is what the edit writes.
    """

    def __init__(self, options: Options) -> None:
        self._sets = options["sets"]
        self._fold = options.get("case", "exact") == "fold"
        self._forms: dict[str, tuple[int, str, int]] = {}
        for number, styles in enumerate(self._sets):
            for style, forms in styles.items():
                for rank, form in enumerate(forms):
                    self._forms[fold(form) if self._fold else form] = (number, style, rank)
        # One expression rather than literals: forms such as "US" stand inside many a word.
        choice = "|".join(re.escape(form) for form in sorted(self._forms, key=len, reverse=True))
        # RE2's word bound knows ASCII only, so it would hide a form that begins with another letter.
        bound = "\\b" if all(form[0].isascii() and form[0].isalnum() for form in self._forms) else ""
        self._pattern = Regex(f"{bound}(?:{choice})")
        # Two styles can only clash where one stands that is not the plainest of its set, so "US" alone starts nothing.
        self.always = False
        self.literals = [
            fold(form)
            for styles in self._sets
            for style, forms in styles.items()
            if style != min(styles, key=lambda name: min(map(len, styles[name])))
            for form in forms
        ]
        self._where = Where(options)
        self._each = options.get("report", "first") == "each"

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit on the first place of each rarer style (or on each place), the main style's first as related."""
        used: defaultdict[int, defaultdict[str, list[_Use]]] = defaultdict(lambda: defaultdict(list))
        for match in self._pattern.finditer(facts.folded if self._fold else facts.text):
            start, end = match.span()
            if bounded(facts.folded, start, end) and self._where.admits(facts, start):
                number, style, rank = self._forms[match.group()]
                used[number][style].append(_Use(Span(start, end), rank))
        for number, styles in used.items():
            if len(styles) > 1:
                yield from self._odd_ones(facts, number, styles)

    def _odd_ones(self, facts: Facts, number: int, styles: dict[str, list[_Use]]) -> Iterator[Hit]:
        main = max(styles, key=lambda style: (len(styles[style]), -styles[style][0].span.start))
        if len(styles[main]) == 1:
            return
        anchor = styles[main][0].span
        better_forms = self._sets[number][main]
        for style, places in styles.items():
            if style == main:
                continue
            for span, rank in places if self._each else places[:1]:
                better = better_forms[min(rank, len(better_forms) - 1)]
                yield Hit(
                    span,
                    {"main": main, "count": str(len(places)), "main_count": str(len(styles[main])), "better": better},
                    (Edit(span, better),),
                    ((anchor, f"“{facts.text[anchor.start : anchor.end]}” here"),),
                )
