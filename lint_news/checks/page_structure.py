"""Lines that are page furniture by their shape, words, place and neighbours, where no phrase says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.checks.decisions import Decisions, Tree, read_tree
from lint_news.checks.line import removals
from lint_news.checks.line_features import Columns, PageLines, columns, understood
from lint_news.facts import Facts
from lint_news.facts.fold import line_key
from lint_news.facts.page import FULL_STOPS
from lint_news.model import Hit
from lint_news.positions import Cover, Span

__all__ = ["PageStructure", "page_lines", "prepare"]

_SPARED = frozenset({"headline", "caption"})
_SIGNED = frozenset({"byline", "dateline"})
_TOLD = frozenset({"quote", "subheading", "code"})
"""What a page's markup calls by its name; a plain text leaves more to guess."""

_FEW, _FEW_BESIDE = 3, 2
_PARAGRAPH_LENGTH = 60
_STOPS = frozenset(FULL_STOPS + "\"'”’»)")
_NUMBERS = ("threshold", "a_word", "unproven")
_TABLES = ("trees", "wordless_trees")
_MOST_WORDS = 40
_KNOWN_WORDS = 0.2
_FIGURES = 4
_BRIDGE = 3
_ABOVE, _FAR_ABOVE, _HEADLINES, _HEADLINE_WORDS = 4, 25, 2, 4
_READ, _EXPLAINED = 3, 100
_REASONS = 3
_WHY = {
    "wording unlike a story": ("said", "gap_said", "page_said"),
    "beside page furniture": ("known", "gap_known", "page_known"),
    "short lines": ("words", "longest", "item", "page_items"),
    "no full sentences": ("ending", "open_", "stops"),
    "repeated on the page": ("cop",),
    "dates or addresses": ("dated",),
    "figures and marks": ("digits", "marks", "commas"),
    "the capitals of a label": ("letters", "opening"),
}
"""In words, what the features speak of whose names begin so."""

_AWAY = "away from the story's paragraphs"


def prepare(options: Options) -> dict[str, Any]:
    """Read the trees and the lexicon once, for the compiled rules.

    Raises ValueError for a tree or a weight that cannot be read.
    """
    weights = {word: float(weight) for weight, words in options["lexicon"].items() for word in words.split()}
    trees = {f"_{name}": [list(map(list, read_tree(row))) for row in options[name]] for name in _TABLES}
    return {**{name: options[name] for name in _NUMBERS}, "_lexicon": weights, **trees}


