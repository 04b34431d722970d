"""Folding keeps every position."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_news.facts.fold import fold, line_key


@given(st.text())
def test_fold_keeps_the_length_and_folds_once(text: str):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_every_code_point_folds_to_one():
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(fold(every)) == len(every)
    assert all(len(fold(chr(code))) == 1 for code in range(0x3000))


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_plain_text_folds_as_it_does_among_other_scripts(text: str):
    assert fold(text + "é")[:-1] == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("It’s ‘so’ `so´", "it's 'so' 'so'"),
        ("“A” „b“ «c» »d«", '"a" "b" "c" "d"'),
        ("a\u00a0b\u202fc\td", "a b c d"),
        ("co‑op", "co-op"),
        ("İstanbul IŞIK", "istanbul işik"),
        ("ÀÉÎÕÜ ЖЯ ΑΩ", "àéîõü жя αω"),
        ("line\nline\r\n", "line\nline\r\n"),
        ("王小明", "王小明"),
    ],
)
def test_fold(text: str, folded: str):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("  » post  a\tcomment: ", "post a comment"),
        ("(3) comments", "(3) comments"),
        ("[ 3 comments ]", "3 comments"),
        ("up 5%", "up 5%"),
        ("***", ""),
        ("", ""),
        ("a...", "a"),
        ("...a - b...", "a - b"),
    ],
)
def test_line_key(line: str, key: str):
    assert line_key(line) == key


@given(st.text(alphabet="ab .-\u00a0»", max_size=30))
def test_a_line_key_is_its_own_key(line: str):
    assert line_key(line_key(line)) == line_key(line)


def test_long_runs_of_marks_are_reduced_in_no_time():
    assert line_key("a" + "-" * 300_000 + "b") == "a" + "-" * 300_000 + "b"
    assert line_key("a" + "- " * 100_000) == "a"
