"""One record beside its list: an existing one saves each field on leaving it, a new one is a draft until saved."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.desktop.adding import AddingDialog
from coordinator.desktop.controls import beside, button, glyph_button, label
from coordinator.desktop.drafts import Drafts, draft_name
from coordinator.desktop.editors.references import ReferenceEditor
from coordinator.desktop.field_saving import FieldSaving, say_refused
from coordinator.desktop.hidden import ask_hidden
from coordinator.desktop.message import Tone
from coordinator.desktop.panel import Panel
from coordinator.desktop.record_form import RecordForm
from coordinator.desktop.record_tabs import RecordTabs
from coordinator.desktop.session import Session
from coordinator.desktop.settings import drafts_folder
from coordinator.errors import CoordinatorError, Problem
from coordinator.records import RECORD_OF
from coordinator.services.choosing import Choosable
from coordinator.services.editing import Detail, Saved, draft

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT_AFTER = 400
"""Milliseconds of rest after which what is typed into a draft is kept on the disk."""


class RecordPanel(Panel):
    """Shows a record in its form and saves what is typed; *key* is the row number, empty for a draft."""

    added = Signal(str)
    """A draft was saved; carries the key of the panel."""
    duplicate_wanted = Signal()
    """Somebody wants another record like this one."""
    delete_wanted = Signal()
    """Somebody wants this record gone."""

    def __init__(self, session: Session, kind: str) -> None:
        """Begin empty, for records of *kind*."""
        self._about = RECORD_OF[kind].about
        super().__init__(self._about.title)
        self._session, self.kind = session, kind
        self.detail: Detail | None = None
        self._visited: set[str] = set()
        self._draft, self._filled_in = kind, dict[str, str]()
        self._begun_with: tuple[Mapping[str, object], Mapping[str, str]] = ({}, {})
        self.form = RecordForm(RECORD_OF[kind], self._find)
        self._saving = FieldSaving(session, kind, self.form, lambda: self.detail)
        self.title = label("", "name", wrap=True)
        self.recovered = QWidget()
        self.save = button("Save", "primary", "check")
        self.duplicate = glyph_button("copy", "Duplicate (Ctrl+D)")
        self.delete = glyph_button("trash-2", "Delete (Del in the list)")
        self.parts = RecordTabs(session, self.form, self._about.title)
        self._timer = QTimer(self, singleShot=True, interval=_KEPT_AFTER)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 10)
        column.setSpacing(6)
        close = glyph_button("x", "Close (Esc)")
        close.clicked.connect(self.closed.emit)
        head = beside(self.title, self.save, self.duplicate, self.delete, close, spacing=2)
        head.setContentsMargins(20, 0, 14, 0)
        head.setStretchFactor(self.title, 1)
        column.addLayout(head)
        column.addWidget(self._recovered_strip())
        column.addWidget(self.parts, 1)

    def _recovered_strip(self) -> QWidget:
        words = label("Recovered text: this was typed before and is not saved yet.", "note", wrap=True)
        over = button("Start over", "quiet")
        over.clicked.connect(lambda _=False: self.start_over())
        row = beside(words, over)
        row.setStretchFactor(words, 1)
        row.setContentsMargins(20, 0, 14, 0)
        self.recovered.setLayout(row)
        self.recovered.hide()
        return self.recovered

    def _connect(self) -> None:
        self.form.left.connect(self._on_left)
        self.form.typed_in.connect(self._on_typed)
        self.form.show_wanted.connect(self._ask_hidden)
        self.form.new_wanted.connect(self._add_missing)
        self.save.setAccessibleName(f"Save this new {self._about.title.lower()}")
        self.save.setToolTip("Saves the new record (Ctrl+Enter)")
        self.save.clicked.connect(lambda _=False: self.save_draft())
        self.duplicate.clicked.connect(lambda _=False: self.duplicate_wanted.emit())
        self.delete.clicked.connect(lambda _=False: self.delete_wanted.emit())
        self._timer.timeout.connect(self._keep_draft)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save_draft)

    @property
    def drafting(self) -> bool:
        """Whether a record shows that is not saved yet."""
        return self.detail is None

    @property
    def drafts(self) -> Drafts | None:
        """Where drafts are kept; nowhere while no program is open."""
        program = self._session.program
        return Drafts(drafts_folder(), program.path, program.vault) if program is not None else None

    def _ask_hidden(self) -> None:
        if (shown := self.detail) is not None:
            ask_hidden(self._session, self.kind, shown.number, partial(self.uncover, shown.number))

    def uncover(self, number: int) -> None:
        """Show what is hidden of the record *number*, if that is the one that shows."""
        if self.detail is not None and self.detail.number == number:
            self.form.uncover(self.detail)

    def _find(self, kind: str, text: str, then: "Callable[[Sequence[Choosable]], None]") -> None:
        self._session.ask(lambda desk: desk.choices(kind, text), then)

    def _add_missing(self, editor: ReferenceEditor, typed: str) -> None:
        """Enter the record that a reference misses, and come back with it."""
        if self._session.writable:
            dialog = AddingDialog(self._session, RecordPanel(self._session, editor.field.refers_to), self.window())
            dialog.added.connect(editor.take)
            dialog.begin(typed)

    def enter(self) -> None:
        self.parts.enter()

    def show_detail(self, detail: Detail) -> None:
        """Show a record; what is being typed into the same one stays."""
        again = self.detail is not None and self.detail.number == detail.number
        if self.drafting:
            self._keep_draft()
        self.detail = detail
        self._set_up(detail.title)
        self.form.show_record(detail, again=again)
        self.parts.show_of(self.kind, detail.number)
        self._saving.say_warned(detail)

    def begin(self, values: Mapping[str, object], words: Mapping[str, str]) -> None:
        """Show a new record with *values* filled in, or what was typed before and is not saved yet."""
        if self._timer.isActive():
            self._keep_draft()
        drafts, self._begun_with = self.drafts, (values, words)
        waiting = drafts.waiting(self.kind) if drafts and not values else ""
        self._draft = waiting or draft_name(self.kind, values)
        kept = drafts.kept(self._draft) if drafts else {}
        self.detail, self.key = None, ""
        self._visited.clear()
        self._set_up(f"New {self._about.title.lower()}")
        self.form.show_draft(draft(self.form.record))
        self.parts.show_of(self.kind, 0)
        if kept:
            self.form.type_in(kept)
        else:
            self.form.fill_in(values, words)
        self._filled_in = {} if kept else self.form.typed
        self.recovered.setVisible(bool(kept))

    def _set_up(self, title: str) -> None:
        program = self._session.program
        writable, drafting = self._session.writable, self.drafting
        self.title.setText(title)
        self.save.setVisible(drafting)
        self.recovered.hide()
        self.duplicate.setVisible(not drafting and writable)
        self.delete.setVisible(not drafting and writable)
        self.form.set_read_only(on=not writable)
        if program is not None:
            self.form.set_today(program.today)

    def start_over(self) -> None:
        """Let what was typed go, and begin anew."""
        if self.drafts is not None:
            self._timer.stop()
            self.drafts.discard(self._draft)
            self.begin(*self._begun_with)
            self.enter()

    def _on_typed(self) -> None:
        if self.drafting:
            self._timer.start()

    def _keep_draft(self) -> None:
        self._timer.stop()
        if self.drafting and self.title.text() and self.drafts is not None:
            typed = self.form.typed
            self.drafts.keep(self._draft, {} if typed == self._filled_in else typed)

    def _on_left(self, name: str) -> None:
        if not self._session.writable:
            return
        if self.drafting:
            self._visited.add(name)
            self._look_over()
        else:
            self._saving.left(name)

    def _look_over(self, *, go: bool = False) -> None:
        """Say below the fields that somebody was in what keeps the draft from being saved; *go* goes to the first."""
        values = self.form.values(self.form.rows)
        unread = self.form.rows.keys() - values.keys()
        visited = self._visited - unread
        given = {**dict.fromkeys(self.form.rows), **values}
        self._session.ask(lambda desk: desk.problems(self.kind, given), partial(self._on_looked_over, visited, go))

    def _on_looked_over(self, visited: set[str], go: bool, problems: Sequence[Problem]) -> None:
        if not self.drafting:
            return
        for name in visited:
            self.form.rows[name].clear()
        self.form.say(Tone.STOP, [one for one in problems if one.field in visited])
        if go:
            self.form.go_to_problem()

    def save_draft(self) -> None:
        """Save the draft as a record, or go to the first field that keeps it from being one."""
        if not self.drafting or not self._session.writable:
            return
        self._visited.update(self.form.rows)
        self.form.clear_messages()
        values = self.form.values(self.form.rows)
        if self.form.stopped is not None:
            self._look_over(go=True)
            return
        self._session.attempt(lambda desk: desk.add(self.kind, values), self._on_added, self._on_not_added)

    def _on_added(self, saved: Saved) -> None:
        self._timer.stop()
        if self.drafts is not None:
            self.drafts.discard(self._draft)
        self.detail, self.key, self._saving.warned = saved.detail, str(saved.detail.number), saved
        self.form.show_record(saved.detail, again=False)  # nothing is left to save when the form is left
        self._session.said.emit(f"Added {saved.detail.title}.", True)
        self.added.emit(self.key)

    def _on_not_added(self, error: CoordinatorError) -> None:
        say_refused(self.form, error)
        self.form.go_to_problem()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        escape = event.key() == Qt.Key.Key_Escape
        if not (escape and self.detail is not None and self.form.take_back(self.detail)):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and not self.drafting:
            self.form.cover()
        if self._timer.isActive():
            self._keep_draft()
