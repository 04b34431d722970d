"""Whatever an article holds, every format stays well-formed, inert and complete."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_news.model import Excerpt, Finding, Fix, Place, RawEdit, Related
from lint_news.report import FORMATS, Style, Summary, render, safe, statistics

untimed = settings(deadline=None)  # the first example pays for the imports

ATTACKS = [
    "\x1b]0;owned\x07\x1b[2J",
    "<script>alert(1)</script>",
    "\u202egnp.exe\u2066",
    "\n::set-output name=x::y\n",
    "\r\n##[add-mask]x",
    "]]><x/>",
    "\x00\ud800\udfff\uffff",
    "\u2028\u2029\x85",
    '"}],"x":[{"',
    "%0A::error::",
    "[a](b) {0}",
    "क्\u200dष می\u200cشود 👩\u200d👧 漢字",
]
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
TEXT = st.lists(st.one_of(st.sampled_from(ATTACKS), st.text(max_size=30)), max_size=4).map("".join)
COUNT = st.integers(1, 2**31 - 1)
PLACES = st.tuples(COUNT, COUNT, COUNT, COUNT).map(lambda at: Place(*at, 0, 0))


@st.composite
def excerpts(draw: st.DrawFn) -> Excerpt:
    """Draw a line of text, at times a long one, with a span in it."""
    text = draw(TEXT) * draw(st.sampled_from([1, 1, 20]))
    start = draw(st.integers(0, len(text)))
    return Excerpt(text, start, draw(st.integers(start, len(text))))


FIXES = st.builds(
    Fix,
    st.sampled_from(["safe", "unsafe", "display"]),
    TEXT,
    st.lists(st.builds(RawEdit, PLACES, TEXT), max_size=2).map(tuple),
)
FINDINGS = st.builds(
    Finding,
    code=st.sampled_from(["TRN301", "NAM101", "TXT900"]),
    name=st.just("some-rule"),
    message=TEXT,
    severity=st.sampled_from(["error", "warning", "info"]),
    uri=TEXT.map(lambda text: f"a{text}.txt"),
    place=PLACES,
    fingerprint=st.sampled_from(["00000000000000aa", "00000000000000bb"]),
    excerpt=excerpts(),
    fix=st.none() | FIXES,
    related=st.lists(st.builds(Related, TEXT, PLACES, TEXT), max_size=2).map(tuple),
    mqm=st.sampled_from(["", "style"]),
    record=TEXT,
)
MANY = st.lists(FINDINGS, max_size=4)


def written(name: str, findings: list[Finding], *, color: bool = False, width: int = 80) -> str:
    """Render findings to one string."""
    style = Style(color=color, width=width)
    return "".join(render(name, findings, {}, Summary(articles=1, files=1), style, "0"))


@untimed
@given(MANY, st.integers(1, 200))
def test_logs_are_inert(findings: list[Finding], width: int) -> None:
    for name in ("text", "concise", "github"):
        shown = written(name, findings, width=width)
        assert not CONTROL.search(shown)
        for line in shown.splitlines():
            assert "##[" not in line
            commands = re.match(r"\s*::[a-z-]+.*?::", line)
            assert (commands is not None) == (name == "github")
    assert not CONTROL.search("".join(statistics(findings, {}, Style(width=width))))


@untimed
@given(MANY)
def test_colours_are_the_only_escapes(findings: list[Finding]) -> None:
    for name in ("text", "concise"):
        shown = written(name, findings, color=True)
        assert not CONTROL.search(re.sub(r"\x1b\[(0|1|2|1;3[1236])m", "", shown))


@untimed
@given(MANY)
def test_json_is_well_formed_and_ascii(findings: list[Finding]) -> None:
    for name in ("json", "sarif", "gitlab", "rdjson"):
        shown = written(name, findings)
        json.loads(shown)
        assert shown.isascii()
        assert not CONTROL.search(shown)


@untimed
@given(MANY)
def test_rdjson_has_no_lone_surrogates(findings: list[Finding]) -> None:
    json.dumps(json.loads(written("rdjson", findings)), ensure_ascii=False).encode()


@untimed
@given(MANY)
def test_xml_is_well_formed(findings: list[Finding]) -> None:
    shown = written("junit", findings)
    assert not CONTROL.search(shown)
    root = ET.fromstring(shown.encode())
    assert {element.tag for element in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure"}


def from_lines(shown: str) -> Iterable[tuple[str, int]]:
    """Read codes and rows back out of text or concise output."""
    for row, code in re.findall(r"^a[^\n]*?\.txt:(\d+):\d+: ([A-Z]{3}\d{3})", shown, re.MULTILINE):
        yield code, int(row)


def from_github(shown: str) -> Iterable[tuple[str, int]]:
    """Read codes and rows back out of workflow commands."""
    for row, code in re.findall(r",line=(\d+),.*?,title=([A-Z]{3}\d{3}) ", shown):
        yield code, int(row)


def from_sarif(shown: str) -> Iterable[tuple[str, int]]:
    """Read codes and rows back out of a SARIF log."""
    for result in json.loads(shown)["runs"][0]["results"]:
        yield result["ruleId"], result["locations"][0]["physicalLocation"]["region"]["startLine"]


def from_junit(shown: str) -> Iterable[tuple[str, int]]:
    """Read codes and rows back out of JUnit XML."""
    for case in ET.fromstring(shown.encode()).iter("testcase"):
        if case.find("failure") is not None:
            yield str(case.get("name"))[:6], int(str(case.get("line")))


READERS: dict[str, Callable[[str], Iterable[tuple[str, int]]]] = {
    "text": from_lines,
    "concise": from_lines,
    "json": lambda shown: ((entry["code"], entry["location"]["row"]) for entry in json.loads(shown)),
    "sarif": from_sarif,
    "github": from_github,
    "gitlab": lambda shown: ((entry["check_name"], entry["location"]["lines"]["begin"]) for entry in json.loads(shown)),
    "junit": from_junit,
    "rdjson": lambda shown: (
        (entry["code"]["value"], entry["location"]["range"]["start"]["line"])
        for entry in json.loads(shown)["diagnostics"]
    ),
}


@pytest.mark.parametrize("name", FORMATS)
@untimed
@given(findings=MANY)
def test_every_format_holds_the_same_findings(name: str, findings: list[Finding]) -> None:
    expected = Counter((finding.code, finding.place.row) for finding in findings)
    assert Counter(READERS[name](written(name, findings))) == expected


@untimed
@given(FINDINGS)
def test_messages_arrive(finding: Finding) -> None:
    shown = safe(finding.message)
    # Two lone surrogates that make a pair become one character on the way through JSON.
    assert json.loads(written("json", [finding]))[0]["message"] == json.loads(json.dumps(finding.message))
    assert shown in json.loads(written("gitlab", [finding]))[0]["description"]
    assert shown in json.loads(written("rdjson", [finding]))["diagnostics"][0]["message"]
    assert shown in written("concise", [finding])
