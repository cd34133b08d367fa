"""The window: places at the side, the day in the head, the state of the file at the foot."""

from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from coordinator.desktop.banner import Banner
from coordinator.desktop.cautions import Cautions
from coordinator.desktop.drawer import Drawer
from coordinator.desktop.file_drop import FileDrop
from coordinator.desktop.file_state import FileState
from coordinator.desktop.foot import Foot, TroubleButton
from coordinator.desktop.head import Head
from coordinator.desktop.journey import Journey, Spot, Walked, show_in, spot_in
from coordinator.desktop.leading import Leading
from coordinator.desktop.links import Links
from coordinator.desktop.locking import Locking
from coordinator.desktop.menus import Menus
from coordinator.desktop.places import PLACES, SideBar
from coordinator.desktop.session import Session
from coordinator.desktop.theme import Theme
from coordinator.desktop.welcoming import Welcoming
from coordinator.services.today import Today

if TYPE_CHECKING:
    from collections.abc import Callable

    from coordinator.services.desk import Safety

_NARROW = 1100
"""Below this width, in pixels, the side bar shows icons only."""

_BACKUP_EVERY = 5 * 60 * 1000
"""How often, in milliseconds, somebody looks whether a backup is due."""

_Page = TypeVar("_Page", bound=QWidget)


