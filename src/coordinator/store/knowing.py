"""The records as they were at a past moment, rebuilt from the images in the history."""

import sqlalchemy as sa

from coordinator.store.ledger import change, history


def as_known(table: sa.Table, moment: str) -> sa.Subquery:
    """Return the rows of *table* as they stood after the last change up to *moment* (UTC, as changes keep it).

    A column that did not exist then is empty. A row whose past was removed for good is left out.
    """
    latest = (
        sa.select(sa.func.max(history.c.id))
        .join(change, change.c.id == history.c.change_id)
        .where(history.c.kind == table.name, change.c.at <= moment)
        .group_by(history.c.row_id)
    )
    columns = [
        sa.type_coerce(sa.func.json_extract(history.c.text, f"$.{column.name}"), column.type).label(column.name)
        for column in table.columns
    ]
    query = sa.select(*columns).where(history.c.id.in_(latest), history.c.text.is_not(None))
    return query.subquery(f"{table.name}_as_known")
