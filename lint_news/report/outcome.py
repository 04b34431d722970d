"""The last lines of a report for people: what was found, and what can be done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lint_news.model import Finding, Severity
from lint_news.report.paint import SEVERITY, paint
from lint_news.report.shapes import Report, Style, Summary

__all__ = ["outcome", "plural", "severities"]


def plural(count: int, noun: str) -> str:
    """Count a noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def outcome(report: Report) -> Iterator[str]:
    """Sum up a run in one to three lines."""
    findings, summary = report.findings, report.summary
    time = "" if summary.seconds is None else f" ({summary.seconds:.1f} s)"
    if findings:
        found = paint(f"Found {plural(len(findings), 'finding')}", "bold", report.style)
        yield f"{found} ({severities(findings, report.style)}) in {_articles(report)}{time}."
    else:
        none = paint("No findings", "green", report.style)
        yield f"{none} in {plural(summary.articles, 'article')}{time}."
    yield from _work(summary)


def severities(findings: Sequence[Finding], style: Style) -> str:
    """Count findings by severity, leaving out those that do not occur."""
    counted = Counter(finding.severity for finding in findings)
    order: tuple[Severity, ...] = ("error", "warning", "info")
    return ", ".join(paint(plural(counted[name], name), SEVERITY[name], style) for name in order if counted[name])


def _articles(report: Report) -> str:
    hit = len({(finding.uri, finding.record) for finding in report.findings})
    total = report.summary.articles
    return f"{hit} of {plural(total, 'article')}" if hit < total else plural(total, "article")


def _work(summary: Summary) -> Iterator[str]:
    offers = []
    if summary.fixable:
        offers.append(f"{summary.fixable} fixable with --fix [*]")
    if summary.fixable_unsafe:
        more = " more" if summary.fixable else " fixable"
        offers.append(f"{summary.fixable_unsafe}{more} with --unsafe-fixes [~]")
    if summary.fixed:
        offers.insert(0, f"{summary.fixed} fixed")
    if offers:
        yield "; ".join(offers) + "."
    if summary.baselined:
        yield f"{plural(summary.baselined, 'known finding')} hidden by the baseline."
