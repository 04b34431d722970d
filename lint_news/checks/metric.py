"""Counts and readability against a threshold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.facts import Facts
from lint_news.lazy import lazy_re
from lint_news.model import Hit
from lint_news.positions import Span

__all__ = ["MEASURES", "Metric"]

_SMALL = bytes(range(97, 123))
_NO_CAPITAL = bytes(set(range(128)) - set(range(65, 91)))
_NO_LETTER = bytes(set(_NO_CAPITAL) - set(range(97, 123)))
_LETTER_RUN = lazy_re(r"[^\W\d_]+")
_HEADLINE_SPAN = 80
_BESIDE = " left beside page furniture"
_IDEOGRAPHS = lazy_re(r"[\u3040-\u30ff\u3400-\u9fff]")
_PHRASE_LETTERS = lazy_re(r"[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]")
_UNSPACED = lazy_re(r"[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class Metric(ArticleCheck):
    """Flags an article, or a sentence of it, whose measure lies below or above a bound.

    Slots: {value}, and of an article {beside}, which says so where page furniture was left out of the measure.
    """

    def __init__(self, options: Options) -> None:
        self._name = options["measure"]
        self._below = options.get("below")
        self._above = options.get("above")
        self._from_words = int(options.get("min_words", 0))

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield one hit for the article at its first line, or one for each sentence."""
        if self._name == "sentence_words":
            yield from self._sentences(facts)
            return
        if facts.word_count < self._from_words:
            return
        if self._name == "capitals_percent" and self._below is None and _mostly_small(facts, self._above or 0):
            return
        value = MEASURES[self._name](facts)
        if self._out(value) and facts.page.lines:
            furnished = facts.furniture or any(block.role == "furniture" for block in facts.article.blocks)
            yield Hit(_first(facts), {"value": f"{value:g}", "beside": _BESIDE if furnished else ""})

    def _sentences(self, facts: Facts) -> Iterator[Hit]:
        for (start, end), _ in facts.sentences:
            # A space a word at least: most sentences are too short to be worth splitting.
            if self._above is None or facts.text.count(" ", start, end) >= self._above:
                words = len(_words(facts.text[start:end]))
                if self._out(words):
                    yield Hit(Span(start, end), {"value": str(words)})

    def _out(self, value: float) -> bool:
        return (self._below is not None and value < self._below) or (self._above is not None and value > self._above)


def _words(text: str) -> list[str]:
    """Give what a reader counts as words: numbers too, marks standing alone not."""
    return [word for word in text.split() if any(map(str.isalnum, word))]


def _first(facts: Facts) -> Span:
    start, end = facts.page.lines[0].span
    return Span(start, min(end, start + _HEADLINE_SPAN))


def _prose(facts: Facts) -> str:
    return "\n".join(facts.text[span.start : span.end] for span, role in facts.paragraphs if role != "headline")


def _mean_sentence(facts: Facts) -> float:
    return facts.word_count / max(len(facts.sentences), 1)


def _story_words(facts: Facts) -> int:
    """Count the words of the story; Chinese and Japanese write no spaces, so two of their characters are a word.

    Thai, Lao, Khmer and Burmese have spaces between phrases alone: there, four letters are a word.
    """
    if facts.text.isascii() or not _UNSPACED.search("".join(facts.characters)):
        return facts.word_count
    unspaced = len(_IDEOGRAPHS.findall(facts.story)) // 2 + len(_PHRASE_LETTERS.findall(facts.story)) // 4
    return facts.word_count + unspaced


def _capitals(facts: Facts) -> float:
    prose = _prose(facts)
    capitals, letters = _ascii_counts(prose)
    if 2 * letters < len(prose):
        run = "".join(_LETTER_RUN.findall(prose))
        capitals, letters = sum(map(str.isupper, run)), len(run)
    return round(100 * capitals / max(letters, 1), 1)


def _mostly_small(facts: Facts, above: float) -> bool:
    """Say whether so many characters are small letters of ASCII that the capitals cannot be more than a share.

    Half of the characters at least, so that other letters do not count; a headline may be all small.
    """
    headline = sum(span.end - span.start for span, role in facts.paragraphs if role == "headline")
    plain = facts.story.encode("ascii", "ignore")
    small = len(plain) - len(plain.translate(None, _SMALL)) - headline
    return small > max(1 - above / 100, 0.5) * len(facts.story)


def _ascii_counts(prose: str) -> tuple[int, int]:
    """Count the capitals and all letters among the ASCII ones; many times faster than asking each character."""
    letters = prose.encode("ascii", "ignore").translate(None, _NO_LETTER)
    return len(letters.translate(None, _NO_CAPITAL)), len(letters)


def _readability(name: str) -> Callable[[Facts], float]:
    return lambda facts: float(getattr(_textstat(), name)(_prose(facts)))


@lru_cache(maxsize=1)
def _textstat() -> Any:
    """Load textstat with the syllable counts of its hyphenation dictionary.

    Its default asks a downloader for a pronouncing dictionary, which a linter of files must not do.
    """
    import textstat
    from textstat.backend.counts import _count_syllables

    _count_syllables.get_cmudict = lambda *_: None
    return textstat


MEASURES: dict[str, Callable[[Facts], float]] = {
    "words": _story_words,
    "sentences": lambda facts: len(facts.sentences),
    "paragraphs": lambda facts: len(facts.paragraphs),
    "mean_sentence_words": _mean_sentence,
    "capitals_percent": _capitals,
    "flesch_reading_ease": _readability("flesch_reading_ease"),
    "flesch_kincaid_grade": _readability("flesch_kincaid_grade"),
    "gunning_fog": _readability("gunning_fog"),
    "smog_index": _readability("smog_index"),
    "automated_readability_index": _readability("automated_readability_index"),
    "coleman_liau_index": _readability("coleman_liau_index"),
}
"""What can be measured of an article; `sentence_words` beside these is taken of each sentence."""
