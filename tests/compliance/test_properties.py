"""What holds of every register that an agency may keep."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordinator.compliance.officer_file import ROWS
from coordinator.compliance.program_register import Program
from coordinator.compliance.register import Register
from coordinator.compliance.verdicts import Status
from tests.compliance.agency import around, having, judged, rows_of
from tests.compliance.strategies import DAYS, registers

# The days of each kind of row that say when something happened; every other day is a plan, or a span that holds later.
HAPPENED = {
    "amendments": ("lea_signed_on", "ice_signed_on"),
    "moas": ("lea_signed_on", "ice_signed_on", "operational_on"),
    "participations": ("ended_on", "exit_notice_on"),
    "trainings": ("certified_on",),
    "credentials": ("returned_on", "last_sighted_on"),
    "checks": ("verified_on",),
    "contacts": ("last_verified_on",),
    "inspections": ("ends_on",),
    "actions": ("completed_on",),
    "meetings": ("held_on", "notice_published_on", "minutes_approved_on"),
    "clearances": ("answered_on",),
    "complaints": ("ice_told_at", "removed_on", "resolved_on", "results_reported_on"),
    "posting_checks": ("fixed_on",),
    "security_agreements": ("signed_on",),
    "accounts": ("granted_on", "rules_signed_on", "disabled_on"),
    "equipment": ("last_inventory_on",),
    "months": ("locked_on",),
    "papers": ("disposed_on",),
    "status_events": ("other_party_told_at",),
}
# The day without which the row is not there at all.
BEGAN = {
    "moa_events": ("effective_on", "notified_on"),
    "participations": ("started_on",),
    "trainings": ("completed_on",),
    "exams": ("taken_on",),
    "authorizations": ("granted_from", "letter_on"),
    "credentials": ("issued_on",),
    "status_events": ("effective_on",),
    "nominations": ("nominated_on",),
    "oversight": ("held_on",),
    "complaints": ("received_at",),
    "posting_checks": ("checked_on",),
    "costs": ("incurred_on",),
    "waivers": ("from_on",),
    "answers": ("on",),
}  # fmt: skip

slow = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def changed(register: Register, change: Any) -> Register:
    """Return *register* with ``change(name, rows)`` in place of the rows of each kind."""

    def of(owner: Register | Program) -> dict[str, Any]:
        apart = {"program", "documented", "files", "whole"}
        return {one.name: change(one.name, getattr(owner, one.name)) for one in fields(owner) if one.name not in apart}

    in_files = {name: change(name, rows_of(register, name)) for name in ROWS}
    officers = change("officers", register.officers)
    return around(having(register, officers=officers, **in_files, **of(register)), **of(register.program))


def answers(register: Register, as_of: date) -> tuple[set[tuple[object, ...]], dict[str, str]]:
    found = judged(register, as_of)
    verdicts: set[tuple[object, ...]] = {
        (one.rule.code, one.subject, one.status, one.due, one.otherwise, bool(one.answered)) for one in found.verdicts
    }
    return verdicts, {held.subject: one.word.value for held, one in found.authority.items()}


def day_of(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


@slow
@given(registers(), DAYS)
def test_every_register_is_judged_and_every_verdict_explains_itself(register: Register, as_of: date) -> None:
    for authority in judged(register, as_of).authority.values():
        assert authority.steps
        assert authority.rests_on


def days_of(row: object) -> tuple[object, ...]:
    return tuple(value for one in fields(row) if isinstance(value := getattr(row, one.name), date))  # type: ignore[arg-type]  # every row is one


def shuffled(rows: Sequence[Any], chance: Random) -> list[Any]:
    """Return *rows* in another order, those that share a day in the order in which they were entered."""
    mixed = list(rows)
    chance.shuffle(mixed)
    places = {id(row): place for place, row in enumerate(rows)}
    for place, row in enumerate(mixed):
        for other in range(place + 1, len(mixed)):
            later = mixed[other]
            if set(days_of(row)) & set(days_of(later)) and places[id(later)] < places[id(row)]:
                return list(rows)
    return mixed


ORDERED = {"overrides", "courses", "moas"}


@slow
@given(registers(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_entry_matters_only_on_one_day(register: Register, as_of: date, chance: Random) -> None:
    mixed = changed(register, lambda name, rows: rows if name in ORDERED else shuffled(rows, chance))
    assert answers(mixed, as_of) == answers(register, as_of)


def known_by(name: str, rows: Iterable[Any], as_of: date) -> list[Any]:
    """Return *rows* as they stood at the end of a day: without what happened later."""

    def later(row: object, field: str) -> bool:
        value = getattr(row, field)
        return value is not None and day_of(value) > as_of

    began = BEGAN.get(name, ())
    kept = []
    for row in rows:
        if began and not any(getattr(row, field) is not None and not later(row, field) for field in began):
            continue
        kept.append(replace(row, **{field: None for field in HAPPENED.get(name, ()) if later(row, field)}))
    return kept


@slow
@given(registers(), DAYS)
def test_what_happened_after_a_day_changes_nothing_as_of_it(register: Register, as_of: date) -> None:
    known = changed(register, lambda name, rows: known_by(name, rows, as_of))
    assert answers(known, as_of) == answers(register, as_of)


@slow
@given(registers(), DAYS)
def test_a_waived_verdict_keeps_what_it_would_be(register: Register, as_of: date) -> None:
    plain = judged(around(register, waivers=()), as_of).verdicts
    for would_be, found in zip(plain, judged(register, as_of).verdicts, strict=True):
        kept = found.otherwise if found.status is Status.WAIVED else found.status
        assert (found.rule.code, found.subject, kept, found.due) == (
            would_be.rule.code,
            would_be.subject,
            would_be.status,
            would_be.due,
        )
