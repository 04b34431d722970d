"""Lines that stand in several articles of one source."""

from __future__ import annotations

import itertools
from collections import defaultdict

from helpers import facts
from hypothesis import given
from hypothesis import strategies as st

from lint_news.checks import Row, make_corpus_check, prepare
from lint_news.checks.repeated_lines import source_of

_WORDS = ("first", "second", "third", "fourth")
_BODY = "On the {} day of the week the council voted to build a bridge across the river, and went home."


def articles(
    count: int, line: str = "The Daily Bugle", *, same: bool = False, folder: str = "a"
) -> list[tuple[str, str]]:
    return [(f"{folder}/{n}.txt", f"{_BODY.format(_WORDS[0 if same else n])}\n\n{line}\n") for n in range(count)]


def judged(several: list[tuple[str, str]], **options: int) -> list[tuple[str, str, str]]:
    check = make_corpus_check("repeated_lines", prepare("repeated_lines", options))
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for uri, text in several:
        seen = facts(text, uri=uri)
        for key, span, data, _ in check.emit(seen):
            rows[key].append(Row(uri, "", seen.article.place(span), text[slice(*span)], data))
    return sorted(
        (hit.row.uri, hit.row.text, hit.slots["count"])
        for key, found in rows.items()
        for hit in check.judge(key, found)
    )


def test_a_line_in_three_articles_of_one_folder():
    assert judged(articles(3)) == [(f"a/{n}.txt", "The Daily Bugle", "3") for n in range(3)]


def test_a_line_in_two_articles():
    assert judged(articles(2)) == []
    assert len(judged(articles(2), min_articles=2)) == 2


def test_copies_of_one_article_count_once():
    assert judged(articles(4, same=True)) == []


def test_folders_are_sources():
    assert judged([*articles(2), *articles(2, folder="b")]) == []


def test_a_line_that_is_too_long():
    line = "one two three four five"
    assert len(judged(articles(3, line), max_words=5)) == 3
    assert judged(articles(3, line), max_words=4) == []


@given(st.permutations(articles(4)))
def test_any_order_gives_the_same(several: list[tuple[str, str]]):
    assert judged(several) == judged(articles(4))


def test_the_source_of_an_article():
    assert source_of(facts("x", uri="a/b/c.txt")) == "a/b"
    assert source_of(facts("x", uri="c.txt")) == ""
    assert source_of(facts("x", uri="c.txt", url="https://www.Example.org/a")) == "example.org"
    assert source_of(facts("x", uri="c.txt", url="https://www.example.org/a", publisher="The Bugle")) == "the bugle"


def test_each_hit_points_at_another_article():
    check = make_corpus_check("repeated_lines", {})
    rows = []
    for uri, text in articles(3):
        seen = facts(text, uri=uri)
        (emitted,) = check.emit(seen)
        rows.append(Row(uri, "", seen.article.place(emitted.span), "x", emitted.data))
    for order in itertools.permutations(rows):
        hits = list(check.judge("key", order))
        assert len(hits) == 3
        for hit in hits:
            ((other, _),) = hit.related
            assert other.uri != hit.row.uri
            assert other.place[:2] == hit.row.place[:2] == (3, 1)
