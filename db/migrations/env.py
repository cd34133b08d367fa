"""What Alembic runs: the migrations on the connection that the store hands over, inside the store's transaction."""

from typing import Any

from alembic import context
from sqlmodel import SQLModel

from coordinator.store import cache, ledger  # noqa: F401  their tables belong to the metadata


def plain_type(kind: str, value: Any, _autogen: Any) -> str | bool:
    """Write our column types as the plain ones that they are in the file."""
    if kind == "type" and type(value).__module__.startswith("coordinator."):
        return "sa.String()"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
    render_item=plain_type,
)
with context.begin_transaction():
    context.run_migrations()
