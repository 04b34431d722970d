"""Sentences, by rule: where a reader would see one end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_news.facts.abbreviations import BEFORE_NAME, NEVER_FINAL, OPENS_SENTENCE
from lint_news.lazy import lazy_re
from lint_news.positions import Span

__all__ = ["sentences"]

# A run of terminal marks and what closes behind it. The expression begins with a set and cannot fail behind it, which
# lets the search skip from mark to mark, and keeps time linear even in a text of nothing but full stops.
_END = lazy_re(r"""[.!?…؟۔।。！？]+["'”’»)\]」』）]*""")
_GAP = lazy_re(r"""(?P<space>[ \t\u00a0\u2009\u202f\r\n]+)["'“‘«(\[¿¡—–-]*+(?P<next>\S?)""")
# Chinese and Japanese write no space after their full stops.
_UNSPACED = "。！？"
_LAST_TOKEN = lazy_re(r"[^\s(\[“\"‘]+\Z")
_WORD = lazy_re(r"[^\W\d_]+")
_INITIALS = lazy_re(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_TOKEN_LENGTH = 24


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a paragraph into sentences, as spans without outer white space.

    `start` and `end` bound the paragraph. A full stop followed by a lower-case letter ends no sentence, so that a
    sentence broken by a stray stop stays whole for the checks that look for one.
    """
    begin = start
    for match in _END.finditer(text, start, end):
        stop = after = match.end()
        if text[match.start()] not in _UNSPACED:
            gap = _GAP.match(text, stop, end)
            if gap is None or not _ends_here(text, begin, match, gap):
                continue
            after = gap.end("space")
        begin = _skip_space(text, begin, stop)
        if stop > begin:
            yield Span(begin, stop)
        begin = after
    begin = _skip_space(text, begin, end)
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end > begin:
        yield Span(begin, end)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends_here(text: str, begin: int, match: re.Match[str], gap: re.Match[str]) -> bool:
    following = gap["next"]
    if following.islower() or not following:
        return False
    if match.group() != ".":
        # A closing mark ends, and "No! Really?"; an ellipsis before a capital does more often than not.
        return True
    at = match.start()
    token = _LAST_TOKEN.search(text, max(begin, at - _TOKEN_LENGTH), at)
    return token is None or _final(token.group(), text, gap.start("next"))


def _final(token: str, text: str, following: int) -> bool:
    """Say whether a full stop behind a token can end a sentence, given where the next words begin."""
    lower = token.lower()
    if lower in NEVER_FINAL or lower in BEFORE_NAME:
        return False
    if _INITIALS.match(token):
        # "George W. Bush", "the U.S. Senate", "8 p.m. Tuesday" go on; "the U.S. The", "8 p.m. It" are two sentences.
        word = _WORD.match(text, following)
        return "." in token and word is not None and word.group() in OPENS_SENTENCE
    return True
