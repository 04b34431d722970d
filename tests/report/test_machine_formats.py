"""What programs read: JSON, GitHub, GitLab, JUnit and reviewdog."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from lint_news.model import Excerpt, Finding, Fix, Place, RawEdit
from lint_news.report import FORMATS, Summary

Render = Callable[..., str]


def test_formats() -> None:
    assert FORMATS == ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson")


def test_unknown_format(write: Render) -> None:
    with pytest.raises(KeyError):
        write("html5", [])


def test_importing_the_room_imports_no_format() -> None:
    heavy = ("json", "rich", "xml", "urllib.parse")
    code = f"import sys, lint_news.report; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.parametrize("name", FORMATS)
def test_reports_come_in_chunks_and_end_in_a_line_break(write: Render, findings: list[Finding], name: str) -> None:
    assert write(name, findings).endswith("\n")


def test_json(write: Render, findings: list[Finding]) -> None:
    shown = write("json", findings)
    first, _, third, last = json.loads(shown)
    assert shown.count("\n") == len(findings) + 2
    assert list(first) == [
        "code",
        "name",
        "message",
        "severity",
        "filename",
        "location",
        "end_location",
        "fix",
        "related",
        "fingerprint",
        "url",
        "mqm",
    ]
    assert first["location"] == {"row": 3, "column": 28}
    assert first["end_location"] == {"row": 3, "column": 37}
    assert first["fix"] == {
        "applicability": "unsafe",
        "message": "join the halves",
        "edits": [{"content": "", "location": {"row": 3, "column": 28}, "end_location": {"row": 3, "column": 29}}],
    }
    assert third["related"] == [
        {
            "filename": "新闻/c.txt",
            "location": {"row": 5, "column": 9},
            "end_location": {"row": 5, "column": 12},
            "message": "here 王晓明",
        }
    ]
    assert third["record"] == "cn-7"
    assert last == {
        "code": "LNT001",
        "name": "unreadable-file",
        "message": "not UTF-8",
        "severity": "error",
        "filename": "z.bin",
        "location": {"row": 1, "column": 1},
        "end_location": {"row": 1, "column": 1},
        "fix": None,
        "related": [],
        "fingerprint": "00000000000000d4",
        "url": None,
    }


@pytest.mark.parametrize("name", ["json", "gitlab"])
def test_empty_lists(write: Render, name: str) -> None:
    assert write(name, []) == "[]\n"


def test_json_keeps_text_as_it_is(write: Render, findings: list[Finding]) -> None:
    odd = "\x1b[2J \u202e \ud800 \x00 </script>"
    shown = write("json", [findings[3]._replace(message=odd)])
    assert shown.isascii()
    assert "\x1b" not in shown
    assert json.loads(shown)[0]["message"] == odd


def test_github(write: Render, findings: list[Finding]) -> None:
    assert write("github", findings) == (
        "::error file=news/talks.txt,line=3,col=28,endLine=3,endColumn=37,title=TRN301 stray-full-stop::"
        "sentence goes on after a full stop: “. growing”%0Afix (unsafe): join the halves\n"
        "::warning file=news/talks.txt,line=7,col=1,endLine=9,endColumn=1,title=BPL301 newsletter-box::"
        "newsletter sign-up left in the text%0Afix (safe): delete this\n"
        "::notice file=新闻/a b.jsonl,line=2,col=30,endLine=2,endColumn=33,title=NAM101 name-varies::"
        "“王小明”也写作“王晓明”%0Arecord: cn-7%0Asee: 新闻/c.txt:5:9 here 王晓明%0Asuggestion: write 王小明\n"
        "::error file=z.bin,line=1,col=1,endLine=1,endColumn=1,title=LNT001 unreadable-file::not UTF-8\n"
    )


def test_github_escapes(write: Render, findings: list[Finding]) -> None:
    finding = findings[3]._replace(uri="a,b:c%\n.txt", message="100%\n::error::x")
    assert write("github", [finding]) == (
        "::error file=a%2Cb%3Ac%25%0A.txt,line=1,col=1,endLine=1,endColumn=1,title=LNT001 unreadable-file::"
        "100%25\\n\\x3a:error::x\n"
    )


def test_github_says_nothing_where_nothing_is_found(write: Render) -> None:
    assert write("github", []) == ""


def test_gitlab(write: Render, findings: list[Finding]) -> None:
    issues = json.loads(write("gitlab", [*findings, findings[1]]))
    fingerprints = [issue.pop("fingerprint") for issue in issues]
    assert len(set(fingerprints)) == 5
    assert issues[1] == {
        "description": "BPL301: newsletter sign-up left in the text",
        "check_name": "BPL301",
        "severity": "minor",
        "location": {"path": "news/talks.txt", "lines": {"begin": 7, "end": 9}},
    }
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info", "major", "minor"]


def test_gitlab_fingerprints_do_not_depend_on_position(write: Render, findings: list[Finding]) -> None:
    moved = [finding._replace(place=Place(99, 9, 99, 10, 0, 0)) for finding in findings]
    before, after = (
        [issue["fingerprint"] for issue in json.loads(write("gitlab", given))] for given in (findings, moved)
    )
    assert before == after


def test_junit(write: Render, findings: list[Finding]) -> None:
    root = ET.fromstring(write("junit", findings, summary=Summary(articles=9, files=8, seconds=1.5)).encode())
    assert root.attrib == {"name": "lint-news", "tests": "4", "failures": "4", "errors": "0", "time": "1.500"}
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("news/talks.txt", "2", "2"),
        ("新闻/a b.jsonl", "1", "1"),
        ("z.bin", "1", "1"),
    ]
    case = root[1][0]
    assert case.attrib == {
        "name": "NAM101 name-varies 2:30",
        "classname": "新闻/a b.jsonl",
        "file": "新闻/a b.jsonl",
        "line": "2",
    }
    assert case[0].attrib == {"type": "info", "message": "“王小明”也写作“王晓明”"}
    assert case[0].text == (
        "新闻/a b.jsonl:2:30: NAM101 info: “王小明”也写作“王晓明”\n"
        "record: cn-7\nsee: 新闻/c.txt:5:9 here 王晓明\nsuggestion: write 王小明"
    )


def test_junit_of_a_clean_run_has_one_test_that_passes(write: Render) -> None:
    root = ET.fromstring(write("junit", []).encode())
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert [case.get("name") for case in root.iter("testcase")] == ["no findings"]
    assert not list(root.iter("failure"))


def test_rdjson(write: Render, findings: list[Finding]) -> None:
    result = json.loads(write("rdjson", findings))
    assert result["source"] == {"name": "lint-news"}
    first, second, third, _ = result["diagnostics"]
    assert first == {
        "message": "sentence goes on after a full stop: “. growing”\nfix (unsafe): join the halves",
        "location": {
            "path": "news/talks.txt",
            "range": {"start": {"line": 3, "column": 28}, "end": {"line": 3, "column": 37}},
        },
        "severity": "ERROR",
        "code": {"value": "TRN301"},
        "suggestions": [{"range": {"start": {"line": 3, "column": 28}, "end": {"line": 3, "column": 29}}, "text": ""}],
    }
    assert second["location"]["range"] == {"start": {"line": 7}, "end": {"line": 8}}
    assert "suggestions" not in second
    assert third["location"]["range"] == {"start": {"line": 2}, "end": {"line": 2}}
    assert third["severity"] == "INFO"


def diagnostic(write: Render, finding: Finding) -> dict[str, Any]:
    """Give a finding's diagnostic."""
    entries: list[dict[str, Any]] = json.loads(write("rdjson", [finding]))["diagnostics"]
    return entries[0]


