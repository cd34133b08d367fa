"""The kinds of record by what people do with them; every kind stands in one group."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Officers",
        (
            *("officer", "nomination", "eligibility_check", "participation"),
            *("authorization", "credential", "status_event"),
        ),
    ),
    ("Training", ("course", "training_event", "training_record", "exam_attempt")),
    ("Agreements", ("agency", "moa", "moa_amendment", "moa_event", "moa_term", "moa_application")),
    ("Oversight", ("oversight_meeting", "policy_conflict", "inspection", "finding", "corrective_action")),
    (
        "Committee",
        (
            *("committee_member", "meeting", "agenda_item", "attendee", "question"),
            *("meeting_action", "public_notice", "release_clearance"),
        ),
    ),
    ("Complaints and notices", ("complaint", "poster_edition", "posting_check")),
    ("Costs and activity", ("activity_month", "cost", "reimbursement")),
    ("Equipment and access", ("equipment", "isa", "system_account")),
    ("Agencies and contacts", ("facility", "contact", "contact_log", "directory_entry")),
    (
        "Documents and decisions",
        ("document", "document_link", "retention_class", "waiver", "explanation", "agency_text"),
    ),
)
