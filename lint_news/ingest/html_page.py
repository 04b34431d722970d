"""HTML to text: a projection with a map to every character, blocks with roles, meta and directives."""

from __future__ import annotations

from typing import NamedTuple

from lint_news.ingest.directives import Note, parse_comment, place_directives
from lint_news.ingest.html_context import Context, Contexts
from lint_news.ingest.html_meta import Head
from lint_news.ingest.html_names import BLOCKS, HEAD_ELEMENTS, SKIPPED, VOID
from lint_news.ingest.html_roles import Draft, settle
from lint_news.ingest.html_tokens import COMMENT, DROPPED, END, RAW, SPECIAL, START, TOKEN, resolve
from lint_news.ingest.html_tree import OpenElements
from lint_news.ingest.projection import Projection
from lint_news.ingest.records import Record
from lint_news.model import Article, Block, Meta, Region, Span
from lint_news.positions import LineIndex

__all__ = ["Page", "html_article", "project"]

_SPACE = " \t\n\f\r"
_EMPTY = ("&nbsp;", "\xa0", "&#160;", "&#xa0;", "&#xA0;")
"""What editors write to keep an empty paragraph open."""


class Page(NamedTuple):
    """What a page, or a part of one, comes to."""

    projection: Projection
    blocks: list[Block]
    notes: list[Note]
    meta: Meta
    regions: list[Region]


def html_article(record: Record) -> Article:
    """Read a page as one article."""
    page = project(record.raw)
    return Article(
        record.uri,
        page.projection.text(),
        tuple(page.blocks),
        page.projection.source_map("html"),
        LineIndex(record.raw, record.row, record.offset),
        page.meta,
        place_directives(page.notes, page.blocks, page.projection.length),
        record.name,
        tuple(page.regions),
    )


def project(raw: str) -> Page:
    """Project HTML, a page or a part of one, to text."""
    walk = _Walk(raw)
    walk.run()
    text = walk.out.text()
    elements = walk.open.elements
    settled = settle(walk.drafts, elements, raw, text, walk.contexts.parents, walk.head.titles())
    return Page(walk.out, settled.blocks, walk.notes, walk.head.meta(), settled.regions)


