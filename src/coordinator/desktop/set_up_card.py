"""What a new program still needs, on the first page: each line leads to its place; put away, it can be brought back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from coordinator.desktop.controls import beside, button, label
from coordinator.desktop.icons import icon
from coordinator.desktop.painted_row import PaintedRow, write
from coordinator.desktop.session import Session
from coordinator.desktop.theme import font

if TYPE_CHECKING:
    from coordinator.services.desk import Desk
    from coordinator.services.setting_up import Need


_WIDE = 760
"""From this width on, in pixels, the lines stand in two columns."""


class NeedRow(PaintedRow):
    """One line: a check mark once it is done, what it is, and why."""

    HEIGHT, LEAST = 50, 220

    def __init__(self, need: "Need") -> None:
        """Show *need*."""
        super().__init__()
        self.need = need
        state = "done" if need.done else "not done yet"
        self.setAccessibleName(f"{need.title}: {state}. {need.why}")
        self.setToolTip(need.why)
        self.setEnabled(bool(need.kind or need.place))

    def draw(self, painter: QPainter, values: dict[str, str]) -> None:
        done = self.need.done
        sign = icon("circle-check", "good") if done else icon("clock", "muted")
        painter.drawPixmap(10, 8, sign.pixmap(QSize(18, 18), self.devicePixelRatioF()))
        wide = self.width() - 48
        bold = font(14, QFont.Weight.DemiBold)
        write(painter, QRect(38, 6, wide, 20), self.need.title, bold, values["muted" if done else "text"])
        write(painter, QRect(38, 26, wide, 19), self.need.why, font(13), values["muted"])


class SetUpCard(QFrame):
    """Shows while something is needed, unless it was put away or the program is the sample."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self.title = label("", "heading", wrap=True)
        self.away = button("Put away", "quiet")
        self.away.setToolTip("Takes this list off the first page. View, Set-up list brings it back.")
        self.away.clicked.connect(lambda _=False: self.put_away(on=True))
        self.rows: list[NeedRow] = []
        head = beside(self.title, self.away)
        head.setStretchFactor(self.title, 1)
        self._lines = QGridLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 12, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._lines)
        self.hide()
        session.preferences.changed.connect(lambda name: self.refresh() if name == "put_away" else None)

    @property
    def _program(self) -> str:
        program = self._session.program
        return str(program.path) if program is not None else ""

    def put_away(self, *, on: bool) -> None:
        """Put the list of this program away, or bring it back."""
        preferences = self._session.preferences
        others = [one for one in preferences.settings.put_away if one != self._program]
        preferences.choose("put_away", [*others, self._program] if on else others)

    def refresh(self) -> None:
        """Ask what is needed, if anybody wants to know."""
        program = self._session.program
        if program is None or program.sample or self._program in self._session.preferences.settings.put_away:
            self.hide()
        else:
            self._session.ask(_needs, self.show_needs)

    def show_needs(self, found: "Sequence[Need]") -> None:
        """Show *found*, what is not done first."""
        done = sum(one.done for one in found)
        self.title.setText(f"Setting up: {done} of {len(found)} done" if done < len(found) else "Everything is set up")
        for old in self.rows:
            old.hide()
            old.deleteLater()
        self.rows = [NeedRow(one) for one in found]
        for row in self.rows:
            row.clicked.connect(lambda _=False, need=row.need: self._session.place_wanted.emit(need.place, need.kind))
        self._arrange()
        self.show()

    def _arrange(self) -> None:
        """Let the lines stand in two columns where there is room."""
        columns = 2 if self.width() >= _WIDE else 1
        high = -(-len(self.rows) // columns)
        for at, row in enumerate(self.rows):
            column, line = divmod(at, high)
            self._lines.addWidget(row, line, column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _needs(desk: "Desk") -> "Sequence[Need]":
    from coordinator.services.setting_up import needs  # loads the records, which the first paint does not need

    return desk.carry_out(lambda store, _: needs(store))
