"""Put reminders off."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the file one step forward."""
    op.create_table(
        "snooze",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("\"reason\" <> ''", name=op.f("ck_snooze_reason_filled")),
        sa.CheckConstraint("\"rule\" <> ''", name=op.f("ck_snooze_rule_filled")),
        sa.CheckConstraint("\"subject\" <> ''", name=op.f("ck_snooze_subject_filled")),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_snooze_until_on_after_from_on")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snooze")),
        sa.UniqueConstraint("rule", "subject", "from_on", name=op.f("uq_snooze_rule_subject_from_on")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