class _Walk:
    """One pass over the tokens of a page."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.out = Projection(raw)
        self.open = OpenElements()
        self.contexts = Contexts()
        self.head = Head()
        self.drafts: list[Draft] = []
        self.notes: list[Note] = []
        self.draft: Draft | None = None
        """The block being filled; None between blocks."""
        self.space: tuple[int, int] | None = None
        """White space met and not yet written: a browser drops it at the end of a block."""
        self.line_break: tuple[int, int] | None = None
        self.skipped = ""
        """Name of the element whose contents are being left out, and how many of that name are open."""
        self.skip_depth = 0

    def run(self) -> None:
        for match in TOKEN.finditer(self.raw):
            kind = match.lastindex
            if kind is None:
                self.text(match.start(), match.end())
            elif kind == START:
                self.start(match[6].lower(), match[7], match.start(), match.end())
            elif kind == END:
                self.end(match[1].lower(), match.start(), match.end())
            elif kind == COMMENT:
                self.comment(match[8], match.start(), match.end())
            elif kind == RAW:
                self.head.raw_element(match[3].lower(), match[4], match[5])
            else:
                assert kind == DROPPED
        self.boundary()
        self.open.finish(len(self.raw), len(self.drafts))

    def boundary(self) -> None:
        """End the block that is being filled."""
        if self.draft is not None:
            self.draft.end = self.out.length
            self.draft = None
        self.space = self.line_break = None

    def comment(self, text: str, start: int, end: int) -> None:
        note = parse_comment(text.removesuffix("-->"), Span(start, end), self.out.length, self.draft is not None)
        if note:
            self.notes.append(note)

    def release(self) -> None:
        """Let a wish on a line of its own, after loose text and before the block that opens here, mean that block."""
        note = self.notes[-1] if self.notes else None
        if note and note.inside and note.at == self.out.length:
            before = self.raw[max(note.raw.start - 200, 0) : note.raw.start].rstrip(" \t")
            if before.endswith(("\n", "\r")):
                self.notes[-1] = note._replace(inside=False)

    def start(self, name: str, attrs: str, start: int, end: int) -> None:
        if self.skipped and not self.still_skipped(name):
            return
        if name in VOID:
            self.void(name, attrs, start, end)
            return
        if name in SKIPPED:
            if self.raw[end - 2] != "/":
                self.skipped, self.skip_depth = name, 1
            return
        open_elements = self.open
        if name == "html":
            self.head.html(attrs)
        elif name == "time":
            self.head.time(attrs)
        if name in BLOCKS:
            self.release()
            self.boundary()
            count = len(self.drafts)
            open_elements.close_implied(name, start, count)
            open_elements.push(name, self.contexts.enter(open_elements.context, name, attrs), start, count)
            return
        context = open_elements.context
        inner = self.contexts.enter(context, name, attrs)
        if inner != context or open_elements.is_open(name):
            open_elements.push(name, inner)

    def still_skipped(self, name: str) -> bool:
        """Count elements inside one that is left out; true where the start tag ends it and is to be read."""
        if self.skipped == "head":
            if name not in HEAD_ELEMENTS:
                self.skipped = ""
                return True
            return name in VOID or name == "html"
        if self.skipped == "svg" and name in BLOCKS:
            self.skipped = ""
            return True
        if name == self.skipped:
            self.skip_depth += 1
        return False

    def void(self, name: str, attrs: str, start: int, end: int) -> None:
        if name == "br":
            self.break_line(start, end)
        elif name == "hr":
            self.boundary()
        elif name in ("meta", "link"):
            self.head.void_element(name, attrs)

    def break_line(self, start: int, end: int) -> None:
        if self.draft is None:
            return
        if self.line_break is not None:
            self.boundary()  # an empty line: what a reader takes for a new paragraph
        else:
            self.line_break = (start, end)

    def end(self, name: str, start: int, end: int) -> None:
        if self.skipped:
            if name == self.skipped:
                self.skip_depth -= 1
                if not self.skip_depth:
                    self.skipped = ""
            elif self.skipped == "head" and name in ("html", "body"):
                self.skipped = ""
            return
        if name in BLOCKS:
            self.boundary()
        self.open.close(name, start, end, len(self.drafts))

    def text(self, start: int, end: int) -> None:
        raw = self.raw
        run = raw[start:end]
        context = self.open.context
        if context.pre and not self.skipped:
            self.preformatted(run, start, end, context)
            return
        inner = run.strip(_SPACE)
        if not inner or (self.draft is None and inner in _EMPTY):
            if self.space is None and self.draft is not None:
                self.space = (start, end)
            return
        if self.skipped:
            if self.skipped != "head":
                return
            self.skipped = ""
        low = start
        if run[0] in _SPACE:
            low = end - len(run.lstrip(_SPACE))
            if self.space is None:
                self.space = (start, low)
        high = low + len(inner)
        self.lead(context).count(context, len(inner))
        if SPECIAL.search(raw, low, high) is None:
            self.out.verbatim(low, high)
        else:
            self.write(low, high)
        if high < end:
            self.space = (high, end)

    def preformatted(self, run: str, start: int, end: int, context: Context) -> None:
        if self.draft is None and not run.strip():
            return
        self.lead(context).count(context, end - start)
        at = start
        for match in SPECIAL.finditer(self.raw, start, end):
            if match[0][0] == "&":
                at = self.reference(match[0], at, match.start())
        self.out.verbatim(at, end)

    def lead(self, context: Context) -> Draft:
        """Open a block if none is, or write the space or line break before the next run of the open one."""
        out = self.out
        if self.draft is None:
            if out.length:
                out.glue("\n\n")
            self.draft = Draft(out.length, context)
            self.drafts.append(self.draft)
        elif self.line_break is not None:
            out.replaced("\n", *self.line_break)
        elif self.space is not None:
            self.blank(*self.space)
        self.space = self.line_break = None
        return self.draft

    def blank(self, low: int, high: int) -> None:
        if high - low == 1 and self.raw[low] == " ":
            self.out.verbatim(low, high)
        else:
            self.out.replaced(" ", low, high)

    def write(self, low: int, high: int) -> None:
        """Write a run of text that neither begins nor ends with white space."""
        at = low
        for match in SPECIAL.finditer(self.raw, low, high):
            if match[0][0] == "&":
                at = self.reference(match[0], at, match.start())
            else:
                self.out.verbatim(at, match.start())
                self.out.replaced(" ", *match.span())
                at = match.end()
        self.out.verbatim(at, high)

    def reference(self, reference: str, at: int, start: int) -> int:
        """Write what stands before a character reference and what it stands for; give where it ends."""
        text, used = resolve(reference)
        if not used:
            return at
        self.out.verbatim(at, start)
        self.out.replaced(text, start, start + used)
        return start + used
