"""Which rules a selection turns on."""

from __future__ import annotations

import pytest

from lint_news.model import Rule
from lint_news.rulebook import Selection, UnknownSelectorError, chosen, matches


def _rule(code: str, name: str, *, preview: bool = False, aliases: tuple[str, ...] = ()) -> Rule:
    return Rule(code, name, "", "", "", "error", "phrase", {}, preview=preview, aliases=aliases)


RULES = [
    _rule("BPL101", "comment-form"),
    _rule("BPL102", "comment-count", preview=True),
    _rule("BPL201", "breadcrumb", aliases=("trail",)),
    _rule("TXT301", "doubled-word"),
]


@pytest.mark.parametrize(
    ("selection", "codes"),
    [
        (Selection(), ["BPL101", "BPL201", "TXT301"]),
        (Selection(("ALL",)), ["BPL101", "BPL201", "TXT301"]),
        (Selection(("BPL",)), ["BPL101", "BPL201"]),
        (Selection(("BPL1",)), ["BPL101"]),
        (Selection(("BPL101",)), ["BPL101"]),
        (Selection(("comment-form",)), ["BPL101"]),
        (Selection(("trail",)), ["BPL201"]),
        (Selection(("BPL", "TXT301")), ["BPL101", "BPL201", "TXT301"]),
        (Selection(ignore=("BPL",)), ["TXT301"]),
        (Selection(("BPL101",), ("BPL",)), ["BPL101"]),  # the longer one wins
        (Selection(("BPL",), ("BPL1",)), ["BPL201"]),
        (Selection(("BPL",), ("BPL",)), []),  # ignore wins a tie
        (Selection(("BPL101",), ("comment-form",)), []),
        (Selection(("TXT",), (), ("BPL2",)), ["BPL201", "TXT301"]),
        (Selection((), ("BPL",), ("BPL201",)), ["BPL201", "TXT301"]),
        (Selection(preview=True), ["BPL101", "BPL102", "BPL201", "TXT301"]),
        (Selection(("BPL102",)), ["BPL102"]),
        (Selection(("comment-count",)), ["BPL102"]),
        (Selection((), (), ("BPL102",)), ["BPL101", "BPL102", "BPL201", "TXT301"]),
        (Selection((), ("BPL10",), ("BPL102",)), ["BPL102", "BPL201", "TXT301"]),
        (Selection(("ALL",), ("ALL",)), []),
    ],
)
def test_selection(selection: Selection, codes: list[str]):
    assert [rule.code for rule in chosen(RULES, selection)] == codes


@pytest.mark.parametrize(
    "selector", ["XXX", "BPL9", "BPL1011", "bpl", "B", "BP", "", "comment", "comment-", "101", "*"]
)
@pytest.mark.parametrize("where", ["select", "ignore", "extend_select"])
def test_a_selector_that_names_no_rule(selector: str, where: str):
    with pytest.raises(UnknownSelectorError, match="unknown rule “"):
        chosen(RULES, Selection(**{where: (selector,)}))


def test_a_directive_names_rules_in_the_same_way():
    assert matches("BPL1", RULES[0])
    assert not matches("B", RULES[0])
    assert not matches("BPL", RULES[3])
