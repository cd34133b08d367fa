"""Duties about papers and objects in an officer's hands, at their borders."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import CredentialKind, StatusEventKind
from coordinator.compliance.facts import Authorization, Credential, Moa
from coordinator.compliance.register import Register
from tests.compliance.agency import HYBRID, JEM, TFM, WSO, event, having, officer, own_terms, status, statuses, verdict

TODAY = date(2025, 1, 1)
FORM, CARD, TOKEN = CredentialKind.FORM_70_006, CredentialKind.CREDENTIAL_CARD, CredentialKind.VPN_TOKEN
ISSUED = date(2024, 4, 2)


def holding(*rows: Credential, moa: Moa = JEM) -> Register:
    return having(officer(moa), credentials=rows)


def paper(kind: CredentialKind, issued: date = ISSUED, returned: date | None = None, moa: str = "J") -> Credential:
    return Credential("1", moa, kind, issued, returned)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((paper(FORM), paper(CARD)), "MET"),
        ((paper(FORM),), "NOT_MET"),
        ((paper(FORM), paper(CARD, date(2025, 1, 1))), "MET"),
        ((paper(FORM), paper(CARD, date(2025, 1, 2))), "NOT_MET"),
        ((paper(FORM), paper(CARD, returned=date(2025, 1, 2))), "MET"),
        ((paper(FORM), paper(CARD, returned=date(2025, 1, 1))), "NOT_MET"),
        ((paper(FORM, returned=date(2025, 1, 1)), paper(CARD)), "NOT_MET"),
        ((paper(FORM, returned=date(2024, 6, 1)), paper(FORM, date(2024, 6, 1)), paper(CARD)), "MET"),
        ((paper(FORM), paper(TOKEN)), "NOT_MET"),
    ],
)
def test_crd_01_wants_form_and_card_in_hand(rows: tuple[Credential, ...], expected: str) -> None:
    assert status(holding(*rows), "CRD-01", TODAY) == expected


def test_crd_01_says_which_paper_is_missing() -> None:
    found = verdict(holding(paper(FORM)), "CRD-01", TODAY)
    assert found is not None
    assert found.mend == "Record the day of issue: Credential card."
    assert found.rests_on == ("credential:1/J/FORM_70_006/2024-04-02",)


def test_crd_01_is_asked_of_the_authorized_of_jail_and_warrant_models() -> None:
    assert status(officer(WSO), "CRD-01", TODAY) == "MET"
    assert status(officer(TFM), "CRD-01", TODAY) == "-"
    assert status(holding(paper(CARD)), "CRD-01", TODAY) == "-"
    gone = having(holding(paper(FORM)), status_events=(event(StatusEventKind.SEPARATED, TODAY),))
    assert status(gone, "CRD-01", date(2024, 12, 31)) == "NOT_MET"
    assert status(gone, "CRD-01", TODAY) == "-"
    hybrid = officer(HYBRID, completed=date(2010, 1, 4), letter=date(2010, 2, 1))
    assert status(hybrid, "CRD-01", date(2010, 6, 1)) == "MET"


def seen(day: date | None, returned: date | None = None) -> Register:
    return holding(replace(paper(CARD, returned=returned), last_sighted_on=day))


@pytest.mark.parametrize(
    ("day", "as_of", "expected"),
    [
        (None, TODAY, "CANNOT_TELL"),
        (date(2024, 8, 31), date(2024, 8, 30), "CANNOT_TELL"),
        (date(2024, 8, 31), date(2024, 8, 31), "MET"),
        (date(2024, 8, 31), date(2025, 1, 28), "MET"),
        (date(2024, 8, 31), date(2025, 1, 29), "DUE_SOON"),
        (date(2024, 8, 31), date(2025, 2, 28), "DUE_SOON"),
        (date(2024, 8, 31), date(2025, 3, 1), "OVERDUE"),
        (None, date(2024, 4, 1), "-"),
        (None, date(2024, 4, 2), "CANNOT_TELL"),
    ],
)
def test_crd_03_wants_every_credential_seen_twice_a_year(day: date | None, as_of: date, expected: str) -> None:
    assert status(seen(day), "CRD-03", as_of) == expected


def test_crd_03_stops_when_it_was_given_back() -> None:
    register = seen(date(2024, 8, 31), returned=date(2025, 2, 1))
    assert status(register, "CRD-03", date(2025, 1, 31)) == "DUE_SOON"
    assert status(register, "CRD-03", date(2025, 2, 1)) == "-"


def test_crd_03_asks_of_each_kind_under_each_agreement() -> None:
    rows = tuple(paper(kind, moa="T") for kind in (CARD, TOKEN))
    found = statuses(holding(*rows, moa=TFM), "CRD-03", TODAY)
    assert set(found) == {"credential:1/T/CREDENTIAL_CARD", "credential:1/T/VPN_TOKEN"}


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_cards_the_one_issued_last_counts(order: int) -> None:
    old = replace(paper(CARD), last_sighted_on=date(2024, 5, 1))
    new = replace(paper(CARD, date(2024, 10, 1)), last_sighted_on=date(2024, 12, 1))
    register = holding(*(old, new)[::order])
    assert status(register, "CRD-03", TODAY) == "MET"


def test_crd_03_follows_what_the_agency_sets() -> None:
    own = own_terms(seen(date(2024, 8, 31)), "CRD-03", interval_months=12, due_soon_days=5)
    assert status(own, "CRD-03", date(2025, 8, 25)) == "MET"
    assert status(own, "CRD-03", date(2025, 8, 26)) == "DUE_SOON"


def test_an_authorization_alone_is_no_credential() -> None:
    register = having(holding(), authorizations=(Authorization("1", "J", ISSUED),))
    assert statuses(register, "CRD-03", TODAY) == {}
