"""One pass over a text for the literals of all checks at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from lint_news.checks.base import ArticleCheck, Occurrence
from lint_news.facts import Facts
from lint_news.facts.fold import whole

__all__ = ["Scanner"]

_HEAD = 9
Found = dict[int, list[Occurrence]]


class Scanner:
    """Finds the literals of many checks by Aho-Corasick (Aho & Corasick 1975), overlaps included.

    Checks of short lines are served by an automaton of their own, which never sees the paragraphs of the story.
    """

    def __init__(self, checks: Sequence[ArticleCheck]) -> None:
        self._always = [number for number, check in enumerate(checks) if check.always]
        self._keys: defaultdict[str, list[int]] = defaultdict(list)
        self._first_words: defaultdict[str, list[int]] = defaultdict(list)
        for number, check in enumerate(checks):
            for key in check.keys:
                self._keys[key].append(number)
            for word in check.first_words:
                self._first_words[word].append(number)
        self._text = _Automaton([(n, check) for n, check in enumerate(checks) if not check.short_lines])
        self._lines = _Automaton([(n, check) for n, check in enumerate(checks) if check.short_lines])

    def scan(self, facts: Facts) -> Found:
        """Give, by the number of each check with something to look at, the places of its literals by start.

        A check that always runs is among them, with or without places.
        """
        found: Found = {number: [] for number in self._always}
        folded = facts.folded
        self._text.find(folded, 0, found)
        for key in facts.line_keys:
            for number in (*self._keys.get(key, ()), *self._first_words.get(key.partition(" ")[0], ())):
                found.setdefault(number, [])
        if self._lines.literals:
            for (start, end), _ in facts.short_lines:
                self._lines.find(folded[start:end], start, found)
        for places in found.values():
            if len(places) > 1:
                places.sort()
        return found


class _Automaton:
    """An automaton over the literals of some checks, built when first used.

    It knows only the beginning of each literal, and the rest is compared in place: thousands of long phrases would
    otherwise take longer to build than a small article takes to lint.
    """

    def __init__(self, checks: Sequence[tuple[int, ArticleCheck]]) -> None:
        self._owners: list[list[tuple[int, int, str]]] = []
        indexes: dict[str, int] = {}
        for number, check in checks:
            for literal_number, literal in enumerate(check.literals):
                head = literal[:_HEAD]
                at = indexes.get(head)
                if at is None:
                    at = indexes[head] = len(self._owners)
                    self._owners.append([])
                self._owners[at].append((number, literal_number, literal[_HEAD:]))
        self.literals = list(indexes)
        self._automaton: Any = None

    def find(self, folded: str, offset: int, found: Found) -> None:
        """Add the places of the literals in a stretch of text that begins at an offset."""
        if not self.literals:
            return
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(self.literals)
        try:
            matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:
            matches = self._automaton.find_matches_as_indexes(whole(folded), overlapping=True)
        for index, start, end in matches:
            for number, literal, rest in self._owners[index]:
                if rest and not folded.startswith(rest, end):
                    continue
                places = found.get(number)
                if places is None:
                    places = found[number] = []
                places.append(Occurrence(offset + start, offset + end + len(rest), literal))
