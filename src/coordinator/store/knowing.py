"""The records as they were at a past moment or after a past change, rebuilt from the images in the history."""

from dataclasses import dataclass

import sqlalchemy as sa

from coordinator.store.ledger import change, history
from coordinator.store.sealing import GENESIS


@dataclass(frozen=True, slots=True)
class Then:
    """Up to where the history is seen: a *moment* (UTC, as changes keep it), or the number of the *last* change."""

    moment: str = ""
    last: int | None = None

    @property
    def seen(self) -> sa.ColumnElement[bool]:
        """The condition that a change is seen."""
        return change.c.id <= self.last if self.last is not None else change.c.at <= self.moment


def change_sealed_as(connection: sa.Connection, head: str) -> int | None:
    """Return the number of the change that was sealed as *head*, nothing if there is none; 0 stands before all."""
    if head == GENESIS:
        return 0
    found: int | None = connection.execute(sa.select(change.c.id).where(change.c.hash == head)).scalar()
    return found


def as_known(table: sa.Table, then: Then) -> sa.Subquery:
    """Return the rows of *table* as they stood after the last change that is seen *then*.

    A column that did not exist then is empty. A row whose past was removed for good is left out.
    """
    latest = (
        sa.select(sa.func.max(history.c.id))
        .join(change, change.c.id == history.c.change_id)
        .where(history.c.kind == table.name, then.seen)
        .group_by(history.c.row_id)
    )
    columns = [
        sa.type_coerce(sa.func.json_extract(history.c.text, f"$.{column.name}"), column.type).label(column.name)
        for column in table.columns
    ]
    query = sa.select(*columns).where(history.c.id.in_(latest), history.c.text.is_not(None))
    return query.subquery(f"{table.name}_as_known")
