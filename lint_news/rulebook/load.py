"""Reads rule files: YAML to rules, with every mistake told at its place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lint_news.checks import CORPUS_CHECKS, prepare
from lint_news.model import Example, Rule
from lint_news.positions import Span
from lint_news.rulebook.errors import RuleError, RuleProblem
from lint_news.rulebook.schema import problems

__all__ = ["parse_rules", "unmark"]

OPEN, CLOSE = "⟦", "⟧"


def parse_rules(files: Iterable[str]) -> list[Rule]:
    """Read rule files into rules, sorted by code.

    Raises RuleError with every mistake of every file.
    """
    rules: list[Rule] = []
    wrong: list[RuleProblem] = []
    seen: dict[str, str] = {}
    for path in files:
        data, found = _read(path)
        if not found:
            found = problems(path, data) or _check_names(path, data, seen)
        if not found:
            rule, found = _rule(path, data)
            rules.append(rule)
        wrong += found
    if wrong:
        raise RuleError(wrong)
    return sorted(rules, key=lambda rule: rule.code)


def _read(path: str) -> tuple[Any, list[RuleProblem]]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return YAML(typ="rt").load(Path(path).read_text(encoding="utf-8")), []
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        row, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reason = (error.problem or str(error)).splitlines()[0]
        return None, [RuleProblem(path, row, column, f"not YAML: {reason}")]
    except (YAMLError, OSError, UnicodeDecodeError) as error:
        return None, [RuleProblem(path, 1, 1, f"cannot be read: {error}")]


def _check_names(path: str, data: Any, seen: dict[str, str]) -> list[RuleProblem]:
    """Hold file name, rule name and code against one another and against the other files."""
    found = []
    stem = Path(path).stem
    if stem != data["name"]:
        row, column = (n + 1 for n in data.lc.value("name"))
        found.append(RuleProblem(path, row, column, f"name is “{data['name']}”; expected the file's stem, “{stem}”"))
    for key in ("code", "name"):
        value = str(data[key])
        if value in seen:
            row, column = (n + 1 for n in data.lc.value(key))
            found.append(RuleProblem(path, row, column, f"{key} {value} is taken by {seen[value]}"))
        seen.setdefault(value, path)
    return found


def _rule(path: str, data: Any) -> tuple[Rule, list[RuleProblem]]:
    found: list[RuleProblem] = []
    plain = _plain(data)
    try:
        options = prepare(plain["check"], plain.get("options", {}))
    except ValueError as error:
        row, column = (n + 1 for n in data.lc.key("options")) if "options" in data else (1, 1)
        found.append(RuleProblem(path, row, column, str(error)))
        options = {}
    if plain["check"] in CORPUS_CHECKS and plain.get("fix") not in (None, "unsafe", "display"):
        found.append(RuleProblem(path, 1, 1, "fix of a rule across articles is never safe; expected unsafe or display"))
    examples = plain["examples"]
    return (
        Rule(
            **{key: plain[key] for key in ("code", "name", "summary", "message", "severity", "check")},
            why=" ".join(plain["why"].split()),
            options=options,
            preview=plain.get("preview", False),
            mqm=plain.get("mqm", ""),
            langs=tuple(plain.get("langs", ())),
            fix=plain.get("fix"),
            fix_message=plain.get("fix_message", ""),
            bad=tuple(_example(example) for example in examples["bad"]),
            good=tuple(_example(example) for example in examples["good"]),
            references=tuple(plain.get("references", ())),
            aliases=tuple(plain.get("aliases", ())),
            path=path,
        ),
        found,
    )


def _example(data: dict[str, Any]) -> Example:
    text, spans = unmark(data["text"])
    return Example(
        text=text,
        spans=spans,
        fixed=data.get("fixed"),
        note=data.get("note", ""),
        uri=data.get("file", "example.txt"),
        language=data.get("lang"),
        beside=tuple(unmark(other) for other in data.get("with", ())),
    )


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks ⟦ and ⟧ out of an example, and give the spans between them."""
    spans: list[Span] = []
    pieces: list[str] = []
    length = 0
    for number, piece in enumerate(marked.split(OPEN)):
        inside, mark, rest = piece.partition(CLOSE) if number else (piece, "", "")
        if mark:
            spans.append(Span(length, length + len(inside)))
        pieces += [inside, rest]
        length += len(inside) + len(rest)
    return "".join(pieces), tuple(spans)


def _plain(data: Any) -> Any:
    """Turn ruamel's marked containers and scalars into plain ones."""
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    if isinstance(data, bool) or data is None:
        return data
    for kind in (str, int, float):
        if isinstance(data, kind):
            return kind(data)
    return str(data)
