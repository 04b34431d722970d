"""The inside of a Markdown block: what of it is markup, and what the rest of it says."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint_news.ingest.markdown_blocks import label
from lint_news.lazy import lazy_re

__all__ = ["Change", "Inline", "escape", "inline"]

_TOKEN = lazy_re(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<code>`+)
    |(?P<comment><!--)
    |(?P<auto><(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>)
    |(?P<tag></?[a-zA-Z][^<>]*>)
    |(?P<entity>&(?:\#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[a-zA-Z][a-zA-Z0-9]{1,31});)
    |(?P<stars>[*_]+|~~)
    |(?P<open>!?\[)
    |(?P<close>\])""",
    re.VERBOSE,
)
_MARK = lazy_re(r"[\\`<&*_~!\[\]]")
_DESTINATION = lazy_re(
    r"""\([ \t\n]*(?:<[^<>\n]{0,2000}>|(?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){0,2000})
    (?:[ \t\n]+(?:"[^"]{0,1000}"|'[^']{0,1000}'|\([^()]{0,1000}\)))?[ \t\n]*\)""",
    re.VERBOSE,
)
_REFERENCE = lazy_re(r"\[([^\[\]]{0,999})\]")
_NEEDS_ESCAPE = lazy_re(r"([\\`*_\[\]<>&])")


class Change(NamedTuple):
    """A range to be written otherwise, mostly as nothing."""

    start: int
    end: int
    text: str


class Inline(NamedTuple):
    """The changes that make text of a block, in order and apart, and its links and comments."""

    changes: list[Change]
    linked: list[tuple[int, int]]
    comments: list[tuple[int, int]]


def escape(text: str) -> str:
    """Write text so that Markdown takes none of it for markup."""
    return _NEEDS_ESCAPE.sub(r"\\\1", text)


def inline(text: str, start: int, end: int, labels: set[str]) -> Inline:
    """Find the markup in a range of a text; `labels` are those that links may refer to."""
    reader = _Reader(text, start, end, labels)
    reader.run()
    changes = []
    at = start
    for change in sorted(reader.changes):
        if change.start >= at:
            changes.append(change)
            at = change.end
    return Inline(changes, reader.linked, reader.comments)


class _Run:
    """A run of stars, underscores or tildes that may open emphasis."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


class _Reader:
    def __init__(self, text: str, start: int, end: int, labels: set[str]) -> None:
        self.text, self.start, self.end, self.labels = text, start, end, labels
        self.changes: list[Change] = []
        self.linked: list[tuple[int, int]] = []
        self.comments: list[tuple[int, int]] = []
        self.runs: dict[str, list[_Run]] = {}
        self.brackets: list[tuple[int, int]] = []
        self.last_bracket = start
        self.ticks: dict[int, list[int]] | None = None
        self.comment_ends = True

    def run(self) -> None:
        at = self.start
        while (mark := _MARK.search(self.text, at, self.end)) is not None:
            match = _TOKEN.match(self.text, mark.start(), self.end)
            at = mark.end() if match is None else getattr(self, f"_{match.lastgroup}")(match)

    def drop(self, start: int, end: int, text: str = "") -> None:
        self.changes.append(Change(start, end, text))

    def drop_whole(self, start: int, end: int) -> int:
        """Drop something that leaves nothing behind; of a blank on either side of it one goes too."""
        around = self.text[start - 1] if start > self.start else " "
        if around in " \n" and end < self.end and self.text[end] == " ":
            end += 1
        self.drop(start, end)
        return end

    def _escape(self, match: re.Match[str]) -> int:
        self.drop(match.start(), match.start() + 1)
        return match.end()

    def _code(self, match: re.Match[str]) -> int:
        """Take the marks off a code span; a run of marks ends at the next run of the same length."""
        if self.ticks is None:
            self.ticks = {}
            for run in re.finditer("`+", self.text[self.start : self.end]):
                self.ticks.setdefault(len(run[0]), []).append(self.start + run.start())
            for places in self.ticks.values():
                places.reverse()
        places = self.ticks.get(len(match[0]), [])
        while places and places[-1] < match.end():
            places.pop()
        if not places:
            return match.end()
        close = places[-1]
        self.drop(*match.span())
        self.drop(close, close + len(match[0]))
        return close + len(match[0])

    def _comment(self, match: re.Match[str]) -> int:
        end = self.text.find("-->", match.end(), self.end) if self.comment_ends else -1
        if end < 0:
            self.comment_ends = False
            return match.end()
        self.comments.append((match.start(), end + 3))
        return self.drop_whole(match.start(), end + 3)

    def _auto(self, match: re.Match[str]) -> int:
        start, end = match.span()
        self.drop(start, start + 1)
        self.drop(end - 1, end)
        self.linked.append((start + 1, end - 1))
        return end

    def _tag(self, match: re.Match[str]) -> int:
        is_break = re.match(r"<br[\s/>]", match[0], re.IGNORECASE) is not None
        self.drop(*match.span(), "\n" if is_break else "")
        return match.end()

    def _entity(self, match: re.Match[str]) -> int:
        import html

        text = html.unescape(match[0])
        if text != match[0]:
            self.drop(*match.span(), text)
        return match.end()

    def _stars(self, match: re.Match[str]) -> int:
        start, end = match.span()
        before = self.text[start - 1] if start > self.start else " "
        after = self.text[end] if end < self.end else " "
        mark = match[0][0]
        if len(set(match[0])) > 1:
            end = start + len(match[0]) - len(match[0].lstrip(mark))
            after = self.text[end]
        opens = not after.isspace() and (after.isalnum() or not before.isalnum())
        closes = not before.isspace() and (before.isalnum() or not after.isalnum())
        if mark == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        return self.emphasis(mark, start, end, opens, closes)

    def emphasis(self, mark: str, start: int, end: int, opens: bool, closes: bool) -> int:
        runs = self.runs.setdefault(mark, [])
        at = start
        while closes and runs and at < end:
            opener = runs[-1]
            size = min(opener.end - opener.start, end - at)
            self.drop(opener.end - size, opener.end)
            self.drop(at, at + size)
            at += size
            opener.end -= size
            if opener.end == opener.start:
                runs.pop()
        if opens and at < end:
            runs.append(_Run(at, end))
        return end

    def _open(self, match: re.Match[str]) -> int:
        self.brackets.append(match.span())
        self.last_bracket = match.start()
        return match.end()

    def _close(self, match: re.Match[str]) -> int:
        """End a link, an image or a footnote's number; brackets that are none of these stay."""
        end = match.end()
        if not self.brackets:
            return end
        low, high = self.brackets.pop()
        link_end = self.link_end(low, high, match.start())
        if link_end is None:
            return end
        if self.text[low] == "!" or self.text[high] == "^":
            return self.drop_whole(low, link_end)
        self.drop(low, high)
        self.drop(match.start(), link_end)
        self.linked.append((high, match.start()))
        return link_end

    def link_end(self, low: int, high: int, close: int) -> int | None:
        text = self.text
        after = text[close + 1 : close + 2] if close + 1 < self.end else ""
        if after == "(" and (match := _DESTINATION.match(text, close + 1, self.end)):
            return match.end()
        # Labels hold no brackets, which also keeps each character in one label at most.
        simple = self.last_bracket == low and close - high <= 999
        if after == "[" and (match := _REFERENCE.match(text, close + 1, self.end)):
            named = match[1] if match[1].strip() else text[high:close] if simple else ""
            if label(named) in self.labels:
                return match.end()
        if simple and text[high] == "^" and close > high + 1 and low < high:
            return close + 1
        return close + 1 if simple and label(text[high:close]) in self.labels else None
