r"""Make the text of articles inert, so that it can be shown in a terminal or written to a log.

Whatever could move the cursor, reorder or hide characters, start a new line or speak to the CI system that reads the
log is shown as a visible escape such as `\x1b`. Text in any script, emoji included, stays as it is.
"""

from __future__ import annotations

import re

from lint_news.lazy import lazy_re

__all__ = ["safe", "safe_span"]

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_ODD = (
    "\x00-\x1f\x7f-\x9f"  # controls: C0, DEL, C1
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"  # invisible; some of them turn the writing direction
    "\u2028-\u202e\u2060-\u206f"  # line and paragraph separators, bidi embeddings and isolates, invisible operators
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"  # fillers, byte order mark, annotations, noncharacters
    "\ud800-\udfff"  # lone surrogates
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff" + _SELECTORS
)
_SUSPECT = lazy_re(f"[{_ODD}]")
# Beside single characters: the start of a command to GitHub's runner ("::name ...::" at the start of a line,
# "##[name]" anywhere) or Azure's ("##vso[name]").
_UNSAFE = lazy_re(rf"[{_ODD}]|:(?=:[A-Za-z][A-Za-z-]*(?:\s.*?)?::)|\#(?=\#(?:\[|vso\[))", re.DOTALL | re.IGNORECASE)
_SELECTOR = lazy_re(f"[{_SELECTORS}]")
_ZWNJ, _ZWJ = "\u200c", "\u200d"


def safe(text: str) -> str:
    """Give text in which nothing can act on a terminal or a log."""
    if not _SUSPECT.search(text) and "::" not in text and "##" not in text:
        return text
    return _UNSAFE.sub(_replace, text)


def safe_span(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Make text inert like `safe`, and say where a span of it lies afterwards."""
    if not _SUSPECT.search(text) and "::" not in text and "##" not in text:
        return text, start, end
    new_start, new_end = start, end
    for match in _UNSAFE.finditer(text):
        grown = len(_replace(match)) - 1
        new_start += grown if match.start() < start else 0
        new_end += grown if match.start() < end else 0
    return _UNSAFE.sub(_replace, text), new_start, new_end


def _replace(match: re.Match[str]) -> str:
    char = match.group()
    if char == "\t":
        return " "
    if char in ":#":
        return f"\\x{ord(char):02x}"
    before = match.string[match.start() - 1] if match.start() else ""
    if before and (_joins(char, before) or _varies(char, before)):
        return char
    return char.encode("unicode_escape").decode("ascii")


def _joins(char: str, before: str) -> bool:
    """Say whether a joiner is at work: Persian and Indic spelling need them, and so do emoji of several people."""
    if char not in (_ZWNJ, _ZWJ) or before < "\u0600" or (_SUSPECT.match(before) and not _SELECTOR.match(before)):
        return False
    from unicodedata import category

    return before.isalpha() or category(before) in ("Mn", "Mc", "So", "Sk")


def _varies(char: str, before: str) -> bool:
    """Say whether a variation selector follows something that has variants, and is no message hidden in a row."""
    if not _SELECTOR.match(char) or _SELECTOR.match(before):
        return False
    return before in "0123456789#*" or (before > "\xa0" and not _SUSPECT.match(before) and not before.isspace())
