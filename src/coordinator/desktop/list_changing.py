"""What is done to the selected records of a list together: one field changed, or all of them deleted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from coordinator.desktop.bulk_dialog import BulkDialog
from coordinator.desktop.list_card import ListCard
from coordinator.desktop.session import Session
from coordinator.services.bulk import Outcome, Several, delete_all
from coordinator.services.choosing import Choosable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coordinator.services.desk import Desk

    Asking = Callable[[], Callable[[Desk], Several]]


class ListChanging(QObject):
    """Asks which records are selected, says what cannot be done to them, and does the rest as one step."""

    def __init__(self, session: Session, card: ListCard, asking: "Asking", owner: QWidget) -> None:
        """Change what is selected on *card* of the page *owner*; *asking* returns the question for the records."""
        super().__init__(owner)
        self._session, self._asking, self._owner = session, asking, owner
        card.foot.change_wanted.connect(self.change)
        card.foot.delete_wanted.connect(self.delete)

    def change(self) -> None:
        """Change one field of the selected records."""
        if self._session.writable:
            self._session.ask(self._asking(), self._open)

    def _open(self, several: Several) -> None:
        dialog = BulkDialog(self._session, several, self._find, self._owner.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _find(self, kind: str, text: str, then: "Callable[[Sequence[Choosable]], None]") -> None:
        self._session.ask(lambda desk: desk.choices(kind, text), then)

    def delete(self) -> None:
        """Delete the selected records; where some cannot go, ask whether the others shall."""
        if not self._session.writable:
            return
        asked = self._asking()

        def tried(desk: "Desk") -> tuple[Several, Outcome]:
            several = asked(desk)
            return several, desk.carry_out(lambda store, today: delete_all(store, several, today, dry_run=True))

        self._session.ask(tried, lambda found: self._on_tried(*found))

    def _on_tried(self, several: Several, found: Outcome) -> None:
        if not found.left:
            self._delete(several)
        elif not found.done:
            count, noun = len(found.left), several.record.about.plural.lower()
            words = f"None of these {count:,} {noun} can be deleted, since others refer to them. {found.left[0]}."
            self._session.failed.emit("None of these can be deleted", words)
        else:
            self._ask(several, found)

    def _ask(self, several: Several, found: Outcome) -> None:
        noun = several.record.about.plural.lower()
        words = f"{len(found.left):,} of {len(several.numbers):,} {noun} cannot be deleted, since others refer to them."
        box = QMessageBox(QMessageBox.Icon.Question, "Delete", words, parent=self._owner.window())
        box.setInformativeText("\n".join(map(str, found.left[:5])) + ("\n…" if len(found.left) > 5 else ""))
        box.setDetailedText("\n".join(map(str, found.left)))
        rest = box.addButton(f"Delete the other {found.done:,}", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Keep all", QMessageBox.ButtonRole.RejectRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rest.clicked.connect(lambda _=False: self._delete(several))
        box.open()

    def _delete(self, several: Several) -> None:
        self._session.attempt(
            lambda desk: desk.carry_out(lambda store, today: delete_all(store, several, today)),
            self._on_deleted,
            lambda error: self._session.failed.emit("These cannot be deleted", str(error)),
        )

    def _on_deleted(self, found: Outcome) -> None:
        if found.changes is not None:
            self._session.said.emit(f"{found.changes.label.replace('Delete', 'Deleted', 1)}.", True)
