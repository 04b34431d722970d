"""Phrases and swaps: word bounds, folding, choices, exceptions, context, place."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import STORY, assert_flags, hits

from lint_news.checks.base import expand
from lint_news.checks.phrase import in_case_of

ONE = {"phrases": ["click here"]}


@pytest.mark.parametrize(
    "marked",
    [
        "Please ⟦click here⟧ now.",
        "⟦CLICK HERE⟧",
        "(⟦Click here⟧)",
        "⟦click here⟧-now",
        "⟦click\u00a0here⟧",
        "a ⟦click here⟧, a ⟦click here⟧",
        "Please click  here now.",  # two spaces are another phrase
        "Please click heres now.",
        "doubleclick here",
        "click\nhere",
        "",
        "   ",
    ],
)
def test_a_phrase_stands_as_whole_words(marked: str):
    assert_flags("phrase", ONE, marked)


@pytest.mark.parametrize(
    ("phrases", "marked"),
    [
        (["it's so"], "⟦It’s so⟧ and ⟦it‘s so⟧ and ⟦it's so⟧."),
        (['a "b" c'], "Say ⟦a “b” c⟧ or ⟦a «b» c⟧."),
        (["co-op"], "the ⟦co-op⟧ and the ⟦co‑op⟧"),
        (["istanbul"], "in ⟦İstanbul⟧"),
        (["..."], "so⟦...⟧ then"),
        (["20%"], "some ⟦20%⟧ of 120% and ⟦20%⟧"),
        (["new", "new york"], "the ⟦new⟧ and ⟦New York⟧"),
        (["new york", "york city"], "the ⟦New York⟧ City"),
        (["(his|her) part"], "for ⟦his part⟧, for ⟦her part⟧, for their part"),
        (["(very |)small"], "a ⟦very small⟧ ⟦small⟧ thing"),
        (["(a|b) (c|d)"], "⟦a c⟧ ⟦a d⟧ ⟦b c⟧ ⟦b d⟧ a b"),
    ],
)
def test_phrases(phrases: list[str], marked: str):
    assert_flags("phrase", {"phrases": phrases}, marked)


@pytest.mark.parametrize(
    ("options", "marked"),
    [
        ({"case": "exact"}, "⟦click here⟧ but Click here"),
        ({"case": "fold"}, "⟦click here⟧ but ⟦Click here⟧"),
        ({"unless": ["to click here"]}, "⟦click here⟧ but to click here"),
        ({"unless": ["click here (and|or) there"]}, "click here or there, ⟦click here⟧"),
        ({"unless": ["a click here a"]}, "a click here a click here a"),
        ({"context": ["button"]}, "Press the button, ⟦click here⟧. Then click here."),
        ({"context": ["button"], "near": "paragraph"}, "Press the button. ⟦click here⟧.\n\nThen click here now."),
        ({"context": ["button"], "near": "article"}, "Press the button. ⟦Click here⟧.\n\nThen ⟦click here⟧ now."),
        ({"context": ["button"]}, "Press the buttons and click here."),
        ({"not_context": ["button"]}, "Press the button, click here. Then ⟦click here⟧."),
        ({"not_context": ["BUTTON"]}, "Press the button, click here. Then ⟦click here⟧."),
        ({"start": "sentence"}, "⟦Click here⟧. “⟦Click here⟧.” So click here. He can: click here."),
        ({"start": "paragraph"}, "⟦Click here⟧. Click here.\n\n“⟦Click here⟧ and go on to the next page.”"),
        ({"quoted": "inside"}, "He said “⟦click here⟧” and click here."),
        ({"quoted": "outside"}, "He said “click here” and ⟦click here⟧."),
        ({"quoted": "any"}, "He said “⟦click here⟧” and ⟦click here⟧."),
        ({"min": 2}, "Please click here."),
        ({"min": 2}, "Please ⟦click here⟧ or ⟦click here⟧."),
        ({"roles": ["list"]}, "Please click here.\n\n- ⟦click here⟧ now\n"),
    ],
)
def test_options(options: dict[str, Any], marked: str):
    assert_flags("phrase", ONE | options, marked)


def test_a_headline_is_part_of_the_story():
    text = STORY.replace("Council", "Click here: council")
    assert [hit.span for hit in hits("phrase", ONE | {"roles": ["headline"]}, text)] == [(0, 10)]
    assert not hits("phrase", ONE | {"roles": ["body"]}, text)


def test_furniture_is_not_looked_at():
    text = (
        "<html><body><nav><p>Please click here</p></nav><article><p>So click here, he said.</p></article></body></html>"
    )
    assert len(hits("phrase", ONE, text, kind="html")) == 1


def test_the_count_is_a_slot():
    assert [hit.slots["count"] for hit in hits("phrase", ONE, "click here and click here")] == ["2", "2"]


@pytest.mark.parametrize(
    ("swaps", "text", "better"),
    [
        ({"big fires": "bonfires"}, "the big fires", ["bonfires"]),
        ({"big fires": "bonfires"}, "Big fires", ["Bonfires"]),
        ({"big fires": "bonfires"}, "BIG FIRES", ["BONFIRES"]),
        ({"big (fires|fire)": "bonfires"}, "big fire, big fires", ["bonfires", "bonfires"]),
        ({"ukranian": "Ukrainian"}, "the ukranian", ["Ukrainian"]),
        ({"a": "b", "a a": "c"}, "a a", ["c"]),
        ({"it’s": "its"}, "It's", ["Its"]),
    ],
)
def test_a_swap_writes_the_better_form_in_the_same_case(swaps: dict[str, str], text: str, better: list[str]):
    found = hits("swap", {"swaps": swaps}, text)
    assert [hit.slots["better"] for hit in found] == better
    assert [edit.content for hit in found for edit in hit.edits] == better
    assert all(hit.edits[0].span == hit.span for hit in found)


@pytest.mark.parametrize(
    ("model", "text", "written"),
    [("a", "x", "x"), ("A", "x", "X"), ("AB", "xy", "XY"), ("Ab", "xy", "Xy"), ("aB", "xy", "xy"), ("", "xy", "xy"),
     ("12", "xy", "xy"), ("A1", "xy", "Xy")],
)  # fmt: skip
def test_case_of_a_model(model: str, text: str, written: str):
    assert in_case_of(model, text) == written


@pytest.mark.parametrize(
    ("phrase", "readings"),
    [
        ("plain", ["plain"]),
        ("(a|b) c", ["a c", "b c"]),
        ("(a |)b", ["a b", "b"]),
        ("a (b|c|d)", ["a b", "a c", "a d"]),
        ("a  b ", ["a b"]),
        ("(a|b", ["(a|b"]),
        ("(aside) b", ["(aside) b"]),
        ("((a|b)|c) d", ["a d", "b d", "c d"]),
    ],
)
def test_choices_are_written_out(phrase: str, readings: list[str]):
    assert {*expand([phrase])} == {*readings}


def test_too_many_choices_are_a_mistake():
    with pytest.raises(ValueError, match="readings"):
        list(expand(["(a|b)" * 20]))
