"""One pass over a text for the literals of all checks at once."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol
from zlib import crc32

from lint_news.checks.base import SEVERAL, WHOLE, WORD_MARKS, ArticleCheck, Occurrence
from lint_news.facts import Facts
from lint_news.facts.fold import whole

__all__ = ["Scanner", "Tables", "tables_of"]

_HEAD = 10
_GRAM = 4
_BUCKET = 64
_WORTH_AN_AUTOMATON = 12_000
_ALWAYS, _GRAMS, _HEADS, _FIRST_BUCKET = 0, 1, 3, 5
_TEXT, _LINES = 0, 1
_KEYS, _FIRST_WORDS, _LAST_WORDS = 0, 1, 2
Found = dict[int, list[Occurrence]]
Owners = list[tuple[int, int, str]]
"""Who looks for the literals that begin alike: the check, the literal's index, and what of the literal is left."""
Match = tuple[Owners, int, int]


class Tables(Protocol):
    """What a scanner looks for, in parts: a small article needs a few of them.

    The numbers of the checks that always run; for the text, then for its short lines, the heads of the literals by
    their first characters, and again as a list; and then buckets of whole lines.
    """

    def __len__(self) -> int:
        """Give the number of the parts."""
        ...

    def __getitem__(self, number: int, /) -> Any:
        """Unpack a part."""
        ...


class Scanner:
    """Finds the literals of many checks by Aho-Corasick (Aho & Corasick 1975), overlaps included.

    Checks of short lines are served by an automaton of their own, which never sees the paragraphs of the story.
    """

    def __init__(self, tables: Tables) -> None:
        self._always: list[int] = tables[_ALWAYS]
        self._lines_of = _Lines(tables)
        self._text = _Finder(tables, _TEXT)
        self._lines = _Finder(tables, _LINES)

    @classmethod
    def of(cls, checks: Sequence[ArticleCheck]) -> Scanner:
        """Make the scanner of some checks, which are known by their numbers afterwards."""
        return cls(tables_of(checks))

    def scan(self, facts: Facts) -> Found:
        """Give, by the number of each check with something to look at, the places of its literals and keys by start.

        A check that always runs is among them, with or without places.
        """
        found: Found = {number: [] for number in self._always}
        folded = facts.folded
        self._text.find(folded, 0, found)
        lines = facts.page.lines
        for key, numbers in facts.line_keys.items():
            for check, how in self._lines_of.checks(key):
                places = found.setdefault(check, [])
                places += (Occurrence(*lines[number].span, how) for number in numbers)
        for (start, end), _ in facts.short_lines:
            self._lines.find(folded[start:end], start, found)
        for places in found.values():
            if len(places) > 1:
                places.sort()
        return found


def tables_of(checks: Sequence[ArticleCheck]) -> list[Any]:
    """Work out what a scanner of some checks looks for; plain values, which can be kept from run to run."""
    heads: tuple[defaultdict[str, Owners], ...] = (defaultdict(list), defaultdict(list))
    for number, check in enumerate(checks):
        for index, literal in enumerate(check.literals):
            heads[check.short_lines][literal[:_HEAD]].append((number, index, literal[_HEAD:]))
    return [
        [number for number, check in enumerate(checks) if check.always],
        *(_by_gram(table) for table in heads),
        *([(head, marshal.dumps(owners)) for head, owners in table.items()] for table in heads),
        *_buckets(checks),
    ]


def _by_gram(heads: Mapping[str, Owners]) -> dict[str, bytes]:
    """Put heads that begin alike together, packed."""
    grams: defaultdict[str, list[tuple[str, Owners]]] = defaultdict(list)
    for head, owners in heads.items():
        grams[head[:_GRAM]].append((head, owners))
    return {gram: marshal.dumps(alike) for gram, alike in grams.items()}


