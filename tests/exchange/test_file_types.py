import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coordinator.exchange.file_types import UNKNOWN, mime_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def zipped(path: Path, *parts: str) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        ("Minutes, März 2026\r\n\tPage 1\f".encode(), "text/plain"),
        ("\ufeffMinutes".encode(), "text/plain"),
        (b"x" * 65535 + "ü".encode(), "text/plain"),  # the letter is cut where the look ends
        (b"x" * 65535 + b"\xff", UNKNOWN),
        (b"M\x00i\x00", UNKNOWN),
        (b"PK\x03\x04 and no more", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_a_file_is_told_by_its_content(content: bytes, mime: str, tmp_path: Path) -> None:
    (tmp_path / "file.exe").write_bytes(content)
    assert mime_of(tmp_path / "file.exe") == mime


@pytest.mark.parametrize(
    ("part", "mime"), [("word/document.xml", WORD), ("xl/workbook.xml", SHEET), ("other.txt", UNKNOWN)]
)
def test_a_zip_file_is_told_by_its_parts(part: str, mime: str, tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    zipped(path, "[Content_Types].xml", part)
    assert mime_of(path) == mime


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10_000), byte=st.integers(0, 255))
@example(at=0, byte=0)
def test_a_damaged_zip_file_is_unknown_and_never_an_error(at: int, byte: int, tmp_path: Path) -> None:
    content = bytearray(zipped(tmp_path / "whole.docx", "[Content_Types].xml", "word/document.xml"))
    content[at % len(content)] = byte
    (tmp_path / "damaged.docx").write_bytes(content)
    assert mime_of(tmp_path / "damaged.docx") in {WORD, UNKNOWN}
