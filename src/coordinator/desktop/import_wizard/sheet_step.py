"""The second step: which sheets, how a text file is written, which row holds the headings; guessed and changeable."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside
from coordinator.desktop.import_wizard.grid import ROWS, Grid, words_of
from coordinator.desktop.import_wizard.step import Step
from coordinator.exchange.table import TextFormat
from coordinator.exchange.text_file import ENCODINGS, SEPARATORS
from coordinator.services.wizard.tables import Chosen

_SHOWN = 48
"""How many letters of a row stand in the list of rows that can be the headings."""


class SheetStep(Step):
    """Shows the sheets that were found, and takes corrections."""

    format_wanted = Signal(object, object)
    """The text file of a path is to be read otherwise; carries the path and a ``TextFormat``."""

    TITLE = "Which rows count?"

    def __init__(self) -> None:
        """Begin without a sheet."""
        super().__init__()
        self._tables: list[Chosen] = []
        self.sheets = QListWidget()
        self.sheets.setObjectName("checks")
        self.sheets.setAccessibleName("Tables to import")
        self.sheets.setFixedHeight(68)
        self.heading = _combo("Headings in row")
        self.encoding = _combo("Letters are written as")
        self.separator = _combo("Between cells stands")
        self.hidden = QCheckBox()
        self.grid = Grid()
        self._fields: dict[QComboBox, QWidget] = {}
        self._build()
        self.sheets.currentRowChanged.connect(lambda _: self._show())
        self.sheets.itemChanged.connect(lambda _: self.changed.emit())
        self.heading.activated.connect(lambda _: self._on_heading())
        self.encoding.activated.connect(lambda _: self._on_format())
        self.separator.activated.connect(lambda _: self._on_format())
        self.hidden.clicked.connect(lambda on: self._on_hidden(on=on))

    def _build(self) -> None:
        self.column.addWidget(self.sheets)
        row = beside(spacing=14)
        for title, combo in (
            ("&Headings in row", self.heading),
            ("&Letters", self.encoding),
            ("&Separator", self.separator),
        ):
            name = QLabel(title)
            name.setObjectName("fieldName")
            name.setBuddy(combo)
            both = self._fields[combo] = QWidget()
            column = QVBoxLayout(both)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(3)
            column.addWidget(name)
            column.addWidget(combo)
            row.addWidget(both)
        row.addWidget(self.hidden, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addWidget(self.grid, 1)

    @property
    def ready(self) -> bool:
        return bool(self.tables)

    @property
    def tables(self) -> Sequence[Chosen]:
        """The tables that are to be imported, as they are to be read."""
        marked = Qt.CheckState.Checked
        return [one for at, one in enumerate(self._tables) if self.sheets.item(at).checkState() is marked]

    def show_tables(self, tables: Sequence[Chosen]) -> None:
        """Offer *tables*; of each file the longest is marked to be imported."""
        self._tables = [*tables]
        longest: Mapping[Path | None, int] = {
            one.path: max(len(other.rows) for other in tables if other.path == one.path) for one in tables
        }
        self.sheets.blockSignals(True)
        self.sheets.clear()
        marked: set[Path | None] = set()
        for one in tables:
            item = QListWidgetItem(_called(one), self.sheets)
            chosen = len(one.rows) == longest[one.path] and one.path not in marked
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            marked |= {one.path} if chosen else set()
        first = next((at for at, one in enumerate(self.tables)), 0)
        self.sheets.setCurrentRow(self._tables.index(self.tables[first]) if self.tables else 0)
        self.sheets.blockSignals(False)
        self.sheets.setVisible(len(tables) > 1)
        self._show()

    @property
    def _current(self) -> Chosen | None:
        at = self.sheets.currentRow()
        return self._tables[at] if 0 <= at < len(self._tables) else None

    def _replace(self, chosen: Chosen) -> None:
        at = self.sheets.currentRow()
        self._tables[at] = chosen
        self.sheets.item(at).setText(_called(chosen))
        self._show()

    def _show(self) -> None:
        """Show the current table."""
        chosen = self._current
        if chosen is None:
            return
        self._show_headings(chosen)
        self._show_format(chosen.text_format)
        hidden = sum(row.hidden for row in chosen.found.rows)
        self.hidden.setVisible(hidden > 0)
        self.hidden.setText(f"Take hidden rows too ({hidden})")
        self.hidden.setChecked(chosen.hidden)
        left_out = [reason for _, reason in chosen.left_out]
        out = f" {len(left_out)} left out ({', '.join(dict.fromkeys(left_out))})." if left_out else ""
        notes = " ".join(chosen.table.notes)
        self.says.setText(f"{_called(chosen)}.{out} {notes}".strip())
        self.grid.show_sheet(chosen)
        self.changed.emit()

    def _show_headings(self, chosen: Chosen) -> None:
        self.heading.clear()
        self.heading.addItem("None: columns by their letters", ())
        headings = chosen.found.header_rows
        if len(headings) > 1:
            self.heading.addItem(f"{headings[0]} and {headings[-1]}", headings)
        for row in chosen.table.rows[:ROWS]:
            words = " · ".join(filter(None, map(words_of, row.cells)))
            self.heading.addItem(f"{row.number}:  {words[:_SHOWN]}", (row.number,))
        places = [self.heading.itemData(at) for at in range(self.heading.count())]
        self.heading.setCurrentIndex(next((at for at, one in enumerate(places) if tuple(one) == headings), 0))

    def _show_format(self, text_format: TextFormat | None) -> None:
        for combo in (self.encoding, self.separator):
            self._fields[combo].setVisible(text_format is not None)
        if text_format is not None:
            _fill(self.encoding, ENCODINGS, text_format.encoding)
            _fill(self.separator, SEPARATORS, text_format.separator)

    def _on_heading(self) -> None:
        if self._current is not None:
            self._replace(self._current.under(tuple(self.heading.currentData())))

    def _on_format(self) -> None:
        if self._current is not None and self._current.path is not None:
            wanted = TextFormat(self.encoding.currentData(), self.separator.currentData())
            self.format_wanted.emit(self._current.path, wanted)

    def _on_hidden(self, *, on: bool) -> None:
        if self._current is not None:
            self._replace(self._current.with_hidden(on=on))

    def enter(self) -> None:
        (self.sheets if not self.sheets.isHidden() else self.heading).setFocus()


def _combo(name: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName("field")
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(18)
    return made


def _fill(combo: QComboBox, words: Mapping[str, str], value: str) -> None:
    """Offer *words*, and *value* even if it is none of them."""
    combo.clear()
    for code, word in {**words, **({} if value in words else {value: value})}.items():
        combo.addItem(word[:1].upper() + word[1:], code)
    combo.setCurrentIndex(combo.findData(value))


def _called(chosen: Chosen) -> str:
    rows = len(chosen.rows)
    return f"{chosen.label}: {rows} {'row' if rows == 1 else 'rows'}"
