"""JSON and JSON Lines to articles."""

from __future__ import annotations

import json

import pytest

from lint_news.ingest import Fields, Kind, Problem, Record, articles, fields_from, read_source, records
from lint_news.model import Article, Meta


def read(raw: str, kind: Kind = "json", fields: Fields | None = None) -> list[Article | Problem]:
    return articles(Record("a." + kind, kind, raw), fields or Fields())


def article(raw: str, kind: Kind = "json") -> Article:
    (found,) = read(raw, kind)
    assert isinstance(found, Article)
    return found


def test_headline_and_text_map_through_escapes() -> None:
    raw = r'{"title": "A \"B\"", "text": "it\u2019s \ud83d\ude00\n\nend \ud83d."}'
    found = article(raw)
    assert found.text == 'A "B"\n\nit’s 😀\n\nend \ud83d.'
    assert [block.role for block in found.blocks] == ["headline", "body", "body"]
    for word, written in (
        ("’", r"\u2019"),
        ("😀", r"\ud83d\ude00"),
        ("end", "end"),
        ('B"', r"B\""),
        ("\ud83d", r"\ud83d"),
    ):
        at = found.text.index(word)
        place = found.place(found.blocks[0].span._replace(start=at, end=at + len(word)))
        assert raw[place.start : place.end] == written


def test_a_headline_named_after_the_text_comes_after_it() -> None:
    found = article('{"text": "First one. Second.", "title": "A title"}')
    assert found.text == "First one. Second.\n\nA title"
    assert [block.role for block in found.blocks] == ["body", "headline"]


def test_without_a_title_the_text_may_hold_the_headline() -> None:
    found = article(json.dumps({"text": "Bridge late\n\nThe bridge opens later than was planned."}))
    assert [block.role for block in found.blocks] == ["headline", "body"]


def test_html_in_a_string_is_projected_and_mapped_through_both() -> None:
    value = '<p class="x">caf&eacute; “a”</p>\n<!-- lint-news: ignore TXT --><p>b</p>'
    raw = json.dumps({"title": "A &amp; B", "body": value})
    found = article(raw)
    assert found.source_map.syntax == "json+html"
    assert found.text == "A & B\n\ncafé “a”\n\nb"
    assert [block.role for block in found.blocks] == ["headline", "body", "body"]
    place = found.place(found.blocks[1].span)
    assert raw[place.start : place.end] == r"caf&eacute; \u201ca\u201d"
    (directive,) = found.directives
    assert directive.scope == found.blocks[2].span
    assert raw[directive.raw.start : directive.raw.end] == "<!-- lint-news: ignore TXT -->"


def test_a_wish_for_the_whole_file_covers_the_headline_too() -> None:
    found = article('{"title": "T", "text": "<p>a</p><!-- lint-news: ignore-file --><p>b</p>"}')
    assert [directive.scope for directive in found.directives] == [(0, len(found.text))]


def test_less_than_is_not_html() -> None:
    assert article('{"text": "a < b and <c> d"}').text == "a < b and <c> d"


def test_markup_alone_is_no_text() -> None:
    (problem,) = read('{"title": "x", "text": "<p><br></p>"}')
    assert isinstance(problem, Problem)
    assert problem.kind == "no-text"


def test_a_list_of_paragraphs_is_a_text() -> None:
    raw = r'{"body": ["One.", "Tw\u006f."]}'
    found = article(raw)
    assert found.text == "One.\n\nTwo."
    assert raw[found.place(found.blocks[1].span).start :].startswith(r"Tw\u006f")


def test_meta_and_record_names() -> None:
    raw = json.dumps(
        {
            "_id": 17, "title": " T ", "text": "x", "authors": ["Ann",
            {"name": "Bo"}, None], "source": {"name": "Herald"},
            "lang": "en", "url": "u", "date": "2021", "n": float("nan"),
        }
    )  # fmt: skip
    (found,) = read(raw, "jsonl")
    assert isinstance(found, Article)
    assert found.meta == Meta("T", "Ann, Bo", "2021", None, "Herald", "en", "u", None)
    (named,) = articles(Record("a.jsonl", "jsonl", raw.replace("_id", "x"), name="5"), Fields())
    (by_id,) = articles(Record("a.jsonl", "jsonl", raw, name="5"), Fields())
    assert isinstance(named, Article)
    assert isinstance(by_id, Article)
    assert (named.record, by_id.record, article(raw).record) == ("5", "17", "")


