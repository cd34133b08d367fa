"""The button beside the search: choose a view of the list, keep this one, and sort without a mouse."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton

from coordinator.desktop.controls import button
from coordinator.desktop.list_table import ListTable
from coordinator.desktop.views import View, Views


class ViewMenu:
    """Offers the views of a place: those that come with it, and those that somebody kept."""

    def __init__(
        self,
        table: ListTable,
        ready: Sequence[View],
        views: Views,
        seen: Callable[[], View],
        use: Callable[[View], None],
    ) -> None:
        """Offer the *ready* and the kept *views*; *seen* tells how the list is looked at now, *use* shows a view."""
        self.views = views
        self._table, self._ready, self._seen, self._use = table, ready, seen, use
        self.button: QPushButton = button("View", "", "list-filter")
        self.button.setToolTip("Kept filters, orders and columns of this list")
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self.fill)
        self.button.setMenu(self.menu)

    def fill(self) -> None:
        """Say anew what there is to choose."""
        self.menu.clear()
        now = self._seen()
        for one in (*self._ready, *self.views.saved):
            self._add(self.menu, one.name, partial(self._use, one), on=_same(one, now))
        if self._ready or self.views.saved:
            self.menu.addSeparator()
        self._add(self.menu, "Save this view…", self.ask_name)
        self._fill_kept(self.menu.addMenu("Rename"), self._ask_new_name)
        self._fill_kept(self.menu.addMenu("Remove"), self.views.remove)
        self.menu.addSeparator()
        self._fill_orders(self.menu.addMenu("Sort by"), as_well=False)
        self._fill_orders(self.menu.addMenu("Sort by, as well"), as_well=True)

    def _add(self, menu: QMenu, words: str, does: Callable[[], None], *, on: bool | None = None) -> None:
        action = QAction(words.replace("&", "&&"), menu)
        if on is not None:
            action.setCheckable(True)
            action.setChecked(on)
        action.triggered.connect(lambda _=False: does())
        menu.addAction(action)

    def _fill_kept(self, menu: QMenu, does: Callable[[str], None]) -> None:
        menu.setEnabled(bool(self.views.saved))
        for one in self.views.saved:
            self._add(menu, one.name, partial(does, one.name))

    def _fill_orders(self, menu: QMenu, *, as_well: bool) -> None:
        model = self._table.list_model
        for place in self._table.shown_columns():
            on = model.sorted_at(place) is not None
            self._add(menu, model.columns[place].title, partial(self._table.sort_by, place, as_well), on=on)

    def ask_name(self) -> None:
        """Ask for a name, and keep under it how the list is looked at now."""
        self._ask(
            "Save this view", "Name of the view", "", lambda name: self.views.save(replace(self._seen(), name=name))
        )

    def _ask_new_name(self, name: str) -> None:
        self._ask("Rename this view", f"New name of “{name}”", name, partial(self.views.rename, name))

    def _ask(self, title: str, words: str, name: str, then: Callable[[str], None]) -> None:
        dialog = QInputDialog(self.button.window())
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(lambda given: then(given.strip()) if given.strip() else None)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()


def _same(one: View, now: View) -> bool:
    """Return whether a view is what shows; what it says nothing about does not count."""
    return (
        (one.filter, one.show or now.show) == (now.filter, now.show)
        and one.orders in ((), now.orders)
        and one.columns in ((), now.columns)
    )
