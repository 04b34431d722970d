"""Mistakes in rule files, each told at its place with what was expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import flagged, write_rule

from lint_news.rulebook import RuleError
from lint_news.rulebook.files import rule_files
from lint_news.rulebook.load import parse_rules, unmark

GOOD = """\
code: BPL101
name: some-defect
summary: A defect that the tests made up
why: The tests need rules that nobody else changes, so they bring their own.
message: "found {found}"
severity: error
check: phrase
options:
  phrases:
    - click here
fix: safe
examples:
  bad:
    - text: "Please ⟦click here⟧ to go on."
  good:
    - text: "He heard a click here and there."
"""


def problems(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        parse_rules([str(path)])
    return [str(problem) for problem in caught.value.problems]


def test_a_right_rule_file_is_read(tmp_path: Path):
    path = tmp_path / "some-defect.yaml"
    path.write_text(GOOD, encoding="utf-8")
    (rule,) = parse_rules([str(path)])
    assert (rule.code, rule.name, rule.check, rule.fix) == ("BPL101", "some-defect", "phrase", "safe")
    assert flagged(rule.check, rule.options, "Now click here.", prepared=True) == ["click here"]
    assert rule.bad[0].spans == ((7, 17),)
    assert type(rule.code) is str
    assert type(rule.options) is dict


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("severity: error", "severty: error", "6:1", "did you mean “severity”?"),
        ("severity: error\n", "", "1:1", "lacks “severity”"),
        ("severity: error", "severity: fatal", "6:1", "expected one of error, warning, info"),
        ("severity: error", "severity: [error]", "6:1", "did you mean “error”?"),
        ("code: BPL101", "code: 101", "1:1", "expected a text (put it in quotation marks)"),
        ("code: BPL101", "code: BPL1", "1:1", "'BPL1'; expected the form ^[A-Z]{3}[0-9]{3}$"),
        ("name: some-defect", "name: Some Defect", "2:1", "expected the form"),
        ("name: some-defect", "name: other-defect", "2:7", "expected the file's stem, “some-defect”"),
        ("check: phrase", "check: phrases", "7:1", "unknown check “phrases”; did you mean “phrase”?"),
        ("check: phrase", "check: xyzzy", "7:1", "unknown check “xyzzy”; expected one of"),
        ("check: phrase", "check: [phrase]", "7:1", "expected a text"),
        ("    - click here", "    - 7", "10:7", "options.phrases.0 is 7; expected a text"),
        ("  phrases:\n    - click here", "  phrases: []", "9:3", "expected at least 1"),
        ("  phrases:", "  phrasse:", "9:3", "unknown key “phrasse”; did you mean “phrases”?"),
        ("  phrases:\n    - click here", "  phrases: click here", "9:3", "expected a list"),
        ("options:\n  phrases:\n    - click here", "options: 5", "8:1", "expected a mapping"),
        ("options:\n  phrases:\n    - click here\n", "", "1:1", "options lacks “phrases”"),
        ("fix: safe", "fix: yes", "11:1", "expected one of safe, unsafe, display"),
        ("fix: safe", "fix: safe\npreview: maybe", "12:1", "expected true or false"),
        ("fix: safe", "fix: safe\n1: 2", "12:1", "unknown key “1”"),
        ("fix: safe", "fix: safe\nfix: safe", "12:1", "duplicate key"),
        ("fix: safe", "fix: [safe", "12:9", "not YAML"),
        ("fix: safe", "fix: safe\n\t", "12:1", "not YAML"),
        ("fix: safe", "fix: safe\n---\na: 1", "12:1", "not YAML"),
        ('    - text: "Please ⟦click here⟧ to go on."', "    - tekst: x", "14:7", "did you mean “text”?"),
        ("  good:", "  god:", "15:3", "did you mean “good”?"),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, old: str, new: str, place: str, words: str):
    assert GOOD.count(old) == 1
    path = tmp_path / "some-defect.yaml"
    found = problems(path, GOOD.replace(old, new))
    assert any(one.startswith(f"{path}:{place}: ") and words in one for one in found), found


@pytest.mark.parametrize(("text", "words"), [("", "not a rule"), ("- a\n", "not a rule"), ("5", "not a rule")])
def test_a_file_that_holds_no_mapping(tmp_path: Path, text: str, words: str):
    (found,) = problems(tmp_path / "a.yaml", text)
    assert words in found


def test_a_file_that_is_not_utf_8(tmp_path: Path):
    path = tmp_path / "some-defect.yaml"
    path.write_bytes(b"code: \xff\xfe")
    with pytest.raises(RuleError, match="cannot be read"):
        parse_rules([str(path)])


def test_a_path_that_does_not_exist(tmp_path: Path):
    with pytest.raises(RuleError, match="no such rule file or folder"):
        rule_files([str(tmp_path / "nowhere")])


def test_every_mistake_of_every_file_is_told(tmp_path: Path):
    write_rule(tmp_path, name="first-defect", severity="fatal", options={"phrases": ["a"]})
    write_rule(tmp_path, name="second-defect", code="BPL102", options={"phrases": ["a"], "min": 0, "case": "upper"})
    with pytest.raises(RuleError) as caught:
        parse_rules(rule_files([str(tmp_path)]))
    told = [(Path(problem.path).stem, problem.message) for problem in caught.value.problems]
    assert [name for name, _ in told] == ["first-defect", "second-defect", "second-defect"]


@pytest.mark.parametrize("key", ["code", "name"])
def test_a_code_or_a_name_given_twice(tmp_path: Path, key: str):
    options = {"phrases": ["a"]}
    first = write_rule(tmp_path / "one", options=options)
    changes = {"name": "other-defect"} if key == "code" else {"code": "BPL102"}
    second = write_rule(tmp_path / "two", options=options, **changes)
    with pytest.raises(RuleError, match=f"{key} .* is taken by") as caught:
        parse_rules([str(first), str(second)])
    (problem,) = caught.value.problems
    assert problem.path == str(second)
    assert str(first) in problem.message


@pytest.mark.parametrize(
    ("check", "options", "words"),
    [
        ("pattern", {"patterns": ["(?=ahead)x"]}, "linear time"),
        ("pattern", {"patterns": [r"(a)\1"]}, "linear time"),
        ("pattern", {"patterns": ["("]}, "linear time"),
        ("pattern", {"patterns": ["a"], "not_followed_by": ["[z-a]"]}, "linear time"),
        ("line", {"patterns": ["a(?!b)"]}, "linear time"),
        ("line", {"phrases": ["a"], "unless": ["("]}, "linear time"),
        ("metadata", {"missing": ["author"], "patterns": ["("]}, "linear time"),
        ("pattern", {"patterns": ["a(b)"], "group": 2}, "group"),
        ("pattern", {"patterns": ["a(b)"], "group": "year"}, "group"),
        ("pattern", {"patterns": ["a(b)"], "replace": r"\2"}, "group"),
        ("line", {"phrases": ["(a|b)" * 12]}, "readings"),
        ("phrase", {"phrases": ["(a|b)" * 12]}, "readings"),
        ("swap", {"swaps": {"(a|b)" * 12: "c"}}, "readings"),
        ("phrase", {"phrases": ["a"], "unless": ["(a|b)" * 12]}, "readings"),
    ],
)
def test_options_that_cannot_be_used(tmp_path: Path, check: str, options: dict[str, Any], words: str):
    path = write_rule(tmp_path, check=check, options=options)
    with pytest.raises(RuleError) as caught:
        parse_rules([str(path)])
    (problem,) = caught.value.problems
    row = next(row for row, line in enumerate(path.read_text().splitlines(), 1) if '"options"' in line)
    assert (problem.path, problem.row) == (str(path), row)
    assert words in problem.message


def test_a_fix_across_articles_is_never_safe(tmp_path: Path):
    path = write_rule(tmp_path, check="repeated_lines", options={}, fix="safe")
    with pytest.raises(RuleError, match="never safe"):
        parse_rules([str(path)])


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("plain", "plain", ()),
        ("⟦all⟧", "all", ((0, 3),)),
        ("a ⟦b⟧ c ⟦dd⟧", "a b c dd", ((2, 3), (6, 8))),
        ("a⟦⟧b", "ab", ((1, 1),)),
    ],
)
def test_marks_are_taken_out(marked: str, text: str, spans: tuple[tuple[int, int], ...]):
    assert unmark(marked) == (text, spans)
