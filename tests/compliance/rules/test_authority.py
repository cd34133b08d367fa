"""Duties about an officer's authority, at their borders."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from coordinator.compliance.choices import CredentialKind, FacilityKind, MoaEventKind, Role, StatusEventKind
from coordinator.compliance.facts import Authorization, Moa, Officer, Participation, StatusEvent
from coordinator.compliance.program_facts import Facility
from coordinator.compliance.register import Register
from tests.compliance.agency import (
    ENDINGS,
    HYBRID,
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
    trained,
    verdict,
)

TODAY = date(2025, 1, 1)


def historic(letter: date = date(2010, 3, 1)) -> Register:
    return officer(HYBRID, completed=date(2010, 2, 1), letter=letter)


def letters(register: Register, *rows: tuple[date, date | None]) -> Register:
    moa = register.moas[0].code
    return having(register, authorizations=tuple(Authorization("1", moa, start, end) for start, end in rows))


def bare(register: Register) -> Register:
    return having(register, credentials=())


@pytest.mark.parametrize("moa", [JEM, WSO])
def test_aut_01_asks_for_the_papers(moa: Moa) -> None:
    assert status(officer(moa), "AUT-01", TODAY) == "MET"
    assert status(bare(officer(moa)), "AUT-01", TODAY) == "NOT_MET"
    assert status(having(officer(moa), authorizations=()), "AUT-01", TODAY) == "NOT_MET"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 3, 14), "-"),
        (date(2024, 3, 15), "NOT_MET"),
        (date(2024, 4, 1), "NOT_MET"),
        (date(2024, 4, 2), "MET"),
    ],
)
def test_aut_01_is_asked_from_certification_on(as_of: date, expected: str) -> None:
    assert status(officer(), "AUT-01", as_of) == expected


def test_aut_01_asks_of_a_hybrid_agreement_too_and_not_of_a_task_force() -> None:
    assert status(historic(), "AUT-01", date(2010, 6, 1)) == "MET"
    assert status(officer(TFM), "AUT-01", TODAY) == "-"


@pytest.mark.parametrize("kind", ENDINGS)
def test_aut_01_is_not_asked_of_an_ended_officer(kind: StatusEventKind) -> None:
    ended = having(bare(officer()), status_events=(event(kind, TODAY),))
    assert status(ended, "AUT-01", date(2024, 12, 31)) == "NOT_MET"
    assert status(ended, "AUT-01", TODAY) == "-"


def test_aut_01_is_not_asked_while_an_officer_or_the_agreement_is_suspended() -> None:
    stopped = having(bare(officer()), status_events=(event(StatusEventKind.SUSPENDED_BY_ICE, TODAY),))
    assert status(stopped, "AUT-01", TODAY) == "-"
    halted = replace(bare(officer()), moa_events=(moa_event(MoaEventKind.SUSPENDED, TODAY),))
    assert status(halted, "AUT-01", TODAY) == "-"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 4, 9), "-"),
        (date(2025, 4, 10), "MET"),
        (date(2027, 1, 9), "MET"),
        (date(2027, 1, 10), "DUE_SOON"),
        (date(2027, 4, 9), "DUE_SOON"),
        (date(2027, 4, 10), "OVERDUE"),
    ],
)
@pytest.mark.parametrize("template", ["TFM-2025", "TFM-2025-TX", "OTHER"])
def test_aut_02_follows_the_length_of_the_agreement(template: str, as_of: date, expected: str) -> None:
    assert status(officer(printed(TFM, template), letter=date(2025, 4, 10)), "AUT-02", as_of) == expected


@pytest.mark.parametrize("moa", [JEM, WSO])
def test_aut_02_is_not_asked_where_letters_do_not_end(moa: Moa) -> None:
    assert status(officer(moa), "AUT-02", date(2035, 1, 1)) == "-"


def test_aut_02_follows_an_end_written_in_the_letter() -> None:
    register = letters(officer(), (date(2024, 4, 2), date(2025, 4, 2)))
    assert due(register, "AUT-02", date(2025, 4, 1)) == "2025-04-02"
    assert status(register, "AUT-02", date(2025, 4, 1)) == "DUE_SOON"
    assert status(register, "AUT-02", date(2025, 4, 2)) == "OVERDUE"


def test_aut_02_is_a_year_under_a_historic_agreement_and_what_an_agreement_says_itself() -> None:
    assert due(historic(date(2010, 3, 1)), "AUT-02", date(2010, 6, 1)) == "2011-03-01"
    own = own_terms(officer(letter=date(2024, 8, 31)), "AUT-02", length_months=6, due_soon_days=10)
    assert due(own, "AUT-02", date(2025, 1, 1)) == "2025-02-28"
    assert status(own, "AUT-02", date(2025, 2, 17)) == "MET"
    assert status(own, "AUT-02", date(2025, 2, 18)) == "DUE_SOON"


def test_aut_02_takes_the_latest_letter() -> None:
    register = letters(officer(TFM), (date(2025, 4, 10), None), (date(2023, 4, 10), None))
    assert due(register, "AUT-02", date(2025, 4, 9)) == "2025-04-10"
    assert due(register, "AUT-02", date(2025, 4, 10)) == "2027-04-10"


def test_aut_02_is_asked_of_incomplete_papers_and_not_of_the_ended_or_suspended() -> None:
    until = letters(officer(), (date(2024, 4, 2), date(2026, 4, 2)))
    assert status(bare(until), "AUT-02", TODAY) == "MET"
    for kind in (*ENDINGS, StatusEventKind.SUSPENDED_BY_ICE, StatusEventKind.REMOVED_BY_LEA_PENDING):
        assert status(having(until, status_events=(event(kind, TODAY),)), "AUT-02", TODAY) == "-"
    left = having(until, participations=(replace(until.participations[0], ended_on=TODAY),))
    assert status(left, "AUT-02", date(2024, 12, 31)) == "MET"
    assert status(left, "AUT-02", TODAY) == "-"


@pytest.mark.parametrize(
    ("told", "as_of", "expected"),
    [
        (None, date(2025, 2, 27), "-"),
        (None, date(2025, 2, 28), "PENDING"),
        (None, date(2025, 3, 1), "DUE_SOON"),
        (None, date(2025, 3, 2), "DUE_SOON"),
        (None, date(2025, 3, 3), "OVERDUE"),
        (datetime(2025, 3, 2, 23, 59), date(2025, 3, 1), "DUE_SOON"),
        (datetime(2025, 3, 2, 23, 59), date(2025, 3, 2), "MET"),
        (datetime(2025, 3, 3, 0, 0), date(2025, 3, 3), "LATE"),
    ],
)
def test_aut_05_wants_the_other_party_told_within_two_days(told: datetime | None, as_of: date, expected: str) -> None:
    revoked = StatusEvent("1", "T", StatusEventKind.REVOKED, date(2025, 2, 28), told)
    assert status(having(officer(TFM), status_events=(revoked,)), "AUT-05", as_of) == expected


def test_aut_05_names_each_revocation_and_no_other_ending() -> None:
    rows = (event(StatusEventKind.REVOKED, TODAY, "T"), event(StatusEventKind.WITHDRAWN, TODAY, "T"))
    found = statuses(having(officer(TFM), status_events=rows), "AUT-05", TODAY)
    assert found == {"event:1/T/2025-01-01": "PENDING"}
    assert status(having(officer(), status_events=(event(StatusEventKind.REVOKED, TODAY),)), "AUT-05", TODAY) == "-"


def test_aut_05_is_asked_of_a_hybrid_agreement_that_says_so_itself() -> None:
    register = having(historic(), status_events=(event(StatusEventKind.REVOKED, date(2010, 6, 1), "H"),))
    assert status(register, "AUT-05", date(2010, 6, 1)) == "-"
    assert status(own_terms(register, "AUT-05", hours=48), "AUT-05", date(2010, 6, 1)) == "PENDING"


@pytest.mark.parametrize(
    ("second", "gap"),
    [
        (date(2027, 4, 9), None),
        (date(2027, 4, 10), None),
        (date(2027, 4, 11), "gap:1/T/2027-04-10"),
        (date(2027, 4, 26), "gap:1/T/2027-04-10"),
    ],
)
def test_aut_06_names_the_days_between_two_letters(second: date, gap: str | None) -> None:
    register = letters(officer(TFM), (date(2025, 4, 10), None), (second, None))
    assert list(statuses(register, "AUT-06", second)) == ([gap] if gap else [])
    assert statuses(register, "AUT-06", date(2027, 4, 8)) == {}


def test_aut_06_says_first_and_last_day_and_has_no_due_day() -> None:
    register = letters(officer(TFM), (date(2025, 4, 10), None), (date(2027, 4, 26), None))
    found = verdict(register, "AUT-06", date(2027, 4, 26))
    assert found is not None
    assert (found.status.value, found.due) == ("NOT_MET", None)
    assert "without authority from April 10, 2027 to April 25, 2027" in [str(line) for line in found.steps]
    assert verdict(register, "AUT-06", date(2027, 4, 25)) is None


@pytest.mark.parametrize(
    ("cut", "asked"),
    [
        (date(2025, 4, 10), True),
        (date(2025, 4, 11), False),
        (date(2027, 4, 15), False),
        (date(2027, 4, 26), False),
        (date(2027, 4, 27), True),
    ],
)
@pytest.mark.parametrize("kind", ENDINGS)
def test_aut_06_is_no_gap_when_the_officer_had_left(kind: StatusEventKind, cut: date, asked: bool) -> None:
    register = letters(officer(TFM), (date(2025, 4, 10), None), (date(2027, 4, 26), None))
    ended = having(register, status_events=(event(kind, cut, "T"),))
    assert bool(statuses(ended, "AUT-06", date(2027, 5, 1))) is asked


def test_aut_06_is_asked_of_ended_agreements_too_and_a_suspension_is_no_leaving() -> None:
    register = letters(officer(TFM), (date(2025, 4, 10), None), (date(2027, 4, 26), None))
    over = replace(register, moa_events=(moa_event(MoaEventKind.TERMINATED, date(2027, 5, 1), "T"),))
    assert status(over, "AUT-06", date(2027, 6, 1)) == "NOT_MET"
    stopped = having(register, status_events=(event(StatusEventKind.SUSPENDED_BY_ICE, date(2026, 5, 1), "T"),))
    assert status(stopped, "AUT-06", date(2027, 6, 1)) == "NOT_MET"
    assert status(letters(officer(), (TODAY, None), (date(2026, 1, 1), None)), "AUT-06", date(2027, 1, 1)) == "-"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 4, 1), "-"),
        (date(2024, 4, 2), "-"),
        (date(2024, 4, 3), "MET"),
        (date(2024, 12, 31), "MET"),
        (TODAY, "NOT_MET"),
    ],
)
def test_aut_07_says_when_nobody_is_left_where_somebody_was(as_of: date, expected: str) -> None:
    revoked = having(officer(), status_events=(event(StatusEventKind.REVOKED, TODAY),))
    assert status(revoked, "AUT-07", as_of) == expected


def test_aut_07_is_met_while_one_of_several_is_left() -> None:
    register = officer()
    mate = Participation("2", "J", Role.DIO, date(2020, 1, 1))
    two = having(
        register,
        participations=(*register.participations, mate),
        trainings=(*register.trainings, replace(trained("IADP", date(2024, 3, 15)), badge="2")),
        authorizations=(*register.authorizations, Authorization("2", "J", date(2024, 4, 2))),
        credentials=(
            *rows_of(register, "credentials"),
            *(replace(row, badge="2") for row in rows_of(register, "credentials")),
        ),
        status_events=(event(StatusEventKind.REVOKED, TODAY),),
    )
    assert status(two, "AUT-07", TODAY) == "MET"


@pytest.mark.parametrize("moa", [WSO, TFM])
def test_aut_07_is_no_rule_of_the_other_models(moa: Moa) -> None:
    revoked = having(officer(moa), status_events=(event(StatusEventKind.REVOKED, TODAY, moa.code),))
    assert status(revoked, "AUT-07", TODAY) == "-"


def test_aut_07_asks_of_a_suspended_agreement_and_not_of_an_ended_one() -> None:
    stopped = replace(officer(), moa_events=(moa_event(MoaEventKind.SUSPENDED, TODAY),))
    assert status(stopped, "AUT-07", TODAY) == "NOT_MET"
    over = replace(officer(), moa_events=(moa_event(MoaEventKind.TERMINATED, TODAY),))
    assert status(over, "AUT-07", TODAY) == "-"


def serving(register: Register, place: str, *kinds: FacilityKind) -> Register:
    rows = tuple(Facility(kind.value, kind) for kind in kinds)
    return around(having(register, officers=(Officer("1", place),)), facilities=rows)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FacilityKind.JAIL, "MET"),
        (FacilityKind.PROCESSING_AREA, "MET"),
        (FacilityKind.ICE_WORKSPACE, "NOT_MET"),
        (FacilityKind.STATION, "NOT_MET"),
    ],
)
@pytest.mark.parametrize("moa", [JEM, WSO])
def test_aut_08_wants_the_officer_in_detention(moa: Moa, kind: FacilityKind, expected: str) -> None:
    assert status(serving(officer(moa), kind.value, *FacilityKind), "AUT-08", TODAY) == expected


def test_aut_08_cannot_tell_without_the_officers_place() -> None:
    assert status(serving(officer(), "", FacilityKind.JAIL), "AUT-08", TODAY) == "CANNOT_TELL"
    unknown = around(officer(), facilities=(Facility("A", FacilityKind.JAIL),))
    assert status(unknown, "AUT-08", TODAY) == "CANNOT_TELL"


def test_aut_08_asks_nothing_of_an_agency_that_keeps_no_facilities() -> None:
    assert status(officer(), "AUT-08", TODAY) == "-"


def test_aut_08_is_asked_of_the_authorized_alone() -> None:
    register = serving(officer(), "STATION", FacilityKind.STATION)
    assert status(register, "AUT-08", date(2024, 4, 1)) == "-"
    cards = tuple(row for row in rows_of(register, "credentials") if row.kind is not CredentialKind.FORM_70_006)
    assert status(having(register, credentials=cards), "AUT-08", TODAY) == "-"
    assert status(serving(officer(TFM), "STATION", FacilityKind.STATION), "AUT-08", TODAY) == "-"
