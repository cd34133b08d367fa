"""Whether values can be kept as a record: the same answer for a form, a file and a command."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from coordinator.compliance.choices import Choice
from coordinator.compliance.custody import sightings
from coordinator.errors import Problem
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Field, Fields, Kind, fields_of

_REASONS = {
    "missing": "it must be filled in",
    "string_too_short": "it must be filled in",
    "greater_than_equal": "{input} is less than {ge}",
    "less_than_equal": "{input} is more than {le}",
    "string_too_long": "it is longer than {max_length} characters",
    "decimal_max_places": "{input} has parts of a cent; write it like 8995.00",
}


class Checked(NamedTuple):
    """Values by column as they can be kept; what is wrong with them, and what is unusual, by the field's name."""

    columns: dict[str, Any]
    problems: list[Problem]
    warnings: list[Problem]


def checked(record: type[Fields], values: Mapping[str, object]) -> Checked:
    """Return *values*, given by column, as a record keeps them."""
    names = {field.column: field.name for field in fields_of(record)}
    tidy = {column: _tidy(value) for column, value in values.items()}
    try:
        found = record.model_validate({**tidy, **record.derived(tidy)})
    except ValidationError as error:
        return Checked({}, [_problem(names, dict(one)) for one in error.errors()], [])
    columns = {column: getattr(found, column) for column in names}
    problems = [replace(one, field=names.get(one.field, one.field)) for one in found.problems()]
    problems += [*_unknown_kinds(record, found), *_about_custody(record, columns)]
    return Checked(columns, problems, list(found.warnings()))


def _tidy(value: object) -> object:
    """Return text without blanks around it, and nothing for a blank: so files, forms and commands keep the same."""
    if isinstance(value, tuple):
        return tuple(kept for one in value if (kept := _tidy(one)) is not None)
    return (value.strip() or None) if isinstance(value, str) and not isinstance(value, Choice) else value


def _unknown_kinds(record: type[Fields], found: Fields) -> Iterator[Problem]:
    for field in fields_of(record):
        kind = getattr(found, field.column)
        if field.kind is Kind.RECORD_KIND and kind is not None and kind not in RECORD_OF:
            yield Problem(f"{kind} is no kind of record; the kinds are {', '.join(RECORD_OF)}", field=field.name)


_FREE = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.WORDS})


def _about_custody(record: type[Fields], columns: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the numbers of persons in custody; nothing overrides this, and exempt fields hold numbers of their own."""
    for field in fields_of(record):
        if field.kind in _FREE and not field.exempt and not field.derived:
            for text in _texts(field, columns[field.column]):
                for seen in sightings(text):
                    reason = f"“{seen.match}” looks like {seen.looks_like}; nothing about a person in custody is kept"
                    yield Problem(reason, field=field.name)


def _texts(field: Field, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(value) if field.kind is Kind.WORDS else (value,)


def _problem(names: Mapping[str, str], error: Mapping[str, Any]) -> Problem:
    column = str(error["loc"][0]) if error["loc"] else ""
    given = error.get("input")
    if given is None:
        return Problem("it must be filled in", field=names.get(column, column))
    words = _REASONS.get(error["type"], error["msg"])
    reason = words.format(input=given, **error.get("ctx", {}))
    return Problem(reason, field=names.get(column, column))
