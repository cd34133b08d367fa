"""The head of a place with several views: its name, the views, and what is done there first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from coordinator.desktop.controls import button


class ViewSwitch(QFrame):
    """Names the views of a place beside each other; one is marked as open."""

    wanted = Signal(int)

    def __init__(self, place: str, views: Sequence[str], shown: int) -> None:
        """Offer *views* of *place*; the one at *shown* is open and stays so."""
        super().__init__()
        self.setObjectName("switch")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: list[QPushButton] = []
        for number, name in enumerate(views):
            one = button(name, "view")
            one.setCheckable(True)
            one.setChecked(number == shown)
            one.setAccessibleName(f"{place}: {name}")
            one.clicked.connect(lambda _=False, number=number: self._on_clicked(number, shown))
            row.addWidget(one)
            self.buttons.append(one)

    def _on_clicked(self, number: int, shown: int) -> None:
        for place, one in enumerate(self.buttons):
            one.setChecked(place == shown)
        if number != shown:
            self.wanted.emit(number)