def test_rdjson_columns_are_bytes(write: Render, findings: list[Finding]) -> None:
    place = Place(4, 5, 4, 7, 0, 0)
    fix = Fix("safe", "", (RawEdit(place, "ة"),))
    finding = findings[3]._replace(place=place, excerpt=Excerpt("aé中𐐀bc", 4, 6), fix=fix)
    span = {"start": {"line": 4, "column": 11}, "end": {"line": 4, "column": 13}}
    entry = diagnostic(write, finding)
    assert entry["location"]["range"] == span
    assert entry["suggestions"] == [{"range": span, "text": "ة"}]


@pytest.mark.parametrize(
    ("edits", "text"),
    [
        ((RawEdit(Place(4, 1, 4, 2, 0, 0), "\ud800"),), "abc"),
        ((RawEdit(Place(5, 1, 5, 2, 0, 0), "x"),), "abc"),
        ((RawEdit(Place(4, 1, 4, 9, 0, 0), "x"),), "abc"),
        ((RawEdit(Place(4, 1, 4, 2, 0, 0), "x"),), "a\ud800c"),
        ((RawEdit(Place(4, 1, 4, 2, 0, 0), "x"), RawEdit(Place(4, 2, 4, 3, 0, 0), "y")), "abc"),
    ],
)
def test_rdjson_suggests_only_what_it_can_place(
    write: Render, findings: list[Finding], edits: tuple[RawEdit, ...], text: str
) -> None:
    place = Place(4, 1, 4, 2, 0, 0)
    finding = findings[3]._replace(place=place, excerpt=Excerpt(text, 0, 1), fix=Fix("safe", "", edits))
    assert "suggestions" not in diagnostic(write, finding)
