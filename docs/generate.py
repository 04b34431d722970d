"""Writes the pages of docs/ that say what the code and the rule files know: rules.md and checks.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lint_news.rulebook.files import builtin_folder, rule_files
from lint_news.rulebook.load import parse_rules
from lint_news.rulebook.schema import options_schema, rule_schema

HERE = Path(__file__).parent
FAMILIES = {
    "BPL": "Boilerplate: page furniture left in the text",
    "TXT": "Text integrity",
    "NAM": "Names",
    "TRN": "Translation",
    "NUM": "Numbers and dates",
    "SRC": "Sources",
    "LNT": "The linter itself",
}


def rules_page() -> Iterator[str]:
    """The list of rules, family by family."""
    yield "# Rules\n\nWritten by `make docs` from `rules/`. `lint-news rule CODE` shows a rule with its examples."
    rules = parse_rules(rule_files([builtin_folder()]))
    for family, title in FAMILIES.items():
        members = [rule for rule in rules if rule.family == family]
        if members:
            yield f"\n## {family} – {title}\n\n| code | name | severity | fix | what it flags |\n|---|---|---|---|---|"
        for rule in members:
            severity = f"{rule.severity}, preview" if rule.preview else rule.severity
            yield f"| {rule.code} | {rule.name} | {severity} | {rule.fix or '–'} | {rule.summary} |"


def checks_page() -> Iterator[str]:
    """The checks that rule files can call, and their options."""
    yield "# Checks and their options\n\nWritten by `make docs` from the schema that rule files are held against.\n"
    yield "## The keys of a rule file\n\n| key | what it is |\n|---|---|"
    for name, part in rule_schema()["properties"].items():
        yield f"| `{name}` | {described(part)} |"
    for check, schema in options_schema().items():
        yield f"\n## `{check}`\n\n{schema['description']}"
        if schema["properties"]:
            yield "\n| option | what it is |\n|---|---|"
        for name, part in schema["properties"].items():
            needed = " *(required)*" if name in schema.get("required", ()) else ""
            yield f"| `{name}`{needed} | {described(part)} |"


def described(part: dict[str, Any]) -> str:
    """Put what a schema says of a value into a table's cell."""
    reference = part.get("$ref", "").rpartition("/")[2]
    if reference and "description" not in part:
        part = rule_schema()["$defs"][reference]
    text = part.get("description", "")
    choices = ", ".join(f"`{value}`" for value in part.get("enum", part.get("items", {}).get("enum", ())))
    return " ".join(filter(None, (text, f"One of {choices}." if choices else ""))).replace("|", "\\|")


PAGES = {"rules.md": rules_page, "checks.md": checks_page}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (HERE / name).write_text("\n".join(page()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
