"""Plain text to blocks: one line is one paragraph, unless the text was wrapped by hand or by a mailer."""

from __future__ import annotations

from itertools import pairwise

from lint_news.ingest.line_roles import LIST_MARKER, line_role, reads_like_headline, reads_like_site_name
from lint_news.model import Block, Role, Span
from lint_news.positions import stripped_lines

__all__ = ["line_blocks"]

_TERMINAL = '.!?…:;。！？؟۔।"”’»)'
_NARROWEST, _WIDEST = 40, 100
_SLACK = 12
_TOP = 8
_new = tuple.__new__  # half the cost of calling a named tuple's class


def line_blocks(text: str, headline: bool = True, start: int = 0, end: int | None = None) -> list[Block]:
    """Cut plain text, or a part of it, into blocks; `headline` where its first lines may hold one."""
    spans = stripped_lines(text, start, end)
    short = [at for at, (low, high) in enumerate(spans) if high - low <= _WIDEST]
    if any(after - before == 1 for before, after in pairwise(short)):
        spans = _unwrapped(text, spans)
    roles = [line_role(text[low:high], at < _TOP) for at, (low, high) in enumerate(spans)]
    if headline:
        chosen = _headline(text, spans, roles)
        if chosen is not None:
            roles[chosen] = "headline"
    return [_new(Block, (role, span, 0.0, False)) for role, span in zip(roles, spans, strict=True)]


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of each hard-wrapped paragraph."""
    spans: list[Span] = []
    group: list[Span] = []
    for line in lines:
        if group and (_blank_between(text, group[-1].end, line.start) or LIST_MARKER.match(text, line.start)):
            spans += _joined(text, group)
            group = []
        group.append(line)
    return spans + _joined(text, group)


def _blank_between(text: str, low: int, high: int) -> bool:
    if high - low == 1:
        return False
    gap = text[low:high]
    if gap == "\n\n":
        return True
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1


def _joined(text: str, group: list[Span]) -> list[Span]:
    if len(group) > 1 and _is_wrapped(text, group):
        return [Span(group[0].start, group[-1].end)]
    return group


def _is_wrapped(text: str, group: list[Span]) -> bool:
    """Tell whether lines break because they are full, most of them in the middle of a sentence."""
    width = max(end - start for start, end in group)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    running = 0
    for (start, end), (following, _) in pairwise(group):
        word = text[following : following + width].split(None, 1)[0]
        if end - start + 1 + len(word) <= width - _SLACK:
            return False
        # An upper-case letter could begin a sentence or a caption of its own: it proves nothing.
        if text[end - 1] not in _TERMINAL and word[0].isalpha() and not word[0].isupper():
            running += 1
    return running * 2 >= len(group) - 1


def _headline(text: str, spans: list[Span], roles: list[Role]) -> int | None:
    """Give the index of the headline among the first lines, past dates, bylines and the name of a site."""
    candidates = []
    for at, role in enumerate(roles[:_TOP]):
        if role in ("dateline", "byline"):
            continue
        line = text[spans[at].start : spans[at].end]
        if role != "body" or not reads_like_headline(line):
            break
        candidates.append((at, line))
    if len(candidates) > 1 and _above_headlines(candidates[0][1]):
        longer = next((at for at, line in candidates[1:] if not _above_headlines(line)), None)
        if longer is not None:
            return longer if _stands_apart(text, spans, roles, longer) else None
    for at, _ in candidates[:1]:
        return at if _stands_apart(text, spans, roles, at) else None
    return None


def _above_headlines(line: str) -> bool:
    """Tell whether a line is of those that sites put above a headline: their name, or the way to the page."""
    return reads_like_site_name(line) or any(line.count(mark) > 1 for mark in "»›>→/")


def _stands_apart(text: str, spans: list[Span], roles: list[Role], at: int) -> bool:
    """Tell whether a line is followed by a blank line, a byline, a date or a longer paragraph."""
    if at + 1 >= len(spans):
        return False
    (start, end), (low, high) = spans[at], spans[at + 1]
    return high - low > end - start or roles[at + 1] in ("byline", "dateline") or _blank_between(text, end, low)
