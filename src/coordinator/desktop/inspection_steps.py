"""The first part of an inspection: its steps in the order of time, each entered where it stands, and its verdicts."""

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, emptied, label, line
from coordinator.desktop.explanation import verdict_reason
from coordinator.desktop.inline_form import InlineForm
from coordinator.desktop.session import Session
from coordinator.desktop.stage_row import StageRow
from coordinator.desktop.step_forms import StepForms, fields_named
from coordinator.records import InspectionFields
from coordinator.services.editing import Detail, Edited, Saved, save_fields
from coordinator.services.inspection_view import InspectionDetail, Part

_KIND = InspectionFields.about.kind


class InspectionSteps(StepForms):
    """Shows the steps of an inspection; what a step records opens in its place, or in the place of the tabs."""

    add_wanted = Signal(str)
    """Somebody wants to enter a finding or an action; carries its kind."""
    packet_wanted = Signal()
    """Somebody wants the packet for the period that is looked at."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session)
        self._detail: InspectionDetail | None = None
        parts = [*Part]
        self.stages = {one: StageRow(first=one is parts[0], last=one is parts[-1]) for one in parts}
        self.packet = button("Inspection packet PDF…", "", "file-text")
        self.packet.setToolTip("Saves the packet for the period that this inspection looks at")
        self.packet.clicked.connect(lambda _=False: self.packet_wanted.emit())
        self._column.addWidget(label("Steps", "heading"))
        for part, row in self.stages.items():
            row.clicked.connect(partial(self._open_step, part, row))
            self._column.addWidget(row)
        papers = beside(self.packet)
        papers.addStretch()
        self._column.addLayout(papers)
        self._told = QVBoxLayout()
        self._column.addLayout(self._told)

    def show_detail(self, detail: InspectionDetail) -> None:
        """Show *detail*; what is being typed stays while it is about the same inspection."""
        if self._detail is None or self._detail.number != detail.number:
            self.to_top()
        self._detail = detail
        for part, row in self.stages.items():
            row.say(detail.stages[part])
        emptied(self._told)
        for widget in _verdicts(detail):
            self._told.addWidget(widget)

    def _open_step(self, part: Part, row: StageRow) -> None:
        detail = self._detail
        if detail is None or not self._session.writable:
            return
        if part is Part.FINDINGS:
            self.add_wanted.emit("finding")
        elif part is Part.ACTIONS:
            self.add_wanted.emit("corrective_action" if detail.action else "finding")
        else:
            self._open_fields(detail, part, row)

    def _open_fields(self, detail: InspectionDetail, part: Part, row: StageRow) -> None:
        def opened(found: Detail) -> None:
            if self._detail is None or self._detail.number != found.number:
                return  # another inspection shows by now
            form = self.open_form(part.value, fields_named(InspectionFields, detail.stages[part].fields), "Save", row)
            form.wanted.connect(partial(self._save, form, found))
            self.begin(form, found.values, found.words)

        self._session.ask(lambda desk: desk.record(_KIND, detail.number), opened)

    def _save(self, form: InlineForm, shown: Detail, values: Mapping[str, object]) -> None:
        edited = {name: Edited(shown.values[name], one) for name, one in values.items()}

        def saved(kept: Saved) -> None:
            self.done(form)
            if kept.changes is not None:
                self._session.said.emit(f"{kept.changes.label.replace('Change', 'Changed', 1)}.", True)

        self._session.attempt(
            lambda desk: desk.carry_out(
                lambda store, today: save_fields(store, InspectionFields, shown.number, edited, today)
            ),
            saved,
            self.refusing(form),
        )


def _verdicts(detail: InspectionDetail) -> Iterator[QWidget]:
    for one in detail.verdicts:
        yield line()
        yield verdict_reason(one, detail.as_of)
