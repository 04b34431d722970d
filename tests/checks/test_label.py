"""Labels of other stories' headlines."""

from __future__ import annotations

import pytest
from helpers import article, assert_flags, hits
from hypothesis import given
from hypothesis import strategies as st

from lint_news.ingest.edits import apply_edits, to_raw_edits

_BODY = "The town council voted on Tuesday evening to build a second bridge across the river."
_LABELS = {"labels": ["read more", "related( stories|)", "पढ़ें", "相关阅读"], "open_labels": ["see also"]}
_LINE = _LABELS | {"report": "line"}
_BELOW = {"labels": ["read more"], "open_labels": ["related( stories|)", "see also"], "report": "below"}


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Read more: Town gets a bridge⟧",
        "⟦► READ MORE | Town gets a bridge⟧",
        "⟦Read more: Will the town get a bridge?⟧",
        "⟦Read more – Town gets a bridge⟧",
        "⟦Read more\u00a0 Town gets a bridge⟧",
        "⟦Read more⟧\n⟦Related stories:⟧\n",
        "⟦See also Town gets a second bridge⟧",
        "⟦पढ़ें- शहर में पुल⟧",
        "⟦【相关阅读】城市建新桥⟧",
        "Read more: the council has put its plans on show.",
        "Read more books about bridges",
        "Read more-or-less true stories",
        "See also the plans of the council",
        "Related-party deals",
        "The council can read more: it has time",
        "Unrelated: Town gets a bridge",
    ],
)
def test_lines(marked: str):
    assert_flags("label", _LINE, f"{_BODY}\n\n{marked}\n\n{_BODY}\n")


def test_a_label_between_paragraphs_is_left_with_what_it_announces():
    assert_flags("label", _LINE, f"{_BODY}\n\nRead more:\nTown gets a second bridge\n\n{_BODY}")
    assert_flags("label", _LINE, f"{_BODY}\n\n⟦Read more:⟧\n\n{_BODY}")
    assert_flags("label", _LINE, f"{_BODY}\n\nRelated\n\n{_BODY}")
    assert_flags("label", _LINE, f"{_BODY}\n\n{_BODY}\n\n⟦Related⟧\n\nTown gets a second bridge")


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Read more:⟧\n⟦Town gets a second bridge⟧\n\n",
        "⟦Read more:⟧\n⟦Bridges⟧\n\n".replace("⟦", "").replace("⟧", ""),
        "⟦Related⟧\n\n⟦Town gets a second bridge⟧\n\n⟦Why do all our bridges fall down?⟧\n\n",
        "⟦Related stories:⟧\n⟦- Town gets a second bridge⟧\n⟦- Old bridge falls down⟧\nWhat comes next for us\n\n",
        "Read more\n\nWhat comes next for the town\n\n",
        "Related\n\nWhat next\n\n",
        "Related\n\nthe town gets a second bridge\n\n",
        "Related\n\n“We need a bridge”\n\n",
        "Related:\n\nThe town gets a second bridge.\n\n",
        "Related\n" + "Town gets one more bridge\n" * 9 + "\n",
    ],
)
def test_headlines_below(marked: str):
    assert_flags("label", _BELOW, f"{_BODY}\n\n{marked}{_BODY}\n")


def test_below_the_story_the_label_is_left_to_the_other_rule():
    assert_flags("label", _BELOW, f"{_BODY}\n\nRelated\n⟦Town gets a second bridge⟧\n⟦Old bridge falls down⟧\n")


@given(
    st.lists(
        st.sampled_from(["Read more:", "Related", "- Old bridge falls down", "Town gets a bridge", _BODY, "", "?"]),
        max_size=12,
    )
)
def test_paragraphs_outlive_the_removal_of_teasers(lines: list[str]):
    text = "\n".join(lines)
    item = article(text)
    for options in (_LINE, _BELOW):
        found = hits("label", options | {"remove": True}, text)
        left = apply_edits(text, [raw for hit in found for raw in to_raw_edits(item, hit.edits)])
        assert left.count(_BODY) == text.count(_BODY)
