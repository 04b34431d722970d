"""Whole lines: what they say, how they begin, where they stand, and taking them out."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import article, assert_flags, hits
from hypothesis import given
from hypothesis import strategies as st

from lint_news.checks import make_article_check, prepare
from lint_news.checks.scan import Scanner
from lint_news.facts import Facts
from lint_news.ingest.edits import apply_edits, to_raw_edits
from lint_news.rulebook.load import unmark

_HEAD = "Council votes on new bridge over the river"
_BODY = "The town council voted on Tuesday evening to build a second bridge across the river."
ONE = {"phrases": ["post a comment"]}


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Post a Comment⟧",
        "  ⟦Post a Comment⟧  \n",
        "⟦» Post a comment:⟧\n",
        "⟦POST  A\tCOMMENT ...⟧",
        "⟦Post a comment⟧\r\n⟦Post a comment⟧\r⟦Post a comment⟧\n",
        "⟦\u200bPost a comment⟧",
        "Post a comment now",
        "Please post a comment",
        "(Post a comment",
        "",
    ],
)
def test_a_line_that_is_nothing_but_a_phrase(marked: str):
    assert_flags("line", ONE, marked)


@pytest.mark.parametrize(
    ("options", "marked"),
    [
        ({"starts": ["tags:"]}, "⟦Tags: bridge, river⟧\nThe tags: bridge"),
        ({"starts": ["(tags|topics):"]}, "⟦Tags: bridge⟧\n⟦Topics: river⟧"),
        ({"patterns": [r"\d+ comments?"]}, "⟦3 comments⟧\n3 comments here\nof 3 comments"),
        ({"patterns": [r"\d+"]}, "⟦3⟧\n3 comments"),
        ({"patterns": ["a|b"]}, "⟦a⟧\n⟦b⟧\nab"),
        ({"phrases": ["share"], "patterns": [r"\d+ shares"]}, "⟦Share⟧\n⟦7 shares⟧\nshare 7"),
        ({"phrases": ["share"], "starts": ["tags:"]}, "⟦Share⟧\n⟦Tags: a⟧\nshare tags:"),
        ({"starts": ["tags:"], "unless": ["price"]}, "⟦Tags: bridge⟧\nTags: price of the dress"),
        ({"starts": ["tags:"], "max_words": 2}, "⟦Tags: bridge⟧\nTags: bridge, river"),
        ({"starts": ["tags"], "unfinished": True}, "⟦Tags and all⟧\nTags are sewn in.\nTags: “so.”"),
        (
            {"phrases": ["share", "print", "send mail"], "combine": True},
            "⟦Share | Print⟧\n⟦Send mail, share⟧\nShare this",
        ),
        ({"phrases": ["share", "print"]}, "Share | Print\n⟦Share⟧"),
    ],
)
def test_options(options: dict[str, Any], marked: str):
    assert_flags("line", options, marked)


_LINES = ["{0}", _HEAD, _BODY, "{1}", _BODY, "{2}"]


@pytest.mark.parametrize(
    ("position", "places"),
    [
        ("anywhere", "012"),
        ("head", "0"),
        ("tail", "2"),
        ("edges", "02"),
        ("before-headline", "0"),
        ("after-body", "2"),
        ("outside", "02"),
        ("inside", "1"),
    ],
)
def test_positions(position: str, places: str):
    lines = [("⟦Print Page⟧" if str(at) in places else "Print Page") for at in range(3)]
    assert_flags("line", {"phrases": ["print page"], "position": position}, "\n\n".join(_LINES).format(*lines))


def test_within_says_how_many_lines_are_an_edge():
    edge = "Post a comment\nPost a comment"
    text = f"{edge}\n{_HEAD}\n\n{_BODY}\n{_BODY}\n{edge}"
    for within, count in ((1, 2), (2, 4), (9, 4)):
        assert len(hits("line", ONE | {"position": "edges", "within": within}, text)) == count


DOUBTFUL = {"phrases": ["share this"], "doubtful": ["twitch", "vimeo"], "combine": True}


@pytest.mark.parametrize(
    "lines",
    [
        ["⟦Twitch⟧", _BODY, _BODY],
        [_BODY, _BODY, "⟦Vimeo⟧"],
        [_BODY, "Twitch", _BODY],
        [_BODY, "Twitch", "Vimeo", _BODY],
        [_BODY, "Twitch | Vimeo", _BODY],
        [_BODY, "⟦Share this⟧", _BODY],
        [_BODY, "⟦Share this⟧", "⟦Twitch⟧", "⟦Vimeo⟧", _BODY],
        [_BODY, "⟦Share this: Twitch⟧", _BODY],
        [_BODY, "⟦Share this⟧", _BODY, "Twitch", _BODY],
    ],
)
def test_doubtful_phrases_count_outside_the_story_or_beside_sure_ones(lines: list[str]):
    assert_flags("line", DOUBTFUL, "\n".join(lines))


REMOVED = [
    ("⟦Post a comment⟧", ""),
    ("⟦Post a comment⟧\n", "\n"),
    (f"{_BODY}\n⟦Post a comment⟧", _BODY),
    (f"{_BODY}\n\n⟦Post a comment⟧\n", f"{_BODY}\n"),
    (f"⟦Post a comment⟧\n\n{_BODY}", _BODY),
    (f"{_HEAD}\n\n⟦Post a comment⟧\n\n{_BODY}", f"{_HEAD}\n\n{_BODY}"),
    (f"{_BODY}\n⟦Post a comment⟧\n\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
    (f"{_BODY}\n\n⟦Post a comment⟧\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
    (f"{_BODY}\n⟦Post a comment⟧\n{_BODY}", f"{_BODY}\n{_BODY}"),
    (f"{_BODY}\r\n\r\n⟦Post a comment⟧\r\n\r\n{_BODY}\r\n", f"{_BODY}\r\n\r\n{_BODY}\r\n"),
    (f"{_BODY}\r\n⟦Post a comment⟧\r\n\r\n{_BODY}", f"{_BODY}\r\n\r\n{_BODY}"),
    (f"{_BODY}\r⟦Post a comment⟧\r{_BODY}", f"{_BODY}\r{_BODY}"),
    (f"{_BODY}\n\n  ⟦Post a comment⟧  \n\n{_BODY}", f"{_BODY}\n\n  {_BODY}"),
]


def removed(text: str) -> str:
    read = article(text)
    check = make_article_check("line", prepare("line", ONE | {"remove": True}))
    facts = Facts(read)
    found = Scanner.of([check]).scan(facts)
    edits = [edit for hit in check.find(facts, found.get(0, ())) for edit in hit.edits]
    return apply_edits(text, to_raw_edits(read, edits))


@pytest.mark.parametrize(("marked", "left"), REMOVED)
def test_a_line_is_taken_out_with_one_line_break(marked: str, left: str):
    assert removed(unmark(marked)[0]) == left


@given(
    st.lists(st.sampled_from(["post a comment", "One, two.", "\n", "\r\n", "\r", " ", "\n\n", "\u2028"]), max_size=12)
)
def test_taking_lines_out_takes_nothing_else(parts: list[str]):
    text = "".join(parts)
    after = removed(text)
    lines = [line.strip() for line in text.replace("\r", "\n").split("\n")]
    assert "".join(after.split()) == "".join("".join(line.split()) for line in lines if line != "post a comment")