class PageStructure(ArticleCheck):
    """Flags runs of lines that its trees score above a threshold; known furniture, figures and signs may lie between.

    On a page on which no other rule has found furniture it asks for more within the story: tables look like menus.
    Looks at what phrases and markup have left. A text of paragraphs with hardly another line is not even scored.
    """

    def __init__(self, options: Options) -> None:
        self._options = options

    @cached_property
    def _thresholds(self) -> list[float]:
        """By the words of a line, the score that it must exceed, in hundredths."""
        least, a_word = (100 * float(self._options[name]) for name in ("threshold", "a_word"))
        return [least + a_word * words for words in range(_MOST_WORDS + 1)]

    @cached_property
    def _tables(self) -> list[Decisions]:
        """The trees with and without words; most texts are no mixture of lines and never need them."""
        return [Decisions([Tree(*map(tuple, tree)) for tree in self._options[f"_{name}"]]) for name in _TABLES]

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield one hit for each run of lines."""
        if not _is_mixed(facts):
            return
        page = page_lines(facts)
        lexicon: Mapping[str, float] = self._options["_lexicon"]
        made = columns(page, lexicon)
        # In a language that the lexicon does not know, every line would seem to lack the words of a story.
        trees = self._tables[understood(page, lexicon) < _KNOWN_WORDS]
        flagged = self._flagged(facts, page.known, made, trees)
        between = [
            known or digits >= _FIGURES or not letters
            for known, digits, letters in zip(page.known, made["digits"], made["letters"], strict=True)
        ]
        lines = facts.page.lines
        for run in _runs(flagged, between):
            said = [number for number in run if flagged[number]]
            span = Span(lines[run[0]].span.start, lines[run[-1]].span.end)
            slots = {"lines": _count(len(run)), "reasons": ", ".join(_reasons(trees, made, said))}
            yield Hit(span, slots, tuple(removals(facts.text, facts.page, run).values()))

    def _flagged(self, facts: Facts, known: Sequence[bool], made: Columns, trees: Decisions) -> list[bool]:
        """Judge each line; what is known, figures, a headline and captions are never flagged."""
        more = 0 if any(known) else 100 * float(self._options["unproven"])
        first, last = facts.page.first_body, facts.page.last_body
        scores = trees.scores(made)
        spared = _spared(facts, known, made, scores)
        judged = zip(scores, made["words"], made["digits"], made["letters"], known, strict=True)
        return [
            score > self._thresholds[words] + (more if first <= number <= last else 0)
            and not shown
            and digits < _FIGURES
            and letters > 0
            and number not in spared
            for number, (score, words, digits, letters, shown) in enumerate(judged)
        ]


def _reasons(trees: Decisions, made: Columns, numbers: Sequence[int]) -> list[str]:
    """Name what speaks most for calling these lines furniture, in words."""
    shares: dict[str, float] = {}
    for number in numbers[:_READ]:
        for feature, share in trees.shares(made, number, _EXPLAINED).items():
            reason = _reason(feature)
            shares[reason] = shares.get(reason, 0.0) + share
    ranked = sorted(shares, key=lambda reason: (-shares[reason], reason))
    most = shares[ranked[0]]
    return [reason for reason in ranked[:_REASONS] if shares[reason] > most / 4]


def page_lines(facts: Facts) -> PageLines:
    """Give the lines of a page with what is known of them."""
    text, folded = facts.text, facts.folded
    spans = [line.span for line in facts.page.lines]
    hidden = Cover((*facts.furniture, *(block.span for block in facts.article.blocks if block.role == "furniture")))
    parts = [folded[start:end] for start, end in spans]
    return PageLines(
        [text[start:end] for start, end in spans],
        parts,
        list(map(line_key, parts)),
        [hidden.touches(*span) for span in spans],
        range(facts.page.first_body, facts.page.last_body + 1),
    )


def _is_mixed(facts: Facts) -> bool:
    """Say whether a text holds more than a headline, paragraphs, known furniture and a few lines beside them."""
    text, left = facts.text, _FEW_BESIDE if facts.furniture else _FEW
    known = {start for start, _ in facts.furniture}
    for (start, end), _ in facts.page.lines:
        if (end - start < _PARAGRAPH_LENGTH or text[end - 1] not in _STOPS) and start not in known:
            left -= 1
            if left < 0:
                return True
    return False


def _spared(facts: Facts, known: Sequence[bool], made: Columns, scores: Sequence[int]) -> set[int]:
    """Give the lines that are a headline or a caption, which their own rules judge.

    Below a menu a headline is told by its place alone: the nearest lines that are long enough to be one, above the
    story and above the byline or the date that comes before it.
    """
    blocks = facts.article.blocks
    marked = facts.article.source_map.syntax == "html"
    roles = _SPARED | _SIGNED | _TOLD if marked else _SPARED | _SIGNED
    spared = {facts.page.headline, *(facts.line_at(block.span.start) for block in blocks if block.role in roles)}
    if marked:
        spared.update(number for number, whole in enumerate(made["paragraph"]) if whole)
    story = (n for n, (whole, score) in enumerate(zip(made["paragraph"], scores, strict=True)) if whole and score < 0)
    first = next(story, 0)
    signed = {facts.line_at(block.span.start) for block in blocks if block.role in _SIGNED}
    signed.update(n for n in range(max(first - _FAR_ABOVE, 0), first) if made["dated"][n])
    for anchor in (first, *(n for n in signed if first - _FAR_ABOVE <= n < first)):
        above = range(anchor - 1, max(anchor - _ABOVE, 0) - 1, -1)
        long = [n for n in above if made["words"][n] >= _HEADLINE_WORDS and not known[n] and not made["dated"][n]]
        spared.update(long[:_HEADLINES])
    return spared


def _runs(flagged: Sequence[bool], between: Sequence[bool]) -> Iterator[range]:
    """Yield the runs of flagged lines, joined over a few lines that may stand between them."""
    start = last = -1
    for number, flag in enumerate(flagged):
        if flag:
            start, last = (number if start < 0 else start), number
        elif start >= 0 and (not between[number] or number - last > _BRIDGE):
            yield range(start, last + 1)
            start = -1
    if start >= 0:
        yield range(start, last + 1)


@cache
def _reason(feature: str) -> str:
    return next((reason for reason, starts in _WHY.items() if feature.startswith(starts)), _AWAY)


def _count(lines: int) -> str:
    return "1 line" if lines == 1 else f"{lines} lines"
