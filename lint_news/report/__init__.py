"""Findings as text: for people, for terminals, and for the programs that read linters' output."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from lint_news.model import Finding, Rule
from lint_news.report.neutral import safe
from lint_news.report.shapes import Report, Style, Summary

__all__ = ["FORMATS", "Style", "Summary", "render", "safe", "statistics"]


# Each format is imported when it is asked for: a run writes one of them, and several pull in heavy modules.
def _text(report: Report) -> Iterator[str]:
    from lint_news.report import text

    return text.render(report)


def _concise(report: Report) -> Iterator[str]:
    from lint_news.report import concise

    return concise.render(report)


def _json(report: Report) -> Iterator[str]:
    from lint_news.report import json_list

    return json_list.render(report)


def _sarif(report: Report) -> Iterator[str]:
    from lint_news.report import sarif

    return sarif.render(report)


def _github(report: Report) -> Iterator[str]:
    from lint_news.report import github

    return github.render(report)


def _gitlab(report: Report) -> Iterator[str]:
    from lint_news.report import gitlab

    return gitlab.render(report)


def _junit(report: Report) -> Iterator[str]:
    from lint_news.report import junit

    return junit.render(report)


def _rdjson(report: Report) -> Iterator[str]:
    from lint_news.report import rdjson

    return rdjson.render(report)


_RENDERERS: dict[str, Callable[[Report], Iterator[str]]] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "rdjson": _rdjson,
}

FORMATS: tuple[str, ...] = tuple(_RENDERERS)
"""The names of the formats, the default one first."""


def render(
    format: str,  # noqa: A002 - the word of the command line
    findings: Sequence[Finding],
    rules: Mapping[str, Rule],
    summary: Summary,
    style: Style,
    version: str,
) -> Iterator[str]:
    """Write a report in one of the formats, in chunks, so that a big one need not be held in memory.

    The findings come sorted. `rules` maps codes to rules; a code that is missing there is reported all the same.
    """
    return _RENDERERS[format](Report(findings, rules, summary, style, version))


def statistics(findings: Sequence[Finding], rules: Mapping[str, Rule], style: Style) -> Iterator[str]:
    """Count the findings of each rule, the most frequent first, a line a rule."""
    from lint_news.report import counts

    return counts.render(findings, rules, style)
