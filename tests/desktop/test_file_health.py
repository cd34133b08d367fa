"""File health by keyboard: a check that is ended, a backup read through and restored, a passphrase set and changed."""

from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from coordinator.desktop.asking import Asking
from coordinator.desktop.find import FindDialog
from coordinator.desktop.health_page import HealthPage
from coordinator.desktop.passphrase_dialog import PassphraseDialog
from coordinator.desktop.restore_dialog import RestoreDialog
from coordinator.desktop.window import Window
from coordinator.services.desk import Desk
from coordinator.services.history import history
from coordinator.store import Backups
from tests.desktop.conftest import Opener, answer_file_dialog, settled
from tests.desktop.entering import CONTROL, Key, back_in, focused, press, tab_to
from tests.store.contents import add_officer

PHRASE = "five words that nobody guesses"


def health(qtbot: QtBot, window: Window) -> HealthPage:
    """Find the place by its name, as somebody does who does not know where it is."""
    press(qtbot, window, Key.Key_K, CONTROL)
    dialog = window.findChild(FindDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: focused() is dialog.words)
    qtbot.keyClicks(dialog.words, "file health")
    qtbot.waitUntil(lambda: dialog.found.count() > 0)
    press(qtbot, window, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.shown_page, HealthPage))
    settled(qtbot, window)
    page = window.page(HealthPage)
    back_in(qtbot, window, page)
    return page


def asking(qtbot: QtBot, window: Window) -> Asking:
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert isinstance(dialog, Asking)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(focused()))
    return dialog


def labels(window: Window) -> list[str]:
    found: list[str] = []
    window.session.ask(lambda desk: [one.label for one in history(desk.store, limit=3)], found.extend)
    return found


def test_a_check_is_watched_and_can_be_ended(window: Window, qtbot: QtBot) -> None:
    page = health(qtbot, window)
    assert page.check.outcome.words.text() == "Hint: All that was looked at is as it was written."
    tab_to(qtbot, window, page.check.check)
    qtbot.keyClick(focused(), Key.Key_Space)
    assert focused() is page.check.stop
    qtbot.keyClick(focused(), Key.Key_Space)
    settled(qtbot, window)
    assert page.check.told.text().startswith("Stopped before its end")
    assert focused() is page.check.check
    press(qtbot, window, Key.Key_Space)
    assert page.check.told.text().startswith("Looked over November 24, 2026")
    assert not page.check.bar.isVisible()


def test_a_damaged_paper_is_found_by_a_check_and_by_reading_its_backup_through(
    window: Window, qtbot: QtBot, sample_program: Path
) -> None:
    page = health(qtbot, window)
    for paper in (
        next(sample_program.glob("documents/*/*")),
        next(sample_program.glob("backups/documents/*/*")),
    ):
        paper.chmod(0o600)
        paper.write_bytes(b"other")
    page.check.check.click()
    settled(qtbot, window)
    assert page.check.outcome.words.text() == "Stop: 1 problem found. Restore a backup."
    assert window.trouble.isVisible()
    tab_to(qtbot, window, page.backups.read)
    press(qtbot, window, Key.Key_Space)
    assert page.backups.model.index(0, 5).data() == "Damaged"
    assert "is damaged" in window.banner.words.text()


def test_a_search_index_that_is_wrong_is_made_anew_from_the_window(window: Window, qtbot: QtBot) -> None:
    page = health(qtbot, window)
    assert not page.check.anew.isVisible()

    def spoil(desk: Desk) -> None:
        with desk.store.beside_history() as connection:
            connection.exec_driver_sql("DELETE FROM search WHERE rowid IN (SELECT min(rowid) FROM search)")

    window.session.ask(spoil, lambda _: None)
    page.check.check.click()
    settled(qtbot, window)
    assert page.check.outcome.words.text() == "Check: The search does not find everything. No record is affected."
    tab_to(qtbot, window, page.check.anew)
    press(qtbot, window, Key.Key_Space)
    settled(qtbot, window)
    assert page.check.outcome.words.text() == "Hint: All that was looked at is as it was written."
    assert not page.check.anew.isVisible()


