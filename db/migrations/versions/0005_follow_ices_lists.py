"""Keep since when an agency stands on ICE's lists, what they said otherwise, and when it was gone."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the file one step forward."""
    settings = {"sqlite_strict": True, "sqlite_autoincrement": True}
    with op.batch_alter_table("directory_entry", recreate="always", table_kwargs=settings) as table:
        for name in ("first_listed_on", "gone_on", "changed_on"):
            table.add_column(sa.Column(name, sa.Date(), nullable=True))
        table.add_column(sa.Column("change", sa.String(), nullable=True))
