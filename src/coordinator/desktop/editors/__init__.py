"""One editor for each kind of field: what a form makes of a declaration."""

from collections.abc import Callable, Sequence

from coordinator.desktop.editors.choices import ChoicesEditor, PickEditor
from coordinator.desktop.editors.days import DayEditor, MomentEditor
from coordinator.desktop.editors.editor import Editor
from coordinator.desktop.editors.lines import LineEditor, LongTextEditor, NumberEditor, WordsEditor
from coordinator.desktop.editors.references import Find, ReferenceEditor, ReferencesEditor
from coordinator.records import RECORDS
from coordinator.records.declaration import Field, Kind

__all__ = ["Editor", "Find", "editor_for"]

_YES_NO: Sequence[tuple[object, str]] = ((True, "Yes"), (False, "No"))


def editor_for(field: Field, find: Find) -> Editor:
    """Return an empty editor of *field*; *find* asks for the records that a reference may mean."""
    return _MAKE[field.kind](field, find)


_Make = Callable[[Field, Find], Editor]
_MAKE: dict[Kind, _Make] = {
    Kind.TEXT: lambda field, _: LineEditor(field),
    Kind.LONG_TEXT: lambda field, _: LongTextEditor(field),
    Kind.DAY: lambda field, _: DayEditor(field),
    Kind.MOMENT: lambda field, _: MomentEditor(field),
    Kind.YES_NO: lambda field, _: PickEditor(field, _YES_NO),
    Kind.NUMBER: lambda field, _: NumberEditor(field),
    Kind.DECIMAL: lambda field, _: NumberEditor(field),
    Kind.MONEY: lambda field, _: NumberEditor(field),
    Kind.CHOICE: lambda field, _: PickEditor(field, [(one, one.words) for one in field.choices or ()]),
    Kind.CHOICES: lambda field, _: ChoicesEditor(field),
    Kind.WORDS: lambda field, _: WordsEditor(field),
    Kind.REFERENCE: ReferenceEditor,
    Kind.REFERENCES: ReferencesEditor,
    Kind.RECORD_KIND: lambda field, _: PickEditor(field, [(one.about.kind, one.about.title) for one in RECORDS]),
    Kind.RECORD_KEY: lambda field, _: LineEditor(field),
}
