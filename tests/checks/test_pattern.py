"""Patterns: units, groups, replacements, what stands beside, and the literals that they need."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import assert_flags, hits
from hypothesis import given
from hypothesis import strategies as st

from lint_news.checks.regex import Regex, required_literals
from lint_news.facts.fold import fold

_BODY = "The town council voted on Tuesday evening to build a second bridge across the river."


@pytest.mark.parametrize(
    ("options", "marked"),
    [
        ({"patterns": [r"\d+ %"]}, "rose by ⟦5 %⟧ to ⟦10 %⟧. Then."),
        ({"patterns": [r"(?i)click"]}, "⟦Click⟧ and ⟦click⟧"),
        ({"patterns": [r"^So"]}, "⟦So⟧ it is. ⟦So⟧ be it. And So."),
        ({"patterns": [r"^So"], "unit": "paragraph"}, "⟦So⟧ it is. So be it.\n\n⟦So⟧ on we go with the rest."),
        ({"patterns": [r"(?m)^So"], "unit": "text"}, "⟦So⟧ it is. So be it.\n⟦So⟧ on"),
        ({"patterns": [r"it\.$"]}, "So be ⟦it.⟧ And it is. Go ⟦it.⟧"),
        ({"patterns": [r"Photo: .+"], "unit": "line"}, "⟦Photo: Jane Doe / AP⟧\n\n" + _BODY),
        ({"patterns": [r"Photo: .+"]}, "Photo: Jane Doe / AP\n\n" + _BODY),  # a caption is no part of the story
        ({"patterns": [r"Photo: .+"], "unit": "line", "roles": ["body"]}, "Photo: Jane Doe / AP\n\n" + _BODY),
        ({"patterns": [r"(\d+) (dogs|cats)"], "group": 1}, "⟦12⟧ dogs and ⟦7⟧ cats"),
        ({"patterns": [r"(?P<n>\d+) dogs"], "group": "n"}, "⟦12⟧ dogs and 7 cats"),
        ({"patterns": [r"a(b)?c"], "group": 1}, "ac a⟦b⟧c"),
        ({"patterns": ["a", "b"]}, "⟦a⟧ ⟦b⟧ c"),
        ({"patterns": [r"\d+"], "unless": [r"page \d+"]}, "⟦7⟧ on page 12"),
        ({"patterns": [r"\d+"], "preceded_by": ["page "]}, "7 on page ⟦12⟧"),
        ({"patterns": [r"\d+"], "preceded_by": ["page ", "line "]}, "7 on page ⟦12⟧ line ⟦3⟧"),
        ({"patterns": [r"\d+"], "not_preceded_by": ["page "]}, "⟦7⟧ on page 12"),
        ({"patterns": [r"\b\d+\b"], "followed_by": [" men", " women"]}, "⟦7⟧ men, ⟦8⟧ women, 9 cats"),
        ({"patterns": [r"\b\d+\b"], "not_followed_by": [" men"]}, "7 men, ⟦9⟧ cats"),
        ({"patterns": [r"\d+"], "quoted": "outside"}, "“7 men” and ⟦9⟧"),
        ({"patterns": [r"\d+"], "quoted": "inside"}, "“⟦7⟧ men” and 9"),
        ({"patterns": [r"\d+"], "quoted": "inside", "unit": "text"}, "“⟦7⟧ men” and 9"),
        ({"patterns": [r"\d+"], "context": ["men"]}, "⟦7⟧ men. And 9 cats."),
        ({"patterns": [r"\d+"], "not_context": ["men"]}, "7 men. And ⟦9⟧ cats."),
        ({"patterns": [r"\p{Lu}\pL+ist"]}, "der ⟦Ökonomist⟧ und die liste"),
    ],
)
def test_options(options: dict[str, Any], marked: str):
    assert_flags("pattern", options, marked)


def test_offsets_are_code_points():
    assert_flags("pattern", {"patterns": [r"\d+"]}, "😀 é 王 ⟦12⟧ ‼ ⟦3⟧")


def test_a_replacement_is_an_edit_and_a_slot():
    options = {"patterns": [r"(?P<n>\d+) procent"], "replace": r"\1 percent"}
    (hit,) = hits("pattern", options, "up 5 procent")
    assert hit.slots == {"n": "5", "better": "5 percent"}
    assert [(tuple(edit.span), edit.content) for edit in hit.edits] == [((3, 12), "5 percent")]


def test_a_replacement_of_a_group_leaves_the_rest():
    (hit,) = hits("pattern", {"patterns": [r"\d+ (procent)"], "group": 1, "replace": "percent"}, "up 5 procent")
    assert (hit.edits[0].span, hit.edits[0].content) == ((5, 12), "percent")


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("click here", ["click here"]),
        ("Click Here", ["click here"]),
        (r"\d+ (dogs|cats|)", []),
        (r"(?i)click\s+here", ["click"]),
        (r"a|bcd", []),
        (r"(abc)?d", []),
        (r"(abc)+d", ["abc"]),
        (r"\pL+ing", ["ing"]),
        (r".*", []),
        ("", []),
        ("it’s", ["it's"]),
    ],
)
def test_literals_that_a_pattern_needs(pattern: str, literals: list[str]):
    assert required_literals(pattern) == literals


_ATOMS = st.sampled_from(["ab", "c", "Dé", r"\d", "[xy]", ".", "(?:ab|cd)", "(ab|)", "(?i)e", r"\s", "’", r"\pL", "İ"])
_TIMES = st.sampled_from(["", "", "?", "*", "+", "{2}", "{1,2}?"])
_PATTERNS = st.lists(st.tuples(_ATOMS, _TIMES), max_size=5).map(
    lambda parts: "".join(
        atom + times if not (times and len(atom) == 2 and atom.isalpha()) else atom for atom, times in parts
    )
)


@given(_PATTERNS, st.text(alphabet="abcdeDéExy19 ’'\u0130\nq", max_size=30))
def test_what_matches_holds_a_needed_literal(pattern: str, text: str):
    needed = required_literals(pattern)
    for match in Regex(pattern).finditer(text):
        assert not needed or any(literal in fold(match.group()) for literal in needed)


@given(_PATTERNS, st.text(alphabet="abcdeDéExy19 .’'\n", max_size=40))
def test_hits_are_those_of_the_pattern_alone(pattern: str, text: str):
    found = hits("pattern", {"patterns": [pattern], "unit": "text"}, text)
    expected = sorted(match.span() for match in Regex(pattern).finditer(text))
    assert [hit.span for hit in found if hit.span.end > hit.span.start] == [
        span for span in expected if span[1] > span[0]
    ]


def test_wide_classes_hold_letters_of_every_script():
    letters = Regex(r"\pL+")
    for word in ("Zürich", "Москва", "القاهرة", "東京", "서울", "हिन्दी", "ไทย", "Ἀθῆναι", "İstanbul", "Tiếng"):
        assert letters.fullmatch(word), word
    for text in ("12", "...", "“”", " ", "€", "-", "、", "。", "؟"):
        assert not letters.search(text), text


def test_capitals_are_told_from_small_letters():
    capital = Regex(r"\p{Lu}")
    assert all(capital.fullmatch(letter) for letter in "AÄÉŁЖΩ")
    assert not any(capital.search(letter) for letter in "aäéłжω1-王")
