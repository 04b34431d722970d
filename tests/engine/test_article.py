"""One article: furniture first, crashes contained, languages, severities, wishes to be left alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers import COMMENT_FORM, DOUBLED, MASTHEAD, STORY, SWAPPED, codes, lint, make_plan, make_rules

from lint_news.checks.phrase import Swap
from lint_news.checks.repeated_lines import RepeatedLines
from lint_news.engine import Plan, PlanSpec, Shuffle
from lint_news.model import Finding

_LONG = {"code": "TXT201", "name": "long-sentence", "check": "metric", "options": {"measure": "paragraphs", "above": 3}}


def _crash(*_: Any) -> Iterator[Any]:
    raise RuntimeError("the check broke\nin two")


def test_furniture_is_set_aside_for_the_other_rules(tmp_path: Path):
    plan = make_plan(tmp_path, COMMENT_FORM, _LONG)
    assert codes(lint(plan, STORY + "\nPost a comment\n")) == ["BPL101"]
    assert codes(lint(plan, STORY + "\nOne more paragraph of the story.\n")) == ["TXT201"]


def test_a_crash_is_a_finding_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Swap, "find", _crash)
    found = lint(
        make_plan(tmp_path, COMMENT_FORM, SWAPPED, DOUBLED), "The big fires and and so.\nPost a comment"
    ).findings
    assert sorted(finding.code for finding in found) == ["BPL101", "LNT002", "TXT301"]
    (crash,) = [finding for finding in found if finding.code == "LNT002"]
    assert "TRN101 (wrong-term)" in crash.message
    assert "RuntimeError: the check broke" in crash.message


def test_a_crash_in_the_rows_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(RepeatedLines, "emit", _crash)
    result = lint(make_plan(tmp_path, COMMENT_FORM, MASTHEAD), "Post a comment")
    assert sorted(codes(result)) == ["BPL101", "LNT002"]
    assert result.rows == []


def test_a_crash_in_the_judgement_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    plan = make_plan(tmp_path, MASTHEAD)
    shuffle = Shuffle()
    shuffle.add(lint(plan, STORY + "\nThe Bugle\n").rows)
    monkeypatch.setattr(RepeatedLines, "judge", _crash)
    assert {finding.code for finding in shuffle.judge(lambda _: plan)} == {"LNT002"}


def test_a_crash_in_reading_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("lint_news.engine.source.articles", _crash)
    result = lint(make_plan(tmp_path, COMMENT_FORM), "Post a comment")
    assert codes(result) == ["LNT002"]
    assert "RuntimeError: the check broke" in result.findings[0].message


def test_half_a_character_out_of_json_is_no_crash(tmp_path: Path):
    pattern = {"check": "pattern", "options": {"patterns": ["rose by .+"]}}
    line = {"code": "BPL102", "name": "a-line", "check": "line", "options": {"patterns": ["(?i)share.*"]}}
    raw = '{"text": "It rose by \\ud800 five.\\nShare \\udfff on x\\n"}'
    result = lint(make_plan(tmp_path, pattern, line), raw, "json")
    assert {raw[f.place.start : f.place.end] for f in result.findings} == {
        "Share \\udfff on x",
        "rose by \\ud800 five.",
    }


def test_crashes_of_a_rule_that_is_off_are_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Swap, "find", _crash)
    plan = Plan(PlanSpec(tuple(make_rules(tmp_path, SWAPPED)), "key"))
    assert codes(lint(plan, "The big fires.")) == []


def test_a_rule_speaks_its_languages_only(tmp_path: Path):
    german = "Der Stadtrat hat am Dienstagabend beschlossen, im nächsten Jahr big fires zu machen und Brücken zu bauen."
    plan = make_plan(tmp_path, {**SWAPPED, "langs": ["en"]})
    assert codes(lint(plan, german)) == []
    assert codes(lint(plan, STORY + "There were big fires.\n")) == ["TRN101"]
    assert codes(lint(plan, "Big fires.")) == ["TRN101"]  # too short to tell
    assert codes(lint(make_plan(tmp_path, {**SWAPPED, "langs": ["de", "en"]}), german)) == ["TRN101"]


def test_severities_of_the_plan(tmp_path: Path):
    rules = tuple(make_rules(tmp_path, COMMENT_FORM, SWAPPED))
    plan = Plan(PlanSpec(rules, "key", (("BPL101", "info"),)))
    found = lint(plan, "There were big fires.\nPost a comment\n").findings
    assert {finding.code: finding.severity for finding in found} == {"BPL101": "info", "TRN101": "warning"}


def test_two_rules_of_furniture_say_it_once(tmp_path: Path):
    other = {**COMMENT_FORM, "code": "BPL102", "name": "comment-form-again"}
    assert codes(lint(make_plan(tmp_path, COMMENT_FORM, other), "Post a comment")) == ["BPL101"]
    again = {**SWAPPED, "code": "TRN102", "name": "wrong-term-again"}
    assert codes(lint(make_plan(tmp_path / "b", SWAPPED, again), "Big fires.")) == ["TRN101", "TRN102"]


def test_a_finding_says_where_and_what(tmp_path: Path):
    plan = make_plan(tmp_path, {**SWAPPED, "message": "“{found}”, {better}, {nothing}", "mqm": "terminology"})
    (found,) = lint(plan, "Ä\r\nThe big  fires, the “big fires” there.\r\n", uri="a/b.txt").findings
    assert found.message == "“big fires”, bonfires, {nothing}"
    assert (found.name, found.mqm, found.uri, found.severity) == ("wrong-term", "terminology", "a/b.txt", "warning")
    assert found.place == (2, 22, 2, 31, 24, 33)
    assert found.excerpt == ("The big  fires, the “big fires” there.", 21, 30)
    assert found.fix is not None
    assert found.fix.message == "write “bonfires”"
    assert found.fix.edits == ((found.place, "bonfires"),)


def test_a_long_match_is_cut_in_the_message(tmp_path: Path):
    plan = make_plan(tmp_path, {"check": "pattern", "options": {"patterns": ["x[x ]+"]}})
    (found,) = lint(plan, "x " * 100 + "x").findings
    assert len(found.message) <= 90
    assert found.message.endswith("…”")


@pytest.mark.parametrize(
    ("above", "below", "same"),
    [("", "", True), ("Another paragraph.\n\n", "", True), ("", "\n\nAnother paragraph.", True), ("so ", "", False)],
)
def test_a_fingerprint_is_of_the_words_round_it(tmp_path: Path, above: str, below: str, same: bool):
    plan = make_plan(tmp_path, SWAPPED)
    line = "Once more there were big fires in the fields of the north."

    def mark(text: str) -> str:
        return lint(plan, text).findings[0].fingerprint

    assert (mark(line) == mark(above + line + below)) is True
    assert (mark(line) == mark(line.replace("there were", f"there {above}were"))) is (same and not above)


# Wishes in the article's own markup.
_TWO = "<p>There were big fires and and more.</p>\n"
_HTML = [
    ("", ["TRN101", "TXT301"]),
    ("<!-- lint-news: ignore -->", []),
    ("<!-- lint-news: ignore TRN101, TXT301 -->", []),
    ("<!-- lint-news: ignore TRN101 -->", ["TXT301"]),
    ("<!-- lint-news: ignore TRN -->", ["TXT301"]),
    ("<!-- lint-news: ignore wrong-term -->", ["TXT301"]),
    ("<!-- lint-news: ignore BPL101 -->", ["LNT003", "TRN101", "TXT301"]),
    ("<!-- lint-news: ignore TRN101 BPL101 -->", ["TXT301"]),
    ("<!-- lint-news: ignore NAM101 -->", ["TRN101", "TXT301"]),  # a rule that is off says nothing of unused wishes
    ("<!-- lint-news: ignore T -->", ["TRN101", "TXT301"]),
    ("<!-- ignore TRN101 -->", ["TRN101", "TXT301"]),
]


@pytest.mark.parametrize(("wish", "left"), _HTML)
@pytest.mark.parametrize("kind", ["html", "md"])
def test_a_comment_hides_findings(tmp_path: Path, wish: str, left: list[str], kind: Any):
    plan = make_plan(tmp_path, COMMENT_FORM, SWAPPED, DOUBLED)
    body = _TWO if kind == "html" else "There were big fires and and more.\n"
    assert sorted(codes(lint(plan, f"{wish}\n{body}", kind))) == left


def test_a_comment_is_for_its_block(tmp_path: Path):
    plan = make_plan(tmp_path, COMMENT_FORM, SWAPPED, DOUBLED)
    assert sorted(codes(lint(plan, f"<!-- lint-news: ignore -->{_TWO}{_TWO}", "html"))) == ["TRN101", "TXT301"]
    assert codes(lint(plan, f"{_TWO}<!-- lint-news: ignore-file -->{_TWO}", "html")) == []


@pytest.mark.parametrize(
    ("wish", "left"),
    [
        ("ignore: [TRN101]", ["TXT301"]),
        ("ignore: [TRN, doubled-word]", []),
        ("ignore: [BPL101]", ["LNT003", "TRN101", "TXT301"]),
    ],
)
def test_front_matter_hides_findings(tmp_path: Path, wish: str, left: list[str]):
    plan = make_plan(tmp_path, COMMENT_FORM, SWAPPED, DOUBLED)
    raw = f"---\ntitle: Fires\nlint-news:\n  {wish}\n---\nThere were big fires and and more.\n"
    assert sorted(codes(lint(plan, raw, "md"))) == left


def test_an_unused_wish_is_reported_where_it_stands(tmp_path: Path):
    plan = make_plan(tmp_path, SWAPPED)
    (found,) = lint(plan, "<p>Fine.</p>\n<!-- lint-news: ignore TRN101 --><p>Fine too.</p>", "html").findings
    assert (found.code, found.message) == ("LNT003", "TRN101")
    assert (found.place.row, found.place.column) == (2, 1)


def test_a_hidden_row_is_judged_and_not_reported(tmp_path: Path):
    plan = make_plan(tmp_path, MASTHEAD)
    shuffle = Shuffle()
    for number, word in enumerate(("first", "second", "third")):
        wish = "<!-- lint-news: ignore -->" if number == 1 else ""
        body = f"<p>On the {word} day the council voted to build a bridge across the river.</p>"
        raw = f"<article>{body}{wish}<p>The Bugle</p></article>"
        result = lint(plan, raw, "html", uri=f"{number}.html")
        assert codes(result) == []
        shuffle.add(result.rows)
    found: list[Finding] = shuffle.judge(lambda _: plan)
    assert sorted(finding.uri for finding in found) == ["0.html", "2.html"]
