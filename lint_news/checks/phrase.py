"""Phrases: literals found in one pass over the text, with word bounds, exceptions and context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lint_news.checks.base import ArticleCheck, Occurrence, Options, Where, bounded, expand, strings
from lint_news.facts import Facts
from lint_news.facts.fold import fold
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["Phrase", "Swap", "prepare"]


def prepare(options: Options) -> dict[str, Any]:
    """Write out the phrases and fold them once, for the compiled rules.

    Raises ValueError for a phrase with too many readings.
    """
    if "swaps" in options:
        readings = {phrase: right for wrong, right in options["swaps"].items() for phrase in expand([wrong])}
    else:
        readings = dict.fromkeys(expand(options["phrases"]), "")
    rest = {name: value for name, value in options.items() if name not in ("phrases", "swaps")}
    prepared = {**rest, "_literals": [fold(phrase) for phrase in readings]}
    if options.get("case") == "exact":
        prepared["_phrases"] = list(readings)
    if "swaps" in options:
        prepared["_rights"] = list(readings.values())
    return prepared


_OPENERS = " \"'([-–—¿¡"


class Context:
    """Words that must, or must not, stand near a phrase: options `context`, `not_context` and `near`."""

    __slots__ = ("_near", "_unwanted", "_wanted")

    def __init__(self, options: Options) -> None:
        self._wanted = [fold(word) for word in expand(strings(options, "context"))]
        self._unwanted = [fold(word) for word in expand(strings(options, "not_context"))]
        self._near = options.get("near", "sentence")

    def admits(self, facts: Facts, start: int) -> bool:
        """Say whether the surroundings of a hit fit."""
        if not self._wanted and not self._unwanted:
            return True
        span = self._span(facts, start)
        if self._wanted and not any(stands_in(facts.folded, word, span) for word in self._wanted):
            return False
        return not any(stands_in(facts.folded, word, span) for word in self._unwanted)

    def _span(self, facts: Facts, start: int) -> Span:
        if self._near == "sentence":
            sentence = facts.sentence_at(start)
            if sentence is not None:
                return sentence.span
        if self._near == "paragraph":
            at = facts.paragraph_at(start)
            if at >= 0:
                return facts.paragraphs[at].span
        return Span(0, len(facts.text))


def stands_in(folded: str, word: str, span: Span) -> bool:
    """Say whether a folded word stands in a span with word bounds on both sides."""
    at = folded.find(word, span.start, span.end)
    while at >= 0:
        if bounded(folded, at, at + len(word)):
            return True
        at = folded.find(word, at + 1, span.end)
    return False


class _Literals:
    """What `phrase` and `swap` share: which occurrences of the literals count."""

    def __init__(self, options: Options) -> None:
        self.literals: Sequence[str] = options["_literals"]
        self.phrases: Sequence[str] = options.get("_phrases", self.literals)
        self._exact = options.get("case") == "exact"
        self._where = Where(options)
        self._context = Context(options)
        self._unless = [fold(phrase) for phrase in expand(strings(options, "unless"))]
        self._start = options.get("start")

    def matches(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Occurrence]:
        """Yield the occurrences that count, the longest of those that overlap."""
        last_end = -1
        for found in sorted(occurrences, key=lambda o: (o.start, -o.end)):
            if found.start >= last_end and self._counts(facts, found):
                last_end = found.end
                yield found

    def _counts(self, facts: Facts, found: Occurrence) -> bool:
        start, end, literal = found
        if not bounded(facts.folded, start, end):
            return False
        if self._exact and facts.text[start:end] != self.phrases[literal]:
            return False
        return (
            self._where.admits(facts, start)
            and (self._start is None or self._stands_first(facts, start))
            and not any(_overlapped(facts.folded, phrase, start, end) for phrase in self._unless)
            and self._context.admits(facts, start)
        )

    def _stands_first(self, facts: Facts, start: int) -> bool:
        sentence = facts.sentence_at(start)
        if sentence is None:
            return False
        begin = facts.paragraphs[sentence.paragraph].span.start if self._start == "paragraph" else sentence.span.start
        return not facts.folded[begin:start].strip(_OPENERS)


def _overlapped(folded: str, phrase: str, start: int, end: int) -> bool:
    """Say whether a longer phrase stands over a range."""
    at = folded.find(phrase, max(start - len(phrase) + 1, 0), end + len(phrase))
    return at >= 0 and at < end and bounded(folded, at, at + len(phrase))


class Phrase(ArticleCheck):
    """Flags each of a list of phrases."""

    always = False

    def __init__(self, options: Options) -> None:
        self._literals = _Literals(options)
        self.literals = self._literals.literals
        self._least = int(options.get("min", 1))

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for each phrase, once there are `min` of them in the article."""
        found = list(self._literals.matches(facts, occurrences))
        if len(found) >= self._least:
            for start, end, _ in found:
                yield Hit(Span(start, end), {"count": str(len(found))})


class Swap(ArticleCheck):
    """Flags phrases that have a better form, and offers it."""

    always = False

    def __init__(self, options: Options) -> None:
        self._rights: Sequence[str] = options["_rights"]
        self._literals = _Literals(options)
        self.literals = self._literals.literals

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for each phrase, with its better form in the phrase's own case."""
        for start, end, literal in self._literals.matches(facts, occurrences):
            span = Span(start, end)
            right = in_case_of(facts.text[start:end], self._rights[literal])
            yield Hit(span, {"better": right}, (Edit(span, right),))


def in_case_of(model: str, text: str) -> str:
    """Write a text in capitals, with a capital, or as it is, as the model is written."""
    letters = [c for c in model if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text
