"""What people read: the text and concise formats and the statistics."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from lint_news.model import Excerpt, Finding, Fix, Place, RawEdit, Related, Rule
from lint_news.report import Style, Summary, statistics

Render = Callable[..., str]
COUNTS = Summary(articles=9, files=8, seconds=0.44, fixed=2, fixable=1, fixable_unsafe=1, baselined=3)

TEXT = """\
news/talks.txt:3:28: TRN301[~] error: sentence goes on after a full stop: “.
    growing”
  3 | He is suffering from stress. growing pressure at home.
    |                            ^^^^^^^^^
    = fix (unsafe): join the halves

news/talks.txt:7:1: BPL301[*] warning: newsletter sign-up left in the text
  7 | Subscribe to our newsletter
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = fix (safe): delete this

新闻/a b.jsonl:2:30: NAM101 info: “王小明”也写作“王晓明”
  2 | 由副部长王小明率领
    |         ^^^^^^
    = record: cn-7
    = see: 新闻/c.txt:5:9 here 王晓明
    = suggestion: write 王小明

z.bin:1:1: LNT001 error: not UTF-8

Found 4 findings (2 errors, 1 warning, 1 info) in 3 of 9 articles (0.4 s).
2 fixed; 1 fixable with --fix [*]; 1 more with --unsafe-fixes [~].
3 known findings hidden by the baseline.
"""

CONCISE = """\
news/talks.txt:3:28: TRN301 [~] sentence goes on after a full stop: “. growing”
news/talks.txt:7:1: BPL301 [*] newsletter sign-up left in the text
新闻/a b.jsonl:2:30: NAM101 “王小明”也写作“王晓明”
z.bin:1:1: LNT001 not UTF-8
Found 4 findings (2 errors, 1 warning, 1 info) in 3 of 9 articles.
"""

STATISTICS = """\
2  TRN301  error    stray-full-stop  Sentence cut in two by a stray full…
1  BPL301  warning  newsletter-box
1  LNT001  error    unreadable-file
1  NAM101  info     name-varies
5  total (3 errors, 1 warning, 1 info)
"""


def excerpt_lines(shown: str) -> tuple[str, str]:
    """Give the excerpt and the carets of a report with one finding, without the gutter."""
    lines = [line for line in shown.splitlines() if re.match(r" +\d* \|", line)]
    line, carets = (line.partition(" | ")[2] for line in lines)
    return line, carets


def test_text(write: Render, findings: list[Finding]) -> None:
    assert write("text", findings, summary=COUNTS) == TEXT


def test_concise(write: Render, findings: list[Finding]) -> None:
    assert write("concise", findings) == CONCISE


@pytest.mark.parametrize("name", ["text", "concise"])
def test_colours_add_nothing_but_colours(write: Render, findings: list[Finding], name: str) -> None:
    coloured = write(name, findings, color=True)
    assert "\x1b[1;31mTRN301" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == write(name, findings)


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (Summary(articles=1, files=1), "No findings in 1 article.\n"),
        (Summary(articles=4, files=1, seconds=61.27), "No findings in 4 articles (61.3 s).\n"),
        (Summary(articles=4, files=4, fixed=3), "No findings in 4 articles.\n3 fixed.\n"),
        (
            Summary(articles=0, files=0, baselined=1),
            "No findings in 0 articles.\n1 known finding hidden by the baseline.\n",
        ),
    ],
)
def test_nothing_found(write: Render, summary: Summary, expected: str) -> None:
    assert write("text", [], summary=summary) == expected


def test_only_unsafe_fixes(write: Render, findings: list[Finding]) -> None:
    shown = write("concise", findings[:1], summary=Summary(articles=1, files=1, fixable_unsafe=1))
    assert shown.endswith("Found 1 finding (1 error) in 1 article.\n1 fixable with --unsafe-fixes [~].\n")


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("filler", ["word ", "يوم ", "新闻 ", "漢字"])
def test_long_lines_are_cut_round_the_mark(write: Render, findings: list[Finding], filler: str, width: int) -> None:
    before, after = filler * 60, filler * 80
    finding = findings[3]._replace(excerpt=Excerpt(f"{before}MARK{after}", len(before), len(before) + 4))
    shown = write("text", [finding], width=width)
    line, carets = excerpt_lines(shown)
    cells = 2 if filler[0] in "新漢" else 1
    at = len(carets) - len(carets.lstrip())
    prefix = line.partition("MARK")[0]
    assert carets.strip() == "^^^^"
    assert (line[0], line[-1]) == ("…", "…")
    assert at == sum(1 if char in "… " else cells for char in prefix)
    assert 0.5 * width < sum(1 if char in "… MARK" else cells for char in line) <= width - 6


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "carets"),
    [
        ("short line", 6, 10, "short line", "      ^^^^"),
        ("insert here", 6, 6, "insert here", "      ^"),
        ("at the end", 10, 10, "at the end", "          ^"),
        ("out of range", 8, 99, "out of range", "        ^^^^"),
        ("cafe\u0301 noir", 6, 10, "cafe\u0301 noir", "     ^^^^"),
        ("👩\u200d👧 and me", 4, 7, "👩\u200d👧 and me", "   ^^^"),
        ("a\u200bb\tc", 1, 2, "a\\u200bb c", " ^^^^^^"),
        ("a\x00b c", 4, 5, "a\\x00b c", "       ^"),
        ("one two three four five six seven", 0, 33, "one two three four five six…", "^" * 27),
        ("one two three four five six seven", 14, 18, "…two three four five six…", "           ^^^^"),
        ("one two three four five six seven", 4, 7, "one two three four five six…", "    ^^^"),
        ("one two three four five six seven", 28, 33, "…three four five six seven", " " * 21 + "^^^^^"),
        ("abcdefghijklmnopqrstuvwxyzabcdefgh", 3, 34, "…defghijklmnopqrstuvwxyzabcde…", " " + "^" * 28),
    ],
)
def test_excerpts(
    write: Render, findings: list[Finding], text: str, start: int, end: int, line: str, carets: str
) -> None:
    shown = write("text", [findings[3]._replace(excerpt=Excerpt(text, start, end))], width=36)
    assert excerpt_lines(shown) == (line, carets)


@pytest.mark.parametrize(
    ("message", "width", "expected"),
    [
        ("four words in all", 36, ["z.bin:1:1: LNT001 error: four words", "    in all"]),
        ("x" * 45, 40, ["z.bin:1:1: LNT001 error:", "    " + "x" * 36, "    " + "x" * 9]),
        (
            "人名在本文中另写作别的，请核对。",
            40,
            ["z.bin:1:1: LNT001 error: 人名在本文中另", "    写作别的，请核对。"],
        ),
        ("一二三四五六七，八", 39, ["z.bin:1:1: LNT001 error: 一二三四五六", "    七，八"]),
        ("", 40, ["z.bin:1:1: LNT001 error:"]),
    ],
)
def test_messages_wrap(write: Render, findings: list[Finding], message: str, width: int, expected: list[str]) -> None:
    shown = write("text", [findings[3]._replace(message=message)], width=width)
    assert shown.split("\n\n", maxsplit=1)[0].splitlines() == expected


def test_notes_wrap(write: Render, findings: list[Finding]) -> None:
    place = Place(5, 9, 5, 12, 60, 63)
    related = Related("other.txt", place, "the same figure stands for something else there")
    fix = Fix("safe", "", (RawEdit(place, "12 per cent"),))
    shown = write("text", [findings[3]._replace(related=(related,), fix=fix)], width=40)
    assert shown.split("\n\n", maxsplit=1)[0].splitlines() == [
        "z.bin:1:1: LNT001[*] error: not UTF-8",
        "    = see: other.txt:5:9 the same figure",
        "        stands for something else there",
        "    = fix (safe): write “12 per cent”",
    ]


def test_fix_without_words(write: Render, findings: list[Finding]) -> None:
    shown = write("text", [findings[3]._replace(fix=Fix("safe", "", ()))])
    assert "\n    = fix (safe)\n" in shown


def test_statistics(findings: list[Finding], rules: dict[str, Rule]) -> None:
    assert "".join(statistics([*findings, findings[0]], rules, Style(width=74))) == STATISTICS


def test_statistics_in_colour_and_without_room(findings: list[Finding], rules: dict[str, Rule]) -> None:
    lines = list(statistics(findings[:1], rules, Style(color=True, width=20)))
    assert lines[0] == "1  \x1b[1;31mTRN301\x1b[0m  \x1b[1;31merror  \x1b[0m  stray-full-stop\n"


def test_statistics_of_nothing(rules: dict[str, Rule]) -> None:
    assert list(statistics([], rules, Style())) == ["0  total\n"]
