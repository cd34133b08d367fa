"""The menu bar: every command of the window, with its keys."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

from coordinator.desktop import help_menu
from coordinator.desktop.panes import explain, find_here, go_on, open_part, turn_tab
from coordinator.desktop.places import PLACES
from coordinator.desktop.theme import Scheme


@runtime_checkable
class Beginning(Protocol):
    """A place in which a record can be begun."""

    def begin(self) -> None:
        """Enter what the place is about."""


if TYPE_CHECKING:
    from coordinator.desktop.commands import Command
    from coordinator.desktop.record_page import RecordPage
    from coordinator.desktop.window import Window

_KEYS = {"Preferences": "Ctrl+,"}
"""The keys of places that open from the menu only."""


class Menus(QObject):
    """Builds the menus of a window and keeps the actions whose words change."""

    def __init__(self, window: "Window") -> None:
        """Fill the menu bar of *window*."""
        super().__init__(window)
        self._window = window
        bar = window.menuBar()
        self._fill_file(bar.addMenu("&File"))
        self._fill_edit(bar.addMenu("&Edit"))
        self._fill_view(bar.addMenu("&View"))
        self._fill_places(bar.addMenu("&Tools"), at_side=False)
        self._fill_help(bar.addMenu("&Help"))

    def _add(self, menu: QMenu, words: str, keys: str, does: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: does())
        menu.addAction(action)
        return action

    def _fill_file(self, menu: QMenu) -> None:
        self._add(menu, "&New program…", "", self._begin_program)
        self._add(menu, "&Open program…", "Ctrl+O", self.open_other)
        self._add(menu, "&Close program", "Ctrl+W", self._close_program)
        menu.addSeparator()
        self._add(menu, "&Import…", "Ctrl+Shift+I", self.import_files)
        menu.addSeparator()
        self._add(menu, "&Back up now", "Ctrl+B", self._back_up)
        self._add(menu, "Save a porta&ble copy…", "", self._save_copy)
        menu.addSeparator()
        self._add(menu, "Save report as &PDF…", "Ctrl+S", self._save)
        menu.addSeparator()
        self.lock = self._add(menu, "&Lock", "Ctrl+L", self._window.lock)
        self.lock.setEnabled(False)
        menu.addSeparator()
        self._add(menu, "&Quit", "Ctrl+Q", self._window.close)

    def _fill_edit(self, menu: QMenu) -> None:
        session = self._window.session
        self.undo = self._add(menu, "&Undo", "Ctrl+Z", lambda: session.change(lambda desk: desk.undo()))
        self.redo = self._add(menu, "&Redo", "Ctrl+Y", lambda: session.change(lambda desk: desk.redo()))
        self._add(menu, "Undo &to…", "Ctrl+Alt+Z", self._undo_to)
        self.deleted = self._add(menu, "De&leted records…", "", self._bin)
        self.name_steps(("", ""))
        menu.addSeparator()
        self._add(menu, "&New record", "Ctrl+N", self._new)
        self._add(menu, "&Duplicate record", "Ctrl+D", self._duplicate)
        self._add(menu, "De&lete record", "", self._delete)
        menu.addSeparator()
        self._add(menu, "&Find a record, place or command…", "Ctrl+K", self.find)
        self._add(menu, "Search &everything…", "Ctrl+Shift+F", lambda: self.find(everything=True))
        self._add(menu, "Find &in this list", "Ctrl+F", self._find_here)

    def _fill_view(self, menu: QMenu) -> None:
        self._fill_places(menu, at_side=True)
        menu.addSeparator()
        self._fill_ways(menu)
        menu.addSeparator()
        self._add(menu, "&History of this record", "Ctrl+H", partial(open_part, self._window, "History"))
        self._add(menu, "&Papers of this record", "Ctrl+Shift+P", partial(open_part, self._window, "Papers"))
        self._add(menu, "Why this &status?", "Ctrl+I", self._explain)
        self._add(menu, "Show &as of a day", "Ctrl+T", self._window.head.edit)
        self._add(menu, "Back to &today", "Ctrl+Shift+T", self._window.head.to_today)
        self._add(menu, "&Judge again", "F5", self._window.session.refreshed.emit)
        self._add(menu, "Set-&up list", "", self._bring_set_up_back)
        menu.addSeparator()
        self._fill_schemes(menu)

    def _fill_schemes(self, menu: QMenu) -> None:
        preferences = self._window.session.preferences
        group = QActionGroup(self)
        actions = {
            scheme: self._add(menu, scheme.value, "", partial(preferences.choose, "scheme", scheme.name))
            for scheme in Scheme
        }
        for action in actions.values():
            action.setCheckable(True)
            group.addAction(action)

        def check() -> None:
            actions[Scheme.__members__.get(preferences.settings.scheme, Scheme.SYSTEM)].setChecked(True)

        preferences.changed.connect(check)
        check()

    def _fill_places(self, menu: QMenu, *, at_side: bool) -> None:
        for number, place in enumerate(PLACES):
            if place.at_side is at_side:
                keys = f"Ctrl+{number + 1}" if at_side and number < 9 else _KEYS.get(place.title, "")
                self._add(menu, place.title, keys, partial(self._window.go, number))

    def _fill_ways(self, menu: QMenu) -> None:
        window = self._window
        back = self._add(menu, "&Back", "Alt+Left", window.journey.back)
        forward = self._add(menu, "&Forward", "Alt+Right", window.journey.forward)
        self._add(menu, "Next pa&ne", "F6", partial(go_on, window, 1))
        self._add(menu, "Pane before", "Shift+F6", partial(go_on, window, -1))
        self._add(menu, "Next ta&b", "Ctrl+Tab", partial(turn_tab, window, 1))
        self._add(menu, "Tab before", "Ctrl+Shift+Tab", partial(turn_tab, window, -1))

        def enable() -> None:
            for action, can in zip((back, forward), window.journey.can_go, strict=True):
                action.setEnabled(can)

        window.journey.changed.connect(enable)
        enable()

    def _fill_help(self, menu: QMenu) -> None:
        self._add(menu, "&Help for this page", "F1", partial(help_menu.show_help, self._window))
        self._add(menu, "&Contents", "", partial(help_menu.show_contents, self._window))
        self._add(menu, "&Rule book", "", partial(help_menu.show_rule_book, self._window))
        self._add(menu, "&Keys", "Ctrl+/", self._keys)
        menu.addSeparator()
        self._add(menu, "&Third-party notices", "", partial(help_menu.show_notices, self._window))
        self._add(menu, "&About Coordinator", "", partial(help_menu.show_about, self._window))

    def name_steps(self, steps: tuple[str, str]) -> None:
        """Name what undo and redo would do."""
        for action, verb, label in ((self.undo, "&Undo", steps[0]), (self.redo, "&Redo", steps[1])):
            action.setText(f"{verb}: {label}" if label else verb)
            action.setEnabled(bool(label))

    def _bring_set_up_back(self) -> None:
        from coordinator.desktop.today_page import TodayPage

        self._window.go_to(TodayPage).set_up.put_away(on=False)

    def _begin_program(self) -> None:
        self._window.welcoming.begin()

    def _close_program(self) -> None:
        self._window.welcoming.show()

    def open_other(self) -> None:
        """Ask for a program folder and open it."""
        folder = QFileDialog.getExistingDirectory(self._window, "Open program folder")
        if folder:
            self._window.session.open(Path(folder))

    def import_files(self, paths: Sequence[Path] = ()) -> None:
        """Open the import wizard, with what *paths* bring."""
        from coordinator.desktop.import_wizard import ImportWizard

        session = self._window.session
        if session.writable:
            wizard = ImportWizard(session, self._window)
            wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            wizard.open()
            if paths:
                wizard.bring(paths)
        elif session.program is not None:
            session.failed.emit("This cannot be done", "The program is open for reading only. Nothing can be imported.")

    def _save(self) -> None:
        from coordinator.desktop.reports_page import ReportsPage

        self._window.go_to(ReportsPage).save_as()

    def _back_up(self) -> None:
        self._window.session.ask(lambda desk: desk.back_up_now(), self._window.on_backed_up)

    def _save_copy(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self._window, "Save a portable copy", "", "Portable copy (*.zip)")
        if name:
            target = Path(name).with_suffix(".zip")
            self._window.session.ask(lambda desk: desk.back_up_now(target), self._window.on_backed_up)

    def _new(self) -> None:
        from coordinator.desktop.officers_page import OfficersPage
        from coordinator.desktop.records_page import RecordsPage
        from coordinator.desktop.training_page import TrainingPage

        here = self._window.stack.currentWidget()
        if isinstance(here, OfficersPage | TrainingPage):
            here.begin()
        elif isinstance(here, RecordsPage) and here.page is not None:
            here.page.begin()
        elif isinstance(here, Beginning) and not isinstance(here, RecordsPage):
            here.begin()
        else:
            self._window.go_to(RecordsPage)

    @property
    def _records(self) -> "RecordPage | None":
        """The list of records that shows, if one does."""
        from coordinator.desktop.records_page import RecordsPage

        here = self._window.stack.currentWidget()
        return here.page if isinstance(here, RecordsPage) else None

    def _duplicate(self) -> None:
        if self._records is not None:
            self._records.duplicate()

    def _delete(self) -> None:
        if self._records is not None:
            self._records.delete()

    def find(self, *, everything: bool = False) -> None:
        """Find records, places and commands; or look through *everything* that is on record."""
        from coordinator.desktop.find import FindDialog

        offered = [] if everything else self._commands()
        self._open_beside(FindDialog(self._window.session, self._window, offered))

    def _commands(self) -> "list[Command]":
        from coordinator.desktop.commands import commands, commands_of

        return [*commands(self._window.menuBar()), *commands_of(self._window.shown_page)]

    def _keys(self) -> None:
        from coordinator.desktop.key_map import KeyMap

        self._open_beside(KeyMap(self._window, self._commands()))

    def _undo_to(self) -> None:
        from coordinator.desktop.undo_list import UndoList

        if self._window.session.program is not None:
            self._open_beside(UndoList(self._window.session, self._window))

    def _bin(self) -> None:
        from coordinator.desktop.bin_list import BinList

        if self._window.session.program is not None:
            self._open_beside(BinList(self._window.session, self._window))

    def _open_beside(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _find_here(self) -> None:
        from coordinator.desktop.officers_page import OfficersPage

        if not find_here(self._window):
            self._window.go_to(OfficersPage)
            find_here(self._window)

    def _explain(self) -> None:
        if not explain(self._window):
            self._window.session.said.emit("Nothing is chosen. Choose a row of a list, then ask why.", False)
