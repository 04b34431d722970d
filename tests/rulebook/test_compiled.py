"""Compiled rules: the same as parsed ones, without YAML, and harmless when they are broken."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers import COMMENT_FORM, DOUBLED, MASTHEAD, SWAPPED, write_rule
from hypothesis import given
from hypothesis import strategies as st

from lint_news.digest import digest
from lint_news.model import Rule
from lint_news.rulebook import keep_parts, load_rules, read_value, write_value

_PROBE = """
import sys
from lint_news.rulebook import load_rules
load_rules("1", [sys.argv[1]], builtin=False)
print(",".join(name for name in ("ruamel.yaml", "jsonschema", "re2") if name in sys.modules))
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    for changes in (COMMENT_FORM, SWAPPED, DOUBLED, MASTHEAD):
        write_rule(tmp_path / "rules", **changes)
    return tmp_path / "rules"


def load(folder: Path, *, pages: bool = True) -> list[Rule]:
    return load_rules("1", [str(folder)], pages=pages, builtin=False)[0]


def probe(rules: Path) -> str:
    run = subprocess.run([sys.executable, "-c", _PROBE, str(rules)], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_a_warm_load_parses_no_yaml(rules: Path):
    assert "ruamel.yaml" in probe(rules)
    assert probe(rules) == ""


def test_compiled_rules_are_the_parsed_ones(rules: Path):
    cold = load(rules)
    assert load(rules) == cold
    assert [rule.code for rule in cold] == ["BPL101", "BPL901", "TRN101", "TXT301"]
    assert load(rules, pages=False)[0].bad == ()
    assert load(rules)[0].bad == cold[0].bad != ()


def test_a_changed_rule_file_is_noticed(rules: Path):
    before, key = load_rules("1", [str(rules)], builtin=False)
    write_rule(rules, **COMMENT_FORM, message="something else")
    after, other = load_rules("1", [str(rules)], builtin=False)
    assert key != other
    assert (before[0].message, after[0].message) == ("found “{found}”", "something else")


def test_a_change_is_noticed_behind_the_stamp_of_unchanged_files(
    rules: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
):
    now = time.time_ns()
    monkeypatch.setattr("time.time_ns", lambda: now + 10**10)  # the files have not changed for ten seconds
    _, key = load_rules("1", [str(rules)], builtin=False)
    assert list(cache_folder.glob("stamp-*"))
    assert load_rules("1", [str(rules)], builtin=False)[1] == key
    (path,) = rules.rglob("comment-form.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("post a comment", "past a comment"), encoding="utf-8")
    changed, other = load_rules("1", [str(rules)], builtin=False)
    assert other != key
    assert changed[0].options["_phrases"] == ["past a comment"]
    assert load_rules("2", [str(rules)], builtin=False)[1] not in (key, other)


def test_files_that_have_just_changed_are_read_again(rules: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("time.time_ns", lambda: 0)
    load(rules)
    assert not list(cache_folder.glob("stamp-*"))


def test_a_new_and_a_removed_rule_file_are_noticed(rules: Path):
    load(rules)
    path = write_rule(rules, code="BPL102", name="another-defect", options={"phrases": ["a"]})
    assert "BPL102" in [rule.code for rule in load(rules)]
    path.unlink()
    assert "BPL102" not in [rule.code for rule in load(rules)]


def test_another_version_compiles_anew(rules: Path):
    assert load_rules("1", [str(rules)], builtin=False)[1] != load_rules("2", [str(rules)], builtin=False)[1]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", bytes(16), bytes(400), b"[" * 100_000])
@pytest.mark.parametrize("name", ["rules-*", "pages-*"])
def test_a_broken_cache_is_harmless(rules: Path, cache_folder: Path, content: bytes, name: str):
    expected = load(rules)
    (compiled,) = cache_folder.glob(name)
    compiled.write_bytes(content)
    assert load(rules) == expected
    assert [rule.code for rule in load(rules, pages=False)] == [rule.code for rule in expected]


def test_a_cache_cut_short_or_changed_is_harmless(rules: Path, cache_folder: Path):
    expected = load(rules)
    (compiled,) = cache_folder.glob("rules-*")
    whole = compiled.read_bytes()
    for length in range(0, len(whole), 97):
        compiled.write_bytes(whole[:length])
        assert load(rules) == expected
        compiled.write_bytes(whole[:length] + b"\0" + whole[length + 1 :])
        assert load(rules) == expected


@given(content=st.binary(max_size=200), whole=st.booleans())
def test_a_cache_of_any_bytes_is_harmless(cache_folder: Path, content: bytes, whole: bool):
    name = "rules-any"
    path = cache_folder / name
    # `whole`: as an older layout had it, whose digest fits and whose content is another thing
    path.write_bytes((digest(content) if whole else b"") + content)
    assert read_value(name) is None
    assert list(keep_parts(name, lambda: [["made"], {"anew": 1}])) == [["made"], {"anew": 1}]
    assert list(keep_parts(name, lambda: pytest.fail("they are there now"))) == [["made"], {"anew": 1}]


def test_a_value_is_not_taken_for_parts(cache_folder: Path):
    write_value("rules-one", [b"x"] * 40)
    assert list(keep_parts("rules-one", lambda: ["made"])) == ["made"]
    assert read_value("rules-one") is None


def test_files_of_old_states_are_taken_away(rules: Path, cache_folder: Path):
    (cache_folder / "articles.db").write_text("another's")
    for version in range(20):
        load_rules(str(version), [str(rules)], builtin=False)
    assert {len(list(cache_folder.glob(kind))) for kind in ("rules-*", "pages-*")} == {8}
    assert (cache_folder / "articles.db").exists()
    written = {path: path.stat().st_mtime_ns for path in cache_folder.iterdir()}
    load_rules("19", [str(rules)], builtin=False)
    assert {path: path.stat().st_mtime_ns for path in cache_folder.iterdir()} == written


@pytest.mark.parametrize("where", ["file", "file/below", "dev"])
def test_a_cache_that_cannot_be_written_is_harmless(
    rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("LINT_NEWS_CACHE_DIR", "/dev/null/cache" if where == "dev" else str(tmp_path / where))
    assert len(load(rules)) == 4


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_cache_is_harmless(rules: Path, cache_folder: Path):
    cache_folder.chmod(0o500)
    try:
        assert len(load(rules)) == 4
    finally:
        cache_folder.chmod(0o700)


def test_a_cache_that_is_a_folder_is_harmless(rules: Path, cache_folder: Path):
    load(rules)
    (compiled,) = cache_folder.glob("rules-*")
    compiled.unlink()
    compiled.mkdir()
    assert len(load(rules)) == 4


def test_no_scratch_file_is_left(rules: Path, cache_folder: Path):
    load(rules)
    assert {path.name.partition("-")[0] for path in cache_folder.iterdir()} - {"stamp"} == {"pages", "rules"}
    assert not [path for path in cache_folder.iterdir() if path.suffix]
