"""SARIF logs, against the schema that OASIS publishes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from lint_news.model import Finding, Fix, Place, RawEdit, Rule

Render = Callable[..., str]
# sarif-schema-2.1.0.json of SARIF 2.1.0 Plus Errata 01, byte for byte.
SCHEMA_DIGEST = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """Read the official schema out of a package that ships it; nothing of that package is imported."""
    path = Path(str(distribution("linceo").locate_file("linceo/data/sarif-schema-2.1.0.json")))
    content = path.read_bytes()
    assert hashlib.sha256(content).hexdigest() == SCHEMA_DIGEST
    return Draft4Validator(json.loads(content))


def run_of(shown: str) -> dict[str, Any]:
    """Give the one run of a log."""
    (run,) = json.loads(shown)["runs"]
    assert isinstance(run, dict)
    return run


def test_valid(write: Render, findings: list[Finding], schema: Draft4Validator) -> None:
    schema.validate(json.loads(write("sarif", findings)))
    schema.validate(json.loads(write("sarif", [])))


def test_schema_refuses_other_things(schema: Draft4Validator) -> None:
    assert not schema.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_run(write: Render, findings: list[Finding]) -> None:
    run = run_of(write("sarif", findings))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("lint-news", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["BPL301", "LNT001", "NAM101", "TRN301"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True}]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_rule(write: Render, findings: list[Finding]) -> None:
    why = "Machine translation often breaks off and goes on in lower case."
    assert run_of(write("sarif", findings))["tool"]["driver"]["rules"][3] == {
        "id": "TRN301",
        "name": "stray-full-stop",
        "defaultConfiguration": {"level": "warning"},
        "properties": {
            "tags": ["translation", "mqm/linguistic-conventions/punctuation"],
            "problem.severity": "warning",
        },
        "shortDescription": {"text": "Sentence cut in two by a stray full stop"},
        "fullDescription": {"text": why},
        "help": {
            "text": f"{why}\n\nFlagged: From stress⟦. growing⟧.\n\nFine: At 8 p.m. because.\n\nhttps://example.org/mt",
            "markdown": f"{why}\n\n**Flagged:**\n\n> From stress⟦. growing⟧.\n\n"
            "**Fine:**\n\n> At 8 p.m. because.\n\n- https://example.org/mt",
        },
    }


def test_rule_of_a_user(write: Render, findings: list[Finding], rules: dict[str, Rule]) -> None:
    mine = Rule("ZZZ101", "mine", "Mine", "Because.", "x", "info", "phrase", {})
    run = run_of(write("sarif", [findings[3]._replace(code="ZZZ101")], known={**rules, "ZZZ101": mine}))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["properties"] == {"tags": [], "problem.severity": "recommendation"}
    assert rule["help"] == {"text": "Because.", "markdown": "Because."}


def test_result(write: Render, findings: list[Finding]) -> None:
    region = {"startLine": 3, "startColumn": 28, "endLine": 3, "endColumn": 37}
    assert run_of(write("sarif", findings))["results"][0] == {
        "ruleId": "TRN301",
        "ruleIndex": 3,
        "level": "error",
        "message": {"text": "sentence goes on after a full stop: “. growing”"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": "news/talks.txt"}, "region": region}}],
        "partialFingerprints": {"lintNews/v1": "00000000000000a1"},
        "fixes": [
            {
                "description": {"text": "fix (unsafe): join the halves"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "news/talks.txt"},
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 3, "startColumn": 28, "endLine": 3, "endColumn": 29},
                                "insertedContent": {"text": ""},
                            }
                        ],
                    }
                ],
            }
        ],
        "properties": {"mqm": "linguistic-conventions/punctuation"},
    }


def test_related_places(write: Render, findings: list[Finding]) -> None:
    result = run_of(write("sarif", findings))["results"][2]
    assert result["level"] == "note"
    assert result["properties"] == {"record": "cn-7"}
    assert "fixes" not in result
    (related,) = result["relatedLocations"]
    assert related["id"] == 1
    assert related["message"] == {"text": "here 王晓明"}
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "%E6%96%B0%E9%97%BB/c.txt"


def test_messages_hold_no_links_and_no_placeholders(write: Render, findings: list[Finding]) -> None:
    finding = findings[3]._replace(message="[click](https://evil.example) {0} \x1b[sic]")
    (result,) = run_of(write("sarif", [finding]))["results"]
    assert result["message"]["text"] == "[click\\](https://evil.example) {{0}} \\x1b[sic]"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü#1?.txt", "a%20b/%C3%BC%231%3F.txt"),
        ("c:d.txt", "c%3Ad.txt"),
        ("news\\talks.txt", "news/talks.txt"),
        ("/srv/a b.txt", "file:///srv/a%20b.txt"),
        ("C:\\news\\a.txt", "file:///C:/news/a.txt"),
        ("https://example.org/a?b=c d", "https://example.org/a?b=c%20d"),
        ("bad\udcff.txt", "bad%FF.txt"),
        ("bad\ud800.txt", "bad%ED%A0%80.txt"),
        ("\x1b\n.txt", "%1B%0A.txt"),
    ],
)
def test_uris(write: Render, findings: list[Finding], path: str, uri: str) -> None:
    (result,) = run_of(write("sarif", [findings[3]._replace(uri=path)]))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_every_edit_of_a_fix(write: Render, findings: list[Finding], schema: Draft4Validator) -> None:
    edits = tuple(RawEdit(Place(1, at, 1, at + 1, at, at + 1), "x") for at in (1, 4, 4))
    log = json.loads(write("sarif", [findings[3]._replace(fix=Fix("safe", "swap", edits))]))
    schema.validate(log)
    (change,) = log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"]
    assert len(change["replacements"]) == 3
