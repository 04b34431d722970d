"""Letters of one alphabet that stand for those of another, and letters dressed up as symbols."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.facts import Facts
from lint_news.lazy import lazy_re
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["Lookalike"]

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u0481\u048a-\u052f"
_GREEK = "\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03ff"
_OTHER = "\u0531-\u0556\u0561-\u0587\u13a0-\u13f5\uff21-\uff3a\uff41-\uff5a"
_DRESSED = "\U0001d400-\U0001d6a5\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"

_TO_LATIN = dict(
    zip(
        "аВеіІјЈКкМНоОрРсСТуУхХАЕѕЅԁһӏӀԛԝѵҮёЁїЇΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινρυχτօսհոցյզՏԼՍՕᎠᎡᎢᎪᎫᎬᎳᎷᎻᎽᏀᏃᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏴ",
        "aBeiIjJKkMHoOpPcCTyYxXAEsSdhlIqwvYëËïÏABEZHIKMNOPTYXoivpuxtouhngjqSLUODRTAJEWMHYGZbRWSVSLCPKB",
        strict=True,
    )
)
_TO_LATIN.update((chr(code), chr(code - 0xFEE0)) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))
_TO_CYRILLIC = dict(zip("aBeiIjJKkMHoOpPcCTyYxXAEsSëËïÏ", "аВеіІјЈКкМНоОрРсСТуУхХАЕѕЅёЁїЇ", strict=True))
_TO_GREEK = dict(zip("ABEZHIKMNOPTYXo", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", strict=True))
_TABLES = {"L": _TO_LATIN, "C": _TO_CYRILLIC, "G": _TO_GREEK}

_SIDES = (f"[{_LATIN}]", f"[{_CYRILLIC}{_GREEK}{_OTHER}]")
_MIXED = lazy_re(f"{_SIDES[0]}{_SIDES[1]}|{_SIDES[1]}{_SIDES[0]}|[{_CYRILLIC}][{_GREEK}]|[{_GREEK}][{_CYRILLIC}]")
_OTHER_ALPHABET = lazy_re(_SIDES[1])
_DRESSED_WORD = lazy_re(f"[{_DRESSED}]{{3,}}(?:[ '’-]?[{_DRESSED}]+)*")
_BLOCKS = {"L": _LATIN, "C": _CYRILLIC, "G": _GREEK, "O": _OTHER}
_KINDS = tuple((kind, lazy_re(f"[{block}]")) for kind, block in _BLOCKS.items())
_SMALL_GREEK = frozenset("οινρυχτ")
_ROMAN = frozenset("XVILCDMХІСМ")
_AROUND = 60
_MOST_SUFFIX = 4
_BLOCK = 3


class Lookalike(ArticleCheck):
    """Flags words with letters of two alphabets where those of one look like the other's, and letters as symbols.

    `report` is "mixed" or "dressed". A word counts as mixed by mistake where all letters of one alphabet have a
    look-alike in the other; a native ending behind a foreign name, two words without a space and Greek letters of
    units and formulas do not. Look-alikes are from Unicode's confusables (UTS #39), those that differ in no common
    typeface. Slot: {reading}.
    """

    def __init__(self, options: Options) -> None:
        self._dressed = options["report"] == "dressed"

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for each word."""
        if facts.text.isascii():
            return
        if self._dressed:
            if any(character > "\u24b5" for character in facts.characters):
                yield from _dressed(facts.text)
            return
        if _OTHER_ALPHABET.search("".join(facts.characters)):
            yield from _mixed(facts.text)


def _dressed(text: str) -> Iterator[Hit]:
    for match in _DRESSED_WORD.finditer(text):
        reading = unicodedata.normalize("NFKC", "".join(map(_undressed, match.group())))
        yield Hit(Span(*match.span()), {"reading": reading}, (Edit(Span(*match.span()), reading),))


def _undressed(character: str) -> str:
    """Give the letter of a white or black letter in a box or circle, which Unicode does not decompose."""
    for first in (0x1F150, 0x1F170):
        if first <= ord(character) < first + 26:
            return chr(ord(character) - first + ord("A"))
    return character


