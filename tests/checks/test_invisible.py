"""Characters that print as nothing or as a box."""

from __future__ import annotations

import pytest
from helpers import hits
from hypothesis import given
from hypothesis import strategies as st

_HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u202a\u202c\u2060\ufeff"


def fixed(text: str, report: str) -> str:
    for hit in reversed(hits("invisible", {"report": report}, text)):
        for span, content in reversed(hit.edits):
            text = text[: span.start] + content + text[span.end :]
    return text


@given(st.integers(1, 20), st.text(alphabet=_HIDDEN, min_size=1, max_size=4))
def test_what_is_hidden_in_a_latin_word_is_taken_out(at: int, hidden: str):
    word = "Parlamentswahlergebnis"
    assert fixed(word[:at] + hidden + word[at:], "hidden") == word


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cروم به تهران",
        "श्री\u200dमान क्\u200cष",
        "👩\u200d🚒 ❤\ufe0f 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "حزب الله\u200f, or Party of God",
        "ក្រុង\u200bភ្នំពេញ",
        "ᠮᠣᠩᠭᠣᠯ\u180eᠠ",
    ],
)
def test_what_a_script_needs_is_left_alone(text: str):
    assert hits("invisible", {"report": "hidden"}, text) == []
    assert hits("invisible", {"report": "control"}, text) == []


def test_runs_with_only_white_space_between_them_are_one_finding():
    (hit,) = hits("invisible", {"report": "hidden"}, "One.\n\n\u200d\n\n\u200d\n\nTwo.")
    assert len(hit.edits) == 2


def test_the_characters_are_named():
    (hit,) = hits("invisible", {"report": "control"}, "Here\ufffc it was")
    assert hit.slots["names"] == "U+FFFC object replacement character"


def test_a_form_feed_between_words_becomes_a_space():
    assert fixed("one\x0ctwo \x0c three", "control") == "one two  three"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pay \u202e4321 abc\u202c now", ["\u202e4321 abc\u202c"]),
        ("open \u202ecba\nnext", ["\u202ecba"]),
        ("\u202e\u2066abc\u2069\u202c", ["\u202e\u2066abc\u2069\u202c"]),
        ("قال \u202dالرئيس\u202c", ["\u202dالرئيس\u202c"]),
        ("in \u202bعراق\u202c and \u2067عراق\u2069 \u202d+964 770\u202c", []),
    ],
)
def test_only_overrides_that_reverse_letters_count(text: str, found: list[str]):
    assert [text[slice(*hit.span)] for hit in hits("invisible", {"report": "direction"}, text)] == found
