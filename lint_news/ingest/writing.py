"""Replacement text written in the syntax of the raw record."""

from __future__ import annotations

__all__ = ["to_raw"]


def to_raw(syntax: str, content: str) -> str:
    """Write text the way the raw record writes it; `syntax` is that of the article's source map."""
    if syntax in ("html", "json+html"):
        content = content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if syntax in ("json", "json+html"):
        import json

        content = json.dumps(content, ensure_ascii=False)[1:-1]
    if syntax == "markdown":
        from lint_news.ingest.markdown_inline import escape

        content = escape(content)
    return content
