"""What the record round an article says, or fails to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lint_news.checks.base import ArticleCheck, Occurrence, Options, expand, strings
from lint_news.checks.regex import Regex
from lint_news.facts import Facts
from lint_news.facts.fold import fold
from lint_news.model import Hit
from lint_news.positions import Span

__all__ = ["Metadata", "prepare"]

_HEADLINE_SPAN = 80
_HEAD, _TAIL = 1200, 800


def prepare(options: Options) -> dict[str, Any]:
    """Compile the patterns once, so that a mistake in one is told with its rule.

    Raises ValueError for a pattern that RE2 does not take.
    """
    for pattern in strings(options, "patterns"):
        Regex(pattern).search("")
    return dict(options)


class Metadata(ArticleCheck):
    """Flags an article whose metadata lacks something, or holds a value that says nothing.

    `missing` names fields of which none is given; a block of one of the `blocks` roles, or one of the `patterns` in
    the first or last lines of the text, stands for the field. `values` are placeholder values of the fields in `of`.
    """

    def __init__(self, options: Options) -> None:
        self._missing = strings(options, "missing")
        self._blocks = frozenset(strings(options, "blocks"))
        patterns = [f"(?:{pattern})" for pattern in strings(options, "patterns")]
        self._signs = Regex("|".join(patterns)) if patterns else None
        self._of = strings(options, "of")
        self._values = frozenset(fold(value) for value in expand(strings(options, "values")))
        self._least = int(options.get("min_words", 0))

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield one hit on the headline or the first line of the story."""
        lines = facts.page.lines
        if not lines or facts.word_count < self._least:
            return
        slots = self._lack(facts) if self._missing else self._placeholder(facts)
        if slots is not None:
            yield Hit(_anchor(facts), slots)

    def _lack(self, facts: Facts) -> dict[str, str] | None:
        meta = facts.article.meta
        if any(getattr(meta, name) for name in self._missing):
            return None
        if any(block.role in self._blocks for block in facts.article.blocks):
            return None
        if self._signs is not None and self._signs.search(_ends(facts.text)):
            return None
        return {"missing": " or ".join(self._missing)}

    def _placeholder(self, facts: Facts) -> dict[str, str] | None:
        for name in self._of:
            value = getattr(facts.article.meta, name)
            if value and fold(value).strip() in self._values:
                return {"field": name, "value": value}
        return None


def _ends(text: str) -> str:
    """Give the beginning and the end of a text, where bylines, dates and credits stand."""
    if len(text) <= _HEAD + _TAIL:
        return text
    return f"{text[:_HEAD]}\n{text[-_TAIL:]}"


def _anchor(facts: Facts) -> Span:
    """Give the headline, or else the first line that is no page furniture; no more than its first words."""
    page = facts.page
    at = page.headline
    if at < 0:
        away = {facts.line_at(span.start) for span in facts.furniture}
        upto = min(page.first_body, len(page.lines) - 1)
        at = next((number for number in range(upto) if number not in away), upto)
    start, end = page.lines[at].span
    if end - start > _HEADLINE_SPAN:
        cut = facts.text.rfind(" ", start, start + _HEADLINE_SPAN)
        end = cut if cut > start else start + _HEADLINE_SPAN
    return Span(start, end)
