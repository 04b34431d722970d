"""Hits made into findings: message, place, excerpt, fingerprint, fix."""

from __future__ import annotations

from collections.abc import Mapping

from lint_news.digest import digest
from lint_news.ingest.edits import to_raw_edits
from lint_news.lazy import lazy_re
from lint_news.model import Article, Excerpt, Finding, Fix, Hit, RawEdit, Related, Rule, Severity
from lint_news.positions import Span

__all__ = ["excerpt", "fingerprint", "make_finding", "message"]

_SLOT = lazy_re(r"\{(\w+)\}")
_LINE_BREAK = lazy_re(r"[\r\n]")
_FOUND_LENGTH = 80
_EXCERPT_AROUND = 160
_CONTEXT_CHARS = 48
_CONTEXT_WORDS = 3


def make_finding(article: Article, rule: Rule, severity: Severity, hit: Hit) -> Finding:
    """Turn a hit into a finding of a rule."""
    text, span = article.text, hit.span
    related = tuple(Related(article.uri, article.place(place), why) for place, why in hit.related)
    return Finding(
        rule.code,
        rule.name,
        message(rule, text[span.start : span.end], hit.slots),
        severity,
        article.uri,
        article.place(span),
        fingerprint(rule.code, text, span),
        excerpt(text, span),
        _fix(article, rule, hit),
        related,
        rule.mqm,
        article.record,
    )


def message(rule: Rule, found: str, slots: Mapping[str, str]) -> str:
    """Fill the slots of a rule's message; a slot that the check does not offer stays as written."""
    found = " ".join(found.split())
    if len(found) > _FOUND_LENGTH:
        found = found[: _FOUND_LENGTH - 1].rstrip() + "…"
    values = {"found": found, **slots}
    return _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), rule.message)


def excerpt(text: str, span: Span) -> Excerpt:
    """Cut out the line of text round the start of a span, at most 160 characters on either side."""
    low, high = max(0, span.start - _EXCERPT_AROUND), min(len(text), span.end + _EXCERPT_AROUND)
    start = max(text.rfind("\n", low, span.start), text.rfind("\r", low, span.start)) + 1 or low
    line_end = _LINE_BREAK.search(text, span.start, high)
    end = line_end.start() if line_end else high
    return Excerpt(text[start:end], span.start - start, max(min(span.end, end) - start, span.start - start))


def fingerprint(code: str, text: str, span: Span) -> str:
    """Hash rule, matched text and the three words on either side; where the text stands does not count."""
    before = text[max(0, span.start - _CONTEXT_CHARS) : span.start].split()[-_CONTEXT_WORDS:]
    after = text[span.end : span.end + _CONTEXT_CHARS].split()[:_CONTEXT_WORDS]
    parts = (code, " ".join(text[span.start : span.end].split()), " ".join(before), " ".join(after))
    return digest(*parts, size=8).hex()


def _fix(article: Article, rule: Rule, hit: Hit) -> Fix | None:
    if rule.fix is None or not hit.edits:
        return None
    edits: tuple[RawEdit, ...] = tuple(to_raw_edits(article, hit.edits, hit.whole))
    return Fix(rule.fix, rule.fix_message or _what(hit), edits)


def _what(hit: Hit) -> str:
    content = hit.edits[0].content.strip()
    return f"write “{content}”" if content else "take it out"
