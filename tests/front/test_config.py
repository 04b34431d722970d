"""Configuration files: which one holds, what it says, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers import COMMENT_FORM, DOUBLED, SWAPPED, write_rule

TEXT = "There were were big fires.\n\nPost a comment\n"


@pytest.fixture(autouse=True)
def _rules(only: Callable[..., None]) -> None:
    only(COMMENT_FORM, DOUBLED, SWAPPED, {**SWAPPED, "code": "TRN102", "name": "early-rule", "preview": True})


@pytest.fixture
def config(here: Path) -> Callable[[str], Path]:
    for folder in (".", "wire", "wire/deep"):
        (here / folder).mkdir(exist_ok=True)
        (here / folder / "a.txt").write_text(TEXT, encoding="utf-8")

    def _config(text: str, name: str = "lint-news.toml") -> Path:
        path = here / name
        path.write_text(text, encoding="utf-8")
        return path

    return _config


def counts(run: Any, *arguments: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in run("check", "--output-format", "json", *arguments).found:
        found.setdefault(finding["filename"], []).append(finding["code"])
    return found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["TXT301", "TRN101", "BPL101"]),
        ('select = ["TXT"]', ["TXT301"]),
        ('select = "TXT"', ["TXT301"]),
        ('ignore = ["TXT", "TRN"]', ["BPL101"]),
        ('extend-select = ["TRN102"]', ["TXT301", "TRN101", "TRN102", "BPL101"]),
        ('select = ["TXT"]\nextend-select = ["TRN102"]', ["TXT301", "TRN102"]),
        ("preview = true", ["TXT301", "TRN101", "TRN102", "BPL101"]),
        ('exclude = ["a.txt"]', []),
        ('exclude = ["*.txt"]', []),
    ],
)
def test_settings(run: Any, config: Callable[[str], Path], text: str, codes: list[str]):
    config(text)
    assert counts(run).get("a.txt", []) == codes


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("wire", ["a.txt"]),
        ("wire/", ["a.txt"]),
        ("./wire", ["a.txt"]),
        ("wire/*", ["a.txt"]),
        ("deep", ["a.txt", "wire/a.txt"]),
        ("wire/deep/a.txt", ["a.txt", "wire/a.txt"]),
        ("*/deep/*", ["a.txt", "wire/a.txt"]),
        ("wir", ["a.txt", "wire/a.txt", "wire/deep/a.txt"]),
    ],
)
def test_exclude(run: Any, config: Callable[[str], Path], pattern: str, left: list[str]):
    config(f'exclude = ["{pattern}"]')
    assert list(counts(run)) == left


def test_the_nearest_file_wins(run: Any, config: Callable[..., Path], here: Path):
    config('select = ["TXT"]')
    config('select = ["BPL"]', "wire/lint-news.toml")
    assert counts(run) == {"a.txt": ["TXT301"], "wire/a.txt": ["BPL101"], "wire/deep/a.txt": ["BPL101"]}
    config('[tool.lint-news]\nselect = ["TRN"]', "wire/deep/pyproject.toml")
    assert counts(run)["wire/deep/a.txt"] == ["TRN101"]
    config("[tool.other]\nx = 1", "wire/deep/pyproject.toml")
    assert counts(run)["wire/deep/a.txt"] == ["BPL101"]
    assert counts(run, "--select", "TRN")["wire/a.txt"] == ["TRN101"]
    assert len(counts(run, "--isolated")["a.txt"]) == 3
    assert counts(run, "--config", "wire/lint-news.toml")["a.txt"] == ["BPL101"]


def test_standard_input_has_the_configuration_of_its_name(run: Any, config: Callable[..., Path]):
    config('select = ["TXT"]', "wire/lint-news.toml")
    done = run("check", "-", "--stdin-filename", "wire/new.txt", "--output-format", "json", data=TEXT.encode())
    assert done.codes == ["TXT301"]


def test_per_path(run: Any, config: Callable[[str], Path]):
    config(
        """
        ignore = ["TRN"]
        [severity]
        BPL = "info"
        [[per-path]]
        paths = ["wire/*"]
        ignore = ["BPL101"]
        [[per-path]]
        paths = ["deep"]
        extend-select = ["TRN101"]
        severity = {TXT301 = "warning"}
        """
    )
    assert counts(run) == {
        "a.txt": ["TXT301", "BPL101"],
        "wire/a.txt": ["TXT301"],
        "wire/deep/a.txt": ["TXT301", "TRN101"],
    }
    found = run("check", "--output-format", "json").found
    assert {(f["filename"], f["code"]): f["severity"] for f in found} == {
        ("a.txt", "TXT301"): "error",
        ("a.txt", "BPL101"): "info",
        ("wire/a.txt", "TXT301"): "error",
        ("wire/deep/a.txt", "TXT301"): "warning",
        ("wire/deep/a.txt", "TRN101"): "warning",
    }


def test_own_rules_fields_baseline_and_corpus(run: Any, config: Callable[..., Path], here: Path):
    write_rule(here / "mine", code="TRN777", name="my-rule", options={"phrases": ["story"]})
    (here / "old").mkdir()
    (here / "b.json").write_text('{"story": {"body": "A story."}, "text": "None."}', encoding="utf-8")
    config(
        'select = ["TRN777"]\nextend-rules = ["mine"]\nbaseline = "known.json"\ncorpus = "old"\n'
        '[fields]\ntext = ["story.body"]\n'
    )
    assert run("check", "--update-baseline", "wire", "--output-format", "json").out == "[]\n"
    assert (here / "known.json").is_file()
    assert counts(run) == {"b.json": ["TRN777"]}
    run("check", "--update-baseline")
    assert counts(run) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("selct = []", ["unknown key “selct”", "did you mean “select”?"]),
        ("xyzzy = []", ["unknown key “xyzzy”", "expected one of"]),
        ("select = 5", ["select is 5", "list of strings"]),
        ('select = ["XYZ"]', ["unknown rule “XYZ”"]),
        ("select = [1]", ["select"]),
        ("preview = 1", ["preview is 1"]),
        ("severity = 1", ["severity is 1"]),
        ('severity = {BPL101 = "fatal"}', ["severity.BPL101", "expected one of error, warning, info"]),
        ('severity = {BPL101 = ["info"]}', ["severity.BPL101"]),
        ('severity = {XYZ = "info"}', ["severity", "“XYZ”"]),
        ("per-path = 1", ["per-path is 1"]),
        ("per-path = [1]", ["per-path"]),
        ('[[per-path]]\nignore = ["BPL"]', ["per-path", "lacks “paths”"]),
        ('[[per-path]]\npaths = ["a"]\nignor = 1', ["unknown key “ignor”"]),
        ('[[per-path]]\npaths = ["*"]\nignore = ["XYZ"]', ["unknown rule “XYZ”"]),
        ("[fields]\nbody = 'x'", ["fields", "body"]),
        ("[fields]\ntext = 5", ["fields", "text"]),
        ("fields = 5", ["fields is 5"]),
        ('extend-rules = ["nowhere"]', ["nowhere", "no such rule file"]),
        ('corpus = "nowhere"', ["nowhere", "no such folder"]),
        ("baseline = 5", ["baseline is 5"]),
        ("select = [", ["lint-news.toml"]),
        ("\x00", ["lint-news.toml"]),
    ],
)
def test_mistakes_are_told_with_file_and_key(run: Any, config: Callable[[str], Path], text: str, words: list[str]):
    config(text)
    done = run("check")
    assert (done.code, done.out) == (2, "")
    for word in (*words, "" if "nowhere" in text else "lint-news.toml"):
        assert word in done.err
    assert "Traceback" not in done.err
    assert run("check", "--isolated").code == 1


@pytest.mark.parametrize("text", ["tool = 5", "[tool]\nlint-news = 5", "[tool]\nlint-news = [1]"])
def test_a_project_file_with_something_else_in_its_place(run: Any, config: Callable[..., Path], text: str):
    config(text, "pyproject.toml")
    for arguments in (["check"], ["check", "--config", "pyproject.toml"]):
        done = run(*arguments)
        assert done.code == 2
        assert "pyproject.toml" in done.err


def test_a_selector_of_the_command_line_is_not_blamed_on_the_file(run: Any, config: Callable[[str], Path]):
    config('select = ["TXT"]')
    done = run("check", "--ignore", "XYZ")
    assert done.code == 2
    assert "lint-news.toml" not in done.err


def test_a_configuration_that_is_not_utf_8(run: Any, config: Callable[[str], Path], here: Path):
    config("")
    (here / "lint-news.toml").write_bytes(b"select = ['\xff']")
    done = run("check")
    assert (done.code, "lint-news.toml" in done.err) == (2, True)
