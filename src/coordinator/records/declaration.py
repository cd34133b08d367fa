"""How a record's field is declared: once, with all that the column, the form, the file and the help need to know.

A field is made by the function of its kind (:func:`text`, :func:`day`, …). Each takes a title and a help sentence and
returns a SQLModel field that carries its :class:`Field` description; :func:`fields_of` reads them back in order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar

import sqlalchemy as sa
import sqlmodel
from sqlmodel import SQLModel

from coordinator.compliance.choices import Choice
from coordinator.errors import Problem
from coordinator.records import guards
from coordinator.records.columns import ChoiceText, DecimalText, ListText, LocalMoment, MoneyText, NumberList
from coordinator.records.guards import About

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
    MONEY = "money"
    REFERENCE = "reference"
    REFERENCES = "several references"
    RECORD_KIND = "kind of record"
    RECORD_KEY = "key of a record"


@dataclass(frozen=True, slots=True)
class Field:
    """What one field of a record is to people and to files.

    *name* is the exchange name; a reference is kept in the column ``name_id``. *key* marks the parts of the natural
    key, *listed* the columns that a list shows first, *sensitive* what public editions never hold, *derived* what
    follows from the other fields and is never typed. *hidden* marks what the screen shows only to those who ask, which
    the history then tells, and what no search finds. *exempt* marks badges, telephone, log and control numbers, which
    may look like numbers of persons in custody.
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
    derived: bool = False
    hidden: bool = False
    exempt: bool = False
    choices: type[Choice] | None = None
    refers_to: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it holds several values; none is an empty list."""
        return self.kind in {Kind.CHOICES, Kind.WORDS, Kind.REFERENCES}


_DESCRIBING = ("key", "listed", "sensitive", "derived", "hidden", "exempt", "choices", "refers_to")


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


def money(title: str, help_: str, **marks: Any) -> Any:
    """Declare an amount in U.S. dollars, exact to the cent and not negative."""
    return _declared(Kind.MONEY, title, help_, MoneyText, {"ge": 0, "decimal_places": 2, **marks})


def choice(choices: type[Choice], title: str, help_: str, **marks: Any) -> Any:
    """Declare one word of *choices*."""
    return _declared(Kind.CHOICE, title, help_, ChoiceText(choices), {"choices": choices, **marks})


_EMPTY: dict[str, Any] = {"default_factory": tuple}


def several(choices: type[Choice], title: str, help_: str, **marks: Any) -> Any:
    """Declare several words of *choices*, kept in the order of the enumeration."""
    return _declared(Kind.CHOICES, title, help_, ListText(choices), {"choices": choices, **_EMPTY, **marks})


def words(title: str, help_: str, **marks: Any) -> Any:
    """Declare several free words, such as languages."""
    return _declared(Kind.WORDS, title, help_, ListText(None), {**_EMPTY, **marks})


def reference(to: str, title: str, help_: str, **marks: Any) -> Any:
    """Declare a reference to a record of the kind *to*; a record that is referred to cannot be deleted."""
    marks = {"refers_to": to, "foreign_key": f"{to}.id", "ondelete": "RESTRICT", "index": True, **marks}
    return _declared(Kind.REFERENCE, title, help_, sa.Integer, marks)


def references(to: str, title: str, help_: str, **marks: Any) -> Any:
    """Declare references to several records of another kind, *to*, none of which can be deleted then.

    They are kept as a JSON list of row numbers in the row itself, not in a table of links: so the image of the row in
    the history is whole, and undo, export and comparison treat the list as one value. What a link table would get from
    foreign keys, the triggers of :mod:`coordinator.store.integrity` give: a number must name a row, and that row stays.
    """
    empty = {"default_factory": tuple, "sa_column_kwargs": {"server_default": "[]"}}
    return _declared(Kind.REFERENCES, title, help_, NumberList, {"refers_to": to, **empty, **marks})


def record_kind(title: str, help_: str, **marks: Any) -> Any:
    """Declare the name of a kind of record, for a reference to any record."""
    return _declared(Kind.RECORD_KIND, title, help_, sa.String, marks)


def record_key(title: str, help_: str, **marks: Any) -> Any:
    """Declare the natural key of any record as one text, its parts joined by ``/``."""
    return _declared(Kind.RECORD_KEY, title, help_, sa.String, marks)


class Fields(SQLModel):
    """Base of the plain classes that validate; each record's table class derives from its plain class."""

    about: ClassVar[About]

    notes: str | None = long_text(
        "Notes", "Anything else worth keeping. Never about a person in custody.", sensitive=True, default=None
    )

    @classmethod
    def derived(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the derived fields that follow from *values* by field name; most records have none."""
        del values
        return {}

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be about the values together; each names the field to mend."""
        titles = {field.column: field.title for field in fields_of(type(self))}
        yield from guards.problems(self.about, titles, lambda column: getattr(self, column))
        for field in fields_of(type(self)):
            value = getattr(self, field.column)
            yield from _ambiguous(field, value)

    def warnings(self) -> Iterator[Problem]:
        """Yield what can be and is unusual: it is kept as it was given, and said."""
        yield from ()


def _ambiguous(field: Field, value: object) -> Iterator[Problem]:
    """Yield a problem for what an exchange file could not tell from several values or parts of a key."""
    if field.kind is Kind.TEXT and field.key and isinstance(value, str) and any(mark in value for mark in "/;"):
        yield Problem(f"{value} holds a / or a ;, which part keys from each other; write it without", field=field.name)
    if field.kind is Kind.WORDS and isinstance(value, tuple) and any(";" in word for word in value):
        yield Problem("a word holds a ;, which parts the words from each other; write it without", field=field.name)


@cache
def fields_of(record: type[Fields]) -> Sequence[Field]:
    """Return the declared fields of *record* in the order of its class, notes last."""
    found = []
    for column, info in record.model_fields.items():
        extra: Any = info.json_schema_extra
        declared = (extra or {}).get("declared")
        if declared is not None:
            name = column.removesuffix("_id") if declared["kind"] is Kind.REFERENCE else column
            found.append(Field(name=name, column=column, required=info.is_required(), **declared))
    return tuple(sorted(found, key=lambda field: field.name == "notes"))


def key_fields(record: type[Fields]) -> Sequence[Field]:
    """Return the fields of the natural key; an empty one means that there is only one row."""
    return tuple(field for field in fields_of(record) if field.key)


def naming_fields(record: type[Fields]) -> Sequence[Field]:
    """Return the fields that name a record to people beside its key: the texts that a list shows, else the key."""
    named = tuple(one for one in fields_of(record) if one.listed and not one.key and one.kind is Kind.TEXT)
    return named or key_fields(record)
