"""Results kept from run to run, by the content of what was linted."""

from __future__ import annotations

import os
from typing import Any, Self

from lint_news.checks import Row
from lint_news.digest import digest
from lint_news.engine.article import ArticleResult, KeyedRow
from lint_news.model import Excerpt, Finding, Fix, Place, RawEdit, Related

__all__ = ["ResultCache", "decode", "encode"]

_TRIES = 50
_BATCH = 500
_MOST_ROWS = 400_000


class ResultCache:
    """A table of results in SQLite, safe with several processes at once.

    Write-ahead logging lets readers and a writer work side by side. Whatever the database answers, a lint goes on: a
    cache that cannot be opened, read or written is as good as an empty one.
    """

    def __init__(self, folder: str) -> None:
        self._waiting: list[tuple[bytes, str]] = []
        self._database = _open(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @staticmethod
    def key(plan_key: str, uri: str, kind: str, name: str, raw: str) -> bytes:
        """Give the key of a record: its content, its name, and the plan it is linted by."""
        return digest(plan_key, uri, kind, name, raw)

    def get(self, key: bytes) -> str | None:
        """Give what is stored under a key, or None."""
        if self._database is None:
            return None
        try:
            found = self._database.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
        except Exception:  # noqa: BLE001 - sqlite3.Error, without importing sqlite3 where no cache is used
            return None
        return str(found[0]) if found else None

    def put(self, key: bytes, value: str) -> None:
        """Store a value; it is written with its batch, or on closing."""
        self._waiting.append((key, value))
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits, in one transaction."""
        waiting, self._waiting = self._waiting, []
        if self._database is None or not waiting:
            return
        try:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("INSERT OR REPLACE INTO results (key, value) VALUES (?, ?)", waiting)
            self._database.execute(
                "DELETE FROM results WHERE rowid <= (SELECT max(rowid) FROM results) - ?", (_MOST_ROWS,)
            )
            self._database.execute("COMMIT")
        except Exception:  # noqa: BLE001 - as above; the next run works it out again
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")

    def close(self) -> None:
        """Write what waits and let go of the file."""
        self.flush()
        if self._database is not None:
            self._database.close()
            self._database = None


def _open(folder: str) -> Any:
    import sqlite3

    database = None
    try:
        os.makedirs(folder, exist_ok=True)
        database = sqlite3.connect(os.path.join(folder, "results.sqlite"), timeout=10, isolation_level=None)
        _write_ahead(database)
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("CREATE TABLE IF NOT EXISTS results (key BLOB NOT NULL UNIQUE, value TEXT NOT NULL)")
    except (sqlite3.Error, OSError):
        if database is not None:
            database.close()
        return None
    return database


def _write_ahead(database: Any) -> None:
    """Switch to write-ahead logging; SQLite answers "locked" at once when two processes do so together."""
    import sqlite3
    import time

    for attempt in range(_TRIES):
        try:
            if database.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                return
            database.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            time.sleep(0.01 * (attempt + 1))
        else:
            return


def encode(results: list[ArticleResult]) -> str:
    """Write results as JSON."""
    import json

    return json.dumps(results, ensure_ascii=True, separators=(",", ":"))


def decode(value: str) -> list[ArticleResult] | None:
    """Read results back; None where the text is not what `encode` writes."""
    import json

    try:
        return [
            ArticleResult(tuple(map(_finding, findings)), tuple(map(_keyed_row, rows)))
            for findings, rows in json.loads(value)
        ]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _finding(data: list[Any]) -> Finding:
    data[5] = Place(*data[5])
    data[7] = Excerpt(*data[7])
    if data[8] is not None:
        applicability, message, edits = data[8]
        data[8] = Fix(applicability, message, tuple(RawEdit(Place(*place), content) for place, content in edits))
    data[9] = tuple(Related(uri, Place(*place), why) for uri, place, why in data[9])
    return Finding(*data)


def _keyed_row(data: list[Any]) -> KeyedRow:
    code, key, (uri, record, place, text, extra, hidden), silent = data
    return KeyedRow(code, key, Row(uri, record, Place(*place), text, extra, tuple(hidden)), silent)
