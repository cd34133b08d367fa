"""Questions about duties: the list of every verdict as of a day, and one with its reasons."""

from collections.abc import Mapping

from coordinator.compliance.dates import add_months
from coordinator.compliance.forecast import next_turn
from coordinator.compliance.verdicts import COUNTED, SETTLED, Status, Verdict, about, subject_words
from coordinator.errors import Refused
from coordinator.records import OfficerFields
from coordinator.services.duty_view import DutyRow, key_of
from coordinator.services.explaining import Explanation, explained
from coordinator.services.judged import Judged
from coordinator.services.judging import LOOK_AHEAD
from coordinator.store import Look


def duty_rows(look: Look, known: Judged) -> list[DutyRow]:
    """Return every verdict, in the order of the rules."""
    people = look.rows(OfficerFields, ("badge", "last_name", "first_name"))
    names = {badge: f"{last}, {first} ({badge})" for badge, last, first in people}
    return [_row(one, names) for one in known.found.verdicts]


def _row(one: Verdict, names: Mapping[str, str]) -> DutyRow:
    named = about(one.subject)
    counted = one.rule.weight in COUNTED
    return DutyRow(
        key=key_of(one.rule.code, one.subject),
        rule=one.rule.code,
        title=one.rule.title,
        about=names.get(named.badge or "", "") or subject_words(one.subject),
        agreement=named.moa or "",
        badge=named.badge or "",
        status=one.status.value,
        status_words=one.status.words,
        due=(one.due_iso or "").replace("T", " "),
        weight=one.rule.weight.words,
        basis=one.term.basis.words,
        counted=counted,
        settled=one.status in SETTLED or bool(one.answered),
        overdue=counted and one.status is Status.OVERDUE,
    )


def duty(known: Judged, rule: str, subject: str) -> Explanation:
    """Return one verdict with its reasons.

    Raises:
        Refused: it is not asked on that day.
    """
    for one in known.found.verdicts:
        if (one.rule.code, one.subject) == (rule, subject):
            return explained(one, known.facts, next_turn(known.facts, one, add_months(known.as_of, LOOK_AHEAD)))
    raise Refused(f"{rule} is not asked of {subject_words(subject)} as of {known.as_of.isoformat()}.")
