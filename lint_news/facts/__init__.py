"""What an article says: lines, sentences, words, quotations, language; computed once, and only when asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from lint_news.facts import language, quotes
from lint_news.facts.echoes import Echo, echoes, plain_words
from lint_news.facts.fold import fold, line_key, whole
from lint_news.facts.page import Line, Page, read_page
from lint_news.facts.sentences import sentences
from lint_news.lazy import lazy_re
from lint_news.model import Article, Role
from lint_news.positions import Cover, Span

__all__ = ["Facts", "Line", "Page", "Paragraph", "Sentence", "fold", "line_key"]

_WORD = lazy_re(r"\w+(?:['’\-]\w+)*")
_MAX_KEY = 176  # the longest notices that phrases know are German ones of video players
_PLAIN = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n.,'\"-()"
_new = tuple.__new__  # half the cost of calling a named tuple's class
_PROSE: frozenset[Role] = frozenset({"body", "list", "quote", "subheading", "headline"})


_OF_THE_PAGE = frozenset(
    "folded characters encoded page language line_keys line_spans short_lines echoes plain_words _bytes "
    "_line_starts".split()
)
"""The facts that stay the same when more of the page is known to be furniture."""


_HALF = b"\xed"
"""What a lone surrogate begins with when it is encoded; so do some Korean syllables."""


class Paragraph(NamedTuple):
    """A block of the story."""

    span: Span
    role: Role


class Sentence(NamedTuple):
    """A sentence of the story, and the paragraph it stands in."""

    span: Span
    paragraph: int


class Facts:
    """The facts of one article.

    Everything but the lines is about the story: blocks of page furniture are left out, both those that the file
    marks as furniture and those that `without` was told of.
    """

    def __init__(self, article: Article, furniture: tuple[Span, ...] = ()) -> None:
        self.article = article
        self.text = article.text
        self.furniture = furniture

    def without(self, furniture: tuple[Span, ...]) -> Facts:
        """Give the facts of the same article with more of it known to be page furniture."""
        if not furniture:
            return self
        other = Facts(self.article, tuple(sorted({*self.furniture, *furniture})))
        other.__dict__.update((name, value) for name, value in self.__dict__.items() if name in _OF_THE_PAGE)
        return other

    @cached_property
    def folded(self) -> str:
        """The text with case, quotation marks and spaces folded, character for character."""
        return fold(self.text)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters of the text, all but ASCII's letters, digits, spaces and commonest marks.

        One quick pass tells the checks of single characters that they need not look.
        """
        rest = self._bytes.translate(None, _PLAIN)
        return frozenset(rest.decode("utf-8", "surrogatepass"))

    @cached_property
    def encoded(self) -> bytes:
        """The text in UTF-8, with a replacement character for each lone surrogate."""
        return whole(self.text).encode() if _HALF in self._bytes else self._bytes

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def page(self) -> Page:
        """The lines and their places, furniture included."""
        return read_page(self.article)

    @cached_property
    def caption_lines(self) -> frozenset[int]:
        """The numbers of the lines in captions that the page's own markup calls so."""
        marked = [block.span for block in self.article.blocks if block.marked]
        return frozenset(line.number for span in marked for line in self.lines_in(span))

    @cached_property
    def line_keys(self) -> dict[str, list[int]]:
        """The numbers of the lines by what they say, folded and without the marks at their edges.

        Only lines short enough to be a phrase: 160 characters.
        """
        keys: dict[str, list[int]] = {}
        for (start, end), number in self.short_lines:
            keys.setdefault(line_key(self.folded[start:end]), []).append(number)
        return keys

    def line_at(self, offset: int) -> int:
        """Give the number of the line that holds an offset, or -1 where it is in the space between lines."""
        lines = self.page.lines
        at = bisect_right(self._line_starts, offset) - 1
        return at if at >= 0 and offset < lines[at].span.end else -1

    def lines_with(self, marks: Sequence[str]) -> set[int]:
        """Give the numbers of the lines that hold one of some folded strings."""
        found: set[int] = set()
        folded, lines = self.folded, self.page.lines
        for mark in marks:
            at = folded.find(mark)
            while at >= 0:
                number = self.line_at(at)
                found.add(number)
                at = folded.find(mark, lines[number].span.end if number >= 0 else at + 1)
        return found - {-1}

    def lines_in(self, span: Span) -> Sequence[Line]:
        """Give the lines that begin in a span."""
        first, end = (bisect_left(self._line_starts, offset) for offset in span)
        return self.page.lines[first:end]

    @cached_property
    def language(self) -> str:
        """The language of the text as an ISO 639-1 code, or "und"."""
        return language.guess(self.text)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The blocks of the story in reading order, the headline among them."""
        if not self.furniture:
            return tuple([_new(Paragraph, (b.span, b.role)) for b in self.article.blocks if b.role in _PROSE])
        hidden = Cover(self.furniture)
        found: list[Paragraph] = []
        for block in self.article.blocks:
            if block.role not in _PROSE:
                continue
            if hidden.touches(*block.span):
                found += (Paragraph(span, block.role) for span in self._beside_furniture(block.span))
            else:
                found.append(Paragraph(block.span, block.role))
        return tuple(found)

    def _beside_furniture(self, block: Span) -> list[Span]:
        """Give what is left of a block of several lines when the lines that are page furniture are cut out."""
        left: list[Span] = []
        at = block.start
        for start, end in (
            *(s for s in self.furniture if s.end > block.start and s.start < block.end),
            (block.end,) * 2,
        ):
            low, high = at, min(start, block.end)
            while low < high and self.text[low].isspace():
                low += 1
            while high > low and self.text[high - 1].isspace():
                high -= 1
            if high > low:
                left.append(Span(low, high))
            at = max(at, end)
        return left

    @cached_property
    def story(self) -> str:
        """The story's paragraphs, a line break between each two."""
        return "\n".join([self.text[span.start : span.end] for span, _ in self.paragraphs])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the story's paragraphs; a headline is one sentence."""
        found: list[Sentence] = []
        for number, (span, role) in enumerate(self.paragraphs):
            if role in ("headline", "subheading"):
                found.append(Sentence(span, number))
            else:
                found.extend(Sentence(s, number) for s in sentences(self.text, span.start, span.end))
        return tuple(found)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The passages between double quotation marks, marks included, in reading order."""
        found: list[Span] = []
        for (span, _), marks in zip(self.paragraphs, self.quote_marks, strict=True):
            found.extend(quotes.quotations(marks, span.end))
        return tuple(found)

    @cached_property
    def quote_marks(self) -> tuple[list[quotes.Mark], ...]:
        """The double quotation marks of each paragraph."""
        return tuple(quotes.marks(self.text, span.start, span.end) for span, _ in self.paragraphs)

    @cached_property
    def echoes(self) -> list[Echo]:
        """The words that come back at once or within a few words, furniture included."""
        return echoes(self.folded, self.plain_words)

    @cached_property
    def plain_words(self) -> list[str]:
        """The folded words of the text without the marks round them, furniture included."""
        return plain_words(self.folded)

    @cached_property
    def word_count(self) -> int:
        """The number of words in the story's paragraphs, counted by the spaces between them."""
        return self.story.count(" ") + self.story.count("\n") + 1 if self.paragraphs else 0

    def words(self, span: Span) -> list[Span]:
        """Give the words of a span: runs of letters and digits, held together by apostrophes and hyphens."""
        return [Span(*match.span()) for match in _WORD.finditer(self.text, span.start, span.end)]

    def paragraph_at(self, offset: int) -> int:
        """Give the index of the paragraph that holds an offset, or -1 where it is not in the story."""
        starts = self._paragraph_starts
        at = bisect_right(starts, offset) - 1
        return at if at >= 0 and offset < self.paragraphs[at].span.end else -1

    def sentence_at(self, offset: int) -> Sentence | None:
        """Give the sentence that holds an offset, or None where it is not in the story."""
        at = bisect_right(self._sentence_starts, offset) - 1
        if at < 0 or offset >= self.sentences[at].span.end:
            return None
        return self.sentences[at]

    def quoted(self, offset: int) -> bool:
        """Say whether an offset lies inside a quotation."""
        at = bisect_right(self._quotation_starts, offset) - 1
        return at >= 0 and offset < self.quotations[at].end

    @cached_property
    def line_spans(self) -> tuple[Span, ...]:
        """The spans of the lines, furniture included."""
        return tuple(line.span for line in self.page.lines)

    @cached_property
    def paragraph_spans(self) -> tuple[Span, ...]:
        """The spans of the paragraphs."""
        return tuple(paragraph.span for paragraph in self.paragraphs)

    @cached_property
    def sentence_spans(self) -> tuple[Span, ...]:
        """The spans of the sentences."""
        return tuple(sentence.span for sentence in self.sentences)

    @cached_property
    def short_lines(self) -> tuple[Line, ...]:
        """The lines short enough to be a phrase of page furniture: 176 characters."""
        return tuple(line for line in self.page.lines if line.span.end - line.span.start <= _MAX_KEY)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span, _ in self.paragraphs]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.span.start for line in self.page.lines]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [span.start for span in self.quotations]
