"""Characters left in the escapes of HTML, JSON, mail and addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.facts import Facts
from lint_news.lazy import lazy_re
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["Escaped"]

_ENTITY = lazy_re(r"(?:&(?:amp;)*(?:[A-Za-z][A-Za-z0-9]{1,20}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});)+")
_NAME = lazy_re(r"[^&;]+;")
_UNICODE = lazy_re(r"(?:\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8})+")
_QUOTED = lazy_re(r"(?:=[0-9A-F]{2}){2,}")
_QUOTED_EDGE = lazy_re(r"=20(?=\n|\Z)|=3D(?=[\"'])")
_SOFT_BREAK = lazy_re(r"(?<=[^\W\d_])=\r?\n(?=[^\W_])")
_PERCENT = lazy_re(r"(?:%[0-9A-Fa-f]{2})+")
_ADDRESS = lazy_re(r"[/?&=@#]")
_TOKEN = 200
_MOST_ROUNDS = 4
_MARKUP = frozenset("<>&")


class Escaped(ArticleCheck):
    """Flags characters that are still written as HTML, JSON, quoted-printable mail or an address writes them.

    Slot: {reading}. Entities are those that HTML 5 lists, with their semicolon; bytes count where they are UTF-8 and
    not ASCII, and outside addresses. An edit is offered unless the reading is markup itself or a control character.
    """

    def __init__(self, options: Options) -> None:
        del options

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for each run of escapes."""
        text, characters = facts.text, facts.characters
        if "&" in characters and ";" in characters:
            yield from _hits(text, _ENTITY, _from_entities)
        if "\\" in characters:
            yield from _hits(text, _UNICODE, _from_escapes)
        if "%" in characters:
            yield from _hits(text, _PERCENT, _from_bytes)
        if "=" in characters:
            yield from _mail(text)


def _hits(text: str, pattern: re.Pattern[str], read: Callable[[str], str | None]) -> Iterator[Hit]:
    for match in pattern.finditer(text):
        span = Span(*match.span())
        reading = read(match.group())
        if reading is not None and not (match.group()[0] == "%" and _in_address(text, span)):
            sound = _MARKUP.isdisjoint(reading[1:]) and reading not in "<>" and reading.isprintable()
            edits = (Edit(span, reading),) if sound or reading in " \u00a0" else ()
            yield Hit(span, {"reading": _told(reading)}, edits)


def _told(reading: str) -> str:
    if not reading.strip():
        return "a space"
    if not reading.isprintable():
        return f"the control character U+{ord(reading[0]):04X}"
    return f"“{reading}”"


def _from_entities(found: str) -> str | None:
    from html import unescape
    from html.entities import html5

    if not all(name[0] == "#" or name in html5 for name in _NAME.findall(found)):
        return None
    reading = found
    for _ in range(_MOST_ROUNDS):
        before, reading = reading, unescape(reading)
        if before == reading:
            break
    return reading


def _from_escapes(found: str) -> str | None:
    try:
        reading = found.encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return None
    return reading


def _from_bytes(found: str) -> str | None:
    """Read “%D0%9F” or “=E2=80=99” as UTF-8; None for what is no UTF-8, or ASCII."""
    try:
        reading = bytes.fromhex(found.replace(found[0], "")).decode("utf-8")
    except ValueError:
        return None
    return reading if reading.isprintable() and not reading.isascii() else None


def _in_address(text: str, span: Span) -> bool:
    low, high = max(span.start - _TOKEN, 0), span.end + _TOKEN
    before, after = text[low : span.start].split(), text[span.end : high].split()
    token = ""
    if before and not text[span.start - 1].isspace():
        token = before[-1]
    if after and not text[span.end].isspace():
        token += after[0]
    return _ADDRESS.search(token) is not None


def _mail(text: str) -> Iterator[Hit]:
    """Find quoted-printable residue; a line that ends in “=” counts only beside bytes or other such lines."""
    found = list(_hits(text, _QUOTED, _from_bytes))
    yield from found
    breaks = [Span(*match.span()) for match in _SOFT_BREAK.finditer(text)]
    if found or len(breaks) > 1:
        yield from (Hit(span, {"reading": "nothing"}, (Edit(span, ""),)) for span in breaks)
        for match in _QUOTED_EDGE.finditer(text):
            reading = " " if match.group() == "=20" else "="
            span = Span(*match.span())
            yield Hit(span, {"reading": _told(reading)}, (Edit(span, reading),))
