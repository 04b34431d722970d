"""`lint-news check`: what is linted, by which rules, what is printed, and the exit code."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers import COMMENT_FORM, DOUBLED, MASTHEAD, QUOTE, STORY, SWAPPED, write_rule

from lint_news.report import FORMATS

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
CLEAN, DIRTY = STORY, STORY + "\nThere were were big fires, and said “so.\n\nPost a comment\n"


@pytest.fixture(autouse=True)
def _rules(only: Callable[..., None]) -> None:
    only(COMMENT_FORM, DOUBLED, SWAPPED, QUOTE, MASTHEAD)


@pytest.fixture
def dirty(here: Path) -> Path:
    path = here / "dirty.txt"
    path.write_text(DIRTY, encoding="utf-8")
    return path


def test_nothing_found(run: Any, here: Path):
    (here / "a.txt").write_text(CLEAN, encoding="utf-8")
    done = run("check", "a.txt")
    assert (done.code, done.err) == (0, "")
    assert done.out == "No findings in 1 article.\n"


def test_findings(run: Any, dirty: Path):
    done = run("check", "dirty.txt", "--output-format", "concise")
    assert done.code == 1
    assert [line.split()[:2] for line in done.out.splitlines()[:4]] == [
        ["dirty.txt:7:7:", "TXT301"],
        ["dirty.txt:7:17:", "TRN101"],
        ["dirty.txt:7:37:", "TXT302"],
        ["dirty.txt:9:1:", "BPL101"],
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["check", "--select", "XYZ"], "unknown rule “XYZ”"),
        (["check", "--ignore", "BPL999"], "unknown rule “BPL999”"),
        (["check", "--extend-select", "bogus"], "unknown rule “bogus”"),
        (["check", "--jobs", "0"], "expected 1 or more"),
        (["check", "--jobs", "many"], "invalid int value"),
        (["check", "--config", "nowhere.toml"], "nowhere.toml"),
        (["check", "--config", "a.toml", "--isolated"], "not allowed with"),
        (["check", "--output-format", "yaml"], "invalid choice"),
        (["check", "--baseline", "nowhere.json"], "nowhere.json: No such file"),
        (["check", "--update-baseline"], "needs --baseline FILE"),
        (["check", "--update-baseline", "--baseline", "no/such/folder.json"], "no/such/folder.json"),
        (["check", "--output-file", "no/such/folder.txt"], "no/such/folder.txt"),
        (["check", "--corpus", "nowhere"], "nowhere: no such folder"),
        (["check", "--extend-rules", "nowhere"], "nowhere:1:1: no such rule file or folder"),
        (["rule", "BPL111"], "did you mean"),
        (["rule", "bogus-and-more"], "unknown rule"),
        (["frobnicate"], "invalid choice"),
        ([], "COMMAND"),
    ],
)
def test_what_cannot_be_run(run: Any, here: Path, arguments: list[str], message: str):
    done = run(*arguments)
    assert done.code == 2
    assert message in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_the_command_itself(tmp_path: Path):
    """The built-in rules, in a process of its own."""
    (tmp_path / "a.txt").write_text(STORY + "\nPost a Comment\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "lint_news",
        "check",
        "--isolated",
        "--output-format",
        "json",
        "--select",
        "BPL101",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert [(f["code"], f["filename"], f["location"]) for f in json.loads(done.stdout)] == [
        ("BPL101", "a.txt", {"row": 7, "column": 1})
    ]
    done = subprocess.run([*command, "--fix"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == STORY


def test_a_reader_that_goes_away(dirty: Path):
    command = f"{sys.executable} -m lint_news check --isolated {dirty} | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        ([], ["TXT301", "TRN101", "TXT302", "BPL101"]),
        (["--select", "TXT"], ["TXT301", "TXT302"]),
        (["--select", "TXT301,TRN"], ["TXT301", "TRN101"]),
        (["--select", "TXT301", "--select", "BPL1"], ["TXT301", "BPL101"]),
        (["--select", "wrong-term"], ["TRN101"]),
        (["--ignore", "TXT,TRN"], ["BPL101"]),
        (["--select", "ALL", "--ignore", "TXT3", "--extend-select", "TXT302"], ["TRN101", "TXT302", "BPL101"]),
        (["--select", "LNT"], []),
    ],
)
def test_selection(run: Any, dirty: Path, arguments: list[str], codes: list[str]):
    done = run("check", "--output-format", "json", *arguments)
    assert done.codes == codes
    assert done.code == int(bool(codes))


def test_exit_codes_by_severity(run: Any, dirty: Path):
    assert run("check", "--exit-zero").code == 0
    assert run("check", "--select", "TRN101", "--fail-on", "error").code == 0
    assert run("check", "--select", "TRN101", "--fail-on", "warning").code == 1
    assert run("check", "--select", "TXT302", "--fail-on", "warning").code == 0
    assert run("check", "--select", "TXT302").code == 1


@pytest.mark.parametrize("name", FORMATS)
def test_every_format(run: Any, dirty: Path, name: str):
    done = run("check", "--output-format", name)
    assert (done.code, done.err) == (1, "")
    assert "TRN101" in done.out
    to_file = run("check", "--output-format", name, "--output-file", "report")
    assert (to_file.code, to_file.out) == (1, "")
    assert (dirty.parent / "report").read_text(encoding="utf-8") == done.out


def test_statistics(run: Any, dirty: Path):
    done = run("check", "--statistics")
    assert done.code == 1
    assert len(done.out.splitlines()) >= 4
    assert "dirty.txt" not in done.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_output_to_a_pipe_or_device(run: Any, dirty: Path, tmp_path: Path):
    """What is no file is written to, and not replaced by one: think of /dev/null, and of root."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        assert run("check", "--output-file", pipe).code == 1
        assert pipe.is_fifo()
        assert b"TRN101" in os.read(reader, 1 << 16)
    finally:
        os.close(reader)


