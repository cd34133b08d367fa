"""The view of classes: who took which course from which day where."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from coordinator.desktop import class_columns
from coordinator.desktop.class_panel import ClassPanel
from coordinator.desktop.controls import beside, button
from coordinator.desktop.list_card import import_link
from coordinator.desktop.session import Session
from coordinator.desktop.training_views import TrainingList, View
from coordinator.services.classes import class_detail, class_rows
from coordinator.services.training_view import ClassDetail, ClassRow


class ClassesView(TrainingList[ClassRow]):
    """Finds classes and shows one."""

    TITLE, NOUN = "Classes", "classes"
    VIEW = View.CLASSES
    SEARCH = "Search course, officer, location"
    EMPTY = "No class is on record yet. Record one for everybody who was in it at once."
    COLUMNS, SORTED_BY = class_columns.COLUMNS, class_columns.FIRST_DAY
    SHOWS = class_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = ClassPanel(session)
        self._begins = ""
        super().__init__(session, self.panel)
        self.panel.officer_wanted.connect(session.officer_wanted.emit)

    def want(self, begins: str) -> None:
        """Choose the class whose key *begins* so, as soon as it is in the list."""
        self._begins = begins

    def show_rows(self, rows: Sequence[ClassRow]) -> None:
        """Show *rows*, and the class that somebody waits for."""
        begins, self._begins = self._begins, ""
        if begins:
            self._wanted = next((row.key for row in rows if row.key.startswith(f"{begins}/")), "")
        super().show_rows(rows)

    def first_action(self) -> QWidget:
        first = button("Record the first class", "primary", "plus")
        first.clicked.connect(lambda _=False: self.parts.record.click())
        both = QWidget()
        both.setLayout(beside(first, import_link(self._session)))
        return both

    def words_of(self, row: ClassRow) -> Iterable[str]:
        return class_columns.words_of(row)

    def key_of(self, row: ClassRow) -> str:
        return row.key

    def ask_rows(self, then: Callable[[Sequence[ClassRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, class_rows), then)

    def ask_detail(self, row: ClassRow, then: Callable[[ClassDetail], None]) -> None:
        question = partial(class_detail, key=row.key)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)
