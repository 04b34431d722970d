"""Configuration: `[tool.lint-news]` in pyproject.toml, or lint-news.toml; the nearest file above an article wins."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from lint_news.ingest import Fields, fields_from
from lint_news.model import Severity

__all__ = ["Config", "ConfigError", "PathRule", "find_config", "read_config"]

_LISTS = ("select", "ignore", "extend-select", "extend-rules", "exclude")
_KEYS = (*_LISTS, "preview", "severity", "per-path", "fields", "baseline", "corpus")
_PATH_KEYS = ("paths", "select", "ignore", "extend-select", "severity")
_SEVERITIES = ("error", "warning", "info")
_WORDS = {bool: "true or false", dict: "a table", list: "a list of tables", str: "a string"}


class ConfigError(Exception):
    """A configuration file that cannot be used; the message names the file and the key."""


class PathRule(NamedTuple):
    """What differs for the files that match one of the patterns, relative to the configuration file."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()

    def covers(self, path: str) -> bool:
        """Say whether a relative path matches: a pattern may name a folder, and `*` crosses folders."""
        return any(_glob(path, pattern) for pattern in self.paths)


class Config(NamedTuple):
    """A configuration file's settings, or the defaults."""

    folder: str = ""
    path: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    extend_rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    preview: bool = False
    severity: tuple[tuple[str, Severity], ...] = ()
    per_path: tuple[PathRule, ...] = ()
    fields: Fields = Fields()
    baseline: str = ""
    corpus: str = ""

    def excludes(self, path: str) -> bool:
        """Say whether a path (absolute) matches an `exclude` pattern."""
        return bool(self.exclude) and any(_glob(self.relative(path), pattern) for pattern in self.exclude)

    def relative(self, path: str) -> str:
        """Give a path relative to the configuration file, with forward slashes."""
        return os.path.relpath(path, self.folder or ".").replace(os.sep, "/")


def find_config(folder: str, known: dict[str, Config]) -> Config:
    """Give the configuration that holds for a folder; `known` remembers what was found for which folder.

    Raises ConfigError for a file that cannot be used.
    """
    if folder in known:
        return known[folder]
    config = _config_in(folder)
    if config is None:
        parent = os.path.dirname(folder)
        config = Config() if parent == folder else find_config(parent, known)
    known[folder] = config
    return config


def _config_in(folder: str) -> Config | None:
    own = os.path.join(folder, "lint-news.toml")
    if os.path.isfile(own):
        return read_config(own)
    project = os.path.join(folder, "pyproject.toml")
    if os.path.isfile(project):
        return _config_of_project(project)
    return None


def _config_of_project(path: str) -> Config | None:
    tools = _typed(path, _table(path), "tool", dict, default={})
    return _config(path, _typed(path, tools, "lint-news", dict, default={})) if "lint-news" in tools else None


def read_config(path: str) -> Config:
    """Read one configuration file.

    Raises ConfigError where it is no TOML or says something that means nothing.
    """
    if os.path.basename(path) == "pyproject.toml":
        return _config_of_project(path) or _config(path, {})
    return _config(path, _table(path))


def _table(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"{path}: not a configuration that can be read: {error}"
        raise ConfigError(msg) from None


def _config(path: str, table: Mapping[str, Any]) -> Config:
    _no_strangers(path, table, _KEYS)
    folder = os.path.dirname(os.path.abspath(path))
    try:
        fields = fields_from(_typed(path, table, "fields", dict, default={}))
    except ValueError as error:
        msg = f"{path}: fields: {error}"
        raise ConfigError(msg) from None
    lists = {key: _strings(path, table, key) for key in _LISTS}
    return Config(
        folder=folder,
        path=path,
        select=lists["select"],
        ignore=lists["ignore"],
        extend_select=lists["extend-select"],
        extend_rules=tuple(os.path.join(folder, name) for name in lists["extend-rules"]),
        exclude=lists["exclude"],
        preview=_typed(path, table, "preview", bool, default=False),
        severity=_severity(path, table),
        per_path=tuple(_path_rule(path, item) for item in _typed(path, table, "per-path", list, default=[])),
        fields=fields,
        baseline=_joined(folder, _typed(path, table, "baseline", str, default="")),
        corpus=_joined(folder, _typed(path, table, "corpus", str, default="")),
    )


def _path_rule(path: str, item: Any) -> PathRule:
    if not isinstance(item, dict):
        msg = f"{path}: per-path: expected tables with “paths”, such as [[per-path]]"
        raise ConfigError(msg)
    _no_strangers(path, item, _PATH_KEYS)
    if not item.get("paths"):
        msg = f"{path}: per-path: a table lacks “paths”, the patterns it is for"
        raise ConfigError(msg)
    lists = {key: _strings(path, item, key) for key in ("paths", "select", "ignore", "extend-select")}
    return PathRule(lists["paths"], lists["select"], lists["ignore"], lists["extend-select"], _severity(path, item))


def _severity(path: str, table: Mapping[str, Any]) -> tuple[tuple[str, Severity], ...]:
    found = _typed(path, table, "severity", dict, default={})
    for name, value in found.items():
        if value not in _SEVERITIES:
            msg = f"{path}: severity.{name} is {value!r}; expected one of {', '.join(_SEVERITIES)}"
            raise ConfigError(msg)
    return tuple(found.items())


def _strings(path: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        msg = f"{path}: {key} is {value!r}; expected a list of strings"
        raise ConfigError(msg)
    return tuple(value)


def _typed(path: str, table: Mapping[str, Any], key: str, kind: type, *, default: Any) -> Any:
    value = table.get(key, default)
    if not isinstance(value, kind):
        msg = f"{path}: {key} is {value!r}; expected {_WORDS[kind]}"
        raise ConfigError(msg)
    return value


def _no_strangers(path: str, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            from difflib import get_close_matches

            close = get_close_matches(key, known, 1)
            hint = f"did you mean “{close[0]}”?" if close else f"expected one of {', '.join(known)}"
            msg = f"{path}: unknown key “{key}”; {hint}"
            raise ConfigError(msg)


def _joined(folder: str, name: str) -> str:
    return os.path.join(folder, name) if name else ""


def _glob(path: str, pattern: str) -> bool:
    from fnmatch import fnmatchcase

    pattern = pattern.rstrip("/").removeprefix("./")
    return (
        fnmatchcase(path, pattern)
        or fnmatchcase(path, f"{pattern}/*")
        or ("/" not in pattern and any(fnmatchcase(part, pattern) for part in path.split("/")))
    )
