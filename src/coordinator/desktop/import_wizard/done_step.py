"""The last step: what was done, and the way to take it back."""

from PySide6.QtCore import Signal

from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.field_row import Tone
from coordinator.desktop.import_wizard.step import Step
from coordinator.services.wizard.plan import Brought, Fate, Plan

_SHOWN = 3
"""How many things that are unusual are told once more."""


class DoneStep(Step):
    """Tells what an import did."""

    undo_wanted = Signal()
    save_wanted = Signal()

    TITLE = "Imported"
    NEXT = "&Close"

    def __init__(self) -> None:
        """Begin without a result."""
        super().__init__()
        self.counts = label("", "sentence", wrap=True)
        self.notes = label("", "muted", wrap=True)
        self.undo = button("&Undo this import", "", "undo-2")
        self.save = button("&Save the refused rows…", "", "download")
        row = beside(self.undo, self.save, spacing=10)
        row.addStretch()
        self.column.addWidget(self.counts)
        self.column.addWidget(self.notes)
        self.column.addLayout(row)
        self.column.addStretch()
        self.undo.clicked.connect(lambda _=False: self.undo_wanted.emit())
        self.save.clicked.connect(lambda _=False: self.save_wanted.emit())

    @property
    def ready(self) -> bool:
        return True

    def show_result(self, plan: Plan, brought: Brought) -> None:
        """Show what *brought* did of *plan*."""
        counts, refused = plan.counts, len(plan.refused)
        created, updated, same = (counts[fate] for fate in (Fate.CREATE, Fate.UPDATE, Fate.UNCHANGED))
        self.counts.setText(f"{created:,} records created, {updated:,} updated, {same:,} unchanged.")
        self.says.setText("A backup was made before, and Edit, Undo takes all of it back in one step.")
        out = f"{refused:,} refused {'row was' if refused == 1 else 'rows were'} left out." if refused else ""
        unusual = [one.problems[0].reason for one in plan.entries if one.fate is Fate.UNUSUAL]
        more = f"; and {len(unusual) - _SHOWN} more" if len(unusual) > _SHOWN else ""
        look = f"Unusual, and kept as it was given: {'; '.join(unusual[:_SHOWN])}{more}." if unusual else ""
        self.notes.setText("\n".join(filter(None, (out, look))))
        self.save.setVisible(bool(refused))
        self.undo.setVisible(brought.changes is not None)

    def say_undone(self) -> None:
        """Tell that the import was taken back."""
        self.undo.setEnabled(False)
        self.message.say(Tone.HINT, "the import was undone; everything is as it was before")

    def say_saved(self, name: str) -> None:
        """Tell where the refused rows are."""
        self.message.say(Tone.HINT, f"saved as {name}; mend the rows there and import that file")

    def enter(self) -> None:
        self.undo.setFocus()