def _mixed(text: str) -> Iterator[Hit]:
    end = 0
    for match in _MIXED.finditer(text):
        if match.start() < end:
            continue
        span = _word(text, *match.span())
        end = span.end
        word = text[span.start : span.end]
        reading = _reading(word, text[max(span.start - _AROUND, 0) : span.start] + text[end : end + _AROUND])
        if reading is not None:
            safe = _is_lookalike(word, reading)
            yield Hit(span, {"reading": reading}, (Edit(span, reading),) if safe else ())


def _word(text: str, start: int, end: int) -> Span:
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return Span(start, end)


def _reading(word: str, around: str) -> str | None:
    """Give a word in one alphabet; None where the mixture may be meant."""
    kinds = "".join(map(_kind, word))
    scripts = set(kinds) - {"?"}
    if len(scripts) != 2 or "?" in kinds or _meant(word, kinds, around):
        return None
    target = _target(word, kinds, scripts, around)
    if target is not None:
        return "".join(c if kind == target else _TABLES[target][c] for c, kind in zip(word, kinds, strict=True))
    return _misread(word, kinds)


def _kind(character: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.match(character)), "?")


def _meant(word: str, kinds: str, around: str) -> bool:
    """Say whether a mixture is right: a native ending, two words, a Greek letter in a formula."""
    blocks = re.findall(r"(.)\1*", kinds)
    runs = [len(match.group()) for match in re.finditer(r"(.)\1*", kinds)]
    if len(blocks) == 2:
        if min(runs) >= _BLOCK or (len(word) == 2 and "O" not in kinds and "G" in kinds):
            return True
        if blocks == ["L", "C"] and runs[1] <= _MOST_SUFFIX and word[runs[0] :].islower():
            return (runs[0] > 1 and word[: runs[0]].isupper()) or (runs[0] >= _BLOCK and _mostly_cyrillic(around))
    if "G" in kinds and "L" in kinds:
        return not _greek_slip(word, kinds)
    return False


def _mostly_cyrillic(around: str) -> bool:
    return 2 * sum(_kind(c) == "C" for c in around) > sum(map(str.isalpha, around))


def _greek_slip(word: str, kinds: str) -> bool:
    """Say whether a Greek letter stands in a Latin word as a letter of it: not “TNFα”, “NFκB”, “ΔT”, “μm”."""
    if kinds.count("L") < kinds.count("G"):
        return kinds.count("L") == 1
    if kinds.count("L") < _BLOCK - 1 or len(word) < _BLOCK:
        return False
    for at, (character, kind) in enumerate(zip(word, kinds, strict=True)):
        if kind == "G" and character.islower():
            inside = 0 < at < len(word) - 1 and (at == 1 or word[at - 1].islower()) and word[at + 1].islower()
            if not inside or character not in _SMALL_GREEK:
                return False
    return True


def _target(word: str, kinds: str, scripts: set[str], around: str) -> str | None:
    """Choose the alphabet in which every letter of the word can be written; None where there is no such."""
    possible = [
        script
        for script in sorted(scripts & _TABLES.keys())
        if all(kind == script or c in _TABLES[script] for c, kind in zip(word, kinds, strict=True))
    ]
    if len(possible) < 2:
        return possible[0] if possible else None
    if "L" in possible and _ROMAN.issuperset(word):
        return "L"
    counts = {script: kinds.count(script) for script in possible}
    first, second = sorted(possible, key=lambda script: -counts[script])[:2]
    if counts[first] > counts[second]:
        return first
    near = {script: sum(_kind(c) == script for c in around) for script in possible}
    return max(possible, key=lambda script: near[script])


def _misread(word: str, kinds: str) -> str | None:
    """Read a small Cyrillic letter inside a Latin word as the Latin-1 letter that has its number: García, Müller."""
    pieces = []
    for at, (character, kind) in enumerate(zip(word, kinds, strict=True)):
        if kind == "L":
            pieces.append(character)
            continue
        inside = 0 < at < len(word) - 1 and kinds[at - 1] == kinds[at + 1] == "L" and word[at + 1].islower()
        if kind != "C" or not inside or not character.islower():
            return None
        pieces.append(character.encode("cp1251", "replace").decode("cp1252", "replace"))
    reading = "".join(pieces)
    return reading if len(word) > _BLOCK and reading.isalpha() else None


def _is_lookalike(word: str, reading: str) -> bool:
    pairs = zip(word, reading, strict=True)
    return all(a == b or any(table.get(a) == b for table in _TABLES.values()) for a, b in pairs)
