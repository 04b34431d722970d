"""The same words or clauses twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options, strings
from lint_news.facts import Facts
from lint_news.facts.echoes import PREPOSITIONS, token_spans
from lint_news.facts.fold import fold
from lint_news.lazy import lazy_re
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["Repeat"]

_WORD = lazy_re(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG, _LONG_RUN, _ANCHOR, _MOST_PLACES = 6, 8, 3, 8
_PLAIN = lazy_re(r"[\w '’-]+")
_TURNS = frozenset(("to", "and", "or", "than", "from", "by", "versus", "but", "that", "which", "who"))
_LINKED = {"coordinated": (frozenset(("and", "or")), (1,)), "echo": (PREPOSITIONS, (2, 3, 4, 5))}
"""What joins a word to its echo, and how many words may stand between the two."""


class Repeat(ArticleCheck):
    """Flags the second of two equal words in a row, or a run of words that the article already had.

    `coordinated` flags a word joined to itself by “and” or “or”, `echo` a noun that comes back behind its own
    preposition.
    """

    def __init__(self, options: Options) -> None:
        self._unit = options["unit"]
        self._find = {"word": self._words, "clause": self._clauses}.get(self._unit, self._linked)
        self._allowed = frozenset(fold(word) for word in strings(options, "allow"))
        self._only = frozenset(fold(word) for word in strings(options, "only"))
        self._least = int(options.get("min_words", 1))
        self._remove = bool(options.get("remove", False))

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit on each repetition, the first place as a related one."""
        return self._find(facts)

    def _words(self, facts: Facts) -> Iterator[Hit]:
        for one, other, link in facts.echoes:
            if link or not self._counts(facts, one) or facts.paragraph_at(one.start) != facts.paragraph_at(other.start):
                continue
            # "Baden Baden", "had; had": names and marks between are no slip.
            if not facts.folded[one.end : other.start].strip() and not facts.text[other.start].isupper():
                edits = (Edit(Span(one.end, other.end), ""),) if self._remove else ()
                yield Hit(Span(one.start, other.end), {"word": facts.text[other.start : other.end]}, edits)

    def _linked(self, facts: Facts) -> Iterator[Hit]:
        links, words_between = _LINKED[self._unit]
        for one, other, link in facts.echoes:
            if link not in links or not self._counts(facts, one) or facts.text[one.start].isupper():
                continue
            between = facts.folded[one.end : other.start]
            words = between.split()
            if len(words) in words_between and _PLAIN.fullmatch(between) and not _TURNS.intersection(words[1:]):
                yield Hit(Span(one.start, other.end), {"word": facts.text[other.start : other.end]})

    def _counts(self, facts: Facts, one: Span) -> bool:
        word = facts.folded[one.start : one.end]
        if len(word) < self._least or word in self._allowed or (self._only and word not in self._only):
            return False
        return _WORD.fullmatch(word) is not None and facts.paragraph_at(one.start) >= 0

    def _clauses(self, facts: Facts) -> Iterator[Hit]:
        words = facts.plain_words
        pairs = list(_repeated_runs(words, self._least))
        if not pairs:
            return
        ends = {n for first, again, length in pairs for n in (first, first + length - 1, again, again + length - 1)}
        spans = token_spans(facts.folded, ends)
        for first, again, length in pairs:
            one = Span(spans[first].start, spans[first + length - 1].end)
            other = Span(spans[again].start, spans[again + length - 1].end)
            if _in_copy(facts, one) and _in_copy(facts, other):
                yield Hit(other, {"count": str(length)}, (), ((one, "first here"),))


def _repeated_runs(words: list[str], size: int) -> Iterator[tuple[int, int, int]]:
    """Yield where a run of words stands first, where again, and how long it is; runs do not overlap.

    Places are compared where the same few words begin with a long one: a run of eight words or more holds such a
    place, or says too little to be told of. Shorter runs are compared wherever they begin.
    """
    anchor, long = (_ANCHOR, _LONG) if size >= _LONG_RUN else (size, 0)
    seen: dict[tuple[str, ...], list[int]] = {}
    done = 0
    # Most places begin with words that never come back in that order; counting them all at once is quick.
    begun = list(zip(*(words[first:] for first in range(anchor)), strict=False))
    counts = Counter(begun)
    for at in [at for at, few in enumerate(begun) if counts[few] > 1 and len(few[0]) >= long]:
        earlier = seen.setdefault(tuple(words[at : at + anchor]), [])
        for first in earlier if at >= done else ():
            back = _common_tail(words, first, at, done)
            length = _common_run(words, first - back, at - back)
            if length >= size:
                yield first - back, at - back, length
                done = at - back + length
                break
        if len(earlier) < _MOST_PLACES:
            earlier.append(at)


def _common_tail(words: list[str], one: int, other: int, done: int) -> int:
    """Count the equal words before two places, down to a bound."""
    count = 0
    while one > count and other - count > done and words[one - count - 1] == words[other - count - 1]:
        count += 1
    return count


def _in_copy(facts: Facts, span: Span) -> bool:
    """Say whether a span is in the story's own words: within one paragraph, and in no quotation."""
    at = facts.paragraph_at(span.start)
    if at < 0 or facts.paragraphs[at].role != "body" or span.end > facts.paragraphs[at].span.end:
        return False
    return not facts.quoted(span.start) and not facts.quoted(span.end - 1)


def _common_run(words: list[str], one: int, other: int) -> int:
    length = 0
    while other + length < len(words) and one + length < other and words[one + length] == words[other + length]:
        length += 1
    return length
