"""The folder of what can be worked out again, and values kept in it."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from typing import Any

from lint_news.digest import digest

__all__ = ["PYTHON", "cache_folder", "read_value", "write_value"]

PYTHON = sys.implementation.cache_tag or "python"
"""Part of every key: values are written in Python's own format for compiled modules, which versions differ in."""

_DIGEST = 16


def cache_folder() -> str:
    """Give the folder; LINT_NEWS_CACHE_DIR overrides the system's custom."""
    override = os.environ.get("LINT_NEWS_CACHE_DIR")
    if override:
        return override
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return os.path.join(base or os.path.join(os.path.expanduser("~"), ".cache"), "lint-news")


def read_value(name: str) -> Any:
    """Read a value of lists, dicts, strings, numbers and bytes; None where it is not there or not as it was written."""
    try:
        with open(os.path.join(cache_folder(), name), "rb") as file:
            data = file.read()
    except OSError:
        return None
    content = data[_DIGEST:]
    # `marshal` trusts what it reads, so it is shown only what was written whole.
    return marshal.loads(content) if data[:_DIGEST] == digest(content, size=_DIGEST) else None  # noqa: S302


def write_value(name: str, value: Any) -> None:
    """Write a value whole or not at all; a folder that cannot be written is no error."""
    path = os.path.join(cache_folder(), name)
    scratch = f"{path}.{os.getpid()}"
    content = marshal.dumps(value)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(scratch, "wb") as file:
            file.write(digest(content, size=_DIGEST) + content)
        os.replace(scratch, path)
    except OSError:
        with suppress(OSError):
            os.unlink(scratch)
