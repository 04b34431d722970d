"""Markdown to text, blocks, meta and directives."""

from __future__ import annotations

import pytest

from lint_news.ingest import Fields, Problem, Record, articles
from lint_news.model import Article, Meta, Role


def read(raw: str) -> Article:
    (article,) = articles(Record("a.md", "md", raw), Fields())
    assert isinstance(article, Article)
    return article


def blocks(raw: str) -> list[tuple[Role, str]]:
    article = read(raw)
    return [(block.role, article.text[block.span.start : block.span.end]) for block in article.blocks]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**a** *b* _c_ __d__ ***e*** ~~f~~", "a b c d e f"),
        ("snake_case_x 2 * 3 * 4 a*b", "snake_case_x 2 * 3 * 4 a*b"),
        ('[a](http://x "t") [b](<u v>) [c](u(v))', "a b c"),
        ("[a][r] [b][] [r] [no] [no][at all]\n\n[r]: u\n[B]: u", "a b r [no] [no][at all]"),
        ("![alt](u) in line ![x][r] end.\n\n[r]: u", "in line end."),
        ("`a*b*` ``c`d`` `e", "a*b* c`d `e"),
        ("<https://a.b/c> <ann@x.org> <b>x</b><br>y", "https://a.b/c ann@x.org x\ny"),
        (r"\*a\* \\ \q &amp; &eacute; &nope; AT&T", r"*a* \ \q & é &nope; AT&T"),
        ("a <!-- c --> b", "a b"),
        ("a[^1] b.\n\n[^1]: note", "a b.\n\nnote"),
        ("a\nb  \nc\\\nd", "a\nb\nc\nd"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("<script>\na\n</script>\nb", "b"),
        ("<div>\n\na\n\n</div>", "a"),
        ("[a] [b](u", "[a] [b](u"),
        ("*a", "*a"),
        ("<!-- open\n\na", "<!-- open\n\na"),
        ("", ""),
    ],
)
def test_projection(raw: str, text: str) -> None:
    assert read(raw).text == text


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("# A *b* #\n\n## C\n# D", [("headline", "A b"), ("subheading", "C"), ("subheading", "D")]),
        ("A\n===\n\nB\n---\nc", [("headline", "A"), ("subheading", "B"), ("body", "c")]),
        ("#a\n\n#", [("body", "#a")]),
        ("a\n\n***\n\nb", [("body", "a"), ("body", "b")]),
        ("- a\n* b\n  c\n\n  d\n1. e\n- [x] f\n\ng", [
            ("list", "a"), ("list", "b\nc"), ("list", "d"), ("list", "e"), ("list", "f"), ("body", "g")]),
        ("in the year\n2020. was it", [("body", "in the year\n2020. was it")]),
        ("> a\n> b\n\nc", [("quote", "a\nb"), ("body", "c")]),
        ("```py\na *b*\n\nc\n```\nd", [("code", "a *b*\n\nc"), ("body", "d")]),
        ("~~~\na\n```\n", [("code", "a\n```")]),
        ("a\n\n    b *c*\n    d\ne", [("body", "a"), ("code", "b *c*\n    d"), ("body", "e")]),
        ("a\n    b", [("body", "a\nb")]),
        ("| a | b |\n|---|:-:|\n| c *d* | |\n\ne | f", [
            ("body", "a"), ("body", "b"), ("body", "c d"), ("body", "e | f")]),
        ("a\n![The *bridge*](u)\nb", [("body", "a"), ("caption", "The bridge"), ("body", "b")]),
        ("[![Alt](u)](v)", [("caption", "Alt")]),
        ("By Ann Lee\n\nJuly 26, 2021\n\nThe bridge. Photo: AFP", [
            ("byline", "By Ann Lee"), ("dateline", "July 26, 2021"), ("caption", "The bridge. Photo: AFP")]),
    ],
)  # fmt: skip
def test_blocks(raw: str, found: list[tuple[Role, str]]) -> None:
    assert blocks(raw) == found


