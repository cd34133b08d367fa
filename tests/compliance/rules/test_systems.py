"""Duties about ICE's network, accounts and things, at their borders."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import EquipmentStatus, FacilityKind, MoaEventKind, Owner, Role, StatusEventKind
from coordinator.compliance.facts import Moa, Participation
from coordinator.compliance.program_facts import Facility
from coordinator.compliance.register import Register
from coordinator.compliance.resource_facts import Equipment, SecurityAgreement, SystemAccount
from tests.compliance.agency import (
    JEM,
    TFM,
    WSO,
    around,
    due,
    event,
    having,
    moa_event,
    officer,
    own_terms,
    printed,
    rows_of,
    status,
    statuses,
    verdict,
)

TODAY = date(2025, 1, 1)
NETWORKED = Facility("Main", FacilityKind.JAIL, has_ice_network=True)


def connected(signed: date | None, place: str = "Main", moa: Moa = JEM) -> Register:
    rows = (SecurityAgreement(place, signed, "isa:1"),)
    return around(Register(moas=(moa,)), facilities=(NETWORKED,), security_agreements=rows)


@pytest.mark.parametrize(
    ("signed", "place", "expected"),
    [
        (date(2024, 12, 31), "Main", "MET"),
        (date(2025, 1, 1), "Main", "MET"),
        (date(2025, 1, 2), "Main", "NOT_MET"),
        (None, "Main", "NOT_MET"),
        (date(2024, 12, 31), "Annex", "NOT_MET"),
    ],
)
def test_it_01_wants_a_signed_agreement_for_each_place_on_ices_network(
    signed: date | None, place: str, expected: str
) -> None:
    assert status(connected(signed, place), "IT-01", TODAY) == expected


@pytest.mark.parametrize(
    ("moa", "asked"),
    [(JEM, True), (printed(JEM, "JEM-2025"), True), (TFM, True), (printed(TFM, "TFM-2025-TX"), True), (WSO, False)],
)
def test_it_01_is_asked_under_jail_and_task_force_agreements(moa: Moa, asked: bool) -> None:
    assert bool(statuses(connected(None, moa=moa), "IT-01", TODAY)) is asked


def test_it_01_asks_of_places_with_the_network_where_agreements_are_kept() -> None:
    register = around(connected(None), facilities=(NETWORKED, Facility("Annex", FacilityKind.STATION)))
    assert statuses(register, "IT-01", TODAY) == {"facility:Main": "NOT_MET"}
    assert statuses(around(register, security_agreements=()), "IT-01", TODAY) == {}
    over = replace(register, moa_events=(moa_event(MoaEventKind.TERMINATED, TODAY),))
    assert statuses(over, "IT-01", TODAY) == {}


def test_it_01_rests_on_the_agreement_entered_last() -> None:
    rows = tuple(SecurityAgreement("Main", date(2024, month, 1), f"isa:{month}") for month in (1, 6))
    found = verdict(around(connected(None), security_agreements=rows), "IT-01", TODAY)
    assert found is not None
    assert found.rests_on == ("isa:6",)


def account(
    signed: date | None = date(2024, 5, 1),
    granted: date | None = date(2024, 5, 1),
    disabled: date | None = None,
    *,
    ended: date | None = None,
    moa: Moa = JEM,
) -> Register:
    register = around(officer(moa), accounts=(SystemAccount("1", "PICS", granted, signed, disabled),))
    gone = (event(StatusEventKind.SEPARATED, ended, moa.code),) if ended else ()
    return having(register, status_events=gone)


@pytest.mark.parametrize(
    ("signed", "as_of", "expected"),
    [
        (date(2024, 4, 30), date(2024, 4, 30), "-"),
        (date(2024, 4, 30), date(2024, 5, 1), "MET"),
        (date(2024, 5, 1), date(2024, 5, 1), "MET"),
        (date(2024, 5, 2), TODAY, "NOT_MET"),
        (None, TODAY, "NOT_MET"),
    ],
)
def test_it_02_wants_the_rules_of_behavior_signed_before_the_account(
    signed: date | None, as_of: date, expected: str
) -> None:
    assert status(account(signed), "IT-02", as_of) == expected


@pytest.mark.parametrize(
    ("disabled", "as_of", "expected"),
    [
        (None, date(2026, 4, 9), "MET"),
        (None, date(2026, 4, 12), "PENDING"),
        (None, date(2026, 4, 13), "DUE_SOON"),
        (None, date(2026, 4, 14), "OVERDUE"),
        (date(2026, 4, 9), date(2026, 4, 10), "MET"),
        (date(2026, 4, 13), date(2026, 4, 13), "MET"),
        (date(2026, 4, 14), date(2026, 4, 13), "DUE_SOON"),
        (date(2026, 4, 14), date(2026, 4, 14), "LATE"),
    ],
)
def test_it_02_wants_the_account_closed_by_the_weekday_after_the_end(
    disabled: date | None, as_of: date, expected: str
) -> None:
    assert status(account(disabled=disabled, ended=date(2026, 4, 10)), "IT-02", as_of) == expected


@pytest.mark.parametrize(
    ("ended", "end"),
    [
        (date(2026, 4, 9), "2026-04-10"),
        (date(2026, 4, 10), "2026-04-13"),
        (date(2026, 4, 11), "2026-04-13"),
        (date(2026, 4, 12), "2026-04-13"),
    ],
)
def test_it_02_does_not_count_weekends(ended: date, end: str) -> None:
    assert due(account(ended=ended), "IT-02", ended) == end


def test_it_02_an_unsigned_account_is_not_met_even_when_it_was_closed() -> None:
    assert status(account(None, disabled=date(2026, 4, 10), ended=date(2026, 4, 10)), "IT-02", date(2026, 5, 1)) == (
        "NOT_MET"
    )


def test_it_02_lasts_while_the_officer_takes_part_under_one_agreement() -> None:
    one = account(ended=date(2026, 4, 10))
    second = Participation("1", "T", Role.TFO, date(2020, 1, 1))
    both = having(one, moas=(JEM, TFM), participations=(*one.participations, second))
    assert status(both, "IT-02", date(2026, 5, 1)) == "MET"
    later = (*rows_of(both, "status_events"), event(StatusEventKind.WITHDRAWN, date(2026, 5, 4), "T"))
    assert due(having(both, status_events=later), "IT-02", date(2026, 5, 4)) == "2026-05-05"
    assert status(account(), "IT-02", date(2026, 5, 1)) == "MET"


def test_it_02_is_not_asked_of_accounts_never_granted_or_under_the_warrant_model() -> None:
    assert status(account(granted=None), "IT-02", TODAY) == "-"
    assert status(account(moa=WSO), "IT-02", TODAY) == "-"
    assert status(account(moa=TFM), "IT-02", TODAY) == "MET"


def thing(**fields: object) -> Register:
    row = replace(Equipment("E-1", Owner.ICE, EquipmentStatus.IN_USE), **fields)  # type: ignore[arg-type]  # by name
    return around(Register(moas=(JEM,)), equipment=(row,))


@pytest.mark.parametrize(
    ("counted", "as_of", "expected"),
    [
        (None, TODAY, "CANNOT_TELL"),
        (date(2024, 2, 29), date(2024, 2, 28), "CANNOT_TELL"),
        (date(2024, 2, 29), date(2024, 2, 29), "MET"),
        (date(2024, 2, 29), date(2025, 1, 28), "MET"),
        (date(2024, 2, 29), date(2025, 1, 29), "DUE_SOON"),
        (date(2024, 2, 29), date(2025, 2, 28), "DUE_SOON"),
        (date(2024, 2, 29), date(2025, 3, 1), "OVERDUE"),
    ],
)
def test_eqp_01_wants_ices_things_counted_each_year(counted: date | None, as_of: date, expected: str) -> None:
    assert status(thing(last_inventory_on=counted), "EQP-01", as_of) == expected


@pytest.mark.parametrize("word", [*EquipmentStatus, None])
@pytest.mark.parametrize("owner", Owner)
def test_eqp_01_asks_of_what_is_ices_and_in_use(owner: Owner, word: EquipmentStatus | None) -> None:
    asked = bool(statuses(thing(owner=owner, status=word), "EQP-01", TODAY))
    assert asked is (owner is Owner.ICE and word is EquipmentStatus.IN_USE)


def test_eqp_01_asks_from_the_day_of_receipt_and_as_often_as_the_agency_sets() -> None:
    assert status(thing(received_on=date(2025, 1, 2)), "EQP-01", TODAY) == "-"
    assert status(thing(received_on=TODAY), "EQP-01", TODAY) == "CANNOT_TELL"
    own = own_terms(thing(last_inventory_on=date(2024, 8, 31)), "EQP-01", interval_months=6)
    assert due(own, "EQP-01", TODAY) == "2025-02-28"
