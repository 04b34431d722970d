"""What the command line and the configuration files ask for, as plans."""

from __future__ import annotations

import argparse
import os

from lint_news import __version__
from lint_news.engine import PlanSpec
from lint_news.front.cli import UsageError
from lint_news.front.config import Config, ConfigError, PathRule, find_config, read_config
from lint_news.model import Rule, Severity
from lint_news.rulebook import RuleError, Selection, UnknownSelectorError, chosen, load_rules, matches

__all__ = ["Setup", "load"]


def load(extra: tuple[str, ...] = (), *, pages: bool = False) -> tuple[list[Rule], str]:
    """Load the built-in rules and a user's own.

    Raises UsageError that names file, line and column of each mistake.
    """
    try:
        return load_rules(__version__, extra, pages=pages)
    except RuleError as error:
        msg = "rules cannot be used:\n" + "\n".join(f"  {problem}" for problem in error.problems)
        raise UsageError(msg) from None


class Setup:
    """Finds the plan for each file: the nearest configuration, its per-path tables, and the command line over both."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._known: dict[str, Config] = {}
        self._fixed_config = self._explicit()
        self._specs: list[PlanSpec] = []
        self._numbers: dict[tuple[str, tuple[PathRule, ...]], int] = {}
        self._loaded: dict[tuple[str, ...], tuple[list[Rule], str]] = {}

    def _explicit(self) -> Config | None:
        if self._options.isolated:
            return Config()
        if self._options.config:
            try:
                return read_config(self._options.config)
            except ConfigError as error:
                raise UsageError(str(error)) from None
        return None

    def config(self, path: str) -> Config:
        """Give the configuration for an absolute path."""
        if self._fixed_config is not None:
            return self._fixed_config
        try:
            return find_config(os.path.dirname(path), self._known)
        except ConfigError as error:
            raise UsageError(str(error)) from None

    def excluded(self, path: str) -> bool:
        """Say whether a file is to be left out."""
        return self.config(path).excludes(path)

    def corpus(self) -> str:
        """Give the folder of articles to compare with, or an empty string.

        Raises UsageError where there is no such folder.
        """
        folder: str = self._options.corpus or self._here().corpus
        if folder and not os.path.isdir(folder):
            msg = f"{folder}: no such folder"
            raise UsageError(msg)
        return folder

    def baseline(self) -> str:
        """Give the baseline that the configuration of the working folder names, or an empty string."""
        return self._here().baseline

    def _here(self) -> Config:
        return self.config(os.path.join(os.getcwd(), "x"))

    def plan_number(self, path: str) -> int:
        """Give the index into `specs` of the plan for an absolute path."""
        config = self.config(path)
        applying = tuple(rule for rule in config.per_path if rule.covers(config.relative(path)))
        key = (config.path, applying)
        if key not in self._numbers:
            self._numbers[key] = len(self._specs)
            self._specs.append(self._spec(config, applying))
        return self._numbers[key]

    def specs(self) -> list[PlanSpec]:
        """Give the plans asked for so far."""
        return self._specs

    def rules_for_report(self, *, pages: bool) -> dict[str, Rule]:
        """Give the rules of all plans by code."""
        rules: dict[str, Rule] = {}
        for extra in self._loaded:
            found = load(extra, pages=True)[0] if pages else self._loaded[extra][0]
            rules.update((rule.code, rule) for rule in found)
        return rules

    def _spec(self, config: Config, applying: tuple[PathRule, ...]) -> PlanSpec:
        extra = (*config.extend_rules, *self._options.extend_rules)
        if extra not in self._loaded:
            self._loaded[extra] = load(extra)
        rules, key = self._loaded[extra]
        selection = self._selection(config, applying)
        severities = (*config.severity, *(pair for rule in applying for pair in rule.severity))
        try:
            for rule in config.per_path:
                chosen(rules, Selection(rule.select, rule.ignore, rule.extend_select))
            on = chosen(rules, selection)
        except UnknownSelectorError as error:
            options = self._options
            typed = _split([*options.select, *options.ignore, *options.extend_select])
            where = f"{config.path}: " if config.path and error.selector not in typed else ""
            raise UsageError(f"{where}{error}") from None
        known = tuple(word for rule in rules for word in (rule.code, rule.name, *rule.aliases))
        return PlanSpec(tuple(on), key, self._by_code(config, rules, severities), config.fields, known)

    def _selection(self, config: Config, applying: tuple[PathRule, ...]) -> Selection:
        """Put the layers together: the command line's select replaces, its ignore and extend-select add."""
        options = self._options
        select, ignore, extend = list(config.select), list(config.ignore), list(config.extend_select)
        for rule in applying:
            select = list(rule.select) or select
            ignore += rule.ignore
            extend += rule.extend_select
        if options.select:
            select, extend = _split(options.select), []
        return Selection(
            tuple(select),
            (*ignore, *_split(options.ignore)),
            (*extend, *_split(options.extend_select)),
            options.preview or config.preview,
        )

    def _by_code(
        self, config: Config, rules: list[Rule], severities: tuple[tuple[str, Severity], ...]
    ) -> tuple[tuple[str, Severity], ...]:
        found: dict[str, Severity] = {}
        for selector, severity in severities:
            codes = [rule.code for rule in rules if matches(selector, rule)]
            if not codes:
                msg = f"{config.path}: severity names an unknown rule “{selector}”"
                raise UsageError(msg)
            found.update(dict.fromkeys(codes, severity))
        return tuple(found.items())


def _split(values: list[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]
