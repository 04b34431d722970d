"""Patterns: RE2 expressions, run only where a literal that they need stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lint_news.checks.base import ArticleCheck, Occurrence, Options, Where, expand, strings
from lint_news.checks.phrase import Context
from lint_news.checks.regex import Regex, final_edges, required_literals, required_marks
from lint_news.facts import Facts
from lint_news.facts.fold import fold
from lint_news.facts.page import FULL_STOPS
from lint_news.lazy import lazy_re
from lint_news.model import Edit, Hit
from lint_news.positions import Cover, Span

__all__ = ["Pattern", "prepare"]

_STOPS = tuple(FULL_STOPS)
_TAIL = 8
_FEW = 3
_BESIDE = 240
_REFERENCE = lazy_re(r"\\(?:(\d+)|g<(\w+)>)")


def prepare(options: Options, *, common: bool = False) -> dict[str, Any]:
    """Work out once, for the compiled rules, which literals the patterns need.

    `common` lets through literals that stand in every sentence, for checks that look at few lines.

    Raises ValueError for a pattern that RE2 does not take.
    """
    for name in ("patterns", "unless", "preceded_by", "not_preceded_by", "followed_by", "not_followed_by"):
        for pattern in strings(options, name):
            Regex(pattern).search("")
    _check_groups(options)
    owners: dict[str, list[int]] = {}
    marks: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    for number, pattern in enumerate(options.get("patterns", ())):
        literals = required_literals(pattern, common=common)
        for literal in literals:
            owners.setdefault(literal, []).append(number)
        found = required_marks(pattern)
        if found:
            marks[str(number)] = found
        if ends := final_edges(pattern):
            tails[str(number)] = ends
    return {**options, "_literals": list(owners), "_owners": list(owners.values()), "_marks": marks, "_tails": tails}


def _check_groups(options: Options) -> None:
    """Hold the groups that `group` and `replace` name against those of the patterns."""
    named = [options.get("group", 0)] if "patterns" in options else []
    for number, name in _REFERENCE.findall(options.get("replace", "")):
        named.append(int(number) if number else name)
    patterns = [Regex(pattern) for pattern in strings(options, "patterns")]
    for group in named:
        if not (any if isinstance(group, str) else all)(pattern.has_group(group) for pattern in patterns):
            msg = f"there is no group {group} in the patterns"
            raise ValueError(msg)


class Pattern(ArticleCheck):
    """Flags what a pattern matches within a sentence, a paragraph, a line or the whole text."""

    def __init__(self, options: Options) -> None:
        self.literals: Sequence[str] = options["_literals"]
        self._owners: list[list[int]] = options["_owners"]
        self._patterns = [Regex(pattern) for pattern in options["patterns"]]
        self._free = sorted({*range(len(self._patterns))}.difference(*self._owners))
        self.always = bool(self._free)
        self._marks = {int(number): marks for number, marks in options.get("_marks", {}).items()}
        self._tails = {int(number): tuple(tails) for number, tails in options.get("_tails", {}).items()}
        self._unless = [Regex(pattern) for pattern in strings(options, "unless")]
        self._before = _beside(options, "preceded_by", "(?:{})$")
        self._not_before = _beside(options, "not_preceded_by", "(?:{})$")
        self._after = _beside(options, "followed_by", "^(?:{})")
        self._not_after = _beside(options, "not_followed_by", "^(?:{})")
        self._unit = options.get("unit", "sentence")
        self._group = options.get("group", 0)
        self._unfinished = bool(options.get("unfinished", False))
        self._replace: str | None = options.get("replace")
        self._excused = {
            name: frozenset(fold(word) for word in expand(words)) for name, words in options.get("except", {}).items()
        }
        self._anywhere = self._unit in ("line", "text")
        self._where = Where(options)
        self._roles = frozenset(options.get("roles", ()))
        self._in_headline = options.get("roles") == ["headline"]
        self._restricted = bool(options.get("roles")) or options.get("quoted", "any") != "any"
        self._context = Context(options)

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for each match of the pattern's group in the units that hold one of the literals."""
        for pattern, unit in self._work(facts, occurrences):
            text = facts.text[unit.start : unit.end]
            excuses: Cover | None = None
            for match in pattern.finditer(text):
                span = Span(*match.span(pattern.number_of(self._group)))
                if span.start < 0 or not self._stands_right(text, span):
                    continue
                if self._unless and excuses is None:
                    excuses = Cover([Span(*m.span()) for unless in self._unless for m in unless.finditer(text)])
                if excuses is None or not excuses.touches(*span):
                    yield from self._judge(facts, unit, span, match)

    def _work(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[tuple[Regex, Span]]:
        """Yield each pattern with the units in which it may match."""
        places: dict[int, list[Span]] = {}
        units = self._units(facts) if self._in_headline else None
        if units is not None:
            last = units[-1].end if units else 0
            occurrences = [found for found in occurrences if found.start < last]
        for found in occurrences:
            for number in self._owners[found.literal]:
                places.setdefault(number, []).append(Span(found.start, found.end))
        free = [number for number in self._free if self._may_match(number, facts.folded)]
        if self._unit == "text":
            # One look at the bytes, which all rules share, is enough for most articles.
            free = [number for number in free if self._patterns[number].occurs(facts.encoded)]
            places = {number: spans for number, spans in places.items() if self._patterns[number].occurs(facts.encoded)}
        if units is None:
            units = self._units(facts) if free or places else ()
        for number in free:
            pattern = self._patterns[number]
            # Few units are looked at one by one; for many, one pass over the whole text says which are worth it.
            matched = pattern.places(facts.text, facts.encoded) if len(units) > _FEW else None
            if matched is None:
                yield from ((pattern, unit) for unit in units if self._may_match_in(number, facts.folded, unit))
            elif matched:
                places[number] = matched
        for number, spans in places.items():
            yield from ((self._patterns[number], unit) for unit in _touched(units, spans))

    def _may_match(self, number: int, folded: str) -> bool:
        """Say whether a folded text holds one of the marks without which a pattern cannot match."""
        marks = self._marks.get(number)
        return marks is None or any(mark in folded for mark in marks)

    def _may_match_in(self, number: int, folded: str, unit: Span) -> bool:
        """Say whether a unit holds one of the marks, and ends as it must, without which a pattern cannot match."""
        tails, marks = self._tails.get(number), self._marks.get(number)
        if tails is not None and not folded.endswith(tails, *unit):
            return False
        return marks is None or any(folded.find(mark, *unit) >= 0 for mark in marks)

    def _units(self, facts: Facts) -> Sequence[Span]:
        if self._in_headline and self._unit == "line":
            headlines = [span for span, role in facts.paragraphs if role == "headline"]
            units: Sequence[Span] = [line.span for span in headlines for line in facts.lines_in(span)]
        else:
            units = self._all_units(facts)
        if self._in_headline:
            units = [unit for unit in units if self._where.admits(facts, unit.start)]
        if self._unfinished:
            units = [unit for unit in units if not ends_sentence(facts.text, unit)]
        return units

    def _all_units(self, facts: Facts) -> Sequence[Span]:
        if self._unit == "text":
            return [Span(0, len(facts.text))]
        if self._unit == "line":
            return facts.line_spans
        if self._unit == "paragraph":
            if self._roles:
                return [span for span, role in facts.paragraphs if role in self._roles]
            return facts.paragraph_spans
        return facts.sentence_spans

    def _judge(self, facts: Facts, unit: Span, part: Span, match: Any) -> Iterator[Hit]:
        if self._excuses(match):
            return
        span = Span(unit.start + part.start, unit.start + part.end)
        if (not self._anywhere or self._restricted) and not self._where.admits(facts, span.start):
            return
        if not self._context.admits(facts, span.start):
            return
        edits: tuple[Edit, ...] = ()
        slots = {name: value for name, value in match.groupdict().items() if value is not None}
        if self._replace is not None:
            content = match.expand(self._replace)
            edits = (Edit(span, content),)
            slots["better"] = content
        yield Hit(span, slots, edits)

    def _excuses(self, match: Any) -> bool:
        groups = match.groupdict() if self._excused else {}
        return any(fold(groups.get(name) or "") in words for name, words in self._excused.items())

    def _stands_right(self, text: str, span: Span) -> bool:
        """Say whether what stands directly before and behind a match fits; only so far is looked."""
        before = text[max(span.start - _BESIDE, 0) : span.start]
        after = text[span.end : span.end + _BESIDE]
        if self._before and not any(pattern.search(before) for pattern in self._before):
            return False
        if self._after and not any(pattern.search(after) for pattern in self._after):
            return False
        return not (any(p.search(before) for p in self._not_before) or any(p.search(after) for p in self._not_after))


def ends_sentence(text: str, span: Span) -> bool:
    """Say whether a span ends with a terminal mark, closing quotation marks and brackets aside."""
    if span.end > span.start and text[span.end - 1] in _STOPS:
        return True
    return text[max(span.start, span.end - _TAIL) : span.end].rstrip("\"'”’)»]")[-1:] in _STOPS


def _beside(options: Options, name: str, form: str) -> list[Regex]:
    return [Regex(form.format(pattern)) for pattern in strings(options, name)]


def _touched(units: Sequence[Span], spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the units that one of the spans touches; both are in order of the text."""
    at = 0
    for unit in units:
        while at < len(spans) and spans[at].end <= unit.start:
            at += 1
        if at == len(spans):
            return
        if spans[at].start < unit.end:
            yield unit
