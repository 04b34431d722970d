"""Phrases that several formats share: places, the notes under a finding, marks for what can be fixed."""

from __future__ import annotations

from collections.abc import Iterator

from lint_news.model import Finding, Fix, Related
from lint_news.report.neutral import safe

__all__ = ["fix_mark", "fix_note", "location", "notes", "related_note"]


def location(uri: str, row: int, column: int) -> str:
    """Give a place as editors and terminals know it, `path:row:column`."""
    return f"{safe(uri)}:{row}:{column}"


def fix_mark(finding: Finding) -> str:
    """Mark a finding that can be fixed: [*] safely, [~] with an unsafe fix, nothing otherwise."""
    applicability = finding.fix.applicability if finding.fix else "display"
    return {"safe": "[*]", "unsafe": "[~]", "display": ""}[applicability]


def fix_note(fix: Fix) -> str:
    """Say in words what a fix does."""
    message = fix.message
    if not message and fix.edits:
        content = fix.edits[0].content
        message = f"write “{content}”" if content else "delete this"
    kind = "suggestion" if fix.applicability == "display" else f"fix ({fix.applicability})"
    return safe(f"{kind}: {message}" if message else kind)


def related_note(related: Related) -> str:
    """Say where a related place is and what it has to do with the finding."""
    place = location(related.uri, related.place.row, related.place.column)
    return f"see: {place} {safe(related.message)}".rstrip()


def notes(finding: Finding) -> Iterator[str]:
    """Give the lines that belong under a finding, inert and each without a line break."""
    if finding.record:
        yield f"record: {safe(finding.record)}"
    for related in finding.related:
        yield related_note(related)
    if finding.fix:
        yield fix_note(finding.fix)
