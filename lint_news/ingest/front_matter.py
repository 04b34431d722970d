"""The YAML block at the head of a Markdown file."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from lint_news.lazy import lazy_re
from lint_news.model import Meta, Span

__all__ = ["FrontMatter", "front_matter"]

_FENCED = lazy_re(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = lazy_re(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")
_KEY = lazy_re(r"""(?:^|[\r\n])["']?(lint-news)["']?[ \t]*:""")
_LONGEST = 1 << 16
"""Characters; longer blocks are not front matter, and the YAML reader is slow."""
_NAMES = {
    "headline": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "date_published": ("date", "published", "datePublished", "date_published", "pubDate"),
    "date_modified": ("modified", "updated", "lastmod", "dateModified", "last_modified"),
    "publisher": ("source", "publisher", "site", "outlet"),
    "in_language": ("lang", "language", "inLanguage"),
    "url": ("url", "link", "permalink"),
    "canonical": ("canonical", "canonical_url"),
}


class FrontMatter(NamedTuple):
    """What the block says; `end` is where the article begins, `error` the message and offset of a broken block."""

    end: int = 0
    meta: Meta = Meta()
    ignored: tuple[str, ...] | None = None
    """What `lint-news: ignore` lists; None where it does not stand there."""
    key: Span = Span(0, 0)
    """Where `lint-news` stands."""
    error: tuple[str, int] | None = None


def front_matter(raw: str) -> FrontMatter:
    """Read the block that a text begins with, if it begins with one."""
    opened = _FENCED.match(raw)
    if opened is None:
        return FrontMatter()
    start = opened.end()
    closed = _CLOSE.search(raw, start, start + _LONGEST)
    if closed is None:
        return FrontMatter()
    inner = raw[start : closed.start()]
    data, error = _load(inner)
    if error is not None:
        return FrontMatter(closed.end(), error=(error[0], start + min(error[1], len(inner))))
    if not isinstance(data, dict):
        # Two rules round a paragraph look the same; that is text, not front matter.
        return FrontMatter() if data is not None else FrontMatter(closed.end())
    meta = Meta(**{slot: _first(data, names) for slot, names in _NAMES.items()})
    key = _KEY.search(inner)
    at = start + (key.start(1) if key else 0)
    stands = Span(at, at + len("lint-news") if key else at)
    return FrontMatter(closed.end(), meta, _ignored(data.get("lint-news")), stands)


def _load(inner: str) -> tuple[Any, tuple[str, int] | None]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    try:
        return YAML(typ="safe", pure=True).load(inner), None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, (error.problem or error.context or "not valid YAML", mark.index if mark else 0)
    except Exception as error:  # noqa: BLE001 - the reader also raises ValueError, RecursionError and others on odd text
        return None, (str(error).split("\n", 1)[0] or type(error).__name__, 0)


def _first(data: dict[Any, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        said = _plain(data.get(name))
        if said:
            return said
    return None


def _plain(value: Any) -> str | None:
    """Give a value in one line of text; the names in a list are joined by commas."""
    if isinstance(value, list):
        names = [_scalar(item) for item in value]
        return ", ".join(name for name in names if name) or None
    return _scalar(value)


def _scalar(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e15:
        return str(value)
    return None


def _ignored(value: Any) -> tuple[str, ...] | None:
    listed = value.get("ignore") if isinstance(value, dict) else None
    if isinstance(listed, str):
        return tuple(listed.replace(",", " ").split())
    if isinstance(listed, list):
        return tuple(item for item in listed if isinstance(item, str) and item)
    return None
