"""Contacts, changes and notices under an agreement, at their borders."""

from datetime import date

import pytest

from coordinator.compliance.choices import (
    AmendmentKind,
    ContactRole,
    DecidedBy,
    MoaEventKind,
)
from coordinator.compliance.facts import Amendment, Moa
from coordinator.compliance.program_facts import Contact
from coordinator.compliance.register import Register
from tests.compliance.agency import (
    JEM,
    TFM,
    WSO,
    around,
    moa_event,
    printed,
    status,
    statuses,
)

SUSPENDED, TERMINATED = MoaEventKind.SUSPENDED, MoaEventKind.TERMINATED


def contacts(*rows: Contact) -> Register:
    return around(Register(moas=(JEM,)), contacts=rows)


def test_moa_08_asks_for_each_of_four_roles() -> None:
    assert statuses(contacts(), "MOA-08", date(2025, 1, 1)) == dict.fromkeys(
        ("contact:FOD", "contact:LEA_POC", "contact:LEA_PIO", "contact:ICE_PAO"), "NOT_MET"
    )


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 2, 28), "CANNOT_TELL"),
        (date(2024, 2, 29), "MET"),
        (date(2025, 1, 28), "MET"),
        (date(2025, 1, 29), "DUE_SOON"),
        (date(2025, 2, 28), "DUE_SOON"),
        (date(2025, 3, 1), "OVERDUE"),
    ],
)
def test_moa_08_wants_a_contact_verified_each_year(as_of: date, expected: str) -> None:
    register = contacts(Contact(ContactRole.FOD, "A", last_verified_on=date(2024, 2, 29)))
    assert statuses(register, "MOA-08", as_of)["contact:FOD"] == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 12, 31), "NOT_MET"),
        (date(2025, 1, 1), "MET"),
        (date(2025, 6, 30), "MET"),
        (date(2025, 7, 1), "NOT_MET"),
    ],
)
def test_moa_08_knows_a_contact_from_its_first_through_its_last_day(as_of: date, expected: str) -> None:
    row = Contact(ContactRole.LEA_POC, "A", date(2025, 1, 1), date(2025, 6, 30), date(2024, 12, 20))
    assert statuses(contacts(row), "MOA-08", as_of)["contact:LEA_POC"] == expected


def test_moa_08_takes_the_latest_verification_of_those_who_hold_the_role() -> None:
    gone = Contact(ContactRole.FOD, "gone", valid_to=date(2025, 1, 31), last_verified_on=date(2025, 1, 30))
    old = Contact(ContactRole.FOD, "old", last_verified_on=date(2023, 1, 1))
    new = Contact(ContactRole.FOD, "new", last_verified_on=date(2024, 1, 1))
    never = Contact(ContactRole.FOD, "never")
    for rows in ((gone, old, new, never), (never, new, old, gone)):
        found = statuses(contacts(*rows), "MOA-08", date(2025, 1, 31))
        assert found["contact:FOD"] == "MET"
        assert statuses(contacts(*rows), "MOA-08", date(2025, 2, 1))["contact:FOD"] == "OVERDUE"
    assert statuses(contacts(never), "MOA-08", date(2025, 1, 1))["contact:FOD"] == "CANNOT_TELL"


def test_moa_08_is_not_asked_before_an_agreement_binds() -> None:
    assert statuses(contacts(), "MOA-08", date(2020, 6, 9)) == {}


@pytest.mark.parametrize(
    ("lea", "ice", "expected"),
    [
        (None, None, "-"),
        (date(2025, 1, 2), None, "-"),
        (date(2025, 1, 1), None, "CANNOT_TELL"),
        (None, date(2025, 1, 1), "CANNOT_TELL"),
        (date(2024, 1, 1), date(2025, 1, 2), "CANNOT_TELL"),
        (date(2024, 1, 1), date(2025, 1, 1), "MET"),
    ],
)
def test_moa_05_wants_both_signatures_under_a_change(lea: date | None, ice: date | None, expected: str) -> None:
    register = Register(moas=(JEM,), amendments=(Amendment("J", 3, AmendmentKind.ADDENDUM, lea, ice),))
    assert status(register, "MOA-05", date(2025, 1, 1)) == expected
    assert set(statuses(register, "MOA-05", date(2026, 1, 1))) <= {"amendment:J/3"}


