"""Two styles of one thing in an article."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import assert_flags, hits

SPELLING = {"sets": [{"British": ["colour", "colours"], "American": ["color", "colors"]}]}


@pytest.mark.parametrize(
    ("options", "marked"),
    [
        ({}, "colour, colour, ⟦color⟧, color, colour"),
        ({"report": "each"}, "colour, colour, ⟦color⟧, ⟦color⟧, colour"),
        ({}, "colour and color"),  # nothing tells which is the article's own
        ({}, "color, ⟦colour⟧, colour, color"),  # on another tie the first one stands
        ({}, "colour and colours"),
        ({}, "colour and Color"),
        ({"case": "fold"}, "colour and Colour and ⟦Color⟧"),
        ({"sets": [{"a": ["élan"], "b": ["Elan"]}]}, "élan, élan and ⟦Elan⟧"),
        ({"sets": [{"a": ["Киев"], "b": ["Київ"]}]}, "Киев, Киев, ⟦Київ⟧"),
        ({}, "discolour and color"),
        ({"quoted": "outside"}, "“colour” and color"),
        ({"quoted": "outside"}, "“colour” and color, color and ⟦colour⟧"),
        ({"sets": [{"a": ["x"], "b": ["y"]}, {"c": ["p"], "d": ["q"]}]}, "x x ⟦y⟧ p p ⟦q⟧"),
        ({"sets": [{"a": ["x"], "b": ["y"], "c": ["z"]}]}, "x x ⟦y⟧ ⟦z⟧"),
    ],
)
def test_options(options: dict[str, Any], marked: str):
    assert_flags("consistency", SPELLING | options, marked)


def test_slots_edit_and_related_place():
    (hit,) = hits("consistency", SPELLING, "colour, colours, colors")
    assert hit.slots == {"main": "British", "count": "1", "main_count": "2", "better": "colours"}
    assert (hit.edits[0].span, hit.edits[0].content) == (hit.span, "colours")
    assert hit.related == (((0, 6), "“colour” here"),)


def test_a_form_without_a_pair_takes_the_last():
    (hit,) = hits("consistency", {"sets": [{"a": ["x"], "b": ["p", "q"]}]}, "x x q")
    assert hit.slots["better"] == "x"
