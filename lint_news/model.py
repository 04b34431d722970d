"""The nouns that the rooms hand to one another.

Everything here is immutable. Offsets are code points, half-open, counted from 0; rows and columns are counted
from 1, columns in code points, ends exclusive.

Named tuples, since `dataclasses` takes longer to import than a small article takes to lint.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from lint_news.positions import LineIndex, SourceMap, Span

__all__ = [
    "Applicability",
    "Article",
    "Block",
    "Directive",
    "Edit",
    "Example",
    "Excerpt",
    "Finding",
    "Fix",
    "Hit",
    "Meta",
    "Place",
    "RawEdit",
    "Region",
    "Related",
    "Role",
    "Rule",
    "Severity",
    "Span",
]

Severity = Literal["error", "warning", "info"]
Applicability = Literal["safe", "unsafe", "display"]
Role = Literal["headline", "subheading", "byline", "dateline", "body", "caption", "list", "quote", "code", "furniture"]


class Block(NamedTuple):
    """A stretch of an article that a reader sees as one unit: a headline, a paragraph, a caption."""

    role: Role
    span: Span
    link_share: float = 0.0
    """Share of the block's characters inside links, 0 to 1; known for HTML and Markdown only."""
    marked: bool = False
    """Whether the page's own markup calls a caption one; other captions are told by their words."""


class Region(NamedTuple):
    """A part of a page that its own markup says is no part of the story, such as its navigation."""

    span: Span
    """All the text in it; whole blocks, none of them of the story."""
    raw: Span | None
    """The element in the raw record, tags included; None where it cannot be taken out without breaking others."""
    reason: str
    """Why, in a few words for a message."""
    sure: bool
    """Whether the markup leaves no doubt; where it does, a part of the story may be inside."""


class Meta(NamedTuple):
    """What the file says about its article, in schema.org's words; None where it says nothing."""

    headline: str | None = None
    author: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    publisher: str | None = None
    in_language: str | None = None
    url: str | None = None
    canonical: str | None = None
    """The address the page itself names as the original (link rel=canonical, og:url)."""


class Directive(NamedTuple):
    """A wish in the article's own markup that findings be left out."""

    selectors: tuple[str, ...]
    """Codes, code prefixes or rule names; empty means every rule."""
    scope: Span
    """The part of the text it covers."""
    raw: Span
    """Where the directive itself stands in the raw text."""


class Article(NamedTuple):
    """One news item as text, with the way back to the file it came from.

    `text` is never stripped or padded. `lines` and `source_map` are over the raw record (the whole file, or one
    line of a JSON Lines file); `place` gives positions in the file.
    """

    uri: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    lines: LineIndex
    meta: Meta = Meta()
    directives: tuple[Directive, ...] = ()
    record: str = ""
    """Name of the record inside the file (an id, or its number); empty where the file is one article."""
    regions: tuple[Region, ...] = ()
    """What HTML marks as furniture, in order; none overlaps another."""

    def place(self, span: Span) -> Place:
        """Say where a span of the text stands in the raw file."""
        start, end = self.source_map.cover(span)
        return self.raw_place(start, end)

    def raw_place(self, start: int, end: int) -> Place:
        """Say where a range of the raw record stands in the raw file."""
        row, column = self.lines.position(start)
        end_row, end_column = self.lines.position(end)
        return Place(row, column, end_row, end_column, start + self.lines.offset, end + self.lines.offset)


class Place(NamedTuple):
    """A range in a raw file, both as rows and columns and as code-point offsets."""

    row: int
    column: int
    end_row: int
    end_column: int
    start: int
    end: int


class Edit(NamedTuple):
    """Replace a span of an article's text by other text."""

    span: Span
    content: str


class Hit(NamedTuple):
    """What a check found: where, what to say, how it could be mended.

    A check knows no code, severity or file; the engine turns its hits into findings.
    """

    span: Span
    slots: dict[str, str] = {}  # noqa: RUF012 - never mutated; a fresh dict a hit costs more than the lint
    """Values for the placeholders of the rule's message, beside `{found}`."""
    edits: tuple[Edit, ...] = ()
    related: tuple[tuple[Span, str], ...] = ()
    """Other places of the same article that explain the hit, each with a word on why."""
    whole: bool = False
    """Whether it speaks for everything in its span, so that findings about single lines of it need not be told."""


class RawEdit(NamedTuple):
    """Replace a range of a raw file, already written in the file's own syntax."""

    place: Place
    content: str


class Fix(NamedTuple):
    """A way to mend a finding.

    `safe` never changes what the article says, `unsafe` may, `display` is shown and never applied.
    """

    applicability: Applicability
    message: str
    edits: tuple[RawEdit, ...]


class Related(NamedTuple):
    """Another place that explains a finding, in this article or in another one."""

    uri: str
    place: Place
    message: str


class Excerpt(NamedTuple):
    """The line of the article's text round a finding, and where the finding lies in it."""

    text: str
    start: int
    end: int


class Finding(NamedTuple):
    """One thing for an editor to mend or distrust."""

    code: str
    name: str
    message: str
    severity: Severity
    uri: str
    place: Place
    fingerprint: str
    """16 hex digits over rule, matched text and the words around it; the same wherever the text moves."""
    excerpt: Excerpt
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    mqm: str = ""
    record: str = ""


class Example(NamedTuple):
    """A text that a rule must flag at exactly the given spans, or must leave alone."""

    text: str
    spans: tuple[Span, ...] = ()
    fixed: str | None = None
    note: str = ""
    uri: str = "example.txt"
    language: str | None = None
    beside: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    """Other articles that a check across articles is to see with it, each with its own spans."""


class Rule(NamedTuple):
    """One rule, as its YAML file says it."""

    code: str
    name: str
    summary: str
    why: str
    message: str
    severity: Severity
    check: str
    options: Mapping[str, Any]
    preview: bool = False
    mqm: str = ""
    langs: tuple[str, ...] = ()
    fix: Applicability | None = None
    fix_message: str = ""
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    references: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    path: str = ""

    @property
    def family(self) -> str:
        """The three capitals of the code."""
        return self.code[:3]
