"""Text of articles made inert."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_news.report import safe
from lint_news.report.neutral import safe_span

untimed = settings(deadline=None)

ODD = "\x00\x07\x1b\n\r\x7f\x85\x9b\xad\u061c\u200b\u200e\u2028\u202e\u2066\u2069\ufeff\ud800\udfff\U000e0041"
HOSTILE = st.text(st.one_of(st.characters(), st.sampled_from(ODD + "\u200c\u200d\ufe0f:#[\ta क👩")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, “quoted” – naïve", "plain, “quoted” – naïve"),
        ("tab\there", "tab here"),
        ("\x1b[2J", "\\x1b[2J"),
        ("two\r\nlines\u2028", "two\\r\\nlines\\u2028"),
        ("\x9b31m\x7f", "\\x9b31m\\x7f"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\u2066\u2069\u200e\u061c", "\\u2066\\u2069\\u200e\\u061c"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("\ud800", "\\ud800"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("::set-output name=x::y", "\\x3a:set-output name=x::y"),
        (" ::STOP-commands::t", " \\x3a:STOP-commands::t"),
        ("std::vector", "std::vector"),
        ("##[error]x ##vso[task]", "\\x23#[error]x \\x23#vso[task]"),
        ("## heading", "## heading"),
        ("می\u200cشود", "می\u200cشود"),
        ("क्\u200dष", "क्\u200dष"),
        ("a\u200db", "a\\u200db"),
        ("\u200d", "\\u200d"),
        ("क\u200d\u200d", "क\u200d\\u200d"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3", "👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("e\ufe01\ufe02", "e\\ufe01\\ufe02"),
        ("葛\U000e0100城\ufe00\ufe01", "葛\U000e0100城\ufe00\\ufe01"),
    ],
)
def test_safe(text: str, expected: str) -> None:
    assert safe(text) == expected


@untimed
@given(HOSTILE)
def test_nothing_odd_is_left(text: str) -> None:
    shown = safe(text)
    shown.encode()
    assert not set(shown) & (set(ODD) | {"\t"})


@untimed
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E, exclude_characters=":#")))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert safe(text) == text


@untimed
@given(HOSTILE, st.data())
def test_spans_follow(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown, new_start, new_end = safe_span(text, start, end)
    assert shown == safe(text)
    assert 0 <= new_start <= new_end <= len(shown)
    assert (new_start == new_end) == (start == end)


def test_span_covers_the_escapes() -> None:
    shown, start, end = safe_span("\x1b a\x1bb \x1b", 2, 5)
    assert shown[start:end] == "a\\x1bb"
