"""The authority of an officer under an agreement on a day: seven conditions, of which the first that holds decides."""

from dataclasses import dataclass
from datetime import date, timedelta

from coordinator.compliance.agreement import MoaState, standing
from coordinator.compliance.choices import Choice, CredentialKind, MoaEventKind, Model, Satisfies, StatusEventKind
from coordinator.compliance.dates import add_months
from coordinator.compliance.exams import judge_exams
from coordinator.compliance.facts import Authorization, Participation, StatusEvent
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Status, Step, step


class AuthorityWord(Choice):
    """Whether an officer may act under an agreement, and if not, why."""

    AUTHORIZED = "AUTHORIZED", "Authorized"
    LAPSED = "LAPSED", "Lapsed"
    SUSPENDED = "SUSPENDED", "Suspended"
    INCOMPLETE = "INCOMPLETE", "Papers incomplete"
    IN_PROCESS = "IN_PROCESS", "In process"
    DISQUALIFIED = "DISQUALIFIED", "Did not pass"
    MOA_NOT_IN_FORCE = "MOA_NOT_IN_FORCE", "Agreement not in force"
    REVOKED = "REVOKED", "Revoked"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"
    SEPARATED = "SEPARATED", "Separated"
    ENDED = "ENDED", "Ended"


ENDING = frozenset({StatusEventKind.REVOKED, StatusEventKind.WITHDRAWN, StatusEventKind.SEPARATED})
"""Events that end an officer's authority until another is granted."""
_STOPPING = frozenset(
    {StatusEventKind.SUSPENDED_BY_ICE, StatusEventKind.REMOVED_BY_LEA_PENDING, StatusEventKind.REINSTATED}
)
_SUSPENDED_MOA = frozenset({MoaEventKind.SUSPENDED})


@dataclass(frozen=True, slots=True)
class Authority:
    """The answer for one participation, with the condition that decides and the records it rests on.

    *ended_on* is the day of the ending of step 3, whatever the word. *letter* is the authorization that counts now,
    if any, and *until* the first day on which it no longer does.
    """

    word: AuthorityWord
    ended_on: date | None
    letter: Authorization | None
    until: date | None
    steps: tuple[Step, ...]
    rests_on: tuple[str, ...]
    mend: str = ""

    @property
    def ended(self) -> bool:
        """Return whether the participation has ended, by an event or by its last day."""
        return self.ended_on is not None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one condition found."""

    word: AuthorityWord
    step: Step
    rests_on: tuple[str, ...] = ()
    mend: str = ""
    ended_on: date | None = None


def authority_of(facts: Facts, held: Participation) -> Authority:
    """Return whether the officer of *held* is authorized at the end of the day, and why; computed on first asking."""
    key = (held.badge, held.moa, held.started_on)
    if (found := facts.read.get(key)) is None:
        found = facts.read[key] = _authority(facts, held)
    return found


def _authority(facts: Facts, held: Participation) -> Authority:
    ending = _ended(facts, held)
    letter = _letter(facts, held)
    until = end_of(facts, held, letter) if letter else None
    reading = (
        _uncertified(facts, held)
        or _not_in_force(facts, held)
        or ending
        or _stopped(facts, held)
        or _unlettered(facts, letter, until)
        or _formless(facts, held)
        or _authorized(facts, held, letter)
    )
    certified = [row.ref for row in facts.certifications(held)[-1:]]
    rests_on = tuple(dict.fromkeys((held.subject, *certified, *reading.rests_on)))
    ended_on = ending.ended_on if ending else None
    return Authority(reading.word, ended_on, letter, until, (reading.step,), rests_on, reading.mend)


def end_of(facts: Facts, held: Participation, letter: Authorization) -> date | None:
    """Return the first day on which *letter* no longer counts: as it says, else by the template's length, else none."""
    if letter.granted_until is not None:
        return letter.granted_until
    moa = facts.moa_of(held)
    months = facts.term(moa, "AUT-02").optional("length_months")
    return None if months is None else add_months(letter.granted_from, months)


