"""The rules as a whole: names, codes, examples, and phrases that can fire."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers import builtin_rules
from ruamel.yaml import YAML

from lint_news.checks import CHECKS, CORPUS_CHECKS, make_article_check
from lint_news.checks.base import expand
from lint_news.checks.scan import Scanner
from lint_news.engine import Plan, PlanSpec, Shuffle, lint_article
from lint_news.facts import Facts
from lint_news.facts.language import PROFILES
from lint_news.model import Finding, Rule
from lint_news.positions import Span
from lint_news.rulebook.examples import read_example
from lint_news.rulebook.schema import options_schema, rule_schema

FAMILIES = ("BPL", "NAM", "TRN", "NUM", "SRC", "TXT", "LNT")
_RULES = builtin_rules()[0]
_LINTING = [rule for rule in _RULES if rule.check != "linter"]
_LANGUAGES = {profile.partition("-")[0] for profile in PROFILES}
_SLOT = re.compile(r"\{(\w+)\}")

every_rule = pytest.mark.parametrize("rule", _LINTING, ids=lambda rule: rule.code)


def test_every_rule_file_can_be_read():
    assert not builtin_rules()[1]


def test_codes_names_and_aliases_are_given_once():
    taken = Counter(name for rule in _RULES for name in (rule.code, rule.name, *rule.aliases))
    assert not [name for name, count in taken.items() if count > 1]


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.code)
def test_a_rule_lives_in_the_folder_of_its_family(rule: Rule):
    path = Path(rule.path)
    assert rule.family in FAMILIES
    assert path.parent.name == rule.family
    assert path.stem == rule.name
    assert path.suffix == ".yaml"


@every_rule
def test_a_rule_has_examples_on_either_side_and_a_near_miss(rule: Rule):
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
    assert any(example.note for example in rule.good), "no good example says what makes it a near miss"


@every_rule
def test_a_rule_that_offers_a_fix_shows_one(rule: Rule):
    if rule.fix and rule.check not in CORPUS_CHECKS:
        assert any(example.fixed is not None for example in rule.bad)


@every_rule
def test_languages_are_told_apart_by_the_linter(rule: Rule):
    assert set(rule.langs) <= _LANGUAGES


@every_rule
def test_every_slot_of_a_message_is_filled(rule: Rule):
    messages = [finding.message for finding in _findings(rule)]
    assert messages
    for message in messages:
        assert not [slot for slot in _SLOT.findall(message) if "{" + slot + "}" in rule.message], message


@every_rule
def test_options_are_described(rule: Rule):
    assert _options(rule).keys() <= options_schema()[rule.check]["properties"].keys()


def test_every_check_has_a_schema_and_every_option_says_what_it_does():
    described = rule_schema()["$defs"].keys()
    for name, schema in options_schema().items():
        assert schema["description"]
        for option, what in schema["properties"].items():
            told = "description" in what or "enum" in what or what.get("$ref", "").rpartition("/")[2] in described
            assert told, f"{name}.{option}"
    assert CHECKS.keys() <= options_schema().keys()


_LISTED = [rule for rule in _LINTING if rule.check in ("line", "phrase", "swap")]


@pytest.mark.parametrize("rule", _LISTED, ids=lambda rule: rule.code)
def test_every_phrase_can_fire(rule: Rule):
    check = make_article_check(rule.check, rule.options)
    scanner = Scanner.of([check])
    assert not [phrase for phrase in _phrases(rule) if not _fires(rule, check, scanner, phrase)]


def _phrases(rule: Rule) -> list[str]:
    options = _options(rule)
    return list(expand([*options.get("phrases", ()), *options.get("starts", ()), *options.get("swaps", ())]))


def _options(rule: Rule) -> dict[str, Any]:
    """Give the options as the rule's file says them; a compiled rule holds what was made of them."""
    options: dict[str, Any] = YAML(typ="safe", pure=True).load(Path(rule.path)).get("options", {})
    return options


def _fires(rule: Rule, check: Any, scanner: Scanner, phrase: str) -> bool:
    pages = _pages if rule.check == "line" else _sentences
    for text, at in pages(rule, phrase):
        (read,) = read_example(text, "example.txt")
        facts = Facts(read)
        found = scanner.scan(facts)
        if any(hit.span.start < at.end and at.start < hit.span.end for hit in check.find(facts, found.get(0, ()))):
            return True
    return False


_HEADLINE = "Council votes on new bridge over the river"
_BODY = "The council of the town voted on Tuesday evening to build a second bridge across the river."


def _pages(rule: Rule, phrase: str) -> Iterator[tuple[str, Span]]:
    """Put a line at the top, above the headline, within the story and at the end of a page."""
    for line in (phrase, f"{phrase} x", f"{phrase} the new bridge", phrase + "."):
        for lines in (
            (line,),
            (line, _BODY, _BODY),
            (line, _HEADLINE, _BODY, _BODY),
            (_HEADLINE, _BODY, line, _BODY),
            (_HEADLINE, _BODY, _BODY, line),
        ):
            text = "\n\n".join(lines)
            start = text.index(line)
            yield text, Span(start, start + len(line))


def _sentences(rule: Rule, phrase: str) -> Iterator[tuple[str, Span]]:
    """Put a phrase into sentences that meet the rule's own conditions."""
    context = [*expand(rule.options.get("context", ())), ""]
    least = rule.options.get("min", 1)
    for word in context[:1] + context[-1:]:
        for form in ("{}", "They said {} there", "{} there", "“{}”", "They said “so {} now” there"):
            sentence = form.format(phrase) + (f" {word}" if word else "")
            text = " ".join([sentence + "."] * least)
            start = text.index(phrase)
            yield text, Span(start, start + len(phrase))


def _findings(rule: Rule) -> list[Finding]:
    plan = Plan(PlanSpec((rule,), "key"))
    findings: list[Finding] = []
    for example in rule.bad:
        shuffle = Shuffle()
        for number, text in enumerate((example.text, *(text for text, _ in example.beside))):
            for read in read_example(text, f"{number}-{example.uri}"):
                result = lint_article(read, plan)
                findings += result.findings
                shuffle.add(result.rows)
        findings += shuffle.judge(lambda _: plan)
    return findings