def _buckets(checks: Sequence[ArticleCheck]) -> list[tuple[dict[str, list[int]], ...]]:
    """Spread the keys, and the first and last words of those that are combined, over buckets."""
    tables: tuple[defaultdict[str, list[int]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    for number, check in enumerate(checks):
        keys = check.keys()
        named = [(_KEYS, set(keys))]
        if check.combines:
            named.append((_FIRST_WORDS, {key.partition(" ")[0].strip(WORD_MARKS) for key in keys}))
            named.append((_LAST_WORDS, {key.rpartition(" ")[2].strip(WORD_MARKS) for key in keys}))
        for kind, names in named:
            for name in names:
                tables[kind][name].append(number)
    count = len(tables[_KEYS]) // _BUCKET + 1
    buckets: list[tuple[dict[str, list[int]], ...]] = [({}, {}, {}) for _ in range(count)]
    for kind, table in enumerate(tables):
        for name, numbers in table.items():
            # A hash that is the same in every run, as Python's own is not.
            buckets[crc32(name.encode("utf-8", "surrogatepass")) % count][kind][name] = numbers
    return buckets


class _Lines:
    """Knows which checks want to see a line as a whole."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._buckets: list[Any] = [None] * (len(tables) - _FIRST_BUCKET)

    def checks(self, key: str) -> list[tuple[int, int]]:
        """Give the numbers of the checks, and whether the line is one of their keys or may be several of them."""
        sure = self._numbers(_KEYS, key)
        found = [(number, WHOLE) for number in sure] if sure else []
        first, space, rest = key.partition(" ")
        starting = self._numbers(_FIRST_WORDS, first) if space else None
        if starting:
            ending = self._numbers(_LAST_WORDS, _last_word(rest)) or ()
            found += ((number, SEVERAL) for number in starting if number in ending and number not in (sure or ()))
        return found

    def _numbers(self, kind: int, name: str) -> Sequence[int] | None:
        at = crc32(name.encode("utf-8", "surrogatepass")) % len(self._buckets)
        bucket = self._buckets[at]
        if bucket is None:
            bucket = self._buckets[at] = self._tables[_FIRST_BUCKET + at]
        numbers: Sequence[int] | None = bucket[kind].get(name)
        return numbers


def _last_word(key: str) -> str:
    """Give the last word of a key that is not marks alone, without the marks round it."""
    last = key.rpartition(" ")[2].strip(WORD_MARKS)
    if last.isalnum():
        return last
    return next((word.strip(WORD_MARKS) for word in reversed(key.split(" ")) if any(map(str.isalnum, word))), "")


class _Finder:
    """Finds literals by their first characters, and compares the rest of each in place.

    An automaton over thousands of literals takes longer to build than a small article takes to lint: it is built once
    there has been enough text to be worth it, and over no more than the heads of long literals.
    """

    def __init__(self, tables: Tables, which: int) -> None:
        self._tables = tables
        self._which = which
        self._seen = 0
        self._find: Callable[[str], Iterable[Match]] | None = None

    def find(self, folded: str, offset: int, found: Found) -> None:
        """Add the places of the literals in a stretch of text that begins at an offset."""
        for owners, start, end in self._matches(folded):
            for number, literal, rest in owners:
                if rest and not folded.startswith(rest, end):
                    continue
                places = found.get(number)
                if places is None:
                    places = found[number] = []
                places.append(Occurrence(offset + start, offset + end + len(rest), literal))

    def _matches(self, folded: str) -> Iterable[Match]:
        before = self._seen
        self._seen += len(folded)
        if self._find is None or before <= _WORTH_AN_AUTOMATON < self._seen:
            if self._seen > _WORTH_AN_AUTOMATON:
                self._find = _Automaton(self._tables[_HEADS + self._which]).find
            else:
                self._find = _Grams(self._tables[_GRAMS + self._which]).find
        return self._find(folded)


class _Grams:
    """Looks up the characters at each place of a text."""

    def __init__(self, table: dict[str, bytes]) -> None:
        self._table = table
        self._lengths = sorted(set(map(len, table)))
        self._unpacked: dict[str, list[tuple[str, Owners]]] = {}

    def find(self, folded: str) -> Iterator[Match]:
        """Yield the heads in a text."""
        folded = _encodable(folded)
        table = self._table
        for length in self._lengths:
            for start in [at for at in range(len(folded) - length + 1) if folded[at : at + length] in table]:
                for head, owners in self._alike(folded[start : start + length]):
                    if folded.startswith(head, start):
                        yield owners, start, start + len(head)

    def _alike(self, gram: str) -> list[tuple[str, Owners]]:
        alike = self._unpacked.get(gram)
        if alike is None:
            alike = self._unpacked[gram] = marshal.loads(self._table[gram])  # noqa: S302 - made by `tables_of`
        return alike


class _Automaton:
    """Finds all heads in one pass."""

    def __init__(self, heads: list[tuple[str, bytes]]) -> None:
        self._packed = [owners for _, owners in heads]
        self._owners: list[Owners | None] = [None] * len(heads)
        self._automaton: Any = None
        if heads:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick([head for head, _ in heads])

    def find(self, folded: str) -> list[Match]:
        """Give the heads in a text."""
        if self._automaton is None:
            return []
        try:
            matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:
            matches = self._automaton.find_matches_as_indexes(whole(folded), overlapping=True)
        owners = self._owners
        return [(owners[index] or self._owners_of(index), start, end) for index, start, end in matches]

    def _owners_of(self, index: int) -> Owners:
        owners: Owners = marshal.loads(self._packed[index])  # noqa: S302 - made by `tables_of`
        self._owners[index] = owners
        return owners


def _encodable(text: str) -> str:
    """Put a replacement character for each lone surrogate, as for the automaton, which reads UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return whole(text)
    return text
