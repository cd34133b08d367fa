"""Every kind of editor by itself, typed into by keys."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from coordinator.compliance.choices import Check, EmploymentStatus, Function
from coordinator.desktop.editors import Editor, editor_for
from coordinator.desktop.editors.days import DayEditor, MomentEditor
from coordinator.desktop.editors.lines import LongTextEditor
from coordinator.desktop.editors.references import ReferenceEditor, ReferencesEditor
from coordinator.desktop.field_row import FieldRow, Tone
from coordinator.desktop.typed_days import weekday_and_distance
from coordinator.records import RECORD_OF, RECORDS
from coordinator.records.declaration import Field, Kind, fields_of
from coordinator.services.choosing import Choosable

Key = Qt.Key
TODAY = date(2026, 11, 24)
FOUND = [Choosable("4117", "Whitfield, Dana (4117)"), Choosable("4122", "Okafor, Miriam (4122)")]


def find(kind: str, text: str, then: Callable[[Sequence[Choosable]], None]) -> None:
    del kind
    then([one for one in FOUND if text.casefold() in one.words.casefold()])


def field(name: str) -> Field:
    kind, _, column = name.partition(".")
    return next(one for one in fields_of(RECORD_OF[kind]) if one.name == column)


def make(qtbot: QtBot, name: str) -> Editor:
    editor = editor_for(field(name), find)
    if isinstance(editor, DayEditor):
        editor.set_today(TODAY)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    editor.setFocus()
    return editor


class Case(NamedTuple):
    """Keys typed into the editor of a field, what they mean, and another value of the field."""

    name: str
    keys: str
    value: object
    other: object


CASES = [
    Case("officer.rank", " Sergeant ", "Sergeant", "Deputy"),
    Case("officer.notes", "One\nTwo", "One\nTwo", "Three"),
    Case("officer.hired_on", "3/16/2026", date(2026, 3, 16), date(2020, 1, 1)),
    Case("officer.hired_on", "+7d", date(2026, 12, 1), None),
    Case("complaint.received_at", "1/5/2026\t4 pm", datetime(2026, 1, 5, 16), datetime(2026, 2, 1, 9, 30)),
    Case("document.ice_controlled", "N", False, True),
    Case("course.interval_months", "24", 24, 12),
    Case("agency.population", "81,200", 81200, None),
    Case("exam_attempt.score", "91.5", Decimal("91.5"), Decimal(80)),
    Case("cost.amount", "$8,995", Decimal("8995.00"), Decimal("1.50")),
    Case("officer.employment_status", "Ret", EmploymentStatus.RETIRED, EmploymentStatus.ACTIVE),
    Case("eligibility_check.check", "ICE b", Check.ICEBI, Check.CIT),
    Case("authorization.functions", " ", (Function.F01,), (Function.F02, Function.F03)),
    Case("officer.languages", "Igbo, Spanish,", ("Igbo", "Spanish"), ("French",)),
    Case("officer.languages", "Igbo; Spanish, Cuban", ("Igbo", "Spanish, Cuban"), ("Spanish, Cuban",)),
    Case("training_record.officer", "4117", "4117", "4122"),
    Case("moa.facilities", "Jail\r", ("Jail",), ("Jail", "Court")),
    Case("document_link.kind", "Off", "officer", "course"),
    Case("document_link.key", "4117", "4117", "4122"),
]
by_field = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}-{case.keys.strip()}")


def test_every_kind_of_field_has_an_editor_and_a_case() -> None:
    assert {field(case.name).kind for case in CASES} == {*Kind}
    assert {one.kind for record in RECORDS for one in fields_of(record)} == {*Kind}


def type_keys(qtbot: QtBot, editor: Editor, keys: str) -> None:
    for key in keys:
        control = editor.window().focusWidget()
        named = {"\t": Key.Key_Tab, "\r": Key.Key_Return, "\n": Key.Key_Return}.get(key)
        if isinstance(control, QListWidget):
            qtbot.keyClick(control, Key.Key_Space)
        elif named:
            qtbot.keyClick(control, named)
        else:
            qtbot.keyClicks(control, key)


@by_field
def test_what_is_typed_is_a_value_and_what_is_shown_is_clean(qtbot: QtBot, case: Case) -> None:
    editor = make(qtbot, case.name)
    assert not editor.dirty
    with qtbot.waitSignal(editor.changed, timeout=1000):
        type_keys(qtbot, editor, case.keys)
    assert editor.value() == case.value
    assert editor.dirty
    editor.set_value(case.other, {})
    assert editor.value() == case.other
    assert not editor.dirty


@by_field
def test_what_was_typed_can_be_typed_in_again(qtbot: QtBot, case: Case) -> None:
    first, second = make(qtbot, case.name), make(qtbot, case.name)
    first.setFocus()
    type_keys(qtbot, first, case.keys)
    second.type_in(first.typed())
    assert second.value() == case.value
    assert second.typed() == first.typed()


@by_field
def test_a_control_says_its_name_its_help_and_its_message(qtbot: QtBot, case: Case) -> None:
    row = FieldRow(make(qtbot, case.name))
    qtbot.addWidget(row)
    control = row.editor.focusProxy()
    assert control is not None
    assert control.accessibleName() == row.editor.field.title
    assert row.editor.field.help in control.accessibleDescription()
    assert ("Required." in control.accessibleDescription()) is row.editor.field.required
    assert row.editor.field.help in control.toolTip()
    row.say(Tone.STOP, "it must be filled in")
    assert "Stop: it must be filled in." in control.accessibleDescription()
    assert control.property("wrong") is True
    row.clear()
    assert "Stop" not in control.accessibleDescription()
    assert control.property("wrong") is False


@by_field
def test_what_can_only_be_read_takes_no_keys(qtbot: QtBot, case: Case) -> None:
    editor = make(qtbot, case.name)
    editor.set_value(case.other, {})
    editor.set_read_only(on=True)
    control = editor.focusProxy()
    assert control is not None
    for key in case.keys:
        if key.isprintable():
            qtbot.keyClicks(control, key)
    assert editor.value() == case.other
    assert not editor.dirty


@pytest.mark.parametrize(
    ("name", "keys", "said"),
    [
        ("officer.hired_on", "someday", "“someday” is not a day"),
        ("complaint.received_at", "1/5/2026", "type the time too: 16:00"),
        ("complaint.received_at", "1/5/2026\tnoonish", "“noonish” is not a time"),
        ("complaint.received_at", "\t16:00", "the time has no day"),
        ("course.interval_months", "two", "two is not a whole number"),
        ("course.interval_months", "2.5", "2.5 is not a whole number"),
        ("exam_attempt.score", "high", "high is not a number"),
        ("cost.amount", "1.005", "1.005 is no amount in dollars and cents"),
    ],
)
def test_what_is_no_value_says_why(qtbot: QtBot, name: str, keys: str, said: str) -> None:
    editor = make(qtbot, name)
    type_keys(qtbot, editor, keys)
    with pytest.raises(ValueError, match=said):
        editor.value()
    again = make(qtbot, name)
    again.type_in(editor.typed())
    with pytest.raises(ValueError, match=said):
        again.value()


@by_field
def test_an_empty_editor_is_nothing(qtbot: QtBot, case: Case) -> None:
    editor = make(qtbot, case.name)
    assert editor.value() == (() if editor.field.is_list else None)


def test_a_hint_stands_below_a_field_while_nothing_else_does(qtbot: QtBot) -> None:
    row = FieldRow(make(qtbot, "officer.languages"))
    qtbot.addWidget(row)
    hint = "Hint: several are separated by commas."
    assert row.message.words.text() == hint
    row.say(Tone.CHECK, "this is unusual")
    row.clear()
    assert row.message.words.text() == hint


def test_tab_leaves_a_long_text(qtbot: QtBot) -> None:
    editor = make(qtbot, "officer.notes")
    assert isinstance(editor, LongTextEditor)
    qtbot.keyClick(editor.text, Key.Key_Tab)
    assert editor.value() is None


def test_a_reference_shows_words_and_keeps_the_key(qtbot: QtBot) -> None:
    editor = make(qtbot, "training_record.officer")
    assert isinstance(editor, ReferenceEditor)
    qtbot.keyClicks(editor.line, "a")
    assert [editor.offers.item(row).text() for row in range(editor.offers.count())] == [one.words for one in FOUND]
    qtbot.keyClick(editor.line, Key.Key_Escape)
    assert editor.offers.isHidden()
    qtbot.keyClicks(editor.line, "n")
    qtbot.keyClick(editor.line, Key.Key_Down)
    with qtbot.waitSignal(editor.finished):
        qtbot.keyClick(editor.line, Key.Key_Return)
    assert (editor.typed(), editor.value()) == ("Whitfield, Dana (4117)", "4117")
    editor.set_value("4122", {"4122": "Okafor, Miriam (4122)"})
    assert (editor.typed(), editor.value()) == ("Okafor, Miriam (4122)", "4122")


def test_several_references_are_added_and_taken_out(qtbot: QtBot) -> None:
    editor = make(qtbot, "moa.facilities")
    assert isinstance(editor, ReferencesEditor)
    editor.set_value(("Jail",), {"Jail": "Kettle County Jail"})
    qtbot.keyClicks(editor.line, "whit")
    qtbot.keyClick(editor.line, Key.Key_Down)
    qtbot.keyClick(editor.line, Key.Key_Return)
    assert editor.value() == ("Jail", "4117")
    first = next(one for one in editor.findChildren(QPushButton) if not one.isHidden())
    assert first.accessibleName() == "Take out Kettle County Jail"
    qtbot.keyClick(first, Key.Key_Space)
    assert editor.value() == ("4117",)


def test_a_moment_has_its_distance_and_its_own_name_for_the_time(qtbot: QtBot) -> None:
    editor = make(qtbot, "complaint.received_at")
    assert isinstance(editor, MomentEditor)
    qtbot.keyClicks(editor.day, "11/20/2026")
    assert editor.distance.text() == "Fri, 4 days ago"
    assert editor.time.accessibleName() == "Received at: time of day"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 24), "Tue, today"),
        (date(2026, 11, 25), "Wed, in 1 day"),
        (date(2026, 11, 1), "Sun, 23 days ago"),
        (date(2026, 8, 1), "Sat, 3 months ago"),
        (date(2028, 12, 1), "Fri, in 2 years"),
    ],
)
def test_a_day_says_its_weekday_and_distance(day: date, said: str) -> None:
    assert weekday_and_distance(day, TODAY) == said
