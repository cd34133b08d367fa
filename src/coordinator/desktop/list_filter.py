"""What filters a list: the line that is typed into, the chips of the place, and the terms as chips of their own."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from coordinator.desktop.filter_chips import FilterChips
from coordinator.desktop.filter_line import FilterLine, Words
from coordinator.desktop.listing import TableModel
from coordinator.desktop.show_filter import ShowFilter
from coordinator.errors import Refused
from coordinator.services.filtering import Filter, Term, begun, parse

PAUSE = 130
"""How long, in milliseconds, nobody types until a long list is filtered."""
_LONG = 2_000
"""From so many rows on a list waits for the pause."""


class ListFilter(QObject):
    """Reads what is typed and lets the model find the rows; what means nothing is said, and changes nothing."""

    changed = Signal()
    """The rows are filtered by something else."""

    def __init__(
        self,
        model: TableModel[Any],
        search: str,
        noun: str,
        shows: Mapping[Any, Callable[[Any], bool]],
        words: Words,
    ) -> None:
        """Filter *model*; *search* says what can be looked for, *shows* are the filters of the place."""
        self._fields = [column.askable for column in model.columns]
        self.search = FilterLine(search, f"Search {noun}", self._fields, words)
        super().__init__(self.search)
        self._model, self._shows = model, shows
        self._today = date(2000, 1, 1)
        self.terms: tuple[Term, ...] = ()
        self.shows = ShowFilter(list(shows), noun)
        self.chips = FilterChips()
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.find)
        self.search.textChanged.connect(lambda _: self._on_typed())
        self.shows.chosen.connect(self.find)
        self.chips.removed.connect(self._remove)

    def set_today(self, today: date) -> None:
        """Count days from *today* when the rows are found next."""
        self._today = today
        self._read()

    def say_counts(self, counts: Sequence[int]) -> None:
        """Say how many rows each filter of the place lets through."""
        for show, count in zip(self._shows, counts, strict=True):
            self.shows.say_count(show, count)

    def _on_typed(self) -> None:
        if self._model.total > _LONG:
            self._pause.start()
        else:
            self.find()

    def find(self) -> None:
        """Find the rows by what is typed and chosen now."""
        self._pause.stop()
        if self._read():
            self._model.arrange()
            self.changed.emit()

    def _read(self) -> bool:
        """Take over what is typed and chosen; say why where it means nothing."""
        try:
            found = parse(begun(self.search.text()), self._fields, self._today)
        except Refused as error:
            self.chips.say(str(error))
            return False
        self.chips.show_terms(found.terms, self._fields)
        self.terms = found.terms
        self._model.conditions = found.conditions
        self._model.belongs = self._shows[self.shows.current]
        return True

    def _remove(self, term: Term) -> None:
        left = list(self.terms)
        left.remove(term)
        self.search.setText(str(Filter(tuple(left))))
        self.search.setFocus()

    @property
    def text(self) -> str:
        """The filter as it is typed."""
        return self.search.text().strip()

    @property
    def narrows(self) -> bool:
        """Whether anything but the first filter of the place is chosen or typed."""
        return bool(self.text) or self.shows.current is not next(iter(self._shows))

    def words(self) -> str:
        """Return what filters the list, as a sentence names it."""
        show = self.shows.current
        named = [f"“{show.value}”"] if show is not next(iter(self._shows)) else []
        return " and ".join([*named, *([self.text] if self.text else [])])

    def use(self, text: str, show: Enum) -> None:
        """Filter by *text* and *show*."""
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        self.shows.blockSignals(True)
        self.shows.choose(show)
        self.shows.blockSignals(False)
        self.find()

    def clear(self) -> None:
        """Show every row."""
        self.use("", next(iter(self._shows)))
