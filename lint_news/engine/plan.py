"""A selection of rules made ready to run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from lint_news.checks import (
    CHECKS,
    CORPUS_CHECKS,
    LAST,
    ArticleCheck,
    CorpusCheck,
    make_article_check,
    make_corpus_check,
)
from lint_news.checks.scan import Scanner, tables_of
from lint_news.digest import digest
from lint_news.ingest import Fields
from lint_news.model import Rule, Severity
from lint_news.rulebook import keep_parts

__all__ = ["Plan", "PlanSpec"]

_FURNITURE = "BPL"


class PlanSpec(NamedTuple):
    """What a plan is made of; small, and sent to worker processes."""

    rules: tuple[Rule, ...]
    """The rules that are on."""
    rules_key: str
    """Changes whenever a rule file does."""
    severities: tuple[tuple[str, Severity], ...] = ()
    """Codes whose severity is another than their rule's."""
    fields: Fields = Fields()
    known: tuple[str, ...] = ()
    """Codes and names of all rules, on or off, by which suppressions are told from misspellings."""

    def key(self) -> str:
        """Give a text that is the same exactly when the plan finds the same."""
        codes = ",".join(rule.code for rule in self.rules)
        parts = (self.rules_key, codes, repr(self.severities), self.fields.key())
        return digest(*parts).hex()


class Plan:
    """The checks of a selection, ready to run over any number of articles.

    Rules about page furniture come first, and among them those that need nothing of the others: what each step finds is
    set aside, and the other rules see the story alone.
    """

    def __init__(self, spec: PlanSpec) -> None:
        self.spec = spec
        self.key = spec.key()
        self.severities: Mapping[str, Severity] = {
            **{rule.code: rule.severity for rule in spec.rules},
            **dict(spec.severities),
        }
        self.by_code = {rule.code: rule for rule in spec.rules}
        article_rules = [rule for rule in spec.rules if rule.check in CHECKS]
        article_rules.sort(key=lambda rule: (rule.family != _FURNITURE, rule.check in LAST, rule.code))
        self.rules: Sequence[Rule] = article_rules
        self.furniture_count = sum(rule.family == _FURNITURE for rule in article_rules)
        self.phrase_count = sum(rule.check not in LAST for rule in article_rules[: self.furniture_count])
        self._checks: list[ArticleCheck | None] = [None] * len(article_rules)
        self.corpus_rules = [rule for rule in spec.rules if rule.check in CORPUS_CHECKS]

    def check(self, number: int) -> ArticleCheck:
        """Give the check of one of `rules`; it is made when an article first needs it."""
        check = self._checks[number]
        if check is None:
            rule = self.rules[number]
            check = self._checks[number] = make_article_check(rule.check, rule.options)
        return check

    @cached_property
    def corpus_checks(self) -> dict[str, CorpusCheck]:
        """The checks across articles, by code."""
        return {rule.code: make_corpus_check(rule.check, rule.options) for rule in self.corpus_rules}

    @cached_property
    def scanner(self) -> Scanner:
        """Finds all checks' literals in one pass; its tables are kept from run to run."""

        def make() -> Sequence[object]:
            return tables_of([self.check(number) for number in range(len(self.rules))])

        return Scanner(keep_parts(f"tables-{self.key}", make))