@pytest.mark.parametrize("where", [".", "news", "./news/"])
def test_folders_are_walked_in_order(run: Any, here: Path, where: str):
    for name in (
        "b.txt",
        "a.md",
        "sub/c.html",
        "d.jsonl",
        "skip.pdf",
        ".hidden.txt",
        ".git/e.txt",
        "node_modules/f.txt",
    ):
        path = here / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            '{"text": "Post a comment"}' if name.endswith("jsonl") else "Post a comment\n", encoding="utf-8"
        )
    (here / "news" / "g.txt.gz").write_bytes(gzip.compress(b"Post a comment\n"))
    done = run("check", where, "--output-format", "json")
    assert [finding["filename"] for finding in done.found] == [
        f"news/{name}" for name in ("a.md", "b.txt", "d.jsonl", "g.txt.gz", "sub/c.html")
    ]


def test_a_file_named_twice_is_linted_once(run: Any, dirty: Path):
    done = run("check", "dirty.txt", "./dirty.txt", ".", dirty, "--select", "BPL", "--output-format", "json")
    assert done.codes == ["BPL101"]


def test_a_file_is_named_as_it_was_given(run: Any, dirty: Path):
    (found,) = run("check", dirty, "--select", "BPL", "--output-format", "json").found
    assert found["filename"] == str(dirty)


def test_a_kind_that_is_not_ours(run: Any, here: Path):
    (here / "a.pdf").write_bytes(b"%PDF")
    done = run("check", "a.pdf", "--output-format", "json")
    assert (done.code, done.codes) == (1, ["LNT001"])


# Odd files: a finding each, and the others go on.
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"Post a comment\n\x00", "NUL"),
        ("a.txt", b"\xff\xfe\x00\xd8", "UTF-16"),
        ("a.txt", b"caf\xe9", "UTF-8"),
        ("a.txt.gz", b"no gzip", "gzip"),
        ("a.json", b'{"text": ', "JSON"),
        ("a.json", b"[" * 100_000, "JSON"),
        ("a.json", b'{"a": ' * 50_000, "JSON"),
    ],
)
def test_an_odd_file_is_a_finding(run: Any, dirty: Path, name: str, content: bytes, words: str):
    (dirty.parent / name).write_bytes(content)
    done = run("check", "--output-format", "json")
    assert (done.code, done.codes) == (1, ["LNT001", "TXT301", "TRN101", "TXT302", "BPL101"])
    assert words in done.found[0]["message"]


