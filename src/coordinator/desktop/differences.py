"""One field that changed: its title, and what became of its words."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coordinator.desktop.controls import label
from coordinator.services.differing import Became, differing
from coordinator.services.history import Edit

_LONG = 60
"""From this many letters on, a text is told by the words that changed rather than before and after."""
_MARKS = {Became.KEPT: "{}", Became.GONE: "<s>{}</s>", Became.NEW: "<b>{}</b>"}


def told(edit: Edit) -> str:
    """Return what became of a field as plain words, for those who hear the window or copy the line."""
    if edit.before and edit.after:
        return f"{edit.field}: {edit.before} → {edit.after}"
    return f"{edit.field}: {edit.after}" if edit.after else f"{edit.field}: {edit.before} → nothing"


def difference(edit: Edit) -> QLabel:
    """Return a line that tells *edit*: words that went are struck through, words that came are bold."""
    if edit.before and edit.after and max(len(edit.before), len(edit.after)) > _LONG:
        parts = differing(edit.before, edit.after)
        words = " ".join(_MARKS[part.became].format(escape(part.words)) for part in parts)
    elif edit.before:
        after = f"<b>{escape(edit.after)}</b>" if edit.after else "<b>nothing</b>"
        words = f"<s>{escape(edit.before)}</s> → {after}"
    else:
        words = escape(edit.after)
    made = label("", wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(f"{escape(edit.field)}: {words}")
    made.setAccessibleName(told(edit))
    return made
