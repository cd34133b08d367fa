"""What every table has besides its fields: a row number, and the named constraints that hold whoever writes."""

from typing import Any

import sqlalchemy as sa
import sqlmodel
from sqlalchemy.orm import declared_attr
from sqlmodel import SQLModel

from coordinator.records.declaration import Fields, Kind, fields_of, key_fields
from coordinator.records.guards import About, checks


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
    its words, and what ``about`` says of the values together holds.
    """
    columns = [field.column for field in key_fields(record)]
    key = sa.UniqueConstraint(*columns) if columns else sa.CheckConstraint("id = 1", name="only_one")
    moments = frozenset(field.column for field in fields_of(record) if field.kind is Kind.MOMENT)
    return (
        key,
        *_words(record),
        *_filled(record),
        *(sa.CheckConstraint(condition, name=name) for name, condition in checks(record.about, moments)),
        *_parent(record),
        *more,
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )


def _words(record: type[Fields]) -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(
            f'"{field.column}" IN ({", ".join(repr(str(word)) for word in field.choices)})', name=f"{field.name}_word"
        )
        for field in fields_of(record)
        if field.kind is Kind.CHOICE and field.choices
    ]


_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.RECORD_KIND, Kind.RECORD_KEY})


def _filled(record: type[Fields]) -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(f"\"{field.column}\" <> ''", name=f"{field.name}_filled")
        for field in fields_of(record)
        if field.kind in _TEXTS and field.required
    ]


def _parent(record: type[Fields]) -> list[sa.ForeignKeyConstraint]:
    parent = record.about.parent
    if parent is None:
        return []
    own, there = zip(*parent.columns, strict=True)
    return [sa.ForeignKeyConstraint(own, [f"{parent.kind}.{column}" for column in there], ondelete="RESTRICT")]
