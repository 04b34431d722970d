"""What a single line of plain text is: a date, a byline, a caption, a list item."""

from __future__ import annotations

import re
from functools import lru_cache

from lint_news.ingest.date_lines import is_date_line
from lint_news.lazy import lazy_re
from lint_news.model import Role

__all__ = ["LIST_MARKER", "line_role", "reads_like_headline", "reads_like_site_name"]

LIST_MARKER = lazy_re(r"(?:[-*•·▪‣◦]|\d{1,2}[.)])[^\S\r\n]+\S")

_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|(?:al|bin|ibn|abu|de|da|di|del|la|le|van|von|der|den|el)(?:-[^\W\d_]+)?)"
_NAMES = rf"[^\W\d_a-z][\w.'’-]*(?:\s+{_NAME}){{0,4}}"


@lru_cache(maxsize=1)
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:written|posted|reported|story|text)\s+by|by|author|reporter|byline)\s*:?\s+"
        rf"(?-i:{_NAMES}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s*/\s*){_NAMES})*)"
        r"(?:(?:\s*[,|–—•·(-]\s*|\s+in\s+|\s+for\s+|\s+of\s+|\s+\S+@)[^.!?]{0,60}(?:\.com)?)?",
        re.IGNORECASE,
    )


_AGENCY = r"(?:AP|AFP|EPA|ANP|DPA|PA|UPI|Reuters|REUTERS|Getty(?:\s+Images)?|Xinhua|Shutterstock|Bloomberg|NYT)"
_CREDIT = (
    r"(?:\b(?:(?i:(?:file|stock|handout|pool|screen)?[ -]?"
    r"(?:photo|photograph|image|picture|pic|illustration|screenshot)s?"
    r"(?:\s+(?:credit|courtesy|source))?|credit|courtesy))"
    r"\s*(?::|/|\bby\b(?=\s+[^\W\d_a-z])|\bcourtesy(?:\s+of)?\b|(?<=courtesy)\s+of\b|©)\s*[^\n:]{2,70}"
    r"|\((?i:file|handout|ap|photo|image)?[^()\n]{0,30}(?i:photo|images|picture|file)[^()\n]{0,40}\)"
    rf"|\((?:{_AGENCY})\s?/[^()\n]{{2,40}}\)"
    rf"|\b{_AGENCY}\s?/\s?(?:{_AGENCY}|[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){{0,3}})"
    r"|©\s?(?!\d)[^\n.©]{2,40}"
    r"|\b(?i:file\s+(?:photo|picture|image)))\s*[.)\]]?$"
)
_CREDIT_WORDS = ("photo", "image", "pic", "credit", "courtesy", "illustration", "screenshot", "©", "/")
"""One of these is in whatever `_CREDIT` finds."""


@lru_cache(maxsize=1)
def _credit() -> re.Pattern[str]:
    return re.compile(_CREDIT)


_BODY_ENDS = ".!?”\"’'…,:;"
_CAPTION_MAX = 700
_CREDIT_MAX = 110
_SHORT = 100

_ENDS_STOP = ".。।۔:;,"
_INITIALS_END = lazy_re(r"(?:\b[^\W\d_]\.){2,}$|\.\.\.$")
_HEADLINE_MAX = 160


def line_role(line: str, near_top: bool) -> Role:
    """Tell what a line or paragraph of plain text is; `near_top` where a byline is to be expected."""
    first = line[0]
    if len(line) <= _SHORT:
        if is_date_line(line):
            return "dateline"
        if first in "BbWPRSTA" and _is_byline(line, near_top):
            return "byline"
    if (first in "-*•·▪‣◦" or first.isdigit()) and LIST_MARKER.match(line):
        return "list"
    # Nearly every paragraph ends in a stop or a quotation mark and hardly any caption does: a cheap way out.
    if line[-1] in _BODY_ENDS and line.find("hoto", -_CREDIT_MAX) < 0 and line.find("©", -_CREDIT_MAX) < 0:
        return "body"
    return "caption" if _is_caption(line) else "body"


_BYLINE_STARTS = ("by", "written", "posted", "reported", "reporter", "story", "text", "author")
"""One of these begins whatever `_byline` finds."""


def _is_byline(line: str, near_top: bool) -> bool:
    if not line.casefold().startswith(_BYLINE_STARTS) or not _byline().fullmatch(line):
        return False
    return near_top or len(line.split()) > 2


def _is_caption(line: str) -> bool:
    tail = line[-_CREDIT_MAX:]
    if len(line) > _CAPTION_MAX:
        return False
    tail_lower = tail.lower()
    return any(word in tail_lower for word in _CREDIT_WORDS) and _credit().search(tail) is not None


def reads_like_headline(line: str) -> bool:
    """Tell whether a line is short and ends without a stop, the way headlines do."""
    if len(line) > _HEADLINE_MAX:
        return False
    return line[-1] not in _ENDS_STOP or _INITIALS_END.search(line) is not None


def reads_like_site_name(line: str) -> bool:
    """Tell whether a line is a few capitalised words, as the name of an outlet is."""
    words = line.split()
    return len(words) <= 4 and all(not word[0].islower() or word in ("of", "the", "and") for word in words)
