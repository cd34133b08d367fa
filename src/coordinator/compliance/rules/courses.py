"""What is expected of training besides the initial course and the refresher: updates, yearly courses, certificates."""

from collections.abc import Iterator
from datetime import date

from coordinator.compliance.authority import AuthorityWord, authority_of
from coordinator.compliance.choices import Model, Satisfies
from coordinator.compliance.dates import add_months, federal_year, single_task
from coordinator.compliance.facts import Course, Participation
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step

_UPDATE = frozenset({Satisfies.UPDATE})


def _authorized(facts: Facts) -> Iterator[Participation]:
    return (held for held in facts.participations if authority_of(facts, held).word is AuthorityWord.AUTHORIZED)


def _updated(facts: Facts) -> Iterator[Verdict]:
    for held in _authorized(facts):
        moa = facts.moa_of(held)
        term = facts.asked(moa, "TRN-05")
        certified = facts.certifications(held)
        day = certified[-1].certified_on if certified else None
        if term is None or day is None or not moa.model.counts_as(Model.TFM):
            continue
        taken = [row for row in facts.completions(held.badge, moa.model, _UPDATE) if row.completed_on > day]
        months = term.number("interval_months")
        done_on = taken[0].completed_on if taken else None
        due, window = add_months(day, months), term.number("due_soon_days")
        clock = single_task(due, window=window, as_of=facts.as_of, done_on=done_on)
        lines = [step("certified on {}", day), step("plus {} months", months)]
        lines += [step("{} completed {}", row.course, row.completed_on) for row in taken[:1]]
        refs = [certified[-1].ref, *(row.ref for row in taken[:1])]
        mend = "ICE may offer the update; ask the field office, and record the class when it is held."
        yield UPDATED.of(held.subject, term, mend).timed(clock, lines, refs)


def _yearly(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("TRN-06")
    begins, ends = federal_year(facts.as_of)
    yearly = [course for course in facts.register.courses if course.satisfies is Satisfies.ANNUAL]
    asked: set[tuple[str, str]] = set()
    for held in _authorized(facts):
        model = facts.moa_of(held).model
        for course in yearly:
            if not course.is_for(model) or (held.badge, course.code) in asked:
                continue
            asked.add((held.badge, course.code))
            done = [
                row
                for row in facts.register.file(held.badge).trainings
                if row.course == course.code and begins <= row.completed_on <= facts.as_of
            ]
            due = _deadline(course, begins, ends)
            window = term.number("due_soon_days")
            done_on = min((row.completed_on for row in done), default=None)
            clock = single_task(due, window=window, as_of=facts.as_of, done_on=done_on)
            lines = [step("federal fiscal year {} to {}", begins, ends)]
            lines += [step("completed {}", done_on)] if done_on else []
            subject = f"training:{held.badge}/{course.code}/{ends.year}"
            mend = "Let the officer take the course, and record its completion."
            yield YEARLY.of(subject, term, mend).timed(clock, lines, [row.ref for row in done])


def _deadline(course: Course, begins: date, ends: date) -> date:
    if course.deadline is None:
        return ends
    month, day = course.deadline
    return date(begins.year if month >= begins.month else ends.year, month, day)


def _documented(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("TRN-08")
    if not facts.keeps.papers:
        return
    for row in facts.register.trainings:
        if row.completed_on > facts.as_of:
            continue
        known = bool(facts.program.papers_behind(row.ref, facts.as_of))
        line = step("a document is on file" if known else "no certificate or list of ICE is on file")
        status = Status.MET if known else Status.CANNOT_TELL
        subject = f"training:{row.badge}/{row.course}/{row.started_on}"
        mend = "Add the certificate, or ICE's list of those who completed the class."
        yield DOCUMENTED.of(subject, term, mend).answer(status, [line], [row.ref])


UPDATED = Rule(
    "TRN-05",
    "Update training",
    "About a year after certification ICE may offer a task force officer updated training.",
    Weight.INFORMATION,
    _updated,
    of_officers=True,
)

YEARLY = Rule(
    "TRN-06",
    "Yearly online course",
    "An officer with access to ICE's systems takes each yearly course in the federal fiscal year. It is ICE practice.",
    Weight.PRACTICE,
    _yearly,
    of_officers=True,
)

DOCUMENTED = Rule(
    "TRN-08",
    "Certificate on file",
    "Every completed class has its certificate, or ICE's list, on file.",
    Weight.ADVICE,
    _documented,
    of_officers=True,
)
