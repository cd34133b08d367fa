"""The first run as it shows in the place of everything: one step after the other, by keys alone where wanted."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import beside, button, label, line, scrolled
from coordinator.desktop.drafts import Drafts
from coordinator.desktop.first_run.asked import Asked
from coordinator.desktop.first_run.steps import AgencyStep, DaysStep, ModelStep, PlaceStep, TemplateStep
from coordinator.desktop.import_wizard.stepper import Stepper
from coordinator.desktop.session import Session
from coordinator.desktop.settings import drafts_folder
from coordinator.errors import CoordinatorError, Invalid
from coordinator.services.first_run import Begun, begin_program, prints

_DRAFT = "first_run"
_WIDE = 860
"""Width of the card, in pixels, where there is room."""


class FirstRunPage(QWidget):
    """Asks for agency, model, print, days and folder, and makes the program."""

    made = Signal(object)
    """The program is made; carries its folder."""
    left = Signal()
    """Somebody wants to do something else; what was typed is kept."""
    anew_wanted = Signal()
    """Somebody wants to begin with nothing typed."""

    def __init__(self, session: Session) -> None:
        """Begin where somebody stopped the last time, if anybody did."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._drafts = Drafts(drafts_folder(), drafts_folder())
        self.agency, self.model, self.template = AgencyStep(), ModelStep(), TemplateStep()
        self.days, self.place = DaysStep(), PlaceStep()
        self.steps: Sequence[Asked] = (self.agency, self.model, self.template, self.days, self.place)
        self.stepper = Stepper(("Agency", "Model", "Print", "Days", "Folder"))
        self.stack = QStackedWidget()
        self.back, self.next, self.cancel = button("&Back"), button("", "primary"), button("&Later", "quiet")
        self.anew = button("Empty it &all", "quiet")
        self.recovered = label("What you typed the last time is here again.", "note")
        self._build()
        self._connect()
        self._recover()

    def _build(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        card.setMaximumWidth(_WIDE)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(0)
        head = beside(self.stepper)
        head.setContentsMargins(24, 4, 24, 6)
        inside.addLayout(head)
        inside.addWidget(line())
        for step in self.steps:
            area, column = scrolled()
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(step)
            self.stack.addWidget(area)
        inside.addWidget(self.stack, 1)
        inside.addWidget(line())
        foot = beside(self.cancel, self.anew, self.recovered)
        foot.setContentsMargins(24, 10, 24, 12)
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        inside.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 18, 24, 18)
        row = beside(card)
        row.setStretchFactor(card, _WIDE)
        row.insertStretch(0, 1)
        row.addStretch(1)
        whole.addLayout(row)

    def _connect(self) -> None:
        self.back.setToolTip("Alt+Left")
        self.next.setToolTip("Ctrl+Enter")
        self.cancel.setToolTip("Leaves this for now; what you typed is kept (Esc).")
        self.next.clicked.connect(lambda _=False: self.go_on())
        self.back.clicked.connect(lambda _=False: self.go_back())
        self.cancel.clicked.connect(lambda _=False: self.left.emit())
        self.anew.clicked.connect(lambda _=False: self._begin_anew())
        for step in self.steps:
            step.changed.connect(self._keep)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),
            ("Alt+Left", self.go_back),
        )
        for key, does in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    @property
    def step(self) -> Asked:
        """The step that shows."""
        return self.steps[self.stack.currentIndex()]

    def begin(self) -> None:
        """Show the first step."""
        self._show(self.agency)

    def _show(self, step: Asked) -> None:
        if step is self.template and self.model.model is not None:
            self.template.show_prints(prints(self.model.model))
        if step is self.days:
            self.days.ask(self._session.today_here(), fixed_term=self.template.fixed_term)
        if step is self.place:
            self.place.suggest(str(self.agency.values()["name"]), self._told())
        at = self.steps.index(step)
        self.stack.setCurrentIndex(at)
        self.stepper.show_step(at)
        self.back.setEnabled(at > 0)
        self.next.setText(step.next_words)
        step.enter()

    def go_on(self) -> None:
        """Go to the next step if this one is complete; after the last, make the program."""
        step = self.step
        step.message.clear()
        if not self.next.isEnabled() or not step.complete():
            return
        if step is self.place:
            self._make()
        else:
            self._show(self._way[self._way.index(step) + 1])

    def go_back(self) -> None:
        """Go to the step before."""
        before = self._way.index(self.step) - 1
        if before >= 0:
            self._show(self._way[before])

    @property
    def _way(self) -> Sequence[Asked]:
        """The steps that are gone through: without an agreement there is no print and no day."""
        asked = {self.template, self.days} if self.model.model is None else set()
        return [one for one in self.steps if one not in asked]

    def _begun(self) -> Begun:
        model = self.model.model
        if model is None:
            return Begun(self.agency.values(), {})
        agreement = {"model": model, "template": self.template.options.value, **self.days.values()}
        return Begun(self.agency.values(), agreement)

    def _told(self) -> str:
        """Return in words what will be made."""
        begun = self._begun()
        said: Mapping[str, Any] = begun.agreement
        if not said:
            return f"{begun.agency['name']}, without an agreement."
        signed = [day for day in (said["lea_signed_on"], said["ice_signed_on"]) if day is not None]
        since = f"in force from {long_date(max(signed))}" if len(signed) == 2 else "with a day of signature missing"
        under = f"under a {said['model'].words} agreement on the print {said['template']}"
        return f"{begun.agency['name']}, {under}, {since}."

    def _make(self) -> None:
        folder, begun = Path(self.place.folder.text().strip()).expanduser(), self._begun()
        self._set_busy(on=True)
        self._session.with_setting(
            lambda setting: begin_program(folder, setting, begun), self._on_made, self._on_refused
        )

    def _on_made(self, folder: Path) -> None:
        self._set_busy(on=False)
        self._drafts.discard(_DRAFT)
        self.made.emit(folder)

    def _on_refused(self, error: CoordinatorError) -> None:
        self._set_busy(on=False)
        problems = error.problems if isinstance(error, Invalid) else ()
        for step in self._way:
            if step.take(problems):
                self._show(step)
                step.take(problems)
                return
        self.step.refuse(str(error))

    def _set_busy(self, *, on: bool) -> None:
        for one in (self.stack, self.next, self.back, self.cancel, self.anew):
            one.setEnabled(not on)

    def _keep(self) -> None:
        typed = {name: words for step in self.steps for name, words in step.typed().items()}
        self._drafts.keep(_DRAFT, typed)
        self.anew.setVisible(bool(typed))

    def _recover(self) -> None:
        typed = self._drafts.kept(_DRAFT)
        self.recovered.setVisible(bool(typed))
        self.anew.setVisible(bool(typed))
        self._type_in(typed)

    def _type_in(self, typed: Mapping[str, str]) -> None:
        for step in self.steps:
            if step is self.template and self.model.model is not None:
                self.template.show_prints(prints(self.model.model))
            step.type_in(typed)

    def _begin_anew(self) -> None:
        self._drafts.discard(_DRAFT)
        self.anew_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not self.step.go_on():
                self.go_on()
        else:
            super().keyPressEvent(event)
