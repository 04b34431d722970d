"""Words and clauses that stand twice."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import assert_flags, hits


@pytest.mark.parametrize(
    ("options", "marked"),
    [
        ({}, "He saw ⟦the the⟧ dog."),
        ({}, "⟦The the⟧ dog."),
        ({}, "The The dog."),  # a capital begins a name, or a sentence
        ({}, "It was ⟦so  so⟧ sad."),
        ({}, "He said so. So it was."),
        ({}, "had; had, he – he"),
        ({}, "(⟦the the⟧)"),
        ({}, "“⟦the the⟧”"),
        ({}, "⟦é é⟧ ⟦на на⟧"),
        ({}, "12 12"),
        ({}, "a-a aa a"),
        ({"allow": ["had"]}, "had had ⟦the the⟧"),
        ({"allow": ["HAD", "it's"]}, "had had it’s it’s ⟦the the⟧"),
        ({"only": ["the"]}, "had had ⟦the the⟧"),
        ({"only": ["The"]}, "had had ⟦the the⟧"),
    ],
)
def test_words(options: dict[str, Any], marked: str):
    assert_flags("repeat", {"unit": "word"} | options, marked)


def test_three_in_a_row_are_two_pairs():
    found = hits("repeat", {"unit": "word", "remove": True}, "of of of")
    assert [hit.span for hit in found] == [(0, 5), (3, 8)]
    assert [edit.span for hit in found for edit in hit.edits] == [(2, 5), (5, 8)]


def test_a_word_is_named_as_it_is_written():
    assert [hit.slots["word"] for hit in hits("repeat", {"unit": "word"}, "The the dog")] == ["the"]


@pytest.mark.parametrize(
    ("least", "marked"),
    [
        (3, "one two three four. And ⟦one two three⟧ five."),
        (3, "one two three. And ⟦One, two: three⟧ five."),
        (4, "one two three. And one two three five."),
        (3, "“one two three” he said. “one two three” she said."),
        (2, "one two ⟦one two⟧ ⟦one two⟧"),
        (2, "one one ⟦one one⟧"),
        (3, "one two three four five.\n\n⟦one two three four five⟧."),
    ],
)
def test_clauses(least: int, marked: str):
    found = assert_flags("repeat", {"unit": "clause", "min_words": least}, marked)
    assert all(hit.related[0][0].end <= hit.span.start for hit in found)
