"""What is expected of the monthly counts, which hold no person."""

from collections.abc import Iterator
from datetime import timedelta

from coordinator.compliance.agreement import effective_day, live
from coordinator.compliance.choices import Model
from coordinator.compliance.dates import is_by, single_task
from coordinator.compliance.facts import Moa
from coordinator.compliance.register import Facts
from coordinator.compliance.resource_facts import ActivityMonth
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step


def _locked(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("ACT-01")
    first = facts.as_of.replace(day=1)
    month = (first - timedelta(days=1)).replace(day=1)
    if not facts.program.months:
        return
    for moa in live(facts):
        begun = effective_day(moa)
        if begun is None or begun >= first:
            continue  # no month of it is over yet
        row = next((one for one in facts.program.months if (one.moa, one.month) == (moa.code, month)), None)
        due = first.replace(day=term.number("day_of_month"))
        window = term.number("due_soon_days")
        done_on = row.locked_on if row else None
        clock = single_task(due, window=window, as_of=facts.as_of, done_on=done_on)
        lines = [step("counts of {}", f"{month:%Y-%m}")]
        lines += [step("locked on {}", done_on)] if done_on and done_on <= facts.as_of else [step("not locked")]
        subject = f"activity:{moa.code}/{month:%Y-%m}"
        mend = "Enter the month's counts, compare them, and lock the month."
        yield LOCKED.of(subject, term, mend).timed(clock, lines, [row.ref] if row else [])


def _detainers_told(facts: Facts) -> Iterator[Verdict]:
    for moa, row in _locked_months(facts):
        if moa.model.counts_as(Model.JEM) and row.detainers:
            yield from _share(DETAINERS_TOLD, facts, moa, row, (row.detainers, row.detainers_told))


def _claims_told(facts: Facts) -> Iterator[Verdict]:
    for moa, row in _locked_months(facts):
        if moa.model is not Model.TFM and row.claims:
            yield from _share(CLAIMS_TOLD, facts, moa, row, (row.claims, row.claims_told))


def _locked_months(facts: Facts) -> Iterator[tuple[Moa, ActivityMonth]]:
    for row in facts.program.months:
        if is_by(row.locked_on, facts.as_of):
            yield facts.register.moa[row.moa], row


def _share(rule: Rule, facts: Facts, moa: Moa, row: ActivityMonth, counts: tuple[int, int | None]) -> Iterator[Verdict]:
    term = facts.asked(moa, rule.code)
    total, told = counts
    if term is None:
        return
    if told is None:
        status, line = Status.CANNOT_TELL, step("how many of {} were told in time was not counted", total)
    else:
        status = Status.MET if told >= total else Status.NOT_MET
        line = step("{} of {} told in time, {} percent", told, total, f"{100 * told / total:.1f}")
    mend = "Ask why ICE was told later, and explain it here."
    yield rule.of(row.subject, term, mend).answer(status, [line], [row.ref])


LOCKED = Rule(
    "ACT-01",
    "Month's counts locked",
    "The counts of a month are entered and locked by the tenth of the next.",
    Weight.ADVICE,
    _locked,
)

DETAINERS_TOLD = Rule(
    "ACT-03",
    "Detainers told within a day",
    "ICE is told of each detainer as soon as possible, at latest after about 24 hours.",
    Weight.EXPECTATION,
    _detainers_told,
)

CLAIMS_TOLD = Rule(
    "ACT-04",
    "Citizenship claims told within an hour",
    "ICE is told of a claim of United States citizenship at once, generally within one hour.",
    Weight.EXPECTATION,
    _claims_told,
)
