"""A progress bar on standard error, for runs that take a while."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, TypeVar

__all__ = ["watch"]

_PATIENCE = 1.0
Result = TypeVar("Result")


def watch(results: Iterator[Result], total: int) -> Iterator[Result]:
    """Pass results on, and show how far they are once a second has gone by."""
    started = time.monotonic()
    bar: Any = None
    done = 0
    try:
        for result in results:
            done += 1
            if bar is not None:
                bar.update(bar.task_ids[0], completed=done)
            elif time.monotonic() - started > _PATIENCE:
                from rich.console import Console
                from rich.progress import Progress

                bar = Progress(console=Console(stderr=True), transient=True)
                bar.add_task("Linting", total=total, completed=done)
                bar.start()
            yield result
    finally:
        if bar is not None:
            bar.stop()
