"""The places of the window, in the order of the side bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSpacerItem, QVBoxLayout, QWidget

from coordinator.desktop.controls import label
from coordinator.desktop.place_button import PlaceButton
from coordinator.desktop.session import Session
from coordinator.services.today import Due

_APART, _TIGHT_APART = 10, 5
"""In pixels, between the groups of places; where the window is low, they stand closer."""
_LOW = 640
"""Below this height, in pixels, the places stand close together."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place: what it is called, its icon, and the kind of page that is made for it, loaded when it is wanted.

    The places of one group stand together; the name of a group is for those who hear the window. *needs* counts what of
    the duties that are due needs somebody there. What opens from the menu only, not *at_side*, stands after the others.
    A place *of* some kinds of record shows them by their numbers, in the order of its lists.
    """

    title: str
    glyph: str
    page: Callable[[], Callable[[Session], QWidget]]
    group: str
    needs: Callable[[Sequence[Due]], int] | None = None
    at_side: bool = True
    of: tuple[str, ...] = ()


def topic(*codes: str) -> Callable[[Sequence[Due]], int]:
    """Return what counts the duties whose rules have these three letters: ``TRN``."""
    return lambda due: sum(one.rule[:3] in codes for one in due)


def _open(due: Sequence[Due]) -> int:
    return sum(one.open for one in due)


def _officers_among(due: Sequence[Due]) -> int:
    return len({one.badge for one in due if one.badge})


def _today() -> Callable[[Session], QWidget]:
    from coordinator.desktop.today_page import TodayPage

    return TodayPage


def _compliance() -> Callable[[Session], QWidget]:
    from coordinator.desktop.compliance_page import CompliancePage

    return CompliancePage


def _officers() -> Callable[[Session], QWidget]:
    from coordinator.desktop.officers_page import OfficersPage

    return OfficersPage


def _training() -> Callable[[Session], QWidget]:
    from coordinator.desktop.training_page import TrainingPage

    return TrainingPage


def _agreements() -> Callable[[Session], QWidget]:
    from coordinator.desktop.agreements_page import AgreementsPage

    return AgreementsPage


def _committee() -> Callable[[Session], QWidget]:
    from coordinator.desktop.committee_place import CommitteePlace

    return CommitteePlace


def _inspections() -> Callable[[Session], QWidget]:
    from coordinator.desktop.inspections_page import InspectionsPage

    return InspectionsPage


def _complaints() -> Callable[[Session], QWidget]:
    from coordinator.desktop.complaints_place import ComplaintsPlace

    return ComplaintsPlace


def _records() -> Callable[[Session], QWidget]:
    from coordinator.desktop.records_page import RecordsPage

    return RecordsPage


def _preferences() -> Callable[[Session], QWidget]:
    from coordinator.desktop.preferences_page import PreferencesPage

    return PreferencesPage


def _reports() -> Callable[[Session], QWidget]:
    from coordinator.desktop.reports_page import ReportsPage

    return ReportsPage


def _documents() -> Callable[[Session], QWidget]:
    from coordinator.desktop.documents_place import DocumentsPlace

    return DocumentsPlace


def _history() -> Callable[[Session], QWidget]:
    from coordinator.desktop.history_page import HistoryPage

    return HistoryPage


def _health() -> Callable[[Session], QWidget]:
    from coordinator.desktop.health_page import HealthPage

    return HealthPage


def _costs() -> Callable[[Session], QWidget]:
    from coordinator.desktop.costs_place import CostsPlace

    return CostsPlace


def _agencies() -> Callable[[Session], QWidget]:
    from coordinator.desktop.agencies_place import AgenciesPlace

    return AgenciesPlace


PLACES = (
    Place("Today", "layout-dashboard", _today, "The whole", _open),
    Place("Compliance", "shield-check", _compliance, "The whole", len),
    Place("Officers", "users", _officers, "People and papers", _officers_among),
    Place("Training", "graduation-cap", _training, "People and papers", topic("TRN")),
    Place("Agreements", "handshake", _agreements, "People and papers", topic("MOA"), of=("moa",)),
    Place(
        "Committee",
        "messages-square",
        _committee,
        "Work with others",
        topic("STC", "REL"),
        of=("meeting", "committee_member", "question", "meeting_action"),
    ),
    Place("Inspections", "clipboard-check", _inspections, "Work with others", topic("INS"), of=("inspection",)),
    Place(
        "Complaints and notices",
        "message-square-warning",
        _complaints,
        "Work with others",
        topic("CMP", "PST"),
        of=("complaint",),
    ),
    Place("Costs and activity", "wallet", _costs, "Work with others", topic("CST", "ACT")),
    Place("Reports", "file-text", _reports, "Files"),
    Place("Agencies and contacts", "building-2", _agencies, "Files", of=("directory_entry", "contact")),
    Place("Records", "archive", _records, "Files"),
    Place("Documents", "paperclip", _documents, "Files", at_side=False),
    Place("History", "history", _history, "Files", at_side=False),
    Place("File health", "shield-check", _health, "Files", at_side=False),
    Place("Preferences", "settings", _preferences, "Files", at_side=False),
)


class SideBar(QFrame):
    """Names the places, with a count of what needs somebody there; one is marked as open."""

    wanted = Signal(int)

    def __init__(self) -> None:
        """Show every place."""
        super().__init__()
        self.setObjectName("side")
        self._column = QVBoxLayout(self)
        self._brand = label("Coordinator", "brand")
        self._brand.setContentsMargins(10, 0, 0, 10)
        self._column.addWidget(self._brand)
        self._group = QButtonGroup(self)
        self._gaps: list[QSpacerItem] = []
        self.places = [self._add(number) for number, place in enumerate(PLACES) if place.at_side]
        self._column.addStretch()
        self._low = False
        self.narrow(on=False)
        self._stand(low=False)

    def _add(self, number: int) -> PlaceButton:
        place = PLACES[number]
        one = PlaceButton(place.title, place.glyph)
        one.setToolTip(f"{place.title} (Ctrl+{number + 1})" if number < 9 else place.title)
        one.clicked.connect(lambda _=False: self.wanted.emit(number))
        one.setAccessibleDescription(place.group)
        self._group.addButton(one, number)
        if number and place.group != PLACES[number - 1].group:
            gap = QSpacerItem(0, _APART)
            self._gaps.append(gap)
            self._column.addItem(gap)
        self._column.addWidget(one)
        return one

    def narrow(self, *, on: bool) -> None:
        """Show icons only, or icons and words."""
        self.setFixedWidth(72 if on else 232)
        self._brand.setVisible(not on)
        for one in self.places:
            one.narrow(on=on)

    def _stand(self, *, low: bool) -> None:
        """Let the places stand closer in a low window."""
        self._low = low
        self._column.setContentsMargins(12, 8 if low else 14, 12, 8 if low else 14)
        self._column.setSpacing(1 if low else 3)
        for gap in self._gaps:
            gap.changeSize(0, _TIGHT_APART if low else _APART)
        for one in self.places:
            one.tighten(on=low)
        self._column.invalidate()

    def say_needs(self, due: Sequence[Due]) -> None:
        """Say beside each place how much of what is due needs somebody there."""
        for one, place in zip(self.places, PLACES, strict=False):
            one.say(place.needs(due) if place.needs else 0)

    def mark(self, number: int) -> None:
        """Mark a place as open."""
        self._group.setExclusive(PLACES[number].at_side)
        for at, one in enumerate(self.places):
            one.setChecked(at == number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.window().height() < _LOW
        if low is not self._low:
            self._stand(low=low)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
