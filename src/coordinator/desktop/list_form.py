"""Bringing in one of ICE's lists: from a file or the clipboard, told before anything is kept."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from coordinator.desktop.controls import at_left, beside, button, emptied, glyph_button, label, line, scrolled
from coordinator.desktop.editors.days import DayEditor
from coordinator.desktop.field_row import FieldRow
from coordinator.desktop.message import Message, Tone
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError
from coordinator.records import DirectoryEntryFields
from coordinator.records.declaration import fields_of

if TYPE_CHECKING:
    from coordinator.exchange.agency_list import AgencyList
    from coordinator.services.agency_lists import Compared

_DAY = next(one for one in fields_of(DirectoryEntryFields) if one.name == "list_date")
_KINDS = "ICE's lists (*.xlsx *.xlsm *.txt)"
_MOST = 200
"""Lines of each sort that are told before a list is brought in; all of them are in the list afterwards."""
_WHENCE = (
    "Choose the workbook that ICE publishes, or copy the table of its web page and paste it. Nothing is kept before "
    "you bring it in, and your own agreements are never changed by it."
)


class ListForm(QWidget):
    """Reads a list, says what it would add, change and mark as gone, and brings it in."""

    left = Signal()
    """Somebody is done with it."""
    brought = Signal(str)
    """A list was brought in; carries what it said, in a sentence."""

    def __init__(self, session: Session) -> None:
        """Begin without a list."""
        super().__init__()
        self._session = session
        self._read: Callable[[date | None], AgencyList] | None = None
        self.choose = button("Choose a file…", "", "file-text")
        self.paste = button("Paste from the clipboard", "", "clipboard-paste")
        self.day = FieldRow(DayEditor(_DAY))
        self.bring = button("Bring in this list", "primary", "check")
        self.general = Message()
        self._told = QVBoxLayout()
        self.lines: list[str] = []
        self._build()

    def _build(self) -> None:
        close = glyph_button("x", "Close (Esc)")
        close.clicked.connect(lambda _=False: self.left.emit())
        head = beside(label("Bring in ICE's list", "name", wrap=True), self.bring, close, spacing=2)
        head.setContentsMargins(20, 0, 14, 0)
        head.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 4)
        column.addLayout(head)
        column.addWidget(line())
        area, inside = scrolled()
        inside.setContentsMargins(20, 8, 16, 14)
        inside.setSpacing(9)
        inside.addWidget(label(_WHENCE, "muted", wrap=True))
        for widget in (at_left(self.choose, self.paste), self.day, self.general):
            inside.addWidget(widget)
        inside.addLayout(self._told)
        column.addWidget(area, 1)
        self.bring.setToolTip("Keeps what the list says, as one step (Ctrl+Enter)")
        self.choose.clicked.connect(lambda _=False: self._choose())
        self.paste.clicked.connect(lambda _=False: self.take_text(QApplication.clipboard().text()))
        self.day.editor.finished.connect(self._look)
        self.bring.clicked.connect(lambda _=False: self._bring())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._bring)

    def begin(self, today: date) -> None:
        """Forget the list before, and count days from *today*."""
        self._read = None
        if isinstance(self.day.editor, DayEditor):
            self.day.editor.set_today(today)
        self.day.editor.set_value(None, {})
        self.day.clear()
        self._say([])
        self.bring.setEnabled(False)
        self.general.clear()
        self.choose.setFocus()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "ICE's list", "", _KINDS)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Read the list in a file, and tell what it says."""
        from coordinator.exchange.agency_list import read_agency_list

        self._take(lambda day: read_agency_list(path, day))

    def take_text(self, text: str) -> None:
        """Read the list in what was copied, and tell what it says."""
        from coordinator.exchange.agency_list import read_pasted_list

        self._take(lambda day: read_pasted_list(text, day))

    def _take(self, read: "Callable[[date | None], AgencyList]") -> None:
        self._read = read
        self.day.editor.set_value(None, {})
        self._look()

    def _typed_day(self) -> date | None:
        """Return the day that was typed; raises ValueError for words that are none."""
        found = self.day.editor.value()
        return found if isinstance(found, date) else None

    def _look(self) -> None:
        """Say what the list would change."""
        self._ask(dry_run=True, then=self._on_told)

    def _bring(self) -> None:
        if self.bring.isEnabled():
            self._ask(dry_run=False, then=self._on_brought)

    def _ask(self, *, dry_run: bool, then: "Callable[[Compared], None]") -> None:
        from coordinator.services.agency_lists import take_agency_list

        read = self._read
        if read is None:
            return
        try:
            day = self._typed_day()
        except ValueError as error:
            self.day.say(Tone.STOP, str(error))
            return
        self.day.clear()
        ask = self._session.ask if dry_run else self._session.attempt
        ask(lambda desk: take_agency_list(desk.store, read(day), dry_run=dry_run), then, self._refuse)

    def _refuse(self, error: CoordinatorError) -> None:
        self._say([])
        self.bring.setEnabled(False)
        self.general.say(Tone.STOP, str(error))
        if "of which day" in str(error):
            self.day.editor.setFocus()

    def _on_told(self, found: "Compared") -> None:
        from coordinator.services.agency_lists import told

        self.general.clear()
        self.day.editor.set_value(found.list_date, {})
        doubts = [f"Line {one.line}: {one.reason}." for one in found.warnings]
        self._say([*told(found, _MOST), *doubts])
        self.bring.setEnabled(found.is_news or found.unchanged > 0)
        self.bring.setFocus()

    def _on_brought(self, found: "Compared") -> None:
        from coordinator.services.agency_lists import told

        self.brought.emit(told(found, 0)[0])

    def _say(self, lines: Sequence[str]) -> None:
        self.lines = list(lines)
        emptied(self._told)
        for at, words in enumerate(self.lines):
            self._told.addWidget(label(words, "" if at == 0 else "muted", wrap=True))
