"""The places of the window, in the order of the side bar."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from coordinator.desktop.controls import button, label
from coordinator.desktop.icons import SIZE
from coordinator.desktop.officers_page import OfficersPage
from coordinator.desktop.reports_page import ReportsPage
from coordinator.desktop.session import Session
from coordinator.desktop.today_page import TodayPage


@dataclass(frozen=True, slots=True)
class Place:
    """A place: what it is called, its icon, and the page that is made for it."""

    title: str
    glyph: str
    page: Callable[[Session], QWidget]


PLACES = (
    Place("Today", "layout-dashboard", TodayPage),
    Place("Officers", "users", OfficersPage),
    Place("Reports", "file-text", ReportsPage),
)


class SideBar(QFrame):
    """Names the places; one is marked as open."""

    wanted = Signal(int)

    def __init__(self) -> None:
        """Show every place."""
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(208)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(3)
        brand = label("Coordinator", "brand")
        brand.setContentsMargins(10, 0, 0, 10)
        column.addWidget(brand)
        self._group = QButtonGroup(self)
        for number, place in enumerate(PLACES):
            one = button(place.title, "", place.glyph)
            one.setObjectName("place")
            one.setCheckable(True)
            one.setIconSize(SIZE)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.setToolTip(f"{place.title} (Ctrl+{number + 1})")
            one.clicked.connect(lambda _=False, number=number: self.wanted.emit(number))
            self._group.addButton(one, number)
            column.addWidget(one)
        column.addStretch()

    def mark(self, number: int) -> None:
        """Mark a place as open."""
        self._group.button(number).setChecked(True)
