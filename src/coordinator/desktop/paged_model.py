"""A list of any length: the numbers of its rows in memory, the rows themselves read page by page while they show."""

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QTimer

from coordinator.desktop.listing import Column, Index, TableModel
from coordinator.records.conditions import Order
from coordinator.services.browsing import PAGE, Asked, Listed, RecordRow

_KEPT = 64 * PAGE
"""How many rows are remembered before those that were read first are forgotten."""

AskList = Callable[[Asked, Callable[[Listed], None]], None]
AskRows = Callable[[Sequence[int], Callable[[Sequence[RecordRow]], None]], None]


class PagedModel(TableModel[RecordRow]):
    """Records, found and sorted where they are kept; a cell shows an ellipsis until its page is there."""

    def __init__(
        self, columns: Sequence[Column[RecordRow]], ask_list: AskList, ask_rows: AskRows, sorted_by: int
    ) -> None:
        """Begin empty; *ask_list* finds and sorts, *ask_rows* reads some rows by their numbers."""
        super().__init__(columns, sorted_by)
        self._ask_list, self._ask_rows = ask_list, ask_rows
        self._numbers = array("q")
        self._total = 0
        self._turn = self._taken = 0
        self._rows: dict[int, RecordRow] = {}
        self._stale: dict[int, RecordRow] = {}
        self._wanted: set[int] = set()
        self._under_way: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask_for_pages)

    @property
    def total(self) -> int:
        return self._total

    @property
    def numbers(self) -> "array[int]":
        """The numbers of the rows, in their order."""
        return self._numbers

    def arrange(self) -> None:
        """Ask for the rows anew; an answer that another question overtook is dropped."""
        self._turn += 1
        turn = self._turn
        orders = tuple(Order(self.columns[one.place].asked_as, one.descending) for one in self.sorting)
        asked = Asked(self.conditions, orders)
        self._ask_list(asked, lambda found: self._take(found) if turn == self._turn else None)

    def _take(self, found: Listed) -> None:
        self.beginResetModel()
        self._taken += 1
        self._numbers, self._total = found.numbers, found.total
        self._stale, self._rows = {**self._stale, **self._rows}, {}
        self._wanted.clear()
        self._under_way.clear()
        self._remember(found.first)
        self.endResetModel()
        self.arranged.emit()

    def _remember(self, rows: Sequence[RecordRow]) -> None:
        for row in rows:
            self._rows[row.number] = row
            self._stale.pop(row.number, None)
        for kept in (self._rows, self._stale):
            for number in list(kept)[: max(0, len(kept) - _KEPT)]:
                del kept[number]

    def ready(self, place: int) -> bool:
        number = self._numbers[place]
        if number in self._rows:
            return True
        page = place // PAGE
        if page not in self._under_way:
            self._wanted.add(page)
            self._timer.start()
        return number in self._stale

    def _ask_for_pages(self) -> None:
        for page in sorted(self._wanted):
            self._ask_for_page(page, self._taken)
        self._wanted.clear()

    def _ask_for_page(self, page: int, taken: int) -> None:
        self._under_way.add(page)
        first = page * PAGE

        def take(rows: Sequence[RecordRow]) -> None:
            if taken == self._taken:
                self._under_way.discard(page)
                self._remember(rows)
                last = min(first + PAGE, len(self._numbers)) - 1
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

        self._ask_rows(self._numbers[first : first + PAGE], take)

    def row_at(self, place: int) -> RecordRow:
        """Return the row at a place; one that was not read yet has its number alone."""
        number = self._numbers[place]
        return self._rows.get(number) or self._stale.get(number) or RecordRow(number, "", ())

    def key_at(self, place: int) -> str:
        return str(self._numbers[place])

    def place_of(self, key: str) -> int | None:
        number = int(key) if key.isdecimal() else 0
        return self._numbers.index(number) if number in self._numbers else None

    def knows(self, key: str) -> bool:
        return bool(self.conditions) or self.place_of(key) is not None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._numbers)
