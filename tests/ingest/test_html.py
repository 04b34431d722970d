"""HTML pages to text, blocks, meta and directives."""

from __future__ import annotations

import pytest

from lint_news.ingest import Fields, Record, articles
from lint_news.model import Article, Meta, Role

LONG = "The council said on Monday that the bridge would open in the spring, a year later than was planned at first. "


def read(raw: str) -> Article:
    (article,) = articles(Record("a.html", "html", raw), Fields())
    assert isinstance(article, Article)
    return article


def blocks(raw: str) -> list[tuple[Role, str]]:
    article = read(raw)
    return [(block.role, article.text[block.span.start : block.span.end]) for block in article.blocks]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>a  b\n\tc</p>", "a b c"),
        ("<p> a <b> b</b> c </p> ", "a b c"),
        ("<p>a<b>b</b>c", "abc"),
        ("a<p>b</p>c", "a\n\nb\n\nc"),
        ("<p>a<br>b<br/> c</p>", "a\nb\nc"),
        ("a<br> <br>b", "a\n\nb"),
        ("<br>a<br></p>", "a"),
        ("<pre>\n a\r\n  b &lt;</pre>", "\n a\r\n  b <"),
        ("&amp;&lt;&#8217;&#x2019;&hellip;", "&<’’…"),
        ("&ampersand &notit; &unknown; & &; &#; AT&T", "&ersand ¬it; &unknown; & &; &#; AT&T"),
        ("&#99999999999999999999999999999999999999999999;", "\ufffd"),
        ("&#150;&#0;", "–\ufffd"),
        ("a &#32;b", "a  b"),
        ("<p>&nbsp;</p><p>a&nbsp;b</p>", "a\xa0b"),
        ("a < b <3 </ x>c", "a < b <3 c"),
        ("<a title='>'>x</a><a title=\">\" b>y</a>", "xy"),
        ("<p class=a'b>x<p don't>y", "x\n\ny"),
        ("a<!-- b > c -->d<!-->e<!--->f<!-- g --!>h", "adefh"),
        ("a<!-- never closed", "a"),
        ("a<b never closed", "a"),
        ('a<b c="never closed>x', "a"),
        ("a<![CDATA[b]]>c<?d?>e<!doctype f>g", "aceg"),
        ("<script>if (a</b) '<p>'</script >x<STYLE>p{}</style>y", "xy"),
        ("<noscript><p>a</p></noscript><textarea><p></textarea>b", "b"),
        ("<template>a<template>b</template>c</template>d", "d"),
        ("<svg><title>a</title><text>b</text></svg>c<svg/>d<svg><p>e", "cd\n\ne"),
        ("<head><title>a</title><meta name=b>c", "c"),
        ("<head></head><body>c", "c"),
        ("<table><tr><td>a</div><td>b</table>c", "a\n\nb\n\nc"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "a\n\nb\n\nc"),
        ("<dl><dt>a<dd>b</dl><select><option>c<option>d</select>", "a\n\nb\n\nc\n\nd"),
        ("", ""),
    ],
)
def test_projection(raw: str, text: str) -> None:
    assert read(raw).text == text


def test_places_are_those_of_the_page() -> None:
    article = read("<html>\r\n<p>Caf&eacute;\r\n  <b>noir</b></p>")
    at = article.text.index("noir")
    assert article.text == "Café noir"
    place = article.place(article.blocks[0].span._replace(start=at))
    assert (place.row, place.column, place.end_row, place.end_column) == (3, 6, 3, 10)
    whole = article.place(article.blocks[0].span)
    assert (whole.row, whole.column) == (2, 4)


def test_a_page_with_everything() -> None:
    assert blocks(
        f"""<html lang=en><head><title>Bridge opens late | The Herald</title></head><body class="has-sidebar">
        <header><h1><a href="/">The Herald</a></h1><nav><ul><li><a>Home</a><li><a>World</a></ul></nav></header>
        <main><article class="post-12 hentry tag-share"><header><h1>Bridge opens late</h1>
        <p class="byline">By <a rel="author">Ann Lee</a></p><time datetime="2021-07-26">July 26, 2021</time></header>
        <p>{LONG}</p><h2>What now</h2><p>Photo: AFP</p>
        <figure><img><figcaption>The bridge <span class="credit">Ann Lee</span></figcaption></figure>
        <ul><li>One</li></ul><blockquote><p>Said she.</p></blockquote><pre><code>x = 1</code></pre>
        <div class="social-share">Share this</div><aside>Also read</aside><p hidden>Not seen</p>
        <p style="display: none">Nor this</p><p><a>Another story</a></p>
        <div class="post-comments"><article>A comment</article></div></article></main>
        <footer>(c) The Herald</footer></body>"""
    ) == [
        ("furniture", "The Herald"), ("furniture", "Home"), ("furniture", "World"),
        ("headline", "Bridge opens late"), ("byline", "By Ann Lee"), ("dateline", "July 26, 2021"),
        ("body", LONG.strip()), ("subheading", "What now"), ("caption", "Photo: AFP"),
        ("caption", "The bridge Ann Lee"), ("list", "One"), ("quote", "Said she."), ("code", "x = 1"),
        ("furniture", "Share this"), ("furniture", "Also read"), ("furniture", "Not seen"), ("furniture", "Nor this"),
        ("furniture", "Another story"), ("furniture", "A comment"), ("furniture", "(c) The Herald"),
    ]  # fmt: skip


def test_the_longest_article_is_the_article() -> None:
    cards = "<article><h2>Other</h2><p>Teaser.</p></article>" * 3
    found = blocks(f"<p>Subscribe now.</p>{cards}<article><h1>Bridge</h1><p>{LONG * 3}</p></article>{cards}")
    assert [words for role, words in found if role != "furniture"] == ["Bridge", (LONG * 3).strip()]


