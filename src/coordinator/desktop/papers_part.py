"""The papers of one record: dropped onto it, read page by page, opened, saved, detached."""

import stat
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import beside, button, glyph_button, label
from coordinator.desktop.file_drop import FileDrop
from coordinator.desktop.paper_pages import Seen, seen
from coordinator.desktop.paper_view import PaperView
from coordinator.desktop.session import Session
from coordinator.services.attached import (
    Attached,
    Taken,
    attach_all,
    attached,
    check_paper,
    detach,
    mark_controlled,
)
from coordinator.services.papers import save_paper
from coordinator.store import Changes, Store
from coordinator.store.documents import plain_name

if TYPE_CHECKING:
    from coordinator.services.desk import Desk

_PAPER = Qt.ItemDataRole.UserRole
_WHOLE = "file checked"
_WIDE = 620
"""From this width on, in pixels, the paper stands beside the list."""
_DRAWN = 1000
"""How wide, in pixels, a page is drawn at least: it is sharp still when the window grows."""


class PapersPart(QWidget):
    """Shows the papers of a record and one of them as it is read."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        super().__init__()
        self._session = session
        self._row = ("", 0)
        self._checked: dict[str, str] = {}
        self._wanted = ""
        self._read_of = ""
        self.list = QListWidget()
        self.list.setAccessibleName("Papers of this record")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self.list)
        self.none = label("No paper is attached. Drop files here, or choose Add.", "muted", wrap=True)
        self.add = button("Add…", "", "plus")
        self.open = glyph_button("external-link", "Open in its own program (Enter)")
        self.save = glyph_button("download", "Save a copy…")
        self.edit = glyph_button("pencil", "Edit the document's record")
        self.detach = glyph_button("unlink", "Detach from this record (Del)")
        self.controlled = QCheckBox("Only ICE may release it")
        self.view = PaperView()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(20, 8, 16, 10)
        self._parts.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(6)
        self.add.setAccessibleName("Add papers to this record")
        bar = beside(self.add, self.open, self.save, self.edit, self.detach, spacing=2)
        bar.addStretch()
        column.addLayout(bar)
        for widget in (self.none, self.list, self.controlled):
            column.addWidget(widget)
        column.addStretch()
        self._parts.addLayout(column)
        self._parts.addWidget(self.view)
        self._arrange()

    def _arrange(self) -> None:
        """Let the paper stand beside the list where there is room for both."""
        wide = self.width() >= _WIDE
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._parts.setStretch(0, 2 if wide else 0)
        self._parts.setStretch(1, 3)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_: self._on_chosen())
        self.list.itemActivated.connect(lambda _: self.open_copy())
        self.add.clicked.connect(lambda _=False: self._choose_files())
        self.open.clicked.connect(lambda _=False: self.open_copy())
        self.save.clicked.connect(lambda _=False: self._save_copy())
        self.edit.clicked.connect(lambda _=False: self._edit())
        self.detach.clicked.connect(lambda _=False: self._detach())
        self.controlled.clicked.connect(self._mark)
        self.view.page_wanted.connect(self._read)
        FileDrop(self).dropped.connect(self.take)
        self._session.opened.connect(self._forget)

    def _forget(self) -> None:
        """Begin anew: another program's files may be other ones under the same names."""
        self._checked.clear()

    def show_of(self, kind: str, number: int) -> None:
        """Show the papers of the record of *kind* with that row number."""
        if (kind, number) != self._row:
            self._row = (kind, number)
            self._show(self._row, ())
        self._session.ask(lambda desk: attached(desk.store, kind, number), partial(self._show, self._row))

    @property
    def paper(self) -> Attached | None:
        """The paper that is chosen."""
        item = self.list.currentItem()
        paper: Attached | None = item.data(_PAPER) if item is not None else None
        return paper

    def _show(self, row: tuple[str, int], papers: Sequence[Attached]) -> None:
        if row != self._row:
            return
        chosen = self._wanted or (self.paper.code if self.paper else "")
        self._wanted = ""
        self.list.blockSignals(True)
        self.list.clear()
        for paper in papers:
            item = QListWidgetItem(self._words(paper))
            item.setData(_PAPER, paper)
            self.list.addItem(item)
        codes = [paper.code for paper in papers]
        self.list.setCurrentRow(codes.index(chosen) if chosen in codes else 0)
        self.list.blockSignals(False)
        self.list.setVisible(bool(papers))
        self.none.setVisible(not papers)
        self._on_chosen()
        for paper in papers:
            self._check(paper)

    def _words(self, paper: Attached) -> str:
        told = [paper.kind, long_date(paper.dated_on) if paper.dated_on else "", paper.size_words]
        told.append(f"proves {paper.proves}" if paper.proves else "")
        told.append(self._checked.get(paper.sha256, "being checked") if paper.sha256 else "no file, only its record")
        return f"{paper.title}\n{' · '.join(filter(None, told))}"

    def _check(self, paper: Attached) -> None:
        """Have the file read through, once for each content; a damaged one says so in the list."""
        if paper.sha256 and paper.sha256 not in self._checked:
            self._session.ask(
                lambda desk: check_paper(desk.store, paper.sha256),
                lambda _: self._say_checked(paper, _WHOLE),
                lambda error: self._say_checked(paper, str(error)),
            )

    def _say_checked(self, paper: Attached, words: str) -> None:
        self._checked[paper.sha256] = words
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setText(self._words(item.data(_PAPER)))

    def _on_chosen(self) -> None:
        paper, writable = self.paper, self._session.writable
        filed = paper is not None and bool(paper.sha256)
        self.add.setEnabled(writable)
        self.open.setEnabled(filed)
        self.save.setEnabled(filed)
        self.edit.setEnabled(paper is not None)
        self.detach.setEnabled(writable and paper is not None and paper.linked)
        self.controlled.setVisible(paper is not None)
        self.controlled.setEnabled(writable)
        self.controlled.setChecked(paper is not None and paper.ice_controlled)
        content = paper.sha256 if paper is not None else ""
        if content != self._read_of or not content:
            self._read_of = content
            self._read(0)

    def _read(self, place: int) -> None:
        paper = self.paper
        if paper is None or not paper.sha256:
            self.view.say("" if paper is None else "Only the record of this document is kept, without a file.")
            return
        width = max(_DRAWN, self.view.room)
        self._session.ask(
            lambda desk: seen(desk.store, paper, place, width),
            partial(self._show_seen, paper),
            lambda error: self._show_seen(paper, str(error)),
        )

    def _show_seen(self, paper: Attached, found: Seen | str) -> None:
        if paper.sha256 != self._read_of:
            return
        if isinstance(found, str):
            self.view.say(found)
        elif found.image is not None:
            self.view.show_page(found.image, found.place, found.count)
        else:
            self.view.show_text(found.text, whole=found.whole)

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Add papers")
        self.take([Path(name) for name in names])

    def take(self, files: Sequence[Path]) -> None:
        """Add *files* as papers of the record that shows, each as a step of its own."""
        if files and self._session.writable and self._row[1]:
            kind, number = self._row
            self._session.attempt(
                lambda desk: desk.carry_out(lambda store, today: attach_all(store, kind, number, files, today)),
                self._on_taken,
            )

    def _on_taken(self, found: Taken) -> None:
        if found.codes:
            self._wanted = found.codes[-1]
            self._session.said.emit(f"{found.labels[-1]}.", True)
        if found.refused:
            self._session.failed.emit("Not every file was added" if found.codes else "Nothing was added", found.said)

    def open_copy(self) -> None:
        """Open a copy of the paper in the system's own program; it is removed when this program is closed."""
        if (paper := self.paper) is None or not paper.sha256:
            return

        def copied(desk: "Desk") -> Path:
            target = self._session.copies.place_for(plain_name(paper.file_name or paper.code))
            save_paper(desk.store, paper.code, target)
            target.chmod(stat.S_IRUSR)
            return target

        self._session.ask(copied, _open_with_system)

    def _save_copy(self) -> None:
        if (paper := self.paper) is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(folder) / plain_name(paper.file_name or paper.code))
        target, _ = QFileDialog.getSaveFileName(self, "Save a copy", name)
        if target:
            self._session.ask(
                lambda desk: save_paper(desk.store, paper.code, Path(target), replace=True),
                lambda file: self._session.said.emit(f"Saved as {file}.", False),
            )

    def _edit(self) -> None:
        if (paper := self.paper) is not None:
            self._session.record_wanted.emit("document", paper.code)

    def _detach(self) -> None:
        if (paper := self.paper) is not None and self.detach.isEnabled():
            kind, number = self._row
            self._carry_out(lambda store, _: detach(store, kind, number, paper.code))

    def _mark(self, on: bool) -> None:
        if (paper := self.paper) is not None:
            self._carry_out(lambda store, today: mark_controlled(store, paper, today, on=on))

    def _carry_out(self, command: "Callable[[Store, date], Changes | None]") -> None:
        def done(changes: Changes | None) -> None:
            if changes is not None:
                self._session.said.emit(f"{changes.label}.", True)

        self._session.attempt(lambda desk: desk.carry_out(command), done)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._detach()
        else:
            super().keyPressEvent(event)


def _open_with_system(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
