"""Lines that stand twice: paragraphs, captions, headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lint_news.checks.base import ArticleCheck, Occurrence, Options, strings
from lint_news.checks.label import count_words
from lint_news.checks.line import removals
from lint_news.facts import Facts, Line
from lint_news.facts.fold import fold, line_key
from lint_news.lazy import lazy_re
from lint_news.model import Hit

__all__ = ["Doubled"]

_SLACK = 4
_STOP = lazy_re(r"[.。۔।](?:\s|\Z)|[.。۔।][\"”’»)\]]")
_QUOTING = "\"“„«「‘'"
_BULLETS = "-–—*•·●▪‣◦"
_SHORT = 8
_SAME, _REST = 12, 90
_CREDIT = lazy_re(
    r"[\s.,;:|/–—-]*(?:[(\[|/©].*|(?:(?:file|stock|archive|handout) )?"
    r"(?:photo|image|picture|pic|credit|courtesy|source|illustration|file|foto|bild|crédit|imagen|imagem|beeld|fot\.|"
    r"фото|صورة|الصورة|عکس|फोटो|ảnh|图|圖|写真|사진|ap|afp|epa|efe|reuters|getty|dpa|ansa|tass|xinhua|anadolu)\b.*)",
)
_LABEL = lazy_re(
    r"(?:(?:file|stock|handout)?\s?(?:photo|image|picture)?\s?(?:caption|file)?|foto|bild|imagen|légende|"
    r"bildunterschrift|фото|на фото|صورة)\s?[:,\uff1a–—-]\s*"
)
_CUT = ("…", "...")


class Doubled(ArticleCheck):
    """Flags a line that says again what the line above it, the headline or an earlier paragraph says.

    `block` is a paragraph or a caption straight below its equal, `line` any other line below its equal, `caption`
    one of two neighbours of which the other has the same words and a credit or label more, or goes on where this one
    is cut off, `headline` a line that repeats the headline, `paragraph` the first that repeats a paragraph above.
    """

    def __init__(self, options: Options) -> None:
        self._find = getattr(self, f"_{options['report']}s")
        self._allowed = frozenset(line_key(fold(text)) for text in strings(options, "allow"))
        self._least = int(options.get("min_words", 1))
        self._remove = bool(options.get("remove", False))

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit on each line that can go, the place it repeats as a related one."""
        found = list(self._find(facts))
        edits = removals(facts.text, facts.page, {line.number for line, _ in found}) if self._remove and found else {}
        for line, other in found:
            edit = (edits[line.number],) if line.number in edits else ()
            yield Hit(line.span, {}, edit, ((other.span, "the same here"),))

    def _blocks(self, facts: Facts) -> Iterator[tuple[Line, Line]]:
        return (pair for pair in self._equals(facts) if _is_block(facts, *pair))

    def _lines(self, facts: Facts) -> Iterator[tuple[Line, Line]]:
        return (pair for pair in self._equals(facts) if not _is_block(facts, *pair) and not _is_cell(facts, *pair))

    def _equals(self, facts: Facts) -> Iterator[tuple[Line, Line]]:
        """Yield the lines that are equal to the line above them, with that line."""
        text, folded = facts.text, facts.folded
        for above, line in pairwise(facts.page.lines):
            (start, end), (low, high) = line.span, above.span
            if folded[start] == folded[low] and -_SLACK <= end - start - high + low <= _SLACK:
                key = line_key(fold(text[start:end]))
                counts = count_words(key) >= self._least and key not in self._allowed
                if counts and key == line_key(fold(text[low:high])):
                    yield line, above

    def _captions(self, facts: Facts) -> Iterator[tuple[Line, Line]]:
        folded = facts.folded
        for above, line in pairwise(facts.page.lines):
            (low, high), (start, end) = above.span, line.span
            # A look at one character on either side settles most pairs.
            begun_alike = folded[low] == folded[start] and folded[low : low + _SAME] == folded[start : start + _SAME]
            if not begun_alike and (
                folded[high - 1] != folded[end - 1] or folded[high - _SAME : high] != folded[end - _SAME : end]
            ):
                continue
            short, long = (above, line) if high - low < end - start else (line, above)
            one, other = folded[slice(*short.span)], folded[slice(*long.span)]
            if count_words(line_key(one)) >= self._least and _says_the_same(one, other):
                yield short, long

    def _headlines(self, facts: Facts) -> Iterator[tuple[Line, Line]]:
        page, text = facts.page, facts.text
        if page.headline < 0:
            return
        title = page.lines[page.headline]
        key = line_key(fold(text[slice(*title.span)]))
        if count_words(key) >= self._least:
            for number in facts.line_keys.get(key, ()):
                if abs(number - page.headline) > 1:
                    yield page.lines[number], title

    def _paragraphs(self, facts: Facts) -> Iterator[tuple[Line, Line]]:
        """Yield the first paragraph that stood further up; a page saved twice over is told of once."""
        text = facts.text
        seen: dict[str, Line] = {}
        contents = [text[start:end] for (start, end), _ in facts.page.lines if end - start >= _REST]
        if len(set(contents)) == len(contents):
            return
        for line in facts.page.lines:
            start, end = line.span
            if end - start >= _REST and _STOP.search(text, end - 2, end):
                first = seen.setdefault(text[start:end], line)
                if line.number - first.number > 1 and count_words(text[start:end]) >= self._least:
                    yield line, first
                    return


def _is_block(facts: Facts, line: Line, above: Line) -> bool:
    """Say whether a doubled line is a paragraph or a caption: long, with a full stop, no quotation, no verse."""
    content = facts.text[slice(*line.span)]
    words = count_words(content)
    if words < _SHORT or content[0] in _QUOTING + _BULLETS or not _STOP.search(content):
        return False
    return words >= 2 * _SHORT or not _is_verse(facts, above.number)


def _is_verse(facts: Facts, number: int) -> bool:
    """Say whether a line and the next stand among short lines with no blank line between, as in songs and tables."""
    lines, text = facts.page.lines, facts.text
    for first in (number - 1, number):
        group = lines[max(first, 0) : first + 3]
        tight = all(text.count("\n", one.span.end, other.span.start) < 2 for one, other in pairwise(group))
        if tight and len(group) > 2 and all(text.count(" ", *one.span) < 2 * _SHORT for one in group):
            return True
    return False


def _is_cell(facts: Facts, line: Line, above: Line) -> bool:
    """Say whether a doubled line may be one of a table's cells, an item of a list, a quotation or a line of verse."""
    content = facts.text[slice(*line.span)]
    if (
        content[0] in _QUOTING + _BULLETS
        or any(map(str.isdigit, content[:3]))
        or any(mark in content for mark in "$€£%")
    ):
        return True
    return above.number > facts.page.first_body and _is_verse(facts, above.number)


def _says_the_same(one: str, other: str) -> bool:
    """Say whether the longer of two folded lines is the shorter with a credit, a label or the rest of it."""
    if one.rstrip(" ]").endswith(_CUT):
        begun = one.rstrip(" ].…[")
        return other.startswith(begun) and len(other) > len(begun)
    stem = one.rstrip(" .")
    rest = other[len(stem) :]
    if other.startswith(stem) and rest.strip(" .") and len(rest) <= _REST and len(rest) <= len(stem):
        return _CREDIT.fullmatch(rest) is not None
    head = other[: len(other) - len(one)]
    return other.endswith(one) and _LABEL.fullmatch(head) is not None
