"""What a report is made from: the findings, their rules, the counts of the run and the look of the output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lint_news.model import Finding, Rule

__all__ = ["Report", "Style", "Summary"]


class Summary(NamedTuple):
    """The counts of a run that the findings themselves do not tell."""

    articles: int
    """Articles checked, with and without findings."""
    files: int
    seconds: float | None = None
    fixed: int = 0
    """Findings mended in this run, and so not among those reported."""
    fixable: int = 0
    """Reported findings with a safe fix."""
    fixable_unsafe: int = 0
    baselined: int = 0
    """Findings that the baseline hides."""


class Style(NamedTuple):
    """How output for people should look."""

    color: bool = False
    width: int = 80
    """Columns of the terminal."""


class Report(NamedTuple):
    """All that a format needs to write a report."""

    findings: Sequence[Finding]
    rules: Mapping[str, Rule]
    summary: Summary
    style: Style
    version: str
