"""What holds for every text whatsoever: nothing raises, maps are true, blocks are in order."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint_news.ingest import Fields, Kind, Problem, Record, articles, read_source, records, to_raw
from lint_news.model import Article

HTML = (
    "<p>", "</p>", "<div class='share'>", "</div>", "<h1>", "</h1>", "<article>", "</article>", "<main>", "<li>",
    "<ul>",
    "</ul>", "<b>", "</b>", "<a href=x>", "</a>", "<br>", "<br/>", "<pre>", "</pre>", "<script>", "</script>",
    "<title>",
    "</title>", "<!--", "-->", "<!-- lint-news: ignore TXT -->", "<!-- lint-news: ignore-file -->", "<svg>", "</svg>",
    "<table><tr><td>", "</td>", "</table>", "<head>", "<nav>", "</nav>", "<time datetime='2021'>",
    "<span class=author>",
    "</span>", "&amp;", "&#8217;", "&notit;", "&#0;", "&#x1F600;", "&nbsp;", "&", "<", ">", '"', "'", "=",
    '<a b="', "</",
    "<!DOCTYPE html>", "<![CDATA[", "<?", "\r\n", "\r", "\n", " ", "  ", "\t", "word", "Two words.", "é", "😀",
    "\u2028",
    "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"x\"}</script>",
)  # fmt: skip
MARKDOWN = (
    "# ", "## ", "\n", "\n\n", "\r\n", "\r", "===", "---", "- ", "1. ", "> ", "```", "~~~", "`", "``", "*", "**",
    "_", "~~",
    "[", "]", "![", "](", ")", "(u)", "[r]", "[r]: u", "[^1]", "<!--", "-->", "<!-- lint-news: ignore TXT -->",
    "<b>", "</b>",
    "<br>", "<http://a.b>", "&amp;", "\\", "\\*", "|", "|-|-|", "    ", "\t", "word", "Two words. ", "é", "😀",
    "---\n",
    "title: x\n", "lint-news: {ignore: [A]}\n", "a: [\n", "\u2028", "<script>", "</script>",
)  # fmt: skip
JSON = (
    "{", "}", "[", "]", ",", ":",
    '"text"', '"title"', '"id"', '"articles"', '"a b"', '"\\u2019\\n"', '"\\ud83d\\ude00"',
    '"\\ud83d"', '"<p>x</p>"', "1", "NaN", "null", "\n", "\r", " ", '"', "\\", "\ufeff", '{"text": "one"}',
)  # fmt: skip
PLAIN = (
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "Photo: AFP",
    "By Ann Lee",
    "July 4, 2021",
    "- ",
    "Words here.",
    "é",
    "\x1c",
)


def soup(parts: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Give texts made of telling parts, and now and then of any characters."""
    return st.lists(st.sampled_from(parts) | st.text(max_size=5), max_size=40).map("".join)


