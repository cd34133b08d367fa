"""The places of the window, in the order of the side bar."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from coordinator.desktop.controls import button, label
from coordinator.desktop.icons import SIZE
from coordinator.desktop.session import Session

_APART = 10
"""In pixels, between the groups of places."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place: what it is called, its icon, and the kind of page that is made for it, loaded when it is wanted.

    The places of one group stand together; the name of a group is for those who hear the window.
    """

    title: str
    glyph: str
    page: Callable[[], Callable[[Session], QWidget]]
    group: str


def _today() -> Callable[[Session], QWidget]:
    from coordinator.desktop.today_page import TodayPage

    return TodayPage


def _compliance() -> Callable[[Session], QWidget]:
    from coordinator.desktop.compliance_page import CompliancePage

    return CompliancePage


def _officers() -> Callable[[Session], QWidget]:
    from coordinator.desktop.officers_page import OfficersPage

    return OfficersPage


def _records() -> Callable[[Session], QWidget]:
    from coordinator.desktop.records_page import RecordsPage

    return RecordsPage


def _reports() -> Callable[[Session], QWidget]:
    from coordinator.desktop.reports_page import ReportsPage

    return ReportsPage


PLACES = (
    Place("Today", "layout-dashboard", _today, "The whole"),
    Place("Compliance", "shield-check", _compliance, "The whole"),
    Place("Officers", "users", _officers, "People and papers"),
    Place("Records", "archive", _records, "Files"),
    Place("Reports", "file-text", _reports, "Files"),
)


class SideBar(QFrame):
    """Names the places; one is marked as open."""

    wanted = Signal(int)

    def __init__(self) -> None:
        """Show every place."""
        super().__init__()
        self.setObjectName("side")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(3)
        self._brand = label("Coordinator", "brand")
        self._brand.setContentsMargins(10, 0, 0, 10)
        column.addWidget(self._brand)
        self._group = QButtonGroup(self)
        for number, place in enumerate(PLACES):
            one = button(place.title, "", place.glyph)
            one.setObjectName("place")
            one.setCheckable(True)
            one.setIconSize(SIZE)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.setAccessibleName(place.title)
            one.setToolTip(f"{place.title} (Ctrl+{number + 1})")
            one.clicked.connect(lambda _=False, number=number: self.wanted.emit(number))
            one.setAccessibleDescription(place.group)
            self._group.addButton(one, number)
            if number and place.group != PLACES[number - 1].group:
                column.addSpacing(_APART)
            column.addWidget(one)
        column.addStretch()
        self.narrow(on=False)

    def narrow(self, *, on: bool) -> None:
        """Show icons only, or icons and words."""
        self.setFixedWidth(64 if on else 208)
        self._brand.setVisible(not on)
        for one, place in zip(self._group.buttons(), PLACES, strict=True):
            one.setText("" if on else place.title)

    def mark(self, number: int) -> None:
        """Mark a place as open."""
        self._group.button(number).setChecked(True)
