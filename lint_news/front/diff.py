"""What fixes would change, as a unified diff that is safe to print."""

from __future__ import annotations

from collections.abc import Iterator

from lint_news.lazy import lazy_re
from lint_news.report import safe

__all__ = ["unified"]

_LINE = lazy_re(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def unified(name: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a unified diff; control characters of the article are shown, not sent."""
    from difflib import unified_diff

    old, new = _LINE.findall(before), _LINE.findall(after)
    for line in unified_diff(old, new, f"a/{name}", f"b/{name}"):
        text = line.rstrip("\r\n")
        yield safe(text) + "\n"
        if text == line and line[:1] in "+-" and not line.startswith(("+++", "---")):
            yield "\\ No newline at end of file\n"
