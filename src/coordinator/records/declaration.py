"""How a record's field is declared: once, with all that the column, the form, the file and the help need to know.

A field is made by the function of its kind (:func:`text`, :func:`day`, …). Each takes a title and a help sentence and
returns a SQLModel field that carries its :class:`Field` description; :func:`fields_of` reads them back in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar

import sqlalchemy as sa
import sqlmodel
from sqlmodel import SQLModel

from coordinator.compliance.choices import Choice
from coordinator.errors import Problem
from coordinator.records.columns import ChoiceText, DecimalText, ListText, LocalMoment

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Kind(StrEnum):
    """What sort of value a field holds; it decides the editor, the words of a file and the way to search."""

    TEXT = "text"
    LONG_TEXT = "long text"
    DAY = "day"
    MOMENT = "moment"
    YES_NO = "yes or no"
    NUMBER = "number"
    DECIMAL = "decimal"
    CHOICE = "choice"
    CHOICES = "several choices"
    WORDS = "several words"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Field:
    """What one field of a record is to people and to files.

    *name* is the exchange name; a reference is kept in the column ``name_id``. *key* marks the parts of the natural
    key, *listed* the columns that a list shows first, *sensitive* what public editions never hold.
    """

    name: str
    column: str
    kind: Kind
    title: str
    help: str
    required: bool
    key: bool = False
    listed: bool = False
    sensitive: bool = False
    choices: type[Choice] | None = None
    refers_to: str = ""


_DESCRIBING = ("key", "listed", "sensitive", "choices", "refers_to")


def _declared(kind: Kind, title: str, help_: str, sa_type: Any, marks: dict[str, Any]) -> Any:
    described = {mark: marks.pop(mark) for mark in _DESCRIBING if mark in marks}
    about: dict[str, Any] = {"kind": kind, "title": title, "help": help_, **described}
    return sqlmodel.Field(sa_type=sa_type, schema_extra={"json_schema_extra": {"declared": about}}, **marks)


def text(title: str, help_: str, **marks: Any) -> Any:
    """Declare a line of text; ``None`` or a missing default says whether it may be empty."""
    return _declared(Kind.TEXT, title, help_, sa.String, marks)


def long_text(title: str, help_: str, **marks: Any) -> Any:
    """Declare text of several lines."""
    return _declared(Kind.LONG_TEXT, title, help_, sa.String, marks)


def day(title: str, help_: str, **marks: Any) -> Any:
    """Declare a day."""
    return _declared(Kind.DAY, title, help_, sa.Date, marks)


def moment(title: str, help_: str, **marks: Any) -> Any:
    """Declare a moment in the agency's own wall-clock time, to the minute."""
    return _declared(Kind.MOMENT, title, help_, LocalMoment, marks)


def yes_no(title: str, help_: str, **marks: Any) -> Any:
    """Declare a yes or no."""
    return _declared(Kind.YES_NO, title, help_, sa.Boolean, marks)


def number(title: str, help_: str, **marks: Any) -> Any:
    """Declare a whole number; the help says its unit."""
    return _declared(Kind.NUMBER, title, help_, sa.Integer, marks)


def decimal(title: str, help_: str, **marks: Any) -> Any:
    """Declare an exact decimal number; the help says its unit."""
    return _declared(Kind.DECIMAL, title, help_, DecimalText, marks)


def choice(choices: type[Choice], title: str, help_: str, **marks: Any) -> Any:
    """Declare one word of *choices*."""
    return _declared(Kind.CHOICE, title, help_, ChoiceText(choices), {"choices": choices, **marks})


def several(choices: type[Choice], title: str, help_: str, **marks: Any) -> Any:
    """Declare several words of *choices*, kept in the order of the enumeration."""
    marks = {"choices": choices, "default_factory": tuple, **marks}
    return _declared(Kind.CHOICES, title, help_, ListText(choices), marks)


def words(title: str, help_: str, **marks: Any) -> Any:
    """Declare several free words, such as languages."""
    return _declared(Kind.WORDS, title, help_, ListText(None), {"default_factory": tuple, **marks})


def reference(to: str, title: str, help_: str, **marks: Any) -> Any:
    """Declare a reference to a record of the kind *to*; a record that is referred to cannot be deleted."""
    marks = {"refers_to": to, "foreign_key": f"{to}.id", "ondelete": "RESTRICT", "index": True, **marks}
    return _declared(Kind.REFERENCE, title, help_, sa.Integer, marks)


@dataclass(frozen=True, slots=True)
class About:
    """What a kind of record is called, and which of its days cannot come before which: pairs of (earlier, later)."""

    kind: str
    title: str
    plural: str
    help: str
    in_order: tuple[tuple[str, str], ...] = ()


class Fields(SQLModel):
    """Base of the plain classes that validate; each record's table class derives from its plain class."""

    about: ClassVar[About]

    notes: str | None = long_text(
        "Notes", "Anything else worth keeping. Never about a person in custody.", sensitive=True, default=None
    )

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be about the values together; each names the field to mend."""
        titles = {field.column: field.title for field in fields_of(type(self))}
        for earlier, later in self.about.in_order:
            first, second = getattr(self, earlier), getattr(self, later)
            if first is not None and second is not None and second < first:
                yield Problem(f"{titles[later]} ({second}) lies before {titles[earlier]} ({first})", field=later)


@cache
def fields_of(record: type[Fields]) -> Sequence[Field]:
    """Return the declared fields of *record* in the order of its class, notes last."""
    found = []
    for column, info in record.model_fields.items():
        extra: Any = info.json_schema_extra
        declared = (extra or {}).get("declared")
        if declared is not None:
            name = column.removesuffix("_id") if "refers_to" in declared else column
            found.append(Field(name=name, column=column, required=info.is_required(), **declared))
    return tuple(sorted(found, key=lambda field: field.name == "notes"))


def key_fields(record: type[Fields]) -> Sequence[Field]:
    """Return the fields of the natural key; an empty one means that there is only one row."""
    return tuple(field for field in fields_of(record) if field.key)
