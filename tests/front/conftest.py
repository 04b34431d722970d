"""The command, run in a folder of its own with rules that nobody else changes."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from helpers import LINTER, write_rule

from lint_news.front.cli import main


class Outcome(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def found(self) -> list[dict[str, Any]]:
        """The findings of a report in JSON."""
        found: list[dict[str, Any]] = json.loads(self.out)
        return found

    @property
    def codes(self) -> list[str]:
        """The codes of a report in JSON."""
        return [finding["code"] for finding in self.found]


Run = Callable[..., Outcome]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(here: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command and give what it printed; `data` is standard input."""

    def _run(*arguments: str | os.PathLike[str], data: bytes | None = None) -> Outcome:
        if data is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        try:
            code = main([os.fspath(argument) for argument in arguments])
        except SystemExit as exit_:  # argparse
            code = int(str(exit_.code or 0))
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode("utf-8", "surrogateescape"), err.decode("utf-8"))

    return _run


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make some rules the only ones there are."""

    def _only(*rules: dict[str, Any]) -> None:
        folder = tmp_path / "rules"
        for changes in (*rules, *LINTER):
            write_rule(folder, **changes)
        monkeypatch.setattr("lint_news.rulebook.builtin_folder", lambda: str(folder))

    return _only
