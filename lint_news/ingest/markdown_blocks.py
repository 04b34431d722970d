"""Markdown to blocks: which ranges of which lines make up a heading, a paragraph, a list item."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint_news.lazy import lazy_re
from lint_news.model import Role, Span

__all__ = ["Outline", "RawBlock", "label", "outline"]

_LINE = lazy_re(r"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_QUOTE = lazy_re(r"[ \t]{0,3}>[ ]?")
_FENCE = lazy_re(r"[ \t]*(`{3,}|~{3,})([^\r\n]*)")
_HEADING = lazy_re(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
_RULE = lazy_re(r"[ ]{0,3}(?:(?:-[ \t]*+){3,}|(?:\*[ \t]*+){3,}|(?:_[ \t]*+){3,})$")
_SETEXT = lazy_re(r"[ ]{0,3}(?:(=+)|-+)[ \t]*$")
_ITEM = lazy_re(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_DEFINITION = lazy_re(r"[ ]{0,3}\[(?!\^)([^\[\]]{1,999})\]:[ \t]*\S")
_FOOTNOTE = lazy_re(r"[ ]{0,3}\[\^[^\[\]\s]{1,99}\]:[ \t]*")
_DESTINATION = r"\((?:[^()\\]|\\.|\([^()]*\)){0,2000}\)"
_IMAGE = lazy_re(
    rf"[ \t]*(?:\[(?=!))?!\[([^\[\]]*)\](?:{_DESTINATION}|\[[^\[\]]*\])(?:\](?:{_DESTINATION}|\[[^\[\]]*\]))?[ \t]*$"
)
_BLANKS = lazy_re(r"[ \t]*")
_HIDDEN = lazy_re(r"<(script|style)\b", re.IGNORECASE)
_CELL = lazy_re(r"(?:[^|\\]|\\.|\\$)+")
_END_OF_HEADING = lazy_re(r"(?:^|[ \t])#+[ \t]*$")


class RawBlock(NamedTuple):
    """A block and the ranges of the raw text, one a line, that make it up."""

    role: Role
    lines: list[Span]
    level: int = 0
    """Of a heading, 1 to 6."""


class Outline(NamedTuple):
    """The blocks of a text, the labels its links refer to, and the comments that stand between blocks."""

    blocks: list[RawBlock]
    labels: set[str]
    comments: list[tuple[int, Span]]
    """How many blocks stand before a comment, and where it stands."""


def outline(raw: str, start: int) -> Outline:
    """Find the blocks of a Markdown text from an offset on."""
    reader = _Reader(raw)
    while start < len(raw):
        match = _LINE.match(raw, start)
        assert match is not None
        end = match.end()
        start = max(reader.line(match.start(), match.end(1)), end)
    reader.finish()
    return Outline(reader.blocks, reader.labels, reader.comments)


class _Reader:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.blocks: list[RawBlock] = []
        self.labels: set[str] = set()
        self.comments: list[tuple[int, Span]] = []
        self.lines: list[Span] = []
        self.role: Role = "body"
        self.fence = ""
        self.in_list = self.in_table = False
        self.after_blank = True
        self.missing: set[str] = set()
        """Closing marks that do not occur any more: not to be looked for again."""

    def finish(self, level: int = 0) -> None:
        """End the open block."""
        if self.lines:
            self.blocks.append(RawBlock("subheading" if level else self.role, self.lines, level))
            self.lines = []

    def line(self, start: int, end: int) -> int:
        """Read a line; give an offset up to which its block reaches, where that is further than the line."""
        if self.fence:
            self.fenced(start, end)
            return end
        quoted = False
        while (match := _QUOTE.match(self.raw, start, end)) is not None:
            start, quoted = match.end(), True
        text = self.raw[start:end]
        if not text.strip():
            self.finish()
            self.after_blank, self.in_table = True, False
            return end
        reached = self.block(text, start, end, quoted)
        self.after_blank = False
        return reached

    def block(self, text: str, start: int, end: int, quoted: bool) -> int:
        first = text.lstrip()[0]
        if first in "`~" and (match := _FENCE.match(text)) and (first == "~" or "`" not in match[2]):
            self.finish()
            self.fence = match[1]
        elif first == "<" and (reached := self.hidden(text, start)) is not None:
            return reached
        elif first == "#" and (match := _HEADING.match(text)):
            self.heading(text, start, match)
        elif first in "-=" and self.lines and self.role != "code" and (match := _SETEXT.match(text)):
            self.finish(1 if match[1] else 2)
        elif first in "-*_" and _RULE.match(text):
            self.finish()
        elif match := self.item(text):
            self.finish()
            self.in_list = True
            self.open("list", start + match.end(), end)
        elif first in "![" and (match := _IMAGE.match(text)):
            self.finish()
            self.open("caption", start + match.start(1), start + match.end(1))
            self.finish()
        elif not (first == "[" and not self.lines and self.definition(text, start, end)) and not (
            "|" in text and self.row(text, start)
        ):
            self.paragraph(text, start, end, quoted)
        return end

    def item(self, text: str) -> re.Match[str] | None:
        match = _ITEM.match(text)
        if match is None or (text[:4].isspace() and not self.in_list):
            return None
        # A line that begins with a number other than 1 goes on with the paragraph: "in the year / 2020. Then".
        if self.lines and self.role != "list" and text.lstrip()[0].isdigit() and text.lstrip()[:2] not in ("1.", "1)"):
            return None
        return match

    def fenced(self, start: int, end: int) -> None:
        text = self.raw[start:end].strip()
        if text.startswith(self.fence) and not text.strip(self.fence[0]):
            self.fence = ""
            self.finish()
        else:
            self.role = "code"
            self.lines.append(Span(start, end))

    def hidden(self, text: str, start: int) -> int | None:
        """Leave out comments, scripts and style sheets; give where the line that they end on ends."""
        at: int | None = start + len(text) - len(text.lstrip())
        end = None
        while (at := self.past_hidden(at or 0)) is not None:
            end = at
        if end is None:
            return None
        rest = _LINE.match(self.raw, end)
        assert rest is not None
        if rest[1].strip():
            self.open("body", end, rest.end(1))
        return rest.end()

    def past_hidden(self, at: int) -> int | None:
        """Give where the comment, script or style sheet at an offset ends, the blanks behind it included."""
        raw = self.raw
        if raw.startswith("<!--", at):
            end = self.find("-->", at + 4)
            if end is not None:
                self.finish()
                self.comments.append((len(self.blocks), Span(at, end)))
        else:
            match = _HIDDEN.match(raw, at)
            end = self.find(f"</{match[1].lower()}>", at) if match else None
            if end is not None:
                self.finish()
        if end is None:
            return None
        blanks = _BLANKS.match(raw, end)
        return blanks.end() if blanks else end

    def find(self, mark: str, start: int) -> int | None:
        if mark in self.missing:
            return None
        at = self.raw.find(mark, start)
        if at < 0:
            self.missing.add(mark)
            return None
        return at + len(mark)

    def heading(self, text: str, start: int, match: re.Match[str]) -> None:
        self.finish()
        closing = _END_OF_HEADING.search(text, match.end())
        self.open("body", start + match.end(), start + (closing.start() if closing else len(text)))
        self.finish(len(match[1]))
        self.in_list = False

    def definition(self, text: str, start: int, end: int) -> bool:
        match = _DEFINITION.match(text)
        if match:
            self.labels.add(label(match[1]))
            return True
        match = _FOOTNOTE.match(text)
        if match:
            self.open("body", start + match.end(), end)
        return match is not None

    def row(self, text: str, start: int) -> bool:
        """Read a row of a table; the rule under its head is what makes a table of the line before."""
        if not self.in_table:
            if len(self.lines) != 1 or set(text) - set("|:- \t") or "-" not in text:
                return False
            head = self.lines.pop()
            self.in_table = True
            self.cells(self.raw[head.start : head.end], head.start)
            return True
        self.cells(text, start)
        return True

    def cells(self, text: str, start: int) -> None:
        for match in _CELL.finditer(text):
            self.open("body", start + match.start(), start + match.end())
            self.finish()

    def paragraph(self, text: str, start: int, end: int, quoted: bool) -> None:
        indented = text[0] == "\t" or text.startswith("    ")
        if not self.lines or (self.role == "code" and not indented):
            self.finish()
            if self.after_blank and not text[:2].isspace():
                self.in_list = False
            role: Role = "quote" if quoted else "list" if self.in_list else "body"
            if indented and not self.in_list and (self.after_blank or self.role == "code"):
                role = "code"
            self.role = role
        if self.role == "code":
            self.lines.append(Span(start, end))
        else:
            self.add(start, end)

    def open(self, role: Role, start: int, end: int) -> None:
        self.role = role
        self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Add a line to the open block, without the white space round it and a mark for a line break behind it."""
        text = self.raw[start:end]
        kept = text.rstrip()
        low = start + len(text) - len(text.lstrip())
        high = start + len(kept)
        if kept.endswith("\\") and not kept.endswith("\\\\") and len(kept) > 1:
            high -= 1
        if high > low:
            self.lines.append(Span(low, high))


def label(text: str) -> str:
    """Give a link label in the form in which labels are compared."""
    return " ".join(text.split()).casefold()