def test_an_older_backup_is_looked_at_and_restored_in_place(window: Window, qtbot: QtBot) -> None:
    page = health(qtbot, window)
    tab_to(qtbot, window, page.backups.back_up)
    press(qtbot, window, Key.Key_Space)
    assert page.backups.model.rowCount() == 2
    window.session.attempt(lambda desk: add_officer(desk.store, "new"), lambda _: None)
    settled(qtbot, window)
    tab_to(qtbot, window, page.backups.restore)
    press(qtbot, window, Key.Key_Space)
    dialog = asking(qtbot, window)
    assert isinstance(dialog, RestoreDialog)
    assert dialog.preview is not None
    assert dialog.preview.comparison is not None
    assert dialog.preview.comparison.lost == 1
    assert focused() is dialog.does
    press(qtbot, window, Key.Key_Return)
    assert window.session.program is not None
    assert window.session.writable
    found = labels(window)
    settled(qtbot, window)
    assert found[0].startswith("Restore the backup of November 24, 2026")
    assert "Add new" not in found
    assert "The former records are kept as" in window.foot.words.text()


def test_a_restore_can_go_into_a_new_folder(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page = health(qtbot, window)
    page.backups.restore.click()
    settled(qtbot, window)
    dialog = asking(qtbot, window)
    assert isinstance(dialog, RestoreDialog)
    dialog.beside.setChecked(True)
    answer_file_dialog(qtbot, tmp_path / "again")
    dialog.does.click()
    settled(qtbot, window)
    assert (tmp_path / "again" / "records.db").is_file()
    assert window.foot.words.text() == f"Restored into {tmp_path / 'again'}."


def test_a_passphrase_is_set_changed_and_taken_away(window: Window, qtbot: QtBot, sample_program: Path) -> None:
    page = health(qtbot, window)
    tab_to(qtbot, window, page.place.set)
    press(qtbot, window, Key.Key_Space)
    dialog = asking(qtbot, window)
    assert isinstance(dialog, PassphraseDialog)
    assert "Nobody can bring a forgotten passphrase back" in dialog.about.text()
    qtbot.keyClicks(focused(), "short")
    press(qtbot, window, Key.Key_Tab)
    qtbot.keyClicks(focused(), "shore")
    press(qtbot, window, Key.Key_Return)
    assert "two different passphrases" in dialog.message.words.text()
    dialog.again.setText("short")
    press(qtbot, window, Key.Key_Return)
    assert "is too short" in dialog.message.words.text()
    for field in dialog.fields:
        field.setText(PHRASE)
    dialog.new.setFocus()
    press(qtbot, window, Key.Key_Return)
    assert window.session.program is not None
    assert window.session.program.protected
    assert not window.locking.locked
    assert not any(one.path.read_bytes().startswith(b"SQLite") for one in Backups(sample_program / "backups").listed())
    assert page.place.change.isVisible()
    back_in(qtbot, window, page)
    tab_to(qtbot, window, page.place.take_away)
    press(qtbot, window, Key.Key_Space)
    wrong = asking(qtbot, window)
    assert isinstance(wrong, PassphraseDialog)
    qtbot.keyClicks(focused(), "another one that is wrong")
    press(qtbot, window, Key.Key_Return)
    assert "does not open" in wrong.message.words.text()
    wrong.present.setText(PHRASE)
    wrong.present.setFocus()
    press(qtbot, window, Key.Key_Return)
    assert not window.session.program.protected
    assert page.place.set.isVisible()


def test_a_program_in_a_synchronized_folder_is_brought_here(
    opener: Opener, qtbot: QtBot, sample_program: Path, tmp_path: Path
) -> None:
    cloud = tmp_path / "Dropbox"
    cloud.mkdir()
    window = opener(sample_program.rename(cloud / "kettle"))
    page = health(qtbot, window)
    assert "Dropbox synchronizes" in page.place.risk.words.text()
    answer_file_dialog(qtbot, tmp_path / "here")
    page.place.move_here.click()
    settled(qtbot, window)
    assert window.session.program is not None
    assert window.session.program.path == tmp_path / "here"
    assert not page.place.risk.isVisible()
    assert str(cloud / "kettle" / "backups") in page.backups.second.text()
