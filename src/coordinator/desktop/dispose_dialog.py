"""Disposing of documents whose time by the agency's own schedule is over."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.asking import Asking, Words
from coordinator.desktop.session import Session
from coordinator.records.plain_words import count_words
from coordinator.services.disposing import Due, Removed, dispose, due_for_disposal

_WORDS = Words(
    "Dispose of documents",
    "File, title, names and links of each go for good, from the history too; its number, kind and days stay, and who"
    " disposed of it. This cannot be undone, nor can any change before it. What is under legal hold is not listed.",
    "Dispose",
    "Keep them",
)
_CODE = Qt.ItemDataRole.UserRole


class DisposeDialog(Asking):
    """Lists what is due; somebody marks what goes."""

    def __init__(self, session: Session, parent: QWidget, marked: str = "") -> None:
        """List what is due; only the document *marked* is marked, or each if none is named."""
        super().__init__(session, parent, _WORDS)
        self._marked = marked
        self.list = QListWidget()
        self.list.setObjectName("checks")
        self.list.setAccessibleName("Documents whose time is over")
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(190)
        self.list.itemChanged.connect(lambda _: self._count())
        self.inside.addWidget(self.list)
        self._count()
        session.ask(lambda desk: desk.carry_out(due_for_disposal), self._show)

    def _show(self, due: Sequence[Due]) -> None:
        for one in due:
            words = f"{one.code}, {one.title} · {one.kind}, kept until {long_date(one.destroy_after)}"
            item = QListWidgetItem(words)
            item.setData(_CODE, one.code)
            on = self._marked in {"", one.code}
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if not due:
            self.about.setText("No document is due: none has a last day that is past and no legal hold.")
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self._count()

    @property
    def codes(self) -> Sequence[str]:
        """The documents that are marked."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return [str(item.data(_CODE)) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _count(self) -> None:
        count = len(self.codes)
        self.does.setText(f"Dispose of {count_words(count, 'document')}" if count else "Dispose")
        self.does.setEnabled(count > 0 and self._session.writable)

    def act(self) -> None:
        """Dispose of what is marked."""
        codes = self.codes
        if codes:
            self.work("Disposing…")
            self._session.attempt(
                lambda desk: desk.carry_out(lambda store, today: dispose(store, codes, desk.setting.actor, today)),
                self._on_done,
                self.refuse,
            )

    def rest(self) -> None:
        super().rest()
        self._count()

    def _on_done(self, done: Removed) -> None:
        label = done.changes.label if done.changes else ""
        count = count_words(len(done.still_in), "backup")
        still = f" {count} from before still hold it: see File health." if done.still_in else ""
        self._session.said.emit(f"{label}.{still}", False)
        self.accept()
