"""One thing that wants another: an acronym its expansion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options, Where, strings
from lint_news.facts import Facts
from lint_news.lazy import lazy_re
from lint_news.model import Hit
from lint_news.positions import Span

__all__ = ["Conditional"]

_ACRONYM = lazy_re(r"(?<![\w.&-])[A-Z]{2,6}s?(?![\w&]|-\d)")
_MOST = 200
"""Acronyms looked for in one article; a text with more is no article, and each costs a pass over it."""


class Conditional(ArticleCheck):
    """Flags the first use of an acronym that the article never spells out and that few readers know.

    An acronym counts as spelled out where it stands in brackets behind words, or has words in brackets behind it, or
    where the text has a run of words whose initials it is.
    """

    def __init__(self, options: Options) -> None:
        self._known = frozenset(strings(options, "unless"))
        self._where = Where(options)

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit on the first use of each such acronym."""
        seen: set[str] = set()
        for match in _ACRONYM.finditer(facts.text):
            acronym = match.group().removesuffix("s")
            if acronym in seen or acronym in self._known or not self._where.admits(facts, match.start()):
                continue
            if _in_capitals(facts.text, match.start(), match.end()):
                continue
            seen.add(acronym)
            if len(seen) > _MOST:
                return
            if not _spelled_out(facts.text, acronym):
                yield Hit(Span(match.start(), match.start() + len(acronym)), {"acronym": acronym})


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Say whether an acronym only looks like one among words in capitals."""
    around = (text[max(0, start - 12) : start] + text[end : end + 12]).split()
    words = [word for word in around if word.isalpha() and len(word) > 3]
    return bool(words) and all(word.isupper() for word in words)


def _spelled_out(text: str, acronym: str) -> bool:
    if re.search(rf"\w[\"”’']? ?\({acronym}s?\)|\b{acronym}s? ?\([^\W\d_]{{2}}", text):
        return True
    initials = r"\w*[\s-]+(?:(?:of|the|for|and|in|on)\s+){0,2}".join(acronym)
    return re.search(rf"(?i)\b{initials}", text) is not None
