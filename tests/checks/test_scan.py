"""The scanner of literals and lines: what it finds does not hang on how much it has read."""

from __future__ import annotations

from collections.abc import Sequence

from helpers import facts
from hypothesis import given
from hypothesis import strategies as st

from lint_news.checks import Occurrence, make_article_check, prepare
from lint_news.checks.scan import Scanner, tables_of
from lint_news.facts.fold import fold

_PHRASES = st.text("abcé -\ufffdк", min_size=1, max_size=14).filter(lambda text: bool(text.strip()))
_PIECES = st.text("abcé -\ud800\ufffdк", max_size=14)
_LONG_TEXT = "The council of the town voted on Tuesday evening to build a second bridge.\n\n" * 300


def scanner(phrases: Sequence[str], lines: Sequence[str] = ()) -> Scanner:
    checks = [
        make_article_check("phrase", prepare("phrase", {"phrases": phrases})),
        make_article_check("line", prepare("line", {"phrases": lines, "combine": True})),
    ]
    return Scanner.of(checks)


@given(st.lists(_PHRASES, min_size=1, max_size=8), st.lists(_PIECES, max_size=12), st.sampled_from(["", "\n\n", " "]))
def test_literals_are_found_wherever_they_stand_however_much_was_read_before(
    phrases: list[str], pieces: list[str], between: str
):
    text = between.join([*pieces, *phrases])
    early, late = scanner(phrases), scanner(phrases)
    late.scan(facts(_LONG_TEXT))
    found = early.scan(facts(text))
    assert found == late.scan(facts(text))
    literals = list(make_article_check("phrase", prepare("phrase", {"phrases": phrases})).literals)
    folded = fold(text)
    heads = folded.replace("\ud800", "\ufffd")  # a lone surrogate is read as a replacement character
    expected = [
        Occurrence(at, at + len(literal), index)
        for index, literal in enumerate(literals)
        for at in range(len(text))
        if heads.startswith(literal[:10], at) and folded[at + 10 :].startswith(literal[10:])
    ]
    assert found.get(0, []) == sorted(expected)


def test_lines_are_found_among_thousands_of_keys():
    keys = [f"line {n} of the menu" for n in range(3000)] + ["share", "print", "e-mail"]
    text = "Line 17 of the menu\n\nLine 3001 of the page\n\nShare | Print\n\nShare the story"
    found = scanner([], keys).scan(facts(text))[1]
    assert [text[start:end] for start, end, _ in found] == ["Line 17 of the menu", "Share | Print"]


def test_tables_are_plain_values_small_enough_to_load_a_few():
    check = make_article_check("line", prepare("line", {"phrases": [f"line {n}" for n in range(3000)]}))
    tables = tables_of([check])
    assert len(tables) > 40
    assert max(len(keys) for keys, *_ in tables[5:]) < 200
