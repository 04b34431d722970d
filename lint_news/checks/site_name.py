"""The name of the page's own site in its headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.facts import Facts
from lint_news.facts.fold import fold, line_key
from lint_news.lazy import lazy_re
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["SiteName"]

_DIVIDER = lazy_re(r"\s[-–—|•·»›~]\s|\s?(?:::|[|¦｜»›])\s?|_(?=\w{2,20}\Z)")
_MARK = lazy_re(r"[-–—|•·»›~:¦｜_]")
"""One of these is in whatever `_DIVIDER` finds."""
_LONGEST = 60
_SHORTEST_HEAD = 12
_SHORTEST_NAME = 3
_HOST_PARTS = frozenset("www com org net co gov edu info news m amp".split())
_WORD = lazy_re(r"[^\W\d_]+")
_BEFORE_HOLDER = frozenset(("c", "copyright", "by", "the"))
_GOES_ON = lazy_re(r"[\s-]*\w")
_RIGHTS = ("©", "(c)", "copyright")


class SiteName(ArticleCheck):
    """Flags the name of the page's own site before or behind the headline, and sections between it and the headline.

    Its own is the name that the page's publisher has, or the host of its address, a line of its own above the headline
    or below the story, or the copyright line.
    """

    def __init__(self, options: Options) -> None:
        self._remove = bool(options.get("remove", False))

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for what stands behind the headline, with the mark that divides them, and one for before it."""
        block = next((block for block in facts.article.blocks if block.role == "headline"), None)
        if block is None:
            return
        text = facts.text[slice(*block.span)]
        marks = [match.span() for match in _DIVIDER.finditer(text)] if _MARK.search(text) else []
        if not marks or "\n" in text:
            return
        start, end = 0, len(text)
        if _is_site(facts, text[marks[-1][1] :]):
            end = marks[-1][0]
        elif _is_site(facts, text[: marks[0][0]]):
            start = marks[0][1]
        if end - start == len(text) or len(text[start:end].encode()) < _SHORTEST_HEAD:
            return
        low, high = (end, len(text)) if end < len(text) else (0, start)
        span = Span(block.span.start + low, block.span.start + high)
        yield Hit(span, {}, (Edit(span, ""),) if self._remove else ())


def _is_site(facts: Facts, part: str) -> bool:
    name = _letters(part)
    if len(name) < _SHORTEST_NAME or len(part) > _LONGEST:
        return False
    meta = facts.article.meta
    if name == _letters(meta.author or ""):
        return False
    if name == _letters(meta.publisher or "") or name in _hosts(meta.url, meta.canonical, meta.publisher):
        return True
    return _on_page(facts, part)


def _on_page(facts: Facts, part: str) -> bool:
    """Say whether a name stands above the headline or below the story, or next to a mark of copyright."""
    page = facts.page
    key = line_key(fold(part))
    bylines = {b.span.start for b in facts.article.blocks if b.role in ("byline", "dateline")}
    for number in facts.line_keys.get(key, ()):
        line = page.lines[number]
        outside = number < page.headline or number > page.last_body >= 0
        if outside and line.span.start not in bylines:
            return True
    return any(_holds_rights(key, facts.folded[slice(*line.span)]) for line in facts.short_lines)


def _holds_rights(name: str, line: str) -> bool:
    """Say whether a folded line names someone as the holder of rights: "(c) 2021 the Herald. All rights reserved"."""
    if not any(mark in line for mark in _RIGHTS):
        return False
    before, found, after = line.partition(name)
    return bool(found) and not set(_WORD.findall(before)) - _BEFORE_HOLDER and not _GOES_ON.match(after)


def _letters(text: str) -> str:
    """Give the letters and digits of a name, without its article."""
    folded = fold(text).strip()
    return "".join(filter(str.isalnum, folded.removeprefix("the ")))


def _hosts(*addresses: str | None) -> set[str]:
    """Give the names in the hosts of addresses, and the hosts as a whole."""
    names: set[str] = set()
    for address in addresses:
        host = fold(address or "").partition("//")[2] or fold(address or "")
        host = host.partition("/")[0].removeprefix("www.")
        if "." in host and " " not in host:
            parts = [part for part in host.split(".") if part not in _HOST_PARTS and len(part) > 2]
            names |= {_letters(part).removeprefix("the") for part in parts} | {_letters(host)}
    return names
