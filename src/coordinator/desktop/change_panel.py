"""One change beside the list: what it did to each record, field by field, and the way to take it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from coordinator.compliance.dates import long_moment
from coordinator.desktop.controls import at_left, beside, button, emptied, glyph_button, label, line, scrolled
from coordinator.desktop.differences import difference
from coordinator.desktop.panel import Panel
from coordinator.desktop.session import Session
from coordinator.records.plain_words import count_words
from coordinator.services.explaining import record_words
from coordinator.services.history import Entry, RowChange

MOST = 50
"""How many records of a change are told; an import may have written thousands."""

_DONE = {"added": "Added", "changed": "Changed", "deleted": "Put into the bin"}


class ChangePanel(Panel):
    """Shows a change."""

    undo_wanted = Signal(int)
    """Somebody wants the change taken back; carries its number."""
    history_wanted = Signal(str)
    """Somebody wants every change of a record; carries ``kind:key``."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__("Change")
        self._session = session
        self.detail: Entry | None = None
        self.close_button = glyph_button("x", "Close this change (Esc)")
        self.close_button.clicked.connect(self.closed.emit)
        self.undo = button("Undo this step", "quiet", "undo-2")
        self.undo.setToolTip("Takes this step alone back, as a change of its own that can be undone")
        self.undo.clicked.connect(lambda _=False: self._undo())
        area, self._told = scrolled()
        self._told.setContentsMargins(20, 6, 16, 14)
        self._told.setSpacing(6)
        self.name = label("", "name", wrap=True)
        self.who = label("", "note", wrap=True)
        head = beside(self.name, self.close_button)
        head.setStretchFactor(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 4)
        column.setSpacing(6)
        around = QVBoxLayout()
        around.setContentsMargins(20, 0, 14, 0)
        around.addLayout(head)
        around.addWidget(self.who)
        around.addWidget(at_left(self.undo))
        column.addLayout(around)
        column.addWidget(line())
        column.addWidget(area, 1)

    def show_detail(self, detail: Entry) -> None:
        self.detail = detail
        self.name.setText(detail.label)
        back = f", takes back change {detail.undoes}" if detail.undoes else ""
        self.who.setText(f"Change {detail.id} by {detail.actor} on {long_moment(detail.at.astimezone())}{back}")
        self.undo.setVisible(self._session.writable and bool(detail.counts))
        emptied(self._told)
        for place, row in enumerate(detail.rows):
            if place:
                self._told.addWidget(line())
            self._tell(row)
        more = sum(count for _, _, count in detail.counts) - len(detail.rows)
        if len(detail.rows) == MOST and more > 0:
            self._told.addWidget(label(f"and {count_words(more, 'more record')}", "note"))
        if not detail.rows:
            self._told.addWidget(label("It changed no record.", "muted", wrap=True))

    def _tell(self, row: RowChange) -> None:
        words = record_words(row.ref)
        self._told.addWidget(label(words, "heading", wrap=True))
        head = beside(label(_DONE[row.done], "note"), spacing=2)
        head.addStretch()
        if row.done != "deleted":
            kind, _, key = row.ref.partition(":")
            see = glyph_button("pencil", f"Open {words}")
            see.clicked.connect(lambda _=False: self._session.record_wanted.emit(kind, key))
            head.addWidget(see)
        past = glyph_button("history", f"Every change of {words}")
        past.clicked.connect(lambda _=False: self.history_wanted.emit(row.ref))
        head.addWidget(past)
        self._told.addLayout(head)
        if row.done != "deleted":
            for edit in row.edits:
                self._told.addWidget(difference(edit))

    def _undo(self) -> None:
        if self.detail is not None:
            self.undo_wanted.emit(self.detail.id)

    def enter(self) -> None:
        (self.undo if self.undo.isVisible() else self.close_button).setFocus()
