"""Which rules are on: by family, prefix, code or name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint_news.lazy import lazy_re
from lint_news.model import Rule

__all__ = ["Selection", "UnknownSelectorError", "chosen", "matches"]

_PREFIX = lazy_re(r"(?!ALL\Z)[A-Z]{3}[0-9]{0,3}\Z")


class UnknownSelectorError(ValueError):
    """A selector that names no rule."""

    def __init__(self, selector: str) -> None:
        super().__init__(
            f"unknown rule “{selector}”: expected a family (BPL), a prefix (BPL1), a code (BPL101) or a name"
        )
        self.selector = selector


class Selection(NamedTuple):
    """Selectors as given: empty `select` means every rule that is not in preview."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    preview: bool = False


def matches(selector: str, rule: Rule) -> bool:
    """Say whether a selector (ALL, a family, a code prefix, a code or a name) takes in a rule."""
    if _PREFIX.match(selector):
        return rule.code.startswith(selector)
    return selector in ("ALL", rule.name, *rule.aliases)


def chosen(rules: Sequence[Rule], selection: Selection) -> list[Rule]:
    """Give the rules that are on.

    The longest selector that takes a rule in decides between select and ignore, as in flake8; ignore wins a tie. A
    rule in preview is on only where it is selected by its whole code or its name, or preview is set. The linter's own
    rules are on whatever is selected, unless they are ignored: a file that could not be read must not look clean.

    Raises UnknownSelectorError for a selector that takes in no rule.
    """
    for selector in (*selection.select, *selection.ignore, *selection.extend_select):
        if not any(matches(selector, rule) for rule in rules):
            raise UnknownSelectorError(selector)
    select = (*(selection.select or ("ALL",)), *selection.extend_select)
    return [rule for rule in rules if _is_on(rule, select, selection)]


def _is_on(rule: Rule, select: Iterable[str], selection: Selection) -> bool:
    select = ("ALL", *select) if rule.family == "LNT" else select
    wanted = max((_weight(selector) for selector in select if matches(selector, rule)), default=-1)
    unwanted = max((_weight(selector) for selector in selection.ignore if matches(selector, rule)), default=-1)
    if wanted <= unwanted or wanted < 0:
        return False
    return not rule.preview or selection.preview or wanted >= _WHOLE


_WHOLE = 6


def _weight(selector: str) -> int:
    if selector == "ALL":
        return 0
    return len(selector) if _PREFIX.match(selector) else _WHOLE
