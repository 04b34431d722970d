"""Saved pages, as five publishing systems print them in five languages: what `--fix` leaves of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import article

from lint_news.front.cli import main
from lint_news.ingest.html_tokens import END, START, TOKEN

PAGES = sorted((Path(__file__).parent.parent / "pages").glob("*.html"))
STORY = (
    "The bridge at Lwera opened on Monday, a year later than planned, after the river had carried off a pier. "
    "Buses ran over it from six in the morning, and the ferry made its last trip at noon."
)
OTHER = (
    "Traders in Masaka had waited for that day for two rainy seasons, since a lorry of matoke that used to take forty "
    "minutes spent half a day on the detour. The ministry has not said who will pay for the new pier."
)
MORE = (
    "Nobody was hurt when the old pier fell into the river in March, on a night when the road was closed for repairs."
)


@pytest.fixture(scope="module", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Compile the rules once for all of these tests."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINT_NEWS_CACHE_DIR", str(folder))
        yield folder


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def fixed(path: Path, content: str, *flags: str) -> str:
    path.write_text(content, encoding="utf-8")
    assert (
        main(["check", "--isolated", "--no-cache", "--exit-zero", "--select", "BPL", "--fix", *flags, str(path)]) == 0
    )
    return path.read_text(encoding="utf-8")


def expected(page: Path) -> list[str]:
    return lines(page.with_suffix(".expected.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_fixed_page_holds_its_article_and_little_more(page: Path, tmp_path: Path) -> None:
    before = page.read_text(encoding="utf-8")
    after = fixed(tmp_path / page.name, before)
    left = lines(article(after, kind="html").text)
    rest = [line for line in left if line not in expected(page)]
    assert [line for line in left if line in expected(page)] == expected(page)
    assert sum(map(len, rest)) * 8 < len(article(before, kind="html").text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_with_the_doubtful_parts_gone_a_page_is_its_article(page: Path, tmp_path: Path) -> None:
    content = page.read_text(encoding="utf-8")
    # Captions, dates and names are no furniture on a page that marks them, and BPL604 goes by lines alone.
    after = fixed(tmp_path / page.name, content, "--unsafe-fixes", "--ignore", "BPL5,BPL604")
    assert lines(article(after, kind="html").text) == expected(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_fixes_leave_of_a_page_is_taken_over_as_it_stands(page: Path, tmp_path: Path) -> None:
    before = page.read_text(encoding="utf-8")
    after = fixed(tmp_path / page.name, before)
    rest = iter(before)
    assert all(character in rest for character in after)
    tags: dict[str, int] = {}
    for raw in (before, after):
        for match in TOKEN.finditer(raw):
            kind, sign = match.lastindex, 1 if raw == before else -1
            if kind in (START, END):
                name = (match[6] or "/" + match[1]).lower()
                tags[name] = tags.get(name, 0) + sign
    for name, count in tags.items():
        if "/" + name in tags:
            assert tags["/" + name] == count, f"<{name}> and </{name}> went apart"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_fixes_take_no_line_of_the_story_out_of_a_dump_of_its_page(page: Path, tmp_path: Path) -> None:
    before = page.with_suffix(".txt").read_text(encoding="utf-8")
    story = [line for line in lines(before) if line in expected(page)]
    after = lines(fixed(tmp_path / "dump.txt", before))
    assert len(story) > 3
    assert [line for line in after if line in story] == story


@pytest.mark.parametrize(
    "part",
    [
        "<aside>“We have waited long enough”</aside>",
        "<aside class='fact-box'><p>Built in 1974 by the army, the old bridge carried one lane of traffic.</p></aside>",
        "<header><h2>Two lanes, one pier</h2><p>What the engineers found under the water last spring.</p></header>",
        "<table class='related-data'><tr><td>Piers</td><td>Nine of them</td></tr></table>",
        "<figure class='promo-image'><img><figcaption>The pier that fell</figcaption></figure>",
        "<div class='related-background'><p>" + OTHER + "</p></div>",
        "<div class='post-share-story'><p>" + OTHER + "</p><p>" + MORE + "</p></div>",
        "<div class='sidebar-left main'><p>More on the old bridge</p></div>",
        "<section class='paywall'><p>" + OTHER + "</p></section>",
        "<div hidden><p>" + OTHER + "</p></div>",
        "<div style='display:none'><p>" + OTHER + "</p></div>",
        "<blockquote><p>It stands.</p><footer>Grace Nakato</footer></blockquote>",
        "<p>The <button class='gloss'>UNRA</button> had said it would stand for a century.</p>",
        "<div class='content-header'>From our reporter in Masaka</div>",
        "<footer>Reporting by Grace Nakato in Masaka</footer>",
        "<div class='nav'><p>Never closed: " + OTHER,
    ],
)
@pytest.mark.parametrize("frame", ["<article>{}</article>", "<div>{}</div>"])
def test_a_part_that_may_be_the_story_s_is_never_taken_out(part: str, frame: str, tmp_path: Path) -> None:
    content = f"<h1>Bridge opens</h1><p>{STORY}</p>{part}<p>The ferry is for sale.</p>"
    content = frame.format(content)
    before = article(content, kind="html").text
    after = article(fixed(tmp_path / "page.html", content), kind="html").text
    assert lines(after) == lines(before)


def test_a_page_behind_a_dialog_keeps_its_story(tmp_path: Path) -> None:
    page = (
        f"<body><div id=app aria-hidden=true><h1>Bridge</h1><p>{STORY}</p></div><div role=dialog>Cookies?</div></body>"
    )
    assert STORY in fixed(tmp_path / "page.html", page)


def test_words_beside_an_element_do_not_run_together(tmp_path: Path) -> None:
    page = f"<div>One part of it<div class=share-bar>Share this</div>and another.</div><p>{STORY}</p>"
    after = article(fixed(tmp_path / "page.html", page), kind="html").text
    assert lines(after)[:2] == ["One part of it", "and another."]


def test_furniture_in_the_html_of_a_feed(tmp_path: Path) -> None:
    share = '<div class=\\"sharedaddy\\">Tell\\nthem</div>'
    row = '{"title": "Bridge", "text": "<p>' + STORY + "</p>\\n" + share + '", "n": 1}'
    after = fixed(tmp_path / "feed.jsonl", row)
    assert "sharedaddy" not in after
    assert after.startswith('{"title": "Bridge", "text": "<p>The bridge')
    assert after.endswith('</p>\\n", "n": 1}')
