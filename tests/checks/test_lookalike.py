"""Letters of one alphabet that stand for those of another."""

from __future__ import annotations

import pytest
from helpers import hits
from hypothesis import given
from hypothesis import strategies as st

MIXED = {"report": "mixed"}
_TWINS = {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х"}


@given(st.text(alphabet="bdfghklmnrtz", min_size=3, max_size=8), st.sampled_from(sorted(_TWINS)), st.integers(0, 8))
def test_one_cyrillic_twin_in_a_latin_word_is_put_right(word: str, letter: str, at: int):
    at = min(at, len(word))
    seen, right = word[:at] + _TWINS[letter] + word[at:], word[:at] + letter + word[at:]
    (hit,) = hits("lookalike", MIXED, f"The town of {seen} voted.")
    assert hit.slots == {"reading": right}
    assert [edit.content for edit in hit.edits] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "Beyoncé, Šefčovič, 5 μm, 3 kΩ, TNFα, NFκB, ΔT, β-blocker, π and x",
        "В Яндекс-Taxi ждут SMSки и PRщика, COVID-вакцина, Т-34, 90 км/h, iPhoneа",
        "ＮＨＫ说，ＧＤＰ增长",
        "Ирон æвзаг",
        "NATO-ს, VIP-ის",
    ],
)
def test_meant_mixtures_are_left_alone(text: str):
    assert hits("lookalike", MIXED, text) == []


def test_a_letter_of_another_code_page_is_told_and_not_mended():
    (hit,) = hits("lookalike", MIXED, "The singer Garcнa spoke.")
    assert hit.slots == {"reading": "García"}
    assert hit.edits == ()


@given(st.text(alphabet="aаeеPРxхΑοA'- \n", max_size=40))
def test_edits_keep_the_length(text: str):
    for hit in hits("lookalike", MIXED, text):
        assert all(len(content) == span.end - span.start for span, content in hit.edits)


def test_dressed_words_are_put_in_plain_letters():
    (hit,) = hits("lookalike", {"report": "dressed"}, "𝗕𝗿𝗲𝗮𝗸𝗶𝗻𝗴 𝗻𝗲𝘄𝘀: 𝑥 and 𝑦.")
    assert hit.slots == {"reading": "Breaking news"}
