"""The list of all records of one kind, built from its declaration, with the form of one beside it."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coordinator.desktop.controls import beside, button, glyph_button
from coordinator.desktop.list_card import import_link
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.listing import Column
from coordinator.desktop.paged_model import PagedModel
from coordinator.desktop.record_panel import RecordPanel
from coordinator.desktop.session import Session
from coordinator.records import RECORD_OF
from coordinator.records.conditions import holds
from coordinator.records.declaration import Field, Fields, Kind, fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.browsing import Asked, Listed, RecordRow
from coordinator.services.bulk import Several
from coordinator.services.choosing import titled
from coordinator.services.editing import Detail

if TYPE_CHECKING:
    from coordinator.services.desk import Desk

_WIDTHS = {Kind.DAY: 112, Kind.YES_NO: 90, Kind.NUMBER: 90, Kind.DECIMAL: 90, Kind.MONEY: 110, Kind.MOMENT: 140}
_WIDTH, _REFERENCE_WIDTH, _STRONG = 140, 195, 30
"""In pixels; the column that names the rows is wider than others of its kind."""


class _Every(Enum):
    """The only filter: the search finds the rest."""

    ALL = "All"


_SHOWS: Mapping[_Every, Callable[[RecordRow], bool]] = {_Every.ALL: lambda _: True}


def columns(record: type[Fields]) -> Sequence[Column[RecordRow]]:
    """Return the columns of the list of *record*: the listed fields first, the last of them give way first.

    Every other field is a column that can be chosen.
    """
    fields = fields_of(record)
    listed = [one for one in fields if one.listed]
    ordered = [*listed, *(one for one in fields if not one.listed)]
    return [_column(place, field, fields.index(field)) for place, field in enumerate(ordered)]


def _column(place: int, field: Field, at: int) -> Column[RecordRow]:
    def value(row: RecordRow) -> object:
        return row.values[at] if row.values else None

    return Column(
        field.title,
        lambda row: in_words(value(row)).replace("\n", " "),
        value,
        max(_width(field), 36 + 8 * len(field.title)) + (_STRONG if place == 0 else 0),
        shown=field.listed,
        strong=place == 0,
        gives_way=place if place > 1 else 0,
        name=field.name,
        value=value,
        holds=holds(field.kind),
    )


def _width(field: Field) -> int:
    return _REFERENCE_WIDTH if field.refers_to else _WIDTHS.get(field.kind, _WIDTH)


class RecordPage(ListPage[RecordRow]):
    """Finds, enters, changes, duplicates and deletes records of one kind."""

    left = Signal()
    """Somebody wants to see all kinds of records."""

    SORTED_BY, SHOWS = 0, _SHOWS

    def __init__(self, session: Session, kind: str) -> None:
        """Show what *session* answers about records of *kind*."""
        self.kind = self.KIND = kind
        self.PLACE = f"record {kind}"
        about = RECORD_OF[kind].about
        self.TITLE, self.NOUN = about.plural, about.plural.lower()
        self.SEARCH = "Search in all columns"
        self.EMPTY = f"{about.help} None is on record yet."
        self.COLUMNS = columns(RECORD_OF[kind])
        self.new = button("New", "primary", "plus")
        self.panel = RecordPanel(session, kind)
        super().__init__(session, self.panel)
        self.new.setAccessibleName(f"New {about.title.lower()}")
        self.new.setToolTip(f"Enter a new {about.title.lower()} (Ctrl+N)")
        self.new.clicked.connect(lambda _=False: self.begin())
        self.panel.added.connect(self._on_added)
        self.panel.duplicate_wanted.connect(self.duplicate)
        self.panel.delete_wanted.connect(self.delete)

    def before_title(self) -> Sequence[QWidget]:
        back = glyph_button("arrow-left", "All kinds of records")
        back.clicked.connect(lambda _=False: self.left.emit())
        return (back,)

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.new,)

    def first_action(self) -> QWidget:
        about = RECORD_OF[self.kind].about
        first = button(f"Enter the first {about.title.lower()}", "primary", "plus")
        first.clicked.connect(lambda _=False: self.begin())
        both = QWidget()
        both.setLayout(beside(first, import_link(self._session)))
        return both

    def make_model(self) -> PagedModel:
        return PagedModel(self.COLUMNS, self._ask_list, self._ask_some, self.SORTED_BY)

    def _ask_list(self, asked: Asked, then: Callable[[Listed], None]) -> None:
        self._session.ask(lambda desk: desk.records(self.kind, asked), then)

    def _ask_some(self, numbers: Sequence[int], then: Callable[[Sequence[RecordRow]], None]) -> None:
        self._session.ask(lambda desk: desk.record_rows(self.kind, numbers), then)

    def rows_question(self, places: Sequence[int]) -> "Callable[[Desk], Sequence[RecordRow]]":
        numbers = [self.model.row_at(place).number for place in places]
        return lambda desk: desk.record_rows(self.kind, numbers)

    def several_question(self) -> "Callable[[Desk], Several]":
        numbers = [self.model.row_at(place).number for place in self.table.selected_places()]
        return lambda _: Several(RECORD_OF[self.kind], numbers)

    def ask_words(self, name: str, begins: str, then: Callable[[Sequence[str]], None]) -> None:
        self._session.ask(lambda desk: desk.words_for(self.kind, name, begins), then)

    def key_of(self, row: RecordRow) -> str:
        return str(row.number)

    def ask_detail(self, row: RecordRow, then: Callable[[Detail], None]) -> None:
        self._session.ask(lambda desk: desk.record(self.kind, row.number), then)

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.new.setEnabled(self._session.writable)
        super().refresh()

    def show_record(self, key: str) -> None:
        """Show the record that has *key*, now or when the list is there."""
        self.show_all()
        self._session.ask(lambda desk: desk.number_of(self.kind, key), lambda number: self.choose(str(number or "")))

    def begin(self) -> None:
        """Enter a new record."""
        self._begin_with({}, {})

    def _begin_with(self, values: "dict[str, object]", words: "dict[str, str]") -> None:
        if self._session.writable:
            self.table.clearSelection()
            self.table.setCurrentIndex(self.model.index(-1, -1))
            self.panel.begin(values, words)
            self.show_panel()

    def duplicate(self) -> None:
        """Enter a record like the one that shows."""
        shown = self._shown
        if shown is not None and self._session.writable:
            words = dict(shown.words)
            self._session.ask(
                lambda desk: desk.draft_like(self.kind, shown.number),
                lambda values: self._begin_with(dict(values), words),
            )

    @property
    def _shown(self) -> Detail | None:
        return None if self.panel.isHidden() else self.panel.detail

    def _on_added(self, key: str) -> None:
        self.show_all()
        self._wanted = key

    def delete(self) -> None:
        """Delete the record that shows, or those selected; the foot of the window offers to take it back."""
        if self.table.selected_count() > 1:
            self.changing.delete()
            return
        shown = self._shown
        if shown is None or not self._session.writable:
            return
        title = titled(self.kind, shown.key)
        after = self._neighbour(str(shown.number))

        def deleted(_: object) -> None:
            self._wanted = after
            self._hide_panel()
            self.table.setFocus()
            self._session.said.emit(f"Deleted {title}.", True)

        self._session.attempt(
            lambda desk: desk.delete(self.kind, shown.number),
            deleted,
            lambda error: self._session.failed.emit("This cannot be deleted", str(error)),
        )

    def _neighbour(self, key: str) -> str:
        """Return the key of the row below, or above the last one."""
        place, count = self.model.place_of(key), self.model.rowCount()
        if place is None or count < 2:
            return ""
        return self.model.key_at(place + 1 if place + 1 < count else place - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.delete()
        else:
            super().keyPressEvent(event)