def test_places_are_those_of_the_file() -> None:
    article = read("---\ntitle: x\n---\r\n> a *b*\r\n> [c](u) d\r\n")
    assert article.text == "a b\nc d"
    place = article.place(article.blocks[0].span._replace(start=article.text.index("c")))
    assert (place.row, place.column, place.end_column) == (5, 4, 11)


def test_link_share() -> None:
    assert [block.link_share for block in read("[abc](u) d\n\nx").blocks] == [0.6, 0.0]


def test_front_matter_is_meta() -> None:
    raw = (
        "---\ntitle: 'A: b'\nauthors: [Ann, {name: Bo}]\ndate: 2021-07-26\nlang: en\nsource: Herald\nlink: u\n"
        "canonical: c\nupdated: 2022\n---\n# T\n"
    )
    assert read(raw).meta == Meta("A: b", "Ann, Bo", "2021-07-26", "2022", "Herald", "en", "u", "c")
    assert read(raw).text == "T"


@pytest.mark.parametrize(
    "raw", ["---\n# only a comment\n---\nx", "---\ntitle: [[x]]\nauthor: true\n---\nx", "---\n...\nx"]
)
def test_front_matter_that_says_nothing(raw: str) -> None:
    assert read(raw).meta == Meta()
    assert read(raw).text == "x"


@pytest.mark.parametrize("raw", ["---\n\ntext\n\n---\nx", "---\ntitle: x\n", "a\n---\ntitle: x\n---\n"])
def test_what_is_no_front_matter_is_text(raw: str) -> None:
    assert read(raw).meta == Meta()
    assert len(read(raw).blocks) > 0


@pytest.mark.parametrize(
    ("inner", "row"), [("a: [b", 3), ("ok: 1\na: b: c", 3), ("d: 2021-99-99", 2), ("[" * 5000, 2), ("a: *x", 2)]
)
def test_broken_front_matter_is_told_and_the_rest_is_read(inner: str, row: int) -> None:
    problem, article = articles(Record("a.md", "md", f"---\n{inner}\n---\nx"), Fields())
    assert isinstance(problem, Problem)
    assert isinstance(article, Article)
    assert problem.kind == "unreadable"
    assert problem.row == row
    assert article.text == "x"


@pytest.mark.parametrize("listed", ["[BPL101, NAM]", "BPL101, NAM", "\n    - BPL101\n    - NAM"])
def test_front_matter_ignores_rules_in_the_whole_text(listed: str) -> None:
    raw = f"---\ntitle: about lint-news\nlint-news:\n  ignore: {listed}\n---\na\n\nb"
    article = read(raw)
    (directive,) = article.directives
    assert directive.selectors == ("BPL101", "NAM")
    assert directive.scope == (0, len(article.text))
    assert raw[directive.raw.start :].startswith("lint-news:\n")


@pytest.mark.parametrize("said", ["{ignore: []}", "{ignore: 3}", "x", "{other: [A]}"])
def test_front_matter_that_lists_no_rules_ignores_none(said: str) -> None:
    assert read(f"---\nlint-news: {said}\n---\na").directives == ()


def test_comments_are_directives() -> None:
    article = read(
        "<!-- lint-news: ignore-file TXT -->\n\n<!-- lint-news: ignore BPL, NAM --> <!-- note -->\n# one\n\n"
        "two <!-- lint-news: ignore --> more\n\n> three\n\n<!-- lint-news: ignore NUM -->"
    )
    covered = [(found.selectors, article.text[found.scope.start : found.scope.end]) for found in article.directives]
    assert covered == [(("TXT",), article.text), (("BPL", "NAM"), "one"), ((), "two more"), (("NUM",), "")]


def test_text_behind_a_comment_is_read() -> None:
    assert blocks("<!-- a\n\nb --> c *d*\ne") == [("body", "c d\ne")]
