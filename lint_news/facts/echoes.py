"""Words that come back within a few words."""

from __future__ import annotations

from itertools import compress, count
from operator import eq
from typing import NamedTuple

from lint_news.positions import Span

__all__ = ["LINKS", "PREPOSITIONS", "Echo", "echoes", "plain_words", "token_spans"]

PREPOSITIONS = frozenset(("of", "on", "for", "about", "against", "over"))
LINKS = frozenset(("and", "or")) | PREPOSITIONS
"""What may join a word to its echo."""

_NOUN = 5
_REACH = 6
_MARKS = ".,;:!?()\"'[]"


class Echo(NamedTuple):
    """A word, its next occurrence, and what stands directly behind the first one."""

    first: Span
    second: Span
    link: str
    """The word between, where that is one of `LINKS`; empty where the second one follows at once."""


def plain_words(folded: str) -> list[str]:
    """Give the words of a folded text without the marks round them."""
    return _unmarked(folded).split()


def echoes(folded: str, words: list[str]) -> list[Echo]:
    """Give the words that stand twice in a row, are joined to themselves, or come back behind a preposition."""
    pairs = [(at, at + 1) for at in compress(count(), map(eq, words, words[1:]))]
    pairs += [(at, at + 2) for at in compress(count(), map(eq, words, words[2:])) if words[at + 1] in LINKS]
    for at in compress(count(), map(PREPOSITIONS.__contains__, words)):
        noun = words[at - 1] if at > 0 else ""
        if len(noun) >= _NOUN and noun in words[at + 2 : at + _REACH]:
            pairs.append((at - 1, words.index(noun, at + 2)))
    if not pairs:
        return []
    spans = token_spans(folded, {number for pair in pairs for number in pair})
    return [Echo(spans[a], spans[b], words[a + 1] if b - a > 1 else "") for a, b in pairs]


def token_spans(folded: str, wanted: set[int]) -> dict[int, Span]:
    """Give the spans of some of the words of `plain_words`, by their numbers."""
    text = rest = _unmarked(folded)
    spans: dict[int, Span] = {}
    at = 0
    for number in sorted(wanted):
        # Splitting off what lies between is far quicker than matching word by word.
        rest = rest.split(None, number - at)[-1]
        start, at = len(text) - len(rest), number
        spans[number] = Span(start, start + len(rest.split(None, 1)[0]))
    return spans


def _unmarked(folded: str) -> str:
    for mark in _MARKS:
        folded = folded.replace(mark, " ")
    return folded
