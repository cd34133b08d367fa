"""What the window works on: the open program, the day it is shown as of, and the thread that reads it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from coordinator.desktop.alive import gone
from coordinator.desktop.copies import Copies
from coordinator.desktop.preferences import Preferences
from coordinator.desktop.problems import Problems
from coordinator.desktop.settings import Settings, settings_file
from coordinator.desktop.worker import Worker
from coordinator.errors import CoordinatorError, Held, Locked, Unavailable
from coordinator.services.today import today_from
from coordinator.store.standing import glance

if TYPE_CHECKING:
    from coordinator.services.desk import Desk, Opened
    from coordinator.services.program import Setting
    from coordinator.store import Changes

_Answer = TypeVar("_Answer")


class Session(QObject):
    """Asks the records and tells the pages; every question is answered as of the day that shows."""

    glanced = Signal(object)
    """A first page from the last standing, before the records are open."""
    opened = Signal(object)
    """The program is open; carries ``Opened``."""
    refreshed = Signal()
    """The records, or the day, changed: ask again."""
    checked = Signal(list)
    """The file was looked over; carries what is wrong."""
    failed = Signal(str, str)
    """Something was refused; carries a title and what to say."""
    unavailable = Signal(str, object)
    """Disk, lock or file say no for now; carries what to say, and what to call to try again."""
    held = Signal(object, str, object)
    """Somebody else has a program open; carries its folder, who, and what to call to look at its newest backup."""
    not_opened = Signal(object, str)
    """A program cannot be opened; carries its folder, and why."""
    locked = Signal(object, str)
    """A program asks for its passphrase; carries its folder, and why the last one did not open it."""
    crashed = Signal(object)
    """A defect; carries the error."""

    said = Signal(str, bool)
    """Something was done; carries what, and whether the foot offers to take it back."""

    list_wanted = Signal(object)
    """Somebody wants to see a list; carries a filter of the officers or of the duties."""
    duty_wanted = Signal(str, str)
    """Somebody asks why; carries the rule and the subject."""
    officer_wanted = Signal(str, str)
    """Somebody wants to see an officer; carries the badge and a rule to explain, or nothing."""

    record_wanted = Signal(str, str)
    """Somebody wants to see or edit a record; carries its kind and its key."""
    place_wanted = Signal(str, str)
    """Somebody wants to go on with something; carries the title of its place, and the kind of its record."""
    import_wanted = Signal()
    """Somebody wants to bring in what there is in files."""
    new_wanted = Signal(str)
    """Somebody wants to enter a record; carries its kind."""

    def __init__(self, setting: "Callable[[], Setting]", preferences: Preferences | None = None) -> None:
        """Begin without a program; *setting* is asked for on the worker's thread."""
        super().__init__()
        self.preferences = preferences or Preferences(Settings(), settings_file())
        self.worker = Worker(self)
        self._setting = setting
        self._working_as = ""
        self._desk: Desk | None = None
        self.copies = Copies()
        self.problems = Problems(self)
        self.program: Opened | None = None
        self.as_of: date | None = None

    def open(self, path: Path, passphrase: str = "") -> None:
        """Open the program at *path*: a glance at once, the records as soon as they are read."""
        self.close_program()
        records = path if path.is_file() else path / "records.db"
        if records.is_file() and (standing := glance(records)):
            self.glanced.emit(today_from(standing))

        def failed(error: Exception) -> None:
            if isinstance(error, Locked):
                self.locked.emit(path if path.is_dir() else path.parent, str(error) if passphrase else "")
            elif isinstance(error, Held):
                self.held.emit(path, str(error), lambda: self.look_at_backup(path, passphrase))
            elif isinstance(error, CoordinatorError):
                self.not_opened.emit(path, str(error))
            else:
                self.crashed.emit(error)

        self.worker.ask(lambda: self._open(path, passphrase), self._on_opened, failed)

    def look_at_backup(self, path: Path, passphrase: str = "") -> None:
        """Open a copy of the newest backup of the program at *path*, to be read; it is gone when it is closed."""
        self.close_program()
        self._ask(lambda: self._open_backup(path, passphrase), self._on_opened)

    def _open_backup(self, path: Path, passphrase: str) -> "tuple[Desk, Opened]":
        from coordinator.services.backups import copy_newest, copy_words
        from coordinator.services.desk import Desk

        setting = self._setting()
        known = passphrase or setting.passphrase
        place = self.copies.place_for(path.name)
        backup = copy_newest(path, place, known)
        desk = Desk(place, replace(setting, passphrase=known), copy_of=copy_words(backup, path))
        return desk, desk.opened()

    def _open(self, path: Path, passphrase: str) -> "tuple[Desk, Opened]":
        from coordinator.services.desk import Desk

        setting = self.setting()
        desk = Desk(path, replace(setting, passphrase=passphrase or setting.passphrase))
        return desk, desk.opened()

    def setting(self) -> "Setting":
        """Return who works and by which clock: under the name that was chosen, else as the system names them."""
        found = self._setting()
        return replace(found, actor=self._working_as or found.actor)

    def work_as(self, name: str) -> None:
        """Record changes from now on under *name*; without one, under whom the system names."""
        self._working_as = name
        actor = self.setting().actor if self._desk is not None else ""
        self.ask(lambda desk: desk.work_as(actor), lambda _: None)

    def today_here(self) -> date:
        """Return the day by this computer's clock, where no agency says otherwise."""
        return self.setting().clock().date()

    def with_setting(
        self,
        job: "Callable[[Setting], _Answer]",
        then: Callable[[_Answer], None],
        refused: Callable[[CoordinatorError], None],
    ) -> None:
        """Run *job*, which asks no program that is open, beside the screen; *refused* is told why it cannot be done."""

        def failed(error: Exception) -> None:
            if isinstance(error, CoordinatorError):
                refused(error)
            else:
                self.crashed.emit(error)

        self.worker.ask(lambda: job(self.setting()), then, failed)

    def lock(self) -> None:
        """Let go of a protected program and of its key, until somebody types the passphrase again."""
        if self.program is not None and self.program.protected:
            path = self.program.path
            self.close_program()
            self.locked.emit(path, "")

    def _on_opened(self, found: "tuple[Desk, Opened]") -> None:
        self._desk, self.program = found
        self.as_of = self.program.opens_on
        self.opened.emit(self.program)
        self.refreshed.emit()
        self.ask(lambda desk: desk.check(), self.checked.emit)

    def show_as_of(self, day: date) -> None:
        """Show everything as of *day* from now on; what is kept does not change."""
        if self.program is not None and day != self.as_of:
            self.as_of = day
            self.refreshed.emit()

    def ask(
        self,
        question: "Callable[[Desk], _Answer]",
        then: Callable[[_Answer], None],
        refused: Callable[[CoordinatorError], None] | None = None,
    ) -> None:
        """Ask the records; the answer is dropped if another program is open by then.

        Without a *refused* that is told why there is no answer, everybody is.
        """
        desk = self._desk
        if desk is None:
            return

        def failed(error: Exception) -> None:
            told = refused is not None and not gone(refused) and desk is self._desk
            if refused is not None and told and isinstance(error, CoordinatorError):
                refused(error)
            else:
                self._on_failed(error, lambda: self.ask(question, then))

        self.worker.ask(lambda: question(desk), lambda answer: then(answer) if desk is self._desk else None, failed)

    def ask_as_of(self, question: "Callable[[Desk, date], _Answer]", then: Callable[[_Answer], None]) -> None:
        """Ask the records as of the day that shows; the answer is dropped if another day shows by then."""
        day = self.as_of
        if day is not None:
            self.ask(lambda desk: question(desk, day), lambda answer: then(answer) if day == self.as_of else None)

    def change(self, work: "Callable[[Desk], Changes | None]") -> None:
        """Change the records, say what was done, and let every page ask again."""
        self.ask(work, self._on_changed)

    def _on_changed(self, changes: "Changes | None") -> None:
        if changes is not None:
            self.said.emit(f"{changes.label}.", False)
        self.refreshed.emit()

    def attempt(
        self,
        work: "Callable[[Desk], _Answer]",
        then: Callable[[_Answer], None],
        refused: Callable[[CoordinatorError], None] | None = None,
    ) -> None:
        """Change the records; then every page asks again, or *refused* is told why not, else everybody."""

        def answered(answer: _Answer) -> None:
            then(answer)
            self.refreshed.emit()

        self.ask(work, answered, refused)

    def apart(
        self,
        work: "Callable[[Path, Setting], _Answer]",
        then: Callable[[_Answer], None],
        refused: Callable[[CoordinatorError], None],
        passphrase: str | None = None,
    ) -> None:
        """Let go of the program, run *work* on its folder, and open it again, whatever came of it.

        If all went well, *passphrase* opens it, where that is another one than before.
        """
        desk, program = self._desk, self.program
        if desk is None or program is None:
            return
        self._desk = self.program = None

        def again(opens: str, told: Callable[[], None]) -> None:
            self.open(program.path, opens)
            self.work(lambda: None, lambda _: told())  # once it is open again

        def done(answer: _Answer) -> None:
            again(desk.setting.passphrase if passphrase is None else passphrase, lambda: then(answer))

        def failed(error: Exception) -> None:
            if isinstance(error, CoordinatorError):
                again(desk.setting.passphrase, lambda: refused(error))
            else:
                again(desk.setting.passphrase, lambda: self.crashed.emit(error))

        self.worker.ask(lambda: desk.apart(work), done, failed)

    @property
    def writable(self) -> bool:
        """Whether the program that is open can be changed."""
        return self.program is not None and self.program.writable

    def work(self, job: Callable[[], _Answer], then: Callable[[_Answer], None]) -> None:
        """Run *job*, which asks the records nothing, beside the screen; then *then* with what it returned."""
        self._ask(job, then)

    def _ask(
        self, job: Callable[[], Any], then: Callable[[Any], None], again: Callable[[], None] | None = None
    ) -> None:
        self.worker.ask(job, then, lambda error: self._on_failed(error, again))

    def _on_failed(self, error: Exception, again: Callable[[], None] | None) -> None:
        if isinstance(error, Unavailable) and again is not None:
            self.unavailable.emit(str(error), again)
        elif isinstance(error, CoordinatorError):
            self.failed.emit("This cannot be done", str(error))
        else:
            self.crashed.emit(error)

    def close_program(self) -> None:
        """Let go of the program that is open."""
        if self._desk is not None:
            desk, self._desk, self.program, self.as_of = self._desk, None, None, None
            self._ask(desk.close, lambda _: None)
            self.copies.remove()

    def close(self) -> None:
        """Let go of everything."""
        self.close_program()
        self.worker.close()