def test_a_dump_is_read_line_by_line_past_broken_ones() -> None:
    dump = (
        '{"text": "one"}\r\n\n{"text": "two", oops}\r{"other": 1}\n[1]\n{"text": "th\\u00fcree"} x\n  {"text": "four"}'
    )
    source = read_source("a.jsonl", data=dump.encode())
    found = [item for record in records(source) for item in articles(record, Fields())]
    said = [(item.kind, item.row, item.column) for item in found if isinstance(item, Problem)]
    assert said == [("unreadable", 3, 17), ("no-text", 4, 1), ("no-text", 5, 1), ("unreadable", 6, 25)]
    good = [item for item in found if isinstance(item, Article)]
    assert [(item.text, item.record, item.place(item.blocks[0].span)[:2]) for item in good] == [
        ("one", "1", (1, 11)), ("thüree", "5", (6, 11)), ("four", "6", (7, 13)),
    ]  # fmt: skip
    last = good[-1].place(good[-1].blocks[0].span)
    assert dump[last.start : last.end] == "four"


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ('{"text": "a"}', ["a"]),
        ('[{"text": "a"}, {"text": "b"}]', ["a", "b"]),
        ('{"status": "ok", "articles": [{"text": "a"}, {"text": "b"}]}', ["a", "b"]),
        ('{"docs": [], "data": [{"text": "a"}]}', ["a"]),
        ('{"text": "a", "items": [{"text": "b"}]}', ["a"]),
        ('{"text": "a", "text": "b"}', ["b"]),
        ('{"text": "  ", "content": "b"}', ["b"]),
        ('\ufeff {"text": "a"} ', ["a"]),
    ],
)
def test_shapes_of_json_files(raw: str, texts: list[str]) -> None:
    assert [item.text for item in read(raw) if isinstance(item, Article)] == texts


def test_articles_of_a_list_are_named() -> None:
    found = read('[{"text": "a", "id": "x"}, {"text": "b"}, 3, {"y": []}]')
    assert [item.record for item in found if isinstance(item, Article)] == ["x", "2"]
    assert [item.column for item in found if isinstance(item, Problem)] == [43, 46]


@pytest.mark.parametrize(
    ("raw", "message", "column"),
    [
        ("", "Expecting value", 1),
        ("{", "Expecting property name", 2),
        ('{"a" 1}', "Expecting ':' delimiter", 6),
        ('{"a": }', "Expecting value", 7),
        ('{"a": 1 "b"}', "Expecting ',' delimiter", 9),
        ('{"a": "b', "Unterminated string", 7),
        ('{"a": "\t"}', "Invalid control character", 8),
        ('[{"text": "a"} 2]', "Expecting ',' delimiter", 16),
        ("{} {}", "Extra data", 4),
        ("[" * 100_000, "Nested too deeply", 2),
        ('{"a": ' + "[" * 100_000, "Nested too deeply", 7),
    ],
)
def test_broken_json_is_told_where_it_breaks(raw: str, message: str, column: int) -> None:
    problem = read(raw)[-1]
    assert isinstance(problem, Problem)
    assert problem.kind == "unreadable"
    assert message in problem.message
    assert (problem.row, problem.column) == (1, column)


@pytest.mark.parametrize(
    "raw", ["3", '"x"', "[]", "[[]]", "{}", '{"text": 3}', '{"text": []}', '{"text": ["", 1]}', "null"]
)
def test_json_without_a_text(raw: str) -> None:
    (problem,) = read(raw)
    assert isinstance(problem, Problem)
    assert problem.kind == "no-text"


def test_long_numbers_are_read() -> None:
    assert article('{"n": ' + "1" * 6000 + ', "text": "a"}').text == "a"


def test_fields_name_the_keys() -> None:
    fields = fields_from({"text": ["article.body", "deep.er.text"], "headline": "h.title"})
    (one,) = read('{"article": {"x": {}, "body": "a"}, "h": {"title": "t"}, "text": "no"}', "json", fields)
    (two,) = read('{"deep": {"er": {"text": "b"}}, "article": {"body": 3}}', "json", fields)
    (three,) = read('{"article.body": "c", "article": "d"}', "json", fields)
    assert [item.text for item in (one, two, three) if isinstance(item, Article)] == ["a\n\nt", "b", "c"]
    (problem,) = read('{"text": "a"}', "json", fields)
    assert isinstance(problem, Problem)
    assert "article.body, deep.er.text" in problem.message


def test_fields_have_a_key_and_say_what_is_wrong() -> None:
    assert fields_from({}).key() == Fields().key()
    assert fields_from({"text": "x"}).key() != Fields().key()
    with pytest.raises(ValueError, match=r"expected one of text, headline"):
        fields_from({"txt": "x"})
    for wrong in (3, [], [3], "", None):
        with pytest.raises(ValueError, match="'text' must be"):
            fields_from({"text": wrong})
