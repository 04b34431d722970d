"""Words run together, and words left cut in two."""

from __future__ import annotations

import pytest
from helpers import flagged, hits

WORDS = {"report": "words"}
HYPHENS = {"report": "hyphens", "unless": ["and", "und"]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the dam and the Crew; at the damCrew said", ["damCrew"]),
        ("the dam and the Crew; damCrew and damCrew", []),
        ("the dam; damCrew said", []),
        ("Crew, dam, www.damCrew.example, @damCrew, damCrew/x", []),
        ("Deep sea, Mind games, DeepMind", []),
        ("He met Putin. The hall: PutinThe door", ["PutinThe"]),
        ("Плотина и Мост: плотинаМост; плотина", ["плотинаМост"]),
    ],
)
def test_both_halves_stand_in_the_article(text: str, found: list[str]):
    assert flagged("glued", WORDS, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the govern- ment said; the government", ["govern- ment"]),
        ("the govern- ment said", []),
        ("govern- ment, minis- ter, har- bour", ["govern- ment", "minis- ter", "har- bour"]),
        ("two- and three-year; Haus- und Garten; he- but- so", []),
    ],
)
def test_the_whole_word_or_many_cuts_are_the_evidence(text: str, found: list[str]):
    assert flagged("glued", HYPHENS, text) == found


def test_the_better_form_is_offered():
    assert hits("glued", HYPHENS, "govern- ment, government")[0].edits[0].content == "government"
