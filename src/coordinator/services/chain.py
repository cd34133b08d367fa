"""The papers behind an officer's authority under one agreement, in the order in which they come, with the gaps."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from coordinator.compliance.choices import (
    Attempt,
    Check,
    CheckResult,
    Choice,
    CredentialKind,
    Model,
    NominationDecision,
    Satisfies,
    StatusEventKind,
    TrainingStatus,
)
from coordinator.compliance.dates import is_by, long_date
from coordinator.compliance.exams import judge_exams
from coordinator.compliance.facts import Exam, Participation, Training
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Status
from coordinator.records import NominationFields, TrainingRecordFields
from coordinator.services.officer_view import Blank, Chain, Paper
from coordinator.store import Look, key_text

_INITIAL = frozenset({Satisfies.INITIAL})
_CHECKS = ((Check.CIT, "NOM-01"), (Check.SECTRN, "NOM-03"), (Check.ICEBI, "NOM-04"), (Check.DISCREL, "NOM-06"))
"""What is looked into before a nomination, with the rule that an agreement asks it by."""
_ECHOES = frozenset({StatusEventKind.NOMINATED, StatusEventKind.CERTIFIED, StatusEventKind.AUTHORIZED})
"""Changes of status that only repeat a paper of the chain."""
_NONE = "not on record as of this day"


def chain_of(look: Look, facts: Facts, held: Participation) -> Chain:
    """Return the papers of one participation as of the day of *facts*."""
    known = {"officer": held.badge, "moa": held.moa}
    joined = Paper(
        "Joined the program", held.started_on, f"as {held.role.words.lower()}", missing=False, ref=held.subject
    )
    return Chain(
        held.moa,
        [
            joined,
            *_proposed(look, facts, held, known),
            *_trained(look, facts, held),
            *_granted(facts, held, known),
            *_later(facts, held),
        ],
    )


def _proposed(look: Look, facts: Facts, held: Participation, known: Mapping[str, object]) -> Iterator[Paper]:
    nomination = facts.nomination(held)
    blank = Blank("nomination", known)
    if nomination is None:
        yield Paper("Nominated", None, _NONE, missing=True, adds=blank)
    else:
        yield Paper("Nominated", nomination.nominated_on, "", missing=False, ref=nomination.ref)
    yield from _checked(facts, held, known)
    key = nomination.ref.partition(":")[2] if nomination else ""
    names = ("officer", "moa", "nominated_on", "decision", "decided_on")
    found = next((row for row in look.rows(NominationFields, names) if key and key_text(row[:3]) == key), None)
    yield _decided(facts.as_of, found, nomination.ref if nomination else "", blank)


def _decided(as_of: date, found: Sequence[object] | None, ref: str, blank: Blank) -> Paper:
    title = "Decided by ICE"
    if found is not None:
        decision, decided_on = found[3:]
        if isinstance(decided_on, date) and decided_on <= as_of and isinstance(decision, Choice):
            missing = decision is not NominationDecision.APPROVED
            return Paper(title, decided_on, decision.words.lower(), missing=missing, ref=ref)
    return Paper(title, None, _NONE, missing=True, ref=ref, adds=None if ref else blank)


def _checked(facts: Facts, held: Participation, known: Mapping[str, object]) -> Iterator[Paper]:
    moa = facts.moa_of(held)
    for check in (check for check, rule in _CHECKS if facts.asked(moa, rule)):
        title, row = f"Check: {check.words}", facts.check(held, check)
        if row is None:
            yield Paper(title, None, _NONE, missing=True, adds=Blank("eligibility_check", {**known, "check": check}))
        else:
            done = row.verified_on if is_by(row.verified_on, facts.as_of) else None
            words = row.result.words.lower() if done or row.verified_on is None else "not by this day"
            missing = done is None or row.result not in {CheckResult.MET, CheckResult.WAIVED}
            yield Paper(title, done, words, missing=missing, ref=row.ref)


def _trained(look: Look, facts: Facts, held: Participation) -> Iterator[Paper]:
    moa = facts.moa_of(held)
    courses = sorted(facts.register.courses_meeting(moa.model, _INITIAL))
    completed = facts.completions(held.badge, moa.model, _INITIAL)
    course: dict[str, object] = {"course": courses[0]} if len(courses) == 1 else {}
    blank = Blank("training_record", {"officer": held.badge, **course, "status": TrainingStatus.COMPLETED})
    waiting = "" if completed else _not_completed(look, held.badge, courses)
    last = completed[-1] if completed else None
    if last:
        yield Paper("Initial course completed", last.completed_on, last.course, missing=False, ref=last.ref)
    else:
        adds = None if waiting else blank
        yield Paper("Initial course completed", None, _NONE, missing=True, ref=waiting, adds=adds)
    if moa.model is not Model.TFM:
        yield _examined(facts, held, last, course)
    yield _certified(facts, held, completed, Paper("Certified by ICE", None, _NONE, missing=True, adds=blank))


def _not_completed(look: Look, badge: str, courses: Sequence[str]) -> str:
    """Return the latest record of one of *courses* that was begun or planned and not completed."""
    names = ("officer", "course", "started_on", "status")
    rows = (row for row in look.rows(TrainingRecordFields, names) if row[0] == badge and row[1] in courses)
    open_ = [row for row in rows if row[3] is not TrainingStatus.COMPLETED]
    latest = max(open_, key=lambda row: row[2], default=None)
    return f"training_record:{key_text(latest[:3])}" if latest else ""


def _examined(facts: Facts, held: Participation, last: Training | None, course: Mapping[str, object]) -> Paper:
    title = "Examinations passed"
    codes = [last.course] if last else [str(one) for one in course.values()]
    taken = [row for code in codes for row in facts.exams(held.badge, code)]
    blank = Blank("exam_attempt", _next_exam(held.badge, codes[0] if codes else None, taken, last))
    if not taken:
        return Paper(title, None, _NONE, missing=True, adds=blank)
    mark = facts.term(facts.moa_of(held), "TRN-02").number("pass_mark")
    passed = judge_exams(taken, mark).status is Status.MET
    scores = ", ".join(f"{row.exam}: {row.score}" for row in taken)
    newest = max(taken, key=lambda row: row.taken_on)
    words = scores if passed else f"{scores}; not passed as of this day"
    return Paper(title, newest.taken_on, words, missing=not passed, ref=newest.ref, adds=blank)


def _next_exam(badge: str, course: str | None, taken: Sequence[Exam], last: Training | None) -> Mapping[str, object]:
    numbers = [int(row.exam) for row in taken if row.exam.isdecimal()]
    values: dict[str, object] = {"officer": badge, "exam": str(max(numbers, default=0) + 1)}
    values["attempt"] = Attempt.ORIGINAL
    day = taken[-1].taken_on if taken else last.completed_on if last else None
    return {**values, **({"course": course} if course else {}), **({"taken_on": day} if day else {})}


def _certified(facts: Facts, held: Participation, completed: Sequence[Training], missing: Paper) -> Paper:
    found = facts.certifications(held)
    if found:
        last = found[-1]
        return Paper(missing.title, last.certified_on, f"for {last.course}", missing=False, ref=last.ref)
    if completed:
        return Paper(missing.title, None, _NONE, missing=True, ref=completed[-1].ref)
    return missing


def _granted(facts: Facts, held: Participation, known: Mapping[str, object]) -> Iterator[Paper]:
    letters = facts.authorizations(held)
    title = "Letter of authorization"
    if letters:
        last = letters[-1]
        words = f"grants from {long_date(last.granted_from)}"
        yield Paper(title, last.dated, words, missing=False, ref=last.ref)
    else:
        yield Paper(title, None, _NONE, missing=True, adds=Blank("authorization", known))
    asked = facts.moa_of(held).model is not Model.TFM
    for kind in (CredentialKind.FORM_70_006, CredentialKind.CREDENTIAL_CARD):
        rows = facts.credentials(held, kind)
        title = f"{kind.words} issued"
        if rows:
            words = _back(rows[-1].returned_on, facts.as_of)
            yield Paper(title, rows[-1].issued_on, words, missing=False, ref=rows[-1].ref)
        elif asked:
            yield Paper(title, None, _NONE, missing=True, adds=Blank("credential", {**known, "kind": kind}))


def _back(returned_on: date | None, as_of: date) -> str:
    return f"returned on {long_date(returned_on)}" if returned_on and returned_on <= as_of else ""


def _later(facts: Facts, held: Participation) -> Iterator[Paper]:
    """Yield what came after the first papers: the latest refresher, and what changed the authority."""
    refreshers = facts.completions(held.badge, facts.moa_of(held).model, frozenset({Satisfies.REFRESHER}))
    for row in refreshers[-1:]:
        yield Paper("Latest refresher completed", row.completed_on, row.course, missing=False, ref=row.ref)
    for event in facts.register.file(held.badge).status_events:
        if event.moa == held.moa and event.effective_on <= facts.as_of and event.kind not in _ECHOES:
            yield Paper(event.kind.words, event.effective_on, "", missing=False, ref=event.ref)
