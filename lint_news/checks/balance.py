"""Quotation marks and brackets that do not pair, read with direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.facts import Facts, Paragraph
from lint_news.facts.quotes import Mark
from lint_news.lazy import lazy_re
from lint_news.model import Hit
from lint_news.positions import Span

__all__ = ["Balance"]

_ROLES = frozenset({"body", "list", "quote"})
_TERMINAL = frozenset(".!?…")
_RUNS_ON = 4
_BRACKET = lazy_re(r"[()\[\]]")
# A possessor is followed by what it possesses, not by a verb, a preposition or a conjunction.
_GENITIVE = lazy_re(
    r"[^\W\d_]s[\"”] (?!(?:had|has|have|is|are|was|were|will|would|can|could|may|might|must|should|did|does|do|said|"
    r"says|of|in|on|at|to|for|from|with|by|about|after|before|and|or|but|that|which|who|as|than|because|while|when|if)\b)\w"
)
_INCHES = lazy_re(r"\d['’′] ?\d+[\"”]\Z")
_ARROW = lazy_re(r"\s[»«][ \t]*(?:\Z|[\r\n])|\n[»«]\s")
_BRACKETS = {"(": ")", "[": "]"}


class Balance(ArticleCheck):
    """Flags quotation marks or brackets that open or close only once within a paragraph.

    A quotation that runs on is opened again in each paragraph and closed in the last one, or runs on without marks:
    a mark left open is no error where the next paragraph with marks opens with one, or closes first.
    """

    def __init__(self, options: Options) -> None:
        self._pairs = options.get("pairs", "quotes")
        self._unopened = options["report"] == "unopened"
        self._genitive: str = options.get("genitive", "any")
        # The quotation marks are facts already; of brackets the check wants to know whether there are any.
        self.always = self._pairs == "quotes"
        self.literals: Sequence[str] = [] if self.always else list("([)]")

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit on each mark without its partner, with the words on its inner side."""
        if self._pairs == "quotes":
            for at, bounds in self._quotes(facts):
                yield self._hit(facts, at, bounds)
            return
        for paragraph in facts.paragraphs:
            if paragraph.role in _ROLES:
                for at in self._brackets(facts, paragraph):
                    yield self._hit(facts, at, paragraph.span)

    def _hit(self, facts: Facts, at: int, bounds: Span) -> Hit:
        return Hit(_with_word(facts.text, at, bounds, before=self._unopened), {"mark": facts.text[at]})

    def _quotes(self, facts: Facts) -> Iterator[tuple[int, Span]]:
        """Give the lonely marks with their paragraphs; a quotation may run on over a few paragraphs without marks."""
        left: tuple[int, Span] | None = None
        gap = 0
        for (span, role), found in zip(facts.paragraphs, facts.quote_marks, strict=True):
            if role not in _ROLES:
                continue
            gap += 1
            if left is not None and (gap > _RUNS_ON or (found and found[0].at == span.start)):
                if gap > _RUNS_ON and not self._unopened:
                    yield left
                left = None
            if found:
                unopened, opened = lonely_quotes(facts.text, found, None if left is None else left[0])
                if self._unopened:
                    yield from ((at, span) for at in unopened if self._wanted(facts.text, at))
                elif left is not None and left[0] in opened:
                    yield left
                opened = [at for at in opened if at >= span.start]
                left, gap = ((opened[0], span), 0) if opened else (None, 0)
        if left is not None and not self._unopened:
            yield left

    def _wanted(self, text: str, at: int) -> bool:
        if _INCHES.search(text, max(at - 8, 0), at + 1) or _ARROW.match(text, max(at - 1, 0)):
            return False
        if self._genitive == "any":
            return True
        genitive = _GENITIVE.match(text, max(at - 2, 0)) is not None
        return genitive == (self._genitive == "only")

    def _brackets(self, facts: Facts, paragraph: Paragraph) -> Iterator[int]:
        opened: list[int] = []
        for match in _BRACKET.finditer(facts.text, *paragraph.span):
            at, char = match.start(), match.group()
            if char in _BRACKETS:
                opened.append(at)
            elif opened and _BRACKETS[facts.text[opened[-1]]] == char:
                opened.pop()
            elif self._unopened and not _enumerates(facts.text, paragraph.span.start, at):
                yield at
        if not self._unopened:
            yield from opened


def lonely_quotes(text: str, found: list[Mark], left: int | None = None) -> tuple[list[int], list[int]]:
    """Pair the marks of a paragraph; give the closing ones without an opening one, and those left open.

    `left` is a mark that an earlier paragraph left open. An opening mark behind a full stop takes an open quotation
    up again, as at the head of a paragraph.
    """
    unopened: list[int] = []
    opened: list[int] = [] if left is None else [left]
    for mark in found:
        opens = mark.opens if mark.opens is not None else not opened
        if opens and not (opened and text[max(mark.at - 3, 0) : mark.at].rstrip()[-1:] in _TERMINAL):
            opened.append(mark.at)
        elif not opens and opened:
            opened.pop()
        elif not opens:
            unopened.append(mark.at)
    return unopened, opened


def _enumerates(text: str, start: int, at: int) -> bool:
    """Say whether a closing bracket only numbers an item: "a) first", "2) second"."""
    word = text[max(start, at - 4) : at].split()
    return bool(word) and len(word[-1]) <= 2 and (word[-1].isdigit() or (len(word[-1]) == 1 and word[-1].isalpha()))


def _with_word(text: str, at: int, bounds: Span, *, before: bool) -> Span:
    """Give the mark together with the word that it is written against."""
    start, end = at, at + 1
    if before:
        while start > bounds.start and not text[start - 1].isspace():
            start -= 1
    else:
        while end < bounds.end and not text[end].isspace():
            end += 1
    return Span(start, end)
