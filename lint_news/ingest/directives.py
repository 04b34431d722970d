"""Wishes in comments: `<!-- lint-news: ignore CODE, CODE -->`."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint_news.lazy import lazy_re
from lint_news.model import Block, Directive, Span

__all__ = ["Note", "parse_comment", "place_directives"]

_WISH = lazy_re(r"lint-news:\s*(ignore-file|ignore)(?![\w-])([^\r\n]*)", re.IGNORECASE)
_SELECTOR = lazy_re(r"[A-Za-z0-9][\w-]*")


class Note(NamedTuple):
    """A wish as its comment says it, before it is known what it covers."""

    selectors: tuple[str, ...]
    whole: bool
    raw: Span
    at: int
    """Offset into the text where the comment stands."""
    inside: bool
    """Whether it stands inside a block that has text before it."""


def parse_comment(comment: str, raw: Span, at: int, inside: bool) -> Note | None:
    """Read a comment, given without its delimiters; None where it is not a wish."""
    if "lint-news" not in comment.lower():
        return None
    found = _WISH.fullmatch(comment.strip())
    if found is None:
        return None
    return Note(tuple(_SELECTOR.findall(found[2])), found[1].lower() == "ignore-file", raw, at, inside)


def place_directives(notes: list[Note], blocks: list[Block], length: int) -> tuple[Directive, ...]:
    """Give each wish its scope: the article, the block it stands in, or the block that follows.

    A wish that nothing follows covers the empty span at the end of the text.
    """
    placed = []
    following = 0
    for note in notes:
        while following < len(blocks) and blocks[following].span.start < note.at:
            following += 1
        if note.whole:
            scope = Span(0, length)
        elif note.inside and following:
            scope = blocks[following - 1].span
        else:
            scope = blocks[following].span if following < len(blocks) else Span(length, length)
        placed.append(Directive(note.selectors, scope, note.raw))
    return tuple(placed)
