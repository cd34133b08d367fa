"""What every list of the window is: columns that are declared once, and a model that says which rows show."""

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from coordinator.desktop.arranging import Arranging, Sought
from coordinator.records.conditions import Condition, Holds
from coordinator.records.plain_words import folded
from coordinator.services.filtering import Askable

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")

CODE = Qt.ItemDataRole.UserRole
"""The status code of a cell that shows a status, else nothing."""
LATE = Qt.ItemDataRole.UserRole + 1
"""Whether a day has passed."""
STRONG = Qt.ItemDataRole.UserRole + 2
"""Whether the column names its rows."""

_FEW = 3_000
"""So many rows are found and sorted in the time of a frame or two."""
Elsewhere = Callable[[Callable[[], list[int]], Callable[[list[int]], None]], None]
"""Runs a job beside the screen, and then hands its answer over."""
_NO_LETTER = re.compile(r"\W+")
WAITING = "…"
"""What a cell shows until its row was read."""
_SPOKEN = frozenset({Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its title, what it shows and sorts by, and its least width in pixels; it takes more if there is room.

    *strong* names the rows, *code* makes it a status, *late* marks a day that has passed. *gives_way* says how soon the
    column is left out where the table is too narrow: the highest first, zero never. A filter calls it *name*, else by
    its title, and compares *value*, which exports write: a day or a number where it *holds* these, else what it shows.
    """

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any]
    width: int
    shown: bool = True
    strong: bool = False
    code: Callable[[Row], str] | None = None
    late: Callable[[Row], bool] | None = None
    gives_way: int = 0
    name: str = ""
    value: Callable[[Row], object] | None = None
    holds: Holds = Holds.WORDS

    @property
    def asked_as(self) -> str:
        """What a filter, a view and the settings call it."""
        return self.name or _NO_LETTER.sub("_", self.title.lower())

    @property
    def askable(self) -> Askable:
        """What a filter can ask of it."""
        return Askable(self.asked_as, self.title, self.holds)

    def value_of(self, row: Row) -> object:
        """Return what a filter compares and an export writes."""
        return self.value(row) if self.value is not None else self.text(row)


@dataclass(frozen=True, slots=True)
class Sorting:
    """A column, by its place, by which the rows are sorted."""

    place: int
    descending: bool = False


class TableModel(QAbstractTableModel, Generic[Row]):
    """The rows that a filter leaves, in the chosen order; where they come from is a subclass's matter."""

    arranged = Signal()
    """The rows that were asked for are there."""

    def __init__(self, columns: Sequence[Column[Row]], sorted_by: int) -> None:
        """Begin empty."""
        super().__init__()
        self.columns = columns
        self.sorting: tuple[Sorting, ...] = (Sorting(sorted_by),)
        self.conditions: tuple[Condition, ...] = ()
        self.belongs: Callable[[Row], bool] = lambda _: True

    @property
    @abstractmethod
    def total(self) -> int:
        """How many rows there are before any filter."""

    @abstractmethod
    def arrange(self) -> None:
        """Find and sort the rows anew, and tell when they are there."""

    @abstractmethod
    def row_at(self, place: int) -> Row:
        """Return the row at a place."""

    @abstractmethod
    def ready(self, place: int) -> bool:
        """Return whether the row at a place was read; if not, see to it that it will be."""

    @abstractmethod
    def key_at(self, place: int) -> str:
        """Return what names the row at a place."""

    @abstractmethod
    def place_of(self, key: str) -> int | None:
        """Return where the row stands that *key* names; nothing if it does not show."""

    @abstractmethod
    def knows(self, key: str) -> bool:
        """Return whether there is, or may be behind the filter, a row that *key* names."""

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that show, as far as they were read."""
        return [self.row_at(place) for place in range(self.rowCount())]

    def order_by(self, sorting: Sequence[Sorting]) -> None:
        """Sort by several columns, of which the first counts most."""
        self.sorting = tuple(sorting)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.order_by([Sorting(column, order is Qt.SortOrder.DescendingOrder)])

    def sorted_at(self, column: int) -> int | None:
        """Return how much a column counts in the order, zero for the most; nothing if it does not."""
        return next((at for at, one in enumerate(self.sorting) if one.place == column), None)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.ready(index.row()):
            return WAITING if role == Qt.ItemDataRole.DisplayRole else None
        row, column = self.row_at(index.row()), self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role in _SPOKEN:
            return f"{column.title}: {column.text(row) or 'none'}"
        if role == CODE:
            return column.code(row) if column.code else None
        if role == LATE:
            return column.late(row) if column.late else None
        return column.strong if role == STRONG else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self._spoken_title(section) if role in _SPOKEN else None

    def _spoken_title(self, section: int) -> str:
        title, at = self.columns[section].title, self.sorted_at(section)
        if at is None:
            return f"{title}. Click sorts by it, Shift and click sorts by it, too."
        way = "descending" if self.sorting[at].descending else "ascending"
        place = _ORDINALS[at] if at < len(_ORDINALS) else f"{at + 1}th"
        return f"{title}, sorted {way}{f', {place}' if len(self.sorting) > 1 else ''}"


class ListModel(TableModel[Row]):
    """All rows in memory."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        words_of: Callable[[Row], Iterable[str]],
        key_of: Callable[[Row], str],
        sorted_by: int,
        elsewhere: Elsewhere,
    ) -> None:
        """Begin empty; *words_of* is what a search looks through, *key_of* names a row.

        Many rows are found and sorted *elsewhere* than on the thread of the screen.
        """
        super().__init__(columns, sorted_by)
        self._words_of, self._key_of, self._elsewhere = words_of, key_of, elsewhere
        self._turn = 0
        self._rows: list[Row] = []
        self.take(())

    def take(self, rows: Sequence[Row]) -> None:
        """Show *rows*; filter and order stay."""
        values = {one.asked_as: one.value_of for one in self.columns}
        self._all = Arranging(rows, self._words_of, [one.key for one in self.columns], values)
        self.arrange()

    def count(self, belongs: Sequence[Callable[[Row], bool]], then: Callable[[list[int]], None]) -> None:
        """Tell *then* how many rows each of *belongs* lets through, whatever is searched for."""
        rows = self._all
        self._work(lambda: rows.counts(belongs), lambda found: then(found) if rows is self._all else None)

    def words(self, column: Column[Row], begins: str, most: int) -> list[str]:
        """Return at most *most* of the words that a column shows in any row and that hold *begins*."""
        part = folded(begins)
        found = {words for row in self._all.rows if part in folded(words := column.text(row)) and words}
        return sorted(found, key=lambda words: (not folded(words).startswith(part), folded(words)))[:most]

    def knows(self, key: str) -> bool:
        return any(self._key_of(row) == key for row in self._all.rows)

    @property
    def total(self) -> int:
        return len(self._all.rows)

    def arrange(self) -> None:
        """Find the rows; an answer that another question overtook is dropped."""
        self._turn += 1
        turn, rows = self._turn, self._all
        sought = Sought(self.conditions, self.belongs, tuple((one.place, one.descending) for one in self.sorting))
        self._work(lambda: rows.found(sought), lambda found: self._show(rows, found) if turn == self._turn else None)

    def _work(self, job: Callable[[], list[int]], then: Callable[[list[int]], None]) -> None:
        if self.total <= _FEW:
            then(job())
        else:
            self._elsewhere(job, then)

    def _show(self, rows: Arranging[Row], places: Sequence[int]) -> None:
        self.beginResetModel()
        self._rows = [rows.rows[place] for place in places]
        self.endResetModel()
        self.arranged.emit()

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def ready(self, place: int) -> bool:
        del place
        return True

    def row_at(self, place: int) -> Row:
        return self._rows[place]

    def key_at(self, place: int) -> str:
        return self._key_of(self._rows[place])

    def place_of(self, key: str) -> int | None:
        return next((at for at, row in enumerate(self._rows) if self._key_of(row) == key), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)
