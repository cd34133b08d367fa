"""Leading to what somebody asks for, from wherever they ask: a list, a duty, an officer, a record."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from coordinator.desktop.list_place import ListPlace, ViewsPlace
from coordinator.desktop.places import PLACES
from coordinator.services.duty_view import Duties, key_of
from coordinator.services.today import Show

if TYPE_CHECKING:
    from coordinator.desktop.window import Window


class Leading(QObject):
    """Shows in its place what is asked for; the spot that is left is remembered."""

    def __init__(self, window: "Window") -> None:
        """Listen to what is asked of the session of *window*."""
        super().__init__(window)
        self._window = window
        session = window.session
        session.list_wanted.connect(self._show_list)
        session.duty_wanted.connect(self._show_duty)
        session.officer_wanted.connect(self._show_officer)
        session.record_wanted.connect(self._show_record)
        session.new_wanted.connect(self._begin_record)
        session.place_wanted.connect(self._show_place)

    def _show_list(self, show: Show | Duties) -> None:
        from coordinator.desktop.compliance_page import CompliancePage
        from coordinator.desktop.officers_page import OfficersPage

        with self._window.journey.going():
            window = self._window
            page = window.go_to(CompliancePage) if isinstance(show, Duties) else window.go_to(OfficersPage)
            page.show_list(show)

    def _show_duty(self, rule: str, subject: str) -> None:
        from coordinator.desktop.compliance_page import CompliancePage

        with self._window.journey.going():
            self._window.go_to(CompliancePage).explain(key_of(rule, subject))

    def _show_officer(self, badge: str, rule: str) -> None:
        from coordinator.desktop.officers_page import OfficersPage

        with self._window.journey.going():
            self._window.go_to(OfficersPage).explain(badge, rule)

    def _show_record(self, kind: str, key: str) -> None:
        from coordinator.desktop.records_page import RecordsPage

        window = self._window
        own = next((at for at, place in enumerate(PLACES) if kind in place.of), None)
        with window.journey.going():
            if own is None:
                window.go_to(RecordsPage).show_record(kind, key)
            else:
                window.go(own)
                self._choose(self._list(PLACES[own].of.index(kind)), kind, key)

    def _list(self, view: int) -> ListPlace:
        """Return the list of the place that shows, of several the one at *view*."""
        page = self._window.shown_page
        if isinstance(page, ViewsPlace):
            page.look_at(view)
            page = page.view
        return cast("ListPlace", page)

    def _choose(self, shown: ListPlace, kind: str, key: str) -> None:
        shown.show_all()
        self._window.session.ask(lambda desk: desk.number_of(kind, key), lambda number: shown.choose(str(number or "")))

    def _show_place(self, title: str, kind: str) -> None:
        from coordinator.desktop.records_page import RecordsPage

        window = self._window
        place = next((at for at, one in enumerate(PLACES) if one.title == title), None)
        with window.journey.going():
            if place is not None:
                window.go(place)
            elif kind:
                window.go_to(RecordsPage).open(kind)

    def _begin_record(self, kind: str) -> None:
        from coordinator.desktop.records_page import RecordsPage

        with self._window.journey.going():
            self._window.go_to(RecordsPage).begin(kind)
