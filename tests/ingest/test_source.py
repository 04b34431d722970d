"""Files to text and back."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from lint_news.ingest import IngestError, Kind, kind_of, read_source
from lint_news.ingest import source as source_module


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.txt", "txt"), ("a.TEXT", "txt"), ("x/b.md", "md"), ("b.markdown", "md"), ("c.html", "html"),
        ("c.HTM", "html"), ("c.xhtml", "html"),
        ("d.json", "json"), ("e.jsonl", "jsonl"), ("e.ndjson.GZ", "jsonl"), ("a.txt.gz", "txt"),
        ("a.pdf", None), ("a.gz", None), ("txt", None), ("a.json.bak", None), ("dir.txt/file", None),
    ],
)  # fmt: skip
def test_kind_is_told_by_extension(path: str, kind: Kind | None) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        ("é’😀\r\nx\n".encode(), "utf-8"),
        (b"\xef\xbb\xbf\xc3\xa9", "utf-8"),
        (b"\xff\xfe\xe9\x00\r\x00\n\x00", "utf-16-le"),
        (b"\xfe\xff\x00\xe9", "utf-16-be"),
        (b"\xff\xfe\x00\x00\xe9\x00\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff\x00\x00\x00\xe9", "utf-32-be"),
    ],
)
def test_marks_name_the_encoding_and_come_back(data: bytes, codec: str) -> None:
    source = read_source("a.txt", data=data)
    assert source.codec == codec
    assert source.raw.startswith("é")
    assert source.encode(source.raw) == data


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<meta charset=iso-8859-1><p>\x93caf\xe9\x94", "“café”"),
        (b'<META http-equiv="Content-Type" content="text/html; charset=latin1">\x92\x81', "’\x81"),
        (b"<meta charset='koi8-r'>\xf0\xd2", "Пр"),
        (b"<meta charset=gb2312>\xc4\xe3", "你"),
        (b"<?xml version='1.0' encoding='windows-1251'?>\xcf", "П"),
        (b"<p>caf\xe9 \x9d", "café \x9d"),
        (b"<p>caf\xc3\xa9", "café"),
        (b"<meta charset=rot13><p>caf\xc3\xa9", "café"),
        (b"\xef\xbb\xbf<meta charset=latin1>\xc3\xa9", "é"),
    ],
)
def test_html_is_decoded_as_browsers_do(data: bytes, text: str) -> None:
    source = read_source("a.html", data=data)
    assert source.raw.endswith(text)
    assert source.encode(source.raw) == data


def test_a_charset_that_writes_other_bytes_is_not_written() -> None:
    data = b"<meta charset=shift_jis>\xfa\x54"  # one of two ways to write U+00AC
    source = read_source("a.html", data=data)
    with pytest.raises(IngestError, match="without changing other bytes"):
        source.encode(source.raw)


def test_what_a_charset_has_not_becomes_a_reference_in_html() -> None:
    source = read_source("a.html", data=b"<meta charset=latin1>x")
    assert source.encode("é 漢") == b"\xe9 &#28450;"


def test_what_a_text_cannot_hold_is_refused() -> None:
    with pytest.raises(IngestError, match=r"U\+D800") as caught:
        read_source("a.txt", data=b"x").encode("ab\nc\ud800")
    assert (caught.value.row, caught.value.column) == (2, 2)


@pytest.mark.parametrize(
    ("path", "data", "message", "row", "column"),
    [
        ("a.txt", b"one\r\ntwo it\x92s", "not UTF-8: byte 0x92 at row 2, column 7; if it is windows-1252", 2, 7),
        ("a.html", b"<meta charset=utf-8>\n\xff", "byte 0xff at row 2, column 1, which the file itself names", 2, 1),
        ("a.txt", b"\xff\xfe\x00\xd8", "not UTF-16-LE", 1, 1),
        ("a.txt", b"ab\x00c", "binary", 1, 3),
        ("a.txt.gz", b"plain", "not a gzip file", 1, 1),
        ("a.txt.gz", gzip.compress(b"hello there")[:-6], "broken gzip", 1, 1),
        ("a.txt.gz", b"\x1f\x8b\x08\x00garbage", "broken gzip", 1, 1),
        ("a.exe", b"x", "not a kind of file", 1, 1),
    ],
)
def test_what_is_not_text_is_told_in_a_sentence(path: str, data: bytes, message: str, row: int, column: int) -> None:
    with pytest.raises(IngestError) as caught:
        read_source(path, data=data)
    assert message in caught.value.message
    assert (caught.value.row, caught.value.column) == (row, column)


def test_gzip_is_unpacked_and_packed_again() -> None:
    source = read_source("a.txt.gz", data=gzip.compress("é".encode()))
    assert source.raw == "é"
    assert source.gzipped
    assert gzip.decompress(source.encode("è")) == "è".encode()


def test_a_gzip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "GZIP_LIMIT", 1 << 16)
    with pytest.raises(IngestError, match="bomb"):
        read_source("a.txt.gz", data=gzip.compress(b"a" * (1 << 17)))


def test_files_are_read_under_the_name_to_report(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x\r\n")
    assert read_source(path).raw == "x\r\n"
    assert read_source(path, uri="stories/a.txt").uri == "stories/a.txt"
    assert read_source("-", uri="-", data=b"x", kind="md").kind == "md"


def test_files_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    (tmp_path / "dir.txt").mkdir()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    for name, words in (("none.txt", "no such file"), ("dir.txt", "is a directory"), ("loop.txt", "in a circle")):
        with pytest.raises(IngestError, match=words):
            read_source(tmp_path / name)
    with pytest.raises(IngestError, match="not a valid one"):
        read_source("a\0.txt")
