"""Finding articles on disk, and writing files whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from lint_news.front.cli import UsageError
from lint_news.ingest import kind_of

__all__ = ["article_paths", "save", "write_whole"]

_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def article_paths(path: str) -> Iterator[str]:
    """Yield a file itself, or every article under a folder in a steady order.

    Folders that begin with a dot, package folders, links to folders, pipes and devices are passed over; a link to a
    file is read.
    """
    if not os.path.isdir(path):
        yield path
        return
    for parent, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(files):
            if not name.startswith(".") and kind_of(name) is not None:
                found = os.path.join(parent, name)
                if not _is_device(found):
                    yield found


def _is_device(path: str) -> bool:
    """Say whether a path is there and no file: reading a named pipe would wait for ever."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False  # for the reader to tell


def save(path: str, content: bytes) -> None:
    """Write a file that the user asked for.

    Raises UsageError where that cannot be done.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror or error}"
        raise UsageError(msg) from None


def write_whole(path: str, content: bytes) -> None:
    """Replace a file's content in one step, keeping its mode; a link keeps pointing at the file it names.

    What is no file, such as /dev/null or a pipe, is written to. Raises OSError, with the old content still in place.
    """
    if _is_device(path):
        with open(path, "wb") as file:
            file.write(content)
        return
    target = os.path.realpath(path)
    scratch = os.path.join(os.path.dirname(target), f".{os.path.basename(target)}.{os.getpid()}.tmp")
    try:
        with open(scratch, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            os.chmod(scratch, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(scratch, target)
    except BaseException:
        if os.path.exists(scratch):
            os.unlink(scratch)
        raise
