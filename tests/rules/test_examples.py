"""Every example of every rule: exact spans, exact fixes, silence where silence is right."""

from __future__ import annotations

import pytest
from helpers import builtin_rules

from lint_news.model import Rule
from lint_news.rulebook.examples import failures

_RULES = [rule for rule in builtin_rules()[0] if rule.check != "linter"]
_CASES = [
    pytest.param(rule._replace(**{"bad": (), "good": (), kind: (example,)}), id=f"{rule.code}-{kind}-{number}")
    for rule in _RULES
    for kind in ("bad", "good")
    for number, example in enumerate(getattr(rule, kind), 1)
]


@pytest.mark.parametrize("rule", _CASES)
def test_example(rule: Rule):
    wrong = [failure.message for failure in failures(rule)]
    assert not wrong, f"{rule.path}: " + "; ".join(wrong)
