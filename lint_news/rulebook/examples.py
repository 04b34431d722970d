"""Runs the examples of rules: exact spans, exact fixes, and a fixed text that no longer fires."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint_news.checks import CORPUS_CHECKS, Row, make_article_check, make_corpus_check
from lint_news.checks.scan import Scanner
from lint_news.facts import Facts
from lint_news.ingest import Fields, Record, articles, kind_of
from lint_news.ingest.edits import apply_edits, to_raw_edits
from lint_news.lazy import lazy_re
from lint_news.model import Article, Example, Hit, Rule
from lint_news.positions import Span

__all__ = ["Failure", "failures", "read_example"]


class Failure(NamedTuple):
    """An example that did not come out as it should."""

    code: str
    kind: str
    number: int
    message: str


def failures(rule: Rule) -> Iterator[Failure]:
    """Run all examples of one rule and yield what is wrong with them."""
    for number, example in enumerate(rule.bad, 1):
        for message in _wrong_bad(rule, example):
            yield Failure(rule.code, "bad", number, message)
    for number, example in enumerate(rule.good, 1):
        texts = _texts(example)
        for text, spans in zip(texts, _run(rule, example, texts)[0], strict=True):
            for span in spans:
                yield Failure(rule.code, "good", number, f"flags {_show(text[0], span)}, which is right")


def read_example(text: str, uri: str, language: str | None = None) -> list[Article]:
    """Read an example's text as the file it says it is."""
    kind = kind_of(uri) or "txt"
    found = articles(Record(uri, kind, text, 1, 0, ""), Fields())
    del language
    return [article for article in found if isinstance(article, Article)]


def _texts(example: Example) -> list[tuple[str, tuple[Span, ...]]]:
    return [(example.text, example.spans), *example.beside]


def _wrong_bad(rule: Rule, example: Example) -> Iterator[str]:
    texts = _texts(example)
    if not any(spans for _, spans in texts):
        yield "marks no span with ⟦ and ⟧"
    found, fixed = _run(rule, example, texts)
    for (text, expected), got in zip(texts, found, strict=True):
        for span in sorted({*expected} - {*got}):
            near = ", ".join(_show(text, other) for other in got) or "nothing"
            yield f"should flag {_show(text, span)}; flags {near}"
        for span in sorted({*got} - {*expected}):
            yield f"flags {_show(text, span)}, which is not marked"
    yield from _wrong_message(rule, example)
    if example.fixed is None:
        return
    if fixed != example.fixed:
        yield f"should be fixed as {example.fixed!r}; became {fixed!r}"
    elif any(spans for spans in _run(rule, example, [(example.fixed, ())])[0]):
        yield f"still fires on its own fix {example.fixed!r}"


def _run(rule: Rule, example: Example, texts: list[tuple[str, tuple[Span, ...]]]) -> tuple[list[list[Span]], str]:
    """Give the flagged raw spans of each text, and the first text as the offered edits would leave it."""
    if rule.check in CORPUS_CHECKS:
        return _run_corpus(rule, example, texts), texts[0][0]
    spans: list[list[Span]] = []
    fixed = texts[0][0]
    for number, (text, _) in enumerate(texts):
        raw_spans: list[Span] = []
        for article in read_example(text, example.uri):
            hits = _hits(rule, article, example.language)
            raw_spans += [article.source_map.cover(hit.span) for hit in hits]
            if number == 0:
                edits = (edit for hit in hits for edit in to_raw_edits(article, hit.edits, hit.whole))
                fixed = apply_edits(text, edits)
        spans.append(sorted(set(raw_spans)))
    return spans, fixed


_SLOT = lazy_re(r"\{(\w+)\}|\{")


def _wrong_message(rule: Rule, example: Example) -> Iterator[str]:
    """Yield what the rule's message would leave unfilled: a misspelt slot, or a brace that is no slot."""
    if rule.check in CORPUS_CHECKS:
        return
    hits = [hit for item in read_example(example.text, example.uri) for hit in _hits(rule, item, example.language)]
    slots = [{"found", *hit.slots} for hit in hits]
    for found in _SLOT.finditer(rule.message):
        if any(found[1] not in offered for offered in slots):
            offered = ", ".join(f"{{{name}}}" for name in sorted(set.intersection(*slots)))
            yield f"the message's {found[0]} is filled by nothing; the check offers {offered}"


def _hits(rule: Rule, article: Article, language: str | None) -> list[Hit]:
    facts = Facts(article)
    if language:
        facts.__dict__["language"] = language
    check = make_article_check(rule.check, rule.options)
    found = Scanner.of([check]).scan(facts)
    return list(check.find(facts, found[0])) if 0 in found else []


def _run_corpus(rule: Rule, example: Example, texts: list[tuple[str, tuple[Span, ...]]]) -> list[list[Span]]:
    check = make_corpus_check(rule.check, rule.options)
    rows: dict[str, list[Row]] = {}
    for number, (text, _) in enumerate(texts):
        for article in read_example(text, example.uri):
            for key, span, data, _ in check.emit(Facts(article)):
                row = Row(str(number), "", article.place(span), article.text[span.start : span.end], data)
                rows.setdefault(key, []).append(row)
    spans: list[list[Span]] = [[] for _ in texts]
    for key, found in rows.items():
        for hit in check.judge(key, found):
            spans[int(hit.row.uri)].append(Span(hit.row.place.start, hit.row.place.end))
    return [sorted(set(found)) for found in spans]


def _show(text: str, span: Span) -> str:
    return f"“{text[span.start : span.end]}” at {span.start}"
