"""The shape of rule files, and mistakes against it in plain words."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from lint_news.rulebook.errors import RuleProblem

__all__ = ["options_schema", "problems", "rule_schema"]

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def rule_schema() -> dict[str, Any]:
    """Give the JSON Schema of a rule file."""
    schema: dict[str, Any] = json.loads((_HERE / "rule.schema.json").read_text(encoding="utf-8"))
    return schema


@lru_cache(maxsize=1)
def options_schema() -> dict[str, dict[str, Any]]:
    """Give, by the name of each check, the JSON Schema of its options."""
    schema: dict[str, dict[str, Any]] = json.loads((_HERE / "options.schema.json").read_text(encoding="utf-8"))
    return schema


def problems(path: str, data: Any) -> list[RuleProblem]:
    """Hold one parsed rule file against the schemas; the data carries ruamel's line and column marks."""
    if not isinstance(data, dict):
        return [RuleProblem(path, 1, 1, "not a rule: expected a mapping with code, name, check and so on")]
    found = _validate(path, data, rule_schema(), data, [])
    check = data.get("check")
    if isinstance(check, str):
        checks = options_schema()
        if check not in checks:
            row, column = _place(data, ["check"])
            found.append(RuleProblem(path, row, column, _unknown("check", check, list(checks))))
        else:
            schema = {"type": "object", "additionalProperties": False, **checks[check], "$defs": rule_schema()["$defs"]}
            found += _validate(path, data.get("options", {}), schema, data, ["options"])
    return sorted(found)


def _validate(path: str, part: Any, schema: dict[str, Any], data: Any, prefix: list[Any]) -> list[RuleProblem]:
    from jsonschema import Draft202012Validator

    found = []
    for error in Draft202012Validator(schema).iter_errors(part):
        keys = prefix + list(error.absolute_path)
        for key, message in _in_words(error, ".".join(map(str, keys)) or "the rule"):
            row, column = _place(data, keys + ([key] if key is not None else []))
            found.append(RuleProblem(path, row, column, message))
    return found


def _in_words(error: Any, where: str) -> list[tuple[Any, str]]:
    """Tell a validation error as an author would want it: the key it is about, and what was expected."""
    kind, wanted, value = error.validator, error.validator_value, error.instance
    if kind == "additionalProperties" and isinstance(wanted, bool):
        known = list(error.schema.get("properties", {}))
        return [(key, _unknown("key", str(key), known)) for key in value if key not in known]
    if kind == "required":
        return [(None, f"{where} lacks “{name}”") for name in wanted if name not in value][:1]
    if kind == "anyOf":
        choices = " or ".join("“" + "” and “".join(choice.get("required", ["?"])) + "”" for choice in wanted)
        return [(None, f"{where} needs {choices}")]
    if kind == "enum":
        return [(None, _unknown(f"value of {where}", str(value), [str(one) for one in wanted]))]
    if kind == "type":
        names = wanted if isinstance(wanted, str) else " or ".join(wanted)
        return [(None, f"{where} is {value!r}; expected {_ARTICLES.get(names, names)}")]
    if kind == "pattern":
        return [(None, f"{where} is {value!r}; expected the form {wanted}")]
    if kind in ("minLength", "minItems", "minProperties", "minimum"):
        return [(None, f"{where} is too short or too small: expected at least {wanted}")]
    return [(None, f"{where}: {error.message}")]


_ARTICLES = {
    "array": "a list",
    "object": "a mapping",
    "string": "a text (put it in quotation marks)",
    "integer": "a whole number",
    "boolean": "true or false",
}


def _unknown(what: str, value: str, known: list[str]) -> str:
    close = get_close_matches(value, known, 1)
    hint = f"did you mean “{close[0]}”?" if close else "expected one of " + ", ".join(known)
    return f"unknown {what} “{value}”; {hint}"


def _place(data: Any, keys: list[Any]) -> tuple[int, int]:
    """Find the row and column of a key or an item through ruamel's marks; the nearest known one above it."""
    row, column = 1, 1
    for key in keys:
        marks = getattr(data, "lc", None)
        try:
            if isinstance(data, dict):
                row, column = (number + 1 for number in marks.key(key))  # type: ignore[union-attr]
            else:
                row, column = (number + 1 for number in marks.item(key))  # type: ignore[union-attr]
            data = data[key]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return row, column
