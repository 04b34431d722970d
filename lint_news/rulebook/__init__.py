"""The rules: read from YAML, compiled once, selected, explained, and tested by their own examples."""

from __future__ import annotations

from collections.abc import Sequence

from lint_news.model import Rule
from lint_news.rulebook.cache import compiled, key_of
from lint_news.rulebook.errors import RuleError, RuleProblem
from lint_news.rulebook.files import builtin_folder, rule_files
from lint_news.rulebook.select import Selection, UnknownSelectorError, chosen, matches
from lint_news.rulebook.store import Parts, cache_folder, keep_parts, read_value, write_value

__all__ = [
    "Parts",
    "RuleError",
    "RuleProblem",
    "Selection",
    "UnknownSelectorError",
    "builtin_folder",
    "cache_folder",
    "chosen",
    "keep_parts",
    "load_rules",
    "matches",
    "read_value",
    "write_value",
]


def load_rules(
    version: str, extra: Sequence[str] = (), *, pages: bool = False, builtin: bool = True
) -> tuple[list[Rule], str]:
    """Give all rules, sorted by code, and a key that changes whenever one of them does.

    `extra` are folders or files of a user's own rules; `pages` asks for reasons and examples too. Compiled rules come
    from the cache folder where they are there, and are put there where they are not.

    Raises RuleError with every mistake of every rule file.
    """
    files = rule_files(([builtin_folder()] if builtin else []) + list(extra))
    key = key_of(files, version)

    def parse() -> list[Rule]:
        from lint_news.rulebook.load import parse_rules

        return parse_rules(files)

    return compiled(key, parse, pages=pages), key
