"""One article through all rules of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from lint_news.checks import Row
from lint_news.engine.finding import excerpt, fingerprint, make_finding
from lint_news.engine.plan import Plan
from lint_news.facts import Facts
from lint_news.facts.language import UNDETERMINED
from lint_news.model import Article, Directive, Excerpt, Finding, Hit, Rule, Severity
from lint_news.positions import Cover, Span
from lint_news.rulebook.select import matches

__all__ = ["ArticleResult", "KeyedRow", "lint_article", "linter_finding"]

CRASHED, UNUSED = "LNT002", "LNT003"
_COVERED = 0.8
_FURNITURE = "BPL"


class KeyedRow(NamedTuple):
    """A row for a check across articles: the rule's code, the key, the row, and whether it may be reported."""

    code: str
    key: str
    row: Row
    silent: bool


class ArticleResult(NamedTuple):
    """What came of one article."""

    findings: tuple[Finding, ...]
    rows: tuple[KeyedRow, ...]


def lint_article(article: Article, plan: Plan) -> ArticleResult:
    """Run every rule of a plan over an article."""
    run = _Run(article, plan)
    findings = run.findings()
    rows = tuple(run.rows())
    return ArticleResult((*run.crashes, *findings, *run.unused()), rows)


class _Run:
    """The state of one article's way through the rules."""

    def __init__(self, article: Article, plan: Plan) -> None:
        self._article = article
        self._plan = plan
        self._facts = Facts(article)
        self.crashes: list[Finding] = []
        self._used: set[int] = set()

    def findings(self) -> list[Finding]:
        plan, page = self._plan, self._facts
        occurrences = plan.scanner.scan(page)
        masked: list[Span] = []
        hidden = 0
        kept: list[tuple[Rule, Hit]] = []
        for number in sorted(occurrences):
            rule = plan.rules[number]
            if number >= plan.phrase_count and len(masked) > hidden:
                self._facts, hidden = page.without(_covering_lines(page, masked)), len(masked)
            if self._speaks(rule):
                hits = self._hits(number, rule, occurrences[number])
                if number < plan.furniture_count:
                    masked.extend(hit.span for hit in hits)
                kept.extend((rule, hit) for hit in hits)
        if len(masked) > hidden:
            self._facts = page.without(_covering_lines(page, masked))
        severities = plan.severities
        return [
            make_finding(self._article, rule, severities[rule.code], hit)
            for rule, hit in _one_a_line(kept, severities)
            if not self._hushed(rule, hit.span)
        ]

    def rows(self) -> Iterator[KeyedRow]:
        """Collect the rows of the checks across articles; the facts are those of the story by now."""
        article = self._article
        for rule in self._plan.corpus_rules:
            if not self._speaks(rule):
                continue
            try:
                emitted = list(self._plan.corpus_checks[rule.code].emit(self._facts))
            except Exception as error:  # noqa: BLE001 - a crashing check must not take the others along
                self._crash(rule, error)
                continue
            for key, span, data, parts in emitted:
                text = article.text[span.start : span.end]
                wishes = parts if article.directives else ()
                hidden = tuple(n for n, part in enumerate(wishes) if self._hushed(rule, part))
                row = Row(article.uri, article.record, article.place(span), text, data, hidden)
                yield KeyedRow(rule.code, key, row, not parts and self._hushed(rule, span))

    def unused(self) -> list[Finding]:
        """Report directives that hushed nothing; call after all rules have run."""
        rule = self._plan.by_code.get(UNUSED)
        if rule is None:
            return []
        return [
            self._at_directive(rule, directive)
            for number, directive in enumerate(self._article.directives)
            if number not in self._used and self._concerns_us(directive)
        ]

    def _hits(self, number: int, rule: Rule, occurrences: list[Any]) -> list[Hit]:
        try:
            return list(self._plan.check(number).find(self._facts, occurrences))
        except Exception as error:  # noqa: BLE001 - a crashing check must not take the others along
            self._crash(rule, error)
            return []

    def _speaks(self, rule: Rule) -> bool:
        return not rule.langs or self._facts.language in (UNDETERMINED, *rule.langs)

    def _hushed(self, rule: Rule, span: Span) -> bool:
        for number, directive in enumerate(self._article.directives):
            inside = directive.scope.start <= span.start < directive.scope.end or directive.scope == span
            if inside and (not directive.selectors or any(matches(s, rule) for s in directive.selectors)):
                self._used.add(number)
                return True
        return False

    def _concerns_us(self, directive: Directive) -> bool:
        """Say whether any rule that is on could have been hushed: one that is off may be wanted in another run."""
        rules, known = self._plan.spec.rules, self._plan.spec.known
        if known and not all(any(one.startswith(s) for one in known) for s in directive.selectors):
            return True  # it names no rule at all
        return not directive.selectors or any(matches(s, rule) for s in directive.selectors for rule in rules)

    def _crash(self, rule: Rule, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"[:200]
        text = f"rule {rule.code} ({rule.name}) crashed here and was skipped: {reason}"
        found = linter_finding(self._plan, CRASHED, self._article.uri, text, record=self._article.record)
        self.crashes.extend(found)

    def _at_directive(self, rule: Rule, directive: Directive) -> Finding:
        raw = self._article.lines.raw
        named = ", ".join(directive.selectors) or "every rule"
        return Finding(
            rule.code,
            rule.name,
            rule.message.replace("{found}", named),
            self._plan.severities[rule.code],
            self._article.uri,
            self._article.raw_place(*directive.raw),
            fingerprint(rule.code, raw, directive.raw),
            excerpt(raw, directive.raw),
            record=self._article.record,
        )


def linter_finding(
    plan: Plan, code: str, uri: str, text: str, *, at: tuple[int, int] = (1, 1), record: str = ""
) -> list[Finding]:
    """Make a finding of the linter itself, where its rule is on."""
    from lint_news.model import Place

    rule = plan.by_code.get(code)
    if rule is None:
        return []
    place = Place(*at, *at, 0, 0)
    mark = fingerprint(code, text, Span(0, len(text)))
    return [Finding(code, rule.name, text, plan.severities[code], uri, place, mark, Excerpt("", 0, 0), record=record)]


def _covering_lines(facts: Facts, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give the spans that take up (nearly) all of their lines: a site's name behind a headline hides no headline."""
    found = []
    for span in spans:
        number = facts.line_at(span.start)
        if number < 0:
            continue
        line = facts.page.lines[number].span
        if span.end - span.start >= _COVERED * (line.end - line.start):
            found.append(span)
    return tuple(found)


def _one_a_line(found: list[tuple[Rule, Hit]], severities: Mapping[str, Severity]) -> Iterator[tuple[Rule, Hit]]:
    """Let one rule about page furniture speak of a span: the most severe, then the one with the safest fix."""
    whole = Cover(hit.span for _, hit in found if hit.whole)
    found = [(rule, hit) for rule, hit in found if hit.whole or not _swallowed(rule, hit, whole)]
    best: dict[tuple[str, Span], tuple[int, int, str]] = {}
    ranked = [(_rank(rule, severities[rule.code]), rule, hit) for rule, hit in found]
    for rank, rule, hit in ranked:
        key = (rule.family if rule.family == _FURNITURE else rule.code, hit.span)
        best[key] = min(best.get(key, rank), rank)
    for rank, rule, hit in ranked:
        key = (rule.family if rule.family == _FURNITURE else rule.code, hit.span)
        if best.get(key) == rank:
            del best[key]
            yield rule, hit


def _swallowed(rule: Rule, hit: Hit, whole: Cover) -> bool:
    """Say whether a finding about page furniture lies in what another one flags as a whole."""
    return rule.family == _FURNITURE and whole.touches(*hit.span)


def _rank(rule: Rule, severity: Severity) -> tuple[int, int, str]:
    return ("error", "warning", "info").index(severity), ("safe", "unsafe", "display", None).index(rule.fix), rule.code
