"""Papers of a record in the window: dropped, read page by page, opened, saved, marked, detached."""

import stat
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coordinator.desktop.paper_pages import seen
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.record_tabs import FORM, PAPERS
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.desktop.window import Window
from coordinator.services.attached import attached
from coordinator.services.program import Setting
from coordinator.store import open_store, protect
from tests.desktop.conftest import Opener, answer_file_dialog, settled
from tests.desktop.entering import Key, press, show

CLASS = "4117/IADP/2024-02-19"
WORDS = "correct horse battery"


class Told(TabbedPanel):
    """A class told in two parts, the second its papers."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.session, "Told")
        self.papers = PapersPart(window.session)
        self.add_rows("First", lambda _: ())
        self.add_part("Papers", self.papers, lambda number: self.papers.show_of("training_record", number))

    def show_head(self, detail: int) -> None:
        self.head.addWidget(QLabel(str(detail)))


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> RecordPage:
    """A class with its certificate, on the tab of its papers."""
    return with_papers(window, qtbot)


def with_papers(window: Window, qtbot: QtBot) -> RecordPage:
    page = show(qtbot, window, "Training", CLASS)
    page.panel.parts.look_at(PAPERS)
    settled(qtbot, window)
    return page


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a PDF of three pages, a picture, a text, and what cannot be shown."""
    folder = tmp_path / "files"
    folder.mkdir()
    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(612, 792)
    document.save(folder / "letter.pdf")
    document.close()
    image = QImage(1200, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(folder / "scan.png"))
    assert image.save(str(folder / "photo.jpg"))
    (folder / "memo.txt").write_text("From the sheriff")
    (folder / "unknown.bin").write_bytes(bytes(range(256)))
    (folder / "empty.pdf").touch()
    (folder / "damaged.pdf").write_bytes(b"%PDF-1.7 nothing")
    return folder


