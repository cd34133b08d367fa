"""The place of training: classes, the matrix and the requirements, and the form in which a class is recorded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from coordinator.desktop.classes_view import ClassesView
from coordinator.desktop.journey import show_in, spot_in
from coordinator.desktop.matrix_view import MatrixView
from coordinator.desktop.record_class import RecordClass
from coordinator.desktop.requirements_view import RequirementsView
from coordinator.desktop.session import Session
from coordinator.desktop.training_views import View
from coordinator.services.training_view import ClassDetail


class TrainingPage(QStackedWidget):
    """Shows one view at a time, or the form."""

    going = Signal()
    """Somebody is about to go to another view."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        super().__init__()
        self._session = session
        self.classes, self.matrix = ClassesView(session), MatrixView(session)
        self.requirements, self.form = RequirementsView(session), RecordClass(session)
        self._views = (self.classes, self.matrix, self.requirements)
        for one in self._views:
            self.addWidget(one)
            one.parts.switch.wanted.connect(lambda number: self.show_view(View(number)))
            one.parts.record.clicked.connect(lambda _=False: self.begin())
        self.addWidget(self.form)
        self._view = View.CLASSES
        self.form.closed.connect(lambda: self.show_view(self._view))
        self.form.recorded.connect(self._on_recorded)
        self.classes.panel.results_wanted.connect(self._begin_with)
        session.opened.connect(self._on_opened)
        self._on_opened()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go into the view that shows; a focus proxy that changes would break the walk by Tab."""
        shown = self.currentWidget()
        if shown is not None:
            shown.setFocus(reason)

    def show_view(self, view: View) -> None:
        """Show a view and go there."""
        if view is not self._view:
            self.going.emit()
        self._view = view
        self._show(self._views[view])

    def spot(self) -> tuple[str, ...]:
        """Return the view, and the row that shows beside it."""
        shown = self._views[self._view]
        return (self._view.name, *spot_in(shown))

    def show_spot(self, spot: tuple[str, ...]) -> None:
        """Go where somebody was."""
        self.show_view(View[spot[0]])
        show_in(self._views[self._view], spot[1:])

    def begin(self) -> None:
        """Record a class; what was typed before and is not saved yet is still there."""
        if self._session.writable:
            self._show(self.form)
            self.form.enter()

    def _begin_with(self, found: ClassDetail) -> None:
        self.form.begin_with(found)
        self._show(self.form)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        page.setFocus()

    def _on_recorded(self, key: str) -> None:
        """Show the class that was just saved."""
        self.classes.show_all()
        self.classes.want(key)
        self.show_view(View.CLASSES)

    def _on_opened(self) -> None:
        self.form.recover()
        self.show_view(View.CLASSES)
