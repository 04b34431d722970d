"""`--fix` and `--diff`: files come back as they were, but for what was mended."""

from __future__ import annotations

import codecs
import gzip
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers import COMMENT_FORM, DOUBLED, MASTHEAD, QUOTE, STORY, SWAPPED

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(autouse=True)
def _rules(only: Callable[..., None]) -> None:
    only(COMMENT_FORM, DOUBLED, SWAPPED, QUOTE, MASTHEAD)


_TXT = "Zoë left.\n\nPost a comment\n\nThe end.\n"
_FIXED = "Zoë left.\n\nThe end.\n"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.txt", _TXT.encode(), _FIXED.encode()),
        ("a.txt", _TXT.replace("\n", "\r\n").encode(), _FIXED.replace("\n", "\r\n").encode()),
        ("a.txt", _TXT.replace("\n", "\r").encode(), _FIXED.replace("\n", "\r").encode()),
        ("a.txt", codecs.BOM_UTF8 + _TXT.encode(), codecs.BOM_UTF8 + _FIXED.encode()),
        ("a.txt", _TXT.encode("utf-16"), _FIXED.encode("utf-16")),
        ("a.txt", codecs.BOM_UTF16_BE + _TXT.encode("utf-16-be"), codecs.BOM_UTF16_BE + _FIXED.encode("utf-16-be")),
        ("a.txt", _TXT.strip().encode(), _FIXED.strip().encode()),
        ("a.md", ("# Zoë\n\n" + _TXT).encode(), ("# Zoë\n\n" + _FIXED).encode()),
        (
            "a.html",
            b"<p>Zo\xc3\xab &amp; I.</p>\n<p>Post a comment</p>\n<p>End.</p>",
            b"<p>Zo\xc3\xab &amp; I.</p>\n\n<p>End.</p>",
        ),
        (
            "a.html",
            b'<meta charset="iso-8859-1"><p>Zo\xeb.</p><p>Post a comment</p><p>End.</p>',
            b'<meta charset="iso-8859-1"><p>Zo\xeb.</p><p>End.</p>',
        ),
        (
            "a.json",
            b'{ "text":"Zo\\u00eb left.\\n\\nPost a comment\\n\\nThe end.", "n": 1.0 }',
            b'{ "text":"Zo\\u00eb left.\\n\\nThe end.", "n": 1.0 }',
        ),
        (
            "a.jsonl",
            b'{"text":"One.\\nPost a comment"}\r\n\r\n{"text":"Two.\\r\\nPost a comment\\r\\nEnd."}\r\n',
            b'{"text":"One."}\r\n\r\n{"text":"Two.\\r\\nEnd."}\r\n',
        ),
    ],
)  # fmt: skip
def test_fix(run: Any, here: Path, name: str, before: bytes, after: bytes):
    path = here / name
    path.write_bytes(before)
    done = run("check", "--fix", "--select", "BPL101")
    assert (done.code, done.err) == (0, "")
    assert path.read_bytes() == after
    assert " fixed" in done.out
    assert run("check", "--fix", "--select", "BPL101").out.startswith("No findings")
    assert path.read_bytes() == after


def test_fix_in_a_compressed_file(run: Any, here: Path):
    path = here / "a.txt.gz"
    path.write_bytes(gzip.compress(_TXT.encode()))
    assert run("check", "--fix").code == 0
    assert gzip.decompress(path.read_bytes()) == _FIXED.encode()


def test_unsafe_fixes_are_asked_for(run: Any, here: Path):
    path = here / "a.txt"
    path.write_text("There were were big fires.\n\nPost a comment\n", encoding="utf-8")
    done = run("check", "--fix", "--output-format", "json")
    assert (done.code, done.codes) == (1, ["TXT301", "TRN101"])
    assert path.read_text() == "There were were big fires.\n"
    assert "2 fixable with --unsafe-fixes" in run("check").out
    assert run("check", "--fix", "--unsafe-fixes").code == 0
    assert path.read_text() == "There were bonfires.\n"


def test_a_file_without_a_fix_is_not_touched(run: Any, here: Path):
    path = here / "a.txt"
    path.write_text("He said “so.\n", encoding="utf-8")
    os.utime(path, (1, 1))
    assert run("check", "--fix").code == 1
    assert path.stat().st_mtime == 1


def test_modes_and_links_are_kept(run: Any, here: Path):
    path = here / "sub" / "a.txt"
    path.parent.mkdir()
    path.write_text(_TXT, encoding="utf-8")
    path.chmod(0o640)
    (here / "link.txt").symlink_to(path)
    assert run("check", "--fix", "link.txt").code == 0
    assert (here / "link.txt").is_symlink()
    assert path.read_text(encoding="utf-8") == _FIXED
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == ["a.txt"]


@pytest.mark.skipif(ROOT, reason="root may write everywhere")
def test_a_read_only_folder(run: Any, here: Path):
    path = here / "sub" / "a.txt"
    path.parent.mkdir()
    path.write_text(_TXT, encoding="utf-8")
    path.parent.chmod(0o500)
    try:
        done = run("check", "--fix", "--output-format", "json")
    finally:
        path.parent.chmod(0o700)
    assert (done.code, done.codes) == (1, ["BPL101"])
    assert "sub/a.txt: not fixed" in done.err
    assert path.read_text(encoding="utf-8") == _TXT


