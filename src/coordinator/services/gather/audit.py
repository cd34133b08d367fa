"""Gathers R13 Audit trail and records disposition."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from coordinator.compliance.rules.papers import KEPT_LONG_ENOUGH
from coordinator.compliance.verdicts import Status
from coordinator.records import RECORD_OF, AgencyFields, DocumentFields
from coordinator.reports.audit import NAME, Change, Trail, document
from coordinator.reports.document.blocks import Document
from coordinator.services.gather.answers import answers_of, urgency
from coordinator.services.gather.listing import Wanted, listing
from coordinator.services.gather.report import PERIOD_FROM, PERIOD_TO, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look
from coordinator.store.trail import Step
from coordinator.store.trail import Trail as History

_DONE = {"insert": "added", "update": "changed", "delete": "deleted"}
_AT_A_TIME = 500
MOST_KINDS = 5
"""How many kinds of record a change names; of more it says the numbers."""
Period = tuple[date, date]


def gather(look: Look, known: Judged, period: Period) -> Trail:
    """Return the changes of *period*, and the papers that are due for destruction, held or gone by the day."""
    answers = answers_of(look, known)
    zone: tzinfo = next((ZoneInfo(name) for (name,) in look.rows(AgencyFields, ("time_zone",))), UTC)
    open_ = (one for one in known.found.verdicts if one.rule is KEPT_LONG_ENOUGH and one.status is not Status.PENDING)
    changes = [one for one in _changes(look, zone, period[0]) if one.at.date() <= period[1]]
    return Trail(
        source=source_of(look, known),
        period=period,
        zone=str(zone),
        changes=changes[::-1],
        due=[answers.answer(one) for one in sorted(open_, key=urgency)],
        listings=[listing(look, known.as_of, one) for one in _wanted(period)],
    )


def _changes(look: Look, zone: tzinfo, begins: date) -> Iterator[Change]:
    """Yield the changes since a day, the newest first."""
    history, before = History(look.connection), look.unseen
    while steps := history.steps(_AT_A_TIME, before):
        for step in steps:
            change = _change(step, zone)
            if change.at.date() < begins:
                return
            yield change
        before = steps[-1].id


def _change(step: Step, zone: tzinfo) -> Change:
    at = datetime.fromisoformat(step.at).astimezone(zone).replace(tzinfo=None)
    return Change(step.id, at, step.actor, step.label, _wrote(step), step.undoes)


def _wrote(step: Step) -> list[str]:
    """Return what a change wrote by kind of record; of many kinds, how many records they are."""
    found = {key: count for key, count in step.counts.items() if key[0] in RECORD_OF}
    if len(found) <= MOST_KINDS:
        return [f"{RECORD_OF[kind].about.title}: {count} {_DONE[done]}" for (kind, done), count in found.items()]
    totals = Counter[str]()
    for (_, done), count in found.items():
        totals[_DONE[done]] += count
    return [
        f"Records of {len({kind for kind, _ in found})} kinds",
        *(f"{count} {done}" for done, count in totals.items()),
    ]


def _wanted(period: Period) -> Iterator[Wanted]:
    yield Wanted(
        DocumentFields,
        {"code": 20, "title": 50, "retention_class": 24, "destroy_after": 24},
        lambda row: row["legal_hold"],
        title="Under legal hold",
    )
    yield Wanted(
        DocumentFields,
        {"code": 20, "title": 50, "disposed_on": 24, "disposed_by": 24},
        lambda row: row["disposed_on"] is not None and period[0] <= row["disposed_on"] <= period[1],
        lambda row: row["disposed_on"],
        title="Destroyed in the period",
    )


def _make(look: Look, known: Judged, options: Options) -> Document:
    return document(gather(look, known, (options.begins, options.ends)))


AUDIT = Report(
    "audit",
    NAME,
    "Who changed what in a period, and which papers are to be destroyed or held.",
    "Records officer",
    (PERIOD_FROM, PERIOD_TO),
    _make,
)
