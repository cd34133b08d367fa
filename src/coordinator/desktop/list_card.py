"""The list itself on its surface: the table, its foot, and what stands there while no row shows."""

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from coordinator.desktop.controls import button
from coordinator.desktop.list_filter import ListFilter
from coordinator.desktop.list_foot import ListFoot
from coordinator.desktop.list_table import ListTable
from coordinator.desktop.session import Session
from coordinator.desktop.show_filter import Blank


class ListCard(QFrame):
    """Says how many rows there are, and which filter hides them all if none shows."""

    def __init__(self, table: ListTable, filters: ListFilter, noun: str, empty: str, first: QWidget | None) -> None:
        """Hold *table*; *empty* is said when there is no row at all, and *first* offered."""
        super().__init__()
        self.setObjectName("card")
        self.table, self.filter = table, filters
        self.noun, self._empty = noun, empty
        self.foot = ListFoot(noun)
        self.blank = Blank(first)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 5, 1, 6)
        inside.setSpacing(4)
        inside.addWidget(self.blank, 1)
        inside.addWidget(table, 1)
        inside.addWidget(self.foot)
        table.several.connect(lambda: self.foot.say_selected(table.selected_count()))
        table.list_model.arranged.connect(self.say_count)

    def say_count(self) -> None:
        """Say how many rows show."""
        found, total = self.table.list_model.rowCount(), self.table.list_model.total
        self.foot.say_count(found, total)
        self.foot.say_selected(self.table.selected_count())
        self.blank.setVisible(not found)
        self.table.setVisible(bool(found))
        hidden = f"No row shows: the filter {self.filter.words()} hides all {total:,} {self.noun}."
        self.blank.say(hidden if total else self._empty, at_all=not total)


def import_link(session: Session) -> QPushButton:
    """Return what brings in a file instead of entering records one by one."""
    link = button("Import a file…", "quiet")
    link.clicked.connect(lambda _=False: session.import_wanted.emit())
    return link
