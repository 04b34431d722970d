"""Characters that print as nothing or as a box: where they are wrong, and where a script needs them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.facts import Facts
from lint_news.lazy import lazy_re
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["Invisible"]

_RIGHT_TO_LEFT = frozenset("RA")
_NEAR = 12
_PLAIN = lazy_re("[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff]")
_HIDDEN = lazy_re(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0020-\U000e007f]+"
)
_CONTROL = lazy_re(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufff9-\ufffc\ufffe\uffff"
    "\U000f0000-\U000ffffd\U00100000-\U0010fffd]+"
)
_MARKS = lazy_re("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERRIDE = lazy_re("[\u202d\u202e]")
_LINE = lazy_re(r"[^\n]+")
_BEGINS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_ENDS = "\u202c\u2069"
_SPACED = ("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "CJK", "HIRAGANA", "KATAKANA", "BALINESE", "JAVANESE", "NEW")
_FLAG = "\U0001f3f4"


class Invisible(ArticleCheck):
    """Flags characters that nobody sees. Slots: {names}, {reading}.

    `report` is "hidden" (zero-width characters and marks of direction where no script needs them), "direction"
    (overrides that show text in another order than it is stored in, and marks left open over a line of mixed
    direction) or "control" (control codes, private use, stand-ins for embedded objects).
    """

    def __init__(self, options: Options) -> None:
        report: str = options["report"]
        self._present = {"hidden": _HIDDEN, "direction": _MARKS, "control": _CONTROL}[report]
        self._look: Callable[[str], Iterator[Span]] = {
            "hidden": _hidden,
            "direction": _direction,
            "control": _control,
        }[report]
        self._take_out = report != "direction"

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for each run of such characters."""
        if not self._present.search("".join(facts.characters)):
            return
        for spans in _neighbours(facts.text, self._look(facts.text)):
            whole = Span(spans[0].start, spans[-1].end)
            found = facts.text[whole.start : whole.end]
            edits = tuple(Edit(span, _stand_in(facts.text, span)) for span in spans) if self._take_out else ()
            yield Hit(whole, {"names": _names(found), "reading": _shown(found)}, edits)


def _neighbours(text: str, spans: Iterator[Span]) -> Iterator[list[Span]]:
    """Put runs together that have nothing but white space between them."""
    group: list[Span] = []
    for span in spans:
        if group and text[group[-1].end : span.start].strip():
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _names(found: str) -> str:
    """Name each kind of invisible character of a stretch once, with its number."""
    kinds = dict.fromkeys(c for c in found if _HIDDEN.match(c) or _CONTROL.match(c))
    listed = [f"U+{ord(c):04X} {unicodedata.name(c, _unnamed(c)).lower()}" for c in list(kinds)[:3]]
    return ", ".join(listed) + (", …" if len(kinds) > 3 else "")


def _unnamed(character: str) -> str:
    return "private use" if unicodedata.category(character) == "Co" else "control character"


def _shown(found: str) -> str:
    """Give a stretch as it is stored, without its marks of direction, on one line."""
    return " ".join(_MARKS.sub("", found).split())[:80]


def _stand_in(text: str, span: Span) -> str:
    """Give what to leave in the place of a run: a space where it alone kept two sentences apart, else nothing."""
    before, after = text[span.start - 1 : span.start] if span.start else "", text[span.end : span.end + 1]
    broken = "\x0b" in text[span.start : span.end] or "\x0c" in text[span.start : span.end]
    return " " if broken and before.strip() and after.strip() else ""


def _control(text: str) -> Iterator[Span]:
    """Yield runs of control characters, but for bytes of UTF-8 that were read as Latin-1: these make other words."""
    for match in _CONTROL.finditer(text):
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        if not ("\x80" <= match.group()[0] <= "\x9f" and "\u00c2" <= before <= "\u00f4"):
            yield Span(*match.span())


def _hidden(text: str) -> Iterator[Span]:
    for match in _HIDDEN.finditer(text):
        start = match.start()
        for at in range(*match.span()):
            if _needed(text, at, match.start(), match.end()):
                if at > start:
                    yield Span(start, at)
                start = at + 1
        if match.end() > start:
            yield Span(start, match.end())


def _needed(text: str, at: int, start: int, end: int) -> bool:
    """Say whether an invisible character does something where it stands, in a run from `start` to `end`."""
    character = text[at]
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if character in "\u200c\u200d":
        return not (_PLAIN.match(before) and _PLAIN.match(after)) and bool(before.strip())
    if character == "\u200b":
        return any(_unspaced(c) for c in (*text[max(start - 2, 0) : start], after) if c)
    if character == "\u180e":
        return "\u1800" <= before <= "\u18af"
    if "\ufe00" <= character <= "\ufe0f":
        return bool(before) and not _PLAIN.match(before)
    if "\U000e0020" <= character <= "\U000e007f":
        return _FLAG in text[max(start - 1, 0) : end]
    if character == "\ufeff" and at == 0:
        return False
    return bool(_MARKS.match(character)) and _beside_right_to_left(text, start, end)


def _unspaced(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_SPACED) or unicodedata.category(character) in ("Mn", "Mc")


def _beside_right_to_left(text: str, start: int, end: int) -> bool:
    """Say whether right-to-left text stands on the same line, near by."""
    low = max(text.rfind("\n", max(start - 200, 0), start), start - 200, 0)
    line_end = text.find("\n", end, end + 200)
    high = line_end if line_end >= 0 else end + 200
    return any(unicodedata.bidirectional(c)[:1] in _RIGHT_TO_LEFT for c in text[low:high])


def _direction(text: str) -> Iterator[Span]:
    """Yield the stretches under an override that reverses letters."""
    for line in _LINE.finditer(text):
        if _OVERRIDE.search(line.group()):
            yield from _overridden(text, *line.span())


def _overridden(text: str, start: int, end: int) -> Iterator[Span]:
    opened: list[int] = []
    for at in range(start, end):
        character = text[at]
        if character in _BEGINS:
            opened.append(at)
        elif character in _ENDS and opened:
            first = opened.pop()
            if _OVERRIDE.match(text[first]) and not opened and _reverses(text, first, at):
                yield Span(first, at + 1)
    outer = next((at for at in opened if _OVERRIDE.match(text[at])), -1)
    if outer >= 0 and _reverses(text, outer, end):
        yield Span(outer, end)


def _reverses(text: str, start: int, end: int) -> bool:
    """Say whether an override shows letters against their own direction."""
    wanted = "L" if text[start] == "\u202e" else "R"
    return any(unicodedata.bidirectional(c)[:1] in (wanted, "A" if wanted == "R" else "L") for c in text[start:end])
