"""An article whose last paragraph stops short."""

from __future__ import annotations

import pytest
from helpers import flagged

_LONG = "The dam on the river near Kariba will be mended by the spring, the governor said on Monday."
_STORY = "Dam to be mended\n\n" + f"{_LONG}\n\n" * 3
_CUT = "Farmers below the dam have had no water for their maize and beans since the end of June and the new"


@pytest.mark.parametrize(
    ("last", "found"),
    [
        (_CUT, ["and the new"]),
        (f"{_CUT} rains.", []),
        (f"{_CUT} 2026", []),
        (f"{_CUT} ones:", []),
        ("Ama Mensah in Lusaka", []),
        (f"{_LONG} {_CUT}", []),
    ],
)
def test_the_other_paragraphs_say_how_one_ends(last: str, found: list[str]):
    assert flagged("broken_off", {}, f"{_STORY}{last}\n") == found


def test_it_takes_three_other_paragraphs_that_all_end():
    assert flagged("broken_off", {}, f"Dam\n\n{_LONG}\n\n{_LONG}\n\n{_CUT}\n") == []
    assert flagged("broken_off", {}, f"{_STORY}{_CUT}\n\n{_CUT}\n") == []
    assert flagged("broken_off", {"paragraphs": 2}, f"Dam\n\n{_LONG}\n\n{_LONG}\n\n{_CUT}\n") == ["and the new"]


def test_chinese_counts_by_characters():
    story = (
        "水库修复\n\n"
        + "州长星期一说卡里巴附近的水库大坝将在春天修好，工程师五月发现墙体有裂缝并要求降低水位。\n\n" * 3
    )
    cut = (
        "卢萨卡的能源部星期二回答说，两台涡轮机将不得不停止运转一个月，"
        "直到工程师们检查完整个大坝的墙体并且向部长提交报告以后再"
    )
    assert flagged("broken_off", {}, f"{story}{cut}\n") == [cut]
