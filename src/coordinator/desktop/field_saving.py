"""Saving an existing record field by field, as each is left: one change a field, and what was refused stays typed."""

from collections.abc import Callable, Mapping
from functools import partial

from coordinator.desktop.message import Tone
from coordinator.desktop.record_form import RecordForm
from coordinator.desktop.session import Session
from coordinator.errors import CoordinatorError, Invalid, Problem
from coordinator.services.editing import Detail, Edited, Saved


class FieldSaving:
    """Saves what is typed into *form*; *shown* says which record that is."""

    def __init__(self, session: Session, kind: str, form: RecordForm, shown: Callable[[], Detail | None]) -> None:
        """Begin with nothing under way."""
        self._session, self._kind, self._form, self._shown = session, kind, form, shown
        self._under_way: set[str] = set()
        self._later = ""
        self.warned: Saved | None = None
        """What was saved last, if something about it is unusual."""

    def left(self, name: str) -> None:
        """Save the field *name* that was just left, now or once what is under way is through."""
        row = self._form.rows[name]
        if not row.editor.dirty:
            self._form.settle(row)
        elif name in self._under_way:
            self._later = name
        else:
            self._save(name)

    def _save(self, name: str) -> None:
        detail = self._shown()
        names = [*(other for other in self._form.edited if other not in {name, *self._under_way}), name]
        values = self._form.values(names)
        if detail is None or name not in values:
            return
        rows, number = self._form.rows, detail.number
        edits = {one: Edited(rows[one].editor.shown[0], value) for one, value in values.items()}
        sent = {one: rows[one].editor.typed() for one in edits}
        self._under_way |= edits.keys()
        self._session.attempt(
            lambda desk: desk.edit(self._kind, number, edits),
            partial(self._on_saved, sent),
            partial(self._on_refused, detail, sent),
        )

    def _on_saved(self, sent: Mapping[str, str], saved: Saved) -> None:
        self._under_way -= sent.keys()
        if saved.changes is not None:
            self._session.said.emit(f"{saved.changes.label.replace('Change', 'Changed', 1)}.", True)
        if self._shows(saved.detail):
            self._form.take_saved(saved, sent)
            self.warned = saved if saved.warnings else None
        self._save_later()

    def _on_refused(self, detail: Detail, sent: Mapping[str, str], error: CoordinatorError) -> None:
        self._under_way -= sent.keys()
        if self._shows(detail):
            say_refused(self._form, error)
        else:
            self._session.said.emit(f"Not saved in {detail.title}: {error}", False)
        self._save_later()

    def _shows(self, detail: Detail) -> bool:
        shown = self._shown()
        return shown is not None and shown.number == detail.number

    def _save_later(self) -> None:
        name, self._later = self._later, ""
        if name and self._shown() is not None:
            self.left(name)

    def say_warned(self, detail: Detail) -> None:
        """Say in the form what was unusual about the record that shows again, once."""
        if self.warned is not None and self.warned.detail.number == detail.number:
            self._form.say(Tone.CHECK, self.warned.warnings)
        self.warned = None


def say_refused(form: RecordForm, error: CoordinatorError) -> None:
    """Say below its field, or above all, why something was not saved."""
    form.say(Tone.STOP, error.problems if isinstance(error, Invalid) else [Problem(str(error))])
