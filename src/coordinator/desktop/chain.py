"""The chain of papers behind an officer's authority, from the first day on, with its gaps."""

from PySide6.QtCore import QPointF, QRect, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import button
from coordinator.desktop.painted_row import PaintedRow, write
from coordinator.desktop.theme import font
from coordinator.services.officer_view import Chain, Paper


class ChainLink(PaintedRow):
    """One paper: a full dot with its day, or an open ring where it is missing; it leads to its record, if any."""

    HEIGHT, LEAST = 46, 200

    def __init__(self, paper: Paper, *, first: bool, last: bool) -> None:
        """Show *paper*; the line that joins the papers begins at the *first* and ends at the *last*."""
        super().__init__()
        self.paper = paper
        self._first, self._last = first, last
        missing = "Missing. " if paper.missing else ""
        leads = " Open its record." if paper.ref else ""
        self.setAccessibleName(f"{missing}{paper.title}: {said(paper)}.{leads}")
        self.setEnabled(bool(paper.ref))
        self.setToolTip(said(paper))

    def draw(self, painter: QPainter, values: dict[str, str]) -> None:
        one = self.paper
        painter.setPen(QPen(QColor(values["border_strong"]), 2))
        painter.drawLine(14, 14 if self._first else 0, 14, 14 if self._last else self.height())
        colour = QColor(values["bad" if one.missing else "good"])
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(values["surface"]) if one.missing else colour)
        painter.drawEllipse(QPointF(14, 14), 5.5, 5.5)
        width = self.width() - 40
        write(painter, QRect(33, 3, width, 20), one.title, font(14, QFont.Weight.DemiBold), values["text"])
        write(painter, QRect(33, 22, width, 20), said(one), font(13), values["bad" if one.missing else "muted"])


class ChainView(QWidget):
    """The papers one below the other; each opens its record, and what is missing can be added."""

    opened = Signal(str)
    """Somebody wants to see a record; carries ``kind:key``."""
    adding = Signal(object)
    """Somebody wants to enter a paper; carries what is known of it."""

    def __init__(self, chain: Chain, *, writable: bool) -> None:
        """Show *chain*; nothing can be added unless the program is *writable*."""
        super().__init__()
        self.setAccessibleName(f"Papers under {chain.agreement}")
        self._buttons: list[tuple[Paper, QPushButton]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, one in enumerate(chain.papers):
            link = ChainLink(one, first=place == 0, last=place == len(chain.papers) - 1)
            link.clicked.connect(lambda _=False, ref=one.ref: self.opened.emit(ref))
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(link, 1)
            if writable and (made := self._button(one)):
                row.addWidget(made)
            column.addLayout(row)

    def _button(self, one: Paper) -> QPushButton | None:
        """Return what enters a paper: into a record of its own, or into the one that waits for it."""
        if one.adds is not None:
            made = button("Add", "" if one.missing else "quiet", "plus")
            made.setAccessibleName(f"Add: {one.title}")
            made.setToolTip("Officer and agreement are filled in")
            made.clicked.connect(lambda _=False: self.adding.emit(one.adds))
        elif one.missing and one.ref:
            made = button("Enter", "", "pencil")
            made.setAccessibleName(f"Enter: {one.title}")
            made.setToolTip("Opens the record that waits for it")
            made.clicked.connect(lambda _=False: self.opened.emit(one.ref))
        else:
            return None
        self._buttons.append((one, made))
        return made

    @property
    def next_missing(self) -> QPushButton | None:
        """The button that enters the first paper that is missing."""
        return next((made for one, made in self._buttons if one.missing), None)

    @property
    def examinations(self) -> QPushButton | None:
        """The button that adds one more examination."""
        exams = (made for one, made in self._buttons if one.adds is not None and one.adds.kind == "exam_attempt")
        return next(exams, None)


def said(one: Paper) -> str:
    """Return day and detail of a paper as one line."""
    if one.day is None:
        return one.detail
    return f"{long_date(one.day)} · {one.detail}" if one.detail else long_date(one.day)
