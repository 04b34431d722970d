"""What tells a text from a pattern without running it must never tell one from it that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_news.checks.regex import edges, final_edges, required_literals, required_marks
from lint_news.facts import fold
from lint_news.positions import Span, stripped_lines

PATTERNS = (
    r"(?i)\d{1,2}:\d{2}\s?[·•-]\s?[^\n]{6,24}",
    r"(?i)(?:we|as an? \w+(?: \w+)?,? (?:I|we)) may earn .*commission\.?",
    r"[•*\s-]*(?:tags?|topics)\s?[:：]\s?.{2,20}",
    r"(?:.*[.,;]\s*)?(?:File |Stock )?(?:photo|image)s?\s?[:©/|]\s?\w+",
    r"(?:[#＃]\w+[\s,·|]*){2,}",
    r".*\s[\[(](?:(?:File|Photo)[: /]?)?(?:Reuters|AFP|AP)[\])]",
    r"a|bc+d?|(?:e|f){2}",
)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_whatever_a_pattern_matches_has_its_edges_and_its_marks(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    folded = fold(text)
    heads, tails = edges(pattern)
    assert not heads or folded.startswith(tuple(heads))
    assert not tails or folded.endswith(tuple(tails))
    for needed in (required_marks(pattern), required_literals(pattern), required_literals(pattern, common=True)):
        assert not needed or any(part in folded for part in needed)


def test_edges_are_known_where_a_pattern_begins_or_ends_with_words() -> None:
    assert edges(r"(?i)Tags?: .+ (?:more|less)") == (["tag: ", "tags:"], [" less", " more"])
    assert edges(r".+") == ([], [])
    assert edges(r"(?:one )?(?:two|three)") == (["one t", "three", "two"], ["three", "two"])


def test_only_a_pattern_that_is_tied_to_the_end_has_final_edges() -> None:
    assert final_edges(r"^.+ (?:of|the)$") == [" of", " the"]
    assert final_edges(r"^.+ of") == []
    assert final_edges(r"of|the$") == []


def test_marks_hold_no_letters() -> None:
    assert required_marks(r".*[(\[](?:File )?\w+") == ["(", "["]
    assert required_marks(r"\w+ (?:or|and) \w+") == []


@given(
    st.text(alphabet="ab \t\n\r\x0b\x0c\x1c\x85\u00a0\u2028\u3000é", max_size=40), st.integers(0, 5), st.integers(0, 40)
)
def test_lines_are_cut_as_a_search_would_cut_them(text: str, start: int, end: int) -> None:
    line = re.compile(r"\S(?:[^\r\n]*\S)?")
    assert stripped_lines(text) == [Span(*match.span()) for match in line.finditer(text)]
    start, end = min(start, len(text)), max(min(end, len(text)), min(start, len(text)))
    assert stripped_lines(text, start, end) == [Span(*match.span()) for match in line.finditer(text, start, end)]
