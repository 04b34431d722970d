"""`lint-news init`: a first configuration."""

from __future__ import annotations

import argparse
import os

from lint_news.front.cli import UsageError
from lint_news.front.files import save

__all__ = ["init"]

_NAME = "lint-news.toml"
_TEXT = """\
# Configuration of lint-news for the articles in this folder and below.
# `lint-news rules` lists the rules; `lint-news rule CODE` shows one.

# select = ["BPL", "TXT", "TRN"]     # families, prefixes, codes or names; all of them unless told
ignore = []
# extend-select = ["NAM110"]         # rules in preview are off until they are named
# extend-rules = ["rules/"]          # rule files of your own
exclude = []

# baseline = "lint-news.baseline.json"   # lint-news check --update-baseline writes it
# corpus = "archive/"                    # articles to compare with, not reported on

[severity]
# BPL503 = "info"

# [[per-path]]
# paths = ["wire/*"]
# ignore = ["SRC2"]

[fields]
# Which keys of JSON and JSON Lines hold what, if yours have names of their own.
# text = ["story.body"]
"""


def init(options: argparse.Namespace) -> int:
    """Write lint-news.toml into the working folder."""
    if os.path.exists(_NAME) and not options.force:
        msg = f"{_NAME} is there already; --force overwrites it"
        raise UsageError(msg)
    save(_NAME, _TEXT.encode())
    print(f"Wrote {_NAME}. Next: lint-news check .")
    return 0
