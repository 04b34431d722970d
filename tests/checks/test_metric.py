"""Counts and readability against a threshold."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import STORY, assert_flags, facts, hits
from hypothesis import given
from hypothesis import strategies as st

from lint_news.checks.metric import MEASURES
from lint_news.rulebook.schema import options_schema

_SHORT = "Two words here. And four words more."


@pytest.mark.parametrize(
    ("measure", "text", "value"),
    [
        ("words", _SHORT, 7),
        ("words", "政府星期一在首都开会讨论预算", 8),
        ("words", "รัฐบาลประชุมวันนี้", 5),
        ("sentences", _SHORT, 2),
        ("paragraphs", STORY, 3),
        ("mean_sentence_words", _SHORT, 3.5),
        ("capitals_percent", "AB cd, ef.", 33.3),
        ("capitals_percent", "12 34", 0),
        ("mean_sentence_words", "", 0),
    ],
)
def test_measures(measure: str, text: str, value: float):
    assert MEASURES[measure](facts(text)) == value


@pytest.mark.parametrize(
    ("options", "marked"),
    [
        ({"measure": "words", "below": 8}, f"⟦{_SHORT}⟧"),
        ({"measure": "words", "below": 7}, _SHORT),
        ({"measure": "words", "above": 6}, f"⟦{_SHORT}⟧"),
        ({"measure": "words", "above": 7}, _SHORT),
        ({"measure": "words", "below": 8, "min_words": 8}, _SHORT),
        ({"measure": "words", "below": 8}, ""),
        ({"measure": "sentence_words", "above": 3}, "Two words here. ⟦And four words more.⟧"),
        ({"measure": "sentence_words", "below": 4}, "⟦Two words here.⟧ And four words more."),
        ({"measure": "sentence_words", "above": 4}, "Two – words – here – so."),
        ({"measure": "sentence_words", "above": 2, "below": 1}, "⟦Two words here.⟧ And four."),
    ],
)
def test_bounds(options: dict[str, Any], marked: str):
    assert_flags("metric", options, marked)


def test_the_value_is_a_slot_and_so_is_what_was_left_out():
    options = {"measure": "words", "below": 8}
    assert hits("metric", options, _SHORT)[0].slots == {"value": "7", "beside": ""}
    page = f"<nav><a href='/'>Home</a></nav><p>{_SHORT}</p>"
    slots = hits("metric", options, page, kind="html")[0].slots
    assert slots == {"value": "7", "beside": " left beside page furniture"}


@pytest.mark.parametrize(
    "text",
    [
        "STORM HITS CEBU. All is well in the north of it.",
        "alles klein hier. alles klein hier. alles klein hier. НОВОСТИ ДНЯ",
        "all of this is small\n\nONLY THE REST IS NOT and so are these few words of it, the last ones.\n",
        "so are these few words, all of them small but for O",
    ],
)
def test_capitals_are_flagged_above_the_bound_alone(text: str):
    share = MEASURES["capitals_percent"](facts(text))
    assert hits("metric", {"measure": "capitals_percent", "above": share - 0.1}, text)
    assert not hits("metric", {"measure": "capitals_percent", "above": share}, text)


def test_an_easy_text_reads_more_easily_than_a_hard_one():
    easy = facts("The cat sat on the mat. The dog ran to the cat. They all had fun in the sun.")
    hard = facts(
        "Notwithstanding considerable intergovernmental deliberation, implementation necessitates authorization."
    )
    assert MEASURES["flesch_reading_ease"](easy) > 80
    assert MEASURES["flesch_reading_ease"](hard) < 20
    for name in ("flesch_kincaid_grade", "gunning_fog", "automated_readability_index", "coleman_liau_index"):
        assert MEASURES[name](easy) < MEASURES[name](hard)


def test_every_measure_of_the_schema_is_there():
    assert {*options_schema()["metric"]["properties"]["measure"]["enum"]} == {*MEASURES, "sentence_words"}


@given(st.sampled_from(sorted(MEASURES)), st.text(max_size=60))
def test_any_text_can_be_measured(measure: str, text: str):
    for hit in hits("metric", {"measure": measure, "above": 0, "below": 0}, text):
        assert 0 <= hit.span.start <= hit.span.end <= len(text)
