"""Pages as rows: what of each line has to travel so that it can be compared with the lines of other pages."""

from __future__ import annotations

from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from lint_news.checks.base import Row
from lint_news.digest import digest
from lint_news.facts import Facts
from lint_news.facts.fold import fold, line_key
from lint_news.facts.page import FULL_STOPS
from lint_news.ingest.edits import to_raw_edits
from lint_news.lazy import lazy_re
from lint_news.model import Article, Edit, Place
from lint_news.positions import Span

__all__ = ["BODY", "FINISHED", "KNOWN", "LABEL", "LETTERS", "LONG", "MUTE", "NUMBER", "PageRow", "pack"]

FINISHED = 1  # ends as a sentence does
BODY = 2  # and is as long as one
KNOWN = 4  # another rule has called it furniture
NUMBER = 8  # holds a number
LETTERS = 16  # holds letters
LABEL = 32  # a date, a byline, a caption or credit, the way to the page
LONG = 64  # long enough to be a headline
MUTE = 128  # longer than the rule looks at
_ECHO = 8  # bits below the echo, which is 0 to 15

# An expression that begins with a set is looked for several times faster than one that begins with a run.
_NUMBERS = lazy_re(r"\d\d*(?:[.,:/' -]\d+)*")
_CLOSERS = "\"'”’»)]"
_BODY_WORDS, _BODY_DENSE = 12, 40
_TITLE_WORDS, _TITLE_DENSE, _TITLE_MOST = 4, 10, 30
_TRAIL = "›»>→/|"
_KEY_CHARS = 160
_TEXT_CHARS = 64
_HEAD_LINES = 80
_STEM = 5
_WORD = 12
_PLACE = 6
_PLAIN = ("plain", "json")


class PageRow(NamedTuple):
    """The lines of one page, unpacked."""

    row: Row
    named: bool
    """Whether the page itself names its source."""
    headline: int
    """The line that is surely or perhaps the headline, or -1."""
    sure: bool
    """Whether the file itself says what the headline is."""
    keys: array[int]
    """What each line says, hashed, numbers aside."""
    flags: array[int]

    @classmethod
    def of(cls, row: Row) -> PageRow:
        """Unpack a row."""
        data = row.data
        keys, flags = _unpack("Q", data["keys"]), _unpack("H", data["flags"])
        return cls(row, data["named"], data["head"], data["sure"], keys, flags)

    def echo(self, line: int) -> int:
        """Say how much of a line above the story comes back in the story, from 0 to 15."""
        return self.flags[line] >> _ECHO

    def text(self, line: int) -> str:
        """Give the beginning of a line."""
        texts: str = self.row.data["texts"]
        return texts.split("\n")[line]

    def place(self, first: int, last: int) -> Place:
        """Give the place in the raw file from the start of a line to the end of another one."""
        places = _unpack("I", self.row.data["places"])
        row, column, _, _, start, _ = places[first * _PLACE : (first + 1) * _PLACE]
        _, _, end_row, end_column, _, end = places[last * _PLACE : (last + 1) * _PLACE]
        return Place(row, column, end_row, end_column, start, end)

    def cuts(self, first: int, last: int) -> tuple[Place, ...]:
        """Give what to take out of the raw file so that the lines are gone, one of the breaks beside them included."""
        if "cuts" in self.row.data:
            cuts = _unpack("I", self.row.data["cuts"])
            at = [cuts[n * _PLACE : (n + 1) * _PLACE] for n in range(first, last + 1)]
            return tuple(Place(*cut) for cut in at if cut[4] < cut[5])
        here = self.place(first, last)
        if last + 1 < len(self.keys):
            after = self.place(last + 1, last + 1)
            return (Place(here.row, here.column, after.row, after.column, here.start, after.start),)
        if first:
            before = self.place(first - 1, first - 1)
            return (Place(before.end_row, before.end_column, here.end_row, here.end_column, before.end, here.end),)
        return (here,)


def pack(facts: Facts, max_words: int) -> dict[str, Any]:
    """Pack the lines of a page into JSON values: some ninety characters a line, whatever its length."""
    article, lines, text = facts.article, facts.page.lines, facts.text
    keys, flags = array("Q"), array("H")
    cuts, texts = array("I"), []
    known = {span.start for span in facts.furniture}
    labels = {b.span.start for b in article.blocks if b.role in ("byline", "dateline", "caption")}
    marked = article.source_map.syntax not in _PLAIN
    short = {number: key for key, numbers in facts.line_keys.items() for number in numbers}
    for span, number in lines:
        start, end = span
        key = short.get(number)
        if key is None:
            key = line_key(facts.folded[start : start + _KEY_CHARS]) + " …"
        key = _NUMBERS.sub("#", key)
        keys.append(_hash(key))
        flag = _flags(text, span, key, max_words)
        if start in known:
            flag |= KNOWN
        if start in labels:
            flag |= LABEL
        flags.append(flag)
        texts.append(" ".join(text[start : min(end, start + _TEXT_CHARS)].split()))
        if marked:
            cuts.extend(_cut(facts, span))
    _add_echoes(facts, flags)
    head, sure = _headline(facts)
    data: dict[str, Any] = {
        "named": _is_named(facts),
        "head": head,
        "sure": sure,
        "keys": _packed(keys),
        "flags": _packed(flags),
        "places": _packed(_places(article, facts.line_spans)),
        "texts": "\n".join(texts),
    }
    return {**data, "cuts": _packed(cuts)} if marked else data


