"""A list of objects, one finding a line, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lint_news.model import Finding, Fix, Place, Related
from lint_news.report.shapes import Report

__all__ = ["render"]

# Text is left as the article has it: escaping everything but ASCII keeps controls and lone surrogates harmless.
_encode = json.JSONEncoder(ensure_ascii=True, check_circular=False).encode


def render(report: Report) -> Iterator[str]:
    """Write the findings as one JSON list."""
    if not report.findings:
        yield "[]\n"
        return
    separator = "[\n"
    for finding in report.findings:
        yield separator + _encode(_object(finding))
        separator = ",\n"
    yield "\n]\n"


def _object(finding: Finding) -> dict[str, Any]:
    row, column, end_row, end_column, _, _ = finding.place
    entry: dict[str, Any] = {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "severity": finding.severity,
        "filename": finding.uri,
        "location": {"row": row, "column": column},
        "end_location": {"row": end_row, "column": end_column},
        "fix": _fix(finding.fix) if finding.fix else None,
        "related": [_related(related) for related in finding.related],
        "fingerprint": finding.fingerprint,
        "url": None,
    }
    if finding.mqm:
        entry["mqm"] = finding.mqm
    if finding.record:
        entry["record"] = finding.record
    return entry


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "applicability": fix.applicability,
        "message": fix.message,
        "edits": [{"content": edit.content, **_range(edit.place)} for edit in fix.edits],
    }


def _related(related: Related) -> dict[str, Any]:
    return {"filename": related.uri, **_range(related.place), "message": related.message}


def _range(place: Place) -> dict[str, dict[str, int]]:
    return {
        "location": {"row": place.row, "column": place.column},
        "end_location": {"row": place.end_row, "column": place.end_column},
    }
