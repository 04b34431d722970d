"""Words run together without a space, and words left cut in two by the hyphen of a printed column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options, strings
from lint_news.checks.regex import Regex
from lint_news.facts import Facts
from lint_news.facts.abbreviations import OPENS_SENTENCE
from lint_news.lazy import lazy_re
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["Glued"]

_CAMEL = Regex(r"\p{Ll}\p{Lu}\p{Ll}")
_BROKEN = Regex(r"\p{Ll}- \p{Ll}")
_WORD = lazy_re(r"[^\W\d_]+")
_ADDRESS = frozenset("./@_#-&=+’'")
_HANGING = frozenset("-–—’'")
_LONGEST = 40
_SHORTEST = 3
_SHORTEST_PIECE = 2
_MANY = 3


class Glued(ArticleCheck):
    """Flags two words without the space between them, or one word with a hyphen and a space in it.

    `report` is "words" or "hyphens". The article itself is the evidence, whatever its language: both halves of glued
    words stand in it alone, and the whole only once, as no brand's name does, and behind a capital the second
    half is a word that opens sentences; the whole of a cut word stands in it,
    or such cuts are many and their second halves are words nowhere else. `unless` are words that follow a
    hanging hyphen: and, or. Slot: {better}.
    """

    def __init__(self, options: Options) -> None:
        self._hyphens = options["report"] == "hyphens"
        self._unless = frozenset(strings(options, "unless"))

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for each pair of words, or each cut word."""
        if self._hyphens:
            # The quick look first: few articles have a hyphen before a space.
            broken = b"- " in facts.encoded and _BROKEN.occurs(facts.encoded)
            places = [match.start() for match in _BROKEN.finditer(facts.text)] if broken else []
            if places:
                yield from self._cut_words(facts.text, places)
            return
        if _CAMEL.occurs(facts.encoded):
            yield from _pairs(facts, [match.start() + 1 for match in _CAMEL.finditer(facts.text)])

    def _cut_words(self, text: str, places: list[int]) -> Iterator[Hit]:
        words = Counter(_WORD.findall(text))
        cuts = []
        for at in places:
            start, end = _word_start(text, at + 1), _word_end(text, at + 3)
            left, right = text[start : at + 1], text[at + 3 : end]
            spoken = right in self._unless or text[max(start - 1, 0) : start] in _HANGING
            if min(len(left), len(right)) >= _SHORTEST_PIECE and not spoken:
                cuts.append((Span(start, end), left, right))
        many = [right for _, left, right in cuts if words[right] == 1 and words[left] == 1]
        for span, left, right in cuts:
            if words[left + right] or (len(many) >= _MANY and right in many):
                yield Hit(span, {"better": left + right}, (Edit(span, left + right),))


def _word_start(text: str, at: int) -> int:
    low = max(at - _LONGEST, 0)
    while at > low and text[at - 1].isalpha():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    high = min(at + _LONGEST, len(text))
    while at < high and text[at].isalpha():
        at += 1
    return at


def _pairs(facts: Facts, places: list[int]) -> Iterator[Hit]:
    text = facts.text
    words: Counter[str] | None = None
    for at in places:
        start, end = _word_start(text, at), _word_end(text, at)
        left, right = text[start:at], text[at:end]
        if min(len(left), len(right)) < _SHORTEST or not right[1:].islower() or not left[1:].islower():
            continue
        if text[start - 1 : start] in _ADDRESS or text[end : end + 1] in _ADDRESS - {"."} or facts.paragraph_at(at) < 0:
            continue
        if left[0].isupper() and right not in OPENS_SENTENCE:
            continue
        words = words or Counter(_WORD.findall(text))
        if words[left + right] == 1 and words[left] and words[right]:
            better = f"{left} {right}"
            yield Hit(Span(start, end), {"better": better}, (Edit(Span(start, end), better),))
