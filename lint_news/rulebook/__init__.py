"""The rules: read from YAML, compiled once, selected, explained, and tested by their own examples."""

from __future__ import annotations

from collections.abc import Sequence

from lint_news.model import Rule
from lint_news.rulebook.cache import key_of, read_compiled, write_compiled
from lint_news.rulebook.errors import RuleError, RuleProblem
from lint_news.rulebook.files import builtin_folder, rule_files
from lint_news.rulebook.select import Selection, UnknownSelectorError, chosen, matches
from lint_news.rulebook.store import cache_folder, read_value, write_value

__all__ = [
    "RuleError",
    "RuleProblem",
    "Selection",
    "UnknownSelectorError",
    "builtin_folder",
    "cache_folder",
    "chosen",
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
    rules = read_compiled(key, pages=pages)
    if rules is None:
        from lint_news.rulebook.load import parse_rules

        rules = parse_rules(files)
        write_compiled(key, rules)
    return rules, key
