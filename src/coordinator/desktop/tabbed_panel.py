"""A row of a list told in parts, one tab each; its records are entered and changed in the same place."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, emptied, glyph_button, label, scrolled
from coordinator.desktop.file_drop import FileDrop
from coordinator.desktop.panel import Panel
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.record_panel import RecordPanel
from coordinator.desktop.session import Session
from coordinator.services.choosing import titled
from coordinator.services.editing import Detail


class TabbedPanel(Panel):
    """Shows a head and tabs; a part is told what shows when it is looked at, and not before."""

    record_added = Signal(object)
    """A record was added in the place of the tabs; carries its form."""

    def __init__(self, session: Session, name: str) -> None:
        """Begin empty; *name* is what a screen reader calls what shows."""
        super().__init__(name)
        self._session = session
        self.detail: Any = None
        self._parts: list[Callable[[Any], None]] = []
        self._stale: set[int] = set()
        self._forms: dict[str, RecordPanel] = {}
        self._form_of = ""
        self.head = QVBoxLayout()
        self.head.setContentsMargins(20, 0, 14, 0)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(f"Parts of the page: {name.lower()}")
        self._pages = QStackedWidget()
        self._whole = QStackedWidget()
        self._build()
        self.tabs.currentChanged.connect(self.look_at)

    def _build(self) -> None:
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 14, 0, 4)
        column.setSpacing(6)
        column.addLayout(self.head)
        row = QVBoxLayout()
        row.setContentsMargins(20, 0, 14, 0)
        row.addWidget(self.tabs)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        self._whole.addWidget(told)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)

    @abstractmethod
    def show_head(self, detail: Any) -> None:
        """Fill the head, which is empty, with what names *detail*."""

    def say_name(self, name: str, called: str, edits: tuple[str, int] | None = None) -> None:
        """Name what shows, which is *called* so, and offer to close it, and to edit the record that *edits* names."""
        shown, close = label(name, "name", wrap=True), glyph_button("x", f"Close this {called} (Esc)")
        close.clicked.connect(self.closed.emit)
        row = beside(shown)
        if edits is not None:
            edit = button("Edit", "quiet", "pencil")
            edit.setAccessibleName(f"Edit this {called}")
            edit.setToolTip(f"Edit all that is on record about this {called}")
            edit.clicked.connect(lambda _=False: self.edit_record(*edits))
            row.addWidget(edit)
        row.addWidget(close)
        row.setStretchFactor(shown, 1)
        self.head.addLayout(row)

    def add_part(self, title: str, widget: QWidget, show: Callable[[Any], None]) -> None:
        """Add a tab with *widget*, which *show* tells what is to be shown as often as that changes."""
        if isinstance(widget, PapersPart):
            FileDrop(self).dropped.connect(partial(self._take, len(self._parts), widget))
        self._parts.append(show)
        self._pages.addWidget(widget)
        self.tabs.addTab(title)

    def _take(self, place: int, papers: PapersPart, files: list[Path]) -> None:
        if self.detail is not None:
            self.leave_form()
            self.look_at(place)
            papers.take(files)

    def add_rows(self, title: str, rows: Callable[[Any], Iterable[QWidget]]) -> QScrollArea:
        """Add a tab of *rows* one below the other, made anew as often as what they tell changes."""
        area, inside = scrolled()
        inside.setContentsMargins(20, 8, 16, 14)
        inside.setSpacing(7)
        self.add_part(title, area, partial(_fill, inside, rows))
        return area

    def show_detail(self, detail: Any) -> None:
        """Show *detail* on the tab that is open; a form stays open while it belongs to what shows."""
        self.detail = detail
        emptied(self.head)
        self.show_head(detail)
        self._stale = set(range(len(self._parts)))
        self.look_at(self.tabs.currentIndex())
        form = self.form
        if form is not None and self._form_of != self.key:
            self.leave_form()
        elif form is not None and form.detail is not None:
            self._ask(form, form.detail.number)

    def look_at(self, place: int) -> None:
        """Open a tab, and tell its part what shows if it does not know yet."""
        self.tabs.setCurrentIndex(place)
        self._pages.setCurrentIndex(place)
        if place in self._stale and self.detail is not None:
            self._stale.discard(place)
            self._parts[place](self.detail)

    def enter(self) -> None:
        if self.form is not None:
            self.form.enter()
        else:
            self.tabs.setFocus()

    @property
    def form(self) -> RecordPanel | None:
        """The form that stands in the place of the tabs, if one does."""
        shown = self._whole.currentWidget()
        return shown if isinstance(shown, RecordPanel) else None

    def edit_record(self, kind: str, number: int) -> None:
        """Show the form of a record in the place of the tabs; it is saved field by field."""
        self._ask(self._form(kind), number, enter=True)

    def add_record(self, kind: str, values: Mapping[str, object], words: Mapping[str, str]) -> None:
        """Show the form of a new record with *values* filled in; *words* says what people call what they refer to."""
        if self._session.writable:
            form = self._form(kind)
            form.begin(values, words)
            self._show_form(form)

    def open_record(self, ref: str) -> None:
        """Show the form of the record ``kind:key`` in the place of the tabs."""
        kind, _, key = ref.partition(":")

        def answered(number: int | None) -> None:
            if number is not None:
                self.edit_record(kind, number)

        self._session.ask(lambda desk: desk.number_of(kind, key), answered)

    def on_added(self, form: RecordPanel) -> None:
        """Leave the form of a record that was just added."""
        self.leave_form()
        self.record_added.emit(form)

    def leave_form(self) -> None:
        """Show the tabs again; with nothing chosen there is nothing to show."""
        inside = self._whole.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._whole.setCurrentIndex(0)
        if not self.key:
            self.closed.emit()
        elif inside:
            self.tabs.setFocus()

    def _form(self, kind: str) -> RecordPanel:
        if kind not in self._forms:
            form = self._forms[kind] = RecordPanel(self._session, kind)
            form.closed.connect(self.leave_form)
            form.added.connect(lambda _: self.on_added(form))
            form.delete_wanted.connect(partial(self._delete, form))
            form.duplicate_wanted.connect(partial(self._duplicate, form))
            self._whole.addWidget(form)
        return self._forms[kind]

    def _ask(self, form: RecordPanel, number: int, *, enter: bool = False) -> None:
        def answered(found: Detail) -> None:
            form.show_detail(found)
            if enter:
                self._show_form(form)

        self._session.ask(lambda desk: desk.record(form.kind, number), answered, lambda _: self.leave_form())

    def _show_form(self, form: RecordPanel) -> None:
        self._form_of = self.key
        self._whole.setCurrentWidget(form)
        form.enter()

    def _delete(self, form: RecordPanel) -> None:
        if (shown := form.detail) is not None:
            title = titled(form.kind, shown.key)

            def deleted(_: object) -> None:
                self.leave_form()
                self._session.said.emit(f"Deleted {title}.", True)

            self._session.attempt(
                lambda desk: desk.delete(form.kind, shown.number),
                deleted,
                lambda error: self._session.failed.emit("This cannot be deleted", str(error)),
            )

    def _duplicate(self, form: RecordPanel) -> None:
        if (shown := form.detail) is not None:
            self._session.ask(
                lambda desk: desk.draft_like(form.kind, shown.number),
                lambda values: self.add_record(form.kind, values, shown.words),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form is not None:
            self.leave_form()
        else:
            super().keyPressEvent(event)


def _fill(column: QVBoxLayout, rows: Callable[[Any], Iterable[QWidget]], detail: Any) -> None:
    emptied(column)
    for row in rows(detail):
        column.addWidget(row)
