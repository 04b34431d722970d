"""Reviewdog's diagnostic format, for comments on pull requests anywhere.

Its columns count UTF-8 bytes of the raw line, ours code points, so a column can be converted only where the raw line
is known: where the finding's excerpt starts with the same characters as the line does, as it does in plain text. Then
range and suggestion are exact; otherwise the range is given in whole lines and no suggestion is made. Related places
go into the message, because reviewdog refuses a report with a field that its version does not know.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lint_news.model import Finding, Place, Severity
from lint_news.report.neutral import safe
from lint_news.report.phrases import notes
from lint_news.report.shapes import Report

__all__ = ["render"]

_SEVERITY: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}

_encode = json.JSONEncoder(ensure_ascii=True, check_circular=False).encode


def render(report: Report) -> Iterator[str]:
    """Write the findings as one result object, a diagnostic a line."""
    yield '{"source": {"name": "lint-news"}, "diagnostics": ['
    separator = "\n"
    for finding in report.findings:
        yield separator + _encode(_diagnostic(finding))
        separator = ",\n"
    yield "\n]}\n"


def _diagnostic(finding: Finding) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "message": "\n".join([safe(finding.message), *notes(finding)]),
        "location": {"path": safe(finding.uri), "range": _range(finding.place, finding) or _lines(finding.place)},
        "severity": _SEVERITY[finding.severity],
        "code": {"value": finding.code},
    }
    suggestions = _suggestions(finding)
    if suggestions:
        entry["suggestions"] = suggestions
    return entry


def _suggestions(finding: Finding) -> list[dict[str, Any]]:
    """Offer a fix of one edit; the parts of a longer one would be offered as if each could stand alone."""
    fix = finding.fix
    if not fix or len(fix.edits) != 1 or not _encodable(fix.edits[0].content):
        return []
    edit = fix.edits[0]
    span = _range(edit.place, finding)
    return [{"range": span, "text": edit.content}] if span else []


def _lines(place: Place) -> dict[str, Any]:
    # A range that ends before the first character of a line has nothing of that line.
    last = place.end_row - 1 if place.end_column == 1 and place.end_row > place.row else place.end_row
    return {"start": {"line": place.row}, "end": {"line": last}}


def _range(place: Place, finding: Finding) -> dict[str, Any] | None:
    """Give a range in bytes if it lies in the finding's line and that line is known as far as the range goes."""
    line, offset, _ = finding.excerpt
    at_home = offset == finding.place.column - 1 and place.row == place.end_row == finding.place.row
    if not at_home or place.end_column - 1 > len(line) or not _encodable(line):
        return None
    return {"start": _position(line, place.row, place.column), "end": _position(line, place.row, place.end_column)}


def _position(line: str, row: int, column: int) -> dict[str, int]:
    return {"line": row, "column": len(line[: column - 1].encode()) + 1}


def _encodable(text: str) -> bool:
    """Say whether text has no lone surrogates, which the format's readers refuse."""
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)
