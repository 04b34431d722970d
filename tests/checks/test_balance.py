"""Quotation marks and brackets without their partner."""

from __future__ import annotations

import pytest
from helpers import assert_flags, hits

_MORE = "\n\nThe town council voted on Tuesday evening to build a second bridge across the river."


@pytest.mark.parametrize(
    "marked",
    [
        "He said ⟦“so⟧ be it. Then he left.",
        "He said “so be it.” Then he left.",
        'He said ⟦"so⟧ be it. Then he left.',
        'He said "so be it." Then he left.',
        'The 6" pipe broke.',
        "Er sagte „so sei es“ und ging.",
        "Er sagte ⟦„so⟧ sei es und ging.",
        "Il dit « ainsi soit-il » et partit.",
        "Il dit ⟦«⟧ ainsi soit-il et partit.",
        "Er sagte »so sei es« und ging.",
        "Hon sade ”så är det” och gick.",
        "On powiedział „niech tak będzie” i wyszedł.",
        "‘So be it,’ he said.",
    ],
)
def test_marks_that_nothing_closes(marked: str):
    assert_flags("balance", {"report": "unclosed"}, marked + _MORE)


@pytest.mark.parametrize(
    "marked",
    [
        "He said ⟦it.”⟧ Then he left.",
        "He said “so be it.” Then he left.",
        'He said so be ⟦it."⟧ Then he left.',
        "“A,” he said, and ⟦so.”⟧ Then he left.",
        "Il dit ainsi soit-il ⟦»⟧ et partit.",
        "Er sagte „so sei es“ und ging.",
        "Hon sade ”så är det” och gick.",
    ],
)
def test_marks_that_nothing_opened(marked: str):
    assert_flags("balance", {"report": "unopened"}, marked + _MORE)


def test_a_quotation_that_runs_on_is_no_error():
    text = "“This is the first part of what he said, and it runs on\n\n“And this is the last part of it,” he said."
    assert not hits("balance", {"report": "unclosed"}, text)
    assert not hits("balance", {"report": "unopened"}, text)


@pytest.mark.parametrize(
    ("report", "marked"),
    [
        ("unclosed", "He said ⟦(so⟧ be it."),
        ("unclosed", "He said (so [be] it)."),
        ("unclosed", "⟦(a⟧ [b]"),
        ("unclosed", "⟦(a⟧ ⟦[b)⟧"),
        ("unopened", "He said so be ⟦it)⟧ there."),
        ("unopened", "He said (so) be ⟦it]⟧ there."),
        ("unopened", "a) first, b) second, 12) twelfth"),
        ("unopened", "abc ⟦def)⟧"),
        ("unopened", "nothing"),
    ],
)
def test_brackets(report: str, marked: str):
    assert_flags("balance", {"pairs": "brackets", "report": report}, marked)


def test_the_mark_is_a_slot():
    (hit,) = hits("balance", {"report": "unclosed"}, "He said “so be it." + _MORE)
    assert hit.slots == {"mark": "“"}