def test_a_file_that_cannot_be_written_loses_nothing(run: Any, here: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("a.txt", "b.txt"):
        (here / name).write_text(_TXT, encoding="utf-8")
    replace = os.replace

    def refuse(source: str, target: str) -> None:
        if target.endswith("a.txt"):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    done = run("check", "--fix", "--output-format", "json")
    assert (done.code, [finding["filename"] for finding in done.found]) == (1, ["a.txt"])
    assert "a.txt: not fixed: " in done.err
    assert "No space left on device" in done.err
    assert (here / "a.txt").read_text(encoding="utf-8") == _TXT
    assert (here / "b.txt").read_text(encoding="utf-8") == _FIXED
    assert sorted(path.name for path in here.iterdir()) == ["a.txt", "b.txt"]


def test_a_character_that_the_file_cannot_hold(run: Any, here: Path, only: Callable[..., None]):
    only({**SWAPPED, "options": {"swaps": {"big fires": "Ω"}}})
    path = here / "a.html"
    path.write_bytes(b'<meta charset="iso-8859-1"><p>Zo\xeb and big fires.</p>')
    assert run("check", "--fix", "--unsafe-fixes").code == 0
    assert path.read_bytes() == b'<meta charset="iso-8859-1"><p>Zo\xeb and &#937;.</p>'


def test_diff_writes_nothing(run: Any, here: Path):
    path = here / "a.txt"
    path.write_text(_TXT, encoding="utf-8")
    done = run("check", "--diff")
    assert (done.code, path.read_text(encoding="utf-8")) == (1, _TXT)
    assert done.out.splitlines() == [
        "--- a/a.txt", "+++ b/a.txt", "@@ -1,5 +1,3 @@", " Zoë left.", " ", "-Post a comment", "-", " The end.",
    ]  # fmt: skip
    assert run("check", "--diff", "--exit-zero").code == 0
    path.write_text(_FIXED, encoding="utf-8")
    assert run("check", "--diff") == (0, "", "")


def test_diff_without_a_line_end(run: Any, here: Path):
    (here / "a.txt").write_text("The end.\nPost a comment", encoding="utf-8")
    assert run("check", "--diff").out.splitlines()[-5:] == [
        "-The end.", "-Post a comment", "\\ No newline at end of file", "+The end.", "\\ No newline at end of file",
    ]  # fmt: skip


def test_diff_of_standard_input(run: Any, here: Path):
    done = run("check", "--diff", "-", "--stdin-filename", "x.txt", data=_TXT.encode())
    assert done.code == 1
    assert done.out.startswith("--- a/x.txt\n+++ b/x.txt\n")


@pytest.mark.parametrize(
    ("data", "out", "code"),
    [
        (_TXT.encode(), _FIXED.encode(), 0),
        (_TXT.replace("\n", "\r\n").encode("utf-16"), _FIXED.replace("\n", "\r\n").encode("utf-16"), 0),
        (b"He said \xe2\x80\x9cso.\n", b"He said \xe2\x80\x9cso.\n", 1),
        (STORY.encode(), STORY.encode(), 0),
        (b"", b"", 0),
    ],
)
def test_fix_on_standard_input_prints_the_article(run: Any, here: Path, data: bytes, out: bytes, code: int):
    done = run("check", "--fix", "-", data=data)
    assert done.code == code
    assert done.out.encode("utf-8", "surrogateescape") == out


def test_fix_on_standard_input_beside_files(run: Any, here: Path):
    (here / "a.txt").write_text(_TXT, encoding="utf-8")
    done = run("check", "--fix", "-", "a.txt", data=STORY.encode())
    assert done.out == STORY
    assert (here / "a.txt").read_text(encoding="utf-8") == _FIXED


def test_a_fix_across_articles(run: Any, here: Path):
    for number, word in enumerate(("first", "second", "third")):
        body = f"On the {word} day the town council voted to build a bridge across the river at last."
        text = f"{body}\n\nPost a comment\n\nYour daily Bugle\n\nHe said “so to the {word} of them all.\n"
        (here / f"{number}.txt").write_text(text, encoding="utf-8")
    safe = run("check", "--fix", "--output-format", "json")
    rows = [(f["filename"], f["code"], f["location"]["row"]) for f in safe.found]
    again = run("check", "--output-format", "json")
    assert rows == [(f["filename"], f["code"], f["location"]["row"]) for f in again.found]
    assert ("0.txt", "BPL901", 3) in rows
    done = run("check", "--fix", "--unsafe-fixes", "--output-format", "json")
    assert {finding["code"] for finding in done.found} == {"TXT302"}
    assert "Bugle" not in (here / "0.txt").read_text(encoding="utf-8")


def test_a_report_after_a_fix_tells_the_new_places(run: Any, here: Path):
    (here / "a.jsonl").write_text(
        json.dumps({"text": "Post a comment\nHe said “so."}) + "\n" + json.dumps({"text": "Big fires."}) + "\n",
        encoding="utf-8",
    )
    done = run("check", "--fix", "--output-format", "json")
    assert [(f["code"], f["location"]) for f in done.found] == [
        ("TXT302", {"row": 1, "column": 19}),
        ("TRN101", {"row": 2, "column": 11}),
    ]
