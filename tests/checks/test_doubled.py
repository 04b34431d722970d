"""Lines that say again what another line says."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from helpers import article, assert_flags, hits
from hypothesis import given
from hypothesis import strategies as st

from lint_news.ingest.edits import apply_edits, to_raw_edits

_BODY = "The town council voted on Tuesday evening to build a second bridge across the river."
_NEXT = "Nobody on the council could say on Tuesday how much the new bridge would cost the town."
_SONG = "We walk the long road home. We sing."


@pytest.mark.parametrize(
    ("options", "marked"),
    [
        ({}, f"{_BODY}\n⟦{_BODY}⟧\n"),
        ({}, f"{_BODY}\n\n⟦{_BODY}⟧\n\n⟦{_BODY}⟧"),
        ({}, f"{_BODY}\n\n⟦{_BODY.replace(' ', '  ', 2)}⟧\n"),
        ({}, f"{_BODY}\n{_NEXT}\n{_BODY}\n"),
        ({}, "Council votes on the new bridge over the river\nCouncil votes on the new bridge over the river\n"),
        ({}, f"“{_BODY}”\n“{_BODY}”\n"),
        ({}, f"- {_BODY}\n- {_BODY}\n"),
        ({}, f"{_SONG}\n{_SONG}\nThe night is long.\n"),
        ({}, f"{_BODY}\n\n{_SONG}\n⟦{_SONG}⟧\n\n{_NEXT}\n"),
        ({"min_words": 20}, f"{_BODY}\n{_BODY}\n"),
        ({"allow": [_BODY]}, f"{_BODY}\n{_BODY}\n"),
    ],
)
def test_blocks(options: dict[str, Any], marked: str):
    found = assert_flags("doubled", {"report": "block"} | options, marked)
    assert all(hit.related for hit in found)


@pytest.mark.parametrize(
    "marked",
    [
        "Council votes on bridge\n⟦Council votes on bridge⟧\n",
        "Council votes\nCouncil votes\n",
        f"{_BODY}\n{_BODY}\n",  # for the rule on blocks
        "40 euros for a day\n40 euros for a day\n",
        f"{_BODY}\n\nDown to the river\nDown to the river\nNever to come home\n\n{_NEXT}",
    ],
)
def test_other_lines(marked: str):
    assert_flags("doubled", {"report": "line", "min_words": 4}, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Boats on the river at noon⟧\nBoats on the river at noon. Photo: AFP\n",
        "Boats on the river at noon (AP Photo/Ama Mensah)\n\n⟦Boats on the river at noon⟧\n",
        "⟦Лодки на реке в полдень⟧\nЛодки на реке в полдень. Фото: ТАСС\n",
        "FILE PHOTO: Boats on the river at noon\n⟦Boats on the river at noon⟧\n",
        "⟦The town council voted on Tuesday...⟧\n" + _BODY,
        "⟦The town council voted on Tuesday […]⟧\n" + _BODY,
        "The town council voted on Tuesday\n" + _BODY,
        "The council voted again and again...\nThe council voted at last.",
        "Boats on the river at noon\nBoats on the river at noon and night\n",
    ],
)
def test_captions(marked: str):
    assert_flags("doubled", {"report": "caption", "min_words": 4}, marked)


@pytest.mark.parametrize(
    "marked",
    [
        f"Council votes on bridge\n\nBy Ama\n\n⟦COUNCIL VOTES ON BRIDGE⟧\n\n{_BODY}\n\n⟦Council votes on bridge⟧\n",
        f"Council votes on bridge\n\nCouncil votes on bridge\n\n{_BODY}\n",  # for the rule on lines
        f"Council votes\n\nBy Ama Mensah\n\nCouncil votes\n\n{_BODY}\n",
        f"Council votes on bridge\n\nBy Ama Mensah\n\nCouncil votes on bridge tonight\n\n{_BODY}\n",
    ],
)
def test_headlines(marked: str):
    assert_flags("doubled", {"report": "headline", "min_words": 4}, marked)


def test_a_page_saved_twice_is_told_of_once():
    long = f"{_BODY} {_NEXT}"
    (hit,) = hits("doubled", {"report": "paragraph"}, f"{long}\n{_NEXT * 2}\nIn short.\n{long}\n{_NEXT * 2}\n")
    assert hit.related[0][0].start == 0


@given(
    st.lists(
        st.sampled_from([f"{_BODY} {_NEXT}", f"{_NEXT} {_BODY}", "Boats on the river at noon", "Short.", ""]),
        max_size=8,
    )
)
def test_taking_doubled_blocks_out_loses_no_words(lines: list[str]):
    text = "\n".join(lines)
    found = hits("doubled", {"report": "block", "remove": True}, text)
    item = article(text)
    left = apply_edits(text, [raw for hit in found for raw in to_raw_edits(item, hit.edits)])
    assert set(left.split()) == set(text.split())
    assert not any(one == other and len(one) > 100 for one, other in pairwise(filter(None, left.split("\n"))))
