"""The fourth step: what an import would do, record by record, before anything is kept."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from coordinator.desktop.controls import label
from coordinator.desktop.field_row import Tone
from coordinator.desktop.import_wizard.step import Step
from coordinator.desktop.list_table import ListTable
from coordinator.desktop.listing import Column, Elsewhere, ListModel
from coordinator.desktop.show_filter import ShowFilter
from coordinator.errors import Problem
from coordinator.services.wizard.plan import Entry, Fate, Plan

_SHOWN = 4
"""How many changed fields stand in a row of the list; all of them stand below it."""
_WIDE, _HIGH = 820, 460
_DETAIL = 84


class Shown(Enum):
    """The filters of the list, in the order in which they matter."""

    ALL = "All"
    REFUSED = Fate.REFUSED.value
    UNUSUAL = Fate.UNUSUAL.value
    UPDATE = Fate.UPDATE.value
    CREATE = Fate.CREATE.value
    UNCHANGED = Fate.UNCHANGED.value
    SKIPPED = Fate.SKIPPED.value


_CODE = {Fate.CREATE: "MET", Fate.UPDATE: "DUE_SOON", Fate.UNUSUAL: "CANNOT_TELL", Fate.REFUSED: "NOT_MET"}
"""Each fate shows with the mark of a status that weighs as much."""


class CheckStep(Step):
    """Lists what would happen; refused rows stay out only if somebody says so."""

    TITLE = "What would happen"

    def __init__(self, elsewhere: Elsewhere) -> None:
        """Begin without a plan; many rows are found and sorted *elsewhere* than on the thread of the screen."""
        super().__init__()
        self.plan: Plan | None = None
        self.model: ListModel[Entry] = ListModel(self._columns(), lambda entry: (entry.title,), _key, 0, elsewhere)
        self.table = ListTable(self.model, "What would happen")
        self.shows = ShowFilter([*Shown], "rows")
        self.detail = QPlainTextEdit(readOnly=True)
        self.detail.setAccessibleName("The chosen row in full")
        self.detail.setTabChangesFocus(True)
        self.rest = QCheckBox()
        self.empty = label("No row is like that.", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.shows, self.table, self.empty, self.detail, self.rest):
            self.column.addWidget(widget)
        self.column.setStretch(self.column.indexOf(self.table), 1)
        self.column.setStretch(self.column.indexOf(self.empty), 1)
        self.shows.chosen.connect(self._filter)
        self.rest.toggled.connect(lambda _: self.changed.emit())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.model.arranged.connect(self._on_reset)

    def _columns(self) -> Sequence[Column[Entry]]:
        return (
            Column("Row", lambda entry: str(entry.row or ""), lambda entry: (entry.file, entry.row), 64),
            Column(
                "What happens",
                lambda entry: entry.fate.value,
                lambda entry: entry.fate.value,
                132,
                code=lambda entry: _CODE.get(entry.fate, "ENDED"),
            ),
            Column("Record", lambda entry: entry.title, lambda entry: (entry.kind, entry.key), 230, strong=True),
            Column("Old → new, or why not", self._words, lambda entry: (entry.file, entry.row), 300),
        )

    def _words(self, entry: Entry) -> str:
        lines = self._lines(entry)
        more = f" … and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
        return "; ".join(lines[:_SHOWN]) + more

    def _lines(self, entry: Entry) -> list[str]:
        """Return what is to be said of a row, a line each."""
        if entry.problems or self.plan is None or entry.fate is Fate.UNCHANGED:
            return [_reason(one) for one in entry.problems]
        changes = self.plan.changes(entry)
        if entry.fate is Fate.CREATE:
            return [f"{one.title}: {one.now}" for one in changes]
        return [f"{one.title}: {one.before or 'empty'} → {one.now or 'empty'}" for one in changes]

    @property
    def ready(self) -> bool:
        plan = self.plan
        return plan is not None and not plan.barred and plan.writes > 0 and (not plan.refused or self.rest.isChecked())

    @property
    def next_words(self) -> str:
        writes = self.plan.writes if self.plan else 0
        return f"&Import {writes:,} {'record' if writes == 1 else 'records'}" if writes else "&Import"

    def show_plan(self, plan: Plan) -> None:
        """Show *plan*, the refused rows first if there are any."""
        self.plan = plan
        for show in Shown:
            count = len(plan.entries) if show is Shown.ALL else plan.counts[Fate(show.value)]
            self.shows.say_count(show, count)
            self.shows.chips[show].setVisible(show is Shown.ALL or count > 0)
        refused = len(plan.refused)
        self.rest.setChecked(False)
        self.rest.setVisible(bool(refused) and plan.writes > 0 and not plan.barred)
        rows = "the refused row" if refused == 1 else f"the {refused:,} refused rows"
        self.rest.setText(f"&Leave {rows} out and import the rest")
        self.says.setText(_sentence(plan))
        self.message.clear()
        if plan.barred:
            self.message.say(Tone.STOP, "; ".join(_reason(one) for one in plan.barred[:3]))
        worth = (show for show in (Shown.REFUSED, Shown.UPDATE, Shown.CREATE) if plan.counts[Fate(show.value)])
        self.shows.choose(next(worth, Shown.ALL))
        self.model.take(plan.entries)
        self.changed.emit()

    def _filter(self) -> None:
        show = self.shows.current
        self.model.belongs = lambda entry: show is Shown.ALL or entry.fate.value == show.value
        self.model.arrange()

    def _on_reset(self) -> None:
        found = self.model.rowCount()
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        if found:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._on_row(self.table.currentIndex())

    def _on_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            self.detail.clear()
            return
        entry = self.model.row_at(index.row())
        where = f"{entry.file}, row {entry.row}" if entry.row else entry.file
        head = " · ".join(filter(None, (where, entry.title, entry.fate.value)))
        self.detail.setPlainText("\n".join((head, *self._lines(entry))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.shows.arrange(wide=self.width() >= _WIDE, alone=True)
        self.detail.setFixedHeight(_DETAIL if self.height() >= _HIGH else _DETAIL // 2 + 16)

    def enter(self) -> None:
        (self.table if self.model.rowCount() else self.shows).setFocus()


def _key(entry: Entry) -> str:
    return f"{entry.file}/{entry.row}/{entry.kind}/{entry.key}"


def _reason(problem: Problem) -> str:
    return f"{problem.field}: {problem.reason}" if problem.field else problem.reason


def _sentence(plan: Plan) -> str:
    """Return the plan in one sentence."""
    counts = plan.counts
    told = [
        (counts[Fate.CREATE], "created"),
        (counts[Fate.UPDATE], "updated"),
        (counts[Fate.UNCHANGED], "unchanged"),
    ]
    records = ", ".join(f"{count:,} {word}" for count, word in told if count) or "none"
    refused, skipped = len(plan.refused), counts[Fate.SKIPPED]
    out = f" {_rows(refused)} refused." if refused else ""
    left = f" {_rows(skipped)} skipped." if skipped else ""
    nothing = " Everything is on record already." if not plan.writes and not refused else ""
    return f"Nothing is kept yet. Records: {records}.{out}{left}{nothing}"


def _rows(count: int) -> str:
    return "1 row is" if count == 1 else f"{count:,} rows are"
