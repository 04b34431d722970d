"""A scan of JSON that carries positions to where they are needed, and leaves the rest to the standard scanner."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from json.decoder import scanstring  # type: ignore[attr-defined]  # there, and not in the stubs
from typing import Any, NamedTuple

from lint_news.ingest.projection import Projection
from lint_news.lazy import lazy_re
from lint_news.positions import Segment

__all__ = [
    "BrokenJsonError",
    "Number",
    "Value",
    "Wanted",
    "add_string",
    "decode",
    "read_list",
    "scan_object",
    "skip_space",
    "wanted",
]


class Number(str):
    """A number as it is written: ids keep their digits, and Python refuses to read integers of more than 4,300."""

    __slots__ = ()


_DECODER = json.JSONDecoder(parse_int=Number, parse_float=Number)
_SPACE = lazy_re(r"[ \t\n\r]*")
_ESCAPE = lazy_re(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_new = tuple.__new__  # half the cost of calling a named tuple's class

Wanted = dict[str, Any]
"""Keys to look for; the value is None for a leaf, or what to look for one object deeper."""


class BrokenJsonError(Exception):
    """Text that is not JSON, and the offset where that shows."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class Value(NamedTuple):
    """A value and where its literal stands in the raw text, quotation marks included."""

    value: Any
    start: int
    end: int


def wanted(paths: tuple[str, ...]) -> Wanted:
    """Make the tree of keys to look for; a dotted path is looked for as it stands and object by object."""
    tree: Wanted = {}
    for path in paths:
        tree.setdefault(path, None)
        *outer, leaf = path.split(".")
        level = tree
        for key in outer:
            level[key] = level.get(key) or {}
            level = level[key]
        level.setdefault(leaf, None)
    return tree


def skip_space(raw: str, at: int) -> int:
    """Give the offset of the next character that is not JSON white space."""
    match = _SPACE.match(raw, at)
    return match.end() if match else at


def scan_object(raw: str, at: int, keys: Wanted, found: dict[str, Value], prefix: str = "") -> int:
    """Read the object that opens at an offset, put wanted values into `found` by path, give the offset of its end."""
    at = _skip(raw, at + 1)
    if raw[at : at + 1] == "}":
        return at + 1
    while True:
        if raw[at : at + 1] != '"':
            raise BrokenJsonError("Expecting property name enclosed in double quotes", at)
        key, at = _string(raw, at)
        at = _skip(raw, at)
        if raw[at : at + 1] != ":":
            raise BrokenJsonError("Expecting ':' delimiter", at)
        start = _skip(raw, at + 1)
        at = _value(raw, start, keys, key, found, prefix)
        at = _skip(raw, at)
        mark = raw[at : at + 1]
        if mark == "}":
            return at + 1
        if mark != ",":
            raise BrokenJsonError("Expecting ',' delimiter", at)
        at = _skip(raw, at + 1)


def _value(raw: str, start: int, keys: Wanted, key: str, found: dict[str, Value], prefix: str) -> int:
    path = prefix + key
    if raw[start : start + 1] == '"':
        value, end = _string(raw, start)
    else:
        deeper = keys.get(key)
        if deeper and raw[start : start + 1] == "{":
            scan_object(raw, start, deeper, found, path + ".")
        value, end = decode(raw, start)
    if key in keys:
        found[path] = Value(value, start, end)
    return end


def read_list(raw: str, at: int, read: Callable[[int, int], int]) -> int:
    """Read the list that opens at an offset and give the offset of its end; `read` does so for an item, by number."""
    at = _skip(raw, at + 1)
    if raw[at : at + 1] == "]":
        return at + 1
    number = 0
    while True:
        number += 1
        at = _skip(raw, read(number, at))
        mark = raw[at : at + 1]
        if mark == "]":
            return at + 1
        if mark != ",":
            raise BrokenJsonError("Expecting ',' delimiter", at)
        at = _skip(raw, at + 1)


def add_string(projection: Projection, text: str, start: int, end: int) -> None:
    """Add a JSON string: its text, escapes resolved, and the range of raw where its literal stands.

    This is the inner loop of a dump, so it writes the segments itself; every escape stands for one code point.
    """
    at, stop = start + 1, end - 1
    here = projection.length
    add = projection.segments.append
    if stop - at > len(text):
        for match in _ESCAPE.finditer(projection.raw, at, stop):
            low, high = match.span()
            if low > at:
                there = here + low - at
                add(_new(Segment, (here, there, at, low, True)))
                here = there
            add(_new(Segment, (here, here + 1, low, high, False)))
            here += 1
            at = high
    if stop > at:
        add(_new(Segment, (here, here + stop - at, at, stop, True)))
    projection.parts.append(text)
    projection.length += len(text)


def _skip(raw: str, at: int) -> int:
    # Most JSON has no space or one here; the regular expression is for the rest.
    if raw[at : at + 1] > " ":
        return at
    return skip_space(raw, at)


def _string(raw: str, at: int) -> tuple[str, int]:
    try:
        found: tuple[str, int] = scanstring(raw, at + 1, True)
    except json.JSONDecodeError as error:
        raise BrokenJsonError(error.msg, error.pos) from None
    return found


def decode(raw: str, at: int) -> tuple[Any, int]:
    """Give the value at an offset, of any type, and the offset of its end."""
    try:
        return _DECODER.raw_decode(raw, at)
    except json.JSONDecodeError as error:
        raise BrokenJsonError(error.msg, error.pos) from None
    except RecursionError:
        raise BrokenJsonError("Nested too deeply to be read", at) from None
