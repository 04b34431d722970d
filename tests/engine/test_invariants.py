"""What holds for any article: no crash, spans in bounds, fixes that settle, order that does not matter."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import pytest
from helpers import builtin_rules
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_news.engine import Plan, PlanSpec, Shuffle, SourceResult, fix_source, lint_source
from lint_news.engine.article import ArticleResult, lint_article
from lint_news.engine.cache import decode, encode
from lint_news.ingest import Fields, Kind, Record, Source, articles
from lint_news.ingest.edits import apply_edits
from lint_news.model import Article, Finding
from lint_news.positions import LineIndex

KINDS: tuple[Kind, ...] = ("txt", "md", "html", "json", "jsonl")


@lru_cache(maxsize=1)
def plan() -> Plan:
    return Plan(PlanSpec(builtin_rules()[0], "key"))


@lru_cache(maxsize=1)
def bad_texts() -> list[str]:
    return [example.text for rule in plan().spec.rules for example in rule.bad if example.uri == "example.txt"]


_CHARACTERS = st.one_of(
    st.characters(exclude_categories=()),
    st.sampled_from("aB.,:;\"'“”‘’«»()[]{}<>&#*_`-–—|\\/ \n\r\t\u00a0\u2028\u200b\x00\x1b\ud800é王٣ँ😀"),
)
ANY = st.text(_CHARACTERS, max_size=150)
_JOINTS = st.sampled_from(["\n\n", "\n", " ", "\r\n", "\r\n\r\n", "", "\t", ". "])


@st.composite
def _soup(draw: st.DrawFn) -> str:
    """Give several bad examples, or pieces of them, run together."""
    parts = []
    for _ in range(draw(st.integers(1, 6))):
        text = draw(st.sampled_from(bad_texts()))
        start = draw(st.integers(0, len(text)))
        parts.append(draw(st.sampled_from([text, text, text[start:], text[:start]])) + draw(_JOINTS))
    return "".join(parts)


SOUP = _soup()
TEXTS = st.one_of(ANY, SOUP)


def lint(raw: str, kind: Kind = "txt", uri: str = "a.txt") -> SourceResult:
    return lint_source(Source(uri, kind, raw), plan())


def assert_sound(raw: str, result: SourceResult) -> None:
    lines = LineIndex(raw)
    for finding in result.findings:
        assert finding.code != "LNT002", finding.message
        for place in (finding.place, *(related.place for related in finding.related)):
            if finding.code in ("LNT001", "LNT004"):  # what cannot be read has rows and columns only
                continue
            assert 0 <= place.start <= place.end <= len(raw)
            assert lines.position(place.start) == (place.row, place.column)
            assert lines.position(place.end) == (place.end_row, place.end_column)
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.place.start <= edit.place.end <= len(raw)
        text, start, end = finding.excerpt
        assert 0 <= start <= end <= len(text)
        assert len(finding.fingerprint) == 16
    for row in result.rows:
        assert 0 <= row.row.place.start <= row.row.place.end <= len(raw)


@given(TEXTS)
@settings(max_examples=120)
def test_no_text_crashes_a_rule(text: str):
    assert_sound(text, lint(text))


@pytest.mark.parametrize("kind", KINDS)
@given(text=TEXTS)
@settings(max_examples=40)
def test_no_file_crashes_a_rule(kind: Kind, text: str):
    assert_sound(text, lint(text, kind))


_MARKUP = st.sampled_from(
    [
        *"<p> </p> <b> </b> <h1> </h1> <br> <ul><li> <nav> </nav> <article> &amp; <!-- --> ** [a](b)".split(),
        "\n",
        "# ",
        "> ",
        "- ",
        "```\n",
    ]
)


@given(st.lists(_MARKUP, max_size=15), SOUP)
@settings(max_examples=40)
def test_no_markup_crashes_a_rule(marks: list[str], soup: str):
    words = soup.split(" ")
    raw = "".join(mark + " ".join(words[at :: len(marks)]) for at, mark in enumerate(marks))
    for kind in ("html", "md"):
        assert_sound(raw, lint(raw, kind))


@given(SOUP, st.sampled_from(["txt", "html", "md"]), st.booleans())
@settings(max_examples=80)
def test_fixes_settle_and_stay(raw: str, kind: Kind, unsafe: bool):
    def again(source: Source) -> list[Finding]:
        return lint_source(source, plan()).findings

    fixed = fix_source(Source(f"a.{kind}", kind, raw), again, unsafe=unsafe)
    wanted = ("safe", "unsafe") if unsafe else ("safe",)
    left = [f for f in fixed.findings if f.fix is not None and f.fix.applicability in wanted and f.fix.edits]
    assert not left, f"still to be fixed: {left[0].code} in {fixed.source.raw!r}"
    twice = fix_source(fixed.source, again, unsafe=unsafe)
    assert (twice.source, twice.applied) == (fixed.source, 0)


def read(raw: str) -> Article:
    (found,) = articles(Record("a.txt", "txt", raw), Fields())
    assert isinstance(found, Article)
    return found


@given(SOUP)
def test_safe_fixes_take_no_word_of_the_story(raw: str):
    """What a safe fix takes out is furniture: words outside every finding of such a rule stay, in order."""
    findings = lint(raw).findings
    safe = [finding for finding in findings if finding.fix is not None and finding.fix.applicability == "safe"]
    removed = {at for f in safe for edit in f.fix.edits for at in range(edit.place.start, edit.place.end)}
    flagged = {at for f in safe for at in range(f.place.start, f.place.end)}
    taken = {at for at in removed - flagged if not raw[at].isspace()}
    assert not taken, "".join(raw[at] for at in sorted(taken))


@given(st.lists(SOUP, min_size=1, max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_any_order_and_grouping_of_files_finds_the_same(texts: list[str], chance: random.Random):
    files = [(f"news/{number}.txt", text) for number, text in enumerate(texts)]

    def found(order: Sequence[tuple[str, str]], groups: int) -> list[Finding]:
        shuffle, findings = Shuffle(), []
        parts = [order[at::groups] for at in range(groups)]
        for part in parts:
            for uri, text in part:
                result = lint(text, uri=uri)
                findings += result.findings
                shuffle.add(result.rows)
        return sorted(findings + shuffle.judge(lambda _: plan()), key=repr)

    expected = found(files, 1)
    mixed = files[:]
    chance.shuffle(mixed)
    assert found(mixed, 2) == expected
    assert found(mixed[::-1], 3) == expected


@given(TEXTS, st.sampled_from(KINDS))
@settings(max_examples=60)
def test_results_survive_the_cache(text: str, kind: Kind):
    results = [
        lint_article(item, plan()) for item in articles(Record("a", kind, text), Fields()) if isinstance(item, Article)
    ]
    assert decode(encode(results)) == results


@given(SOUP)
def test_linting_twice_finds_the_same(text: str):
    assert lint(text) == lint(text)


@given(SOUP, st.sampled_from(["", "\n", "  \n\n", "\n\n\n\n"]))
@settings(max_examples=30)
def test_fingerprints_do_not_depend_on_rows(text: str, above: str):
    """Blank lines in front move every finding; none of them becomes another one."""

    def marks(result: SourceResult) -> Counter[str]:
        return Counter(finding.fingerprint for finding in result.findings)

    before, after = lint(text.lstrip()), lint(above + text.lstrip())
    assert marks(before) == marks(after)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5), st.text("xy", max_size=3)), max_size=6))
def test_edits_that_do_not_clash_are_all_applied(edits: list[tuple[int, int, str]]):
    raw = "0123456789abcdefghijklmno"
    article = read(raw)
    placed = [(article.raw_place(at, at + length), content) for at, length, content in edits]
    from lint_news.engine.fix import apply_round
    from lint_news.model import Excerpt, Fix, RawEdit

    findings = [
        Finding("X", "x", "", "error", "a", place, "", Excerpt("", 0, 0), Fix("safe", "", (RawEdit(place, content),)))
        for place, content in placed
    ]
    text, count = apply_round(raw, findings, unsafe=False)
    assert 0 <= count <= len({*edits})
    kept = [char for char in text if char not in "xy"]
    assert kept == sorted(kept, key=raw.index)
    assert not edits or count >= 1
    assert apply_edits(raw, ()) == raw


def test_an_empty_result_is_encoded():
    assert decode(encode([ArticleResult((), ())])) == [ArticleResult((), ())]


@pytest.mark.parametrize(
    "value", ["", "{", "5", "null", '["a"]', "[[1]]", "[[[1],[]]]", "[[[[]],[]]]", "{}1", "[[[],[[]]]]", "[[[{}],[]]]"]
)
def test_a_broken_cache_entry_is_no_result(value: str):
    assert decode(value) is None
