"""The default format, for people: each finding with the line it is in, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from lint_news.model import Finding
from lint_news.report.cells import width, wrap
from lint_news.report.frame import view
from lint_news.report.neutral import safe
from lint_news.report.outcome import outcome
from lint_news.report.paint import SEVERITY, paint
from lint_news.report.phrases import fix_mark, location, notes
from lint_news.report.shapes import Report, Style

__all__ = ["render"]

_INDENT = 4


def render(report: Report) -> Iterator[str]:
    """Write findings as blocks of text, a blank line after each, and sum them up."""
    for finding in report.findings:
        yield "\n".join(_block(finding, report.style)) + "\n\n"
    for line in outcome(report):
        yield line + "\n"


def _block(finding: Finding, style: Style) -> Iterator[str]:
    yield from _title(finding, style)
    gutter = len(str(finding.place.row)) + 2
    if finding.excerpt.text:
        yield from _excerpt(finding, gutter, style)
    for note in notes(finding):
        yield from _note(note, gutter, style)


def _title(finding: Finding, style: Style) -> Iterator[str]:
    place = location(finding.uri, finding.place.row, finding.place.column)
    code = finding.code + fix_mark(finding)
    colour = SEVERITY[finding.severity]
    taken = width(f"{place}: {code} {finding.severity}: ")
    first, *rest = wrap(safe(finding.message), style.width, taken, _INDENT)
    start = f"{paint(place, 'bold', style)}: {paint(code, colour, style)} {paint(finding.severity, colour, style)}:"
    yield f"{start} {first}".rstrip(" ")
    yield from rest


def _excerpt(finding: Finding, gutter: int, style: Style) -> Iterator[str]:
    seen = view(finding.excerpt, style.width - gutter - 3)
    carets = paint("^" * seen.cells, SEVERITY[finding.severity], style)
    number = paint(f"{finding.place.row:>{gutter}} |", "dim", style)
    bar = paint(f"{'':{gutter}} |", "dim", style)
    yield f"{number} {seen.text}".rstrip(" ")
    yield f"{bar} {' ' * seen.indent}{carets}"


def _note(note: str, gutter: int, style: Style) -> Iterator[str]:
    label, colon, words = note.partition(": ")
    margin = gutter + 3
    first, *rest = wrap(words, style.width, margin + len(label + colon), margin + 2)
    sign = paint(f"{'':{gutter}} =", "dim", style)
    yield f"{sign} {paint(label, 'bold', style)}{colon}{first}".rstrip(" ")
    yield from rest
