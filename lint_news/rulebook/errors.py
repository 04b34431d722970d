"""What is wrong with a rule file, told with its place."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["RuleError", "RuleProblem"]


class RuleProblem(NamedTuple):
    """One mistake in a rule file."""

    path: str
    row: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.row}:{self.column}: {self.message}"


class RuleError(Exception):
    """Rule files that cannot be used; holds every mistake found in them."""

    def __init__(self, problems: list[RuleProblem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