def drop(onto: QWidget, *paths: Path) -> None:
    """Drop files onto a widget, as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(onto, QDragEnterEvent(QPoint(5, 5), copy, mime, left, Qt.KeyboardModifier.NoModifier))
    event = QDropEvent(QPointF(5, 5), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(onto, event)
    assert event.isAccepted()


def lines(part: PapersPart) -> list[str]:
    return [part.list.item(place).text() for place in range(part.list.count())]


def test_the_papers_of_a_record_are_listed_checked_and_read(page: RecordPage) -> None:
    part = page.panel.parts.papers
    (line,) = lines(part)
    assert line.startswith("Certificate, IADP, 4117\nCertificate · March 15, 2024 · ")
    assert line.endswith(" KB · proves Completed on · file checked")
    assert part.view.count == 1
    assert not part.view.next.isEnabled()


def test_files_are_dropped_each_a_step_of_its_own(page: RecordPage, window: Window, qtbot: QtBot, files: Path) -> None:
    page.panel.parts.look_at(FORM)
    drop(page.panel.parts, files / "letter.pdf", files / "memo.txt")
    settled(qtbot, window)
    part = page.panel.parts.papers
    assert [line.partition("\n")[0] for line in lines(part)] == ["Certificate, IADP, 4117", "letter", "memo"]
    assert page.panel.parts.tabs.currentIndex() == PAPERS
    assert part.view.text.toPlainText() == "From the sheriff"
    assert window.menus.undo.text() == "&Undo: Add memo.txt to Training 4117, IADP, 2024-02-19"
    window.foot.undo.click()
    settled(qtbot, window)
    assert [line.partition("\n")[0] for line in lines(part)] == ["Certificate, IADP, 4117", "letter"]


def test_pages_are_turned_by_keys_and_buttons(page: RecordPage, window: Window, qtbot: QtBot, files: Path) -> None:
    part = page.panel.parts.papers
    drop(part, files / "letter.pdf")
    settled(qtbot, window)
    assert (part.view.place, part.view.count) == (0, 3)
    part.view.area.setFocus()
    press(qtbot, window, Key.Key_PageDown)
    part.view.next.click()
    settled(qtbot, window)
    assert part.view.place == 2
    press(qtbot, window, Key.Key_PageDown)
    press(qtbot, window, Key.Key_PageUp)
    assert part.view.place == 1
    wide = part.view.page.size()
    part.view.whole.click()
    assert part.view.page.size().height() <= part.view.area.height() < wide.height()


def test_what_cannot_be_shown_says_so(page: RecordPage, window: Window, qtbot: QtBot, files: Path) -> None:
    part = page.panel.parts.papers
    for name, said in [
        ("unknown.bin", "unknown.bin is of a type that cannot be shown here. Open it in its own program."),
        ("damaged.pdf", "This PDF is damaged, or made in an unusual way. It cannot be shown here; open it in its own"),
    ]:
        drop(part, files / name)
        settled(qtbot, window)
        assert part.view.words.isVisible()
        assert part.view.words.text().startswith(said)


@pytest.mark.parametrize("name", ["scan.png", "photo.jpg"])
def test_pictures_are_shown(page: RecordPage, window: Window, qtbot: QtBot, files: Path, name: str) -> None:
    part = page.panel.parts.papers
    drop(part, files / name)
    settled(qtbot, window)
    size = part.view.page.size()
    assert size.width() == pytest.approx(2 * size.height(), abs=2)


def test_a_file_that_is_refused_says_why_and_stops_no_other(
    page: RecordPage, window: Window, qtbot: QtBot, files: Path
) -> None:
    drop(page.panel.parts.papers, files / "empty.pdf", files / "memo.txt")
    settled(qtbot, window)
    assert window.banner.title.text() == "Not every file was added"
    assert window.banner.words.text().startswith(f"{files / 'empty.pdf'} is empty.")
    assert len(lines(page.panel.parts.papers)) == 2


def test_a_damaged_file_says_so_in_the_list(opener: Opener, qtbot: QtBot, sample_program: Path) -> None:
    for file in sample_program.glob("documents/*/*"):
        file.chmod(stat.S_IRUSR | stat.S_IWUSR)
        file.write_bytes(b"%PDF-other")
    window = opener(sample_program)
    (line,) = lines(with_papers(window, qtbot).panel.parts.papers)
    assert "is damaged: it was altered since it was added." in line


def test_a_copy_is_opened_and_removed_with_the_program(
    page: RecordPage, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, sample_program: Path
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    page.panel.parts.papers.list.setFocus()
    press(qtbot, window, Key.Key_Return)
    (copy,) = opened
    assert copy.name == "certificate-4117-iadp.pdf"
    assert copy.read_bytes()[:5] == b"%PDF-"
    assert sample_program not in copy.parents
    window.close()
    assert not copy.exists()


def test_a_protected_program_shows_its_papers(sample_program: Path, setting: Setting) -> None:
    protect(sample_program, setting.stamp(), "", WORDS)
    store = open_store(sample_program, setting.stamp, write=False, passphrase=WORDS)
    with store.looking() as look:
        number = look.number_of("training_record", CLASS)
    assert number is not None
    (paper,) = attached(store, "training_record", number)
    found = seen(store, paper, 0, 400)
    assert found.image is not None
    assert (found.image.width(), found.count) == (400, 1)
    store.close()


def test_a_copy_is_saved(page: RecordPage, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    answer_file_dialog(qtbot, tmp_path / "copy.pdf")
    page.panel.parts.papers.save.click()
    settled(qtbot, window)
    assert (tmp_path / "copy.pdf").read_bytes()[:5] == b"%PDF-"
    assert window.foot.words.text() == f"Saved as {tmp_path / 'copy.pdf'}."


def test_files_are_added_from_the_dialog(page: RecordPage, window: Window, qtbot: QtBot, files: Path) -> None:
    answer_file_dialog(qtbot, files / "memo.txt")
    page.panel.parts.papers.add.click()
    settled(qtbot, window)
    assert len(lines(page.panel.parts.papers)) == 2


def test_a_paper_is_marked_and_detached_by_keys_and_undone(page: RecordPage, window: Window, qtbot: QtBot) -> None:
    part = page.panel.parts.papers
    assert part.controlled.isChecked()
    part.controlled.click()
    settled(qtbot, window)
    assert window.menus.undo.text() == "&Undo: Change Controlled by ICE of Document D-2024-001"
    part.list.setFocus()
    press(qtbot, window, Key.Key_Delete)
    assert window.menus.undo.text() == "&Undo: Unlink D-2024-001 from Training 4117, IADP, 2024-02-19"
    assert part.none.isVisible()
    assert not part.list.isVisible()
    window.foot.undo.click()
    settled(qtbot, window)
    assert len(lines(part)) == 1


def test_a_program_that_is_only_read_shows_papers_and_takes_none(
    opener: Opener, qtbot: QtBot, sample_program: Path, setting: Setting, files: Path
) -> None:
    holder = open_store(sample_program, setting.stamp, write=True)
    window = opener(sample_program)
    part = with_papers(window, qtbot).panel.parts.papers
    drop(part, files / "memo.txt")
    settled(qtbot, window)
    assert len(lines(part)) == 1
    assert not part.add.isEnabled()
    assert not part.detach.isEnabled()
    assert part.open.isEnabled()
    holder.close()


def test_files_are_dropped_onto_a_panel_of_parts(window: Window, qtbot: QtBot, files: Path) -> None:
    panel = Told(window)
    qtbot.addWidget(panel)
    drop(panel, files / "memo.txt")  # nothing shows yet that it could be a paper of
    page = show(qtbot, window, "Training", CLASS)
    assert page.panel.detail is not None
    number = page.panel.detail.number
    panel.show_detail(number)
    window.session.refreshed.connect(lambda: panel.show_detail(number))
    drop(panel, files / "memo.txt")
    settled(qtbot, window)
    assert panel.tabs.currentIndex() == 1
    assert [line.partition("\n")[0] for line in lines(panel.papers)] == ["Certificate, IADP, 4117", "memo"]


def test_a_draft_has_its_form_only(page: RecordPage, window: Window, qtbot: QtBot, files: Path) -> None:
    page.begin()
    assert page.panel.parts.tabs.isHidden()
    drop(page.panel.parts, files / "memo.txt")
    settled(qtbot, window)
    assert page.panel.parts.form.isVisible()
