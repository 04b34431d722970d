"""Workflow commands, which GitHub Actions shows as annotations on the changed lines."""

from __future__ import annotations

from collections.abc import Iterator

from lint_news.model import Finding, Severity
from lint_news.report.neutral import safe
from lint_news.report.phrases import notes
from lint_news.report.shapes import Report

__all__ = ["render"]

_COMMAND: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> Iterator[str]:
    """Write a command for each finding."""
    for finding in report.findings:
        yield _line(finding)


def _line(finding: Finding) -> str:
    place = finding.place
    properties = {
        "file": finding.uri,
        "line": str(place.row),
        "col": str(place.column),
        "endLine": str(place.end_row),
        "endColumn": str(place.end_column),
        "title": f"{finding.code} {finding.name}",
    }
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = "\n".join([safe(finding.message), *notes(finding)])
    return f"::{_COMMAND[finding.severity]} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    # Escaped before it is made inert: the runner turns the escapes back, so a path stays a path.
    return safe(_data(text).replace(":", "%3A").replace(",", "%2C"))
