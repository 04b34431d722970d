"""One pass over a text for the literals of all checks at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from lint_news.checks.base import ArticleCheck, Occurrence
from lint_news.facts import Facts
from lint_news.facts.fold import whole

__all__ = ["Scanner", "tables_of"]

_HEAD = 10
_BETWEEN, _WITHIN = "\x1e", "\x1f"
Found = dict[int, list[Occurrence]]
Owner = tuple[int, int, str]
Tables = dict[str, str]
"""What a scanner looks for, as few long strings: these load in a fraction of the time that nested lists take."""


class Scanner:
    """Finds the literals of many checks by Aho-Corasick (Aho & Corasick 1975), overlaps included.

    Checks of short lines are served by an automaton of their own, which never sees the paragraphs of the story.
    """

    def __init__(self, tables: Tables) -> None:
        self._always = [int(number) for number in tables["always"].split()]
        self._keys = _unpacked(tables["keys"])
        self._first_words = _unpacked(tables["first_words"])
        self._text = _Automaton(_unpacked(tables["text"]))
        self._lines = _Automaton(_unpacked(tables["lines"]))

    @classmethod
    def of(cls, checks: Sequence[ArticleCheck]) -> Scanner:
        """Make the scanner of some checks, which are known by their numbers afterwards."""
        return cls(tables_of(checks))

    def scan(self, facts: Facts) -> Found:
        """Give, by the number of each check with something to look at, the places of its literals by start.

        A check that always runs is among them, with or without places.
        """
        found: Found = {number: [] for number in self._always}
        folded = facts.folded
        self._text.find(folded, 0, found)
        for key in facts.line_keys if self._keys or self._first_words else ():
            numbers = f"{self._keys.get(key, '')} {self._first_words.get(key.partition(' ')[0], '')}"
            for number in numbers.split():
                found.setdefault(int(number), [])
        if self._lines.literals:
            for (start, end), _ in facts.short_lines:
                self._lines.find(folded[start:end], start, found)
        for places in found.values():
            if len(places) > 1:
                places.sort()
        return found


def tables_of(checks: Sequence[ArticleCheck]) -> Tables:
    """Work out what a scanner of some checks looks for; plain strings, which can be kept from run to run."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    first_words: defaultdict[str, list[str]] = defaultdict(list)
    heads: tuple[defaultdict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))
    for number, check in enumerate(checks):
        for key in check.keys:
            keys[key].append(str(number))
        for word in check.first_words:
            first_words[word].append(str(number))
        for literal_number, literal in enumerate(check.literals):
            owner = f"{number} {literal_number} {literal[_HEAD:]}"
            heads[check.short_lines][literal[:_HEAD]].append(owner)
    return {
        "always": " ".join(str(number) for number, check in enumerate(checks) if check.always),
        "keys": _packed(keys, " "),
        "first_words": _packed(first_words, " "),
        "text": _packed(heads[False], _WITHIN),
        "lines": _packed(heads[True], _WITHIN),
    }


def _packed(table: Mapping[str, list[str]], within: str) -> str:
    """Write a table as one string, names and values by turns."""
    return _BETWEEN.join(part for name, values in table.items() for part in (name, within.join(values)))


def _unpacked(packed: str) -> dict[str, str]:
    """Read a table back; what stands under each name is still joined."""
    parts = packed.split(_BETWEEN) if packed else []
    return dict(zip(parts[::2], parts[1::2], strict=True))


class _Automaton:
    """An automaton over the first characters of literals, built when first used.

    The rest of each literal is compared in place: thousands of long phrases would otherwise take longer to build than
    a small article takes to lint.
    """

    def __init__(self, heads: dict[str, str]) -> None:
        self.literals = list(heads)
        self._joined = list(heads.values())
        self._owners: list[list[Owner] | None] = [None] * len(heads)
        self._automaton: Any = None

    def _owners_of(self, index: int) -> list[Owner]:
        """Give the checks, literals and remaining characters under a head, taken apart when it is first found."""
        owners = self._owners[index]
        if owners is None:
            parts = (joined.split(" ", 2) for joined in self._joined[index].split(_WITHIN))
            owners = self._owners[index] = [(int(number), int(literal), rest) for number, literal, rest in parts]
        return owners

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
            for number, literal, rest in self._owners[index] or self._owners_of(index):
                if rest and not folded.startswith(rest, end):
                    continue
                places = found.get(number)
                if places is None:
                    places = found[number] = []
                places.append(Occurrence(offset + start, offset + end + len(rest), literal))
