"""Rules compiled once, keyed by the content of the rule files, so that a warm start parses no YAML."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Mapping
from typing import Any

from lint_news.digest import digest
from lint_news.model import Example, Rule
from lint_news.positions import Span
from lint_news.rulebook.store import PYTHON, read_value, write_value

__all__ = ["key_of", "read_compiled", "write_compiled"]

_FORMAT = "3"
_PAGE_FIELDS = ("why", "bad", "good", "references")


def key_of(files: list[str], version: str) -> str:
    """Give a key over the content of rule files, their names, and the version that compiles them."""
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


class _Packed(Mapping[str, Any]):
    """Options that are unpacked when first looked at: thousands of phrases, of which an article needs a few."""

    __slots__ = ("_data", "_unpacked")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._unpacked: dict[str, Any] | None = None

    def _get(self) -> dict[str, Any]:
        if self._unpacked is None:
            self._unpacked = marshal.loads(self._data)  # noqa: S302 - part of a value that `read_value` has checked
        return self._unpacked

    def __getitem__(self, name: str) -> Any:
        return self._get()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._get())

    def __len__(self) -> int:
        return len(self._get())

    def __reduce__(self) -> tuple[type[_Packed], tuple[bytes]]:
        return (_Packed, (self._data,))


def read_compiled(key: str, *, pages: bool) -> list[Rule] | None:
    """Read compiled rules; with `pages` also the reasons and examples, which a lint does not need.

    Gives None where there are none or they cannot be used.
    """
    rules = read_value(f"rules-{key}")
    rest = read_value(f"pages-{key}") if pages else [{}] * len(rules or ())
    if rules is None or rest is None:
        return None
    return [_revive(rule | page) for rule, page in zip(rules, rest, strict=True)]


def write_compiled(key: str, rules: list[Rule]) -> None:
    """Write compiled rules."""
    plain = [_plain(rule._asdict()) for rule in rules]
    pages = [{key: rule.pop(key) for key in _PAGE_FIELDS} for rule in plain]
    for rule in plain:
        rule["options"] = marshal.dumps(rule["options"])
    write_value(f"rules-{key}", plain)
    write_value(f"pages-{key}", pages)


def _plain(value: Any) -> Any:
    """Turn named tuples into lists, which can be written."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value


def _revive(data: dict[str, Any]) -> Rule:
    for name in ("langs", "references", "aliases"):
        data[name] = tuple(data.get(name, ()))
    data.setdefault("why", "")
    data["options"] = _Packed(data["options"])
    for name in ("bad", "good"):
        data[name] = tuple(_revive_example(example) for example in data.get(name, ()))
    return Rule(**data)


def _revive_example(data: list[Any]) -> Example:
    example = Example(*data)
    return example._replace(
        spans=tuple(Span(*span) for span in example.spans),
        beside=tuple((text, tuple(Span(*span) for span in spans)) for text, spans in example.beside),
    )
