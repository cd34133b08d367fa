"""What a form asks and does, over any kind of record: values by the names of fields, references as keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic_core import PydanticUndefined

from coordinator.compliance.entry import Refusal, Warned
from coordinator.compliance.subjects import Moves, followed
from coordinator.errors import Invalid, Problem, Refused
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Field, Fields, fields_of, key_fields
from coordinator.records.plain_words import in_words, listed
from coordinator.services.choosing import called, meant, titled
from coordinator.services.entering import Entered, attempt, entering, said
from coordinator.services.following import all_keys, follow, moves_since
from coordinator.services.validating import Checked, checked
from coordinator.store import Changes, Look, OpenChange, Store, key_text

_NOWHERE = 0  # stands for the number of a record that is not there
_Changed = tuple[dict[str, object], Checked]


@dataclass(frozen=True, slots=True)
class Detail:
    """One record as a form shows it; *words* says by key what people call the records it refers to."""

    kind: str
    number: int
    key: str
    values: Mapping[str, Any]
    words: Mapping[str, str]

    @property
    def title(self) -> str:
        """What a sentence calls it."""
        return titled(self.kind, self.key)


@dataclass(frozen=True, slots=True)
class Edited:
    """A field of an existing record: the value that was shown, and the one to save."""

    shown: object
    value: object


@dataclass(frozen=True, slots=True)
class Saved:
    """What was kept: the record, the names of its *fields* that were given, and what should not have been, by field.

    There are no *changes* if nothing was new.
    """

    detail: Detail
    fields: tuple[str, ...]
    warnings: tuple[Problem, ...]
    changes: Changes | None


def draft(record: type[Fields]) -> dict[str, Any]:
    """Return the values of a record that is about to be entered: what is declared as the default, else nothing."""
    return {one.name: _default(record, one) for one in fields_of(record) if not one.derived}


def _default(record: type[Fields], field: Field) -> Any:
    found = record.model_fields[field.column].get_default(call_default_factory=True)
    return () if field.is_list else None if found is PydanticUndefined else found


def draft_like(look: Look, record: type[Fields], number: int) -> dict[str, Any]:
    """Return the values of a record for another one like it, without what tells the two apart.

    That is the officer where the key names one, since a class or a letter is mostly entered for several; else the last
    part of the key. What is hidden of the record is not told.

    Raises:
        Refused: the record is not there any more.
    """
    found = detail(look, record, number).values
    values = {one.name: found[one.name] for one in fields_of(record) if not one.derived and not one.hidden}
    parts = [one for one in key_fields(record) if not one.derived]
    apart = next((one for one in parts if one.refers_to == "officer"), parts[-1] if parts else None)
    return values if apart is None else {**values, apart.name: None}


def detail(look: Look, record: type[Fields], number: int) -> Detail:
    """Return one record.

    Raises:
        Refused: it is not there any more.
    """
    fields, kind = fields_of(record), record.about.kind
    row = next(look.numbered(record, [one.name for one in fields], [number]), None)
    if row is None:
        raise Refused(f"This {record.about.title.lower()} is not on record any more; somebody deleted it.")
    columns = look.values(record, number)
    words: dict[str, str] = {}
    for one in fields:
        if one.refers_to and columns[one.column] is not None:
            numbers = columns[one.column] if one.is_list else (columns[one.column],)
            keys, names = look.keys(one.refers_to, numbers), called(look, one.refers_to, numbers)
            words |= {keys[other]: names[other] for other in numbers}
    values = dict(zip([one.name for one in fields], row[1:], strict=True))
    return Detail(kind, number, look.keys(kind, [number])[number], values, words)


def problems(look: Look, record: type[Fields], values: Mapping[str, object]) -> list[Problem]:
    """Return what keeps the draft *values* from being saved, by the names of fields."""
    return checked_row(look, record, *columns_of(look, record, values)).problems


def save_new(store: Store, record: type[Fields], values: Mapping[str, object], today: date) -> Saved:
    """Save a draft as a record.

    Raises:
        Invalid: each problem by the name of its field; nothing was written then.
    """
    with store.looking() as look:
        found = _valid(checked_row(look, record, *columns_of(look, record, values)))
        name = titled(record.about.kind, _key(look, record, found.columns))
    with attempt(store, f"Add {name}", dry_run=False) as step:
        with entering(step, today) as entered:
            number = step.insert(record, found.columns)
        after = detail(Look(step.connection), record, number)
        _refuse(entered, after)
    return Saved(after, tuple(values), _warnings(entered, after, found), step.changes)


def save_fields(store: Store, record: type[Fields], number: int, edits: Mapping[str, Edited], today: date) -> Saved:
    """Save fields of a record as one change; whatever names the record follows a key that becomes another.

    Raises:
        Refused: the record is not there any more.
        Invalid: each problem by the name of its field, also what somebody changed since; nothing was written then.
    """
    with store.looking() as look:
        before = detail(look, record, number)
        _refuse_stale(record, before, edits)
        changed, found = changed_columns(look, record, number, {name: one.value for name, one in edits.items()})
    if not changed:
        return Saved(before, tuple(edits), (), None)
    titles = [one.title for one in fields_of(record) if one.column in changed and not one.derived]
    with attempt(store, f"Change {listed(titles)} of {before.title}", dry_run=False) as step:
        with entering(step, today) as entered:
            moves = _update(step, record, number, changed)
            entered.called_now = lambda ref: followed(ref, moves)
        after = detail(Look(step.connection), record, number)
        _refuse(entered, after)
    return Saved(after, tuple(edits), _warnings(entered, after, found), step.changes)


def changed_columns(look: Look, record: type[Fields], number: int, values: Mapping[str, object]) -> _Changed:
    """Return the columns that become others when fields get *values*, and the whole record; or raise Invalid."""
    kept = look.values(record, number)
    columns, missing = columns_of(look, record, values)
    found = _valid(checked_row(look, record, {**kept, **columns}, missing, number))
    return {column: value for column, value in found.columns.items() if value != kept[column]}, found


def save_left(store: Store, record: type[Fields], number: int, edits: Mapping[str, Edited], today: date) -> Saved:
    """Save the last of *edits*, the field that was just left, together with those that could not be saved before it.

    Where these still cannot be saved it is saved alone.

    Raises:
        Refused: the record is not there any more.
        Invalid: the last field cannot be saved either way.
    """
    try:
        return save_fields(store, record, number, edits, today)
    except Invalid:
        if len(edits) == 1:
            raise
    last = [*edits][-1]
    return save_fields(store, record, number, {last: edits[last]}, today)


def _update(step: OpenChange, record: type[Fields], number: int, changed: Mapping[str, object]) -> Moves:
    """Write *changed*, let what names the record follow, and return the keys that became others."""
    if not any(one.column in changed for one in key_fields(record)):
        step.update(record, number, changed)
        return {}
    look = Look(step.connection)
    before = all_keys(look)
    step.update(record, number, changed)
    follow(look, before, {}, step.update)
    return moves_since(look, before, {})


def _refuse_stale(record: type[Fields], before: Detail, edits: Mapping[str, Edited]) -> None:
    stale = []
    for one in fields_of(record):
        edit, now = edits.get(one.name), before.values[one.name]
        if edit is not None and now not in (edit.shown, edit.value):
            says = f"it says “{in_words(now)}” now" if in_words(now) else "it is empty now"
            stale.append(Problem(f"somebody changed it since: {says}, and what you typed is not saved", field=one.name))
    if stale:
        raise Invalid(stale)


def columns_of(
    look: Look, record: type[Fields], values: Mapping[str, object]
) -> tuple[dict[str, object], Mapping[str, Problem]]:
    """Return *values* by column, references as row numbers, and what is wrong with these by the field's name."""
    columns: dict[str, object] = {}
    wrong: dict[str, Problem] = {}
    for one in fields_of(record):
        if one.name not in values:
            continue
        value = values[one.name]
        columns[one.column] = value
        if one.refers_to and value not in (None, "", ()):
            texts = value if isinstance(value, tuple) else (value,)
            numbers = [_number(look, one, str(text), wrong) for text in texts]
            columns[one.column] = tuple(dict.fromkeys(numbers)) if one.is_list else numbers[0]
    return columns, wrong


