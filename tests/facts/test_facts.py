"""Lines, paragraphs, words, and what is left when furniture is set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from helpers import STORY, article, facts
from hypothesis import given
from hypothesis import strategies as st

from lint_news.facts import Facts
from lint_news.positions import Span

_TEXTS = st.one_of(st.text(max_size=120), st.text(alphabet='aB.,"“” \n\r\t\u2028\x0b\x850-', max_size=120))


@given(_TEXTS)
def test_spans_lie_inside_the_text_in_order(text: str):
    seen = facts(text)
    for spans in (
        [line.span for line in seen.page.lines],
        [paragraph.span for paragraph in seen.paragraphs],
        [sentence.span for sentence in seen.sentences],
        list(seen.quotations),
        seen.words(Span(0, len(text))),
    ):
        at = 0
        for start, end in spans:
            assert at <= start < end <= len(text)
            at = end
    for line in seen.page.lines:
        content = text[slice(*line.span)]
        assert content == content.strip()
        assert not {"\n", "\r"} & {*content}


@given(_TEXTS)
def test_an_offset_finds_its_line_paragraph_and_sentence(text: str):
    seen = facts(text)
    for at in range(len(text)):
        assert [seen.line_at(at)] == (_holding(seen.page.lines, at) or [-1])
        assert [seen.paragraph_at(at)] == (_holding(seen.paragraphs, at) or [-1])
        sentence = seen.sentence_at(at)
        assert ([] if sentence is None else [seen.sentences.index(sentence)]) == _holding(seen.sentences, at)


def _holding(parts: Sequence[Any], at: int) -> list[int]:
    return [number for number, part in enumerate(parts) if part.span.start <= at < part.span.end]


def test_the_page_of_a_story():
    text = "Print Page\n\n" + STORY + "\nTags: bridge"
    page = facts(text).page
    assert [text[slice(*line.span)][:12] for line in page.lines] == [
        "Print Page", "Council vote", "The town cou", "Residents of", "Tags: bridge",
    ]  # fmt: skip
    assert (page.headline, page.first_body, page.last_body) == (1, 2, 3)


def test_a_page_without_a_story():
    page = facts("Print\nShare\n").page
    assert (page.headline, page.first_body, page.last_body) == (-1, 2, -1)
    empty = facts("").page
    assert (empty.lines, empty.headline, empty.first_body, empty.last_body) == ((), -1, 0, -1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str):
    seen = facts(f" a {end}{end}b{end}")
    assert [seen.text[slice(*line.span)] for line in seen.page.lines] == ["a", "b"]


def test_furniture_is_set_aside():
    seen = facts(STORY + "\nThis is a line that reads like a story but is a part of the page, as it happens.\n")
    last = seen.page.lines[-1].span
    assert len(seen.paragraphs) == 4
    story = seen.without((last,))
    assert [paragraph.span.end for paragraph in story.paragraphs] == [p.span.end for p in seen.paragraphs[:3]]
    assert story.paragraph_at(last.start) == -1
    assert story.sentence_at(last.start) is None
    assert len(story.page.lines) == len(seen.page.lines)
    assert story.word_count == seen.word_count - 19
    assert seen.without(()) is seen
    assert story.without((seen.page.lines[0].span,)).paragraphs == story.paragraphs[1:]


def test_much_furniture_is_set_aside_in_no_time():
    seen = facts("Print this page.\n" * 20_000)
    story = seen.without(tuple(line.span for line in seen.page.lines[1:]))
    assert [paragraph.span for paragraph in story.paragraphs] == [(0, 16)]


def test_words():
    seen = facts("It’s a well-known 3.5 — co-op's O'Neill é.")
    assert [seen.text[slice(*span)] for span in seen.words(Span(0, len(seen.text)))] == [
        "It’s", "a", "well-known", "3", "5", "co-op's", "O'Neill", "é",
    ]  # fmt: skip


def test_lines_by_what_they_say():
    keys = facts("» Print\nprint!\n\nShare\n" + "x" * 200).line_keys
    assert keys == {"print": [0, 1], "share": [2]}


def test_facts_are_worked_out_once():
    seen = Facts(article(STORY))
    assert seen.sentences is seen.sentences
    assert seen.page is seen.without((Span(0, 3),)).page
