"""Where rule files are."""

from __future__ import annotations

import os
from collections.abc import Iterable

from lint_news.rulebook.errors import RuleError, RuleProblem

__all__ = ["builtin_folder", "rule_files"]


def builtin_folder() -> str:
    """Give the folder of the rules that come with the linter: inside the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def rule_files(folders: Iterable[str]) -> list[str]:
    """List the rule files under folders, sorted; a path to a file stands for itself.

    Raises RuleError for a path that does not exist.
    """
    found: list[str] = []
    for folder in folders:
        if os.path.isfile(folder):
            found.append(folder)
            continue
        if not os.path.isdir(folder):
            raise RuleError([RuleProblem(folder, 1, 1, "no such rule file or folder")])
        for parent, names, files in os.walk(folder):
            names.sort()
            found.extend(os.path.join(parent, name) for name in sorted(files) if name.endswith((".yaml", ".yml")))
    return found
