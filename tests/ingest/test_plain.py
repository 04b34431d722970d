"""Blocks of plain text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lint_news.ingest import Fields, Record, articles
from lint_news.model import Article, Role

PARAGRAPH = (
    "The council said on Monday that the bridge would open in the spring, a year later than was planned at first."
)


def blocks(text: str) -> list[tuple[Role, str]]:
    (article,) = articles(Record("a.txt", "txt", text), Fields())
    assert isinstance(article, Article)
    return [(block.role, text[block.span.start : block.span.end]) for block in article.blocks]


def roles(text: str) -> list[Role]:
    return [role for role, _ in blocks(text)]


@pytest.mark.parametrize(
    "line",
    [
        "August 17, 2022", "17 August 2022", "Monday, 26 July 2021", "Jul. 26, 2021 at 10:32 am EST", "2021-07-26",
        "2021-07-26T10:32:00Z", "26.07.2021", "7/26/2021", "Published: July 26, 2021",
        "Updated on 26th July 2021, 18:05 GMT",
        "July 26", "26. Juli 2021", "2021年7月26日", "10:32, 26 July 2021",
    ],
)  # fmt: skip
def test_a_line_that_is_a_date_is_a_dateline(line: str) -> None:
    assert roles(f"{line}\n\n{PARAGRAPH}") == ["dateline", "body"]


@pytest.mark.parametrize(
    "line", ["May 5 soldiers leave", "2021", "12 dead", "26 July 2021 was hot", "1984 and 2021", "3.5"]
)
def test_a_line_that_holds_more_than_a_date_is_none(line: str) -> None:
    assert roles(f"{line}\n\n{PARAGRAPH}") == ["headline", "body"]


@pytest.mark.parametrize(
    "line", ["By Ann Lee", "BY ANN LEE", "By Ann Lee and Bo van Dyk, Staff Writers", "Written by Ann Lee"]
)
def test_bylines(line: str) -> None:
    assert roles(f"A bridge opens late\n{line}\n\n{PARAGRAPH}") == ["headline", "byline", "body"]


@pytest.mark.parametrize(
    "line", ["By the river it was cold", "By Monday, the river had risen to its highest level. It rained."]
)
def test_sentences_with_by_are_no_bylines(line: str) -> None:
    assert "byline" not in roles(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}")


@pytest.mark.parametrize(
    "line",
    [
        "The new bridge. Photo: AFP", "The old bridge, July 26, 2021. File photo: AFP",
        "The bridge (AP Photo/Ann Lee)",
        "The bridge at night. Credit: Getty Images", "Workers on site. REUTERS/Ann Lee", "The river. © Ann Lee",
        "The bridge. Photo by Ann Lee/AFP",
    ],
)  # fmt: skip
def test_lines_that_end_in_a_credit_are_captions(line: str) -> None:
    assert roles(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}") == ["body", "caption", "body"]


@pytest.mark.parametrize(
    "line", ["He said so on Monday. (Reuters)", "They took a photo of it and left", "The share was 3/4"]
)
def test_other_lines_are_no_captions(line: str) -> None:
    assert roles(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}")[1] == "body"


def test_the_headline_comes_after_date_and_site_name() -> None:
    text = f"August 17, 2022\n\n\nDaily Herald\n\nNew bridge over the river opens late | World\n\n{PARAGRAPH}\n"
    assert roles(text) == ["dateline", "body", "headline", "body"]


@pytest.mark.parametrize(
    "text",
    [
        "Only one line",
        f"{PARAGRAPH}\n\nShort line",
        f"In part from an agency:\n{PARAGRAPH}",
        f"It rained all day.\n\n{PARAGRAPH}",
        "A short line here\nAnd one",
    ],
)
def test_texts_without_a_headline(text: str) -> None:
    assert "headline" not in roles(text)


@pytest.mark.parametrize("line", ["Troops leave the U.S.", "Who pays for it?", "And then ...", "What now: a bridge"])
def test_headlines_with_marks(line: str) -> None:
    assert roles(f"{line}\n{PARAGRAPH}") == ["headline", "body"]


def test_one_line_is_one_paragraph() -> None:
    lines = [f"{PARAGRAPH} {number}." for number in range(4)]
    assert blocks("\n".join(lines)) == [("body", line) for line in lines]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_paragraphs_are_joined(end: str) -> None:
    wrapped = end.join(
        (
            "The council said on Monday that the bridge would open in the",
            "spring, a year later than planned. Residents of the northern",
            "bank have asked for it since the ferry stopped running.",
        )
    )
    text = f"Bridge late{end}{end}{wrapped}{end}{end}{wrapped}{end}"
    assert blocks(text) == [("headline", "Bridge late"), ("body", wrapped), ("body", wrapped)]


def test_equal_captions_are_not_taken_for_wrapped_lines() -> None:
    line = "Soldiers at the northern bridge on Monday. File photo: AFP"
    assert roles(f"{line}\n{line}\n\n{PARAGRAPH}") == ["caption", "caption", "body"]


def test_list_items_are_blocks_of_their_own() -> None:
    text = f"{PARAGRAPH}\n- a first thing\n* another\n• a third\n1. and a fourth\n-no item\n"
    assert roles(text) == ["body", "list", "list", "list", "list", "body"]


def test_blocks_leave_out_white_space() -> None:
    assert blocks(" \u00a0a b. \t\r\n\n \n\u3000c\n") == [("body", "a b."), ("body", "c")]


def test_plain_text_loads_no_other_reader() -> None:
    program = (
        "import sys; from lint_news.ingest import *; list(articles(Record('a.txt', 'txt', 'x'), Fields()));"
        "print(sorted({'html', 'json', 'gzip', 'ruamel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
