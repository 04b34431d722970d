"""The command: what it is asked for, and the exit code it gives."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from lint_news import __version__

__all__ = ["UsageError", "complain", "console", "main"]

COULD_NOT_RUN = 2
_FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson")


class UsageError(Exception):
    """A command that cannot be carried out; the message is for the user."""


def complain(text: str) -> None:
    """Say on standard error what is wrong; names of files may hold anything, and are made harmless."""
    from lint_news.report import safe

    print("lint-news: " + "\n".join(map(safe, text.split("\n"))), file=sys.stderr)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; gives 0 where nothing was found, 1 for findings, 2 where it could not run."""
    parser = _parser()
    options = parser.parse_args(argv)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(options)
    except UsageError as error:
        complain(str(error))
        return COULD_NOT_RUN
    except BrokenPipeError:
        # The reader of our output has gone; say nothing, as other filters do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        return 130


def console() -> None:
    """Be the command `lint-news`: run, and leave without tidying up.

    Taking down thousands of phrases and patterns one by one would be a tenth of a small run, and so would looking for
    cycles among the many small tuples of a lint, which have none.
    """
    import gc

    gc.set_threshold(200_000, 50, 100)
    try:
        code = main()
        sys.stdout.flush()
    except SystemExit as error:  # argparse: --help, or options that make no sense
        code = error.code if isinstance(error.code, int) else COULD_NOT_RUN
    except BrokenPipeError:
        code = COULD_NOT_RUN
    sys.stderr.flush()
    os._exit(code)


def _run(options: argparse.Namespace) -> int:
    if options.command == "check":
        from lint_news.front.check import check

        return check(options)
    if options.command == "init":
        from lint_news.front.init import init

        return init(options)
    from lint_news.front import pages

    commands = {"rules": pages.list_rules, "rule": pages.show_rule, "test": pages.test_rules}
    return commands[options.command](options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lint-news",
        description="A linter for ingested news: boilerplate, garbled names, translation artefacts, numbers, sources.",
        epilog="Exit codes: 0 nothing found, 1 findings, 2 could not run.",
    )
    parser.add_argument("--version", action="version", version=f"lint-news {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_check(
        commands.add_parser(
            "check", help="lint articles", description="Lint articles: files, folders, or - for standard input."
        )
    )
    rules = commands.add_parser("rules", help="list the rules", description="List the rules.")
    rules.add_argument("--output-format", choices=("text", "json", "markdown"), default="text")
    rule = commands.add_parser("rule", help="show one rule's page", description="Show one rule's page.")
    rule.add_argument("rule", metavar="CODE", help="a rule's code or name")
    rule.add_argument("--output-format", choices=("text", "json", "markdown"), default="text")
    test = commands.add_parser(
        "test", help="run the examples of rule files", description="Run the examples of rule files."
    )
    test.add_argument("rules", nargs="*", metavar="RULES", help="rule files or folders; the built-in rules unless told")
    for command in (rules, rule, test):
        _add_config(command)
    start = commands.add_parser(
        "init", help="write a first configuration", description="Write a first configuration file."
    )
    start.add_argument("--force", action="store_true", help="overwrite an existing lint-news.toml")
    return parser


def _add_config(parser: argparse._ActionsContainer) -> None:
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--config", metavar="FILE", help="use this configuration file for everything")
    where.add_argument("--isolated", action="store_true", help="read no configuration file")


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATHS", help="files, folders, or - (default: here)")
    fix = parser.add_argument_group("fixes")
    fix.add_argument("--fix", action="store_true", help="apply safe fixes")
    fix.add_argument("--unsafe-fixes", action="store_true", help="apply unsafe fixes too (with --fix or --diff)")
    fix.add_argument("--diff", action="store_true", help="show what the fixes would change, and write nothing")
    rules = parser.add_argument_group("rules")
    for name, text in (
        ("--select", "only these: families, prefixes, codes, names, or ALL"),
        ("--ignore", "but not these"),
        ("--extend-select", "these too"),
    ):
        rules.add_argument(name, action="append", default=[], metavar="RULES", help=text)
    rules.add_argument("--extend-rules", action="append", default=[], metavar="PATH", help="rule files of your own")
    rules.add_argument("--preview", action="store_true", help="rules in preview too")
    _add_config(rules)
    out = parser.add_argument_group("output")
    out.add_argument("--output-format", choices=_FORMATS, default="text")
    out.add_argument("--output-file", metavar="FILE", help="write the report there")
    out.add_argument("--statistics", action="store_true", help="count findings by rule instead")
    out.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    out.add_argument(
        "--fail-on",
        choices=("info", "warning", "error"),
        default="info",
        help="exit with 1 from this severity on (default: info)",
    )
    out.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    corpus = parser.add_argument_group("corpus")
    corpus.add_argument("--corpus", metavar="DIR", help="articles to compare with, not reported on")
    corpus.add_argument("--baseline", metavar="FILE", help="leave out the findings in this file")
    corpus.add_argument("--update-baseline", action="store_true", help="write the findings of this run into --baseline")
    run = parser.add_argument_group("running")
    run.add_argument(
        "--stdin-filename", metavar="FILE", help="what standard input is called, which says how it is read"
    )
    run.add_argument("--jobs", type=int, metavar="N", help="processes (default: as many as pay)")
    run.add_argument("--no-cache", action="store_true", help="work everything out anew")
