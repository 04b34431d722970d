"""What the record round an article lacks."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import STORY, hits

_HEADLINE = (0, 42)


@pytest.mark.parametrize(
    ("options", "meta", "slots"),
    [
        ({"missing": ["author"]}, {}, {"missing": "author"}),
        ({"missing": ["author"]}, {"author": "Jane Doe"}, None),
        ({"missing": ["author"]}, {"author": ""}, {"missing": "author"}),
        ({"missing": ["url", "canonical"]}, {"canonical": "https://example.org/"}, None),
        ({"missing": ["url", "canonical"]}, {}, {"missing": "url or canonical"}),
        ({"missing": ["author"], "blocks": ["headline"]}, {}, None),
        ({"missing": ["author"], "blocks": ["byline"]}, {}, {"missing": "author"}),
        ({"missing": ["author"], "patterns": ["ferry"]}, {}, None),
        ({"missing": ["author"], "patterns": ["Ferry"]}, {}, {"missing": "author"}),
        ({"missing": ["author"], "min_words": 500}, {}, None),
        ({"of": ["author"], "values": ["admin"]}, {"author": " Admin "}, {"field": "author", "value": " Admin "}),
        (
            {"of": ["author"], "values": ["(web|site) admin"]},
            {"author": "site admin"},
            {"field": "author", "value": "site admin"},
        ),
        ({"of": ["author"], "values": ["admin"]}, {"author": "Jane Doe"}, None),
        ({"of": ["author"], "values": ["admin"]}, {}, None),
        ({"of": ["author", "publisher"], "values": ["x"]}, {"publisher": "X"}, {"field": "publisher", "value": "X"}),
    ],
)
def test_options(options: dict[str, Any], meta: dict[str, str], slots: dict[str, str] | None):
    found = hits("metadata", options, STORY, **meta)
    assert [(hit.span, hit.slots) for hit in found] == ([(_HEADLINE, slots)] if slots else [])


def test_an_article_without_a_headline_is_marked_at_its_first_words():
    text = "word " * 40 + "end."
    (hit,) = hits("metadata", {"missing": ["author"]}, text)
    assert hit.span.start == 0
    assert 60 < hit.span.end <= 80
    assert text[hit.span.end] == " "


def test_an_article_of_one_long_word():
    (hit,) = hits("metadata", {"missing": ["author"]}, "x" * 200)
    assert hit.span == (0, 80)


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_empty_article(text: str):
    assert not hits("metadata", {"missing": ["author"]}, text)