def test_a_teaser_does_not_hide_an_article_that_no_element_marks() -> None:
    found = blocks(f"<h1>Bridge</h1><p>{LONG * 3}</p><article><p>Teaser.</p></article>")
    assert ("body", (LONG * 3).strip()) in found


def test_an_article_inside_a_form_or_a_layout_named_after_its_sidebar() -> None:
    found = blocks(f"<form><div class=content-sidebar-wrap><main><p>{LONG}</p></main><div>Menu</div></div></form>")
    assert found == [("body", LONG.strip()), ("furniture", "Menu")]
    assert blocks(f"<form><p>{LONG}</p></form>") == [("body", LONG.strip())]


@pytest.mark.parametrize(
    ("raw", "headline"),
    [
        (
            "<title>Bridge opens late - Herald</title><h1>The Herald</h1><main><h2>Bridge opens late</h2><p>x</main>",
            "Bridge",
        ),
        ("<title>Bridge opens late</title><h1>Herald and more</h1><h1>Bridge opens late</h1>", "Bridge"),
        ("<h1>Bridge</h1><h1>Other</h1>", "Bridge"),
        ("<header><h1>Bridge</h1></header><main><p>x</main>", "Bridge"),
        ("<nav><h1>Herald</h1></nav><h2>Bridge</h2>", None),
    ],
)
def test_which_heading_is_the_headline(raw: str, headline: str | None) -> None:
    found = [words for role, words in blocks(raw) if role == "headline"]
    assert [words[:6] for words in found] == ([headline] if headline else [])


def test_byline_and_date_above_the_article_are_kept() -> None:
    raw = (
        f"<h1>Bridge</h1><p class=author>Ann Lee<p class=date>Monday</p><article><p>{LONG}</article><p class=author>Bo"
    )
    assert [role for role, _ in blocks(raw)] == ["headline", "byline", "dateline", "body", "furniture"]


def test_long_text_is_no_byline_whatever_its_class() -> None:
    assert blocks(f"<div class=author><p>{LONG * 2}</p></div>") == [("body", (LONG * 2).strip())]


def test_an_end_tag_reaches_no_further_than_its_block() -> None:
    raw = f"<p>{LONG}</p><span class=share><div>a</span>b</div></span><p>c</p>"
    assert [role for role, _ in blocks(raw)][-1] == "body"


@pytest.mark.parametrize(
    ("inline", "role"),
    [
        ("<span class=share>Share it</span> now", "furniture"),
        ("<span class=author>Ann Lee</span>", "byline"),
        ("<span class=share><span>Share</span> it</span>", "furniture"),
        ("x" * 40 + "<span class=share>Share</span>", "body"),
    ],
)
def test_inline_elements_speak_for_a_block_they_fill(inline: str, role: Role) -> None:
    assert blocks(f"<p>{inline}</p><p>{LONG}</p>")[0][0] == role


def test_link_share() -> None:
    article = read(f"<p>ab<a>cd</a></p><p>{LONG}</p>")
    assert [block.link_share for block in article.blocks] == [0.5, 0.0]


def test_directives() -> None:
    article = read(
        "<!-- lint-news: ignore-file TXT --><p>one <!-- lint-news: ignore BPL101, NAM --> end</p>"
        "<p><!-- lint-news: ignore trn-101 -->two</p><!-- lint-news: ignore --><p>three</p> loose\n"
        "<!-- lint-news: ignore NUM -->\n<p>four</p><!-- lint-news: ignored X --><!-- lint-news ignore X -->"
        "<!-- lint-news: ignore SRC -->"
    )
    covered = [(found.selectors, article.text[found.scope.start : found.scope.end]) for found in article.directives]
    assert covered == [
        (("TXT",), article.text), (("BPL101", "NAM"), "one end"), (("trn-101",), "two"), ((), "three"),
        (("NUM",), "four"), (("SRC",), ""),
    ]  # fmt: skip
    raw = article.lines.raw
    assert {raw[found.raw.start : found.raw.end][:14] for found in article.directives} == {"<!-- lint-news"}


@pytest.mark.parametrize(
    ("raw", "meta"),
    [
        ("<html lang=de><title> A\n &amp; B </title>", Meta(headline="A & B", in_language="de")),
        (
            """<meta property='og:title' content='T &quot;x&quot;'><meta name=AUTHOR content='Ann'>
            <meta property=og:url content=u><meta property=og:site_name content=Herald>
            <meta property=article:published_time content=2021><meta property=article:modified_time content=2022>
            <link rel='x canonical' href='c?a=1&amp;b=2'>""",
            Meta('T "x"', "Ann", "2021", "2022", "Herald", None, "u", "c?a=1&b=2"),
        ),
        ("<time datetime=2021-07-26>x</time><time datetime=2020>", Meta(date_published="2021-07-26")),
        (
            """<script type="application/ld+json">[{"@type": "WebPage"}, {"@graph": [{"@type": ["NewsArticle"],
            "headline": "H", "author": [{"name": "Ann"}, "Bo",
            3], "publisher": {"name": "Herald"}, "inLanguage": "en",
            "datePublished": "2021", "dateModified": "2022",
            "url": "u"}]}]</script><meta name=author content=Other>""",
            Meta("H", "Ann, Bo", "2021", "2022", "Herald", "en", "u", None),
        ),
        ("<script type=application/ld+json>{broken</script><title>T</title>", Meta(headline="T")),
        ("<script type=application/ld+json>" + "[" * 100_000 + "</script>", Meta()),
        ('<script type=application/ld+json>{"@type": "Article", "author": {"name": 3}}</script>', Meta()),
    ],
)  # fmt: skip
def test_meta(raw: str, meta: Meta) -> None:
    assert read(raw).meta == meta
