"""Files and standard input to text, and text back to the same bytes."""

from __future__ import annotations

import errno
import os
from typing import Literal, NamedTuple

from lint_news.ingest.decoding import LENIENT, DecodedText, NotTextError, decode
from lint_news.lazy import lazy_re

__all__ = ["GZIP_LIMIT", "IngestError", "Kind", "Source", "kind_of", "read_source"]

Kind = Literal["txt", "md", "html", "json", "jsonl"]

GZIP_LIMIT = 1 << 30
"""Bytes that a compressed file may unpack to; more is taken for a bomb."""

_KINDS: dict[str, Kind] = {
    ".txt": "txt", ".text": "txt",
    ".md": "md", ".markdown": "md",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
_GZIP_MAGIC = b"\x1f\x8b"
_LINE_END = lazy_re(r"\r\n|\r|\n")
_PLAIN_WORDS = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "no permission to read it",
    errno.EPERM: "no permission to read it",
    errno.EISDIR: "it is a directory, not a file",
    errno.ENOTDIR: "a part of its path is a file, not a directory",
    errno.ELOOP: "its symbolic links lead round in a circle",
    errno.ENAMETOOLONG: "its name is too long",
}


class IngestError(Exception):
    """A file that cannot be read or written; `row` and `column` count from 1 and are 1 where unknown."""

    def __init__(self, message: str, row: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.row = row
        self.column = column


def kind_of(path: str) -> Kind | None:
    """Tell the kind of a file from its extension, with or without .gz behind it; None where it is not ours."""
    name = os.path.basename(path).lower().removesuffix(".gz")
    return _KINDS.get(os.path.splitext(name)[1])


class Source(NamedTuple):
    """A file as text, and what is needed to write it again."""

    uri: str
    kind: Kind
    raw: str
    """The text without its byte order mark."""
    codec: str = "utf-8"
    bom: bytes = b""
    gzipped: bool = False
    exact: bool = True
    """False where the codec would not write the unchanged text as the bytes that were read."""

    def encode(self, raw: str) -> bytes:
        """Write text as bytes for the file: same codec, byte order mark and compression.

        A character that the codec has not becomes a character reference in HTML; raises IngestError elsewhere.
        """
        if not self.exact:
            raise IngestError(f"{self.codec} cannot write this file without changing other bytes of it")
        try:
            data = raw.encode(self.codec, LENIENT if self.kind == "html" else "strict")
        except UnicodeEncodeError as error:
            row, column = _position(raw, error.start)
            character = ord(raw[error.start])
            raise IngestError(f"{self.codec} cannot write the character U+{character:04X}", row, column) from None
        data = self.bom + data
        if self.gzipped:
            import gzip

            data = gzip.compress(data, mtime=0)
        return data


def read_source(
    path: str | os.PathLike[str], uri: str | None = None, data: bytes | None = None, kind: Kind | None = None
) -> Source:
    """Read a file, or `data` in its place, as text; raises IngestError that says in one sentence why it cannot.

    `uri` is the name to report, the path unless told; `kind` overrides the extension.
    """
    path = os.fspath(path)
    kind = kind or kind_of(path)
    if kind is None:
        expected = " ".join(_KINDS)
        raise IngestError(f"not a kind of file that can be read: expected one of {expected}, also with .gz")
    if data is None:
        data = _read(path)
    gzipped = data.startswith(_GZIP_MAGIC)
    if gzipped:
        data = _unpack(data)
    elif path.lower().endswith(".gz") and data:
        raise IngestError("not a gzip file, though its name ends in .gz")
    text = _decoded(data, kind)
    return Source(path if uri is None else uri, kind, text.raw, text.codec, text.bom, gzipped, text.exact)


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        words = _PLAIN_WORDS.get(error.errno or 0) or (error.strerror or str(error)).lower()
        raise IngestError(f"cannot be read: {words}") from None
    except ValueError:  # a NUL in the path
        raise IngestError("cannot be read: its path is not a valid one") from None


def _unpack(data: bytes) -> bytes:
    import gzip
    import io
    import zlib

    chunks, size = [], 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while chunk := file.read(1 << 20):
                size += len(chunk)
                if size > GZIP_LIMIT:
                    raise IngestError(f"unpacks to more than {GZIP_LIMIT} bytes, which is taken for a gzip bomb")
                chunks.append(chunk)
    except (OSError, EOFError, zlib.error):
        raise IngestError("broken gzip: the file is cut short or damaged") from None
    return b"".join(chunks)


def _decoded(data: bytes, kind: Kind) -> DecodedText:
    try:
        text = decode(data, html=kind == "html")
    except NotTextError as error:
        row, column = _position(error.before, len(error.before))
        at = f"row {row}, column {column}"
        if error.bare:
            advice = "; if it is windows-1252, convert it or declare it" if kind == "html" else (
                "; if it is windows-1252 or the like, convert it to UTF-8"
            )  # fmt: skip
        else:
            advice = f", which the file itself names as its encoding; convert it to {error.codec} or declare another"
        message = f"not {error.codec.upper()}: byte 0x{error.byte:02x} at {at}{advice}"
        raise IngestError(message, row, column) from None
    zero = text.raw.find("\0")
    if zero >= 0:
        row, column = _position(text.raw, zero)
        raise IngestError("binary, not text: it holds NUL bytes (UTF-16 needs a byte order mark)", row, column)
    return text


def _position(text: str, offset: int) -> tuple[int, int]:
    row, start = 1, 0
    for match in _LINE_END.finditer(text, 0, offset):
        row, start = row + 1, match.end()
    return row, offset - start + 1