def _uncertified(facts: Facts, held: Participation) -> _Reading | None:
    if facts.certifications(held):
        return None
    model = facts.moa_of(held).model
    if model is not Model.TFM:
        for course in _initial_courses(facts, held):
            attempts = facts.exams(held.badge, course)
            result = judge_exams(attempts, facts.term(facts.moa_of(held), "TRN-02").number("pass_mark"))
            if result.status is Status.NOT_MET:
                failed = step("The examinations of {} were not passed", course)
                return _Reading(AuthorityWord.DISQUALIFIED, failed, tuple(row.ref for row in attempts))
    waiting = step("No certified initial course for the {} is on record", model.words)
    return _Reading(AuthorityWord.IN_PROCESS, waiting, mend="Record the completed course and ICE's certification.")


def _initial_courses(facts: Facts, held: Participation) -> list[str]:
    model = facts.moa_of(held).model
    return [
        course.code
        for course in facts.register.courses
        if course.satisfies is Satisfies.INITIAL and course.is_for(model)
    ]


def _not_in_force(facts: Facts, held: Participation) -> _Reading | None:
    found = standing(facts, facts.moa_of(held))
    if found.state is MoaState.IN_FORCE:
        return None
    return _Reading(AuthorityWord.MOA_NOT_IN_FORCE, found.step, found.rests_on)


def _ended(facts: Facts, held: Participation) -> _Reading | None:
    if event := last_ending(facts, held):
        word = AuthorityWord(event.kind.value)
        return _Reading(
            word, step("{} on {}", event.kind.words, event.effective_on), (event.ref,), ended_on=event.effective_on
        )
    if held.ended_on is not None and held.ended_on <= facts.as_of:
        return _Reading(AuthorityWord.ENDED, step("Participation ended on {}", held.ended_on), ended_on=held.ended_on)
    return None


def last_ending(facts: Facts, held: Participation) -> StatusEvent | None:
    """Return the latest event that ended the officer's authority, unless another authorization was granted after it."""
    events = facts.status_events(held, ENDING)
    if not events:
        return None
    granted_later = any(row.granted_from > events[-1].effective_on for row in facts.authorizations(held))
    return None if granted_later else events[-1]


def _stopped(facts: Facts, held: Participation) -> _Reading | None:
    events = facts.status_events(held, _STOPPING)
    if not events or events[-1].kind is StatusEventKind.REINSTATED:
        return None
    last = events[-1]
    return _Reading(
        AuthorityWord.SUSPENDED,
        step("{} on {}", last.kind.words, last.effective_on),
        (last.ref,),
        "Record the reinstatement when it is given.",
    )


def _letter(facts: Facts, held: Participation) -> Authorization | None:
    """Return the latest authorization that counts: under JEM a suspension of the MOA revokes every letter before it."""
    rows = facts.authorizations(held)
    moa = facts.moa_of(held)
    if moa.model.counts_as(Model.JEM) and (suspended := facts.moa_events(moa, _SUSPENDED_MOA)):
        rows = [row for row in rows if row.granted_from > suspended[-1].effective_on]
    return rows[-1] if rows else None


def _unlettered(facts: Facts, letter: Authorization | None, until: date | None) -> _Reading | None:
    if letter is None:
        missing = step("No authorization letter that counts on this day is on record")
        return _Reading(AuthorityWord.INCOMPLETE, missing, mend="Record the authorization letter of ICE.")
    if until is not None and until <= facts.as_of:
        last_day = until - timedelta(days=1)
        lapsed = step("The authorization of {} was valid through {}", letter.granted_from, last_day)
        return _Reading(AuthorityWord.LAPSED, lapsed, (letter.ref,), "Ask ICE for a new authorization and record it.")
    return None


def _formless(facts: Facts, held: Participation) -> _Reading | None:
    model = facts.moa_of(held).model
    if model is Model.TFM or facts.credentials(held, CredentialKind.FORM_70_006):
        return None
    missing = step("No ICE Form 70-006 is on record as issued")
    return _Reading(AuthorityWord.INCOMPLETE, missing, mend="Record ICE Form 70-006 with the day it was issued.")


def _authorized(facts: Facts, held: Participation, letter: Authorization | None) -> _Reading:
    papers = [row.ref for row in facts.credentials(held, CredentialKind.FORM_70_006)[-1:]]
    if letter is not None:
        papers.insert(0, letter.ref)
    since = letter.granted_from if letter else held.started_on
    return _Reading(AuthorityWord.AUTHORIZED, step("Authorized from {}", since), tuple(papers))