class Window(QMainWindow):
    """Shows one program."""

    def __init__(self, session: Session, theme: Theme) -> None:
        """Show what *session* works on, as its preferences say."""
        super().__init__()
        self.session, self.theme = session, theme
        self.setWindowTitle("Coordinator")
        self.setMinimumSize(910, 512)
        self.head, self.side, self.stack = Head(), SideBar(), QStackedWidget()
        self.banner, self.drawer = Banner(), Drawer(session.problems)
        self.journey = Journey(self.spot, self.show_spot, self)
        self._links = Links(session)
        self._build()
        self.menus = Menus(self)
        self._clock = QTimer(self, interval=_BACKUP_EVERY)
        self.foot, self.trouble = Foot(), TroubleButton(session.problems)
        self.file_state = FileState(self.statusBar(), self.foot, self.trouble)
        self.locking = Locking(self, theme.application, self._whole, session.preferences.settings.lock_after)
        self.welcoming = Welcoming(self, self._whole)
        self._connect()
        Cautions(self)
        self._show_place(0)

    def _build(self) -> None:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        row.addLayout(column, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(centre)
        self.setCentralWidget(self._whole)
        self.drawer.setParent(centre)
        for _ in PLACES:
            self.stack.addWidget(QWidget())
        self._made: dict[int, QWidget] = {}

    def _connect(self) -> None:
        session = self.session
        self.side.wanted.connect(self.go)
        self.head.day_chosen.connect(session.show_as_of)
        Leading(self)
        session.said.connect(self.foot.say)
        self.foot.undo_wanted.connect(self.menus.undo.trigger)
        self._connect_problems()
        self._connect_ways()
        session.import_wanted.connect(self.menus.import_files)
        FileDrop(self).dropped.connect(self.menus.import_files)
        session.glanced.connect(self._on_glanced)
        session.opened.connect(self._on_opened)
        session.refreshed.connect(self._on_refreshed)
        session.checked.connect(self._on_checked)
        session.worker.busy.connect(self._on_busy)
        self._clock.timeout.connect(lambda: session.ask(lambda desk: desk.back_up(), self.on_backed_up))

    def _connect_problems(self) -> None:
        session = self.session
        session.failed.connect(self.banner.say)
        session.unavailable.connect(self._on_unavailable)
        session.said.connect(lambda *_: self.banner.hide())
        self.trouble.clicked.connect(lambda _=False: self.drawer.open())
        self.drawer.closed.connect(lambda: self.go(self.stack.currentIndex()))
        self.drawer.check_wanted.connect(lambda: session.ask(lambda desk: desk.check(), session.checked.emit))

    def _connect_ways(self) -> None:
        self.head.go_back.clicked.connect(lambda _=False: self.journey.back())
        self.head.go_on.clicked.connect(lambda _=False: self.journey.forward())
        self.head.search.clicked.connect(lambda _=False: self.menus.find())
        self.journey.changed.connect(lambda: self.head.can_go(self.journey.can_go))
        self.head.can_go(self.journey.can_go)

    def make(self, place: int) -> QWidget:
        """Return the page of a place, made the first time: the first paint waits for one page only."""
        if place not in self._made:
            page = PLACES[place].page()(self.session)
            if isinstance(page, Walked):
                page.going.connect(self.journey.leave)
            self.stack.insertWidget(place, page)
            if (blank := self.stack.widget(place + 1)) is not None:
                self.stack.removeWidget(blank)
            self._made[place] = page
        return self._made[place]

    def blank(self, words: str) -> None:
        """Let go of everything that shows a record; *words* say why."""
        self._clock.stop()
        self.journey.forget()
        self.session.problems.clear()
        for place, page in self._made.items():
            self.stack.removeWidget(page)
            self.stack.insertWidget(place, QWidget())
            page.deleteLater()
        self._made.clear()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.setWindowTitle(f"{words} - Coordinator")
        self.head.agency.clear()
        self.side.say_needs(())
        self.banner.clear()
        self.foot.say("", undoable=False)
        self.file_state.clear()
        self._let_work(on=False)

    def show_again(self) -> None:
        """Show places and menus again."""
        self._let_work(on=True)
        self._show_place(0)

    def _let_work(self, *, on: bool) -> None:
        self.statusBar().setVisible(on)
        for menu in self.menuBar().actions():
            menu.setEnabled(on)

    def lock(self) -> None:
        """Lock a protected program."""
        self.locking.lock()

    def leave_field(self) -> None:
        """Leave the field that somebody types in: it saves what was typed."""
        if (typing := self.focusWidget()) is not None:
            typing.clearFocus()

    def page(self, kind: type[_Page]) -> _Page:
        """Return the page of a kind."""
        place = next(at for at, one in enumerate(PLACES) if one.page() is kind)
        return cast("_Page", self.make(place))

    @property
    def shown_page(self) -> QWidget:
        """The page of the place that shows."""
        return self.make(self.stack.currentIndex())

    def go(self, place: int) -> None:
        """Show a place."""
        if place == self.stack.currentIndex():
            self.shown_page.setFocus()
            return
        with self.journey.going():
            self._show_place(place)

    def _show_place(self, place: int) -> None:
        page = self.make(place)
        self.stack.setCurrentIndex(place)
        self.side.mark(place)
        self.banner.hide()
        page.setFocus()

    def spot(self) -> Spot:
        """Return where somebody is."""
        return Spot(self.stack.currentIndex(), spot_in(self.shown_page))

    def show_spot(self, spot: Spot) -> None:
        """Go where somebody was."""
        self._show_place(spot.place)
        show_in(self.shown_page, spot.inside)

    def go_to(self, kind: type[_Page]) -> _Page:
        """Show the place whose page is of *kind*, and return the page."""
        found = self.page(kind)
        self.go(self.stack.indexOf(found))
        return found

    def _on_glanced(self, today: Today) -> None:
        self.head.agency.setText(today.agency)
        self.side.say_needs(today.due)

    def _on_opened(self) -> None:
        self.journey.forget()
        self.session.problems.clear()
        program = self.session.program
        if program is None:
            return
        self.head.open(program.today)
        readonly = "" if program.writable else " (reading only)"
        self.setWindowTitle(f"{program.path.name}{readonly} - Coordinator")
        self.file_state.opened(program)
        self.banner.hide()
        if program.note:
            self.banner.say("Open for reading only", program.note)
            self.session.problems.say("reading", "Open for reading only", program.note)
        self.session.ask(lambda desk: desk.back_up(on_opening=True), self.on_backed_up)
        self._clock.start()
        from coordinator.desktop.recovered import say_recovered  # the first paint does not wait for it

        say_recovered(self.session)

    def on_backed_up(self, safety: "Safety") -> None:
        """Say at the foot when the newest backup was made."""
        self.file_state.backed_up(safety)
        self.session.problems.say("backup", "The backup is not as it should be", "\n".join(safety.notes))

    def _on_refreshed(self) -> None:
        program, day = self.session.program, self.session.as_of
        if program is None or day is None:
            return
        self.head.show_day(day, sample=program.sample and day == program.opens_on)
        self.session.ask_as_of(lambda desk, as_of: desk.today(as_of), self._on_glanced)
        self.session.ask(lambda desk: desk.steps(), self.menus.name_steps)
        self.file_state.rest(program)

    def _on_checked(self, problems: list[str]) -> None:
        self.file_state.checked(whole=not problems)
        self.session.problems.say("file", "The file is not as it was written", "\n".join(problems))
        if problems:
            self.banner.say("The file is not as it was written", "\n".join(problems))

    def _on_busy(self, busy: bool) -> None:
        if busy:
            self.file_state.work()
        else:
            self.file_state.rest(self.session.program)

    def _on_unavailable(self, words: str, again: "Callable[[], None]") -> None:
        retry, close = QMessageBox.StandardButton.Retry, QMessageBox.StandardButton.Close
        sign, says = QMessageBox.Icon.Warning, "This cannot be done now"
        box = QMessageBox(sign, "Not available now", says, retry | close, self)
        box.setInformativeText(words)
        box.button(retry).clicked.connect(lambda _=False: again())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.windowHandle().installEventFilter(self.journey)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.narrow(on=self.width() < _NARROW)
        self.drawer.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave_field()
        self.locking.idle.rest()
        self._links.end()
        self.session.close()
        super().closeEvent(event)
