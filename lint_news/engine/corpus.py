"""Checks across articles: rows brought together by key, and judged key by key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from lint_news.checks import CorpusHit, Row
from lint_news.digest import digest
from lint_news.engine.article import KeyedRow, linter_finding
from lint_news.engine.finding import message
from lint_news.engine.plan import Plan
from lint_news.model import Excerpt, Finding, Fix, RawEdit, Related

__all__ = ["Shuffle"]

CRASHED = "LNT002"


class Shuffle:
    """Brings the rows of a run together in memory, whatever the order in which they come."""

    def __init__(self) -> None:
        self._rows: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        self._silent: set[tuple[str, str, tuple[int, ...]]] = set()
        self._compared: set[str] = set()

    def add(self, rows: Iterable[KeyedRow], *, reported: bool = True) -> None:
        """Take in the rows of a file; those of articles that are only compared with are never reported."""
        for code, key, row, silent in rows:
            self._rows[code, key].append(row)
            if not reported:
                self._compared.add(row.uri)
            if silent:
                self._silent.add((code, row.uri, row.place))

    def judge(self, plan_of: Callable[[str], Plan]) -> list[Finding]:
        """Judge every key; `plan_of` gives the plan by which a file is linted."""
        findings: list[Finding] = []
        for (code, key), rows in self._rows.items():
            plan = plan_of(rows[0].uri)
            try:
                hits = list(plan.corpus_checks[code].judge(key, rows))
            except Exception as error:  # noqa: BLE001 - a crashing check must not take the others along
                reason = f"rule {code} crashed across articles and was skipped: {type(error).__name__}: {error}"
                findings += linter_finding(plan, CRASHED, rows[0].uri, reason[:200])
                continue
            findings += [
                _finding(plan_of(hit.row.uri), code, hit)
                for hit in hits
                if hit.row.uri not in self._compared and (code, hit.row.uri, hit.row.place) not in self._silent
            ]
        return findings


def _finding(plan: Plan, code: str, hit: CorpusHit) -> Finding:
    rule, row = plan.by_code[code], hit.row
    fix = None
    if hit.cuts and rule.fix is not None:
        fix = Fix(rule.fix, rule.fix_message or "take it out", tuple(RawEdit(cut, "") for cut in hit.cuts))
    return Finding(
        code,
        rule.name,
        message(rule, row.text, hit.slots),
        plan.severities[code],
        row.uri,
        row.place,
        digest(code, row.text, size=8).hex(),
        Excerpt(row.text, 0, len(row.text)),
        fix,
        tuple(Related(other.uri, other.place, why) for other, why in hit.related),
        rule.mqm,
        row.record,
    )
