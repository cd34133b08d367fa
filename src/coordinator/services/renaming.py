"""Changing the key by which a record is known: one change, which everything that names the record follows."""

from coordinator.errors import Invalid, Problem, Refused
from coordinator.exchange.words import read_cell
from coordinator.records.declaration import Field, Fields, Kind, key_fields
from coordinator.services.following import all_keys, follow
from coordinator.services.referring import kind_and_key, record_at
from coordinator.services.validating import checked
from coordinator.store import Changes, Look, Store


def rename(store: Store, ref: str, new_key: str) -> Changes | None:
    """Give the record *ref* another key: a badge, an agreement's code, a facility's name.

    Raises:
        Refused: there is no such record, its key is made of other records, or the new one is taken.
        Invalid: the new key cannot be one.
    """
    record, old = kind_and_key(ref)
    field = _own_key(record)
    value = _read(field, new_key)
    with store.change(f"Rename {record.about.title.lower()} {old} to {value}") as step:
        look = Look(step.connection)
        _, number = record_at(look, ref)
        _refuse_if_taken(look, record, old, str(value))
        before = all_keys(look)
        columns, problems, _ = checked(record, {**look.values(record, number), field.column: value})
        if problems:
            raise Invalid(problems)
        step.update(record, number, {field.column: columns[field.column]})
        follow(look, before, {}, step.update)
    return step.changes


def _own_key(record: type[Fields]) -> Field:
    fields = key_fields(record)
    if len(fields) != 1 or fields[0].kind is Kind.REFERENCE:
        parts = ", ".join(one.title.lower() for one in fields) or "nothing: there is only one"
        raise Refused(f"The {record.about.title.lower()} has no key of its own to change: it is known by {parts}.")
    return fields[0]


def _read(field: Field, text: str) -> object:
    try:
        value = read_cell(field, text)
    except ValueError as error:
        raise Invalid([Problem(str(error), field=field.name)]) from error
    if value is None:
        raise Invalid([Problem("it must be filled in", field=field.name)])
    return value


def _refuse_if_taken(look: Look, record: type[Fields], old: str, new: str) -> None:
    kind, title = record.about.kind, record.about.title.lower()
    if new == old:
        raise Refused(f"The {title} is called {old} already.")
    if look.number_of(kind, new) is not None:
        raise Refused(
            f"There is another {title} {new}. If the two are one and the same, merge them:"
            f" coordinator merge PROGRAM '{kind}:{new}' '{kind}:{old}'."
        )
