"""Small controls that every page is made of, each with its accessible name."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coordinator.desktop.flow_row import FlowRow
from coordinator.desktop.icons import SIZE, icon


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Return words; *role* names their style. What can be read can be selected and copied."""
    made = QLabel(text)
    made.setObjectName(role)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def button(text: str, kind: str = "", glyph: str = "") -> QPushButton:
    """Return a button; *kind* is primary, quiet or chip."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if glyph:
        made.setIcon(icon(glyph, "on_accent" if kind == "primary" else "muted"))
        made.setIconSize(SIZE)
    return made


def glyph_button(glyph: str, name: str) -> QPushButton:
    """Return a button that shows an icon only; *name* is what it is called."""
    made = button("", "quiet", glyph)
    made.setIconSize(QSize(18, 18))
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFixedWidth(40)
    return made


def line() -> QFrame:
    """Return a thin line between rows."""
    made = QFrame()
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a surface and the column in it."""
    made = QFrame()
    made.setObjectName("card")
    column = QVBoxLayout(made)
    column.setContentsMargins(18, 14, 18, 14)
    column.setSpacing(4)
    return made, column


def scrolled() -> tuple[QScrollArea, QVBoxLayout]:
    """Return an area that scrolls down and the column in it, which keeps to the top."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget()
    inside.setObjectName("scrolled")
    whole, column = QVBoxLayout(inside), QVBoxLayout()
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addLayout(column)
    whole.addStretch()  # an alignment of the column would give it the height of its words before they are wrapped
    column.setContentsMargins(9, 9, 9, 9)
    area.setWidget(inside)
    return area, column


def beside(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Return a row of widgets."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    return row


def split(left: QWidget, right: QWidget) -> QSplitter:
    """Return two widgets beside each other, of which the left one takes what room there is; neither can be closed."""
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setHandleWidth(14)
    made.setChildrenCollapsible(False)
    made.addWidget(left)
    made.addWidget(right)
    made.setStretchFactor(0, 1)
    return made


def dropped_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders of this machine that *data*, dropped or copied, names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def at_left(*widgets: QWidget) -> QWidget:
    """Return a row of widgets that take the room they want, and no more."""
    made = QWidget()
    row = beside(*widgets)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch()
    made.setLayout(row)
    return made


def flowing(*widgets: QWidget) -> QWidget:
    """Return a row of widgets that goes on in the next line where there is no room."""
    made = QWidget()
    row = FlowRow(made)
    for widget in widgets:
        row.addWidget(widget)
    return made


def pairs(told: Iterable[tuple[str, str]], *, names: int = 0) -> QWidget:
    """Return titles with their values, one below the other; *names* is the width of the titles where it is known."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 4)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    for row, (title, value) in enumerate(told):
        grid.addWidget(label(title, "muted", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(value, "", wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 0 if names else 2)
    grid.setColumnMinimumWidth(0, names)
    grid.setColumnStretch(1, 3)
    return made


def emptied(column: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and let go of it."""
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner := item.layout(), QVBoxLayout | QHBoxLayout):
            emptied(inner)
