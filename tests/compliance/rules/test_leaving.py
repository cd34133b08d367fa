"""Duties when an officer leaves, at their borders."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import (
    AmendmentKind,
    CredentialKind,
    MoaEventKind,
    StatusEventKind,
)
from coordinator.compliance.facts import Amendment, Authorization, Credential, Moa, Officer, StatusEvent
from coordinator.compliance.register import Register
from tests.compliance.agency import (
    ENDINGS,
    HYBRID,
    JEM,
    TFM,
    WSO,
    due,
    event,
    having,
    moa_event,
    officer,
    own_terms,
    printed,
    status,
    statuses,
    verdict,
)

CARD = "credential:1/J/CREDENTIAL_CARD"


def leaving(moa: Moa = WSO, last_day: date | None = date(2026, 12, 31), told: date | None = None) -> Register:
    register = officer(moa)
    held = (replace(register.participations[0], exit_notice_on=told),)
    return having(register, participations=held, officers=(Officer("1", planned_last_day=last_day),))


@pytest.mark.parametrize(
    ("told", "as_of", "expected"),
    [
        (None, date(2026, 9, 1), "PENDING"),
        (None, date(2026, 9, 2), "DUE_SOON"),
        (None, date(2026, 10, 2), "DUE_SOON"),
        (None, date(2026, 10, 3), "OVERDUE"),
        (date(2026, 10, 2), date(2026, 10, 1), "DUE_SOON"),
        (date(2026, 10, 2), date(2026, 10, 2), "MET"),
        (date(2026, 10, 3), date(2026, 10, 3), "LATE"),
    ],
)
@pytest.mark.parametrize("template", ["WSO-2019", "WSO-2020", "WSO-2025", "OTHER"])
def test_ext_01_wants_ice_told_ninety_days_before(template: str, told: date | None, as_of: date, expected: str) -> None:
    assert status(leaving(printed(WSO, template), told=told), "EXT-01", as_of) == expected


def test_ext_01_asks_only_of_warrant_officers_who_plan_to_leave() -> None:
    assert status(leaving(last_day=None), "EXT-01", date(2026, 10, 3)) == "-"
    assert status(officer(WSO), "EXT-01", date(2026, 10, 3)) == "-"
    for moa in (JEM, TFM):
        assert status(own_terms(leaving(moa), "EXT-01", days=90), "EXT-01", date(2026, 10, 3)) == "-"


def test_ext_01_ends_with_the_participation_or_the_agreement_and_not_with_the_planned_day() -> None:
    assert status(leaving(), "EXT-01", date(2027, 6, 1)) == "OVERDUE"
    gone = having(leaving(), status_events=(event(StatusEventKind.SEPARATED, date(2027, 1, 1), "W"),))
    assert status(gone, "EXT-01", date(2026, 12, 31)) == "OVERDUE"
    assert status(gone, "EXT-01", date(2027, 1, 1)) == "-"
    over = replace(leaving(), moa_events=(moa_event(MoaEventKind.TERMINATED, date(2026, 11, 1), "W"),))
    assert status(over, "EXT-01", date(2026, 11, 1)) == "-"


def test_ext_01_follows_the_agreements_own_days() -> None:
    own = own_terms(leaving(), "EXT-01", days=30, due_soon_days=1)
    assert due(own, "EXT-01", date(2026, 10, 1)) == "2026-12-01"
    assert status(own, "EXT-01", date(2026, 11, 29)) == "PENDING"
    assert status(own, "EXT-01", date(2026, 11, 30)) == "DUE_SOON"


def with_card(returned: date | None = None, *events: StatusEvent) -> Register:
    rows = (Credential("1", "J", CredentialKind.CREDENTIAL_CARD, date(2024, 4, 2), returned),)
    return having(officer(), credentials=rows, status_events=events)


REVOKED_ON_MONDAY = event(StatusEventKind.REVOKED, date(2026, 4, 13))


@pytest.mark.parametrize(
    ("returned", "as_of", "expected"),
    [
        (None, date(2026, 4, 12), "-"),
        (None, date(2026, 4, 13), "DUE_SOON"),
        (None, date(2026, 4, 20), "DUE_SOON"),
        (None, date(2026, 4, 21), "OVERDUE"),
        (date(2026, 4, 20), date(2026, 4, 19), "DUE_SOON"),
        (date(2026, 4, 20), date(2026, 4, 20), "MET"),
        (date(2026, 4, 21), date(2026, 4, 21), "LATE"),
        (date(2026, 4, 21), date(2026, 4, 30), "LATE"),
        (date(2026, 4, 1), date(2026, 4, 13), "MET"),
    ],
)
def test_crd_02_gives_five_weekdays_to_return_the_card(returned: date | None, as_of: date, expected: str) -> None:
    assert status(with_card(returned, REVOKED_ON_MONDAY), "CRD-02", as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [(date(2026, 4, 19), "no return is on record"), (date(2026, 4, 20), "returned on April 20, 2026")],
)
def test_crd_02_tells_of_the_return_from_its_day_on(as_of: date, expected: str) -> None:
    found = verdict(with_card(date(2026, 4, 20), REVOKED_ON_MONDAY), "CRD-02", as_of)
    assert found is not None
    assert str(found.steps[2]) == expected


@pytest.mark.parametrize(
    ("ended", "end"),
    [
        (date(2026, 4, 10), "2026-04-17"),
        (date(2026, 4, 11), "2026-04-17"),
        (date(2026, 4, 12), "2026-04-17"),
        (date(2026, 4, 13), "2026-04-20"),
        (date(2028, 2, 25), "2028-03-03"),
    ],
)
@pytest.mark.parametrize("kind", ENDINGS)
def test_crd_02_does_not_count_weekends(kind: StatusEventKind, ended: date, end: str) -> None:
    assert due(with_card(None, event(kind, ended)), "CRD-02", ended) == end


def test_crd_02_asks_of_card_and_token_each_and_of_no_paper() -> None:
    rows = tuple(Credential("1", "J", kind, date(2024, 4, 2)) for kind in CredentialKind)
    register = having(officer(), credentials=rows, status_events=(REVOKED_ON_MONDAY,))
    assert set(statuses(register, "CRD-02", date(2026, 4, 13))) == {CARD, "credential:1/J/VPN_TOKEN"}


def test_crd_02_asks_of_a_card_from_the_day_of_its_issue() -> None:
    late = Credential("1", "J", CredentialKind.CREDENTIAL_CARD, date(2026, 4, 15))
    register = having(officer(), credentials=(late,), status_events=(REVOKED_ON_MONDAY,))
    assert status(register, "CRD-02", date(2026, 4, 14)) == "-"
    assert status(register, "CRD-02", date(2026, 4, 15)) == "DUE_SOON"


def test_crd_02_counts_from_the_earliest_cause() -> None:
    register = with_card(None, event(StatusEventKind.SEPARATED, date(2026, 4, 20)))
    held = (replace(register.participations[0], ended_on=date(2026, 4, 17)),)
    both = having(register, participations=held)
    assert due(both, "CRD-02", date(2026, 4, 17)) == "2026-04-24"
    assert due(both, "CRD-02", date(2026, 5, 1)) == "2026-04-24"
    over = replace(both, moa_events=(moa_event(MoaEventKind.TERMINATED, date(2026, 4, 16)),))
    assert due(over, "CRD-02", date(2026, 5, 1)) == "2026-04-23"


def test_crd_02_counts_from_the_latest_event_of_the_officer() -> None:
    events = (event(StatusEventKind.WITHDRAWN, date(2026, 4, 13)), event(StatusEventKind.REVOKED, date(2026, 4, 20)))
    assert due(with_card(None, *events), "CRD-02", date(2026, 4, 19)) == "2026-04-20"
    assert due(with_card(None, *events), "CRD-02", date(2026, 4, 20)) == "2026-04-27"


def test_crd_02_is_not_asked_again_after_a_new_authorization() -> None:
    back = Authorization("1", "J", date(2026, 5, 4))
    register = with_card(None, REVOKED_ON_MONDAY)
    again = having(register, authorizations=(*register.authorizations, back))
    assert status(again, "CRD-02", date(2026, 5, 3)) == "OVERDUE"
    assert status(again, "CRD-02", date(2026, 5, 4)) == "-"


def test_crd_02_is_not_asked_while_authority_is_only_suspended() -> None:
    for kind in (StatusEventKind.SUSPENDED_BY_ICE, StatusEventKind.REMOVED_BY_LEA_PENDING):
        assert status(with_card(None, event(kind, date(2026, 4, 13))), "CRD-02", date(2026, 6, 1)) == "-"
    halted = replace(with_card(), moa_events=(moa_event(MoaEventKind.SUSPENDED, date(2026, 4, 13)),))
    assert status(halted, "CRD-02", date(2026, 6, 1)) == "-"


def historic(**fields: object) -> Register:
    register = officer(HYBRID, completed=date(2010, 1, 4), letter=date(2010, 2, 1))
    return replace(register, moas=(replace(HYBRID, **fields),))  # type: ignore[arg-type]  # fields by name


def test_crd_02_counts_from_the_end_of_a_term() -> None:
    assert status(historic(), "CRD-02", date(2012, 10, 14)) == "-"
    assert due(historic(), "CRD-02", date(2012, 10, 15)) == "2012-10-22"
    longer = Amendment("H", 1, AmendmentKind.EXTENSION, date(2012, 10, 1), date(2012, 10, 1), None, date(2013, 1, 1))
    extended = replace(historic(), amendments=(longer,))
    assert status(extended, "CRD-02", date(2012, 12, 31)) == "-"
    assert due(extended, "CRD-02", date(2013, 1, 1)) == "2013-01-08"


def heirs(signed: date) -> Sequence[Moa]:
    return (HYBRID, replace(HYBRID, code="N", lea_signed_on=signed, ice_signed_on=signed, supersedes="H"))


def test_crd_02_a_superseded_agreement_is_no_end_even_when_its_term_runs_out() -> None:
    register = replace(historic(), moas=heirs(date(2012, 6, 1)))
    assert status(register, "CRD-02", date(2012, 6, 1)) == "-"
    assert status(register, "CRD-02", date(2012, 10, 15)) == "-"


def test_crd_02_an_agreement_that_was_never_signed_does_not_run_out() -> None:
    assert status(historic(ice_signed_on=None), "CRD-02", date(2012, 10, 15)) == "-"


def test_crd_02_is_asked_under_the_warrant_model_and_not_of_a_task_force() -> None:
    for moa, expected in ((WSO, "DUE_SOON"), (TFM, "-")):
        card = Credential("1", moa.code, CredentialKind.CREDENTIAL_CARD, date(2024, 4, 2))
        gone = event(StatusEventKind.SEPARATED, date(2026, 4, 13), moa.code)
        register = having(officer(moa), credentials=(card,), status_events=(gone,))
        assert status(register, "CRD-02", date(2026, 4, 13)) == expected
