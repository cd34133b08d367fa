"""What the window shows while no program is open: the welcome, the first run, and the way into a program."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from coordinator.desktop.settings import sample_folder
from coordinator.desktop.welcome_page import WelcomePage
from coordinator.errors import CoordinatorError

if TYPE_CHECKING:
    from coordinator.desktop.first_run import FirstRunPage
    from coordinator.desktop.window import Window
    from coordinator.services.program import Setting


class Welcoming(QObject):
    """Puts a page in the place of everything until a program is open."""

    def __init__(self, window: "Window", whole: QStackedWidget) -> None:
        """Put the welcome beside what *whole* shows."""
        super().__init__(window)
        self._window, self._whole, self._session = window, whole, window.session
        self._preferences = window.session.preferences
        self.page = WelcomePage()
        self.first_run: FirstRunPage | None = None
        whole.addWidget(self.page)
        self.page.new_wanted.connect(self.begin)
        self.page.open_wanted.connect(window.menus.open_other)
        self.page.sample_wanted.connect(self.open_sample)
        self.page.restore_wanted.connect(self._restore)
        self.page.recent_wanted.connect(self._open)
        self.page.recent_unwanted.connect(self._forget)
        self._session.not_opened.connect(lambda path, why: self.show(f"{path.name} is not open. {why}"))
        self._session.opened.connect(lambda program: self._on_opened(program.path))

    @property
    def shown(self) -> bool:
        """Whether one of these pages stands in the place of everything."""
        return self._whole.currentWidget() in {self.page, self.first_run}

    def show(self, words: str = "") -> None:
        """Let go of the program and show the welcome; *words* say why, where nobody asked for it."""
        self._let_go()
        self._whole.setCurrentWidget(self.page)
        self._window.blank("Welcome")
        self.page.say(words)
        self.page.show_recent(self._preferences.recent.listed())

    def _let_go(self) -> None:
        self._window.leave_field()
        self._window.locking.idle.rest()
        self._session.close_program()

    def begin(self) -> None:
        """Begin a program of one's own."""
        from coordinator.desktop.first_run import FirstRunPage  # loads the records, which the first paint does not need

        self._let_go()
        self._drop_first_run()
        self.first_run = made = FirstRunPage(self._session)
        made.left.connect(self.show)
        made.anew_wanted.connect(self.begin)
        made.made.connect(self._open)
        self._whole.addWidget(made)
        self._whole.setCurrentWidget(made)
        self._window.blank("New program")
        made.begin()

    def _drop_first_run(self) -> None:
        if self.first_run is not None:
            self._whole.removeWidget(self.first_run)
            self.first_run.deleteLater()
            self.first_run = None

    def _open(self, path: Path) -> None:
        self._session.open(path)

    def open_sample(self) -> None:
        """Open the sample agency; it is made when it is wanted and not there yet."""
        path = sample_folder()
        if (path / "records.db").is_file():
            self._open(path)
            return
        self.page.say("")
        self._work_on(self.page, on=True)
        self._session.with_setting(partial(_make_sample, path), self._on_sample, self._on_refused)

    def _on_sample(self, path: Path) -> None:
        self._work_on(self.page, on=False)
        self._open(path)

    def _on_refused(self, error: CoordinatorError) -> None:
        self._work_on(self.page, on=False)
        self.page.say(str(error))

    @staticmethod
    def _work_on(page: QWidget, *, on: bool) -> None:
        page.setEnabled(not on)

    def _restore(self) -> None:
        from coordinator.desktop.restore_new_dialog import RestoreNewDialog

        kinds = "Backup or portable copy (*.db *.json *.zip)"
        found, _ = QFileDialog.getOpenFileName(self._window, "Choose a backup or a portable copy", "", kinds)
        if found:
            dialog = RestoreNewDialog(self._session, self._window, Path(found))
            dialog.restored.connect(self._open)
            dialog.open()

    def _forget(self, path: Path) -> None:
        self._preferences.forget(path)
        self.page.show_recent(self._preferences.recent.listed())

    def _on_opened(self, path: Path) -> None:
        program = self._session.program
        if program is not None and not program.sample and not program.borrowed:
            self._preferences.note_opened(path, program.today)
        if self.shown:
            self._whole.setCurrentIndex(0)
            self._window.show_again()
        self._drop_first_run()


def _make_sample(path: Path, setting: "Setting") -> Path:
    from coordinator.services.program import new_program

    with new_program(path, setting, sample=True):
        return path
