"""The common shape of duties that return: so many months after they were last done."""

from datetime import date

from coordinator.compliance.dates import add_months, recurring_task
from coordinator.compliance.verdicts import Duty, Status, Verdict, step


def since_last(
    duty: Duty, as_of: date, last: tuple[date, str] | None, words: tuple[str, str], rests_on: tuple[str, ...] = ()
) -> Verdict:
    """Return how a returning duty stands: *last* is the day on which it was done and the record that says so.

    *words* put the two cases: done (with ``{}`` for the day), and never; without a day it cannot be told.
    """
    done, never = words
    if last is None:
        return duty.answer(Status.CANNOT_TELL, [step(never)], rests_on)
    day, ref = last
    months = duty.term.number("interval_months")
    clock = recurring_task(add_months(day, months), window=duty.term.number("due_soon_days"), as_of=as_of)
    return duty.timed(clock, [step(done, day), step("plus {} months", months)], [ref])