def json_record(text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Give JSON objects with a text, a title and an id in any order, escaped or not."""
    values = st.fixed_dictionaries({"text": text}, optional={"title": text, "id": st.integers(), "other": st.floats()})
    shuffled = values.flatmap(lambda value: st.permutations(list(value.items())))
    return st.tuples(shuffled, st.booleans()).map(lambda made: json.dumps(dict(made[0]), ensure_ascii=made[1]))


def read(kind: Kind, raw: str) -> list[Article | Problem]:
    return articles(Record(f"a.{kind}", kind, raw), Fields())


def assert_sound(raw: str, article: Article) -> None:
    """Check the promises of an article's map, blocks and directives."""
    text_end = raw_end = 0
    for segment in article.source_map.segments:
        assert segment.text_start == text_end
        assert segment.raw_start >= raw_end
        assert segment.raw_end >= segment.raw_start
        text_end, raw_end = segment.text_end, segment.raw_end
        if segment.verbatim:
            assert article.text[segment.text_start : text_end] == raw[segment.raw_start : raw_end]
    assert text_end == len(article.text)
    assert raw_end <= len(raw)
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(article.text)
        words = article.text[block.span.start : block.span.end]
        assert words == words.strip()
        assert 0 <= block.link_share <= 1
        end = block.span.end
    for directive in article.directives:
        assert 0 <= directive.scope.start <= directive.scope.end <= len(article.text)
        assert 0 <= directive.raw.start <= directive.raw.end <= len(raw)


def assert_all_sound(kind: Kind, raw: str) -> None:
    found = read(kind, raw)
    assert found
    for item in found:
        if isinstance(item, Article):
            assert_sound(raw, item)
        else:
            assert item.row >= 1
            assert item.column >= 1
            assert item.message


@given(st.text() | soup(PLAIN))
def test_plain_text_is_its_own_map(raw: str) -> None:
    (article,) = read("txt", raw)
    assert isinstance(article, Article)
    assert article.text == raw
    assert_sound(raw, article)


@given(st.text() | soup(HTML))
@example("<p>a<!-- lint-news: ignore --></p>")
@example("<pre>\n&#8217; </pre><p>&nbsp;x")
def test_any_html(raw: str) -> None:
    assert_all_sound("html", raw)


@given(st.text() | soup(MARKDOWN))
@example("---\n- lint-news: {ignore: x}\n---\n")
@example("a <!-- lint-news: ignore --> b")
@example("**a *b** c*")
def test_any_markdown(raw: str) -> None:
    assert_all_sound("md", raw)


@given(soup(JSON) | json_record(soup(PLAIN)) | json_record(soup(HTML)), st.sampled_from(["json", "jsonl"]))
@example('{"text": "<p>a &amp;\\u0020 <b>b</b></p>", "title": "x &amp; y"}', "json")
@example('{"title": "<p>", "text": "<br>"}', "json")
def test_any_json(raw: str, kind: Kind) -> None:
    assert_all_sound(kind, raw)


@given(soup((*JSON, "\n", "\r\n", '{"text": "one"}')))
def test_records_of_a_dump_are_its_lines(raw: str) -> None:
    data = raw.encode("utf-8", "replace").removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")
    source = read_source("a.jsonl", data=data)
    for record in records(source):
        assert source.raw[record.offset : record.offset + len(record.raw)] == record.raw
        assert record.raw.strip()
        assert "\n" not in record.raw


@given(st.text(), st.sampled_from(["txt", "md", "html", "json", "jsonl"]), st.sampled_from(["", "utf-8-sig", "utf-16"]))
def test_unchanged_text_is_written_as_the_same_bytes(text: str, kind: Kind, codec: str) -> None:
    text = text.replace("\0", "").removeprefix("\ufeff")
    data = text.encode(codec or "utf-8", "replace")
    source = read_source(f"a.{kind}", data=data)
    assert source.encode(source.raw) == data


@given(soup(HTML) | soup(MARKDOWN), st.sampled_from(["html", "md", "json", "txt"]))
def test_replacement_text_reads_as_itself(content: str, kind: Kind) -> None:
    # Letters round it, since blanks at the edges of a block are no part of what a reader sees.
    content = "a" + " ".join(content.replace("\0", "").split()) + "z"
    frames = {"html": "<p>{}</p>", "md": "x {}", "json": '{{"text": "{}"}}', "txt": "{}"}
    syntax = {"html": "html", "md": "markdown", "json": "json", "txt": "plain"}[kind]
    (article,) = read(kind, frames[kind].format(to_raw(syntax, content)))
    assert isinstance(article, Article)
    if "<" not in content or kind != "json":
        assert article.text.removeprefix("x ") == content


@pytest.mark.parametrize("kind", ["txt", "md", "html", "json", "jsonl"])
@pytest.mark.parametrize(
    "part", ["<", "<div>", "[", "{", '{"a":', "> ", "<!-- ", "<b class=nav><p>", "- ", "&", "`", "]("]
)
def test_depth_is_no_obstacle(kind: Kind, part: str) -> None:
    assert_all_sound(kind, part * 20_000)
