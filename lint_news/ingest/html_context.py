"""What the open elements round a run of text say about it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lint_news.ingest.html_causes import Cause, element_cause, furniture_class, is_hidden
from lint_news.ingest.html_names import BLOCKS, BYLINE, CAPTION, DATELINE, ROLES, words
from lint_news.ingest.html_tokens import attributes
from lint_news.lazy import lazy_re

__all__ = ["ROOT", "Context", "Contexts"]


class Context(NamedTuple):
    """Says where a run of text stands."""

    role: str = "body"
    """Role that the nearest telling block element gives: a model Role, "h1" or "heading"."""
    hint: str = ""
    """What an inline element says of its own text: byline, dateline, caption, code, furniture."""
    hard: bool = False
    """Inside an element that never holds the article, such as nav."""
    soft: bool = False
    """Inside an element whose class or id sounds like furniture."""
    header: bool = False
    """Inside a header that is not the article's."""
    region: int = 0
    """Number of the innermost article, or of main, or of the element marked as the article's body; 0 outside."""
    link: bool = False
    pre: bool = False
    cause: Cause | None = None
    """Why the innermost block element itself, whatever it stands in, is furniture."""


ROOT = Context()
_HEADER = Cause("page header", "header")
_TELLING = lazy_re("class|id|rel|role|item|hidden|style", re.IGNORECASE)
_REGION = lazy_re("article|main", re.IGNORECASE)


class Contexts:
    """Works out contexts, and numbers the regions of one page."""

    def __init__(self) -> None:
        self.parents: list[int] = [0]
        """The region that each region lies in."""

    def enter(self, outer: Context, name: str, text: str) -> Context:
        """Give the context inside a start tag with the given attributes."""
        if name == "a" and not _TELLING.search(text):
            text = ""  # addresses differ from link to link and would fill the cache
        if name in ("article", "main") or (text and _REGION.search(text)):
            attrs = attributes(text)
            if _opens_region(outer, name, attrs):
                self.parents.append(outer.region)
                inner = outer._replace(region=len(self.parents) - 1)
                # Layouts are named after all they hold ("with-sidebar"); the first article inside is what it is.
                return _inside(inner if outer.region else inner._replace(soft=False), name, attrs, outer.region == 0)
        return _entered(outer, name, text)


def _opens_region(outer: Context, name: str, attrs: dict[str, str]) -> bool:
    said = attrs.get("role", "")
    if name == "article" or said == "article":
        return True
    marked = name == "main" or said == "main" or "articlebody" in attrs.get("itemprop", "").lower()
    return marked and not outer.region


@lru_cache(maxsize=8192)
def _entered(outer: Context, name: str, text: str) -> Context:
    return _inside(outer, name, attributes(text) if text else {}, False)


def _inside(outer: Context, name: str, attrs: dict[str, str], is_outermost: bool) -> Context:
    names = words(_named(attrs)) if attrs else frozenset()
    inner = outer._replace(link=True) if name == "a" else outer
    hint = _hint(name, attrs, names)
    if name not in BLOCKS:
        hint = hint or ("furniture" if (names and furniture_class(_named(attrs))) or is_hidden(attrs) else "")
        if name == "code" and outer.pre:
            hint = "code"
        return inner._replace(hint=hint) if hint else inner
    if name == "pre":
        inner = inner._replace(pre=True)
    role = ROLES.get(name) or (hint if hint and outer.role == "body" else "")
    if role == "heading" and hint == "dateline":
        role = hint
    if role and not (role == "list" and outer.role == "quote"):
        inner = inner._replace(role=role)
    return _furnished(inner, name, attrs, is_outermost)


def _furnished(inner: Context, name: str, attrs: dict[str, str], is_outermost: bool) -> Context:
    cause = element_cause(name, attrs, inner.role == "quote")
    if cause and not cause.hard and is_outermost:
        cause = None
    if cause:
        return inner._replace(cause=cause, hard=inner.hard or cause.hard, soft=inner.soft or not cause.hard)
    if name == "header" and not inner.region:
        return inner._replace(cause=_HEADER, header=True)
    return inner._replace(cause=None) if inner.cause else inner


def _named(attrs: dict[str, str]) -> str:
    return attrs.get("class", "") + " " + attrs.get("id", "")


def _hint(name: str, attrs: dict[str, str], names: frozenset[str]) -> str:
    said = words(attrs.get("itemprop", "")) | names if attrs else names
    if "author" in attrs.get("rel", "").lower().split() or said & BYLINE:
        return "byline"
    if name == "time" or said & DATELINE:
        return "dateline"
    return "caption" if said & CAPTION else ""
