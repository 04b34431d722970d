"""Pages of invented sites: what the rule on repeated lines finds of them, alone and through the whole command."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_news.checks import Row, make_corpus_check
from lint_news.checks.base import CorpusHit
from lint_news.facts import Facts
from lint_news.front.cli import main
from lint_news.ingest import Fields, Record, articles
from lint_news.model import Article

BENCH = Path(__file__).parents[2] / "bench"
Found = list[dict[str, Any]]
Check = Callable[..., Found]


@pytest.fixture(scope="module")
def sites() -> Iterator[Any]:
    sys.path.insert(0, str(BENCH))
    import sites as module

    yield module
    sys.path.remove(str(BENCH))


@pytest.fixture
def folder(tmp_path: Path, sites: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The first ten pages of each site."""
    sites.write(tmp_path, 10)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINT_NEWS_CACHE_DIR", str(tmp_path / ".cache"))
    return tmp_path


@pytest.fixture
def check(folder: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    def _check(*options: str) -> Found:
        main(["check", "--isolated", "--select", "BPL901", "--output-format", "json", *options])
        found: Found = json.loads(capsys.readouterr().out)
        return found

    return _check


def labels(folder: Path) -> dict[str, list[tuple[int, int, int, int, str]]]:
    path = folder / "labels.json"
    found: dict[str, list[tuple[int, int, int, int, str]]] = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    return found


def covers(finding: dict[str, Any], row: int, start: int, end: int) -> bool:
    first, last = finding["location"], finding["end_location"]
    low, high = (first["row"], first["column"]), (last["row"], last["column"])
    return low <= (row, start) and (row, end) <= high


def test_nine_tenths_of_the_furniture_and_hardly_a_line_of_the_stories(folder: Path, check: Check):
    known = labels(folder)
    found = check("--no-cache", ".")
    right = wrong = missed = 0
    for file, lines in known.items():
        here = [finding for finding in found if finding["filename"] == file]
        for row, start, end, furniture, _ in lines:
            hit = any(covers(finding, row, start, end) for finding in here)
            right += hit and furniture
            wrong += hit and not furniture
            missed += not hit and furniture
    assert right / (right + missed) >= 0.9
    assert right / (right + wrong) >= 0.99


def test_a_page_compared_with_a_corpus_gives_what_it_gives_among_the_others(folder: Path, check: Check):
    labels(folder)
    page = sorted((folder / "site0").iterdir())[4]
    everywhere = [f for f in check("--no-cache", "site0") if f["filename"] == f"site0/{page.name}"]
    assert everywhere
    rest = folder / "old" / "site0"
    shutil.copytree(folder / "site0", rest)
    (rest / page.name).unlink()
    new = _named(folder / "new.jsonl", [page.read_text(encoding="utf-8")])
    old = _named(folder / "old.jsonl", [path.read_text(encoding="utf-8") for path in sorted(rest.iterdir())])
    archive = folder / "archive"
    archive.mkdir()
    old.rename(archive / "old.jsonl")
    found = check("--no-cache", str(new), "--corpus", "archive")
    assert {Path(finding["filename"]).name for finding in found} == {"new.jsonl"}
    assert len(found) == len(everywhere)
    assert check("--no-cache", str(new)) == []


def _named(path: Path, texts: list[str]) -> Path:
    records = [json.dumps({"source": "The Harbour Courier", "text": text}, ensure_ascii=False) for text in texts]
    path.write_text("\n".join(records) + "\n", encoding="utf-8")
    return path


def test_a_cache_and_a_baseline_change_nothing(folder: Path, check: Check):
    labels(folder)
    plain = check("--no-cache", ".")
    assert check(".") == plain
    assert check(".") == plain
    check(".", "--baseline", "known.json", "--update-baseline")
    assert check(".", "--baseline", "known.json") == []


@pytest.mark.parametrize("place", ["site0", "site2.jsonl", "html"])
def test_the_fix_leaves_no_gap(folder: Path, check: Check, place: str):
    labels(folder)
    before = {path: path.read_text(encoding="utf-8") for path in _files(folder / place)}
    found = check("--no-cache", place)
    check("--no-cache", place, "--fix", "--unsafe-fixes")
    for path, text in before.items():
        after = path.read_text(encoding="utf-8")
        gaps = ("<div></div>", "<p></p>") if place == "html" else ("\n\n\n", "\\n\\n\\n")
        assert not any(gap in after for gap in gaps)
        assert len(after) < len(text)
    assert found


def _files(path: Path) -> list[Path]:
    return sorted(path.iterdir()) if path.is_dir() else [path]


def rows_of(sites: Any, number: int, pages: int) -> list[tuple[str, Row]]:
    """The rows that the pages of one site give, each with its key."""
    check = make_corpus_check("repeated_lines", {})
    made = next(made for site, _, made in sites.sites(pages) if site.number == number)
    rows = []
    for n, (_, lines) in enumerate(made):
        text = "\n".join(line for line, _ in lines)
        (article,) = articles(Record(f"site/{n}.txt", "txt", text), Fields())
        assert isinstance(article, Article)
        for key, span, data, _ in check.emit(Facts(article)):
            rows.append((key, Row(article.uri, "", article.place(span), "", data)))
    return rows


def judged(rows: list[Row]) -> list[CorpusHit]:
    return sorted(make_corpus_check("repeated_lines", {}).judge("site", rows), key=repr)


@given(st.data())
@settings(max_examples=10, deadline=None)
def test_any_order_of_the_pages_gives_the_same(sites: Any, data: st.DataObject):
    rows = [row for _, row in rows_of(sites, data.draw(st.integers(0, 6)), 8)]
    assert judged(data.draw(st.permutations(rows))) == judged(rows)


def test_a_story_that_ran_five_times_is_no_template(sites: Any):
    (_, page), *_ = rows_of(sites, 0, 8)
    assert judged([page._replace(uri=f"{n}.txt") for n in range(5)]) == []


def test_rows_hold_no_text_of_the_story(sites: Any):
    """What travels of a line is its hash and its first words, so that a row stays small beside its page."""
    for _, row in rows_of(sites, 0, 8):
        assert max(map(len, row.data["texts"].split("\n"))) <= 64
