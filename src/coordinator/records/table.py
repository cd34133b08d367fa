"""What every table has besides its fields: a row number, and the named constraints that hold whoever writes."""

from typing import Any

import sqlalchemy as sa
import sqlmodel
from sqlalchemy.orm import declared_attr
from sqlmodel import SQLModel

from coordinator.records.declaration import About, Fields, Kind, fields_of, key_fields


class Row(SQLModel):
    """The row number, which people never see: they know a record by its natural key."""

    id: int | None = sqlmodel.Field(default=None, primary_key=True)

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  SQLAlchemy hands in the class
        """Return the kind as the table's name."""
        about: About = cls.about  # type: ignore[attr-defined]  # every table derives from Fields too
        return about.kind


def constraints(record: type[Fields], *more: sa.schema.SchemaItem) -> tuple[Any, ...]:
    """Return the constraints that follow from the declaration of *record*, and *more* of its own.

    The natural key occurs once (a record without a key has one row), required text is not empty, a choice is one of
    its words, and the pairs of ``about.in_order`` are in order.
    """
    columns = [field.column for field in key_fields(record)]
    key = sa.UniqueConstraint(*columns) if columns else sa.CheckConstraint("id = 1", name="only_one")
    return (
        key,
        *_words(record),
        *_filled(record),
        *_ordered(record),
        *more,
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )


def _words(record: type[Fields]) -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(
            f"{field.column} IN ({', '.join(repr(str(word)) for word in field.choices)})", name=f"{field.name}_word"
        )
        for field in fields_of(record)
        if field.kind is Kind.CHOICE and field.choices
    ]


def _filled(record: type[Fields]) -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(f"{field.column} <> ''", name=f"{field.name}_filled")
        for field in fields_of(record)
        if field.kind is Kind.TEXT and field.required
    ]


def _ordered(record: type[Fields]) -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(f"{later} >= {earlier}", name=f"{later}_after_{earlier}")
        for earlier, later in record.about.in_order
    ]
