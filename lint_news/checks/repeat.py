"""The same words, lines or clauses twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options, strings
from lint_news.checks.line import removal
from lint_news.facts import Facts
from lint_news.facts.echoes import PREPOSITIONS
from lint_news.facts.fold import fold, line_key
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["Repeat"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORT_RUN = 4
_PLAIN = re.compile(r"[\w '’-]+")
_TURNS = frozenset(("to", "and", "or", "than", "from", "by", "versus", "but", "that", "which", "who"))
_LINKED = {"coordinated": (frozenset(("and", "or")), (1,)), "echo": (PREPOSITIONS, (2, 3, 4, 5))}
"""What joins a word to its echo, and how many words may stand between the two."""


class Repeat(ArticleCheck):
    """Flags the second of two equal words or lines in a row, or a run of words that the article already had.

    `coordinated` flags a word joined to itself by “and” or “or”, `echo` a noun that comes back behind its own
    preposition.
    """

    def __init__(self, options: Options) -> None:
        self._unit = options["unit"]
        self._find = {"word": self._words, "line": self._lines, "clause": self._clauses}.get(self._unit, self._linked)
        self._allowed = frozenset(line_key(fold(text)) for text in strings(options, "allow"))
        self._only = frozenset(fold(word) for word in strings(options, "only"))
        self._least = int(options.get("min_words", 1))
        self._remove = bool(options.get("remove", False))

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit on each repetition, the first place as a related one."""
        return self._find(facts)

    def _words(self, facts: Facts) -> Iterator[Hit]:
        for one, other, link in facts.echoes:
            if link or not self._counts(facts, one):
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

    def _lines(self, facts: Facts) -> Iterator[Hit]:
        page, text = facts.page, facts.text
        previous = ""
        for line in page.lines:
            start, end = line.span
            content = text[start:end]
            key = line_key(fold(content)) if content[:1] == previous[:1] else ""
            again = key and key == line_key(fold(previous)) and key not in self._allowed
            if again and key.count(" ") + 1 >= self._least:
                edits = (removal(text, page, line),) if self._remove else ()
                yield Hit(line.span, {}, edits, ((page.lines[line.number - 1].span, "first here"),))
            previous = content

    def _clauses(self, facts: Facts) -> Iterator[Hit]:
        size = self._least
        # Runs of four words are cheap to compare; where none stands twice, no longer one does.
        all_words = facts.plain_words
        short = list(zip(all_words, all_words[1:], all_words[2:], all_words[3:], strict=False))
        if len(short) - len(set(short)) <= size - _SHORT_RUN:
            return
        bodies = [span for span, role in facts.paragraphs if role == "body"]
        words = [match for span in bodies for match in self._clause_words(facts, span)]
        plain = [match.group() for match in words]
        seen: dict[tuple[str, ...], int] = {}
        at = 0
        while at + size <= len(words):
            first = seen.setdefault(tuple(plain[at : at + size]), at)
            if first + size > at:
                at += 1
                continue
            length = _common_run(plain, first, at)
            yield Hit(
                Span(words[at].start(), words[at + length - 1].end()),
                {"count": str(length)},
                (),
                ((Span(words[first].start(), words[first + length - 1].end()), "first here"),),
            )
            at += length

    def _clause_words(self, facts: Facts, span: Span) -> Iterator[re.Match[str]]:
        return (m for m in _WORD.finditer(facts.folded, span.start, span.end) if not facts.quoted(m.start()))


def _common_run(words: list[str], one: int, other: int) -> int:
    length = 0
    while other + length < len(words) and one + length < other and words[one + length] == words[other + length]:
        length += 1
    return length
