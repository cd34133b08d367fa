"""File health: where the program lies, whether it is whole, and how it is backed up."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coordinator.desktop.controls import label, scrolled
from coordinator.desktop.health_backups import HealthBackups
from coordinator.desktop.health_check import HealthCheck
from coordinator.desktop.health_place import HealthPlace
from coordinator.desktop.session import Session
from coordinator.services.file_health import file_health

if TYPE_CHECKING:
    from pathlib import Path

    from coordinator.services.file_health import Health

_WIDE = 980
"""From this width on, in pixels, the check stands beside what is told of the program."""


class HealthPage(QWidget):
    """Answers what people fear: is it saved, is it whole, is there a copy, who else has it."""

    def __init__(self, session: Session) -> None:
        """Show what *session* has open."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.place, self.check, self.backups = HealthPlace(session), HealthCheck(session), HealthBackups(session)
        area, column = scrolled()
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(14)
        column.addWidget(label("File health", "title"))
        self._above = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._above.setSpacing(14)
        self._above.addWidget(self.place)
        self._above.addWidget(self.check)
        column.addLayout(self._above)
        column.addWidget(self.backups)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.backups.made.connect(lambda _: self.refresh())
        self.place.moved.connect(self._on_moved)
        session.refreshed.connect(self.refresh)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the check; a focus proxy in the midst of the page would break the walk by Tab."""
        self.check.check.setFocus(reason)

    def refresh(self) -> None:
        """Ask how the program is, if somebody looks."""
        if self.isVisible():
            self._session.ask(lambda desk: file_health(desk.store), self._show)
            self._session.ask(lambda desk: desk.last_check, self.check.show_last)

    def _show(self, health: "Health") -> None:
        self.place.show_health(health)
        self.backups.show_health(health)

    def _on_moved(self, folder: "Path") -> None:
        self._session.open(folder)
        self._session.said.emit(f"{folder} is open now; its backups are copied to where it lay.", False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way, wide = QBoxLayout.Direction, self.width() >= _WIDE
        self._above.setDirection(way.LeftToRight if wide else way.TopToBottom)
        for place in range(self._above.count()):
            self._above.setStretch(place, int(wide))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
