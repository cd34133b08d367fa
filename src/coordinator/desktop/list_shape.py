"""How a list is looked at: its views, its columns, their order and widths, as this machine remembers them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from coordinator.desktop.controls import button
from coordinator.desktop.list_filter import ListFilter
from coordinator.desktop.list_table import ListTable
from coordinator.desktop.listing import Sorting
from coordinator.desktop.settings import views_file
from coordinator.desktop.view_menu import ViewMenu
from coordinator.desktop.views import View, Views

_AFTER = 400
"""Milliseconds of rest after which a new shape is kept."""


class ListShape(QObject):
    """Shows views, offers columns, and remembers the last shape of the place."""

    def __init__(self, table: ListTable, filters: ListFilter, ready: Sequence[View], place: str) -> None:
        """Shape *table* of *place*, for which the *ready* views come with the program."""
        super().__init__(table)
        self._table, self._filter = table, filters
        self._columns = table.list_model.columns
        self._views = Views(views_file(), place)
        self._view_menu = ViewMenu(table, ready, self._views, self.seen, self.use)
        self.view = self._view_menu.button
        self.columns = button("Columns", "", "columns-3")
        self._menu = QMenu(self.columns)
        self._menu.aboutToShow.connect(self._offer_columns)
        self.columns.setMenu(self._menu)
        self._timer = QTimer(self, interval=_AFTER, singleShot=True)
        self._timer.timeout.connect(self._keep)
        table.reshaped.connect(self._timer.start)
        table.head.choice_wanted.connect(self._open_menu)

    def _open_menu(self, at: QPoint) -> None:
        self._menu.popup(at)

    def _offer_columns(self) -> None:
        self._menu.clear()
        chosen = self._table.chosen
        for place, column in enumerate(self._columns):
            action = QAction(column.title, self._menu, checkable=True, checked=place in chosen)
            action.setEnabled(chosen != {place})
            action.toggled.connect(partial(self._table.choose_column, place))
            self._menu.addAction(action)
        self._menu.addSeparator()
        again = QAction("Columns as they come", self._menu)
        again.triggered.connect(lambda _=False: self.reset())
        self._menu.addAction(again)

    def seen(self) -> View:
        """Return how the list is looked at now."""
        sorting = self._table.list_model.sorting
        return View(
            "",
            self._filter.text,
            self._filter.shows.current.name,
            tuple((self._columns[one.place].asked_as, one.descending) for one in sorting),
            tuple(self._columns[place].asked_as for place in self._table.shown_columns()),
            {self._columns[place].asked_as: width for place, width in self._table.widths.items()},
        )

    def use(self, view: View) -> None:
        """Look at the list as *view* says; what it says nothing about stays."""
        self._lay_out(view)
        shows = self._filter.shows
        show = next((one for one in shows.chips if one.name == view.show), next(iter(shows.chips)))
        self._filter.use(view.filter, show)
        self._timer.start()

    def look_as_last(self) -> None:
        """Give the list the order and the columns that it had last on this machine."""
        if self._views.last is not None:
            self._lay_out(self._views.last)

    def reset(self) -> None:
        """Show the columns that come with the place."""
        self._table.lay_out([place for place, column in enumerate(self._columns) if column.shown], {})
        self._timer.start()

    def _lay_out(self, view: View) -> None:
        places = {column.asked_as: place for place, column in enumerate(self._columns)}
        orders = [Sorting(places[name], descending) for name, descending in view.orders if name in places]
        if orders:
            self._table.list_model.order_by(orders)
        if columns := [places[name] for name in view.columns if name in places]:
            widths = {places[name]: width for name, width in view.widths.items() if name in places}
            self._table.lay_out(columns, widths)

    def _keep(self) -> None:
        seen = self.seen()
        self._views.keep_last(View("", "", "", seen.orders, seen.columns, seen.widths))

    def keep_now(self) -> None:
        """Keep what waits for a rest."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()
