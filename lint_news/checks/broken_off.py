"""An article whose last paragraph stops short, told by how its other paragraphs end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.checks.pattern import ends_sentence
from lint_news.facts import Facts
from lint_news.lazy import lazy_re
from lint_news.model import Hit
from lint_news.positions import Span

__all__ = ["BrokenOff"]

_SHORTEST = 12
_LAST_SHORTEST = 18
_LETTERS_A_WORD = 3
_UNSPACED = lazy_re(r"[\u3040-\u30ff\u3400-\u9fff]")
_FINISHED_BEFORE = lazy_re(r"[.!?][\"”’)]* +[\"“‘(]?[A-Z\u00c0-\u00de]")
_LAST_WORDS = lazy_re(r"\S+(?:\s+\S+){0,2}\Z")
_TAIL = 80
_CLOSING = tuple(":…—–-*|]>/©")


class BrokenOff(ArticleCheck):
    """Flags the last paragraph where it lacks the closing mark that every other long paragraph of the article has.

    A paragraph is long from 12 words, or 36 characters of Chinese or Japanese; the last one takes 18 words and ends in
    a letter, so that headlines, dates and signatures are left alone. It takes `paragraphs` others (three
    unless told), so that an article in a script without full stops, a list or verse is left alone.
    """

    def __init__(self, options: Options) -> None:
        self._least = int(options.get("paragraphs", 3))

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for the last words of the article, or nothing."""
        last = facts.paragraphs[-1] if facts.paragraphs else None
        if last is None or last.role != "body" or ends_sentence(facts.text, last.span):
            return
        text = facts.text
        if text[last.span.start : last.span.end].rstrip("\"'”’»)").endswith(_CLOSING) or not _long(
            text, last.span, _LAST_SHORTEST
        ):
            return
        if not text[last.span.end - 1].isalpha() or _FINISHED_BEFORE.search(text, *last.span):
            return
        others = [span for span, role in facts.paragraphs[:-1] if role == "body" and _long(text, span)]
        if len(others) >= self._least and all(ends_sentence(text, span) for span in others):
            match = _LAST_WORDS.search(text, max(last.span.start, last.span.end - _TAIL), last.span.end)
            yield Hit(Span(*match.span()) if match else last.span)


def _long(text: str, span: Span, words: int = _SHORTEST) -> bool:
    if text.count(" ", *span) + 1 >= words:
        return True
    return len(_UNSPACED.findall(text, *span)) >= words * _LETTERS_A_WORD
