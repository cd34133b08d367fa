"""The import wizard's window: the steps, the buttons below, and the work on the records' own thread."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, label, line
from coordinator.desktop.import_wizard.check_step import CheckStep
from coordinator.desktop.import_wizard.columns_step import ColumnsStep
from coordinator.desktop.import_wizard.done_step import DoneStep
from coordinator.desktop.import_wizard.file_step import FileStep
from coordinator.desktop.import_wizard.sheet_step import SheetStep
from coordinator.desktop.import_wizard.step import Step
from coordinator.desktop.import_wizard.stepper import Stepper
from coordinator.desktop.session import Session
from coordinator.desktop.settings import import_memory
from coordinator.errors import CoordinatorError
from coordinator.exchange.table import TextFormat
from coordinator.services.desk import Desk
from coordinator.services.wizard.plan import Brought, Cancelled, Plan
from coordinator.services.wizard.refused_rows import SUFFIX
from coordinator.services.wizard.remembering import Memory
from coordinator.services.wizard.steps import Draft, Opened, Steps

_Answer = TypeVar("_Answer")
_STEPS = ("File", "Sheet", "Columns", "Check", "Done")


class ImportWizard(QDialog):
    """Leads from a file to records; nothing of it waits for the records on the window's own thread."""

    _counted = Signal(int)

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Import into what *session* works on."""
        super().__init__(parent)
        self.setWindowTitle("Import")
        self.setMinimumSize(860, 470)
        self.resize(QSize(1000, 660).boundedTo(parent.size()).expandedTo(self.minimumSize()))
        self._session = session
        self._stop = threading.Event()
        self._formats: dict[Path, TextFormat] = {}
        self._paths: list[Path] = []
        self._opened: Opened | None = None
        self._brought: Brought | None = None
        self.busy = False
        self.stepper = Stepper(_STEPS)
        self.file, self.sheet, self.check, self.ending = FileStep(), SheetStep(), CheckStep(session.work), DoneStep()
        self.columns = ColumnsStep(self._find)
        self.steps: Sequence[Step] = (self.file, self.sheet, self.columns, self.check, self.ending)
        self.stack = QStackedWidget()
        self.progress, self.says = QProgressBar(), label("", "note")
        self.back, self.next = button("&Back"), button("", "primary")
        self.cancel = button("Cancel")
        self._build()
        self._connect()
        self._go(self.file)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = beside(self.stepper)
        head.setContentsMargins(24, 10, 24, 10)
        column.addLayout(head)
        column.addWidget(line())
        for step in self.steps:
            self.stack.addWidget(step)
            step.changed.connect(self._on_changed)
        column.addWidget(self.stack, 1)
        column.addWidget(line())
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(130, 6)
        self.progress.setAccessibleName("Working")
        self.progress.hide()
        foot = beside(self.progress, self.says, spacing=10)
        foot.setContentsMargins(24, 10, 24, 12)
        foot.addStretch()
        for widget in (self.back, self.next, self.cancel):
            foot.addWidget(widget)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.file.files_chosen.connect(self.bring)
        self.file.pasted.connect(self._paste)
        self.sheet.format_wanted.connect(self._reopen)
        self.columns.scheme_wanted.connect(self._redraw)
        self.columns.kind_wanted.connect(self._retell)
        self.ending.undo_wanted.connect(self._undo)
        self.ending.save_wanted.connect(self._save_refused)
        self.back.clicked.connect(lambda _=False: self._go_back())
        self.next.clicked.connect(lambda _=False: self._go_on())
        self.cancel.clicked.connect(lambda _=False: self.reject())
        self._counted.connect(self._on_counted)
        self._session.worker.busy.connect(self._on_busy)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.file)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.file.take_clipboard)

    @property
    def step(self) -> Step:
        """The step that shows."""
        return self.steps[self.stack.currentIndex()]

    def _go(self, step: Step) -> None:
        self.stack.setCurrentWidget(step)
        self.stepper.show_step(self.steps.index(step))
        self._on_changed()
        step.enter()

    def _go_back(self) -> None:
        exchanged = self._opened is not None and self._opened.exchange is not None
        before = self.steps.index(self.step) - 1
        self._go(self.file if exchanged or before < 0 else self.steps[before])

    def _go_on(self) -> None:
        does = {self.sheet: self._draw, self.columns: self._settle, self.check: self._import, self.ending: self.accept}
        does[self.step]()

    def _on_changed(self) -> None:
        step = self.step
        self.next.setText(step.next_words)
        self.next.setVisible(step is not self.file)
        self.next.setEnabled(step.ready and not self.busy)
        self.next.setDefault(step is not self.file)
        self.back.setVisible(step is not self.file and step is not self.ending)
        self.back.setEnabled(not self.busy)
        self.cancel.setVisible(step is not self.ending)
        self.stack.setEnabled(not self.busy)

    def _ask(self, work: Callable[[Steps], _Answer], then: Callable[[_Answer], None], *, changes: bool = False) -> None:
        """Do *work* on the records' thread; why it cannot be done is said in the step that shows."""
        self._stop.clear()
        self._set_busy(on=True)
        focus = self.focusWidget()

        def answered(answer: _Answer) -> None:
            self._set_busy(on=False)
            if focus is not None and focus.isVisible():
                focus.setFocus()
            then(answer)

        (self._session.attempt if changes else self._session.ask)(self._question(work), answered, self._on_refused)

    @staticmethod
    def _question(work: Callable[[Steps], _Answer]) -> Callable[[Desk], _Answer]:
        memory = Memory(import_memory())
        return lambda desk: desk.carry_out(lambda store, today: work(Steps(store, today, memory)))

    def _set_busy(self, *, on: bool) -> None:
        self.busy = on
        if not on:
            self.progress.hide()
            self.says.clear()
        self._on_changed()

    def _on_busy(self, busy: bool) -> None:
        """Tell of work that takes longer than a moment."""
        self.progress.setVisible(busy and self.busy)
        if busy and self.busy and not self.says.text():
            self.says.setText("Working…")

    def _on_counted(self, count: int) -> None:
        if self.busy and self.progress.isVisible():
            self.says.setText(f"{count:,} records looked at")

    def _on_refused(self, error: CoordinatorError) -> None:
        self._set_busy(on=False)
        if not isinstance(error, Cancelled):
            self.step.refuse(str(error))
        self.step.enter()

    def _watch(self, count: int) -> None:
        """Tell how far the work is, on the records' thread, and end it if somebody cancelled.

        Raises:
            Cancelled: somebody did.
        """
        if self._stop.is_set():
            raise Cancelled("It was stopped; nothing was kept.")
        self._counted.emit(count)

    def bring(self, paths: Sequence[Path]) -> None:
        """Show what files or folders bring."""
        self._paths, self._formats = [*paths], {}
        self._reread()

    def _reread(self) -> None:
        paths, formats = [*self._paths], dict(self._formats)
        self._ask(lambda steps: steps.open(paths, formats), self._on_opened)

    def _reopen(self, path: Path, text_format: TextFormat) -> None:
        self._formats[path] = text_format
        self._reread()

    def _paste(self, text: str) -> None:
        self._ask(lambda steps: steps.open_pasted(text), self._on_opened)

    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        self.setWindowTitle(f"Import {opened.title}")
        if opened.exchange is not None:
            self.columns.drafts = []
            self._check()
            return
        self.sheet.show_tables(opened.tables)
        self._go(self.sheet)

    def _draw(self) -> None:
        tables = [*self.sheet.tables]
        self._ask(lambda steps: [steps.draft(one) for one in tables], self._on_drafts)

    def _on_drafts(self, drafts: Sequence[Draft]) -> None:
        self.columns.show_drafts(drafts)
        self._go(self.columns)

    def _redraw(self, at: int, draft: Draft) -> None:
        """Ask what follows from a draft; the answer is dropped if something else was said meanwhile."""

        def answered(found: Draft) -> None:
            if any(one is draft for one in self.columns.drafts[at : at + 1]):
                self.columns.take(at, found)

        self._session.ask(self._question(lambda steps: steps.settled(draft)), answered, self._on_refused)

    def _retell(self, at: int, main: str) -> None:
        draft = self.columns.drafts[at]
        self._ask(lambda steps: steps.of_kind(draft, main), lambda found: self.columns.take(at, found))

    def _settle(self) -> None:
        """Check once everything that was said is taken: the answers come in order."""
        self.columns.leave()
        self._ask(lambda _: None, lambda _: self._check() if self.columns.ready else self.columns.enter())

    def _check(self) -> None:
        opened, drafts = self._opened, [*self.columns.drafts]
        if opened is not None:
            self._ask(lambda steps: steps.plan(opened, drafts, self._watch), self._on_plan)

    def _on_plan(self, plan: Plan) -> None:
        self.check.show_plan(plan)
        self._go(self.check)

    def _import(self) -> None:
        plan, drafts, rest = self.check.plan, [*self.columns.drafts], self.check.rest.isChecked()
        if plan is not None:
            self._ask(
                lambda steps: steps.bring_in(plan, drafts, self._watch, rest=rest),
                lambda brought: self._on_brought(plan, brought),
                changes=True,
            )

    def _on_brought(self, plan: Plan, brought: Brought) -> None:
        self._brought = brought
        self.ending.show_result(plan, brought)
        self._go(self.ending)
        if brought.changes is not None:
            self._session.said.emit(f"{brought.changes.label}.", True)

    def _undo(self) -> None:
        changes = self._brought.changes if self._brought else None
        if changes is not None:
            self._ask(lambda steps: steps.take_back(changes), lambda _: self._on_undone(), changes=True)

    def _on_undone(self) -> None:
        self.ending.say_undone()
        self.next.setFocus()

    def _save_refused(self) -> None:
        plan = self.check.plan
        name, _ = QFileDialog.getSaveFileName(self, "Save the refused rows", "", f"Workbook (*{SUFFIX})")
        if name and plan is not None:
            target = Path(name).with_suffix(SUFFIX)
            self._ask(lambda steps: steps.save_refused(plan, target), lambda _: self.ending.say_saved(str(target)))

    def _find(self, kind: str, text: str, then: Callable[..., None]) -> None:
        self._session.ask(lambda desk: desk.choices(kind, text), then)

    def reject(self) -> None:
        """Stop the work that is under way, else close."""
        if self.busy:
            self._stop.set()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop.set()
        super().closeEvent(event)
