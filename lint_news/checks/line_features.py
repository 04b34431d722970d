"""What the lines of a page look like, as small whole numbers: the features that the line model weighs."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from lint_news.lazy import lazy_re

__all__ = ["SAID_ZERO", "WORD", "Columns", "PageLines", "columns", "understood"]

Columns = dict[str, list[int]]
"""Feature by feature, a whole number for each line."""

SAID_ZERO = 12
"""What `said` is of a line whose words speak neither way; each quarter of a weight is one more or one less."""

WORD = lazy_re(r"[^\W\d_]+|[©@]")
"""What the lexicon weighs: runs of letters of a folded line, and two signs."""

_DATE = lazy_re(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
_INNER_STOP = lazy_re(r"[.!?]\s|[。！？]")
_DIGIT = lazy_re(r"\d")
_IDEOGRAPH = lazy_re("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SEPARATOR = lazy_re("[|•·»›→/]")
_CLOSING = "'\"”’»)]*"
_ENDINGS = {
    **dict.fromkeys(":：", 1),
    **dict.fromkeys(",;-–—", 2),
    "…": 3,
    **dict.fromkeys("?？؟", 4),
    **dict.fromkeys(".!。！।۔։။", 5),
}
_FINAL = 3
_NO_ENDING, _NO_LETTERS = 6, 7
_QUOTES = frozenset("\"'“‘«„")
_PARAGRAPH, _TITLE, _ITEM = 12, 16, 5
_HEAD, _HEARD = 24, 300
"""How many words, and how many characters, of a long line are looked at."""

_FAR = 40
_SAMPLE = 40
_WINDOWS = (3, 10, 30)
_SAID_WINDOWS = (2, 6, 15, 40)


class PageLines(NamedTuple):
    """The lines of a page as they stand and folded, and which of them other rules have shown to be furniture."""

    texts: Sequence[str]
    folded: Sequence[str]
    keys: Sequence[str]
    known: Sequence[bool]
    story: range
    """From the first line that reads like a paragraph of the story to the last; empty where none does."""


def columns(page: PageLines, lexicon: Mapping[str, float]) -> Columns:
    """Work out the features of every line of a page, each from 0 to 63; takes time in proportion to the page's length.

    `lexicon` gives what single folded words say: above 0 of furniture, below of a story.
    """
    made = _shapes(page, lexicon)
    _repetitions(page.keys, made)
    _surroundings(made)
    _places(page.story, made)
    return made


def understood(page: PageLines, lexicon: Container[str]) -> float:
    """Say what share of a page's words the lexicon knows, 0 to 1, from up to a few hundred of them."""
    words = [
        word for line in page.folded[:: max(1, len(page.folded) // _SAMPLE)] for word in WORD.findall(line, 0, _HEARD)
    ]
    return sum(word in lexicon for word in words) / max(len(words), 1)


def _shapes(page: PageLines, lexicon: Mapping[str, float]) -> Columns:
    """Look at each line by itself."""
    rows = [_shape(text, folded, lexicon) for text, folded in zip(page.texts, page.folded, strict=True)]
    names = ("words", "longest", "ending", "opening", "letters", "digits", "marks", "dated", "commas", "stops", "said")
    made: Columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    made["known"] = list(map(int, page.known))
    ends = list(zip(made["words"], made["ending"], strict=True))
    made["paragraph"] = [int(words >= _PARAGRAPH and ending >= _FINAL) for words, ending in ends]
    made["item"] = [int(words <= _ITEM and ending < _FINAL - 1) for words, ending in ends]
    return made


def _shape(text: str, folded: str, lexicon: Mapping[str, float]) -> tuple[int, ...]:
    words = text.split()
    count, longest = len(words), max(map(len, words))
    if longest > _PARAGRAPH and not text.isascii():
        # Scripts without spaces: two characters make about a word.
        count += len(_IDEOGRAPH.findall(text)) // 2
    firsts = [word[0] for word in words[:_HEAD] if word[0].isalpha()]
    spoken = WORD.findall(folded, 0, _HEARD)
    weights = [weight for weight in map(lexicon.get, spoken) if weight]
    said = sum(weights) / len(spoken) ** 0.5 if weights else 0.0
    digits = len(_DIGIT.findall(text, 0, _HEARD))
    address = "@" in text or "http" in folded or "www." in folded
    return (
        min(count, _FAR),
        min(longest, 20),
        _ending(text),
        _opening(text[0]),
        _letters(text, firsts),
        min((10 * digits + len(text) - 1) // len(text), 10),
        min(len(_SEPARATOR.findall(text, 0, _HEARD)), 4),
        (1 if digits and _DATE.search(text, 0, _HEARD) else 0) + 2 * address,
        min(text.count(","), 4),
        min(len(_INNER_STOP.findall(text, 0, _HEARD)), 4),
        max(0, min(round(4 * said) + SAID_ZERO, 2 * SAID_ZERO)),
    )


def _ending(text: str) -> int:
    """0 open, 1 colon, 2 comma or dash, 3 dots, 4 question, 5 full stop; from 3 on a line is finished."""
    bare = text.rstrip(_CLOSING) or text
    return 3 if bare.endswith("...") else _ENDINGS.get(bare[-1], 0)


def _opening(first: str) -> int:
    """0 bullet or other mark, 1 digit, 2 capital, 3 letter without case, 4 small letter, 5 quotation mark."""
    if first.isalpha():
        return 2 if first.isupper() else 4 if first.islower() else 3
    return 1 if first.isdigit() else 5 if first in _QUOTES else 0


def _letters(text: str, firsts: list[str]) -> int:
    """0 no word, 1 all capitals; a capital on 2 every word, 3 two fifths, 4 the only one, 5 fewer, 6 none."""
    if not firsts:
        return 0
    if text.isupper():
        return 1
    capitals = sum(map(str.isupper, firsts))
    if not capitals:
        return 6
    if len(firsts) == 1:
        return 4
    return 2 if capitals == len(firsts) else 3 if 5 * capitals >= 2 * len(firsts) else 5


def _repetitions(keys: Sequence[str], made: Columns) -> None:
    """Count how often each line stands on the page, and how far its nearest copies are."""
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    made["copies"] = [min(counts[key], 5) for key in keys]
    made["copy_before"] = _since(keys)
    made["copy_after"] = _since(keys[::-1])[::-1]


def _since(keys: Sequence[str]) -> list[int]:
    """Give for each line how many lines ago it stood before: 0 never, else 1 to 8, doubling."""
    last: dict[str, int] = {}
    found = []
    for at, key in enumerate(keys):
        found.append(min((at - last[key]).bit_length(), 8) if key in last else 0)
        last[key] = at
    return found


def _surroundings(made: Columns) -> None:
    """Look at the lines beside each line, and at what is usual round it."""
    for name, none in (
        ("words", _FAR + 1),
        ("ending", _NO_ENDING),
        ("letters", _NO_LETTERS),
        ("said", 2 * SAID_ZERO + 1),
        ("known", 2),
    ):
        made[f"{name}_before"] = [none, *made[name][:-1]]
        made[f"{name}_after"] = [*made[name][1:], none]
    for name, scale, windows in (
        ("known", 20, _WINDOWS),
        ("paragraph", 20, _WINDOWS),
        ("item", 20, (5, 15)),
        ("words", 1, (3, 10)),
        ("said", 1, _SAID_WINDOWS),
    ):
        sums = list(accumulate(made[name], initial=0))
        for window in windows:
            left, right = _means(sums, window, scale)
            made[f"{name}_left{window}"], made[f"{name}_right{window}"] = left, right
            made[f"{name}_low{window}"] = list(map(min, left, right))
            made[f"{name}_high{window}"] = list(map(max, left, right))
    looks = list(zip(made["words"], made["ending"], made["opening"], strict=True))
    made["items_run"] = _run_lengths(made["item"])
    made["open_run"] = _run_lengths([int(ending < _FINAL) for _, ending, _ in looks])
    made["names_run"] = _run_lengths(
        [int(words <= _ITEM and not ending and opening > 1) for words, ending, opening in looks]
    )
    made["titles_run"] = _run_lengths(
        [int(words <= _TITLE and not ending and 1 < opening < 4) for words, ending, opening in looks]
    )


def _means(sums: list[int], window: int, scale: int) -> tuple[list[int], list[int]]:
    """Give the scaled mean of up to `window` lines before and behind each line; at an end of the page, of none: 0."""
    last = len(sums) - 1
    left, right = [], []
    for at in range(last):
        low, high = max(0, at - window), min(last, at + window + 1)
        left.append(scale * (sums[at] - sums[low]) // (at - low) if at else 0)
        right.append(scale * (sums[high] - sums[at + 1]) // (high - at - 1) if high > at + 1 else 0)
    return left, right


def _run_lengths(flags: Sequence[int]) -> list[int]:
    """Give the length of the run of flagged lines that each line is in, at most 20."""
    lengths = [0] * len(flags)
    start = 0
    for at, flag in enumerate([*flags, 0]):
        if not flag:
            lengths[start:at] = [min(at - start, 20)] * (at - start)
            start = at + 1
    return lengths


def _places(inside: range, made: Columns) -> None:
    """Say where on the page each line stands: how much of the text is above and below, how far paragraphs are."""
    paragraph, words, said, known = made["paragraph"], made["words"], made["said"], made["known"]
    size = len(words)
    story = [
        count if whole and not shown and speech <= SAID_ZERO + 2 else 0
        for count, whole, shown, speech in zip(words, paragraph, known, said, strict=True)
    ]
    total = max(sum(story), 1)
    above = list(accumulate(story, initial=0))
    made["above"] = [20 * part // total + 1 if part else 0 for part in above[:-1]]
    made["below"] = [20 * (above[-1] - part) // total + 1 if part < above[-1] else 0 for part in above[1:]]
    made["edge"] = list(map(min, made["above"], made["below"]))
    made["ahead"] = [min(max(inside.start - at, 0), _FAR) for at in range(size)]
    made["behind"] = [min(max(at - inside.stop + 1, 0), _FAR) for at in range(size)]
    made["outside"] = list(map(max, made["ahead"], made["behind"]))
    for name in ("items", "open", "names", "titles"):
        made[f"{name}_outside"] = [
            run if beyond else 0 for run, beyond in zip(made[f"{name}_run"], made["outside"], strict=True)
        ]
    _gaps(made, paragraph)
    pages = {
        "page_lines": min(size.bit_length(), 12),
        "page_known": min(40 * sum(known) // size, 40),
        "page_items": 20 * sum(made["item"]) // size,
        "page_paragraphs": 20 * sum(paragraph) // size,
        "page_said": sum(said) // size,
    }
    made.update({name: [value] * size for name, value in pages.items()})


def _gaps(made: Columns, paragraph: Sequence[int]) -> None:
    """Describe the stretch between two paragraphs that each line stands in."""
    size = len(paragraph)
    known, said = (list(accumulate(made[name], initial=0)) for name in ("known", "said"))
    for name in ("since", "until", "gap", "gap_known", "gap_said"):
        made[name] = [0] * size
    start = 0
    for stop in [*(at for at, whole in enumerate(paragraph) if whole), size]:
        length = stop - start
        if length:
            made["gap"][start:stop] = [min(length, 60)] * length
            made["gap_known"][start:stop] = [min(20 * (known[stop] - known[start]) // length, 20)] * length
            made["gap_said"][start:stop] = [(said[stop] - said[start]) // length] * length
            made["since"][start:stop] = (
                [min(step, _FAR) for step in range(1, length + 1)] if start else [_FAR + 1] * length
            )
            made["until"][start:stop] = (
                [min(step, _FAR) for step in range(length, 0, -1)] if stop < size else [_FAR + 1] * length
            )
        if stop < size:
            made["gap_said"][stop] = made["said"][stop]
        start = stop + 1
    made["nearest"] = list(map(min, made["since"], made["until"]))
