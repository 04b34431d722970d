"""One line a finding, for grep, for editors and for a first look at many."""

from __future__ import annotations

from collections.abc import Iterator

from lint_news.model import Finding
from lint_news.report.neutral import safe
from lint_news.report.outcome import outcome
from lint_news.report.paint import SEVERITY, paint
from lint_news.report.phrases import fix_mark, location
from lint_news.report.shapes import Report, Style

__all__ = ["render"]


def render(report: Report) -> Iterator[str]:
    """Write a line for each finding, and sum them up."""
    for finding in report.findings:
        yield _line(finding, report.style)
    for line in outcome(report):
        yield line + "\n"


def _line(finding: Finding, style: Style) -> str:
    place = location(finding.uri, finding.place.row, finding.place.column)
    code = paint(finding.code, SEVERITY[finding.severity], style)
    mark = fix_mark(finding)
    return f"{place}: {code} {mark + ' ' if mark else ''}{safe(finding.message)}\n"
