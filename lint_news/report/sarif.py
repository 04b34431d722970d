"""SARIF 2.1.0, which code scanning services and many editors read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from lint_news.lazy import lazy_re
from lint_news.model import Finding, Fix, Place, Related, Severity
from lint_news.report.neutral import safe
from lint_news.report.phrases import fix_note
from lint_news.report.sarif_rules import descriptor
from lint_news.report.shapes import Report

__all__ = ["render"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SCHEME = lazy_re(r"[A-Za-z][A-Za-z0-9+.-]+://")
_DRIVE = lazy_re(r"[A-Za-z]:/")

_encode = json.JSONEncoder(ensure_ascii=True, check_circular=False).encode


def render(report: Report) -> Iterator[str]:
    """Write a log with one run: the rules that found something first, then a line a finding."""
    first = {finding.code: finding for finding in reversed(report.findings)}
    codes = sorted(first)
    index = {code: at for at, code in enumerate(codes)}
    driver = {
        "name": "lint-news",
        "version": report.version,
        "rules": [descriptor(first[code], report.rules.get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
    }
    yield f'{{"$schema": {_encode(_SCHEMA)}, "version": "2.1.0", "runs": [{_encode(run)[:-1]}, "results": ['
    separator = "\n"
    for finding in report.findings:
        yield separator + _encode(_result(finding, index[finding.code]))
        separator = ",\n"
    yield "\n]}]}\n"


def _result(finding: Finding, index: int) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVEL[finding.severity],
        "message": _message(finding.message),
        "locations": [{"physicalLocation": _physical(finding.uri, finding.place)}],
        "partialFingerprints": {"lintNews/v1": finding.fingerprint},
    }
    if finding.related:
        entry["relatedLocations"] = [_related(related, at) for at, related in enumerate(finding.related, 1)]
    if finding.fix and finding.fix.applicability != "display" and finding.fix.edits:
        entry["fixes"] = [_fix(finding.fix, finding.uri)]
    extra = {"mqm": finding.mqm, "record": finding.record}
    if any(extra.values()):
        entry["properties"] = {key: value for key, value in extra.items() if value}
    return entry


def _related(related: Related, number: int) -> dict[str, Any]:
    return {
        "id": number,
        "message": _message(related.message),
        "physicalLocation": _physical(related.uri, related.place),
    }


def _fix(fix: Fix, uri: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.content}} for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": _uri(uri)}, "replacements": replacements}
    return {"description": _message(fix_note(fix)), "artifactChanges": [change]}


def _physical(uri: str, place: Place) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(uri)}, "region": _region(place)}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.row,
        "startColumn": place.column,
        "endLine": place.end_row,
        "endColumn": place.end_column,
    }


def _message(text: str) -> dict[str, str]:
    """Make a plain text message: braces would be placeholders and `[text](target)` a link."""
    inert = safe(text).replace("](", "\\](")
    return {"text": inert.replace("{", "{{").replace("}", "}}")}


def _uri(path: str) -> str:
    """Turn a path into a URI reference, with forward slashes and percent escapes."""
    path = path.replace("\\", "/")
    if _SCHEME.match(path):
        return _quote(path, "/:?#[]@!$&'()*+,;=%~")
    if _DRIVE.match(path):
        return "file:///" + path[0] + ":" + _quote(path[2:], "/")
    if path.startswith("/"):
        return "file://" + _quote(path, "/")
    return _quote(path, "/")


def _quote(text: str, keep: str) -> str:
    try:
        # A file name that is not UTF-8 reaches Python with its odd bytes as surrogates.
        return quote(text, safe=keep, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(text, safe=keep, errors="surrogatepass")
