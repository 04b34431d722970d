"""Quotation marks read with direction, in the styles of several countries."""

from __future__ import annotations

import pytest
from helpers import facts
from hypothesis import given
from hypothesis import strategies as st

from lint_news.facts.quotes import marks, quotations
from lint_news.positions import Span


def held_in(text: str, start: int, end: int) -> list[Span]:
    return quotations(marks(text, start, end), end)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # English
        ("He said “so be it” and left.", ["“so be it”"]),
        ('He said "so be it" and left.', ['"so be it"']),
        ("“A,” he said. “B.”", ["“A,”", "“B.”"]),
        ('"A," he said. "B."', ['"A,"', '"B."']),
        ('("A" or "B")', ['"A"', '"B"']),
        ('He said—"so be it"—and left.', ['"so be it"']),
        ("He said “she said ‘no’ to me” and left.", ["“she said ‘no’ to me”"]),
        ("“so be it”s", ["“so be it”"]),
        # German, Polish, Czech, Hungarian
        ("Er sagte: „So sei es“ und ging.", ["„So sei es“"]),
        ("Er sagte: „A“ und „B“.", ["„A“", "„B“"]),
        ("Powiedział: „Niech tak będzie” i wyszedł.", ["„Niech tak będzie”"]),
        ("Er sagte: »So sei es« und ging.", ["»So sei es«"]),
        ("Er sagte: »A«, »B« und »C«.", ["»A«", "»B«", "»C«"]),
        # French, Swiss, Italian, Russian, with and without spaces
        ("Il dit « ainsi soit-il » et partit.", ["« ainsi soit-il »"]),
        ("Il dit «\u00a0ainsi soit-il\u00a0», puis partit.", ["«\u00a0ainsi soit-il\u00a0»"]),
        ("Il dit «\u202fainsi soit-il\u202f».", ["«\u202fainsi soit-il\u202f»"]),
        ("Il dit «ainsi soit-il» et partit.", ["«ainsi soit-il»"]),
        ("L’article «ainsi», d'«abord», («fin»).", ["«ainsi»", "«abord»", "«fin»"]),
        ("« Ainsi. »", ["« Ainsi. »"]),
        ("Он сказал: «Да будет так».", ["«Да будет так»"]),
        # Swedish and Finnish
        ("Hon sade: ”Så är det” och gick.", ["”Så är det”"]),
        ("”A” och ”B”.", ["”A”", "”B”"]),
        ("Hon sade: »Så är det» och gick.", ["»Så är det»"]),
        # left open, or closed only
        ("He said “so be it.", ["“so be it."]),
        ("so be it” he said.", []),
        ("“A, he said. “B.”", ["“A, he said. “B.”"]),
        # inches
        ('The 6" pipe broke.', []),
        ('He said "I was born in 1999" once.', ['"I was born in 1999"']),
        ("None at all.", []),
        ("", []),
    ],
)
def test_quotations(text: str, held: list[str]):
    assert [text[slice(*span)] for span in held_in(text, 0, len(text))] == held


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("“a”", [True, False]),
        ('"a"', [True, False]),
        ("„a“", [True, False]),
        ("«a»", [True, False]),
        ("»a«", [True, False]),
        ("”a”", [True, False]),
        ('a " b', [None]),
        ('a"b', [None]),
    ],
)
def test_direction(text: str, opens: list[bool | None]):
    assert [mark.opens for mark in marks(text, 0, len(text))] == opens


_TEXTS = st.text(alphabet="ab1 .,(\n\"“”„‟«»'‘’é", max_size=60)


@given(_TEXTS, st.data())
def test_quotations_lie_in_order_inside_the_paragraph(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for low, high in held_in(text, start, end):
        assert at <= low < high <= end
        assert text[low] in '"“”„‟«»'
        at = high
    assert all(start <= mark.at < end and text[mark.at] == mark.char for mark in marks(text, start, end))


def test_a_paragraph_is_read_by_itself():
    assert held_in("„A “B” “C”", 3, 10) == held_in("   “B” “C”", 3, 10)


def test_many_marks_are_read_in_no_time():
    for run in ("“", '"', "„“", '5" ', "« "):
        text = run * (200_000 // len(run))
        assert len(held_in(text, 0, len(text))) <= len(text)


def test_an_offset_is_inside_or_outside_a_quotation():
    seen = facts("He said “so be it” and left. “Then” he came.")
    inside = [seen.quoted(at) for at in (0, 7, 8, 10, 17, 18, 29, 34, 35)]
    assert inside == [False, False, True, True, True, False, True, True, False]
