"""`lint-news rules`, `rule` and `test`: what the linter knows, and whether it still knows it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence

from lint_news.front.cli import UsageError
from lint_news.front.setup import Setup, load
from lint_news.model import Example, Rule
from lint_news.report.outcome import plural
from lint_news.rulebook import RuleError
from lint_news.rulebook.files import builtin_folder, rule_files
from lint_news.rulebook.load import CLOSE, OPEN, parse_rules

__all__ = ["list_rules", "show_rule", "test_rules"]

_WIDTH = 80


def _extra(options: argparse.Namespace) -> tuple[str, ...]:
    options.extend_rules = []
    return Setup(options).config(os.path.join(os.getcwd(), "x")).extend_rules


def list_rules(options: argparse.Namespace) -> int:
    """Print every rule, a line each."""
    rules = load(_extra(options))[0]
    if options.output_format == "json":
        import json

        print(json.dumps([_plain(rule) for rule in rules], ensure_ascii=False, indent=1))
    elif options.output_format == "markdown":
        print("| code | name | severity | fix | what it flags |\n|---|---|---|---|---|")
        for rule in rules:
            print(f"| {rule.code} | {rule.name} | {_severity(rule)} | {rule.fix or '–'} | {rule.summary} |")
    else:
        for rule in rules:
            print(f"{rule.code}  {_severity(rule):<16} {rule.name:<28} {rule.summary}")
    return 0


def _severity(rule: Rule) -> str:
    return f"{rule.severity}, preview" if rule.preview else rule.severity


def _plain(rule: Rule) -> dict[str, object]:
    keys = ("code", "name", "summary", "severity", "preview", "mqm", "langs", "check", "fix")
    return {key: getattr(rule, key) for key in keys}


def show_rule(options: argparse.Namespace) -> int:
    """Print one rule's page."""
    rules = load(_extra(options), pages=True)[0]
    wanted = [rule for rule in rules if options.rule in (rule.code, rule.name, *rule.aliases)]
    if not wanted:
        from difflib import get_close_matches

        names = [name for rule in rules for name in (rule.code, rule.name)]
        close = get_close_matches(options.rule, names, 1)
        msg = f"unknown rule “{options.rule}”" + (f"; did you mean “{close[0]}”?" if close else "; see lint-news rules")
        raise UsageError(msg)
    if options.output_format == "json":
        import json

        shown = _plain(wanted[0]) | {"why": wanted[0].why, "message": wanted[0].message}
        print(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_page(wanted[0], markdown=options.output_format == "markdown")))
    return 0


def _page(rule: Rule, *, markdown: bool) -> Iterator[str]:
    import textwrap

    title = f"{rule.code} {rule.name}"
    yield f"# {title}\n" if markdown else f"{title}\n{'=' * len(title)}"
    yield f"{rule.summary}.\n"
    yield from textwrap.wrap(rule.why, 10_000 if markdown else _WIDTH)
    yield ""
    yield f"Severity: {_severity(rule)}" + (f". Languages: {', '.join(rule.langs)}" if rule.langs else "")
    yield f"Fix: {rule.fix}" + (f", {rule.fix_message}" if rule.fix_message else "") if rule.fix else "Fix: none"
    if rule.mqm:
        yield f"MQM / ISO 5060: {rule.mqm}"
    for heading, examples in (("Flags", rule.bad), ("Leaves alone", rule.good)):
        yield f"\n{'## ' if markdown else ''}{heading}{'' if markdown else ':'}"
        for example in examples:
            yield from _shown(example)
    if rule.references:
        yield f"\n{'## ' if markdown else ''}References{'' if markdown else ':'}"
        yield from (f"  {reference}" for reference in rule.references)


def _shown(example: Example) -> Iterator[str]:
    text = example.text
    for start, end in reversed(example.spans):
        text = f"{text[:start]}{OPEN}{text[start:end]}{CLOSE}{text[end:]}"
    yield "  " + text.rstrip("\n").replace("\n", "\n  ")
    if example.fixed is not None:
        fixed = example.fixed.rstrip("\n").replace("\n", "\n    ")
        yield f"  → {fixed}" if fixed else "  → (nothing left)"
    if example.note:
        yield f"    ({example.note})"


def test_rules(options: argparse.Namespace) -> int:
    """Run the examples of rules; gives 1 where one does not come out."""
    from lint_news.rulebook.examples import failures

    paths: Sequence[str] = options.rules or [builtin_folder(), *_extra(options)]
    try:
        rules = [rule for rule in parse_rules(rule_files(paths)) if rule.check != "linter"]
    except RuleError as error:
        msg = "rules cannot be used:\n" + "\n".join(f"  {problem}" for problem in error.problems)
        raise UsageError(msg) from None
    wrong = _taken(rules) if options.rules else 0
    examples = 0
    for rule in rules:
        examples += len(rule.bad) + len(rule.good)
        for failure in failures(rule):
            wrong += 1
            where = f"{failure.code} {failure.kind} example {failure.number}"
            print(f"{os.path.relpath(rule.path)}: {where}: {failure.message}")
    if not rules:
        raise UsageError("no rule files in " + ", ".join(paths))
    counted = f"{plural(len(rules), 'rule')}, {plural(examples, 'example')}, {wrong or 'none'} wrong"
    print(counted, file=sys.stderr if wrong else sys.stdout)
    return int(bool(wrong))


def _taken(rules: Sequence[Rule]) -> int:
    """Tell codes and names that built-in rules have; gives how many."""
    count = 0
    for known in load()[0]:
        for rule in rules:
            same = rule.code == known.code or rule.name == known.name
            if same and os.path.abspath(rule.path) != os.path.abspath(known.path):
                count += 1
                taken = f"{rule.code} {rule.name} is taken; {known.code} {known.name} is built in"
                print(f"{os.path.relpath(rule.path)}: {taken}")
    return count
