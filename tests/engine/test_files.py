"""Many files: processes, results kept, baselines, rounds of fixes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from helpers import COMMENT_FORM, DOUBLED, MASTHEAD, QUOTE, SWAPPED, make_plan
from hypothesis import given
from hypothesis import strategies as st

from lint_news.engine import Baseline, BaselineError, Job, Plan, Runner, Shuffle, fix_source, lint_source
from lint_news.engine.cache import ResultCache
from lint_news.ingest import Kind, Source
from lint_news.model import Excerpt, Finding, Place


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return make_plan(tmp_path / "rules", COMMENT_FORM, SWAPPED, DOUBLED, QUOTE, MASTHEAD)


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    made = []
    for number in range(60):
        path = tmp_path / f"{number:02}.txt"
        opening = f"{number} members of the town council voted and and then spoke of big fires across the river there."
        path.write_text(f"{opening}\n\nThe Bugle\n\nPost a comment\n", encoding="utf-8")
        made.append(Job(str(path), f"news/{path.name}", 0))
    (tmp_path / "07.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "08.txt").unlink()
    return made


def test_tables_cut_short_or_changed_are_harmless(plan: Plan, jobs: list[Job], cache_folder: Path):
    expected = list(Runner([plan.spec]).results(jobs[:2]))
    (tables,) = cache_folder.glob("tables-*")
    whole = tables.read_bytes()
    for at in range(0, len(whole), 61):
        for content in (whole[:at], whole[:at] + b"\0" + whole[at + 1 :]):
            tables.write_bytes(content)
            assert list(Runner([plan.spec]).results(jobs[:2])) == expected


@pytest.mark.parametrize("cached", [False, True])
def test_processes_find_the_same(plan: Plan, jobs: list[Job], cache_folder: Path, cached: bool):
    folder = str(cache_folder) if cached else None
    alone = list(Runner([plan.spec]).results(jobs))
    for processes in (1, 2):
        assert list(Runner([plan.spec], processes=processes, cache_folder=folder).results(jobs)) == alone
    assert [result.uri for result in alone] == [job.uri for job in jobs]
    assert [finding.code for finding in alone[8].findings] == ["LNT001"]
    shuffle = Shuffle()
    for result in alone:
        shuffle.add(result.rows)
    assert len(shuffle.judge(lambda _: plan)) == 58


def test_a_kept_result_is_used_and_a_changed_file_noticed(plan: Plan, jobs: list[Job], cache_folder: Path):
    def run() -> list[int]:
        runner = Runner([plan.spec], cache_folder=str(cache_folder))
        return [len(result.findings) for result in runner.results(jobs[:3])]

    assert run() == [3, 3, 3]
    database = sqlite3.connect(cache_folder / "results.sqlite")
    assert database.execute("SELECT count(*) FROM results").fetchone() == (3,)
    database.execute("UPDATE results SET value = '[[[],[]]]'")
    database.commit()
    database.close()
    assert run() == [0, 0, 0]
    Path(jobs[1].path).write_text("Post a comment\n", encoding="utf-8")
    assert run() == [0, 1, 0]


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to look like one" * 40, b"\x00" * 4096])
def test_a_broken_result_cache_is_harmless(plan: Plan, jobs: list[Job], cache_folder: Path, content: bytes):
    (cache_folder / "results.sqlite").write_bytes(content)
    runner = Runner([plan.spec], cache_folder=str(cache_folder))
    assert list(runner.results(jobs[:2])) == list(Runner([plan.spec]).results(jobs[:2]))


def test_a_result_cache_without_its_table_is_harmless(cache_folder: Path):
    with ResultCache(str(cache_folder)) as cache:
        cache.put(b"key", "value")
        cache.flush()
        assert cache.get(b"key") == "value"
        database = sqlite3.connect(cache_folder / "results.sqlite")
        database.execute("DROP TABLE results")
        database.close()
        assert cache.get(b"key") is None
        cache.put(b"key", "value")


@pytest.mark.parametrize("folder", ["/dev/null/cache", "/proc/nowhere"])
def test_a_result_cache_that_cannot_be_made_is_harmless(folder: str):
    with ResultCache(folder) as cache:
        cache.put(b"key", "value")
        cache.flush()
        assert cache.get(b"key") is None


def test_kept_results_tell_files_records_and_plans_apart():
    keys = {
        ResultCache.key(*parts)
        for parts in (
            ("p", "u", "txt", "n", "raw"), ("q", "u", "txt", "n", "raw"), ("p", "v", "txt", "n", "raw"),
            ("p", "u", "md", "n", "raw"), ("p", "u", "txt", "m", "raw"), ("p", "u", "txt", "n", "\ud800"),
            ("p", "ut", "xt", "n", "raw"),
        )
    }  # fmt: skip
    assert len(keys) == 7


def _finding(uri: str, mark: str, row: int = 1) -> Finding:
    return Finding("X", "x", "m", "error", uri, Place(row, 1, row, 2, 0, 1), mark, Excerpt("", 0, 0))


_FINDINGS = st.lists(
    st.builds(_finding, st.sampled_from(["a", "b", "é\ud800"]), st.sampled_from(["1", "2"]), st.integers(1, 9)),
    max_size=12,
)


@given(_FINDINGS, _FINDINGS)
def test_a_baseline_hides_what_it_was_made_of(known: list[Finding], new: list[Finding]):
    baseline = Baseline.of(known)
    assert baseline.split(known) == ([], len(known))
    moved = [finding._replace(place=Place(99, 1, 99, 2, 500, 501)) for finding in known]
    assert baseline.split(reversed(moved)) == ([], len(known))
    left, hidden = baseline.split(known + new)
    assert hidden + len(left) == len(known) + len(new)
    others = [finding for finding in new if (finding.uri, finding.fingerprint) not in {f[4:7:2] for f in known}]
    assert [finding for finding in left if finding in others] == others


@given(_FINDINGS)
def test_a_baseline_survives_its_file(known: list[Finding]):
    text = Baseline.of(known).dump()
    assert text == Baseline.of(reversed(known)).dump()
    written = text.encode("utf-8", "backslashreplace").decode("utf-8")
    assert Baseline.parse(written).split(known) == ([], len(known))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"files": []}', '{"files": {"a": 1}}', '{"files": {"a": {"b": "c"}}}', "null"]
)
def test_a_file_that_is_no_baseline(text: str):
    with pytest.raises(BaselineError, match="not a baseline"):
        Baseline.parse(text)


@pytest.mark.parametrize(
    ("raw", "unsafe", "fixed", "applied"),
    [
        ("Post a comment\n\nPost a comment\n\nA b.\n", False, "A b.\n", 2),
        ("So big fires.\nPost a comment\n", False, "So big fires.\n", 1),
        ("So big fires.\nPost a comment\n", True, "So bonfires.\n", 2),
        ("of of of of it", True, "of it", None),
        ("It is fine.\n", True, "It is fine.\n", 0),
        ("", True, "", 0),
    ],
)
def test_rounds_of_fixes(plan: Plan, raw: str, unsafe: bool, fixed: str, applied: int | None):
    done = fix_source(Source("a.txt", "txt", raw), lambda s: lint_source(s, plan).findings, unsafe=unsafe)
    assert done.source.raw == fixed
    assert applied is None or done.applied == applied
    assert not [f for f in done.findings if f.fix and (unsafe or f.fix.applicability == "safe")]


def test_a_fix_that_calls_for_itself_ends(tmp_path: Path):
    grow = {"code": "TRN102", "name": "growing", "check": "swap", "options": {"swaps": {"a": "a a"}}, "fix": "safe"}
    plan = make_plan(tmp_path, grow)
    done = fix_source(Source("a.txt", "txt", "a"), lambda s: lint_source(s, plan).findings)
    assert set(done.source.raw.split()) == {"a"}


def test_a_fix_for_display_is_never_applied(tmp_path: Path):
    plan = make_plan(tmp_path, {**SWAPPED, "fix": "display"})
    done = fix_source(Source("a.txt", "txt", "big fires"), lambda s: lint_source(s, plan).findings, unsafe=True)
    assert (done.source.raw, done.applied, len(done.findings)) == ("big fires", 0, 1)


@pytest.mark.parametrize(
    ("kind", "raw", "fixed"),
    [
        ("html", "<p>the <b>big</b> fires &amp; so</p>", "<p>the <b>bonfires</b> &amp; so</p>"),
        ("html", "<p>the big\n fires</p>", "<p>the bonfires</p>"),
        ("html", "<p>the big <b>fires</b> so</p>", "<p>the bonfires<b></b> so</p>"),
        ("md", "the *big* fires\n", "the *bonfires*\n"),
        ("json", '{"text": "the \\u0062ig fires\\nand so"}', '{"text": "the bonfires\\nand so"}'),
        ("jsonl", '{"text": "A b."}\n{"text": "the big fires"}\n', '{"text": "A b."}\n{"text": "the bonfires"}\n'),
    ],
)
def test_a_fix_keeps_the_files_own_syntax(plan: Plan, kind: Kind, raw: str, fixed: str):
    source = Source(f"a.{kind}", kind, raw)
    done = fix_source(source, lambda s: lint_source(s, plan).findings, unsafe=True)
    assert done.source.raw == fixed
