"""Colours for output to terminals, as plain ANSI sequences."""

from __future__ import annotations

from typing import Literal

from lint_news.model import Severity
from lint_news.report.shapes import Style

__all__ = ["SEVERITY", "Paint", "paint"]

Paint = Literal["bold", "dim", "red", "yellow", "cyan", "green"]

_ANSI: dict[Paint, str] = {
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
    "red": "\x1b[1;31m",
    "yellow": "\x1b[1;33m",
    "cyan": "\x1b[1;36m",
    "green": "\x1b[1;32m",
}

SEVERITY: dict[Severity, Paint] = {"error": "red", "warning": "yellow", "info": "cyan"}
"""The colour of each severity."""


def paint(text: str, colour: Paint, style: Style) -> str:
    """Colour text, where the output is to have colours."""
    return f"{_ANSI[colour]}{text}\x1b[0m" if style.color and text else text
