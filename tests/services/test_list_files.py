import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from coordinator.errors import Refused, Unavailable
from coordinator.exchange.workbook_file import read_workbook
from coordinator.records.conditions import Holds
from coordinator.services.list_files import Handed, Heading, save_list
from coordinator.store import Store
from tests.store.harsh import ONLY_POSIX, run, run_on_a_small_disk

HEADINGS = (
    Heading("Badge", Holds.WORDS),
    Heading("Name", Holds.WORDS, naming=True),
    Heading("Due", Holds.DAYS),
    Heading("Score", Holds.NUMBERS),
)
ROWS = (("0412", "Ruiz, Ana", date(2026, 6, 1), Decimal("69.5")), ("=1+1", "Okafor, Ngozi", None, None))


def handed(rows: tuple[tuple[object, ...], ...] = ROWS, filter_: str = "due<30d") -> Handed:
    return Handed("Officers", "officers", date(2026, 11, 22), filter_, HEADINGS, rows, 19)


def test_a_csv_file_has_the_titles_and_every_row(sample: Store, tmp_path: Path) -> None:
    save_list(sample, handed(), tmp_path / "list.csv")
    text = (tmp_path / "list.csv").read_text("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Badge", "Name", "Due", "Score"],
        ["0412", "Ruiz, Ana", "2026-06-01", "69.5"],
        ["'=1+1", "Okafor, Ngozi", "", ""],
    ]


def test_a_workbook_keeps_days_numbers_and_badges(sample: Store, tmp_path: Path) -> None:
    target = tmp_path / "list.XLSX"
    save_list(sample, handed(), target)
    shown, about = read_workbook(target.name, target.read_bytes())
    assert [row.cells for row in shown.rows] == [
        ("Badge", "Name", "Due", "Score"),
        ("0412", "Ruiz, Ana", date(2026, 6, 1), 69.5),
        ("=1+1", "Okafor, Ngozi"),
    ]
    assert ("Filter", "due<30d") in [row.cells for row in about.rows]


def test_a_paper_says_filter_day_and_count_in_its_head(sample: Store, tmp_path: Path) -> None:
    save_list(sample, handed(), tmp_path / "list.pdf")
    reader = PdfReader(tmp_path / "list.pdf")
    text = " ".join(reader.pages[0].extract_text().split())
    assert "List: Officers" in text
    assert "2 of 19 officers, found by the filter due<30d." in text
    assert "November 22, 2026" in text
    assert "0412 Ruiz, Ana 2026-06-01 69.5" in text
    assert "/StructTreeRoot" in reader.root_object


def test_a_paper_of_many_columns_keeps_to_the_page(sample: Store, tmp_path: Path) -> None:
    headings = tuple(Heading(f"Column number {at}", Holds.WORDS) for at in range(14))
    rows = tuple(tuple("something unabbreviated" for _ in headings) for _ in range(60))
    one = Handed("Wide", "rows", date(2026, 11, 22), "", headings, rows, 60)
    save_list(sample, one, tmp_path / "wide.pdf")
    assert len(PdfReader(tmp_path / "wide.pdf").pages) > 1


def test_words_of_a_heading_stay_whole_and_a_status_has_its_mark(sample: Store, tmp_path: Path) -> None:
    headings = (Heading("Badge", Holds.WORDS), Heading("Agreement", Holds.WORDS), Heading("Status", Holds.WORDS))
    rows = [("1", "KC", "Overdue"), ("2", "KC", "")]
    one = Handed("Officers", "officers", date(2026, 11, 22), "", headings, rows, 2, {2: ["OVERDUE", ""]})
    save_list(sample, one, tmp_path / "list.pdf")
    text = PdfReader(tmp_path / "list.pdf").pages[0].extract_text()
    assert "Badge" in text
    assert "Agreement" in text
    assert "✘ Overdue" in " ".join(text.split())


def test_an_empty_list_is_a_paper_too(sample: Store, tmp_path: Path) -> None:
    save_list(sample, handed(()), tmp_path / "none.pdf")
    assert "No officers were found." in PdfReader(tmp_path / "none.pdf").pages[0].extract_text()


def test_a_name_without_a_known_ending_is_refused(sample: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"list\.doc does not say what kind of file .* \.csv or \.xlsx or \.pdf"):
        save_list(sample, handed(), tmp_path / "list.doc")
    assert not any(tmp_path.glob("list*"))


def test_a_place_that_is_not_there_is_said_and_nothing_left(sample: Store, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="is not there"):
        save_list(sample, handed(), tmp_path / "gone" / "list.csv")


_AS_NOBODY = """
import sys
from datetime import date
from pathlib import Path
from coordinator.errors import Unavailable
from coordinator.services.list_files import Handed, save_list
from tests.store.harsh import become_nobody
become_nobody()
try:
    save_list(None, Handed("Officers", "officers", date(2026, 1, 1), "", (), (), 0), Path(sys.argv[1]))
except Unavailable as error:
    print(error)
"""


@ONLY_POSIX
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_text("before")
    assert "may not read or write there" in run(_AS_NOBODY, target)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


_ON_A_SMALL_DISK = """
import sys
from datetime import date
from pathlib import Path
from coordinator.errors import Unavailable
from coordinator.records.conditions import Holds
from coordinator.services.list_files import Handed, Heading, save_list
disk, = map(Path, sys.argv[1:])
rows, heading = [("x" * 1000,)] * 5000, Heading("A", Holds.WORDS)
try:
    save_list(None, Handed("Big", "rows", date(2026, 1, 1), "", [heading], rows, 1), disk / "list.csv")
except Unavailable as error:
    print(error)
print(sorted(path.name for path in disk.iterdir()))
"""


@ONLY_POSIX
def test_a_full_disk_is_said_and_keeps_no_half_of_a_file(tmp_path: Path) -> None:
    said = run_on_a_small_disk(_ON_A_SMALL_DISK, tmp_path / "disk", "3m")
    assert "is full" in said
    assert said.endswith("['ballast']\n")
