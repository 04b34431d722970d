"""Whole lines: what they say, how they begin, and where on the page they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from lint_news.checks.base import (
    SEVERAL,
    WHOLE,
    WORD_MARKS,
    ArticleCheck,
    Occurrence,
    Options,
    bounded,
    expand,
    strings,
)
from lint_news.checks.pattern import prepare as prepare_patterns
from lint_news.checks.regex import Regex, edges
from lint_news.facts import Facts, Line, Page
from lint_news.facts.fold import fold, line_key
from lint_news.facts.page import FULL_STOPS, groups
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["LineCheck", "placed", "prepare", "removals"]

_MAX_PHRASE_WORDS = 14
_EDGE = 3
_MAX_SHORT = 160
_MAX_LONG = 600
_START = -1
_NONE = range(0)
_ANYTHING = "(?:.+)"
_BULLETS = " •·●▪*–—-»›>→▶►☛|[("


def prepare(options: Options) -> dict[str, object]:
    """Work out the literals of the patterns and the folded phrases once, for the compiled rules.

    Raises ValueError for a pattern that RE2 does not take, or a phrase with too many readings.
    """
    prepared = prepare_patterns(options, common=not options.get("long", False))
    found = [edges(pattern) for pattern in strings(options, "patterns")]
    owners = dict(zip(prepared["_literals"], prepared["_owners"], strict=True))
    for start in expand(strings(options, "starts")):
        owners.setdefault(fold(start), []).append(_START)
    sure, doubtful = (
        {line_key(fold(phrase)) for phrase in expand(strings(options, name))} - {""} for name in ("phrases", "doubtful")
    )
    for name in ("phrases", "starts", "doubtful"):
        prepared.pop(name, None)
    return {
        **prepared,
        "_heads": [heads for heads, _ in found],
        "_tails": [tails for _, tails in found],
        "_literals": list(owners),
        "_owners": list(owners.values()),
        "_phrases": sorted(sure | doubtful),
        "_doubtful": sorted(doubtful),
        "_free": sorted({*range(len(strings(options, "patterns")))}.difference(*owners.values())),
        "_longest": max((phrase.count(" ") + 1 for phrase in sure | doubtful), default=0),
    }


class LineCheck(ArticleCheck):
    """Flags lines that are nothing but one of its phrases, begin with one, or match a pattern as a whole."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._patterns = [Regex(f"(?:{pattern})") for pattern in strings(options, "patterns")]
        self._unless = [Regex(pattern) for pattern in strings(options, "unless")]
        self.short_lines = not options.get("long", False)
        self._free: list[int] = options["_free"]
        self.always = bool(self._free)
        self._position = options.get("position", "anywhere")
        self._within = int(options.get("within", _EDGE))
        self._max_words = int(options.get("max_words", 0))
        self._unfinished = bool(options.get("unfinished", False))
        self._spare_captions = bool(options.get("spare_captions", False))
        self._spare_headline = bool(options.get("spare_headline", False))
        self._run = int(options.get("run", 1))
        self.combines = bool(options.get("combine", False))
        self._longest = int(options["_longest"])
        self._remove = bool(options.get("remove", False))

    # Thousands of phrases: most articles need none of them, and the tables of the scanner know them all.
    @cached_property
    def literals(self) -> Sequence[str]:  # type: ignore[override]
        """The literals of the patterns, and the beginnings of lines."""
        return list(self._options["_literals"])

    def keys(self) -> Collection[str]:
        """Give the phrases."""
        return frozenset(self._options["_phrases"])

    @cached_property
    def _phrases(self) -> frozenset[str]:
        return frozenset(self._options["_phrases"])

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        return frozenset(self._options["_doubtful"])

    @cached_property
    def _edges(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """How a line begins and how it ends that each pattern can match."""
        return list(zip(map(tuple, self._options["_heads"]), map(tuple, self._options["_tails"]), strict=True))

    @cached_property
    def _marks(self) -> list[list[str]]:
        """What a line must hold for each of the patterns, beside their literals."""
        marks: Mapping[str, list[str]] = self._options["_marks"]
        return [marks.get(str(number), []) for number in range(len(self._patterns))]

    @cached_property
    def _owners(self) -> list[list[int]]:
        owners: list[list[int]] = self._options["_owners"]
        return owners

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for each line, spanning the line without the white space round it."""
        candidates = self._candidates(facts, occurrences)
        if not candidates:
            return
        page = facts.page
        found = [number for number in candidates if self._counts(facts, page, number)]
        if self._unless:
            # What no run is long enough for need not be excused.
            runs = (run for run in groups(sorted(found), 1) if len(run) >= self._run)
            found = [number for run in runs for number in run if not self._excused(facts.text, page.lines[number])]
        for run in groups(sorted(self._believed(facts, found) if found and self._doubtful else found), 1):
            if len(run) >= self._run:
                edits = _removals(facts.text, page, run) if self._remove else [()] * len(run)
                yield from (Hit(page.lines[n].span, {}, edit) for n, edit in zip(run, edits, strict=True))

    def _believed(self, facts: Facts, found: list[int]) -> Iterator[int]:
        """Yield the lines but those between the story's paragraphs that only doubtful phrases speak for."""
        for run in groups(sorted(found), 1):
            if all(self._doubted(facts, number) for number in run):
                yield from (number for number in run if not placed(facts.page, number, "inside", 0))
            else:
                yield from run

    def _doubted(self, facts: Facts, number: int) -> bool:
        key = line_key(facts.folded[slice(*facts.page.lines[number].span)])
        return key in self._doubtful or (self.combines and self._made_of(key.split(), self._doubtful))

    def _counts(self, facts: Facts, page: Page, number: int) -> bool:
        if self._spare_headline and number == page.headline:
            return False
        if self._spare_captions and number in facts.caption_lines:
            return False
        return placed(page, number, self._position, self._within) and self._fits(facts.text, page.lines[number])

    def _candidates(self, facts: Facts, occurrences: Sequence[Occurrence]) -> set[int]:
        found = {
            facts.line_at(start)
            for start, end, how in occurrences
            if how == WHOLE or (how == SEVERAL and self._combined(line_key(facts.folded[start:end])))
        }
        for number, owners in self._suspects(facts, occurrences).items():
            if number in found:
                continue
            span = facts.page.lines[number].span
            begun = _START in owners
            able = () if begun else [owner for owner in owners if self._may_match(facts.folded, span, owner)]
            if (begun or able) and self._counts(facts, facts.page, number):
                text = facts.text[slice(*span)]
                if begun or any(self._matches(text, owner) for owner in able):
                    found.add(number)
        return found

    def _may_match(self, folded: str, span: Span, owner: int) -> bool:
        """Say whether a line begins, ends and holds what a pattern needs; most do not, which costs little to tell."""
        heads, tails = self._edges[owner]
        if (heads and not folded.startswith(heads, *span)) or (tails and not folded.endswith(tails, *span)):
            return False
        marks = self._marks[owner]
        return not marks or any(folded.find(mark, *span) >= 0 for mark in marks)

    def _matches(self, text: str, owner: int) -> bool:
        pattern = self._patterns[owner]
        return pattern.pattern == _ANYTHING or pattern.fullmatch(text) is not None

    def _suspects(self, facts: Facts, occurrences: Sequence[Occurrence]) -> dict[int, set[int]]:
        """Give the lines that hold a literal of some patterns, or begin with a start, with the numbers of these."""
        suspects: dict[int, set[int]] = {}
        places = reach(facts.page, self._position, self._within) if occurrences or self._free else ()
        number, looked_to, wanted = -1, 0, False
        for start, end, literal in occurrences:
            if literal < 0:
                continue
            if start >= looked_to:
                number = facts.line_at(start)
                wanted = any(number in place for place in places) and not self._too_long(facts.page.lines[number])
                looked_to = facts.page.lines[number].span.end if number >= 0 else start
            for owner in self._owners[literal] if wanted else ():
                if owner != _START or _begins(facts, facts.page.lines[number], start, end):
                    suspects.setdefault(number, set()).add(owner)
        for owner in self._free:
            for number in self._marked(facts, places, self._marks[owner]):
                suspects.setdefault(number, set()).add(owner)
        return suspects

    def _marked(self, facts: Facts, places: Sequence[range], marks: Sequence[str]) -> Iterator[int]:
        """Yield the lines at the right place that hold one of some marks."""
        lines = facts.page.lines
        for number in facts.lines_with(marks) if marks else (n for numbers in places for n in numbers):
            if (not marks or any(number in numbers for numbers in places)) and not self._too_long(lines[number]):
                yield number

    def _too_long(self, line: Line) -> bool:
        return line.span.end - line.span.start > (_MAX_SHORT if self.short_lines else _MAX_LONG)

    def _combined(self, key: str) -> bool:
        return key.count(" ") < _MAX_PHRASE_WORDS and self._made_of(key.split(), self._phrases)

    def _made_of(self, words: list[str], phrases: frozenset[str]) -> bool:
        """Say whether a line is several of the phrases in a row, whatever marks stand between them."""
        words = [word for word in words if any(map(str.isalnum, word))]
        reached = {0}
        for start in range(len(words)):
            if start in reached:
                reached.update(
                    end
                    for end in range(start + 1, min(start + self._longest, len(words)) + 1)
                    if " ".join(words[start:end]).strip(WORD_MARKS) in phrases
                )
            elif start > max(reached):
                return False
        return len(words) in reached

    def _fits(self, text: str, line: Line) -> bool:
        content = text[line.span.start : line.span.end]
        if self._max_words and len(content.split()) > self._max_words:
            return False
        return not (self._unfinished and content.rstrip("\"'”’)»")[-1:] in FULL_STOPS)

    def _excused(self, text: str, line: Line) -> bool:
        return bool(self._unless) and any(pattern.search(text[slice(*line.span)]) for pattern in self._unless)


def _begins(facts: Facts, line: Line, start: int, end: int) -> bool:
    """Say whether a range begins its line, bullets and brackets aside, and is no part of a longer word."""
    return not facts.text[line.span.start : start].strip(_BULLETS) and bounded(facts.folded, start, end)


def placed(page: Page, number: int, position: str, within: int) -> bool:
    """Say whether a line stands at a named place of its page.

    "head" and "tail" are the first and last `within` lines, "edges" either; "before-headline" and "after-body" are
    beyond the story, the first of them above its headline, and "outside" is either of these; "around" is above the
    first or below the last paragraph; "displaced" is anywhere but between the headline and the story.
    """
    return position == "anywhere" or any(number in numbers for numbers in reach(page, position, within))


def reach(page: Page, position: str, within: int) -> Sequence[range]:
    """Give the numbers of the lines that stand at a named place of a page, as `placed` says it."""
    count, headline, first, last = len(page.lines), page.headline, page.first_body, page.last_body
    below = range(last + 1, count) if last >= 0 else _NONE
    match position:
        case "anywhere":
            return (range(count),)
        case "head" | "tail" | "edges":
            head, tail = range(min(within, first)), range(max(count - within, last + 1), count)
            return (head, tail) if position == "edges" else (head if position == "head" else tail,)
        case "before-headline" | "after-body" | "outside":
            above = range(max(headline, 0))
            return (above, below) if position == "outside" else (below if position == "after-body" else above,)
        case "displaced":
            return (range(headline + 1), range(first, count)) if 0 <= headline < first else (range(count),)
        case "around":
            return (range(first), below) if first <= last else (below,)
        case _:
            return (range(first + 1, last),)


def removals(text: str, page: Page, numbers: Iterable[int]) -> dict[int, Edit]:
    """Give the edits that take lines out with one of the line breaks beside each, by the lines' numbers.

    Blank lines go with a line up to the next one that is not blank, unless the line stood tight under the one before
    it; the last line takes the blank lines above it along. None of the edits overlaps another.
    """
    return {
        number: edit[0]
        for run in groups(sorted(numbers), 1)
        for number, edit in zip(run, _removals(text, page, run), strict=True)
    }


def _removals(text: str, page: Page, run: Sequence[int]) -> list[tuple[Edit, ...]]:
    """Give the edits that take neighbouring lines out; none overlaps another."""
    lines = page.lines
    first, last = run[0], run[-1]
    before = lines[first - 1].span.end if first > 0 else 0
    after = lines[last + 1].span.start if last + 1 < len(lines) else 0
    if first > 0 and (
        not after or _breaks(text, before, lines[first].span.start) <= 1 < _breaks(text, lines[last].span.end, after)
    ):
        return [(Edit(Span(lines[n - 1].span.end, lines[n].span.end), ""),) for n in run]
    ends = [lines[n + 1].span.start if n + 1 < len(lines) else lines[n].span.end for n in run]
    return [(Edit(Span(lines[n].span.start, end), ""),) for n, end in zip(run, ends, strict=True)]


def _breaks(text: str, start: int, end: int) -> int:
    gap = text[start:end]
    return gap.count("\n") or gap.count("\r")
