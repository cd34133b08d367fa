from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from coordinator.errors import Refused, Unavailable
from coordinator.services.attached import Attached, attach_all, attached, check_paper, detach, mark_controlled
from coordinator.services.preview import TEXT_SHOWN, page_of, preview, text_of
from coordinator.store import Store

TODAY = date(2026, 11, 24)
CLASS = "4117/IADP/2024-02-19"


@pytest.fixture
def row(sample: Store) -> tuple[str, int]:
    """A class of the sample that has a certificate."""
    with sample.looking() as look:
        number = look.number_of("training_record", CLASS)
    assert number is not None
    return "training_record", number


def only(store: Store, row: tuple[str, int], code: str) -> Attached:
    return next(one for one in attached(store, *row) if one.code == code)


def test_the_papers_of_a_record_say_what_they_prove(sample: Store, row: tuple[str, int]) -> None:
    (paper,) = attached(sample, *row)
    assert (paper.code, paper.title, paper.proves) == ("D-2024-001", "Certificate, IADP, 4117", "Completed on")
    assert (paper.kind, paper.mime, paper.linked) == ("Certificate", "application/pdf", True)
    assert attached(sample, "training_record", 9999) == ()


@pytest.mark.parametrize(
    ("size", "words"), [(0, ""), (1, "1 KB"), (23_600, "24 KB"), (999_999, "1000 KB"), (2_450_000, "2.5 MB")]
)
def test_the_size_of_a_file_is_told_in_words(sample: Store, row: tuple[str, int], size: int, words: str) -> None:
    assert replace(only(sample, row, "D-2024-001"), size=size).size_words == words


def test_a_document_shows_its_own_file(sample: Store, row: tuple[str, int]) -> None:
    document = only(sample, row, "D-2024-001")
    (own,) = attached(sample, "document", document.number)
    assert (own.code, own.sha256, own.linked) == ("D-2024-001", document.sha256, False)


def test_each_file_is_a_step_and_one_that_cannot_be_kept_stops_no_other(
    sample: Store, row: tuple[str, int], tmp_path: Path
) -> None:
    empty, letter, named, scan = (tmp_path / name for name in ("e.txt", "letter.txt", "A123456789.txt", "scan.txt"))
    for file in (letter, named, scan):
        file.write_text(file.name)
    empty.touch()
    found = attach_all(sample, *row, [empty, letter, named, scan, letter], TODAY)
    assert found.labels == (
        "Add letter.txt to Training 4117, IADP, 2024-02-19",
        "Add scan.txt to Training 4117, IADP, 2024-02-19",
    )
    assert [one.code for one in attached(sample, *row)] == ["D-2024-001", *found.codes]
    said = found.said.splitlines()
    assert said[0].startswith(f"{empty} is empty")
    assert any("A123456789" in line for line in said[1:])
    assert said[-1].startswith("letter.txt is on file as D-2026-")
    sample.undo()
    assert [one.code for one in attached(sample, *row)] == ["D-2024-001", found.codes[0]]


def test_a_paper_is_marked_and_detached_and_both_are_undone(sample: Store, row: tuple[str, int]) -> None:
    before = only(sample, row, "D-2024-001")
    mark_controlled(sample, before, TODAY, on=not before.ice_controlled)
    assert only(sample, row, "D-2024-001").ice_controlled is not before.ice_controlled
    detach(sample, *row, "D-2024-001")
    assert attached(sample, *row) == ()
    sample.undo()
    sample.undo()
    assert attached(sample, *row) == (before,)


def test_a_damaged_file_is_told(sample: Store, row: tuple[str, int]) -> None:
    (paper,) = attached(sample, *row)
    check_paper(sample, paper.sha256)
    sample.documents.path_of(paper.sha256).write_bytes(b"%PDF-other")
    with pytest.raises(Unavailable, match="is damaged: it was altered since it was added"):
        check_paper(sample, paper.sha256)


def pdf(*sizes: tuple[float, float]) -> bytes:
    document, made = pypdfium2.PdfDocument.new(), BytesIO()
    for size in sizes:
        document.new_page(*size)
    document.save(made)
    document.close()
    return made.getvalue()


def test_a_page_is_drawn_as_wide_as_asked_for_unless_it_is_enormous() -> None:
    file = pdf((612, 792), (20, 14_000))
    picture, count = page_of(BytesIO(file), 0, 306)
    assert (picture.width, picture.height, count) == (306, 396, 2)
    assert len(picture.pixels) == 306 * 396 * 4
    tall, _ = page_of(BytesIO(file), 7, 1000)  # the last one, where a page is asked for that is not there
    assert tall.width * tall.height < 17_000_000
    assert preview(file, 100).pages[0].width == 100


def test_a_pdf_that_cannot_be_read_says_so() -> None:
    with pytest.raises(Refused, match="This PDF is damaged, or made in an unusual way"):
        page_of(BytesIO(b"%PDF-1.7 nothing"), 0, 100)
    with pytest.raises(Refused, match=r"This PDF has no pages\.|This PDF is damaged"):
        page_of(BytesIO(pdf()), 0, 100)


def test_a_pdf_with_a_password_says_so() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(pdf((612, 792)))) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(user="u", owner="o"))
    with pytest.raises(Refused, match="This PDF asks for a password"):
        page_of(locked, 0, 100)


def test_a_long_text_shows_its_beginning() -> None:
    assert text_of(BytesIO("\ufeffé".encode())) == ("é", True)
    assert text_of(BytesIO(b"a" * (TEXT_SHOWN + 1))) == ("a" * TEXT_SHOWN, False)


def test_a_paper_that_is_gone_is_not_shown(sample: Store, row: tuple[str, int]) -> None:
    (paper,) = attached(sample, *row)
    sample.documents.path_of(paper.sha256).unlink()
    with pytest.raises(Unavailable, match="is not there"), sample.documents.seen(paper.sha256):
        pass
