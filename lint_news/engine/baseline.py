"""Findings that were there before: counted by file and fingerprint, so that only new ones are reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from lint_news.model import Finding

__all__ = ["Baseline", "BaselineError"]


class BaselineError(Exception):
    """A baseline file that cannot be used; the message says why."""


class Baseline:
    """How often each fingerprint of each file is already known.

    A fingerprint does not depend on positions, so that editing a file elsewhere wakes nothing up.
    """

    def __init__(self, known: dict[tuple[str, str], int]) -> None:
        self._known = known

    @classmethod
    def of(cls, findings: Iterable[Finding], name: Callable[[str], str] = str) -> Baseline:
        """Make the baseline that hides exactly these findings; `name` says what a file is called in it."""
        return cls(dict(Counter((name(finding.uri), finding.fingerprint) for finding in findings)))

    @classmethod
    def parse(cls, text: str) -> Baseline:
        """Read a baseline file's text.

        Raises BaselineError where it is not one.
        """
        import json

        try:
            data = json.loads(text)
            files = data["files"]
            known = {(uri, mark): int(n) for uri, marks in files.items() for mark, n in marks.items()}
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            msg = f"not a baseline that lint-news wrote ({type(error).__name__}: {error})"
            raise BaselineError(msg) from None
        return cls(known)

    def dump(self) -> str:
        """Write the baseline as text, the same for the same findings."""
        import json

        files: dict[str, dict[str, int]] = {}
        for (uri, mark), count in sorted(self._known.items()):
            files.setdefault(uri, {})[mark] = count
        return json.dumps({"version": 1, "files": files}, indent=1, ensure_ascii=False) + "\n"

    def split(self, findings: Iterable[Finding], name: Callable[[str], str] = str) -> tuple[list[Finding], int]:
        """Give the findings that are new, and how many are known; `name` is as for `of`."""
        left = dict(self._known)
        new, hidden = [], 0
        for finding in findings:
            key = (name(finding.uri), finding.fingerprint)
            if left.get(key, 0) > 0:
                left[key] -= 1
                hidden += 1
            else:
                new.append(finding)
        return new, hidden
