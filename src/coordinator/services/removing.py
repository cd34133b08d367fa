"""Taking the officer whom a complaint is about out of the program while it is open, and back: one change of both."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from coordinator.compliance.choices import ComplaintSubject, DecidedBy, StatusEventKind, StatusReason
from coordinator.errors import Invalid, Problem, Refused
from coordinator.records import ComplaintFields, ParticipationFields, StatusEventFields
from coordinator.services.choosing import titled
from coordinator.services.editing import Detail, detail
from coordinator.services.entering import attempt, entering
from coordinator.services.validating import Checked, checked
from coordinator.store import Changes, Look, Store


class Move(Enum):
    """Which way the officer goes: what is done in words, and the day of the complaint that tells it."""

    OUT = "Remove the officer of {} from the program", "removed_on"
    BACK = "Reinstate the officer of {}", "reinstated_on"

    @property
    def words(self) -> str:
        """What is done, with a place for the complaint."""
        return self.value[0]

    @property
    def field(self) -> str:
        """The day of the complaint."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Decision:
    """From which day an officer is out of the program or in it again, who decided, and why."""

    effective_on: date | None
    decided_by: DecidedBy | None
    reason: StatusReason | None


def move_officer(store: Store, number: int, move: Move, given: Decision, today: date) -> Changes | None:
    """Record at the complaint *number* and among the changes of status that its officer leaves the program or is back.

    Who decided says which change of status it is. Nothing that is said names the officer.

    Raises:
        Refused: the complaint is gone, names no officer, or the officer takes no part under its agreement.
        Invalid: each problem by the name of a field of *given*; nothing was written then.
    """
    with store.looking() as look:
        found = detail(look, ComplaintFields, number)
        values = dict(look.values(ComplaintFields, number))
        _refuse_if_nobody(look, found)
        event = _event(values, move, given)
        complaint = checked(ComplaintFields, {**values, move.field: given.effective_on})
        problems = list(_problems(found, move, given, complaint, event))
        if problems:
            raise Invalid(problems)
        recorded = look.twin(StatusEventFields, 0, event.columns) is not None
    with attempt(store, move.words.format(titled(found.kind, found.key)), dry_run=False) as step:
        with entering(step, today) as entered:
            step.update(ComplaintFields, number, {move.field: given.effective_on})
            if not recorded:
                step.insert(StatusEventFields, event.columns)
        entered.refuse()
    return step.changes


def _refuse_if_nobody(look: Look, found: Detail) -> None:
    values = found.values
    if values["subject_kind"] is not ComplaintSubject.PARTICIPATING_OFFICER or values["subject_officer"] is None:
        raise Refused(f"{found.title} names no participating officer. Record whom it is about first.")
    held = look.rows(ParticipationFields, ("officer", "moa"))
    if (values["subject_officer"], values["moa"]) not in set(held):
        raise Refused(f"The officer of {found.title} takes no part under {values['moa']}. Record that first.")


_KINDS = {
    (Move.OUT, DecidedBy.ICE): StatusEventKind.SUSPENDED_BY_ICE,
    (Move.OUT, DecidedBy.LEA): StatusEventKind.REMOVED_BY_LEA_PENDING,
}


def _event(values: dict[str, object], move: Move, given: Decision) -> Checked:
    kind = _KINDS.get((move, given.decided_by or DecidedBy.LEA), StatusEventKind.REINSTATED)
    return checked(
        StatusEventFields,
        {
            "officer_id": values["subject_officer_id"],
            "moa_id": values["moa_id"],
            "kind": kind,
            "effective_on": given.effective_on,
            "decided_by": given.decided_by,
            "reason": given.reason,
        },
    )


def _problems(found: Detail, move: Move, given: Decision, complaint: Checked, event: Checked) -> Iterator[Problem]:
    yield from event.problems
    if given.decided_by is None:
        yield Problem("it must be filled in", field="decided_by")
    for one in complaint.problems if given.effective_on else ():
        yield replace(one, field="effective_on" if one.field == move.field else one.field)
    done = found.values[move.field]
    if done is not None:
        yield Problem(f"it is recorded as of {done} already", field="effective_on")