def test_a_broken_line_of_json_lines(run: Any, here: Path):
    lines = [json.dumps({"id": f"n{number}", "text": f"Story {number}.\nPost a comment"}) for number in range(1, 901)]
    lines[699] = lines[699][:-4]
    (here / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run("check", "--output-format", "json", "--select", "BPL101,LNT")
    broken = [finding for finding in done.found if finding["code"] == "LNT001"]
    assert [finding["location"]["row"] for finding in broken] == [700]
    assert len(done.found) == 900
    assert done.found[-1]["location"]["row"] == 900
    assert done.found[-1]["record"] == "n900"


def test_empty_files(run: Any, here: Path):
    for name in ("a.txt", "a.md", "a.html", "a.jsonl"):
        (here / name).write_bytes(b"")
    assert run("check").code == 0


def test_links(run: Any, dirty: Path):
    folder = dirty.parent
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "sub" / "link.txt").symlink_to(dirty)
    done = run("check", "--select", "BPL,LNT", "--output-format", "json")
    assert [(f["filename"], f["code"]) for f in done.found] == [
        ("dirty.txt", "BPL101"),
        ("gone.txt", "LNT001"),
        ("round.txt", "LNT001"),
        ("sub/link.txt", "BPL101"),
    ]


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_a_file_that_may_not_be_read(run: Any, dirty: Path):
    dirty.chmod(0)
    done = run("check", "--output-format", "json")
    assert (done.code, done.codes) == (1, ["LNT001"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_in_a_folder_is_passed_over(run: Any, dirty: Path):
    os.mkfifo(dirty.parent / "pipe.txt")
    assert run("check", "--output-format", "json", "--select", "BPL").codes == ["BPL101"]


@pytest.mark.parametrize("unit", ["so it is ", "Post a comment ", "“", ". ", "x", "王", "\t", "a.b ", "Mr. "])
def test_a_line_of_megabytes(run: Any, here: Path, unit: str):
    size = 5_000_000 if unit == "so it is " else 300_000
    (here / "a.txt").write_text(unit * (size // len(unit)) + "\nPost a comment\n", encoding="utf-8")
    done = run("check", "--output-format", "json", "--select", "BPL101,LNT,TXT,TRN", "--no-cache")
    assert done.code == 1
    assert "BPL101" in done.codes
    assert "LNT002" not in done.codes


def test_many_short_lines(run: Any, here: Path):
    (here / "a.txt").write_text("Post a comment\n" * 20_000 + "- item\n" * 5_000, encoding="utf-8")
    assert len(run("check", "--output-format", "json", "--select", "BPL101").found) == 20_000


_HOSTILE = "\x1b[2J\x1b]0;title\x07\x08\x9b31m\u202egnp\u2066.\u200b::error file=x::y"


@pytest.mark.parametrize("name", ["text", "concise", "github"])
@pytest.mark.parametrize("more", [[], ["--statistics"], ["--diff", "--unsafe-fixes"], ["--fix"]])
def test_control_characters_never_reach_the_terminal(run: Any, here: Path, name: str, more: list[str]):
    path = here / "a.txt"
    path.write_text(f"{_HOSTILE} big fires {_HOSTILE} the the “{_HOSTILE}\n\nPost a comment\n", encoding="utf-8")
    done = run("check", "--output-format", name, *more)
    assert not {*done.out + done.err} & {*"\x1b\x07\x08\x9b\u202e\u2066"}
    if name != "github":
        assert "::error file=x::" not in done.out


def test_control_characters_of_names_never_reach_the_terminal(run: Any, here: Path):
    (here / "a\x1b[2J.txt").write_text("Post a comment", encoding="utf-8")
    (here / "lint-news.toml").write_text('select = ["\\u001b[2J"]', encoding="utf-8")
    for arguments in (["check", "--isolated"], ["check"], ["check", "no\x1b[2J.txt"], ["rule", "\x1b[2J"]):
        done = run(*arguments)
        assert done.code in (1, 2)
        assert "\x1b" not in done.out + done.err


def test_a_name_that_is_no_utf_8(run: Any, here: Path):
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (here / name).write_text("Post a comment", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes UTF-8 only")
    for form in FORMATS:
        assert run("check", "--output-format", form).code == 1
    assert run("check", "--update-baseline", "--baseline", "known.json").code == 0
    assert run("check", "--baseline", "known.json").code == 0


def test_one_process_or_two(run: Any, here: Path):
    for number in range(60):
        (here / f"{number}.txt").write_text(f"{number} {DIRTY}\nThe Bugle {number % 7}\n", encoding="utf-8")
    one, two = (run("check", "--jobs", jobs) for jobs in "12")
    assert one == two
    assert one.out.count("BPL101") == 60


def test_the_cache_changes_nothing(run: Any, here: Path, cache_folder: Path):
    (here / "a.txt").write_text(DIRTY + "Word for word. " * 30_000, encoding="utf-8")
    (here / "b.jsonl").write_text(
        json.dumps({"text": DIRTY}) + "\n" + json.dumps({"text": "Post a comment"}), encoding="utf-8"
    )
    plain = run("check", "--no-cache")
    assert not (cache_folder / "results.sqlite").exists()
    assert run("check") == plain
    assert (cache_folder / "results.sqlite").exists()
    assert run("check") == plain


def test_a_corpus_below_what_is_checked_is_not_reported_on(run: Any, here: Path):
    (here / "old").mkdir()
    for path in (here / "new.txt", here / "old" / "old.txt"):
        path.write_text("Post a Comment\n")
    done = run("check", ".", "--corpus", "old", "--select", "BPL101", "--output-format", "json")
    assert [finding["filename"] for finding in done.found] == ["new.txt"]
    named = run("check", "old/old.txt", "--corpus", "old", "--select", "BPL101", "--output-format", "json")
    assert [finding["filename"] for finding in named.found] == ["old/old.txt"]


def test_a_corpus_is_compared_with_and_not_reported_on(run: Any, here: Path):
    for folder, words in (("old", ("first", "second")), ("new", ("third",))):
        (here / folder).mkdir()
        for word in words:
            body = f"On the {word} day the town council voted to build a bridge across the river at last."
            text = json.dumps({"source": "The Bugle", "text": f"{body}\n\nYour daily Bugle\n\nPost a comment"})
            (here / folder / f"{word}.json").write_text(text, encoding="utf-8")
    assert run("check", "new", "--output-format", "json").codes == ["BPL101"]
    done = run("check", "new", "--corpus", "old", "--output-format", "json")
    assert [(f["code"], f["filename"]) for f in done.found] == [
        ("BPL901", "new/third.json"),
        ("BPL101", "new/third.json"),
    ]
    assert done.found[0]["related"][0]["filename"].startswith("old/")


def test_a_baseline(run: Any, dirty: Path):
    made = run("check", "--baseline", "known.json", "--update-baseline")
    assert made.code == 0
    assert run("check", "--baseline", "known.json").code == 0
    assert "4 known findings hidden" in run("check", "--baseline", "known.json").out
    dirty.write_text("Post a comment\n\nA line above, and more.\n\n" + DIRTY, encoding="utf-8")
    assert run("check", "--baseline", "known.json", "--output-format", "json").codes == ["BPL101"]
    assert run("check", "--baseline", "known.json", "--update-baseline").code == 0
    assert run("check", "--baseline", "known.json").code == 0
    Path("known.json").write_text("{}", encoding="utf-8")
    done = run("check", "--baseline", "known.json")
    assert (done.code, "known.json: not a baseline" in done.err) == (2, True)


def test_standard_input(run: Any, here: Path):
    done = run("check", "-", "--output-format", "json", data=DIRTY.encode())
    assert done.codes == ["TXT301", "TRN101", "TXT302", "BPL101"]
    assert {finding["filename"] for finding in done.found} == {"stdin.txt"}
    html = run("check", "-", "--stdin-filename", "a/b.html", "--output-format", "json", data=b"<p>big &#102;ires</p>")
    assert [(f["filename"], f["location"]["column"]) for f in html.found] == [("a/b.html", 4)]
    assert run("check", "-", "--stdin-filename", "a.pdf", data=b"x").code == 2
    assert run("check", "-", data=b"\xff").code == 2
    assert run("check", "-", data=b"").code == 0


def test_own_rules(run: Any, dirty: Path, tmp_path: Path):
    rule = tmp_path / "mine" / "too-councils.yaml"
    rule.parent.mkdir()
    rule.write_text(
        "code: TRN777\nname: too-councils\nsummary: The word council once more\n"
        "why: We have our own reasons for this rule of ours.\n"
        'message: "{found}"\nseverity: info\ncheck: phrase\noptions: {phrases: [council]}\n'
        'examples: {bad: [{text: "a ⟦council⟧"}], good: [{text: "a counsel"}]}\n',
        encoding="utf-8",
    )
    done = run("check", "--extend-rules", rule.parent, "--select", "TRN777", "--output-format", "json")
    assert done.codes == ["TRN777", "TRN777"]
    rule.write_text("code: TRN777\n", encoding="utf-8")
    broken = run("check", "--extend-rules", rule)
    assert broken.code == 2
    assert f"{rule}:1:1: the rule lacks “name”" in broken.err


def test_the_other_commands(run: Any, here: Path):
    assert "BPL101" in run("rules").out
    assert [rule["code"] for rule in json.loads(run("rules", "--output-format", "json").out)][:2] == [
        "BPL101",
        "BPL901",
    ]
    assert run("rules", "--output-format", "markdown").out.startswith("| code |")
    page = run("rule", "BPL101")
    assert page.code == 0
    assert "comment-form" in page.out
    assert run("rule", "comment-form").out == page.out
    assert json.loads(run("rule", "BPL101", "--output-format", "json").out)["code"] == "BPL101"
    assert run("--version").code == 0
    assert run("init").code == 0
    assert run("check", ".").code == 0
    assert run("init").code == 2
    assert run("init", "--force").code == 0


def test_examples_are_run(run: Any, here: Path, tmp_path: Path):
    done = run("test", tmp_path / "rules" / "comment-form.yaml")
    assert done.code == 1
    assert "BPL101 bad example 1: should flag “bad” at 0; flags nothing" in done.out


def test_a_baseline_holds_wherever_the_command_is_run(run: Any, here: Path, monkeypatch: pytest.MonkeyPatch):
    (here / "wire").mkdir()
    (here / "wire" / "a.txt").write_text("Post a comment\n")
    run("check", "wire", "--baseline", "known.json", "--update-baseline")
    assert run("check", here / "wire" / "a.txt", "--baseline", "known.json").code == 0
    monkeypatch.chdir(here / "wire")
    assert run("check", "a.txt", "--baseline", "../known.json").code == 0


def test_a_suppression_that_names_no_rule_is_reported(run: Any, here: Path):
    (here / "a.md").write_text("# Title\n\n<!-- lint-news: ignore NOPE999 -->\n\nThe sea rose on Monday.\n")
    found = run("check", "--select", "BPL101", "--output-format", "json").found
    assert [(f["code"], f["location"]["row"]) for f in found] == [("LNT003", 3)]
    assert "NOPE999" in found[0]["message"]


def test_furniture_inside_a_paragraph_hides_that_line_alone(run: Any, here: Path):
    (here / "a.md").write_text("# Title\n\nThe sea rose and and fell.\nPost a comment\nIt rose and and fell.\n")
    found = run("check", "--output-format", "json").found
    assert [(f["code"], f["location"]["row"]) for f in found] == [("TXT301", 3), ("BPL101", 4), ("TXT301", 5)]


def test_rules_whose_message_or_code_is_wrong_fail_their_test(run: Any, here: Path):
    mine = {**SWAPPED, "code": "TRN199", "name": "own-term"}
    example = {"bad": [{"text": "The ⟦big fires⟧ burnt."}], "good": [{"text": "The bonfires burnt."}]}
    write_rule(here / "own", **{**mine, "message": "“{found}” is called {beter}", "examples": example})
    done = run("test", "own")
    assert done.code == 1
    assert "{beter} is filled by nothing; the check offers {better}, {found}" in done.out
    write_rule(here / "other", **{**mine, "code": "BPL101", "examples": example})
    assert "BPL101 own-term is taken" in run("test", "other").out
    (here / "empty").mkdir()
    assert run("test", "empty").code == 2
