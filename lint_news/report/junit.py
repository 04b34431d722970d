"""JUnit XML, which nearly every CI system can show: a suite a file, a failed test a finding."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from lint_news.model import Finding
from lint_news.report.neutral import safe
from lint_news.report.phrases import location, notes
from lint_news.report.shapes import Report

__all__ = ["render"]


def render(report: Report) -> Iterator[str]:
    """Write a suite for each file with findings; a run without any has one test, which passes."""
    total = len(report.findings)
    seconds = report.summary.seconds
    time = "" if seconds is None else f' time="{seconds:.3f}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="lint-news" tests="{total or 1}" failures="{total}" errors="0"{time}>\n'
    if not total:
        yield _suite("lint-news", ['<testcase name="no findings" classname="lint-news"/>\n'], 0)
    for uri, findings in groupby(report.findings, key=lambda finding: finding.uri):
        cases = [_case(finding) for finding in findings]
        yield _suite(safe(uri), cases, len(cases))
    yield "</testsuites>\n"


def _suite(name: str, cases: list[str], failures: int) -> str:
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="0"'
    return f"<testsuite name={quoteattr(name)} {counts}>\n{''.join(cases)}</testsuite>\n"


def _case(finding: Finding) -> str:
    place = finding.place
    message = safe(finding.message)
    name = f"{finding.code} {finding.name} {place.row}:{place.column}"
    where = location(finding.uri, place.row, place.column)
    body = "\n".join([f"{where}: {finding.code} {finding.severity}: {message}", *notes(finding)])
    path = safe(finding.uri)
    return (
        f'<testcase name={_attribute(name)} classname={_attribute(path)} file={_attribute(path)} line="{place.row}">\n'
        f'<failure type="{finding.severity}" message={_attribute(message)}>{escape(body)}</failure>\n'
        "</testcase>\n"
    )


def _attribute(text: str) -> str:
    return quoteattr(safe(text))
