"""The officers in a class that is being recorded: a row each, found by name or badge, and who has not yet."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, emptied, label, line
from coordinator.desktop.editors import Find
from coordinator.desktop.editors.references import ReferenceEditor
from coordinator.desktop.field_row import Message, Tone
from coordinator.desktop.result_row import DAY, RESULT, ResultRow
from coordinator.errors import Problem
from coordinator.records import TrainingRecordFields
from coordinator.records.declaration import fields_of
from coordinator.services.choosing import Choosable
from coordinator.services.recording import Result
from coordinator.services.scores import HOW
from coordinator.services.training_view import Candidate, Candidates

_OFFICER = next(one for one in fields_of(TrainingRecordFields) if one.name == "officer")


class ClassOfficers(QWidget):
    """Adds and takes out officers, and says below who has not taken the course."""

    changed = Signal()
    """Somebody was added or taken out, or something was typed in a row."""

    def __init__(self, find: Find) -> None:
        """Begin with nobody; *find* asks for the officers that a text may mean."""
        super().__init__()
        self._find = find
        self._known: Candidates | None = None
        self._days: tuple[date | None, date | None] = (None, None)
        self.today: date | None = None
        self.rows: list[ResultRow] = []
        self.pick = ReferenceEditor(_OFFICER, find)
        self.picked = Message()
        self._count, self._scores = label("", "heading"), label("Scores", "fieldName")
        self._captions, self._how = self._caption_row(), label(HOW, "note", wrap=True)
        self._results, self._missing = QVBoxLayout(), QVBoxLayout()
        self._build()

    def _build(self) -> None:
        self.pick.line.setAccessibleName("Add an officer by name or badge")
        self.pick.line.setPlaceholderText("Add an officer: name or badge")
        self.pick.setMaximumWidth(360)
        self.pick.finished.connect(self._on_picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._count, self.pick, self.picked, self._how, self._captions):
            column.addWidget(part)
        column.addLayout(self._results)
        column.addWidget(line())
        column.addLayout(self._missing)
        self._tell()

    def _caption_row(self) -> QWidget:
        row = beside()
        row.setContentsMargins(0, 0, 0, 0)
        for words, wide in (("Result", RESULT), ("Completed on", DAY), ("Certified on", DAY)):
            caption = label(words, "fieldName")
            caption.setFixedWidth(wide)
            row.addWidget(caption)
        row.addWidget(self._scores, 1)
        holder = QWidget()
        holder.setLayout(row)
        return holder

    def clear(self) -> None:
        """Begin with nobody again."""
        for row in [*self.rows]:
            self._drop(row)
        self.picked.clear()
        self.know(None)

    @property
    def known(self) -> Candidates | None:
        """Who could take the course, once that was asked."""
        return self._known

    def know(self, found: Candidates | None) -> None:
        """Take who could take the course; those of whom it is asked are proposed while nobody is in the class."""
        self._known = found
        if found is not None and not self.rows:
            for one in found.due:
                self._add(one)
        self._tell()

    def propose_days(self, completed: date | None, certified: date | None) -> None:
        """Fill in the days of the class in every row."""
        self._days = (completed, certified)
        for row in self.rows:
            row.propose_days(completed, certified)

    def _on_picked(self) -> None:
        text = str(self.pick.value() or "")
        if text:
            self._find("officer", text, partial(self._add_found, text))

    def _add_found(self, text: str, found: Sequence[Choosable]) -> None:
        """Add the one officer with the badge *text*, or the only one whom it can mean."""
        exact = [one for one in found if one.key == text] or list(found)
        self.picked.clear()
        if len(exact) != 1:
            many = f"{len(exact)} officers match “{text}”; choose one of them"
            self.picked.say(Tone.STOP, many if exact else f"there is no officer {text}")
            return
        self.pick.line.clear()
        badge, words = exact[0].key, exact[0].words
        self.add(self._candidate(badge) or Candidate(badge, words.removesuffix(f" ({badge})"), ""))

    def _candidate(self, badge: str) -> Candidate | None:
        could = (*self._known.due, *self._known.others) if self._known else ()
        return next((one for one in could if one.badge == badge), None)

    def add(self, one: Candidate, result: Result | None = None) -> None:
        """Put an officer into the class, with the *result* that is on record; nobody is in it twice."""
        if any(row.badge == one.badge for row in self.rows):
            self.picked.say(Tone.CHECK, f"{one.name} ({one.badge}) is in this class already")
            return
        row = self._add(one)
        if result is not None:
            row.show_result(result)
        self._tell()

    def _add(self, one: Candidate) -> ResultRow:
        row = ResultRow(one.badge, one.name, one.words, self.today)
        row.removed.connect(partial(self._remove, row))
        row.changed.connect(self.changed.emit)
        row.propose_days(*self._days)
        self.rows.append(row)
        self._results.addWidget(row)
        return row

    def _remove(self, row: ResultRow) -> None:
        self._drop(row)
        self._tell()
        self.pick.setFocus()

    def _drop(self, row: ResultRow) -> None:
        self.rows.remove(row)
        self._results.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell(self) -> None:
        """Say how many are in the class and who has not, and ask for scores where the course has examinations."""
        count, examined = len(self.rows), self._known is not None and self._known.examined
        self._count.setText(f"{count} officer{'' if count == 1 else 's'} in this class")
        self._captions.setVisible(bool(count))
        self._how.setVisible(bool(count) and examined)
        self._scores.setText("Scores" if examined else "")
        for row in self.rows:
            row.show_scores(on=examined)
        self._tell_missing()
        self.changed.emit()

    def _tell_missing(self) -> None:
        emptied(self._missing)
        if self._known is None:
            return
        inside = {row.badge for row in self.rows}
        missing = [one for one in (*self._known.due, *self._known.others) if one.badge not in inside]
        self._missing.addWidget(label(f"Who has not: {self._known.course}", "heading"))
        if not missing:
            self._missing.addWidget(label("Nobody else for whom the course counts.", "muted", wrap=True))
        for one in missing:
            add = button("Add", "quiet", "plus")
            add.setAccessibleName(f"Add {one.name} ({one.badge}) to this class")
            add.clicked.connect(lambda _=False, one=one: self._add_missing(one))
            row = beside(add, label(f"{one.name} ({one.badge})"), label(one.words, "note", wrap=True))
            row.setStretch(2, 1)
            self._missing.addLayout(row)

    def _add_missing(self, one: Candidate) -> None:
        self.add(one)
        self.rows[-1].status.setFocus()

    def typed(self) -> list[dict[str, str]]:
        """Return what is typed in every row."""
        return [row.typed() for row in self.rows]

    def type_in(self, typed: Sequence[Mapping[str, str]]) -> None:
        """Show the rows that were typed before."""
        for one in typed:
            self._add(Candidate(one["badge"], one["name"], "")).type_in(one)
        self._tell()

    def results(self) -> list[Result] | None:
        """Return every result; nothing where one cannot be read, which is said in its row."""
        found = [row.result() for row in self.rows]
        read = [one for one in found if one is not None]
        return read if len(read) == len(found) else None

    def say(self, problems: Sequence[Problem]) -> None:
        """Say in each row what keeps it from being saved; the line of a problem is the place of the row from 1."""
        for line_, row in enumerate(self.rows, 1):
            row.say([one for one in problems if one.line == line_])

    def go_to_problem(self) -> QWidget | None:
        """Put the focus into the first row that cannot be saved, and return that row."""
        row = next((row for row in self.rows if row.message.tone is Tone.STOP), None)
        if row is not None:
            row.go_to_problem()
        return row
