"""What is expected of ICE's supervision, at its borders."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import ContactRole, MoaEventKind, OversightKind
from coordinator.compliance.facts import Moa
from coordinator.compliance.program_facts import Contact, OversightMeeting
from coordinator.compliance.register import Register
from tests.compliance.agency import (
    HYBRID,
    JEM,
    TFM,
    WSO,
    around,
    due,
    moa_event,
    own_terms,
    printed,
    status,
    statuses,
)


def supervised(*rows: Contact, moas: tuple[Moa, ...] = (JEM,)) -> Register:
    return around(Register(moas=moas), contacts=rows)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 12, 31), "NOT_MET"),
        (date(2025, 1, 1), "MET"),
        (date(2025, 6, 30), "MET"),
        (date(2025, 7, 1), "NOT_MET"),
    ],
)
@pytest.mark.parametrize("role", [ContactRole.FPM, ContactRole.ICE_SUPERVISOR])
@pytest.mark.parametrize("moa", [JEM, printed(JEM, "JEM-2025"), TFM, printed(TFM, "TFM-2025-TX")])
def test_sup_01_wants_a_supervisor_named(moa: Moa, role: ContactRole, as_of: date, expected: str) -> None:
    row = Contact(role, "A", date(2025, 1, 1), date(2025, 6, 30))
    assert status(supervised(row, moas=(moa,)), "SUP-01", as_of) == expected


def test_sup_01_takes_no_other_contact_and_asks_each_agreement() -> None:
    register = supervised(Contact(ContactRole.FOD, "A"), moas=(JEM, WSO, TFM))
    assert statuses(register, "SUP-01", date(2025, 1, 1)) == {"moa:J": "NOT_MET", "moa:T": "NOT_MET"}
    over = replace(register, moa_events=(moa_event(MoaEventKind.TERMINATED, date(2025, 1, 1)),))
    assert set(statuses(over, "SUP-01", date(2025, 1, 1))) == {"moa:T"}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 11, 29), "CANNOT_TELL"),
        (date(2024, 11, 30), "MET"),
        (date(2025, 2, 13), "MET"),
        (date(2025, 2, 14), "DUE_SOON"),
        (date(2025, 2, 28), "DUE_SOON"),
        (date(2025, 3, 1), "OVERDUE"),
    ],
)
def test_sup_02_expects_a_visit_every_three_months(as_of: date, expected: str) -> None:
    rows = (
        OversightMeeting("J", OversightKind.SITE_VISIT, date(2024, 11, 30)),
        OversightMeeting("J", OversightKind.SITE_VISIT, date(2023, 1, 1)),
        OversightMeeting("J", OversightKind.CALL, date(2024, 12, 30)),
        OversightMeeting("W", OversightKind.SITE_VISIT, date(2024, 12, 30)),
    )
    known = around(Register(moas=(JEM,)), oversight=rows[:1] + rows[2:])
    assert status(known, "SUP-02", as_of) == expected
    assert due(around(known, oversight=rows), "SUP-02", date(2025, 1, 1)) == "2025-02-28"


def test_sup_02_is_asked_of_jail_agreements_that_bind() -> None:
    assert status(Register(moas=(WSO,)), "SUP-02", date(2025, 1, 1)) == "-"
    assert status(Register(moas=(TFM,)), "SUP-02", date(2025, 1, 1)) == "-"
    assert status(Register(moas=(HYBRID,)), "SUP-02", date(2012, 10, 15)) == "-"
    own = own_terms(around(Register(moas=(JEM,)), oversight=(
        OversightMeeting("J", OversightKind.SITE_VISIT, date(2025, 1, 31)),
    )), "SUP-02", interval_months=1)  # fmt: skip
    assert due(own, "SUP-02", date(2025, 2, 1)) == "2025-02-28"


def test_sup_01_is_asked_of_the_next_agreement_after_one_that_is_not_asked() -> None:
    register = supervised(Contact(ContactRole.FOD, "A"), moas=(WSO, JEM))
    assert statuses(register, "SUP-01", date(2025, 1, 1)) == {"moa:J": "NOT_MET"}