@lru_cache(maxsize=1 << 14)
def _hash(key: str) -> int:
    return int.from_bytes(digest(key, size=8), "little")


def _places(article: Article, spans: Sequence[Span]) -> array[int]:
    """Give the places of lines, one number after another."""
    places = array("I")
    shift, lines = article.source_map.shift, article.lines
    for span in spans:
        if shift is None:
            places.extend(article.place(span))
            continue
        start, end = span.start + shift, span.end + shift
        row, column = lines.position(start)
        places.extend((row, column, row, column + end - start, start + lines.offset, end + lines.offset))
    return places


def _is_named(facts: Facts) -> bool:
    meta = facts.article.meta
    return bool(meta.publisher) or "//" in (meta.url or meta.canonical or "")


def _headline(facts: Facts) -> tuple[int, bool]:
    """Give the line of the headline, and whether the file says that it is one."""
    page, meta = facts.page, facts.article.meta
    if meta.headline:
        wanted = line_key(fold(meta.headline))
        found = [number for number in facts.line_keys.get(wanted, ()) if number <= max(page.first_body, 0)]
        if found:
            return found[-1], True
    return page.headline, facts.article.source_map.syntax not in _PLAIN and page.headline >= 0


def _flags(text: str, span: Span, key: str, max_words: int) -> int:
    start, end = span
    length = end - start
    words = text.count(" ", start, end) + 1
    dense = words * _WORD < length and _is_dense(key, words, length)
    finished = text[end - 1] in FULL_STOPS or text[max(start, end - 6) : end].rstrip(_CLOSERS)[-1:] in FULL_STOPS
    flag = FINISHED if finished else 0
    if finished and (words >= _BODY_WORDS or (dense and length >= _BODY_DENSE)):
        flag |= BODY
    if "#" in key:
        flag |= NUMBER
    if any(map(str.isalpha, key)):
        flag |= LETTERS
    if sum(map(key.count, _TRAIL)) > 1:
        return flag | LABEL
    if (words >= _TITLE_WORDS or (dense and length >= _TITLE_DENSE)) and words <= _TITLE_MOST:
        flag |= LONG
    return flag | MUTE if max_words and words > max_words else flag


def _is_dense(folded: str, words: int, length: int) -> bool:
    """Say whether a line is written in a script that sets no spaces: Thai and what follows it in Unicode."""
    return words * _WORD < length and max(folded, default="") >= "\u0e00"


def _add_echoes(facts: Facts, flags: array[int]) -> None:
    """Note of the first lines how much of each comes back in the sentences of the page, as a headline does."""
    lines = facts.page.lines
    heads = [n for n in range(min(len(lines), _HEAD_LINES)) if flags[n] & LONG and not flags[n] & BODY]
    if not heads:
        return
    folded = facts.folded
    story = "\n".join(folded[slice(*lines[n].span)] for n in range(len(lines)) if flags[n] & BODY)
    for number in heads:
        stems = _stems(folded[slice(*lines[number].span)])
        if stems:
            flags[number] |= round(15 * sum(stem in story for stem in stems) / len(stems)) << _ECHO


def _stems(line: str) -> set[str]:
    """Give the beginnings of the longer words; of a script without spaces, every two characters."""
    words = [word.strip("\"'.,:;!?()«»„“”‘’") for word in line.split()]
    stems = {word[:_STEM] for word in words if len(word) >= _STEM - 1}
    if _is_dense(line, len(words), len(line)):
        stems = {line[at : at + 2] for at in range(len(line) - 1)}
    return stems


def _cut(facts: Facts, span: Span) -> Sequence[int]:
    """Give the one raw range to take out for a line of marked-up text, or an empty one where there is not one."""
    edits = to_raw_edits(facts.article, (Edit(span, ""),))
    return edits[0].place if len(edits) == 1 else (0,) * _PLACE


def _packed(values: array[int]) -> str:
    return b2a_base64(values.tobytes(), newline=False).decode("ascii")


def _unpack(kind: str, text: str) -> array[int]:
    values: array[int] = array(kind)
    values.frombytes(a2b_base64(text))
    return values
