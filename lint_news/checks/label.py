"""Labels of teasers, such as “Read more”: alone, with a headline behind them, or with headlines below."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from lint_news.checks.base import WHOLE, ArticleCheck, Occurrence, Options, bounded, expand, strings
from lint_news.checks.line import removals
from lint_news.facts import Facts, Line
from lint_news.facts.fold import fold, line_key
from lint_news.lazy import lazy_re
from lint_news.model import Hit

__all__ = ["Label", "count_words", "prepare"]

# What divides a label from the headline behind it; a hyphen only with a space, since “related-party” is one word.
_DIVIDED = lazy_re(r"\s*(?:[:\uff1a|»«›‹>→←▶►◄】\])]|&gt;|[–—-]\s)[\s:\uff1a|»«›‹>→←▶►◄–—-]*(?=[^\s.…])")
_GAP = lazy_re(r"(?:[\t\u00a0\u2003\u3000]\s*|\s{2,})(?=[^\s.…])")
_OPEN = lazy_re(r"\s+[\"'“„«‘¿¡]?")
_COLON = ":\uff1a"
_STOPS = ".…。۔।;,:\uff1a"
_CLOSING = "\"'”’»)]"
_QUOTING = '"“„«「'
_BULLETS = "-–—*•·●▪‣◦>»›→▶►"
_MOST_WORDS, _FEWEST_WORDS, _FEWEST_OPEN = 22, 4, 3
_MOST_LETTERS = 160
_MOST_BELOW = 6
_BESIDE_WORDS = 4
_WIDE = "\u0e00"
"""From here on scripts have no capitals, and many put no spaces between words."""


def prepare(options: Options) -> dict[str, object]:
    """Write out the labels once, folded.

    Raises ValueError for a label with too many readings.
    """
    closed, opened = (
        {fold(label) for label in expand(strings(options, name))} - {""} for name in ("labels", "open_labels")
    )
    return {
        **{name: value for name, value in options.items() if name not in ("labels", "open_labels")},
        "_labels": sorted(closed | opened),
        "_open": sorted(opened),
        "_keys": sorted({line_key(label) for label in closed | opened}),
        "_open_keys": sorted({line_key(label) for label in opened}),
    }


class Label(ArticleCheck):
    """Flags a label and the headline behind it on its line, or the headlines on the lines below a label.

    A headline below a label is a short line that does not end as a sentence does.
    """

    short_lines = True

    def __init__(self, options: Options) -> None:
        self._options = options
        self._below = options["report"] == "below"
        self._remove = bool(options.get("remove", False))
        self.always = False

    # Thousands of labels: most articles need none of them, and the tables of the scanner know them all.
    @cached_property
    def literals(self) -> Sequence[str]:  # type: ignore[override]
        """The labels that may have a headline behind them."""
        return () if self._below else list(self._options["_labels"])

    def keys(self) -> Collection[str]:
        """Give the labels as whole lines."""
        return self._keys

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._options["_keys"])

    @cached_property
    def _open(self) -> frozenset[str]:
        return frozenset(self._options["_open"])

    @cached_property
    def _open_keys(self) -> frozenset[str]:
        return frozenset(self._options["_open_keys"])

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for each line."""
        alone = {facts.line_at(start) for start, _, how in occurrences if how == WHOLE} - {facts.page.headline}
        if self._below:
            yield from self._hits(facts, self._teasers(facts, alone))
            return
        found = {n for n in alone if not _inside(facts, n) or self._stands_for_itself(facts, n)}
        for start, end, literal in occurrences:
            number = facts.line_at(start) if literal >= 0 else -1
            if number >= 0 and number not in found and number != facts.page.headline:
                line = facts.page.lines[number]
                if _begins(facts, line, start, end) and self._goes_on(facts.text, line, end, self.literals[literal]):
                    found.add(number)
        yield from self._hits(facts, found)

    def _stands_for_itself(self, facts: Facts, number: int) -> bool:
        """Say whether a label between paragraphs is no cross-heading and announces nothing.

        One word may be a cross-heading, and what a colon announces goes together with it, for another rule to say.
        """
        if _announces(facts, number):
            return not self._followers(facts, number)
        line = facts.text[slice(*facts.page.lines[number].span)]
        return " " in line or line[-1] >= _WIDE

    def _hits(self, facts: Facts, found: set[int]) -> Iterator[Hit]:
        edits = removals(facts.text, facts.page, found) if self._remove else {}
        for number in sorted(found):
            edit = (edits[number],) if number in edits else ()
            yield Hit(facts.page.lines[number].span, {}, edit)

    def _goes_on(self, text: str, line: Line, end: int, label: str) -> bool:
        """Say whether a headline stands behind a label on its line."""
        rest = text[end : line.span.end]
        if rest.rstrip(_CLOSING)[-1:] in _STOPS:
            return False
        divided = _DIVIDED.match(rest) or _GAP.match(rest)
        if divided:
            return True
        opened = _OPEN.match(rest) if label in self._open else None
        if not opened or opened.end() >= len(rest):
            return False
        first = rest[opened.end()]
        begins = first.isupper() or first.isdigit() or first >= _WIDE or "\u0590" <= first <= "\u08ff"
        return begins and len(rest.split()) > _FEWEST_OPEN

    def _teasers(self, facts: Facts, alone: set[int]) -> set[int]:
        """Give the lines below labels, and those labels themselves that stand between paragraphs."""
        found: set[int] = set()
        for number in alone:
            below = self._followers(facts, number)
            found.update(below)
            if below and _inside(facts, number):
                found.add(number)
        return found

    def _followers(self, facts: Facts, label: int) -> list[int]:
        """Give the numbers of the lines below a label that are headlines.

        Below a label without a colon, or last of several, a line of a few words may as well be a cross-heading.
        """
        lines, text = facts.page.lines, facts.text
        if not self._opens(facts, lines[label]):
            return []
        below: list[int] = []
        for line in lines[label + 1 : label + 1 + _MOST_BELOW]:
            content = text[slice(*line.span)]
            bulleted = content[0] in _BULLETS
            if line_key(facts.folded[slice(*line.span)]) in self._keys or not _is_headline(content):
                break
            if below and bulleted != (text[lines[below[0]].span.start] in _BULLETS):
                break
            below.append(line.number)
        else:
            # A list longer than any box of teasers is a list of something else.
            if len(lines) > label + 1 + _MOST_BELOW and _is_headline(text[slice(*lines[label + 1 + _MOST_BELOW].span)]):
                return []
        last = text[slice(*lines[below[-1]].span)] if below else ""
        needs_words = len(below) > 1 or not _announces(facts, label)
        if last and needs_words and last[0] not in _BULLETS and count_words(last) < _BESIDE_WORDS:
            below.pop()
        return below

    def _opens(self, facts: Facts, label: Line) -> bool:
        """Say whether a label is one of what follows; “Read more” without a colon ends the teaser above it."""
        key = line_key(facts.folded[slice(*label.span)])
        return _announces(facts, label.number) or key in self._open_keys


def _announces(facts: Facts, number: int) -> bool:
    return facts.text[facts.page.lines[number].span.end - 1] in _COLON


def _inside(facts: Facts, number: int) -> bool:
    return facts.page.first_body < number < facts.page.last_body


def _begins(facts: Facts, line: Line, start: int, end: int) -> bool:
    """Say whether a range begins its line, whatever marks stand before it, and is no part of a longer word."""
    before = facts.text[line.span.start : start]
    return not any(map(str.isalnum, before)) and bounded(facts.folded, start, end)


def _is_headline(content: str) -> bool:
    """Say whether a line could be the headline of another story."""
    if len(content) > _MOST_LETTERS or not 0 < len(content.split()) <= _MOST_WORDS:
        return False
    if content[0] in _QUOTING or content.rstrip(_CLOSING)[-1:] in (*_STOPS, "!"):
        return False
    first = content.lstrip(_BULLETS + " ")[:1]
    return bool(first) and not first.islower() and count_words(content) > 1


def count_words(content: str) -> int:
    """Count the words of a line by its spaces; in scripts that put none between words, four letters are one."""
    return max(len(content.split()), len(content) // _FEWEST_WORDS if content[-1:] >= _WIDE else 0)
