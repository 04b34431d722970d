"""Rules compiled once: a JSON file keyed by the content of the rule files, so that a warm start parses no YAML."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import Any

from lint_news.digest import digest
from lint_news.model import Example, Rule
from lint_news.positions import Span

__all__ = ["cache_folder", "key_of", "read_compiled", "write_compiled"]

_FORMAT = "1"
_PAGE_FIELDS = ("why", "bad", "good", "references")


def cache_folder() -> str:
    """Give the folder for what can be worked out again; LINT_NEWS_CACHE_DIR overrides the system's custom."""
    override = os.environ.get("LINT_NEWS_CACHE_DIR")
    if override:
        return override
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return os.path.join(base or os.path.join(os.path.expanduser("~"), ".cache"), "lint-news")


def key_of(files: list[str], version: str) -> str:
    """Give a key over the content of rule files, their names, and the version that compiles them."""
    parts: list[str | bytes] = [_FORMAT, version, *_checks_stamp()]
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


def read_compiled(path: str, *, pages: bool) -> list[Rule] | None:
    """Read compiled rules; with `pages` also the reasons and examples, which a lint does not need.

    Gives None where there is no such file or it cannot be used.
    """
    try:
        with open(path, encoding="utf-8") as file:
            rules = json.loads(file.readline())
            rest = json.loads(file.readline()) if pages else [{}] * len(rules)
        return [_revive(rule | page) for rule, page in zip(rules, rest, strict=True)]
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def write_compiled(path: str, rules: list[Rule]) -> None:
    """Write compiled rules whole or not at all; a folder that cannot be written is no error."""
    plain = [rule._asdict() for rule in rules]
    hot = [{key: value for key, value in rule.items() if key not in _PAGE_FIELDS} for rule in plain]
    cold = [{key: rule[key] for key in _PAGE_FIELDS} for rule in plain]
    scratch = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(scratch, "w", encoding="utf-8") as file:
            file.write(json.dumps(hot) + "\n" + json.dumps(cold) + "\n")
        os.replace(scratch, path)
    except OSError:
        with suppress(OSError):
            os.unlink(scratch)


def _revive(data: dict[str, Any]) -> Rule:
    for name in ("langs", "references", "aliases"):
        data[name] = tuple(data.get(name, ()))
    data.setdefault("why", "")
    for name in ("bad", "good"):
        data[name] = tuple(_revive_example(example) for example in data.get(name, ()))
    return Rule(**data)


def _revive_example(data: list[Any]) -> Example:
    example = Example(*data)
    return example._replace(
        spans=tuple(Span(*span) for span in example.spans),
        beside=tuple((text, tuple(Span(*span) for span in spans)) for text, spans in example.beside),
    )
