"""What the foot of the window says of the file: is it saved, whole, backed up, and which one is it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStatusBar

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import label
from coordinator.desktop.foot import Foot, TroubleButton

if TYPE_CHECKING:
    from coordinator.services.desk import Opened, Safety


class FileState:
    """The words in a status bar, around what was done last."""

    def __init__(self, bar: QStatusBar, foot: Foot, trouble: TroubleButton) -> None:
        """Fill *bar*."""
        self.busy, self.intact, self.backup, self.file = label("Opening…"), label(""), label(""), label("")
        bar.setSizeGripEnabled(False)
        for one in (self.busy, self.intact, self.backup):
            bar.addWidget(one)
        bar.addWidget(foot, 1)
        bar.addPermanentWidget(trouble)
        bar.addPermanentWidget(self.file)

    def opened(self, program: "Opened") -> None:
        """Say which program is open."""
        readonly = "" if program.writable else " (reading only)"
        self.file.setText(f"{program.path.name}{readonly}")
        self.file.setToolTip(str(program.path))
        self.intact.setText("History is being checked…")

    def rest(self, program: "Opened | None") -> None:
        """Say that nothing is under way."""
        if program is not None:
            self.busy.setText("All changes are saved" if program.writable else "Nothing can be changed")

    def work(self) -> None:
        """Say that something is under way."""
        self.busy.setText("Working…")

    def checked(self, *, whole: bool) -> None:
        """Say whether the file is as it was written."""
        self.intact.setText("History intact" if whole else "History or file damaged")

    def backed_up(self, safety: "Safety") -> None:
        """Say when the newest backup was made."""
        newest = safety.newest.astimezone() if safety.newest else None
        self.backup.setText(f"Backup {long_date(newest.date())}, {newest:%H:%M}" if newest else "No backup yet")

    def clear(self) -> None:
        """Say nothing."""
        for one in (self.busy, self.intact, self.backup, self.file):
            one.clear()
            one.setToolTip("")
