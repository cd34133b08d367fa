"""The place of reports: choose one, see it as it will be, save it or open it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import button, label, scrolled
from coordinator.desktop.page_view import WIDTH, PageView
from coordinator.desktop.report_fields import ReportFields
from coordinator.desktop.session import Session
from coordinator.desktop.when_seen import WhenSeen

if TYPE_CHECKING:
    from coordinator.services.desk import Desk
    from coordinator.services.gather.report import Report
    from coordinator.services.preview import Preview
    from coordinator.services.reporting import Made

_NAME = Qt.ItemDataRole.UserRole
ROWS = 7
"""How many reports show at once; the others are scrolled to."""


class ReportsPage(QWidget):
    """Makes the report that is chosen, as of the day that shows, whenever something about it changes."""

    def __init__(self, session: Session) -> None:
        """Make what *session* answers."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._made: Made | None = None
        self._saved: Path | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Reports")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.list)
        self.fields = ReportFields(lambda kind, text, then: session.ask(lambda desk: desk.choices(kind, text), then))
        self._reports: Sequence[Report] = ()
        self.words = label("", "note", wrap=True)
        self._as_of = label("", wrap=True)
        self.said = label("", "note", wrap=True)
        self.save = button("Save PDF…", "primary", "download")
        self.open = button("Open in PDF reader", "", "external-link")
        self.pages = PageView()
        self._build()
        self.list.currentRowChanged.connect(self._on_chosen)
        self.fields.changed.connect(self._make)
        self.save.clicked.connect(self.save_as)
        self.open.clicked.connect(self._open_saved)
        WhenSeen(self, session, self._on_refreshed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 18)
        column.setSpacing(12)
        column.addWidget(label("Reports", "title"))
        row = QHBoxLayout()
        row.setSpacing(18)
        panel = QFrame()
        panel.setObjectName("card")
        panel.setFixedWidth(300)
        around = QVBoxLayout(panel)
        around.setContentsMargins(2, 2, 2, 2)
        area, inside = scrolled()
        around.addWidget(area)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(6)
        inside.addWidget(label("Report", "fieldName"))
        inside.addWidget(self.list)
        inside.addWidget(self.words)
        inside.addWidget(label("As of", "fieldName"))
        inside.addWidget(self._as_of)
        inside.addWidget(self.fields)
        inside.addSpacing(10)
        inside.addWidget(self.save)
        inside.addWidget(self.open)
        inside.addWidget(self.said)
        inside.addStretch()
        row.addWidget(panel)
        row.addWidget(self.pages, 1)
        column.addLayout(row, 1)

    def _name_reports(self, reports: "Sequence[Report]") -> None:
        self._reports = reports
        self.list.clear()
        for one in reports:
            item = QListWidgetItem(f"{one.title}  {one.code}")
            item.setToolTip(one.words)
            item.setData(_NAME, one.name)
            self.list.addItem(item)
        rows = min(self.list.count(), ROWS)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth())
        self.list.setCurrentRow(0)

    def _on_chosen(self, row: int) -> None:
        if row >= 0:
            self.words.setText(self._reports[row].words)
            self.fields.show_report(self._reports[row].options)
            self._make()

    def _on_refreshed(self) -> None:
        day = self._session.as_of
        if day is None:
            return
        if not self.list.count():
            self._session.ask(lambda desk: desk.reports(), self._name_reports)
        self._as_of.setText(f"{long_date(day)}. Change it in the head of the window.")
        program = self._session.program
        self.fields.begin(program.path if program else None, day)
        self._make()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.said.clear()

    def _make(self) -> None:
        chosen = self.list.currentItem()
        if self._session.as_of is None or chosen is None or not self.isVisible():
            return
        name, asked = chosen.data(_NAME), self.fields.asked()
        self.save.setEnabled(False)
        self.open.setEnabled(False)
        self._saved = None
        if lacking := self.fields.lacking():
            self.pages.show_pages([])
            self.said.setText(lacking)
            return
        scale = self.devicePixelRatioF()

        def work(desk: "Desk", day: date) -> "tuple[Made, Preview]":
            from coordinator.services.gather.report import asked_for
            from coordinator.services.preview import preview

            made = desk.report(name, asked_for(day, asked))
            return made, preview(made.pdf, round(WIDTH * scale))

        self._session.ask_as_of(work, self._show)

    def _show(self, found: "tuple[Made, Preview]") -> None:
        self._made, preview = found
        self.pages.show_pages(preview.pages)
        self.save.setEnabled(True)
        self.open.setEnabled(True)
        missing = f" Not in the fonts, printed as boxes: {self._made.missing}" if self._made.missing else ""
        pages = f"{preview.count} page{'' if preview.count == 1 else 's'}"
        if preview.count > len(preview.pages):
            pages += f", of which the first {len(preview.pages)} show"
        self.said.setText(f"Report {self._made.number}, {pages}.{missing}")

    def save_as(self) -> None:
        """Ask where to, and save the report that shows."""
        if self._made is None:
            return
        kinds = "PDF (*.pdf);;Web page (*.html)" if self._made.html else "PDF (*.pdf)"
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        target, _ = QFileDialog.getSaveFileName(self, "Save report", str(Path(folder) / self._made.file_name), kinds)
        if target:
            self._save(Path(target) if Path(target).suffix == ".html" else Path(target).with_suffix(".pdf"))

    def _save(self, target: Path) -> None:
        made = self._made

        def work(desk: "Desk") -> Path:
            from coordinator.services.reporting import save_report

            if made is not None:
                save_report(made, target)
                desk.note_report(made)
            return target

        self._session.ask(work, self._on_saved)

    def _on_saved(self, target: Path) -> None:
        self._saved = target
        self.said.setText(f"Saved as {target}.")

    def _open_saved(self) -> None:
        if self._saved is None:
            self.save_as()
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))
