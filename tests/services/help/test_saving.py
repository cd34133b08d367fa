from html.parser import HTMLParser
from pathlib import Path

import pytest

from coordinator.errors import Refused, Unavailable
from coordinator.services.help.pages import pages
from coordinator.services.help.saving import as_pdf, save_as_html
from tests.reports.pdf_reading import problems


class _Led(HTMLParser):
    """Gathers where a page leads."""

    def __init__(self) -> None:
        super().__init__()
        self.to: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.to |= {value for name, value in attrs if name in {"href", "src"} and value}


def test_every_link_of_the_saved_help_leads_to_a_file_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "help"
    assert save_as_html(folder) == len(pages())
    for file in folder.glob("*.html"):
        led = _Led()
        led.feed(file.read_text("utf-8"))
        assert all((folder / name).is_file() for name in led.to), file.name
    assert all(f"{page.name}.html" in (folder / "index.html").read_text("utf-8") for page in pages())


def test_a_folder_that_holds_something_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept", "utf-8")
    with pytest.raises(Refused, match="is not empty"):
        save_as_html(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_place_that_is_no_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(Unavailable, match="cannot be written"):
        save_as_html(tmp_path / "file" / "help")


def test_the_handbook_is_accessible_and_the_same_each_time() -> None:
    pdf = as_pdf()
    assert problems(pdf) == []
    assert as_pdf() == pdf
