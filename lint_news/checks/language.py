"""The language of an article against the one it declares, and of passages against the article's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.facts import Facts
from lint_news.facts.language import UNDETERMINED, detect, english_share
from lint_news.lazy import lazy_re
from lint_news.model import Hit
from lint_news.positions import Span

__all__ = ["Language"]

_WORD = lazy_re(r"[^\W\d_]+")
_ENGLISH_ENOUGH = 0.12
_OWN_SHARE = 0.5
_ENGLISH_ONLY = (" the ", " and ", " with ", " said", " that ", " from ", " have ", "n't ")
"""Words that no other of the languages told apart has: most sentences are settled by one of them."""


class Language(ArticleCheck):
    """Flags an article in another language than it declares, or sentences in another language than the article.

    langdetect is asked only where cheap signs leave doubt: a sentence of an English article with an eighth of English
    function words is English.
    """

    def __init__(self, options: Options) -> None:
        self._report = options["report"]
        self._least = int(options.get("min_words", 8))

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit on the first line of an article, or on each passage."""
        if facts.language != UNDETERMINED:
            yield from self._mismatch(facts) if self._report == "mismatch" else self._passages(facts)

    def _mismatch(self, facts: Facts) -> Iterator[Hit]:
        declared = (facts.article.meta.in_language or "").replace("_", "-").partition("-")[0].lower()
        if declared and declared != facts.language and facts.word_count >= self._least and facts.page.lines:
            yield Hit(facts.page.lines[0].span, {"declared": declared, "language": facts.language})

    def _passages(self, facts: Facts) -> Iterator[Hit]:
        for (start, end), number in facts.sentences:
            if facts.language == "en" and any(facts.folded.find(word, start, end) >= 0 for word in _ENGLISH_ONLY):
                continue
            if facts.paragraphs[number].role == "headline" or facts.quoted(start):
                continue
            text = facts.text[start:end]
            if self._suspect(text, facts.language):
                language = detect(text)
                if language not in (UNDETERMINED, facts.language):
                    yield Hit(Span(start, end), {"language": language, "article": facts.language})

    def _suspect(self, text: str, language: str) -> bool:
        if text.count(" ") + 1 < self._least:
            return False
        if language != "en":
            return True
        words = [word for word in _WORD.findall(text) if not word[:1].isupper()]
        if len(words) < self._least * _OWN_SHARE:
            return False
        return english_share([word.lower() for word in words]) < _ENGLISH_ENOUGH
