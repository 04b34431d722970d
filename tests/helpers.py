"""Articles, checks and rules made by hand for the tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lint_news.checks import make_article_check, prepare
from lint_news.checks.scan import Scanner
from lint_news.engine import Plan, PlanSpec, SourceResult, lint_source
from lint_news.facts import Facts
from lint_news.ingest import Fields, Kind, Record, Source, articles
from lint_news.model import Article, Hit, Meta, Rule
from lint_news.rulebook import RuleError
from lint_news.rulebook.files import builtin_folder, rule_files
from lint_news.rulebook.load import parse_rules, unmark

COMMENT_FORM: dict[str, Any] = {
    "code": "BPL101",
    "name": "comment-form",
    "check": "line",
    "options": {"phrases": ["post a comment"], "remove": True},
    "fix": "safe",
}
DOUBLED: dict[str, Any] = {
    "code": "TXT301",
    "name": "doubled-word",
    "check": "repeat",
    "options": {"unit": "word", "remove": True},
    "fix": "unsafe",
}
SWAPPED: dict[str, Any] = {
    "code": "TRN101",
    "name": "wrong-term",
    "check": "swap",
    "options": {"swaps": {"big fires": "bonfires"}},
    "fix": "unsafe",
    "severity": "warning",
}
QUOTE: dict[str, Any] = {
    "code": "TXT302",
    "name": "open-quote",
    "check": "balance",
    "options": {"report": "unclosed"},
    "severity": "info",
}
MASTHEAD: dict[str, Any] = {
    "code": "BPL901",
    "name": "masthead",
    "check": "repeated_lines",
    "options": {"min_articles": 3},
    "fix": "unsafe",
}
LINTER: tuple[dict[str, Any], ...] = tuple(
    {"code": code, "name": name, "check": "linter", "message": "{found}"}
    for code, name in (
        ("LNT001", "unreadable"),
        ("LNT002", "crashed"),
        ("LNT003", "unused"),
        ("LNT004", "no-text"),
    )
)
STORY = (
    "Council votes on new bridge over the river\n\n"
    "The town council voted on Tuesday evening to build a second bridge across the river next year.\n\n"
    "Residents of the northern bank have asked for it since the ferry stopped running in the spring.\n"
)


def article(text: str, *, kind: Kind = "txt", uri: str = "", record: str = "", **meta: str) -> Article:
    """Read one article out of a text."""
    (found,) = articles(Record(uri or f"article.{kind}", kind, text, name=record), Fields())
    assert isinstance(found, Article)
    return found._replace(meta=Meta(**meta)) if meta else found


def facts(text: str, **options: Any) -> Facts:
    """Give the facts of one article."""
    return Facts(article(text, **options))


def hits(name: str, options: Mapping[str, Any], text: str, *, prepared: bool = False, **how: Any) -> list[Hit]:
    """Run one check over one article, in order of the text; `prepared` options are those of a compiled rule."""
    check = make_article_check(name, options if prepared else prepare(name, options))
    seen = facts(text, **how)
    found = Scanner.of([check]).scan(seen)
    return sorted(check.find(seen, found[0])) if 0 in found else []


def flagged(name: str, options: Mapping[str, Any], text: str, **how: Any) -> list[str]:
    """Give the words that a check flags."""
    return [text[span.start : span.end] for span, *_ in hits(name, options, text, **how)]


def assert_flags(name: str, options: Mapping[str, Any], marked: str, **how: Any) -> list[Hit]:
    """Hold the spans that a check flags against those between ⟦ and ⟧; gives the hits."""
    text, expected = unmark(marked)
    found = hits(name, options, text, **how)
    got = [hit.span for hit in found]
    words = [text[slice(*span)] for span in got]
    assert got == list(expected), f"flags {words} in {text!r}"
    return found


def rule_data(**changes: Any) -> dict[str, Any]:
    """Give what a rule file says, with changes; a value of None takes a key out."""
    data: dict[str, Any] = {
        "code": "BPL101",
        "name": "some-defect",
        "summary": "A defect that the tests made up",
        "why": "The tests need rules that nobody else changes, so they bring rules of their own.",
        "message": "found “{found}”",
        "severity": "error",
        "check": "phrase",
        "examples": {"bad": [{"text": "⟦bad⟧"}], "good": [{"text": "good", "note": "near"}]},
    }
    return {key: value for key, value in (data | changes).items() if value is not None}


def write_rule(folder: Path, **changes: Any) -> Path:
    """Write a rule file, named after its rule; JSON is YAML."""
    data = rule_data(**changes)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{data['name']}.yaml"
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    return path


@lru_cache(maxsize=1)
def builtin_rules() -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Read the rules that come with the linter, file by file; gives them, and what is wrong with the others."""
    rules: list[Rule] = []
    wrong: list[str] = []
    for path in rule_files([builtin_folder()]):
        try:
            rules += parse_rules([path])
        except RuleError as error:
            wrong.append(str(error))
    return tuple(sorted(rules, key=lambda rule: rule.code)), tuple(wrong)


def make_rules(folder: Path, *several: Mapping[str, Any]) -> list[Rule]:
    """Write rule files and read them."""
    for changes in several:
        write_rule(folder, **changes)
    return parse_rules(rule_files([str(folder)]))


def make_plan(folder: Path, *several: Mapping[str, Any]) -> Plan:
    """Make a plan of rules written into a folder, the linter's own among them."""
    return Plan(PlanSpec(tuple(make_rules(folder, *several, *LINTER)), "key"))


def lint(plan: Plan, raw: str, kind: Kind = "txt", uri: str = "") -> SourceResult:
    """Lint a text as a file."""
    return lint_source(Source(uri or f"article.{kind}", kind, raw), plan)


def codes(result: SourceResult) -> list[str]:
    """Give the codes of a file's findings."""
    return [finding.code for finding in result.findings]
