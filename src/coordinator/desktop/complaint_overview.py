"""The first part of a complaint: what is hidden of it, its steps, and the officer's way out of the program and back."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from coordinator.compliance.choices import DecidedBy, StatusReason
from coordinator.desktop.complaint_hidden import HiddenBox
from coordinator.desktop.controls import beside, button, emptied, label, line, pairs, scrolled
from coordinator.desktop.inline_form import InlineForm
from coordinator.desktop.session import Session
from coordinator.desktop.stage_row import StageRow
from coordinator.errors import CoordinatorError
from coordinator.records import ComplaintFields, StatusEventFields
from coordinator.records.declaration import Field, Fields, fields_of
from coordinator.services.complaint_view import ComplaintDetail
from coordinator.services.editing import Detail, Edited, Saved, save_fields
from coordinator.services.removing import Decision, Move, move_officer

_KIND = ComplaintFields.about.kind
_STAGES = 6
_ASKED = ("effective_on", "decided_by", "reason")
"""What is asked about an officer who leaves the program or comes back."""


class ComplaintOverview(QWidget):
    """Shows the steps of a complaint; each opens the fields that record it, in its place."""

    show_wanted = Signal()
    """Somebody asks for what is hidden."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__()
        self._session = session
        self._detail: ComplaintDetail | None = None
        self.form: InlineForm | None = None
        self._opener: QWidget = self
        self.hidden = HiddenBox()
        self.hidden.show_wanted.connect(self.show_wanted.emit)
        self.stages = [StageRow(first=at == 0, last=at == _STAGES - 1) for at in range(_STAGES)]
        self.remove = button("Remove from program…", "", "user-minus")
        self.reinstate = button("Reinstate…", "", "user-check")
        self._about = QVBoxLayout()
        self._area: QScrollArea
        self._area, self._column = scrolled()
        self._build()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._column.setContentsMargins(20, 8, 16, 14)
        self._column.setSpacing(7)
        self._column.addWidget(self.hidden)
        self._column.addWidget(label("Steps", "heading"))
        for row in self.stages:
            row.clicked.connect(partial(self._open_stage, row))
            self._column.addWidget(row)
        self.remove.setToolTip("Records the removal here and among the officer's changes of status, as one step")
        self.reinstate.setToolTip("Records the return here and among the officer's changes of status, as one step")
        self.remove.clicked.connect(lambda _=False: self._open_move(Move.OUT, self.remove))
        self.reinstate.clicked.connect(lambda _=False: self._open_move(Move.BACK, self.reinstate))
        moves = beside(self.remove, self.reinstate)
        moves.addStretch()
        self._column.addLayout(moves)
        self._column.addWidget(line())
        self._column.addLayout(self._about)

    def show_detail(self, detail: ComplaintDetail) -> None:
        """Show *detail*; what is being typed stays while it is about the same complaint."""
        if self._detail is None or self._detail.number != detail.number:
            self._leave()
            self._area.verticalScrollBar().setValue(0)
        self._detail = detail
        self.hidden.say(detail)
        for row, stage in zip(self.stages, detail.stages, strict=True):
            row.say(stage)
        self.remove.setVisible(detail.can_remove and self._session.writable)
        self.reinstate.setVisible(detail.can_reinstate and self._session.writable)
        emptied(self._about)
        self._about.addWidget(label("About", "heading"))
        self._about.addWidget(pairs(detail.about))

    def _open_stage(self, row: StageRow) -> None:
        detail, stage = self._detail, row.stage
        if detail is None or stage is None or not self._session.writable:
            return
        fields = _fields(ComplaintFields, stage.fields)

        def opened(found: Detail) -> None:
            if self._detail is None or self._detail.number != found.number:
                return  # another complaint shows by now
            form = self._open(stage.title, fields, "Save", row)
            form.wanted.connect(partial(self._save_stage, form, found))
            self._begin(form, found.values, found.words)

        self._session.ask(lambda desk: desk.record(_KIND, detail.number), opened)

    def _save_stage(self, form: InlineForm, found: Detail, values: Mapping[str, object]) -> None:
        edits = {name: Edited(found.values[name], value) for name, value in values.items()}

        def saved(kept: Saved) -> None:
            self._done(form)
            if kept.changes is not None:
                self._session.said.emit(f"{kept.changes.label.replace('Change', 'Changed', 1)}.", True)

        self._session.attempt(
            lambda desk: desk.carry_out(
                lambda store, today: save_fields(store, ComplaintFields, found.number, edits, today)
            ),
            saved,
            self._refusing(form),
        )

    def _open_move(self, move: Move, after: QWidget) -> None:
        detail = self._detail
        if detail is None:
            return
        title = "Remove the officer from the program" if move is Move.OUT else "Reinstate the officer"
        form = self._open(title, _fields(StatusEventFields, _ASKED), title.partition(" ")[0], after)
        form.wanted.connect(partial(self._save_move, form, move, detail.number))
        reason = StatusReason.COMPLAINT if move is Move.OUT else None
        self._begin(form, {"decided_by": DecidedBy.LEA, "reason": reason}, {})

    def _save_move(self, form: InlineForm, move: Move, number: int, values: Mapping[str, object]) -> None:
        given = Decision(*(values[name] for name in _ASKED))  # type: ignore[arg-type]  # each editor has its field's type

        def saved(_: object) -> None:
            self._done(form)
            done = "is out of the program" if move is Move.OUT else "is in the program again"
            self._session.said.emit(f"Recorded that the officer {done}.", True)

        self._session.attempt(
            lambda desk: desk.carry_out(lambda store, today: move_officer(store, number, move, given, today)),
            saved,
            self._refusing(form),
        )

    def _refusing(self, form: InlineForm) -> Callable[[CoordinatorError], None]:
        return lambda error: form.refuse(error) if self.form is form else None

    def _open(self, title: str, fields: list[Field], save: str, after: QWidget) -> InlineForm:
        """Return a form of *fields* that stands below *after*, which gets the focus when the form is left."""
        self._leave()
        form = self.form = InlineForm(title, fields, self._find, save)
        self._opener = after
        place = next((at for at in range(self._column.count()) if _holds(self._column, at, after)), 0)
        self._column.insertWidget(place + 1, form)
        form.show()  # what does not show yet gets no focus
        form.left.connect(partial(self._done, form))
        return form

    def _begin(self, form: InlineForm, values: Mapping[str, object], words: Mapping[str, str]) -> None:
        if self._session.program is not None:
            form.begin(values, words, self._session.program.today)
            QTimer.singleShot(0, form, partial(self._reveal, form, again=True))  # once it has its place

    def _reveal(self, form: InlineForm, *, again: bool = False) -> None:
        if again:  # the first layout moves what stands below it
            QTimer.singleShot(0, form, partial(self._reveal, form))
        self._area.ensureWidgetVisible(form, 0, 12)
        self._area.ensureWidgetVisible(next(iter(form.rows.values())), 0, 60)

    def _find(self, kind: str, text: str, then: Callable[..., None]) -> None:
        self._session.ask(lambda desk: desk.choices(kind, text), then)

    def _done(self, form: InlineForm) -> None:
        if self.form is form:
            self._leave()

    def _leave(self) -> None:
        if self.form is not None:
            if self.form.isAncestorOf(QApplication.focusWidget() or self):
                self._opener.setFocus()
            self.form.hide()
            self.form.deleteLater()
            self.form = None


def _holds(column: QVBoxLayout, place: int, wanted: QWidget) -> bool:
    item = column.itemAt(place)
    if item is None:
        return False
    inner = item.layout()
    return item.widget() is wanted or (inner is not None and inner.indexOf(wanted) >= 0)


def _fields(record: type[Fields], names: tuple[str, ...]) -> list[Field]:
    by_name = {one.name: one for one in fields_of(record)}
    return [by_name[name] for name in names]
