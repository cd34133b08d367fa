"""The place of inspections."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from coordinator.desktop import inspection_columns
from coordinator.desktop.entered_page import EnteredPage
from coordinator.desktop.inspection_panel import InspectionPanel
from coordinator.desktop.session import Session
from coordinator.services.inspection_view import InspectionRow
from coordinator.services.inspections import inspection_detail, inspection_rows

if TYPE_CHECKING:
    from coordinator.services.desk import Desk
    from coordinator.services.inspection_view import InspectionDetail
    from coordinator.services.reporting import Made


class InspectionsPage(EnteredPage[InspectionRow]):
    """Finds inspections and shows one, from its announcement to its close."""

    TITLE, NOUN, KIND = "Inspections", "inspections", "inspection"
    ENTERS, CALLED = "inspection", "inspection"
    SEARCH = "Search code, kind, agreement, state"
    EMPTY = "No inspection is on record. Enter one when it is announced, or a rehearsal of your own."
    COLUMNS, SORTED_BY = inspection_columns.COLUMNS, inspection_columns.STARTS
    SHOWS = inspection_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = InspectionPanel(session)
        super().__init__(session, self.panel)
        self.panel.packet_wanted.connect(self._make_packet)

    def words_of(self, row: InspectionRow) -> Iterable[str]:
        return inspection_columns.words_of(row)

    def ask_rows(self, then: Callable[[Sequence[InspectionRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, inspection_rows), then)

    def ask_detail(self, row: InspectionRow, then: "Callable[[InspectionDetail], None]") -> None:
        question = partial(inspection_detail, number=row.number)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)

    def _make_packet(self, begins: date | None, ends: date | None) -> None:
        def work(desk: "Desk", day: date) -> "Made":
            from coordinator.services.gather.report import asked_for

            as_of = min(ends or day, day)  # the packet looks back from its day
            since = begins if begins is not None and begins <= as_of else None
            return desk.report("packet", asked_for(as_of, {"period_from": since}))

        self._session.ask_as_of(work, self._save_packet)

    def _save_packet(self, made: "Made") -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / made.file_name)
        name, _ = QFileDialog.getSaveFileName(self, "Save the inspection packet", suggested, "PDF (*.pdf)")
        if not name:
            return
        target = Path(name).with_suffix(".pdf")

        def work(desk: "Desk") -> None:
            from coordinator.services.reporting import save_report

            save_report(made, target)
            desk.note_report(made)

        self._session.ask(work, lambda _: self._session.said.emit(f"Saved as {target}.", False))