@pytest.mark.parametrize(
    ("effective", "as_of", "expected"),
    [
        (date(2026, 8, 30), date(2026, 5, 31), "-"),
        (date(2026, 8, 30), date(2026, 6, 1), "MET"),
        (date(2026, 8, 29), date(2026, 6, 1), "NOT_MET"),
        (date(2026, 8, 31), date(2026, 12, 1), "MET"),
    ],
)
@pytest.mark.parametrize("template", ["WSO-2019", "WSO-2020", "WSO-2025"])
def test_moa_09_wants_ninety_days_between_notice_and_end(
    template: str, effective: date, as_of: date, expected: str
) -> None:
    end = moa_event(TERMINATED, effective, "W", notified_on=date(2026, 6, 1))
    assert status(Register(moas=(printed(WSO, template),), moa_events=(end,)), "MOA-09", as_of) == expected


def test_moa_09_asks_only_of_warrant_agreements_that_were_terminated_on_notice() -> None:
    day = date(2026, 6, 1)
    assert status(Register(moas=(WSO,), moa_events=(moa_event(TERMINATED, day, "W"),)), "MOA-09", day) == "-"
    jem = Register(moas=(JEM,), moa_events=(moa_event(TERMINATED, day, notified_on=day),))
    assert status(jem, "MOA-09", day) == "-"
    stopped = Register(moas=(WSO,), moa_events=(moa_event(SUSPENDED, day, "W", notified_on=day),))
    assert status(stopped, "MOA-09", day) == "-"


@pytest.mark.parametrize(
    ("moa", "by", "suspended", "effective", "expected"),
    [
        (JEM, DecidedBy.ICE, True, date(2026, 8, 30), "MET"),
        (JEM, DecidedBy.ICE, True, date(2026, 8, 29), "NOT_MET"),
        (JEM, DecidedBy.ICE, False, date(2026, 8, 29), "-"),
        (JEM, DecidedBy.LEA, True, date(2026, 8, 29), "-"),
        (JEM, None, True, date(2026, 8, 29), "-"),
        (printed(JEM, "JEM-2025"), DecidedBy.ICE, True, date(2026, 8, 29), "NOT_MET"),
        (TFM, DecidedBy.ICE, True, date(2026, 8, 29), "NOT_MET"),
        (printed(TFM, "TFM-2025-TX"), DecidedBy.ICE, True, date(2026, 8, 29), "-"),
        (WSO, DecidedBy.ICE, True, date(2026, 8, 29), "-"),
    ],
)
def test_moa_10_wants_ices_notice_after_a_suspension(
    moa: Moa, by: DecidedBy | None, suspended: bool, effective: date, expected: str
) -> None:
    end = moa_event(TERMINATED, effective, moa.code, notified_on=date(2026, 6, 1), decided_by=by)
    before = (moa_event(SUSPENDED, date(2026, 5, 1), moa.code),) if suspended else ()
    register = Register(moas=(moa,), moa_events=(*before, end))
    assert status(register, "MOA-10", date(2026, 6, 1)) == expected
    assert status(register, "MOA-10", date(2026, 5, 31)) == "-"


@pytest.mark.parametrize(("suspended", "asked"), [(date(2026, 6, 1), True), (date(2026, 6, 2), False)])
def test_moa_10_knows_a_suspension_by_the_day_of_the_notice(suspended: date, asked: bool) -> None:
    end = moa_event(TERMINATED, date(2026, 8, 1), notified_on=date(2026, 6, 1), decided_by=DecidedBy.ICE)
    register = Register(moas=(JEM,), moa_events=(moa_event(SUSPENDED, suspended), end))
    assert bool(statuses(register, "MOA-10", date(2026, 9, 1))) is asked
