"""The first part of a complaint: what is hidden of it, its steps, and the officer's way out of the program and back."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.compliance.choices import DecidedBy, StatusReason
from coordinator.desktop.complaint_hidden import HiddenBox
from coordinator.desktop.controls import beside, button, emptied, label, line, pairs
from coordinator.desktop.inline_form import InlineForm
from coordinator.desktop.session import Session
from coordinator.desktop.stage_row import StageRow
from coordinator.desktop.step_forms import StepForms, fields_named, save_in
from coordinator.records import ComplaintFields, StatusEventFields
from coordinator.services.complaint_view import ComplaintDetail
from coordinator.services.removing import Decision, Move, move_officer

_KIND = ComplaintFields.about.kind
_STAGES = 6
_ASKED = ("effective_on", "decided_by", "reason")
"""What is asked about an officer who leaves the program or comes back."""


class ComplaintOverview(StepForms):
    """Shows the steps of a complaint; each opens the fields that record it, in its place."""

    show_wanted = Signal()
    """Somebody asks for what is hidden."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session)
        self._detail: ComplaintDetail | None = None
        self.hidden = HiddenBox()
        self.hidden.show_wanted.connect(self.show_wanted.emit)
        self.stages = [StageRow(first=at == 0, last=at == _STAGES - 1) for at in range(_STAGES)]
        self.remove = button("Remove from program…", "", "user-minus")
        self.reinstate = button("Reinstate…", "", "user-check")
        self._about = QVBoxLayout()
        self._build()

    def _build(self) -> None:
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

    @property
    def number(self) -> int:
        return self._detail.number if self._detail is not None else 0

    def show_detail(self, detail: ComplaintDetail) -> None:
        """Show *detail*; what is being typed stays while it is about the same complaint."""
        if self._detail is None or self._detail.number != detail.number:
            self.to_top()
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
        record = (ComplaintFields, detail.number)
        self.open_fields(record, stage.fields, stage.title, row, save_in(ComplaintFields))

    def _open_move(self, move: Move, after: QWidget) -> None:
        detail = self._detail
        if detail is None:
            return
        title = "Remove the officer from the program" if move is Move.OUT else "Reinstate the officer"
        form = self.open_form(title, fields_named(StatusEventFields, _ASKED), title.partition(" ")[0], after)
        form.wanted.connect(partial(self._save_move, form, move, detail.number))
        reason = StatusReason.COMPLAINT if move is Move.OUT else None
        self.begin(form, {"decided_by": DecidedBy.LEA, "reason": reason}, {})

    def _save_move(self, form: InlineForm, move: Move, number: int, values: Mapping[str, object]) -> None:
        given = Decision(*(values[name] for name in _ASKED))  # type: ignore[arg-type]  # each editor has its field's type

        def saved(_: object) -> None:
            self.done(form)
            done = "is out of the program" if move is Move.OUT else "is in the program again"
            self._session.said.emit(f"Recorded that the officer {done}.", True)

        self._session.attempt(
            lambda desk: desk.carry_out(lambda store, today: move_officer(store, number, move, given, today)),
            saved,
            self.refusing(form),
        )
