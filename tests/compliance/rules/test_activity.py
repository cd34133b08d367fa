"""What is expected of the monthly counts, at its borders."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import MoaEventKind
from coordinator.compliance.facts import Moa
from coordinator.compliance.register import Register
from coordinator.compliance.resource_facts import ActivityMonth
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
    verdict,
)

MAY = ActivityMonth("J", date(2026, 5, 1), date(2026, 6, 9))


def counted(*months: ActivityMonth, moas: tuple[Moa, ...] = (JEM,)) -> Register:
    return around(Register(moas=moas), months=months)


@pytest.mark.parametrize(
    ("locked", "as_of", "expected"),
    [
        (None, date(2026, 6, 1), "PENDING"),
        (None, date(2026, 6, 6), "PENDING"),
        (None, date(2026, 6, 7), "DUE_SOON"),
        (None, date(2026, 6, 10), "DUE_SOON"),
        (None, date(2026, 6, 11), "OVERDUE"),
        (date(2026, 6, 10), date(2026, 6, 9), "DUE_SOON"),
        (date(2026, 6, 10), date(2026, 6, 30), "MET"),
        (date(2026, 6, 11), date(2026, 6, 10), "DUE_SOON"),
        (date(2026, 6, 11), date(2026, 6, 30), "LATE"),
    ],
)
def test_act_01_wants_the_month_before_locked_by_the_tenth(locked: date | None, as_of: date, expected: str) -> None:
    assert status(counted(replace(MAY, locked_on=locked)), "ACT-01", as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "subject", "end"),
    [
        (date(2026, 1, 31), "activity:J/2025-12", "2026-01-10"),
        (date(2026, 3, 1), "activity:J/2026-02", "2026-03-10"),
        (date(2026, 5, 31), "activity:J/2026-04", "2026-05-10"),
    ],
)
def test_act_01_asks_for_the_month_before_the_days(as_of: date, subject: str, end: str) -> None:
    assert list(statuses(counted(MAY), "ACT-01", as_of)) == [subject]
    assert due(counted(MAY), "ACT-01", as_of) == end


def test_act_01_asks_each_agreement_that_binds_where_counts_are_kept() -> None:
    register = counted(MAY, moas=(JEM, WSO, TFM))
    over = replace(register, moa_events=(moa_event(MoaEventKind.TERMINATED, date(2026, 6, 1), "T"),))
    assert statuses(over, "ACT-01", date(2026, 6, 15)) == {"activity:J/2026-05": "MET", "activity:W/2026-05": "OVERDUE"}
    assert statuses(counted(), "ACT-01", date(2026, 6, 15)) == {}


@pytest.mark.parametrize(("begun", "asked"), [(date(2026, 5, 31), True), (date(2026, 6, 1), False)])
def test_act_01_asks_for_no_month_before_the_agreement(begun: date, *, asked: bool) -> None:
    moa = replace(JEM, lea_signed_on=begun, ice_signed_on=begun, effective_on=begun)
    assert bool(statuses(counted(MAY, moas=(moa,)), "ACT-01", date(2026, 6, 15))) is asked


def test_act_03_is_asked_of_jail_agreements_alone_even_by_local_policy() -> None:
    month = replace(MAY, moa="W", locked_on=date(2026, 6, 10), detainers=3, detainers_told=1)
    local = own_terms(counted(month, moas=(WSO,)), "ACT-03", hours=24)
    assert statuses(local, "ACT-03", date(2026, 6, 15)) == {}


@pytest.mark.parametrize(
    ("issued", "told", "expected"),
    [(14, 13, "NOT_MET"), (14, 14, "MET"), (1, 0, "NOT_MET"), (0, 0, "-"), (None, None, "-"), (3, None, "CANNOT_TELL")],
)
def test_act_03_and_04_want_all_told_in_time(issued: int | None, told: int | None, expected: str) -> None:
    detainers = counted(replace(MAY, detainers=issued, detainers_told=told))
    claims = counted(replace(MAY, claims=issued, claims_told=told))
    assert status(detainers, "ACT-03", date(2026, 6, 9)) == expected
    assert status(claims, "ACT-04", date(2026, 6, 9)) == expected
    assert status(detainers, "ACT-04", date(2026, 6, 9)) == "-"
    assert status(claims, "ACT-03", date(2026, 6, 9)) == "-"


def test_act_03_shows_the_share() -> None:
    found = verdict(counted(replace(MAY, detainers=14, detainers_told=13)), "ACT-03", date(2026, 6, 9))
    assert found is not None
    assert [str(line) for line in found.steps] == ["13 of 14 told in time, 92.9 percent"]
    assert (found.subject, found.due) == ("activity:J/2026-05", None)


def test_counts_are_judged_once_they_are_locked() -> None:
    register = counted(replace(MAY, detainers=14, detainers_told=13))
    assert status(register, "ACT-03", date(2026, 6, 8)) == "-"
    assert status(register, "ACT-03", date(2026, 6, 9)) == "NOT_MET"
    assert status(counted(replace(MAY, locked_on=None, detainers=14)), "ACT-03", date(2026, 6, 9)) == "-"


@pytest.mark.parametrize(
    ("moa", "rules"),
    [
        (JEM, {"ACT-03", "ACT-04"}),
        (printed(JEM, "JEM-2025"), {"ACT-03", "ACT-04"}),
        (WSO, {"ACT-04"}),
        (printed(WSO, "WSO-2019"), {"ACT-04"}),
        (TFM, set()),
        (HYBRID, set()),
    ],
)
def test_the_counts_are_asked_by_model(moa: Moa, rules: set[str]) -> None:
    row = replace(MAY, moa=moa.code, detainers=2, detainers_told=1, claims=2, claims_told=1)
    found = {rule for rule in ("ACT-03", "ACT-04") if statuses(counted(row, moas=(moa,)), rule, date(2026, 6, 9))}
    assert found == rules
