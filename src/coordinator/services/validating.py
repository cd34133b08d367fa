"""Whether values can be kept as a record: the same answer for a form, a file and a command."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from coordinator.errors import Problem
from coordinator.records.declaration import Fields, fields_of

_REASONS = {
    "missing": "it must be filled in",
    "string_too_short": "it must be filled in",
    "greater_than_equal": "{input} is less than {ge}",
    "less_than_equal": "{input} is more than {le}",
}


def checked(record: type[Fields], values: Mapping[str, object]) -> tuple[dict[str, Any], list[Problem]]:
    """Return the values by column as they can be kept, and what is wrong, each problem with the field's name."""
    try:
        found = record.model_validate(values)
    except ValidationError as error:
        names = {field.column: field.name for field in fields_of(record)}
        return {}, [_problem(names, dict(one)) for one in error.errors()]
    return {field.column: getattr(found, field.column) for field in fields_of(record)}, list(found.problems())


def _problem(names: Mapping[str, str], error: Mapping[str, Any]) -> Problem:
    column = str(error["loc"][0]) if error["loc"] else ""
    given = error.get("input")
    if given is None:
        return Problem("it must be filled in", field=names.get(column, column))
    words = _REASONS.get(error["type"], error["msg"])
    reason = words.format(input=given, **error.get("ctx", {}))
    return Problem(reason, field=names.get(column, column))
