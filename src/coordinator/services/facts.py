"""From the records to the facts that rules read: a few columns of each kind, as frozen values."""

from datetime import date

from coordinator.compliance.choices import Model, TrainingStatus
from coordinator.compliance.facts import (
    Amendment,
    Authorization,
    Course,
    Credential,
    Exam,
    Moa,
    MoaEvent,
    Officer,
    Participation,
    StatusEvent,
    Training,
)
from coordinator.compliance.program_facts import EligibilityCheck, Nomination
from coordinator.compliance.register import Facts, Register
from coordinator.compliance.terms import Override
from coordinator.records import (
    AuthorizationFields,
    CourseFields,
    CredentialFields,
    EligibilityCheckFields,
    ExamAttemptFields,
    MoaAmendmentFields,
    MoaEventFields,
    MoaFields,
    MoaTermFields,
    NominationFields,
    OfficerFields,
    ParticipationFields,
    StatusEventFields,
    TrainingRecordFields,
)
from coordinator.services.program_facts import Read, program_from
from coordinator.services.terms import templates
from coordinator.store import Look


def facts_as_of(look: Look, as_of: date) -> Facts:
    """Return what the records say as of a day."""
    return Facts(register_from(look.rows), templates(look), as_of)


def register_from(read: Read) -> Register:
    """Return every fact that the records hold."""
    return Register(
        moas=_moas(read),
        amendments=[Amendment(*row) for row in read(MoaAmendmentFields, _AMENDMENT)],
        moa_events=[MoaEvent(*row) for row in read(MoaEventFields, _MOA_EVENT)],
        overrides=[
            Override(moa, rule, parameter, value, clause or "")
            for moa, rule, parameter, value, clause in read(MoaTermFields, _TERM)
        ],
        participations=[Participation(*row) for row in read(ParticipationFields, _PARTICIPATION)],
        courses=[
            Course(code, frozenset(Model(word) for word in models), satisfies, (month, day) if month and day else None)
            for code, models, satisfies, month, day in read(CourseFields, _COURSE)
        ],
        trainings=_trainings(read),
        exams=[Exam(*row) for row in read(ExamAttemptFields, _EXAM)],
        authorizations=[
            Authorization(*row, functions=frozenset(functions))  # type: ignore[misc]  # five columns by position
            for functions, *row in read(AuthorizationFields, _LETTER)
        ],
        credentials=[Credential(*row) for row in read(CredentialFields, _CREDENTIAL)],
        status_events=[StatusEvent(*row) for row in read(StatusEventFields, _EVENT)],
        officers=[
            Officer(badge, facility or "", since, leaves, bool(languages))
            for badge, facility, since, leaves, languages in read(OfficerFields, _OFFICER)
        ],
        nominations=[Nomination(*row) for row in read(NominationFields, ("officer", "moa", "nominated_on"))],
        checks=[EligibilityCheck(*row) for row in read(EligibilityCheckFields, _CHECK)],
        program=program_from(read),
    )


_AMENDMENT = ("moa", "number", "kind", "lea_signed_on", "ice_signed_on", "effective_on", "new_expires_on")
_MOA_EVENT = ("moa", "kind", "effective_on", "notified_on", "decided_by")
_PARTICIPATION = ("officer", "moa", "role", "started_on", "ended_on", "exit_notice_on")
_COURSE = ("code", "models", "satisfies", "deadline_month", "deadline_day")
_EXAM = ("officer", "course", "exam", "attempt", "score", "taken_on")
_LETTER = ("functions", "officer", "moa", "granted_from", "granted_until", "letter_on")
_CREDENTIAL = ("officer", "moa", "kind", "issued_on", "returned_on", "last_sighted_on")
_OFFICER = ("badge", "facility", "experience_from", "planned_last_day", "languages")
_CHECK = ("officer", "moa", "check", "result", "verified_on")
_TERM = ("moa", "rule", "parameter", "value", "clause")
_EVENT = ("officer", "moa", "kind", "effective_on", "other_party_told_at")
_MOA = (
    "supersedes",
    "code",
    "model",
    "template",
    "lea_signed_on",
    "ice_signed_on",
    "effective_on",
    "operational_on",
    "term_kind",
    "expires_on",
)


def _moas(read: Read) -> list[Moa]:
    return [
        Moa(*row, supersedes=supersedes or "")  # type: ignore[misc]  # nine columns by position
        for supersedes, *row in read(MoaFields, _MOA)
    ]


def _trainings(read: Read) -> list[Training]:
    names = ("status", "officer", "course", "started_on", "completed_on", "certified_on")
    return [
        Training(*row)
        for status, *row in read(TrainingRecordFields, names)
        if status is TrainingStatus.COMPLETED and row[3] is not None
    ]
