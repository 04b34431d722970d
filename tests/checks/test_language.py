"""Articles and passages in another language."""

from __future__ import annotations

import pytest
from helpers import STORY, assert_flags, hits

_GERMAN = "Der Stadtrat hat am Dienstagabend beschlossen, im nächsten Jahr eine zweite Brücke über den Fluss zu bauen."
_FRENCH = "Le conseil municipal a décidé mardi soir de construire un deuxième pont sur la rivière pendant les travaux."


@pytest.mark.parametrize(
    ("text", "declared", "slots"),
    [
        (STORY, "de", {"declared": "de", "language": "en"}),
        (STORY, "DE-AT", {"declared": "de", "language": "en"}),
        (STORY, "de_AT", {"declared": "de", "language": "en"}),
        (_GERMAN, "en", {"declared": "en", "language": "de"}),
        (STORY, "en", None),
        (STORY, "en-GB", None),
        (STORY, "", None),
        ("Nein.", "en", None),
        ("12 34 56 78 90 12 34 56 78 90", "en", None),
    ],
)
def test_an_article_that_declares_another_language(text: str, declared: str, slots: dict[str, str] | None):
    found = hits("language", {"report": "mismatch"}, text, in_language=declared)
    assert [hit.slots for hit in found] == ([slots] if slots else [])


@pytest.mark.parametrize(
    "marked",
    [
        f"{STORY}\n⟦{_GERMAN}⟧ The council will vote on it again in the spring of the next year.",
        f"{STORY}\n“{_GERMAN}”",
        f"{STORY}\nOberbürgermeister Hans Müller, Stadtrat Franz Meier, Jürgen Groß, Claudia Weiß, Peter Lang.",
        STORY,
    ],
)
def test_passages_in_another_language(marked: str):
    assert_flags("language", {"report": "passages"}, marked)


def test_passages_of_an_article_that_is_not_english():
    found = hits("language", {"report": "passages"}, f"{_GERMAN} {_GERMAN} {_GERMAN}\n\n{_FRENCH}\n")
    assert [hit.slots for hit in found] == [{"language": "fr", "article": "de"}]


def test_short_passages_are_left_alone():
    assert not hits("language", {"report": "passages", "min_words": 40}, f"{STORY}\n{_GERMAN}")
