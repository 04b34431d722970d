"""Bytes to text: byte order marks, the charset an HTML page declares, and WHATWG's reading of its name."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from lint_news.lazy import lazy_re

__all__ = ["LENIENT", "DecodedText", "NotTextError", "decode"]

LENIENT = "lint-news-html"
"""Error handler of HTML: windows-1252 has 5 bytes without a character, which browsers read as C1 controls."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = lazy_re(rb"""<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = lazy_re(rb"""\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w:.-]{2,40})""", re.IGNORECASE)
_HEAD = 4096

# Labels whose meaning on the web differs from Python's: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {
    **dict.fromkeys(
        ("ascii", "us-ascii", "ansi_x3.4-1968", "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1", "latin1", "l1",
         "x-cp1252", "windows-1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "iso8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso-8859-11", "windows-874"), "cp874"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "chinese", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("euc-jp", "x-euc-jp"), "euc_jp"),
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"), "utf-8"),
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
}  # fmt: skip
_SAME_NAME = r"(?:windows-|cp)125[0-8]|iso[-_]?8859-(?:[2-8]|1[03-6])|koi8-[ru]|ibm866"


class DecodedText(NamedTuple):
    """Text and the codec and byte order mark it was written with."""

    raw: str
    codec: str
    bom: bytes
    exact: bool


class NotTextError(Exception):
    """Bytes that are not in the codec: the first bad byte, and the text before it; `bare` where none was declared."""

    def __init__(self, codec: str, byte: int, before: str, bare: bool) -> None:
        super().__init__(codec)
        self.codec, self.byte, self.before, self.bare = codec, byte, before, bare


def decode(data: bytes, html: bool) -> DecodedText:
    """Decode by byte order mark, then (HTML) by declared charset, then as UTF-8, then (HTML) as windows-1252."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return DecodedText(_strict(data[len(bom) :], codec, False), codec, bom, True)
    declared = _declared(data[:_HEAD]) if html else None
    if declared == "cp1252":
        return _windows(data)
    if declared not in (None, "utf-8"):
        return _legacy(data, declared)
    try:
        return DecodedText(_strict(data, "utf-8", declared is None), "utf-8", b"", True)
    except NotTextError:
        if declared or not html:
            raise
        return _windows(data)


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head) or _XML_DECLARED.match(head)
    if found is None:
        return None
    label = found[1].decode("ascii", "ignore").lower()
    return _MEANT.get(label) or (label if re.fullmatch(_SAME_NAME, label) else None)


def _windows(data: bytes) -> DecodedText:
    return DecodedText(data.decode("cp1252", LENIENT), "cp1252", b"", True)


def _legacy(data: bytes, codec: str | None) -> DecodedText:
    name = codecs.lookup(codec or "utf-8").name
    raw = _strict(data, name, False)
    # Some East Asian codecs have two byte sequences for one character and write only one of them.
    try:
        exact = raw.encode(name) == data
    except UnicodeEncodeError:
        exact = False
    return DecodedText(raw, name, b"", exact)


def _strict(data: bytes, codec: str, bare: bool) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, "replace")
        raise NotTextError(codec, data[error.start], before, bare) from None


def _lenient(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError):
        return chr(error.object[error.start]), error.start + 1
    if isinstance(error, UnicodeEncodeError):
        character = error.object[error.start]
        if error.encoding in ("cp1252", "charmap") and character in "\x81\x8d\x8f\x90\x9d":
            return bytes((ord(character),)), error.start + 1
        return f"&#{ord(character)};", error.start + 1
    raise error


codecs.register_error(LENIENT, _lenient)
