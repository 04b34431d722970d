"""How often each rule speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lint_news.model import Finding, Rule
from lint_news.report.cells import clip
from lint_news.report.neutral import safe
from lint_news.report.outcome import severities
from lint_news.report.paint import SEVERITY, paint
from lint_news.report.shapes import Style

__all__ = ["render"]


def render(findings: Sequence[Finding], rules: Mapping[str, Rule], style: Style) -> Iterator[str]:
    """Write a line for each rule that has findings, then the total."""
    counted = Counter(finding.code for finding in findings)
    example = {finding.code: finding for finding in reversed(findings)}
    digits = len(str(len(findings)))
    names = max((len(safe(finding.name)) for finding in example.values()), default=0)
    for code, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        finding = example[code]
        start = f"{count:>{digits}}  "
        severity = f"{finding.severity:<7}"
        name = f"{safe(finding.name):<{names}}"
        summary = safe(rules[code].summary) if code in rules else ""
        room = style.width - len(f"{start}{code}  {severity}  {name}  ")
        colour = SEVERITY[finding.severity]
        shown = clip(summary, room) if room > 1 else ""
        yield f"{start}{paint(code, colour, style)}  {paint(severity, colour, style)}  {name}  {shown}".rstrip() + "\n"
    parts = f" ({severities(findings, style)})" if findings else ""
    yield f"{len(findings):>{digits}}  total{parts}\n"
