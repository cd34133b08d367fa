"""What is expected around inspections by ICE's Office of Professional Responsibility."""

from collections.abc import Iterator

from coordinator.compliance.choices import InspectionKind, Model
from coordinator.compliance.dates import single_task
from coordinator.compliance.program_register import latest
from coordinator.compliance.register import Facts
from coordinator.compliance.rules.moa import asked_of_live
from coordinator.compliance.rules.recurring import since_last
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step


def _inspected(facts: Facts) -> Iterator[Verdict]:
    for moa, term in asked_of_live(facts, "INS-01"):
        if not moa.model.counts_as(Model.JEM):
            continue
        routine = InspectionKind.OPR_ROUTINE
        rows = (one for one in facts.program.inspections if one.moa == moa.code and one.kind is routine)
        last = latest(rows, lambda one: one.ends_on, facts.as_of)
        yield since_last(
            INSPECTED.of(moa.subject, term, "This is ICE's own act. Ask the field program manager when to expect it."),
            facts.as_of,
            (last.ends_on, last.ref) if last and last.ends_on else None,
            ("The last routine inspection ended on {}", "No routine inspection is on record"),
        )


def _corrected(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("INS-02")
    for one in facts.program.actions:
        inspection = facts.program.inspection.get(one.inspection)
        if inspection is None or inspection.ends_on is None or inspection.ends_on > facts.as_of:
            continue
        refs = [inspection.ref, one.ref]
        done = one.completed_on if one.completed_on and one.completed_on <= facts.as_of else None
        lines = [step("done on {}", done)] if done else [step("not recorded as done")]
        mend = "Do what the finding asks for, and record the day and the evidence."
        if one.due_on is None:
            status = Status.MET if done else Status.CANNOT_TELL
            lines.append(step("no day is set by which it is to be done"))
            yield CORRECTED.of(one.subject, term, mend).answer(status, lines, refs)
            continue
        window = term.number("due_soon_days")
        clock = single_task(one.due_on, window=window, as_of=facts.as_of, done_on=one.completed_on)
        yield CORRECTED.of(one.subject, term, mend).timed(clock, lines, refs)


INSPECTED = Rule(
    "INS-01",
    "Routine inspection",
    "ICE inspects jail programs about every two years; this says when the next inspection can be expected.",
    Weight.INFORMATION,
    _inspected,
)

CORRECTED = Rule(
    "INS-02",
    "Corrective action done",
    "What an inspection found wanting is mended by the day that was set.",
    Weight.ADVICE,
    _corrected,
)
