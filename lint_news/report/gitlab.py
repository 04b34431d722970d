"""GitLab's Code Quality report, shown in merge requests."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from lint_news.model import Finding, Severity
from lint_news.report.neutral import safe
from lint_news.report.shapes import Report

__all__ = ["render"]

_SEVERITY: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}

_encode = json.JSONEncoder(ensure_ascii=True, check_circular=False).encode


def render(report: Report) -> Iterator[str]:
    """Write the findings as one JSON list of issues."""
    if not report.findings:
        yield "[]\n"
        return
    seen: Counter[tuple[str, str]] = Counter()
    separator = "[\n"
    for finding in report.findings:
        key = finding.uri, finding.fingerprint
        seen[key] += 1
        yield separator + _encode(_issue(finding, seen[key]))
        separator = ",\n"
    yield "\n]\n"


def _issue(finding: Finding, ordinal: int) -> dict[str, Any]:
    return {
        "description": f"{finding.code}: {safe(finding.message)}",
        "check_name": finding.code,
        "fingerprint": _fingerprint(finding, ordinal),
        "severity": _SEVERITY[finding.severity],
        "location": {
            "path": safe(finding.uri),
            "lines": {"begin": finding.place.row, "end": finding.place.end_row},
        },
    }


def _fingerprint(finding: Finding, ordinal: int) -> str:
    # GitLab shows only the first of several issues with one fingerprint.
    key = f"{finding.uri}\0{finding.fingerprint}\0{ordinal}"
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