def _number(look: Look, field: Field, text: str, wrong: dict[str, Problem]) -> int:
    found = meant(look, field.refers_to, text)
    if len(found) == 1:
        return found[0]
    reason = f"{len(found)} records match “{text}”; choose one of them" if found else _none_of(field.refers_to, text)
    wrong[field.name] = Problem(reason, field=field.name)
    return _NOWHERE


def _none_of(kind: str, text: str) -> str:
    return f"there is no {RECORD_OF[kind].about.title.lower()} {text}"


def checked_row(
    look: Look, record: type[Fields], columns: Mapping[str, object], wrong: Mapping[str, Problem], number: int = 0
) -> Checked:
    """Check a whole record: its references, its values, and that no other row than *number* has its key."""
    found = checked(record, columns)
    reasons = [*wrong.values(), *(one for one in found.problems if one.field not in wrong)]
    if not wrong:
        reasons += _taken(look, record, {**columns, **found.columns}, number)
        reasons += _orphaned(look, record, found.columns)
    return found._replace(problems=reasons)


def _valid(found: Checked) -> Checked:
    if found.problems:
        raise Invalid(found.problems)
    return found


def _taken(look: Look, record: type[Fields], columns: Mapping[str, object], number: int) -> Iterator[Problem]:
    parts = key_fields(record)
    if any(columns.get(one.column) is None for one in parts) or look.twin(record, number, columns) is None:
        return
    name = titled(record.about.kind, _key(look, record, columns))
    if parts:
        last = [one for one in parts if not one.derived][-1]
        yield Problem(f"there is another {name} already", field=last.name)
    else:
        yield Problem(f"there is one {name} already", field=fields_of(record)[0].name)


def _orphaned(look: Look, record: type[Fields], columns: Mapping[str, Any]) -> Iterator[Problem]:
    parent = record.about.parent
    if parent is None or not columns:
        return
    own = {one.column: one for one in fields_of(record)}
    fields = [own[column] for column, _ in parent.columns]
    key = key_text([_named(look, one, columns[one.column]) for one in fields])
    if look.number_of(parent.kind, key) is None:
        yield Problem(_none_of(parent.kind, key), field=fields[-1].name)


def _key(look: Look, record: type[Fields], columns: Mapping[str, Any]) -> str:
    return key_text([_named(look, one, columns[one.column]) for one in key_fields(record)])


def _named(look: Look, field: Field, value: Any) -> Any:
    return look.keys(field.refers_to, [value])[value] if field.refers_to else value


def _placed(found: Refusal | Warned, after: Detail) -> Problem:
    """Return what was found with its field; what concerns another record names that."""
    mine = found.ref == f"{after.kind}:{after.key}"
    return Problem(found.reason, field=found.field) if mine else said(found)


def _refuse(entered: Entered, after: Detail) -> None:
    if entered.refusals:
        raise Invalid([_placed(one, after) for one in entered.refusals])


def _warnings(entered: Entered, after: Detail, found: Checked) -> tuple[Problem, ...]:
    return (*found.warnings, *(_placed(one, after) for one in entered.warnings))
