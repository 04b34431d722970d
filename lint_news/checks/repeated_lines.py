"""Lines that stand in several articles of one source: the template of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_news.checks.base import CorpusHit, Emitted, Options, Row
from lint_news.facts import Facts

__all__ = ["RepeatedLines"]

_SENTENCE_ENDS = ".!?…。！？؟।"


class RepeatedLines:
    """Flags a line that the same source has in several articles with different texts.

    Only lines outside the story are compared and, where the articles name their source, short ones without a full
    stop within it: a sentence that two articles share is a matter of copying, not of page furniture. The source is
    the publisher, the site of the address, or else the folder. Lines that a rule has already called furniture are
    left to it.
    """

    def __init__(self, options: Options) -> None:
        self._least = int(options.get("min_articles", 3))
        self._max_words = int(options.get("max_words", 12))

    def emit(self, facts: Facts) -> Iterator[Emitted]:
        """Yield a row for each such line, under its source and what it says."""
        page = facts.page
        source, named = source_of(facts), _is_named(facts)
        opening = _opening(facts)
        known = {span.start for span in facts.furniture}
        for key, numbers in facts.line_keys.items():
            line = page.lines[numbers[0]]
            if line.span.start in known or line.number == page.headline:
                continue
            if key.count(" ") >= self._max_words or not any(map(str.isalpha, key)):
                continue
            inside = page.first_body <= line.number <= page.last_body
            if inside and (not named or facts.text[line.span.end - 1] in _SENTENCE_ENDS):
                continue
            yield Emitted(f"{source}\0{key}", line.span, {"opening": opening})

    def judge(self, key: str, rows: Sequence[Row]) -> Iterator[CorpusHit]:
        """Yield a hit for each row, once the line stands in enough articles that are not copies of one another."""
        if len({row.data["opening"] for row in rows}) < self._least:
            return
        ordered = sorted(rows, key=lambda row: (row.uri, row.record, row.place))
        count = str(len({(row.uri, row.record) for row in ordered}))
        for at, row in enumerate(ordered):
            other = ordered[at - 1] if at else ordered[1]
            yield CorpusHit(row, {"count": count}, ((other, "also here"),), remove=True)


def source_of(facts: Facts) -> str:
    """Name the source of an article: its publisher, the host of its address, or its folder."""
    meta = facts.article.meta
    if meta.publisher:
        return meta.publisher.casefold()
    address = meta.url or meta.canonical or ""
    if "//" in address:
        return address.partition("//")[2].partition("/")[0].casefold().removeprefix("www.")
    return facts.article.uri.replace("\\", "/").rpartition("/")[0]


def _is_named(facts: Facts) -> bool:
    """Say whether the article itself names its source."""
    meta = facts.article.meta
    return bool(meta.publisher) or "//" in (meta.url or meta.canonical or "")


def _opening(facts: Facts) -> str:
    """Give the beginning of the story's first long line, by which copies of one article are told."""
    page = facts.page
    if page.first_body >= len(page.lines):
        return facts.article.uri + "\0" + facts.article.record
    start, end = page.lines[page.first_body].span
    return facts.folded[start : min(end, start + 60)]
