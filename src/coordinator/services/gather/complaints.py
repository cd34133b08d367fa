"""Gathers R7 Complaint log."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from coordinator.compliance.choices import ComplaintSubject, Disposition
from coordinator.compliance.dates import weekday_time
from coordinator.compliance.verdicts import Verdict
from coordinator.records import ComplaintFields
from coordinator.records.plain_words import in_words
from coordinator.reports.complaints import NAME, Entry, Log, document
from coordinator.reports.document.blocks import Document
from coordinator.services.gather.answers import answers_of
from coordinator.services.gather.report import PERIOD_FROM, PERIOD_TO, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

_NAMES = (
    "log_no",
    "moa",
    "received_at",
    "channel",
    "complainant",
    "subject_kind",
    "subject_officer",
    "nature",
    "related",
    "ice_told_at",
    "disposition",
    "resolved_on",
    "results_reported_on",
)
_CLOCKS = ("CMP-01", "CMP-02")
"""The rules with hours: on weekdays only, and on every day."""


def gather(look: Look, known: Judged, period: tuple[date, date]) -> Log:
    """Return every complaint received up to the day that was judged, with what was known of it by then."""
    answers = answers_of(look, known)
    found = [one for one in known.found.verdicts if one.rule.code.startswith("CMP-")]
    clocks = {one.subject: one for one in found if one.rule.code in _CLOCKS}
    rows = (dict(zip(_NAMES, row, strict=True)) for row in look.rows(ComplaintFields, _NAMES))
    received = [row for row in rows if row["received_at"].date() <= known.as_of]
    entries = [_entry(row, known.as_of, clocks) for row in sorted(received, key=_by_receipt)]
    return Log(source_of(look, known), period, entries, answers.duties(found))


def _by_receipt(row: Mapping[str, Any]) -> tuple[datetime, str]:
    return row["received_at"], row["log_no"]


def _entry(row: Mapping[str, Any], as_of: date, clocks: Mapping[str, Verdict]) -> Entry:
    resolved, reported = _by(row["resolved_on"], as_of), _by(row["results_reported_on"], as_of)
    told = row["ice_told_at"] if row["ice_told_at"] and row["ice_told_at"].date() <= as_of else None
    settled = row["disposition"] if resolved else None
    return Entry(
        log_no=row["log_no"],
        agreement=row["moa"],
        received_at=row["received_at"],
        channel=in_words(row["channel"]),
        complainant=in_words(row["complainant"]),
        subject=_subject(row),
        nature=in_words(row["nature"]),
        related=in_words(row["related"]),
        told_at=told,
        used=_used(row, told, as_of, clocks.get(f"complaint:{row['log_no']}")),
        resolved_on=resolved,
        reported_on=reported,
        disposition=in_words(settled),
        sustained=settled is Disposition.SUSTAINED and row["related"] is True,
    )


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def _subject(row: Mapping[str, Any]) -> str:
    kind: ComplaintSubject = row["subject_kind"]
    words = kind.words[:1].lower() + kind.words[1:]
    return f"{words}, badge {row['subject_officer']}" if row["subject_officer"] else words


def _used(row: Mapping[str, Any], told: datetime | None, as_of: date, clock: Verdict | None) -> str:
    """Return how long it took to tell ICE, by the clock of the agreement where it has one."""
    until = told or datetime.combine(as_of + timedelta(days=1), time.min)
    if clock is None:
        return f"after {_hours(until - row['received_at'])}; no clock" if told else "no clock"
    weekdays = clock.rule.code == _CLOCKS[0]
    passed = weekday_time(row["received_at"], until) if weekdays else until - row["received_at"]
    limit = f"of {clock.term.number('hours')} h"
    return f"{_hours(passed)} {limit}" if told else f"{_hours(passed)} {limit} gone"


def _hours(passed: timedelta) -> str:
    hours, seconds = divmod(int(passed.total_seconds()), 3600)
    return f"{hours} h {seconds // 60} min"


def _make(look: Look, known: Judged, options: Options) -> Document:
    return document(gather(look, known, (options.begins, options.ends)))


COMPLAINTS = Report(
    "complaints",
    NAME,
    "What was received, how it was settled, and whether ICE was told in time.",
    "Sheriff, field program manager, OPR",
    (PERIOD_FROM, PERIOD_TO),
    _make,
)
