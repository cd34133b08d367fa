"""Create the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the file one step forward."""
    op.create_table(
        "agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("county", sa.String(), nullable=True),
        sa.Column("ori", sa.String(), nullable=True),
        sa.Column("chief_officer_name", sa.String(), nullable=True),
        sa.Column("chief_officer_title", sa.String(), nullable=True),
        sa.Column("coordinator_name", sa.String(), nullable=True),
        sa.Column("coordinator_email", sa.String(), nullable=True),
        sa.Column("coordinator_phone", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("fiscal_year_start_month", sa.Integer(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('SHERIFF', 'POLICE', 'CORRECTIONS', 'STATE', 'OTHER')", name=op.f("ck_agency_kind_word")
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_agency_name_filled")),
        sa.CheckConstraint("state <> ''", name=op.f("ck_agency_state_filled")),
        sa.CheckConstraint("time_zone <> ''", name=op.f("ck_agency_time_zone_filled")),
        sa.CheckConstraint("id = 1", name=op.f("ck_agency_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["change.id"], name=op.f("fk_change_undoes_change")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_strict=True,
    )
    op.create_table(
        "course",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("models", sa.String(), nullable=False),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("delivery", sa.String(), nullable=True),
        sa.Column("provider", sa.String(), nullable=True),
        sa.Column("satisfies", sa.String(), nullable=False),
        sa.Column("interval_months", sa.Integer(), nullable=True),
        sa.CheckConstraint("code <> ''", name=op.f("ck_course_code_filled")),
        sa.CheckConstraint(
            "delivery IN ('IN_PERSON', 'ONLINE', 'VIRTUAL', 'RECORDED')", name=op.f("ck_course_delivery_word")
        ),
        sa.CheckConstraint(
            "satisfies IN ('INITIAL', 'REFRESHER', 'ANNUAL', 'UPDATE', 'LOCAL')", name=op.f("ck_course_satisfies_word")
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_course_title_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
        sa.UniqueConstraint("code", name=op.f("uq_course_code")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "facility",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("has_ice_network", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('JAIL', 'PROCESSING_AREA', 'ICE_WORKSPACE', 'STATION')", name=op.f("ck_facility_kind_word")
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_facility_name_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facility")),
        sa.UniqueConstraint("name", name=op.f("uq_facility_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "moa",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("template_footer_date", sa.Date(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("lea_signed_on", sa.Date(), nullable=True),
        sa.Column("lea_signer", sa.String(), nullable=True),
        sa.Column("lea_signer_title", sa.String(), nullable=True),
        sa.Column("ice_signed_on", sa.Date(), nullable=True),
        sa.Column("ice_signer", sa.String(), nullable=True),
        sa.Column("ice_signer_title", sa.String(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("operational_on", sa.Date(), nullable=True),
        sa.Column("term_kind", sa.String(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("supersedes_id", sa.Integer(), nullable=True),
        sa.Column("original_participation_on", sa.Date(), nullable=True),
        sa.Column("field_office", sa.String(), nullable=True),
        sa.Column("opla_address", sa.String(), nullable=True),
        sa.Column("url_public_copy", sa.String(), nullable=True),
        sa.CheckConstraint("code <> ''", name=op.f("ck_moa_code_filled")),
        sa.CheckConstraint("model IN ('JEM', 'WSO', 'TFM', 'HYBRID')", name=op.f("ck_moa_model_word")),
        sa.CheckConstraint("template <> ''", name=op.f("ck_moa_template_filled")),
        sa.CheckConstraint("term_kind IN ('OPEN_ENDED', 'FIXED_TERM')", name=op.f("ck_moa_term_kind_word")),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["moa.id"], name=op.f("fk_moa_supersedes_id_moa"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moa")),
        sa.UniqueConstraint("code", name=op.f("uq_moa_code")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("moa", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_moa_supersedes_id"), ["supersedes_id"], unique=False)

    op.create_table(
        "standing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("moa", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("weight", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.create_index("ix_standing_officer", ["officer"], unique=False)

    op.create_table(
        "standing_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_day")),
        sqlite_strict=True,
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_history_change_id_change")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_history_change_id"), ["change_id"], unique=False)
        batch_op.create_index("ix_history_row", ["kind", "row_id", "id"], unique=False)

    op.create_table(
        "moa_amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("moa_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("lea_signed_on", sa.Date(), nullable=True),
        sa.Column("ice_signed_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("new_expires_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('ADDENDUM', 'SOP_CHANGE', 'EXTENSION', 'POC_CHANGE', 'OTHER')",
            name=op.f("ck_moa_amendment_kind_word"),
        ),
        sa.ForeignKeyConstraint(["moa_id"], ["moa.id"], name=op.f("fk_moa_amendment_moa_id_moa"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moa_amendment")),
        sa.UniqueConstraint("moa_id", "number", name=op.f("uq_moa_amendment_moa_id_number")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("moa_amendment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_moa_amendment_moa_id"), ["moa_id"], unique=False)

    op.create_table(
        "moa_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("moa_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("served_by", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.CheckConstraint("decided_by IN ('ICE', 'LEA')", name=op.f("ck_moa_event_decided_by_word")),
        sa.CheckConstraint(
            "kind IN ('TERMINATION_NOTICE', 'TERMINATED', 'SUSPENDED', 'REINSTATED')",
            name=op.f("ck_moa_event_kind_word"),
        ),
        sa.CheckConstraint(
            "served_by IN ('CERTIFIED_MAIL', 'REGISTERED_MAIL', 'IN_PERSON', 'MAIL', 'EMAIL', 'OTHER')",
            name=op.f("ck_moa_event_served_by_word"),
        ),
        sa.CheckConstraint("effective_on >= notified_on", name=op.f("ck_moa_event_effective_on_after_notified_on")),
        sa.ForeignKeyConstraint(["moa_id"], ["moa.id"], name=op.f("fk_moa_event_moa_id_moa"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moa_event")),
        sa.UniqueConstraint("moa_id", "kind", "effective_on", name=op.f("uq_moa_event_moa_id_kind_effective_on")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("moa_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_moa_event_moa_id"), ["moa_id"], unique=False)

    op.create_table(
        "moa_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("moa_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("parameter", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint("parameter <> ''", name=op.f("ck_moa_term_parameter_filled")),
        sa.CheckConstraint("rule <> ''", name=op.f("ck_moa_term_rule_filled")),
        sa.CheckConstraint("value <> ''", name=op.f("ck_moa_term_value_filled")),
        sa.ForeignKeyConstraint(["moa_id"], ["moa.id"], name=op.f("fk_moa_term_moa_id_moa"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moa_term")),
        sa.UniqueConstraint("moa_id", "rule", "parameter", name=op.f("uq_moa_term_moa_id_rule_parameter")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("moa_term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_moa_term_moa_id"), ["moa_id"], unique=False)

    op.create_table(
        "officer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("badge", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("middle_name", sa.String(), nullable=True),
        sa.Column("suffix", sa.String(), nullable=True),
        sa.Column("rank", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("hired_on", sa.Date(), nullable=True),
        sa.Column("experience_from", sa.Date(), nullable=True),
        sa.Column("employment_status", sa.String(), nullable=True),
        sa.Column("employment_status_on", sa.Date(), nullable=True),
        sa.Column("planned_last_day", sa.Date(), nullable=True),
        sa.Column("supervisor", sa.String(), nullable=True),
        sa.Column("bargaining_unit", sa.String(), nullable=True),
        sa.Column("languages", sa.String(), nullable=False),
        sa.CheckConstraint("badge <> ''", name=op.f("ck_officer_badge_filled")),
        sa.CheckConstraint(
            "employment_status IN ('ACTIVE', 'LEAVE', 'TRANSFERRED_OUT', 'RETIRED', 'SEPARATED', 'DECEASED')",
            name=op.f("ck_officer_employment_status_word"),
        ),
        sa.CheckConstraint("first_name <> ''", name=op.f("ck_officer_first_name_filled")),
        sa.CheckConstraint("last_name <> ''", name=op.f("ck_officer_last_name_filled")),
        sa.CheckConstraint("planned_last_day >= hired_on", name=op.f("ck_officer_planned_last_day_after_hired_on")),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facility.id"], name=op.f("fk_officer_facility_id_facility"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer")),
        sa.UniqueConstraint("badge", name=op.f("uq_officer_badge")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("officer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_officer_facility_id"), ["facility_id"], unique=False)
        batch_op.create_index("ix_officer_name", ["last_name", "first_name"], unique=False)

    op.create_table(
        "authorization",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("moa_id", sa.Integer(), nullable=False),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("granted_from", sa.Date(), nullable=False),
        sa.Column("granted_until", sa.Date(), nullable=True),
        sa.Column("signed_by", sa.String(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("functions", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["moa_id"], ["moa.id"], name=op.f("fk_authorization_moa_id_moa"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_authorization_officer_id_officer"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorization")),
        sa.UniqueConstraint(
            "officer_id", "moa_id", "granted_from", name=op.f("uq_authorization_officer_id_moa_id_granted_from")
        ),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("authorization", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authorization_moa_id"), ["moa_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_authorization_officer_id"), ["officer_id"], unique=False)

    op.create_table(
        "credential",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("moa_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("serial", sa.String(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("returned_to", sa.String(), nullable=True),
        sa.Column("last_sighted_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('AUTH_LETTER', 'FORM_70_006', 'CREDENTIAL_CARD', 'BADGE_OTHER', 'SYSTEM_ACCOUNT', 'VPN_TOKEN')",
            name=op.f("ck_credential_kind_word"),
        ),
        sa.CheckConstraint(
            "status IN ('REQUESTED', 'ISSUED', 'RETURN_DUE', 'RETURNED', 'LOST_REPORTED', 'STOLEN_REPORTED', 'DESTROYED_BY_ICE')",
            name=op.f("ck_credential_status_word"),
        ),
        sa.CheckConstraint("last_sighted_on >= issued_on", name=op.f("ck_credential_last_sighted_on_after_issued_on")),
        sa.CheckConstraint("returned_on >= issued_on", name=op.f("ck_credential_returned_on_after_issued_on")),
        sa.ForeignKeyConstraint(["moa_id"], ["moa.id"], name=op.f("fk_credential_moa_id_moa"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_credential_officer_id_officer"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential")),
        sa.UniqueConstraint(
            "officer_id", "moa_id", "kind", "issued_on", name=op.f("uq_credential_officer_id_moa_id_kind_issued_on")
        ),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("credential", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_credential_moa_id"), ["moa_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credential_officer_id"), ["officer_id"], unique=False)

    op.create_table(
        "exam_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("exam", sa.String(), nullable=False),
        sa.Column("attempt", sa.String(), nullable=False),
        sa.Column("score", sa.String(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.CheckConstraint("attempt IN ('ORIGINAL', 'REMEDIAL')", name=op.f("ck_exam_attempt_attempt_word")),
        sa.CheckConstraint("exam <> ''", name=op.f("ck_exam_attempt_exam_filled")),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_exam_attempt_course_id_course"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_exam_attempt_officer_id_officer"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_attempt")),
        sa.UniqueConstraint(
            "officer_id", "course_id", "exam", "attempt", name=op.f("uq_exam_attempt_officer_id_course_id_exam_attempt")
        ),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("exam_attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exam_attempt_course_id"), ["course_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exam_attempt_officer_id"), ["officer_id"], unique=False)

    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("moa_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("exit_notice_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "end_reason IN ('REVOKED', 'WITHDRAWN', 'SEPARATED', 'RETIRED', 'RESIGNED', 'TRANSFERRED', 'MOA_ENDED', 'OTHER')",
            name=op.f("ck_participation_end_reason_word"),
        ),
        sa.CheckConstraint(
            "role IN ('DIO', 'WSO', 'TFO', 'COORDINATOR', 'SUPERVISOR')", name=op.f("ck_participation_role_word")
        ),
        sa.CheckConstraint("ended_on >= started_on", name=op.f("ck_participation_ended_on_after_started_on")),
        sa.ForeignKeyConstraint(["moa_id"], ["moa.id"], name=op.f("fk_participation_moa_id_moa"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_participation_officer_id_officer"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint("officer_id", "moa_id", name=op.f("uq_participation_officer_id_moa_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participation_moa_id"), ["moa_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_participation_officer_id"), ["officer_id"], unique=False)

    op.create_table(
        "status_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("moa_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("other_party_told_at", sa.String(), nullable=True),
        sa.CheckConstraint("decided_by IN ('ICE', 'LEA')", name=op.f("ck_status_event_decided_by_word")),
        sa.CheckConstraint(
            "kind IN ('NOMINATED', 'CERTIFIED', 'AUTHORIZED', 'SUSPENDED_BY_ICE', 'REMOVED_BY_LEA_PENDING', 'REINSTATED', 'REVOKED', 'WITHDRAWN', 'SEPARATED')",
            name=op.f("ck_status_event_kind_word"),
        ),
        sa.CheckConstraint(
            "reason IN ('COMPLAINT', 'TRAINING', 'MISCONDUCT', 'REASSIGNED', 'RETIRED', 'RESIGNED', 'REQUEST_OF_ICE', 'MOA_ENDED', 'OTHER')",
            name=op.f("ck_status_event_reason_word"),
        ),
        sa.ForeignKeyConstraint(["moa_id"], ["moa.id"], name=op.f("fk_status_event_moa_id_moa"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_status_event_officer_id_officer"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_event")),
        sa.UniqueConstraint(
            "officer_id",
            "moa_id",
            "kind",
            "effective_on",
            name=op.f("uq_status_event_officer_id_moa_id_kind_effective_on"),
        ),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("status_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_status_event_moa_id"), ["moa_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_status_event_officer_id"), ["officer_id"], unique=False)

    op.create_table(
        "training_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("certified_on", sa.Date(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.CheckConstraint(
            "status IN ('PLANNED', 'ENROLLED', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'NO_SHOW', 'CANCELLED', 'WAIVED')",
            name=op.f("ck_training_record_status_word"),
        ),
        sa.CheckConstraint(
            "certified_on >= completed_on", name=op.f("ck_training_record_certified_on_after_completed_on")
        ),
        sa.CheckConstraint("completed_on >= started_on", name=op.f("ck_training_record_completed_on_after_started_on")),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_training_record_course_id_course"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_training_record_officer_id_officer"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_record")),
        sa.UniqueConstraint(
            "officer_id", "course_id", "started_on", name=op.f("uq_training_record_officer_id_course_id_started_on")
        ),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("training_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_training_record_course_id"), ["course_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_training_record_officer_id"), ["officer_id"], unique=False)
