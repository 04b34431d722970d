"""Characters left in the escapes of HTML, JSON, mail and addresses."""

from __future__ import annotations

from html import escape
from quopri import encodestring
from urllib.parse import quote

import pytest
from helpers import hits
from hypothesis import given
from hypothesis import strategies as st

_WORDS = st.text(alphabet="éüñßžПрив中ق’–", min_size=2, max_size=6)


def fixed(text: str) -> str:
    for hit in reversed(hits("escaped", {}, text)):
        for span, content in hit.edits:
            text = text[: span.start] + content + text[span.end :]
    return text


@given(_WORDS)
def test_escapes_are_put_back(word: str):
    clean = f"The town of {word} voted."
    assert fixed(clean) == clean
    assert fixed(clean.replace(word, "".join(f"&#{ord(c)};" for c in word))) == clean
    assert fixed(clean.replace(word, word.encode("unicode_escape").decode().replace("\\x", "\\u00"))) == clean
    assert fixed(clean.replace(word, quote(word))) == clean
    assert fixed(clean.replace(word, encodestring(word.encode()).decode())) == clean


@pytest.mark.parametrize(
    ("text", "reading", "mended"),
    [
        ("Marks &amp;amp; Co", "“&”", True),
        ("a&nbsp;b", "a space", True),
        (f"a {escape('<')} b", "“<”", False),
        ("soft&shy;ly", "the control character U+00AD", False),
        ("emoji \\ud83d\\ude00", "“😀”", True),
    ],
)
def test_what_would_be_markup_or_nothing_is_told(text: str, reading: str, mended: bool):
    (hit,) = hits("escaped", {}, text)
    assert hit.slots == {"reading": reading}
    assert bool(hit.edits) is mended


@pytest.mark.parametrize(
    "text",
    [
        "AT&T; R&D; x=20; 100%; 5%D8; C:\\users",
        "https://example.org/%D0%9F%D0%B5?a=%D1%82&copy=1",
        "Hash \\u12",
        "a=\nb",
    ],
)
def test_what_only_looks_like_an_escape_is_left_alone(text: str):
    assert hits("escaped", {}, text) == []


def test_soft_line_breaks_of_mail_are_joined_where_there_are_several():
    assert fixed("The gov=\nernor of Ki=\nsumu spoke.=20\n") == "The governor of Kisumu spoke. \n"
