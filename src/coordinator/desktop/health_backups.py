"""The part of File health about backups: which there are, where, whole or not, and the way back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from coordinator.compliance.dates import long_moment
from coordinator.desktop.backup_columns import columns
from coordinator.desktop.controls import button, flowing, label
from coordinator.desktop.list_table import ListTable
from coordinator.desktop.listing import ListModel
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.restore_dialog import RestoreDialog
from coordinator.desktop.session import Session
from coordinator.records.plain_words import count_words
from coordinator.services.file_health import Health, KeptBackup, delete_backups, read_through
from coordinator.store import name_second_place

if TYPE_CHECKING:
    from coordinator.services.desk import Desk, Safety

_ROW, _MOST = 40, 7
"""Height of a row, in pixels, and how many show; the others are scrolled to."""


class HealthBackups(QFrame):
    """Lists backups and does what can be done with them."""

    made = Signal(object)
    """A backup was made; carries ``Safety``."""

    def __init__(self, session: Session) -> None:
        """Show those of what *session* has open."""
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self._read: dict[str, Sequence[str]] = {}
        self.health: Health | None = None
        self.model = ListModel[KeptBackup](columns(self._read), _words, lambda row: row.key, 0, session.work)
        self.model.sort(0, Qt.SortOrder.DescendingOrder)
        self.table = ListTable(self.model, "Backups")
        self.told, self.second = label("", wrap=True), label("", wrap=True)
        self.message = Message()
        self.back_up = button("Back up now", "primary", "archive")
        self.restore = button("Restore…", "", "archive-restore")
        self.read = button("Read through", "", "shield-check")
        self.copy = button("Save a portable copy…", "", "download")
        self.delete = button("Delete", "", "trash-2")
        self.other = button("Restore a portable copy…", "quiet")
        self.choose = button("Choose a second place…", "quiet")
        self.forget = button("Copy there no more", "quiet")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.read.setToolTip("Reads the chosen backups and their papers through, as a restore would")
        self.delete.setToolTip("Deletes the chosen backups for good")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(label("Backups", "heading"))
        column.addWidget(self.told)
        column.addWidget(self.message)
        column.addWidget(flowing(self.back_up, self.restore, self.read, self.copy, self.delete, self.other))
        column.addWidget(self.table)
        column.addWidget(self.second)
        column.addWidget(flowing(self.choose, self.forget))

    def _connect(self) -> None:
        self.back_up.clicked.connect(lambda _=False: self.back_up_now())
        self.restore.clicked.connect(lambda _=False: self._restore())
        self.read.clicked.connect(lambda _=False: self._read_through())
        self.copy.clicked.connect(lambda _=False: self._save_copy())
        self.delete.clicked.connect(lambda _=False: self._delete())
        self.other.clicked.connect(lambda _=False: self._restore_other())
        self.choose.clicked.connect(lambda _=False: self._choose_place())
        self.forget.clicked.connect(lambda _=False: self._name_place(None))
        self.table.several.connect(self._on_chosen)
        self.table.activated.connect(lambda _: self._restore())
        self._session.opened.connect(self._forget)

    def _forget(self) -> None:
        """Begin anew: another program has other backups."""
        self._read.clear()

    def show_health(self, health: Health) -> None:
        """Show the backups of *health*."""
        self.health = health
        self.told.setText(_told(health))
        self.second.setText(_second(health))
        self.forget.setVisible(health.second is not None)
        self._warn(health)
        at = self.table.currentIndex()
        chosen = self.model.key_at(at.row()) if at.isValid() else ""
        self.model.take(health.backups)
        self.table.setFixedHeight(_ROW * (min(max(len(health.backups), 1), _MOST) + 1))
        place = self.model.place_of(chosen)
        if self.model.rowCount():
            self.table.go_to(place or 0)
        self._on_chosen()

    def _warn(self, health: Health) -> None:
        sentences = [*health.unreadable]
        if health.holding:
            labels = sorted({one.label for kept in health.holding for one in kept.misses})
            count = count_words(len(health.holding), "backup")
            sentences.append(
                f"{count} from before still hold what was removed for good ({'; '.join(labels)}). They go as backups"
                " are thinned, the last after nine months; delete them if it must be gone now"
            )
        if health.open_to_all:
            count = count_words(len(health.open_to_all), "backup")
            sentences.append(f"{count} can be read without the passphrase. Delete them once you are sure of it")
        sentences += [f"Records that could not be read are kept in {path}" for path in health.damaged]
        if sentences:
            self.message.say(Tone.CHECK, ". ".join(one.rstrip(".") for one in sentences))
        else:
            self.message.clear()

    @property
    def chosen(self) -> Sequence[KeptBackup]:
        """The backups that are selected."""
        return [self.model.row_at(place) for place in self.table.selected_places()]

    def _on_chosen(self) -> None:
        count = len(self.chosen)
        self.restore.setEnabled(count == 1)
        self.read.setEnabled(count > 0)
        self.delete.setEnabled(0 < count < len(self.model.rows))

    def back_up_now(self) -> None:
        """Make a backup whatever changed."""
        self._session.ask(lambda desk: desk.back_up_now(), self._on_made)

    def _on_made(self, safety: "Safety") -> None:
        self._session.said.emit("A backup was made and found whole.", False)
        self.made.emit(safety)

    def _save_copy(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save a portable copy", "", "Portable copy (*.zip)")
        if name:
            target = Path(name).with_suffix(".zip")
            self._session.ask(lambda desk: desk.back_up_now(target), self._on_made)

    def _restore(self) -> None:
        if len(self.chosen) == 1:
            self._ask_restore(self.chosen[0].backup.path)

    def _restore_other(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Restore a portable copy", "", "Portable copy (*.zip)")
        if name:
            self._ask_restore(Path(name))

    def _ask_restore(self, source: Path) -> None:
        RestoreDialog(self._session, self.window(), source).open()

    def _read_through(self) -> None:
        for one in self.chosen:
            self._session.ask(partial(_wrong_in, one), partial(self._on_read, one))

    def _on_read(self, one: KeptBackup, found: Sequence[str]) -> None:
        self._read[one.key] = found
        last = self.model.index(self.model.rowCount() - 1, self.model.columnCount() - 1)
        self.model.dataChanged.emit(self.model.index(0, 0), last)
        if found:
            self._session.failed.emit("This backup is damaged", "\n".join(found))
        else:
            self._session.said.emit(f"{one.backup} is whole.", False)

    def _delete(self) -> None:
        chosen = [one.backup for one in self.chosen]
        words = f"Deleted {count_words(len(chosen), 'backup')}."
        self._session.attempt(lambda _: delete_backups(chosen), lambda _: self._session.said.emit(words, False))

    def _choose_place(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Second place for backups")
        if name:
            self._name_place(Path(name))

    def _name_place(self, place: Path | None) -> None:
        def name(desk: "Desk") -> "Safety":
            name_second_place(desk.store.folder, place)
            return desk.back_up_now() if place else desk.back_up()

        words = f"Every backup is copied to {place} from now on." if place else "Backups are copied nowhere else now."
        self._session.attempt(name, partial(self._on_named, words))

    def _on_named(self, words: str, safety: "Safety") -> None:
        self._session.said.emit(words, False)
        self.made.emit(safety)


def _wrong_in(one: KeptBackup, _: "Desk") -> Sequence[str]:
    return read_through(one.backup)


def _words(row: KeptBackup) -> Sequence[str]:
    return (row.backup.name, row.backup.manifest.reason.words)


def _told(health: Health) -> str:
    if health.newest is None:
        return "There is no backup yet. One is made on opening and every half hour in which something changed."
    count = count_words(len(health.backups), "backup")
    return (
        f"{count}, the newest of {long_moment(health.newest.astimezone())}. One is made on opening and every half hour"
        " in which something changed; 12 daily, 10 weekly and 9 monthly ones are kept."
    )


def _second(health: Health) -> str:
    if health.second is None:
        return "Every copy lies in the program's own folder. A stick or a share as a second place survives this disk."
    there = "" if health.second_there else " It is not there now: plug it in, or choose another."
    return f"Every backup is also copied to {health.second}.{there}"
