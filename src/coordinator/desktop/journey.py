"""Back and forward: where somebody was, to the list and the row or record that was chosen there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from coordinator.desktop.list_place import ListPlace

LONGEST = 100
"""How many spots are kept on each side."""


class Spot(NamedTuple):
    """A place by its number, and where somebody is inside it."""

    place: int
    inside: tuple[str, ...] = ()


@runtime_checkable
class Walked(Protocol):
    """A page that says itself where in it somebody is, and by *going* that this is about to change."""

    going: SignalInstance

    def spot(self) -> tuple[str, ...]:
        """Return where somebody is."""

    def show_spot(self, spot: tuple[str, ...]) -> None:
        """Go where somebody was."""


def spot_in(page: QWidget) -> tuple[str, ...]:
    """Return where in *page* somebody is: in a list, the row that shows beside it."""
    if isinstance(page, Walked):
        return page.spot()
    if isinstance(page, ListPlace) and not page.list_panel.isHidden() and page.list_panel.key:
        return (page.list_panel.key,)
    return ()


def show_in(page: QWidget, spot: tuple[str, ...]) -> None:
    """Go where in *page* somebody was; a row that is not there any more leaves the list as it is."""
    if isinstance(page, Walked):
        page.show_spot(spot)
    elif isinstance(page, ListPlace) and spot:
        page.choose(spot[0])


class Journey(QObject):
    """Remembers the spots that were left by going elsewhere; choosing another row of a list is not going elsewhere."""

    changed = Signal()

    def __init__(self, where: Callable[[], Spot], show: Callable[[Spot], None], parent: QObject) -> None:
        """Begin here; *where* says where somebody is, *show* goes there."""
        super().__init__(parent)
        self._where, self._show = where, show
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []
        self._under_way = False

    @property
    def can_go(self) -> tuple[bool, bool]:
        """Whether there is a way back, and forward."""
        return bool(self._behind), bool(self._ahead)

    @contextmanager
    def going(self) -> Iterator[None]:
        """Remember the spot that is left in this block; what is gone through inside it is no stop."""
        self.leave()
        with self._passing():
            yield

    @contextmanager
    def _passing(self) -> Iterator[None]:
        before, self._under_way = self._under_way, True
        try:
            yield
        finally:
            self._under_way = before

    def leave(self) -> None:
        """Remember the spot that is about to be left."""
        here = self._where()
        if not self._under_way:
            if self._behind[-1:] != [here]:
                self._behind = [*self._behind, here][-LONGEST:]
            self._ahead.clear()
            self.changed.emit()

    def back(self) -> None:
        """Go to the spot that was left last."""
        self._go(self._behind, self._ahead)

    def forward(self) -> None:
        """Go to the spot from which somebody went back."""
        self._go(self._ahead, self._behind)

    def _go(self, origin: list[Spot], other: list[Spot]) -> None:
        here = self._where()
        spot = here
        while origin and spot == here:
            spot = origin.pop()
        if spot != here:
            other.append(here)
            with self._passing():
                self._show(spot)
        self.changed.emit()

    def forget(self) -> None:
        """Begin anew: another program is open."""
        self._behind.clear()
        self._ahead.clear()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the buttons at the side of a mouse go back and forward."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if event.button() == Qt.MouseButton.BackButton:
                self.back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self.forward()
                return True
        return super().eventFilter(watched, event)
