"""Every setting there is, in groups, with a search over all of them; what is changed is kept at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from coordinator.desktop.agency_settings import AgencySettings
from coordinator.desktop.controls import at_left, button, card, label, line, scrolled
from coordinator.desktop.icons import icon
from coordinator.desktop.lead_time_rows import LeadTimeRows
from coordinator.desktop.line import Line
from coordinator.desktop.machine_settings import MACHINE_SETTINGS, MachineRow
from coordinator.desktop.preference_row import PreferenceRow
from coordinator.desktop.session import Session
from coordinator.desktop.when_seen import WhenSeen
from coordinator.records.plain_words import plain

_WIDEST = 900
"""Width of the settings, in pixels, where there is room."""


class _Group:
    """A card with its title and its rows; it hides while the search leaves none of them."""

    def __init__(self, title: str, says: str) -> None:
        self._words = plain(f"{title} {says}")
        self.card: QFrame
        self.card, self.column = card()
        self.column.setSpacing(0)
        self.column.addWidget(label(title, "heading"))
        self.column.addWidget(label(says, "note", wrap=True))
        self.rows: list[PreferenceRow] = []

    def add(self, row: PreferenceRow) -> None:
        if self.rows:
            self.column.addWidget(line())
        self.rows.append(row)
        self.column.addWidget(row)

    def find(self, words: list[str]) -> bool:
        own = [word for word in words if word not in self._words]
        for row in self.rows:
            row.setVisible(row.matches(own))
        found = any(not row.isHidden() for row in self.rows)
        self.card.setVisible(found or not words)
        return found


_SAYS = {
    "Who works": "Kept on this computer.",
    "Display": "Kept on this computer.",
    "Starting": "Kept on this computer.",
    "Privacy and lock": "Kept on this computer. The passphrase itself is set under File health.",
}


class PreferencesPage(QWidget):
    """Settings of this computer, of the agency, and how early each duty is told."""

    def __init__(self, session: Session) -> None:
        """Show what is chosen, and what *session* answers."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.search: QLineEdit = Line()
        self.search.setAccessibleName("Search the preferences")
        self.search.setPlaceholderText("Search the preferences")
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._find())
        self.setFocusProxy(self.search)
        self.agency, self.lead_times = AgencySettings(session, self), LeadTimeRows(session, self)
        self._none = label("No setting has these words. Esc clears the search.", "muted", wrap=True)
        self._none.hide()
        self.machine = [MachineRow(one, session.preferences, self) for one in MACHINE_SETTINGS]
        self._enter = at_left(button("Enter the agency", "", "plus"))
        self.groups = self._grouped()
        self._build()
        self.agency.shown.connect(self._on_agency)
        self.lead_times.changed.connect(self._show_lead_times)
        WhenSeen(self, session, self._refresh)

    def _grouped(self) -> Sequence[_Group]:
        titles = dict.fromkeys(one.setting.group for one in self.machine)
        groups = {title: _Group(title, _SAYS[title]) for title in titles}
        for one in self.machine:
            groups[one.setting.group].add(one.row)
        self._agency = _Group("Agency", "Kept in the program, in its history, and printed on reports.")
        for row in self.agency.rows.values():
            self._agency.add(row)
        self._agency.column.addWidget(self._enter)
        says = (
            "How many days ahead each duty says “due soon”. A number of your own is recorded as an own term of the"
            " agreement; empty goes back to the suggestion."
        )
        self._lead_times = _Group("Reminders: how early each duty is told", says)
        return [*groups.values(), self._agency, self._lead_times]

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        head = QVBoxLayout()
        head.setContentsMargins(28, 22, 28, 10)
        head.setSpacing(10)
        head.addWidget(label("Preferences", "title"))
        self.search.setMaximumWidth(_WIDEST)
        head.addWidget(self.search)
        outer.addLayout(head)
        area, column = scrolled()
        column.setContentsMargins(28, 4, 28, 22)
        column.setSpacing(12)
        column.addWidget(self._none)
        for group in self.groups:
            group.card.setMaximumWidth(_WIDEST)
            column.addWidget(group.card)
        outer.addWidget(area, 1)
        enter = self._enter.findChild(type(button("")))
        if enter is not None:
            enter.clicked.connect(lambda _=False: self._session.new_wanted.emit("agency"))

    def _refresh(self) -> None:
        self.agency.refresh()
        self.lead_times.refresh()

    def _on_agency(self, there: bool) -> None:
        self._enter.setVisible(not there)
        for row in self.agency.rows.values():
            row.setEnabled(there)

    def _show_lead_times(self) -> None:
        for row in self.lead_times.fresh():
            self._lead_times.add(row)
        self._find()

    def _find(self) -> None:
        words = plain(self.search.text()).split()
        found = [group.find(words) for group in self.groups]
        self._none.setVisible(not any(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self.search.setFocus()
        else:
            super().keyPressEvent(event)
