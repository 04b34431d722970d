"""The algorithms, one module each, under the names by which rule files call them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from lint_news.checks.base import ArticleCheck, CorpusCheck, CorpusHit, Emitted, Occurrence, Options, Row

__all__ = [
    "CHECKS",
    "CORPUS_CHECKS",
    "LAST",
    "ArticleCheck",
    "CorpusCheck",
    "CorpusHit",
    "Emitted",
    "Occurrence",
    "Options",
    "Row",
    "make_article_check",
    "make_corpus_check",
    "prepare",
]

CHECKS: dict[str, str] = {
    "balance": "balance:Balance",
    "broken_off": "broken_off:BrokenOff",
    "conditional": "conditional:Conditional",
    "consistency": "consistency:Consistency",
    "doubled": "doubled:Doubled",
    "label": "label:Label",
    "escaped": "escaped:Escaped",
    "garbled": "garbled:Garbled",
    "glued": "glued:Glued",
    "invisible": "invisible:Invisible",
    "language": "language:Language",
    "line": "line:LineCheck",
    "page_structure": "page_structure:PageStructure",
    "lookalike": "lookalike:Lookalike",
    "metadata": "metadata:Metadata",
    "metric": "metric:Metric",
    "pattern": "pattern:Pattern",
    "phrase": "phrase:Phrase",
    "regions": "regions:Regions",
    "repeat": "repeat:Repeat",
    "site_name": "site_name:SiteName",
    "swap": "phrase:Swap",
}
"""Checks of one article: the name in rule files, and module and class, imported when a rule needs them."""

LAST = frozenset({"page_structure"})
"""Checks for page furniture that look at what the others have left."""

CORPUS_CHECKS: dict[str, str] = {
    "repeated_lines": "repeated_lines:RepeatedLines",
}
"""Checks across articles."""

_PREPARED = {
    "pattern": "pattern",
    "label": "label",
    "line": "line",
    "page_structure": "page_structure",
    "metadata": "metadata",
    "phrase": "phrase",
    "swap": "phrase",
}


def make_article_check(name: str, options: Options) -> ArticleCheck:
    """Make a check of one article from prepared options."""
    check: ArticleCheck = _load(CHECKS[name])(options)
    return check


def make_corpus_check(name: str, options: Options) -> CorpusCheck:
    """Make a check across articles from prepared options."""
    check: CorpusCheck = _load(CORPUS_CHECKS[name])(options)
    return check


def prepare(name: str, options: Options) -> dict[str, Any]:
    """Derive what a check wants worked out once, when rules are compiled.

    Raises ValueError where an option cannot be used, such as a pattern that is not linear-time.
    """
    prepared: dict[str, Any] = dict(options)
    if name in _PREPARED:
        prepared = import_module(f"lint_news.checks.{_PREPARED[name]}").prepare(options)
    # What making a check does not like is to be told of the rule file, not of the first article.
    if name in CHECKS:
        make_article_check(name, prepared)
    elif name in CORPUS_CHECKS:
        make_corpus_check(name, prepared)
    return prepared


def _load(target: str) -> Any:
    module, _, attribute = target.partition(":")
    return getattr(import_module(f"lint_news.checks.{module}"), attribute)
