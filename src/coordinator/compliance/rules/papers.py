"""Interpreters on a list, and papers kept as long as the schedule says."""

from collections.abc import Iterator

from coordinator.compliance.choices import ContactRole, Model
from coordinator.compliance.dates import single_task
from coordinator.compliance.program_register import latest
from coordinator.compliance.register import Facts
from coordinator.compliance.rules.moa import asked_of_live
from coordinator.compliance.rules.recurring import since_last
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step

_INTERPRETERS = frozenset({ContactRole.INTERPRETER_VENDOR})


def _interpreted(facts: Facts) -> Iterator[Verdict]:
    terms = [term for moa, term in asked_of_live(facts, "LEP-01") if moa.model is not Model.TFM]
    if not terms or not facts.program.contacts:
        return
    term = terms[0]
    vendors = facts.program.holders(_INTERPRETERS, facts.as_of)
    mend = "Record the interpreters or companies on the agency's list, and verify them once a year."
    if not vendors:
        speakers = [one for one in facts.register.officers if one.speaks]
        status = Status.CANNOT_TELL if speakers else Status.NOT_MET
        lines = [
            step("no interpreter or company is on record"),
            step("{} officers speak another language", len(speakers)),
        ]
        yield INTERPRETED.of("agency:", term, mend).answer(status, lines, [one.ref for one in speakers])
        return
    last = latest(vendors, lambda one: one.last_verified_on, facts.as_of)
    yield since_last(
        INTERPRETED.of("agency:", term, mend),
        facts.as_of,
        (last.last_verified_on, last.ref) if last and last.last_verified_on else None,
        ("The list was last verified on {}", "The list was never verified"),
    )


def _kept_long_enough(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("REC-01")
    for one in facts.program.papers:
        if one.destroy_after is None or one.legal_hold or not one.is_written(facts.as_of):
            continue
        window = term.number("due_soon_days")
        clock = single_task(one.destroy_after, window=window, as_of=facts.as_of, done_on=one.disposed_on)
        done = one.disposed_on if one.disposed_on and one.disposed_on <= facts.as_of else None
        line = step("disposed of on {}", done) if done else step("still kept")
        mend = "Dispose of it by the schedule, or put a legal hold on it, and record which."
        yield KEPT_LONG_ENOUGH.of(one.subject, term, mend).timed(clock, [line], [one.subject])


INTERPRETED = Rule(
    "LEP-01",
    "Interpreters on a list",
    "The agency keeps a list of qualified interpreters; this program suggests to verify it once a year.",
    Weight.DUTY,
    _interpreted,
    over_officers=True,
)

KEPT_LONG_ENOUGH = Rule(
    "REC-01",
    "Paper disposed of by schedule",
    "A paper is disposed of when its retention by the agency's own schedule has run out, unless a hold forbids it.",
    Weight.ADVICE,
    _kept_long_enough,
)
