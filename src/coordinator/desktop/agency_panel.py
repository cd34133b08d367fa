"""One agency of ICE's lists beside the list, or the form in which a list is brought in."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coordinator.desktop.controls import label, line, pairs
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.list_form import ListForm
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.agencies_view import AgencyDetail

_KIND = "directory_entry"


class AgencyPanel(TabbedPanel):
    """Shows what ICE's lists say of an agency; nothing of it is typed."""

    detail: AgencyDetail | None
    agency_wanted = Signal(str)
    """Somebody wants to see another line; carries its row."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Agency")
        self.listing = ListForm(session)
        self._whole.addWidget(self.listing)
        self.add_rows("Overview", self._overview)
        self.history = HistoryPart(session)
        self.add_part("History", self.history, lambda detail: self.history.show_of(_KIND, detail.row.number))

    @property
    def bringing(self) -> bool:
        """Whether the form for a list shows."""
        return self._whole.currentWidget() is self.listing

    def show_listing(self) -> None:
        """Show the form for a list in the place of the tabs."""
        self._whole.setCurrentWidget(self.listing)

    def enter(self) -> None:
        if self.bringing:
            self.listing.choose.setFocus()
        else:
            super().enter()

    def show_head(self, detail: AgencyDetail) -> None:
        self.say_name(detail.row.agency, "agency")
        told = (detail.row.state.title(), detail.row.model, detail.row.status)
        self.head.addWidget(label(" · ".join(told), "muted", wrap=True))
        self.head.addWidget(line())

    def _overview(self, detail: AgencyDetail) -> Iterator[QWidget]:
        if detail.row.own:
            yield label("This agency: the list against your agreements", "heading", wrap=True)
            for words, settle in detail.differences:
                yield label(words, "sentence", wrap=True)
                yield label(settle, "muted", wrap=True)
            if not detail.differences:
                yield label("The list says what your agreements say.", "muted", wrap=True)
            yield line()
        yield pairs(detail.told)
        for title, address in detail.links:
            yield label(title, "muted")
            yield label(address, "", wrap=True)
        for number, words in detail.beside:
            other = DueRow(detail.row.agency, words, ("", ""), leads="Show this line.")
            other.clicked.connect(partial(self._lead, number))
            yield other

    def _lead(self, number: int, _checked: bool = False) -> None:
        self.agency_wanted.emit(str(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.bringing:
            self.leave_form()
        else:
            super().keyPressEvent(event)
