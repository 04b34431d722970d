"""What a SARIF log says of each rule."""

from __future__ import annotations

from typing import Any

from lint_news.model import Example, Finding, Rule, Severity
from lint_news.report.neutral import safe

__all__ = ["descriptor"]

_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEM: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_FAMILIES = {
    "BPL": "boilerplate",
    "NAM": "names",
    "TRN": "translation",
    "NUM": "numbers",
    "SRC": "source-reliability",
    "TXT": "text-integrity",
    "LNT": "linter",
}


def descriptor(finding: Finding, rule: Rule | None) -> dict[str, Any]:
    """Describe the rule of a finding; where the rule is not known, as far as the finding tells."""
    severity = rule.severity if rule else finding.severity
    mqm = rule.mqm if rule else finding.mqm
    tags = [word for word in (_FAMILIES.get(finding.code[:3]), f"mqm/{mqm}" if mqm else None) if word]
    entry: dict[str, Any] = {
        "id": finding.code,
        "name": rule.name if rule else finding.name,
        "defaultConfiguration": {"level": _LEVEL[severity]},
        "properties": {"tags": tags, "problem.severity": _PROBLEM[severity]},
    }
    if rule:
        entry["shortDescription"] = {"text": _text(rule.summary)}
        entry["fullDescription"] = {"text": _text(rule.why)}
        entry["help"] = {"text": _help(rule, markdown=False), "markdown": _help(rule, markdown=True)}
    return entry


def _text(words: str) -> str:
    return safe(" ".join(words.split()))


def _help(rule: Rule, *, markdown: bool) -> str:
    parts = [_text(rule.why)]
    for title, examples in (("Flagged", rule.bad), ("Fine", rule.good)):
        if examples:
            shown = _text(_marked(examples[0]))
            parts.append(f"**{title}:**\n\n> {shown}" if markdown else f"{title}: {shown}")
    if rule.references:
        bullet = "- " if markdown else ""
        parts.append("\n".join(bullet + _text(reference) for reference in rule.references))
    return "\n\n".join(parts)


def _marked(example: Example) -> str:
    text = example.text
    for start, end in sorted(example.spans, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text
