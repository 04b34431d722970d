"""Tags, comments, text runs and character references of HTML, each where it stands.

The standard library's parser is not used: on hostile input it takes quadratic time, and its 3.11 version departs from
the WHATWG tokenizer in unclosed quotes, comments and raw-text elements. Here every construct is one alternative of one
regular expression that never has two ways to match the same characters, so time is linear in the page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lint_news.lazy import lazy_re

__all__ = ["COMMENT", "END", "RAW", "SPECIAL", "START", "TOKEN", "attributes", "resolve"]

_S = r"\t\n\f\r "
_VALUE = rf""""[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_S}>"'][^{_S}>]*+|(?=>|\Z)"""
_ATTRIBUTE = rf"[^{_S}/>][^{_S}/>=]*+(?:[{_S}]*+=[{_S}]*+(?:{_VALUE})|(?![{_S}]*+=))"
_REST = rf"((?:[{_S}/]*+{_ATTRIBUTE})*)[{_S}/]*+>"
_RAW_NAMES = "script|style|noscript|textarea|title|xmp|iframe|noembed|noframes"

END, RAW, START, COMMENT, DROPPED = 2, 5, 7, 8, 9
"""Value of `lastindex` for each kind of token; None for a run of text.

Groups: 1 and 2 name and attributes of an end tag; 3, 4 and 5 name, attributes and contents of an element whose contents
are not markup; 6 and 7 name and attributes of a start tag; 8 comment; 9 what a browser throws away.
"""

TOKEN = lazy_re(
    r"(?:[^<]|<(?![a-zA-Z/!?]))[^<]*+(?:<(?![a-zA-Z/!?])[^<]*+)*"
    rf"|</([a-zA-Z][^{_S}/>]*+){_REST}"
    rf"|<((?i:{_RAW_NAMES}))(?=[{_S}/>]){_REST}([\s\S]*?)(?:</(?i:\3)(?=[{_S}/>])[^>]*+>?|\Z)"
    rf"|<([a-zA-Z][^{_S}/>]*+){_REST}"
    r"|<!--(-?>|[\s\S]*?(?:--!?>|\Z))"
    r"|(</?[a-zA-Z][\s\S]*|<[!?][^>]*+>?|</(?=[\s\S])[^>]*+>?)"
    r"|<"
)

SPECIAL = lazy_re(rf"[{_S}]{{2,}}|[\t\n\f\r]|&(?:\#(?:[0-9]++|[xX][0-9a-fA-F]++);?|[a-zA-Z][a-zA-Z0-9]{{0,31}}+;?)")
"""What a browser does not show as it stands: white space but a single blank, and character references."""

_PARTS = lazy_re(
    rf"""([^{_S}/>][^{_S}/>=]*+)(?:[{_S}]*+=[{_S}]*+(?:"([^"]*+)"?|'([^']*+)'?|([^{_S}>"'][^{_S}>]*+)|))?"""
)


def attributes(text: str) -> dict[str, str]:
    """Give the attributes of a tag, names in lower case, references resolved; of two of one name the first counts."""
    found: dict[str, str] = {}
    for match in _PARTS.finditer(text):
        value = match[match.lastindex] if match.lastindex and match.lastindex > 1 else ""
        if "&" in value:
            value = SPECIAL.sub(_resolved, value)
        found.setdefault(match[1].lower(), value)
    return found


def _resolved(match: re.Match[str]) -> str:
    reference = match[0]
    if reference[0] != "&":
        return reference
    text, used = resolve(reference)
    return text + reference[used:]


@lru_cache(maxsize=4096)
def resolve(reference: str) -> tuple[str, int]:
    """Give what a character reference stands for, and how many of its characters make it up (0 where none do)."""
    import html

    if len(reference) > 40:
        return "\ufffd", len(reference)  # more digits than any code point has, and than int() likes
    text = html.unescape(reference)
    if text == reference:
        return "", 0
    # A name that goes on after its end ("&ampersand") is resolved in front and left as it is behind.
    used = len(reference)
    while len(text) > 1 and text[-1] == reference[used - 1]:
        text, used = text[:-1], used - 1
    return text, used
