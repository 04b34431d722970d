"""What a page says about its article: JSON-LD, Open Graph, meta and link elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint_news.ingest.html_tokens import SPECIAL, attributes, resolve
from lint_news.model import Meta

__all__ = ["Head"]

_ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle "
    "OpinionNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting Report TechArticle".split()
)
_HEADLINE = ("og:title", "twitter:title", "headline", "dc.title", "title")
_AUTHOR = (
    "author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "creator", "twitter:creator",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "datepublished", "date", "pubdate", "publish-date", "publishdate", "dc.date",
    "dc.date.issued", "parsely-pub-date", "sailthru.date", "og:published_time", "article.published", "publication_date",
    "time",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_PUBLISHER = ("og:site_name", "publisher", "application-name", "dc.publisher")
_LANGUAGE = ("lang", "og:locale", "content-language", "dc.language", "language")
_URL = ("og:url", "twitter:url")
_CANONICAL = ("canonical", "og:url")


class Head:
    """Gathers what the elements of a page say; the first word on a thing counts."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}
        self._title: str | None = None
        self._linked: list[str] = []

    def html(self, attrs: str) -> None:
        """Read the html element."""
        found = attributes(attrs)
        self._say("lang", found.get("lang") or found.get("xml:lang", ""))

    def time(self, attrs: str) -> None:
        """Read a time element."""
        self._say("time", attributes(attrs).get("datetime", ""))

    def void_element(self, name: str, attrs: str) -> None:
        """Read a meta or a link element."""
        found = attributes(attrs)
        if name == "link":
            if "canonical" in found.get("rel", "").lower().split():
                self._say("canonical", found.get("href", ""))
            return
        for slot in ("property", "name", "itemprop", "http-equiv"):
            self._say(found.get(slot, "").lower(), found.get("content", ""))

    def raw_element(self, name: str, attrs: str, content: str) -> None:
        """Read an element whose contents are not markup."""
        if name == "title" and self._title is None:
            self._title = _one_line(content) or None
        elif name == "script" and "ld+json" in attrs.lower():
            self._linked.append(content)

    def titles(self) -> list[str]:
        """Give the titles the page claims for its article."""
        claimed = [self._said.get(name) for name in _HEADLINE[:3]]
        return [title for title in (*claimed, self._title) if title]

    def meta(self) -> Meta:
        """Give what was said, JSON-LD before meta elements."""
        linked = _linked_meta(self._linked)
        said = Meta(
            headline=self._first(_HEADLINE) or self._title,
            author=self._first(_AUTHOR),
            date_published=self._first(_PUBLISHED),
            date_modified=self._first(_MODIFIED),
            publisher=self._first(_PUBLISHER),
            in_language=self._first(_LANGUAGE),
            url=self._first(_URL),
            canonical=self._first(_CANONICAL),
        )
        return Meta(*(first or second for first, second in zip(linked, said, strict=True)))

    def _say(self, name: str, value: str) -> None:
        value = value.strip()
        if name and value:
            self._said.setdefault(name, value)

    def _first(self, names: tuple[str, ...]) -> str | None:
        return next((self._said[name] for name in names if name in self._said), None)


def _one_line(content: str) -> str:
    def resolved(match: Any) -> str:
        reference: str = match[0]
        if reference[0] != "&":
            return " "
        text, used = resolve(reference)
        return text + reference[used:]

    return SPECIAL.sub(resolved, content).strip()


def _linked_meta(scripts: list[str]) -> Meta:
    if not scripts:
        return Meta()
    import json

    for script in scripts:
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind in _ARTICLE_TYPES for kind in kinds):
                return _node_meta(node)
    return Meta()


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Give the objects of a JSON-LD document that may be articles, without recursion."""
    left = [data]
    while left:
        node = left.pop()
        if isinstance(node, list):
            left.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            left.extend(node[key] for key in ("mainEntity", "@graph") if key in node)


def _node_meta(node: dict[str, Any]) -> Meta:
    address = node.get("url")
    return Meta(
        headline=_name(node.get("headline") or node.get("name")),
        author=_name(node.get("author") or node.get("creator")),
        date_published=_name(node.get("datePublished")),
        date_modified=_name(node.get("dateModified")),
        publisher=_name(node.get("publisher")),
        in_language=_name(node.get("inLanguage")),
        url=_name(address) or _name(node.get("@id")),
    )


def _name(value: Any) -> str | None:
    """Give a text, the name of a thing, or the names of several joined by commas."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        name = value.get("name")
        return (name.strip() or None) if isinstance(name, str) else None
    if isinstance(value, list):
        names = [_name(item) for item in value if not isinstance(item, list)]
        return ", ".join(name for name in names if name) or None
    return None
