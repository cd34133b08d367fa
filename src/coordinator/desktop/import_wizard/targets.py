"""The list of fields that a column can go to: those of the records that a row makes first, then of their companions."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox

from coordinator.records import RECORD_OF
from coordinator.services.wizard.guessing import companions
from coordinator.services.wizard.scheme import Part, Scheme, Target, settable

LEAVE_OUT = "Leave out"
TARGET = Qt.ItemDataRole.UserRole


def parts_offered(scheme: Scheme) -> Sequence[Part]:
    """Return the records of which a column can be a field: those that a row makes, then those that it can."""
    made = sorted(scheme.parts, key=lambda part: part.kind != scheme.main)
    others = [Part(record.about.kind) for record in (RECORD_OF[scheme.main], *companions(scheme.main))]
    return [*made, *(part for part in others if part not in made)]


def words_for(target: Target, main: str) -> str:
    """Return what the list calls a field: its title first, so that typing finds it."""
    if target.part == Part(main):
        return target.field.title
    return f"{target.field.title} ({target.part.title})"


class TargetsModel(QStandardItemModel):
    """The fields under the names of their records; all lists of a step share it."""

    def take(self, scheme: Scheme) -> None:
        """Offer what *scheme* can make."""
        self.clear()
        self.appendRow(_item(LEAVE_OUT, None))
        for part in parts_offered(scheme):
            self._add_part(part, scheme.main)

    def complete(self, scheme: Scheme) -> None:
        """Offer also the fields of records that a row makes since then, such as a second class."""
        offered = {target.part for _, target in self._targets() if target is not None}
        for part in scheme.parts:
            if part not in offered:
                self._add_part(part, scheme.main)

    def _add_part(self, part: Part, main: str) -> None:
        self._add_title(part.title)
        for name in settable(part.record):
            target = Target(part, name)
            self.appendRow(_item(words_for(target, main), target))

    def _add_title(self, title: str) -> None:
        item = QStandardItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.appendRow(item)

    def place_of(self, target: Target | None) -> int:
        """Return the row of *target*, the first one where a column goes nowhere."""
        return next((at for at, one in self._targets() if one == target), 0)

    def _targets(self) -> Iterator[tuple[int, Target | None]]:
        for at in range(self.rowCount()):
            item = self.item(at)
            if item.isEnabled():
                yield at, item.data(TARGET)


def _item(words: str, target: Target | None) -> QStandardItem:
    item = QStandardItem(words)
    item.setData(target, TARGET)
    return item


class TargetPick(QComboBox):
    """Where a column goes; the wheel scrolls the page and chooses nothing."""

    def __init__(self, model: TargetsModel, name: str) -> None:
        """Choose from *model*; *name* is what the list is called."""
        super().__init__()
        self.setObjectName("field")
        self.setModel(model)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self.setAccessibleName(name)

    @property
    def target(self) -> Target | None:
        """The field that is chosen, if the column goes anywhere."""
        found = self.currentData(TARGET)
        return found if isinstance(found, Target) else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
