"""The folder of what can be worked out again, and values kept in it."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import accumulate
from typing import Any

from lint_news.digest import digest

__all__ = ["PYTHON", "Parts", "cache_folder", "keep_parts", "read_value", "write_value"]

PYTHON = sys.implementation.cache_tag or "python"
"""Part of every key: values are written in Python's own format for compiled modules, which versions differ in."""

_DIGEST = 16
_LENGTH = 4
_VALUE, _HEAD, _PART = "value 1", "head 1", "part 1"
"""What a digest says of its content beside the bytes: a file of another layout under the same name is none of these."""

_KEPT = 8
"""Files of each kind, megabytes each, that stay when another is written: a change of a rule makes new ones."""


def cache_folder() -> str:
    """Give the folder; LINT_NEWS_CACHE_DIR overrides the system's custom."""
    override = os.environ.get("LINT_NEWS_CACHE_DIR")
    if override:
        return override
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return os.path.join(base or os.path.join(os.path.expanduser("~"), ".cache"), "lint-news")


def read_value(name: str) -> Any:
    """Read a value of lists, dicts, strings, numbers and bytes; None where it is not there or not as it was written."""
    data = _read(name)
    return _checked(_VALUE, data[_DIGEST:], data[:_DIGEST])


def write_value(name: str, value: Any) -> None:
    """Write a value whole or not at all; a folder that cannot be written is no error."""
    content = marshal.dumps(value)
    _write(name, _mark(_VALUE, content) + content)


class Parts:
    """Values side by side in one file, each unpacked when asked for; where one has been damaged, all are made anew."""

    __slots__ = ("_contents", "_data", "_ends", "_make", "_marks", "_values")

    def __init__(self, data: bytes, make: Callable[[], Sequence[Any]]) -> None:
        self._make = make
        self._values: Sequence[Any] | None = None
        self._data = data
        self._contents = _DIGEST + _LENGTH + int.from_bytes(data[_DIGEST : _DIGEST + _LENGTH], "big")
        index = _checked(_HEAD, data[_DIGEST : self._contents], data[:_DIGEST], skip=_LENGTH)
        sizes: Sequence[int] = index[0] if index else ()
        self._marks: bytes = index[1] if index else b""
        self._ends = list(accumulate(sizes, initial=self._contents))

    @property
    def usable(self) -> bool:
        """Whether there are parts, none of them cut off."""
        return len(self._ends) > 1 and self._ends[-1] == len(self._data)

    def __len__(self) -> int:
        return len(self._ends) - 1 if self._values is None else len(self._values)

    def __getitem__(self, number: int) -> Any:
        """Unpack a part; whoever needs it twice keeps it."""
        if self._values is None:
            content = self._data[self._ends[number] : self._ends[number + 1]]
            value = _checked(_PART, content, self._marks[number * _DIGEST : (number + 1) * _DIGEST])
            if value is not None:
                return value
            self._values = self._make()
        return self._values[number]


def keep_parts(name: str, make: Callable[[], Sequence[Any]]) -> Parts:
    """Give the parts kept under a name, none of them None; they are made, and kept, where they are not there."""
    parts = Parts(_read(name), make)
    if parts.usable:
        return parts
    contents = [marshal.dumps(value) for value in make()]
    index = marshal.dumps((tuple(map(len, contents)), b"".join(_mark(_PART, content) for content in contents)))
    head = len(index).to_bytes(_LENGTH, "big") + index
    data = b"".join((_mark(_HEAD, head), head, *contents))
    _write(name, data)
    return Parts(data, make)


def _mark(kind: str, content: bytes) -> bytes:
    return digest(kind, content, size=_DIGEST)


def _checked(kind: str, content: bytes, mark: bytes, *, skip: int = 0) -> Any:
    """Unpack a content; None where it is not what was written.

    `marshal` trusts what it reads, so it is shown only what was written whole, and as the kind that is asked for.
    """
    if mark != _mark(kind, content):
        return None
    try:
        return marshal.loads(content[skip:])  # noqa: S302
    except (EOFError, TypeError, ValueError):  # written by a Python that marshals in another way
        return None


def _read(name: str) -> bytes:
    """Read a file of the folder; empty where there is none that can be read."""
    try:
        with open(os.path.join(cache_folder(), name), "rb", buffering=0) as file:
            return file.read()
    except OSError:
        return b""


def _write(name: str, data: bytes) -> None:
    path = os.path.join(cache_folder(), name)
    scratch = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(scratch, "wb") as file:
            file.write(data)
        os.replace(scratch, path)
    except OSError:
        with suppress(OSError):
            os.unlink(scratch)
    else:
        _prune(path)


def _prune(path: str) -> None:
    """Take the oldest files of a kind away, those included that a run left half written."""
    folder, name = os.path.split(path)
    with suppress(OSError):
        alike = [entry for entry in os.scandir(folder) if entry.name.startswith(name.partition("-")[0] + "-")]
        alike.sort(key=lambda entry: (entry.name == name, entry.stat().st_mtime_ns))
        for entry in alike[:-_KEPT]:
            os.unlink(entry)
