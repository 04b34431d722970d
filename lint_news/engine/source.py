"""One file through the linter: its records, from the cache where they are there."""

from __future__ import annotations

from typing import NamedTuple

from lint_news.engine.article import CRASHED, ArticleResult, KeyedRow, lint_article, linter_finding
from lint_news.engine.cache import ResultCache, decode, encode
from lint_news.engine.plan import Plan
from lint_news.ingest import IngestError, Problem, Record, Source, articles, read_source, records
from lint_news.model import Article, Finding

__all__ = ["SourceResult", "lint_path", "lint_source"]

UNREADABLE, NO_ARTICLE = "LNT001", "LNT004"


class SourceResult(NamedTuple):
    """What came of one file."""

    uri: str
    findings: list[Finding]
    rows: list[KeyedRow]
    articles: int


def lint_path(path: str, uri: str, plan: Plan, cache: ResultCache | None = None) -> SourceResult:
    """Read a file and lint it; one that cannot be read is a finding."""
    try:
        source = read_source(path, uri)
    except IngestError as error:
        found = linter_finding(plan, UNREADABLE, uri, error.message, at=(error.row, error.column))
        return SourceResult(uri, found, [], 0)
    return lint_source(source, plan, cache)


def lint_source(source: Source, plan: Plan, cache: ResultCache | None = None) -> SourceResult:
    """Lint every article of a source."""
    findings: list[Finding] = []
    rows: list[KeyedRow] = []
    count = 0
    for record in records(source):
        for result in _record(record, plan, cache):
            findings += result.findings
            rows += result.rows
            count += 1
    return SourceResult(source.uri, findings, rows, count)


def _record(record: Record, plan: Plan, cache: ResultCache | None) -> list[ArticleResult]:
    if cache is None:
        return _lint_record(record, plan)
    where = f"{record.row}:{record.offset}:{record.name}"
    key = cache.key(plan.key, record.uri, record.kind, where, record.raw)
    stored = cache.get(key)
    results = decode(stored) if stored is not None else None
    if results is None:
        results = _lint_record(record, plan)
        cache.put(key, encode(results))
    return results


def _lint_record(record: Record, plan: Plan) -> list[ArticleResult]:
    try:
        return [_lint_item(item, record, plan) for item in articles(record, plan.spec.fields)]
    except Exception as error:  # noqa: BLE001 - whatever a record holds, the other records must be linted
        reason = f"this record could not be linted: {type(error).__name__}: {error}"[:200]
        found = linter_finding(plan, CRASHED, record.uri, reason, at=(record.row, 1), record=record.name)
        return [ArticleResult(tuple(found), ())]


def _lint_item(item: Article | Problem, record: Record, plan: Plan) -> ArticleResult:
    if not isinstance(item, Problem):
        return lint_article(item, plan)
    code = UNREADABLE if item.kind == "unreadable" else NO_ARTICLE
    found = linter_finding(plan, code, record.uri, item.message, at=(item.row, item.column), record=record.name)
    return ArticleResult(tuple(found), ())
