"""What the views of the place of training have in common: the same head, which leads from one to the other."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coordinator.desktop.controls import button, label
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.panel import Panel
from coordinator.desktop.session import Session
from coordinator.desktop.view_switch import ViewSwitch

Row = TypeVar("Row")

_ROOMY = 1040
"""From this width of a view on, in pixels, the name of the place stands in its head."""


_LEAST = 120
"""In pixels, of the search, which shares its row with the switch between the views."""


class View(IntEnum):
    """The views, in their order."""

    CLASSES = 0
    MATRIX = 1
    REQUIREMENTS = 2


class TrainingHead:
    """The widgets of one view's head."""

    def __init__(self, view: View) -> None:
        """Mark *view* as open."""
        self._title = label("Training", "title")
        self.switch = ViewSwitch("Training", [one.name.capitalize() for one in View], view)
        self.record = button("Record a class", "primary", "plus")
        self.record.setToolTip("Enters a class for many officers at once (Ctrl+N)")

    @property
    def before_search(self) -> Sequence[QWidget]:
        """What stands at the left."""
        return self._title, self.switch

    def arrange(self, width: int) -> None:
        """Leave out the name of the place, which the side bar marks, where a view of *width* has no room for it."""
        self._title.setVisible(width >= _ROOMY)


class TrainingList(ListPage[Row]):
    """A view that is a list; it asks for its rows when it is looked at."""

    VIEW: View

    def __init__(self, session: Session, panel: Panel) -> None:
        """Show what *session* answers; *panel* shows the row that is chosen."""
        self.parts = TrainingHead(self.VIEW)
        super().__init__(session, panel)
        self.title.hide()
        self.search.setMinimumWidth(_LEAST)
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes a proxy away so; its stubs do not know

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go into the search; with that as a focus proxy, Tab would leave out what stands before it."""
        self.search.setFocus(reason)

    def before_title(self) -> Sequence[QWidget]:
        return self.parts.before_search

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.parts.record,)

    def arrange(self) -> None:
        super().arrange()
        self.parts.arrange(self.width())
        self.head.setVisible(self.wide or self.list_panel.isHidden())

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.parts.record.setEnabled(self._session.writable)
        super().refresh()
