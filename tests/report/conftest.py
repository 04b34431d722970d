"""Findings and rules invented for the tests of reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from lint_news.model import Example, Excerpt, Finding, Fix, Place, RawEdit, Related, Rule, Span
from lint_news.report import Style, Summary, render

Render = Callable[..., str]


@pytest.fixture
def findings() -> list[Finding]:
    """Invent four findings in three files: every severity, every kind of fix, related places, a record."""
    stop = Place(3, 28, 3, 37, 77, 86)
    box = Place(7, 1, 9, 1, 200, 280)
    name = Place(2, 30, 2, 33, 130, 133)
    return [
        Finding(
            code="TRN301",
            name="stray-full-stop",
            message="sentence goes on after a full stop: “. growing”",
            severity="error",
            uri="news/talks.txt",
            place=stop,
            fingerprint="00000000000000a1",
            excerpt=Excerpt("He is suffering from stress. growing pressure at home.", 27, 36),
            fix=Fix("unsafe", "join the halves", (RawEdit(Place(3, 28, 3, 29, 77, 78), ""),)),
            mqm="linguistic-conventions/punctuation",
        ),
        Finding(
            code="BPL301",
            name="newsletter-box",
            message="newsletter sign-up left in the text",
            severity="warning",
            uri="news/talks.txt",
            place=box,
            fingerprint="00000000000000b2",
            excerpt=Excerpt("Subscribe to our newsletter", 0, 27),
            fix=Fix("safe", "", (RawEdit(box, ""),)),
        ),
        Finding(
            code="NAM101",
            name="name-varies",
            message="“王小明”也写作“王晓明”",
            severity="info",
            uri="新闻/a b.jsonl",
            place=name,
            fingerprint="00000000000000c3",
            excerpt=Excerpt("由副部长王小明率领", 4, 7),
            fix=Fix("display", "write 王小明", ()),
            related=(Related("新闻/c.txt", Place(5, 9, 5, 12, 60, 63), "here 王晓明"),),
            record="cn-7",
        ),
        Finding(
            code="LNT001",
            name="unreadable-file",
            message="not UTF-8",
            severity="error",
            uri="z.bin",
            place=Place(1, 1, 1, 1, 0, 0),
            fingerprint="00000000000000d4",
            excerpt=Excerpt("", 0, 0),
        ),
    ]


@pytest.fixture
def rules() -> dict[str, Rule]:
    """Know the rule of the first finding only."""
    rule = Rule(
        code="TRN301",
        name="stray-full-stop",
        summary="Sentence cut in two by a stray full stop",
        why="Machine translation often breaks off\nand goes on in lower case.",
        message="sentence goes on after a full stop: “{found}”",
        severity="warning",
        check="stray_stop",
        options={},
        mqm="linguistic-conventions/punctuation",
        bad=(Example("From stress. growing.", (Span(11, 20),)),),
        good=(Example("At 8 p.m. because."),),
        references=("https://example.org/mt",),
    )
    return {"TRN301": rule}


@pytest.fixture
def write(rules: dict[str, Rule]) -> Render:
    """Render findings to one string."""

    def _write(
        name: str,
        findings: Sequence[Finding],
        *,
        summary: Summary | None = None,
        width: int = 80,
        color: bool = False,
        known: Mapping[str, Rule] = rules,
    ) -> str:
        counts = summary or Summary(articles=9, files=8)
        return "".join(render(name, findings, known, counts, Style(color=color, width=width), "1.2.3"))

    return _write
