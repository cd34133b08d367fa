"""A field for a passphrase: what is typed does not show unless somebody asks for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from coordinator.desktop.icons import icon


class PassphraseField(QLineEdit):
    """Hides what is typed; the eye in it shows it."""

    def __init__(self, name: str) -> None:
        """Begin empty; *name* is what a screen reader calls it."""
        super().__init__(echoMode=QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.seen = self.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self.seen.setText("Show what is typed")
        self.seen.setCheckable(True)
        self.seen.toggled.connect(self._show)

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def forget(self) -> None:
        """Begin anew: empty, and hidden."""
        self.clear()
        self.seen.setChecked(False)
