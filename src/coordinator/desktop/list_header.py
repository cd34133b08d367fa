"""The head of a list: the titles of its columns, by which the rows are sorted, and in which order these count."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from coordinator.desktop.listing import Sorting, TableModel

_PLACES = "¹²³⁴⁵⁶⁷⁸⁹"


class ListHeader(QHeaderView):
    """A click sorts by a column, Shift and a click sorts by it as well."""

    sort_wanted = Signal(int, bool)
    """Somebody wants the rows sorted by a column; carries its place, and whether the others go on counting."""
    choice_wanted = Signal(QPoint)
    """Somebody wants to choose columns; carries the place on the screen."""

    def __init__(self, parent: QWidget) -> None:
        """Stand above a table."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._as_well = False
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.sectionClicked.connect(lambda section: self.sort_wanted.emit(section, self._as_well))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._as_well = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.choice_wanted.emit(event.globalPos())

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:  # noqa: N803  Qt's name
        super().initStyleOptionForIndex(option, logicalIndex)
        model = self.model()
        at = model.sorted_at(logicalIndex) if isinstance(model, TableModel) else None
        if at is None or not isinstance(model, TableModel):
            return
        arrow = QStyleOptionHeader.SortIndicator
        option.sortIndicator = arrow.SortUp if model.sorting[at].descending else arrow.SortDown
        if len(model.sorting) > 1:
            option.text = f"{option.text} {_PLACES[at : at + 1]}"


def sorted_by(before: tuple[Sorting, ...], place: int, *, as_well: bool) -> tuple[Sorting, ...]:
    """Return the order after a column was chosen: ascending first, then descending, and of several then no more.

    Without *as_well* the column alone counts.
    """
    found = next((one for one in before if one.place == place), None)
    turned = Sorting(place, not found.descending) if found else Sorting(place)
    if not as_well:
        return (turned,) if found is None or before[0].place == place else (Sorting(place),)
    if found is None:
        return (*before, turned)
    left = tuple(one for one in before if one.place != place)
    if found.descending and left:
        return left
    return tuple(turned if one.place == place else one for one in before)
