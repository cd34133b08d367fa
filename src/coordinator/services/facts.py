"""From the records to the facts that rules read: a few columns of each kind, as frozen values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import starmap
from typing import Any

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
from coordinator.compliance.officer_file import filed
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
from coordinator.records.declaration import Fields
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
        courses=[
            Course(code, frozenset(Model(word) for word in models), satisfies, (month, day) if month and day else None)
            for code, models, satisfies, month, day in read(CourseFields, _COURSE)
        ],
        files=filed(officers_from(read), **{name: kept.rows(read) for name, kept in IN_FILES.items()}),
        program=program_from(read),
    )


def officers_from(read: Read) -> Iterator[Officer]:
    """Yield the officers themselves."""
    for badge, facility, since, leaves, languages in read(OfficerFields, _OFFICER):
        yield Officer(badge, facility or "", since, leaves, bool(languages))


@dataclass(frozen=True, slots=True)
class InFiles:
    """Rows of the officers' files: the record that they are read from, which fields, and what is made of each row."""

    record: type[Fields]
    names: tuple[str, ...]
    made: Callable[[Iterator[tuple[Any, ...]]], Iterator[Any]]

    def rows(self, read: Read) -> Iterator[Any]:
        """Yield the facts that *read* finds."""
        return self.made(read(self.record, self.names))


def _trainings(rows: Iterator[tuple[Any, ...]]) -> Iterator[Training]:
    completed = TrainingStatus.COMPLETED
    return (Training(*row) for status, *row in rows if status is completed and row[3] is not None)


def _letters(rows: Iterator[tuple[Any, ...]]) -> Iterator[Authorization]:
    for functions, *row in rows:
        yield Authorization(*row, functions=frozenset(functions))  # type: ignore[misc]  # five columns by position


IN_FILES: Mapping[str, InFiles] = {
    "participations": InFiles(
        ParticipationFields,
        ("officer", "moa", "role", "started_on", "ended_on", "exit_notice_on"),
        partial(starmap, Participation),
    ),
    "trainings": InFiles(
        TrainingRecordFields,
        ("status", "officer", "course", "started_on", "completed_on", "certified_on"),
        _trainings,
    ),
    "exams": InFiles(
        ExamAttemptFields, ("officer", "course", "exam", "attempt", "score", "taken_on"), partial(starmap, Exam)
    ),
    "authorizations": InFiles(
        AuthorizationFields, ("functions", "officer", "moa", "granted_from", "granted_until", "letter_on"), _letters
    ),
    "credentials": InFiles(
        CredentialFields,
        ("officer", "moa", "kind", "issued_on", "returned_on", "last_sighted_on"),
        partial(starmap, Credential),
    ),
    "status_events": InFiles(
        StatusEventFields,
        ("officer", "moa", "kind", "effective_on", "other_party_told_at"),
        partial(starmap, StatusEvent),
    ),
    "nominations": InFiles(NominationFields, ("officer", "moa", "nominated_on"), partial(starmap, Nomination)),
    "checks": InFiles(
        EligibilityCheckFields, ("officer", "moa", "check", "result", "verified_on"), partial(starmap, EligibilityCheck)
    ),
}
"""The rows of the officers' files by their name there."""

_AMENDMENT = ("moa", "number", "kind", "lea_signed_on", "ice_signed_on", "effective_on", "new_expires_on")
_MOA_EVENT = ("moa", "kind", "effective_on", "notified_on", "decided_by")
_COURSE = ("code", "models", "satisfies", "deadline_month", "deadline_day")
_OFFICER = ("badge", "facility", "experience_from", "planned_last_day", "languages")
_TERM = ("moa", "rule", "parameter", "value", "clause")
_MOA = (
    *("supersedes", "code", "model", "template", "lea_signed_on", "ice_signed_on"),
    *("effective_on", "operational_on", "term_kind", "expires_on"),
)


def _moas(read: Read) -> list[Moa]:
    return [
        Moa(*row, supersedes=supersedes or "")  # type: ignore[misc]  # nine columns by position
        for supersedes, *row in read(MoaFields, _MOA)
    ]
