"""Keep which file holds which document of a protected program, and what opens them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the file one step forward."""
    op.create_table(
        "sealing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealing")),
        sqlite_strict=True,
    )
    op.create_table(
        "sealed_document",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_sealed_document")),
        sqlite_strict=True,
    )
