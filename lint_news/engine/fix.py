"""Fixes applied to raw text, round after round until nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from lint_news.ingest import Source
from lint_news.ingest.edits import apply_edits
from lint_news.model import Finding, RawEdit

__all__ = ["Fixed", "apply_round", "fix_source"]

_MOST_ROUNDS = 10


class Fixed(NamedTuple):
    """A source after its fixes."""

    source: Source
    applied: int
    """How many fixes were applied."""
    findings: list[Finding]
    """What is still found."""


def fix_source(
    source: Source,
    lint: Callable[[Source], list[Finding]],
    *,
    unsafe: bool = False,
    first: Sequence[Finding] = (),
) -> Fixed:
    """Apply the fixes of a source until none is left, or ten rounds are over.

    `lint` finds what there is in a source; `first` are findings from elsewhere (checks across articles) whose fixes
    are applied in the first round. An applied fix may bring up another one, as where two lines become neighbours.
    """
    count = 0
    findings = lint(source)
    extra: Sequence[Finding] = first
    for _ in range(_MOST_ROUNDS):
        raw, applied = apply_round(source.raw, [*findings, *extra], unsafe=unsafe)
        extra = ()
        if raw == source.raw:
            break
        count += applied
        source = source._replace(raw=raw)
        findings = lint(source)
    return Fixed(source, count, findings)


def apply_round(raw: str, findings: Iterable[Finding], *, unsafe: bool) -> tuple[str, int]:
    """Apply the fixes that do not overlap: the first in the text wins, safe ones before unsafe ones.

    A fix is applied with all of its edits or not at all; two rules that ask for the same edits count as one fix.
    Gives the new text and the number of fixes applied.
    """
    wanted = ("safe", "unsafe") if unsafe else ("safe",)
    fixes = {f.fix for f in findings if f.fix is not None and f.fix.applicability in wanted and f.fix.edits}
    taken: list[RawEdit] = []
    done: set[tuple[RawEdit, ...]] = set()
    for fix in sorted(fixes, key=lambda fix: (fix.applicability, fix.edits[0].place.start, fix.edits, fix.message)):
        if fix.edits in done or any(_clash(edit, other) for edit in fix.edits for other in taken):
            continue
        done.add(fix.edits)
        taken.extend(fix.edits)
    return apply_edits(raw, taken), len(done)


def _clash(one: RawEdit, other: RawEdit) -> bool:
    """Say whether two edits touch the same characters, or insert at the same point."""
    start, end = max(one.place.start, other.place.start), min(one.place.end, other.place.end)
    return start < end or (start == end and (one.place.start == one.place.end or other.place.start == other.place.end))
