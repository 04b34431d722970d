"""Which JSON keys hold what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Fields", "fields_from"]

Names = tuple[str, ...]


class Fields(NamedTuple):
    """Names of the JSON keys for each thing, the best first; a dot goes one object deeper ("article.body")."""

    text: Names = (
        "text", "body", "content", "article", "article_text", "articleBody", "full_text", "maintext",
    )  # fmt: skip
    headline: Names = ("title", "headline", "name")
    url: Names = ("url", "link", "uri", "canonical_url")
    publisher: Names = ("source", "publisher", "site", "domain", "source_domain")
    date_published: Names = (
        "published", "date", "datePublished", "published_at", "publish_date", "date_published", "pubDate",
        "date_publish",
    )  # fmt: skip
    author: Names = ("author", "authors", "byline")
    in_language: Names = ("lang", "language", "inLanguage")
    id: Names = ("id", "_id", "uuid")

    def key(self) -> str:
        """Give a text that is the same exactly when all names are the same, for cache keys."""
        return "\n".join(f"{name}={names!r}" for name, names in zip(self._fields, self, strict=True))


def fields_from(values: Mapping[str, object]) -> Fields:
    """Make Fields from configured names, each one name or a list of names; what is not named keeps its default.

    Raises ValueError that says what was expected.
    """
    known = Fields._fields
    chosen: dict[str, Names] = {}
    for name, value in values.items():
        if name not in known:
            raise ValueError(f"no field is called {name!r}; expected one of {', '.join(known)}")
        chosen[name] = _names(name, value)
    return Fields(**chosen)


def _names(name: str, value: object) -> Names:
    names = (value,) if isinstance(value, str) else value
    if isinstance(names, (list, tuple)) and names:
        texts = tuple(item for item in names if isinstance(item, str) and item)
        if len(texts) == len(names):
            return texts
    raise ValueError(f"field {name!r} must be the name of a key or a list of such names, not {value!r}")
