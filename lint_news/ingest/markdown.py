"""Markdown to text: a projection without its markup."""

from __future__ import annotations

from lint_news.ingest.directives import Note, parse_comment, place_directives
from lint_news.ingest.front_matter import FrontMatter, front_matter
from lint_news.ingest.line_roles import line_role
from lint_news.ingest.markdown_blocks import Outline, RawBlock, outline
from lint_news.ingest.markdown_inline import Inline, inline
from lint_news.ingest.projection import Projection, compose
from lint_news.ingest.records import Problem, Record
from lint_news.model import Article, Block, Directive, Role, Span
from lint_news.positions import LineIndex, SourceMap

__all__ = ["markdown_articles"]

_SHORT = 700


def markdown_articles(record: Record) -> list[Article | Problem]:
    """Read a Markdown text as one article; a broken front matter is told, and the rest is read without it."""
    raw = record.raw
    lines = LineIndex(raw, record.row, record.offset)
    front = front_matter(raw)
    writer = _Writer(raw, outline(raw, front.end))
    text = writer.out.text()
    source_map = compose(writer.out.source_map("markdown"), writer.middle_map, "markdown")
    directives = _front_directive(front, len(text)) + place_directives(writer.notes, writer.blocks, len(text))
    article = Article(record.uri, text, tuple(writer.blocks), source_map, lines, front.meta, directives, record.name)
    if front.error is None:
        return [article]
    message, offset = front.error
    return [Problem("unreadable", f"front matter is not valid YAML: {message}", *lines.position(offset)), article]


def _front_directive(front: FrontMatter, length: int) -> tuple[Directive, ...]:
    # An empty list asks for nothing, though an empty directive would mean every rule.
    return (Directive(front.ignored, Span(0, length), front.key),) if front.ignored else ()


class _Writer:
    """Writes the blocks of an outline twice: as joined lines with their markup, and from those without it."""

    def __init__(self, raw: str, plan: Outline) -> None:
        self.raw = raw
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        middle = Projection(raw)
        spans = [_join_lines(middle, block) for block in plan.blocks]
        self.middle = middle.text()
        self.middle_map: SourceMap = middle.source_map("plain")
        self.out = Projection(self.middle)
        comments = iter([*plan.comments, (len(spans) + 1, Span(0, 0))])
        before, comment = next(comments)
        headline_free = True
        for number, (block, span) in enumerate(zip(plan.blocks, spans, strict=True)):
            while before <= number:
                self.between(comment)
                before, comment = next(comments)
            is_headline = headline_free and block.level == 1
            headline_free = headline_free and not is_headline
            self.write(block, span, plan.labels, is_headline)
        while before <= len(spans):
            self.between(comment)
            before, comment = next(comments)

    def between(self, comment: Span) -> None:
        """Note the wish in a comment that stands between blocks."""
        self.note(self.raw[comment.start : comment.end], comment, False)

    def note(self, comment: str, raw: Span, inside: bool) -> None:
        note = parse_comment(comment[4:-3], raw, self.out.length, inside)
        if note:
            self.notes.append(note)

    def write(self, block: RawBlock, span: Span, labels: set[str], is_headline: bool) -> None:
        found = Inline([], [], []) if block.role == "code" else inline(self.middle, span.start, span.end, labels)
        out = self.out
        kept = Projection(self.middle)
        at = span.start
        for start, end, text in found.changes:
            kept.verbatim(at, start)
            kept.replaced(text, start, end)
            at = end
        kept.verbatim(at, span.end)
        text = kept.text()
        if text.strip():
            if out.length:
                out.glue("\n\n")
            start = out.length
            out.append(kept)
            low = start + len(text) - len(text.lstrip())
            high = start + len(text.rstrip())
            share = _share(found, high - low)
            role = _role(block, text.strip(), is_headline)
            self.blocks.append(Block(role, Span(low, high), share))
        for low, high in found.comments:
            self.note(self.middle[low:high], self.middle_map.cover(Span(low, high)), bool(text.strip()))


def _join_lines(middle: Projection, block: RawBlock) -> Span:
    """Write the lines of a block as one run of the middle text."""
    if middle.length:
        middle.glue("\n\n")
    start = middle.length
    for number, (low, high) in enumerate(block.lines):
        if number:
            before = block.lines[number - 1].end
            if middle.raw[before:low] == "\n":
                middle.verbatim(before, low)
            else:
                middle.replaced("\n", before, low)
        middle.verbatim(low, high)
    return Span(start, middle.length)


def _share(found: Inline, length: int) -> float:
    linked = sum(high - low for low, high in found.linked)
    return round(min(linked / length, 1.0), 4) if length else 0.0


def _role(block: RawBlock, text: str, is_headline: bool) -> Role:
    if is_headline:
        return "headline"
    if block.role == "body" and len(text) <= _SHORT:
        role = line_role(text, True)
        return "body" if role == "list" else role
    return block.role
