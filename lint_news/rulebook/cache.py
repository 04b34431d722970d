"""Rules compiled once, keyed by the content of the rule files, so that a warm start parses no YAML."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from lint_news.digest import digest
from lint_news.model import Example, Rule
from lint_news.positions import Span
from lint_news.rulebook.store import PYTHON, Parts, keep_parts, read_value, write_value

__all__ = ["compiled", "key_of"]

_FORMAT = "4"
_PAGE_FIELDS = ("why", "bad", "good", "references")
_LONG = 32
_SETTLED = 2_000_000_000
"""Nanoseconds after which a change of a file surely shows in its times."""


def key_of(files: list[str], version: str) -> str:
    """Give a key over the content of rule files, their names, and the version that compiles them.

    The content is read only where a file has changed, by its size and times, since its key was last worked out.
    """
    names = digest(*files).hex()
    changes, newest = _changes(files)
    state = digest(_FORMAT, PYTHON, version, *_checks_stamp(), changes)
    known = read_value(f"stamp-{names}") if changes else None
    if known is not None and known[0] == state:
        return str(known[1])
    key = _content_key(files, version)
    if changes and newest + _SETTLED < time.time_ns():
        write_value(f"stamp-{names}", (state, key))
    return key


def _changes(files: list[str]) -> tuple[str, int]:
    """Give the sizes and times of files, and the newest of the times; nothing where one of them cannot be seen."""
    try:
        stats = [os.stat(path) for path in files]
    except OSError:
        return "", 0
    stamps = " ".join([f"{s.st_size} {s.st_mtime_ns} {s.st_ctime_ns} {s.st_ino}" for s in stats])
    return stamps, max((max(s.st_mtime_ns, s.st_ctime_ns) for s in stats), default=0)


def _content_key(files: list[str], version: str) -> str:
    parts: list[str | bytes] = [_FORMAT, PYTHON, version, *_checks_stamp()]
    for path in files:
        parts.append(path)
        try:
            with open(path, "rb") as file:
                parts.append(file.read())
        except OSError:
            parts.append("unreadable")
    return digest(*parts).hex()


def _checks_stamp() -> list[str]:
    """Tell one state of the checks' modules from another: they too have a part in what is compiled."""
    folder = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "checks")
    modules = (entry for entry in os.scandir(folder) if entry.name.endswith(".py"))
    return sorted(f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}" for entry in modules)


class _Options(Mapping[str, Any]):
    """Options that are unpacked when first looked at, long lists of them one by one.

    There are tens of thousands of phrases, of which an article needs a few.
    """

    __slots__ = ("_kept", "_number", "_parts")

    def __init__(self, parts: Parts, number: int) -> None:
        self._parts = parts
        self._number = number
        self._kept: dict[str, Any] | None = None

    def _get(self) -> dict[str, Any]:
        if self._kept is None:
            self._kept = self._parts[self._number]
        return self._kept

    def __getitem__(self, name: str) -> Any:
        kept = self._get()
        value = kept[name]
        if isinstance(value, bytes):
            value = kept[name] = marshal.loads(value)  # noqa: S302 - in a part that has been checked
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._get())

    def __len__(self) -> int:
        return len(self._get())

    def __reduce__(self) -> tuple[type[dict[str, Any]], tuple[dict[str, Any]]]:
        return (dict, (dict(self),))


def compiled(key: str, parse: Callable[[], list[Rule]], *, pages: bool) -> list[Rule]:
    """Give compiled rules; with `pages` also the reasons and examples, which a lint does not need.

    They are parsed, and kept, where they are not there or cannot be used.
    """

    @cache
    def plain() -> list[dict[str, Any]]:
        return [_plain(rule._asdict()) for rule in parse()]

    def pages_of() -> list[dict[str, Any]]:
        return [{name: rule[name] for name in _PAGE_FIELDS} for rule in plain()]

    def make() -> list[Any]:
        heads = [
            {name: value for name, value in rule.items() if name not in ("options", *_PAGE_FIELDS)} for rule in plain()
        ]
        write_value(f"pages-{key}", pages_of())
        return [heads, *(_packed(rule["options"]) for rule in plain())]

    parts = keep_parts(f"rules-{key}", make)
    rest = (read_value(f"pages-{key}") or pages_of()) if pages else [{}] * len(parts[0])
    return [
        _revive(rule | page, _Options(parts, number))
        for number, (rule, page) in enumerate(zip(parts[0], rest, strict=True), 1)
    ]


def _packed(options: dict[str, Any]) -> dict[str, Any]:
    """Pack the long ones among options."""
    return {
        name: marshal.dumps(value) if isinstance(value, (list, dict)) and len(value) > _LONG else value
        for name, value in options.items()
    }


def _plain(value: Any) -> Any:
    """Turn named tuples into lists, which can be written."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value


def _revive(data: dict[str, Any], options: Mapping[str, Any]) -> Rule:
    for name in ("langs", "references", "aliases"):
        data[name] = tuple(data.get(name, ()))
    data.setdefault("why", "")
    for name in ("bad", "good"):
        data[name] = tuple(_revive_example(example) for example in data.get(name, ()))
    return Rule(**data, options=options)


def _revive_example(data: list[Any]) -> Example:
    example = Example(*data)
    return example._replace(
        spans=tuple(Span(*span) for span in example.spans),
        beside=tuple((text, tuple(Span(*span) for span in spans)) for text, spans in example.beside),
    )
