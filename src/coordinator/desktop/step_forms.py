"""Steps told one below the other; what records a step is entered in its place, as a form below the step."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coordinator.desktop.controls import scrolled
from coordinator.desktop.inline_form import InlineForm
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError
from coordinator.records.declaration import Field, Fields, fields_of
from coordinator.services.editing import Detail, Edited, Saved, save_fields

if TYPE_CHECKING:
    from coordinator.store import Store

Save = Callable[[Detail, Mapping[str, object], "Store", date], Saved]
"""Keeps what was typed into fields of a record that was shown so; the day is today."""


class StepForms(QWidget):
    """A column that scrolls, in which at most one form stands, below what opened it."""

    def __init__(self, session: Session) -> None:
        """Begin without a form."""
        super().__init__()
        self._session = session
        self.form: InlineForm | None = None
        self._opener: QWidget = self
        self._area, self._column = scrolled()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._column.setContentsMargins(20, 8, 16, 14)
        self._column.setSpacing(7)

    @property
    @abstractmethod
    def number(self) -> int:
        """The number of the record that shows; 0 if none does."""

    def to_top(self) -> None:
        """Show the beginning; a form that is open is left."""
        self.leave()
        self._area.verticalScrollBar().setValue(0)

    def refusing(self, form: InlineForm) -> Callable[[CoordinatorError], None]:
        """Return what says in *form* why something was not saved, if it is still there."""
        return lambda error: form.refuse(error) if self.form is form else None

    def open_form(self, title: str, fields: Sequence[Field], save: str, after: QWidget) -> InlineForm:
        """Return a form of *fields* that stands below *after*, which gets the focus when the form is left."""
        self.leave()
        form = self.form = InlineForm(title, fields, self._find, save)
        self._opener = after
        place = next((at for at in range(self._column.count()) if _holds(self._column, at, after)), 0)
        self._column.insertWidget(place + 1, form)
        form.show()  # what does not show yet gets no focus
        form.left.connect(partial(self.done, form))
        return form

    def begin(self, form: InlineForm, values: Mapping[str, object], words: Mapping[str, str]) -> None:
        """Show *values* in *form*, and the form where it can be seen."""
        if self._session.program is not None:
            form.begin(values, words, self._session.program.today)
            QTimer.singleShot(0, form, partial(self._reveal, form, again=True))  # once it has its place

    def open_fields(
        self,
        record: tuple[type[Fields], int],
        names: Sequence[str],
        title: str,
        after: QWidget,
        save: Save,
    ) -> None:
        """Open some fields of the record that shows, below *after*; *save* keeps what was typed into them."""
        kind, number = record[0].about.kind, record[1]

        def opened(found: Detail) -> None:
            if self.number != found.number:
                return  # another record shows by now
            form = self.open_form(title, fields_named(record[0], names), "Save", after)
            form.wanted.connect(lambda values: self._save_fields(form, partial(save, found, values)))
            self.begin(form, found.values, found.words)

        self._session.ask(lambda desk: desk.record(kind, number), opened)

    def _save_fields(self, form: InlineForm, save: "Callable[[Store, date], Saved]") -> None:
        def saved(kept: Saved) -> None:
            self.done(form)
            if kept.changes is not None:
                self._session.said.emit(f"{kept.changes.label.replace('Change', 'Changed', 1)}.", True)

        self._session.attempt(lambda desk: desk.carry_out(save), saved, self.refusing(form))

    def _reveal(self, form: InlineForm, *, again: bool = False) -> None:
        if again:  # the first layout moves what stands below it
            QTimer.singleShot(0, form, partial(self._reveal, form))
        self._area.ensureWidgetVisible(form, 0, 12)
        self._area.ensureWidgetVisible(next(iter(form.rows.values())), 0, 60)

    def _find(self, kind: str, text: str, then: Callable[..., None]) -> None:
        self._session.ask(lambda desk: desk.choices(kind, text), then)

    def done(self, form: InlineForm) -> None:
        """Leave *form*, if it is still there."""
        if self.form is form:
            self.leave()

    def leave(self) -> None:
        """Take the form away; what opened it gets the focus if the form had it."""
        if self.form is not None:
            if self.form.isAncestorOf(QApplication.focusWidget() or self):
                self._opener.setFocus()
            self.form.hide()
            self.form.deleteLater()
            self.form = None


def save_in(record: type[Fields]) -> Save:
    """Return what saves fields of *record* as they were typed."""

    def save(shown: Detail, values: Mapping[str, object], store: "Store", today: date) -> Saved:
        edited = {name: Edited(shown.values[name], one) for name, one in values.items()}
        return save_fields(store, record, shown.number, edited, today)

    return save


def _holds(column: QVBoxLayout, place: int, wanted: QWidget) -> bool:
    item = column.itemAt(place)
    if item is None:
        return False
    inner = item.layout()
    return item.widget() is wanted or (inner is not None and inner.indexOf(wanted) >= 0)


def fields_named(record: type[Fields], names: Sequence[str]) -> list[Field]:
    """Return the fields of *record* that have these names, in their order."""
    by_name = {one.name: one for one in fields_of(record)}
    return [by_name[name] for name in names]
