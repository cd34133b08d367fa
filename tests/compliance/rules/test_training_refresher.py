"""The refresher under both anchors, at its borders."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import CredentialKind, MoaEventKind, StatusEventKind
from coordinator.compliance.facts import Authorization, Moa, Training
from tests.compliance.agency import (
    ENDINGS,
    HYBRID,
    JEM,
    TFM,
    WSO,
    authority_on,
    due,
    event,
    having,
    judged,
    moa_event,
    officer,
    own_terms,
    printed,
    status,
    trained,
    verdict,
)

TODAY = date(2025, 1, 1)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 11, 14), "MET"),
        (date(2025, 11, 15), "DUE_SOON"),
        (date(2026, 3, 15), "DUE_SOON"),
        (date(2026, 3, 16), "OVERDUE"),
        (date(2026, 3, 26), "OVERDUE"),
        (date(2026, 3, 27), "MET"),
    ],
)
def test_trn_03_counts_two_years_from_the_latest_completion(as_of: date, expected: str) -> None:
    register = officer()
    refreshed = having(register, trainings=(trained("IADRP", date(2026, 3, 27)), *register.trainings))
    assert status(refreshed, "TRN-03", as_of) == expected


def test_trn_03_leaves_the_officer_authorized_when_it_is_overdue() -> None:
    found = judged(officer(), date(2026, 3, 16))
    assert [one.word.value for one in found.authority.values()] == ["AUTHORIZED"]


@pytest.mark.parametrize(
    ("anchor", "refreshers", "as_of", "expected"),
    [
        ("LAST_COMPLETION", (), date(2026, 1, 1), date(2026, 2, 28)),
        ("LAST_COMPLETION", (date(2026, 2, 27),), date(2026, 3, 1), date(2028, 2, 27)),
        ("FIXED_CYCLE", (date(2026, 2, 27),), date(2026, 3, 1), date(2028, 2, 29)),
        ("FIXED_CYCLE", (), date(2029, 1, 1), date(2026, 2, 28)),
        ("FIXED_CYCLE", (date(2025, 10, 31),), date(2026, 1, 1), date(2028, 2, 29)),
        ("FIXED_CYCLE", (date(2025, 10, 30),), date(2026, 1, 1), date(2026, 2, 28)),
        ("FIXED_CYCLE", (date(2028, 2, 29),), date(2028, 3, 1), date(2028, 2, 29)),
        ("FIXED_CYCLE", (date(2028, 3, 1),), date(2028, 3, 2), date(2030, 2, 28)),
        ("FIXED_CYCLE", (date(2026, 2, 1), date(2026, 3, 1)), date(2026, 3, 2), date(2028, 2, 29)),
        ("FIXED_CYCLE", (date(2026, 2, 1), date(2028, 2, 1)), date(2028, 3, 2), date(2030, 2, 28)),
        ("FIXED_CYCLE", (date(2033, 6, 1),), date(2033, 6, 1), date(2034, 2, 28)),
        ("FIXED_CYCLE", (date(2024, 2, 28),), date(2026, 1, 1), date(2026, 2, 28)),
    ],
)
def test_trn_03_counts_from_the_anchor_of_the_agreement(
    anchor: str, refreshers: tuple[date, ...], as_of: date, expected: date
) -> None:
    first = officer(completed=date(2024, 2, 29), letter=date(2024, 3, 20))
    rows = (*(trained("IADRP", day) for day in reversed(refreshers)), *first.trainings)
    register = own_terms(having(first, trainings=rows), "TRN-03", anchor=anchor)
    assert due(register, "TRN-03", as_of) == expected.isoformat()


def test_trn_03_starts_its_cycles_anew_with_the_latest_initial_course() -> None:
    register = own_terms(officer(), "TRN-03", anchor="FIXED_CYCLE")
    again = having(
        register,
        trainings=(*register.trainings, trained("IADRP", date(2026, 3, 1)), trained("IADP", date(2027, 6, 1))),
    )
    assert due(again, "TRN-03", date(2027, 5, 31)) == "2028-03-15"
    assert due(again, "TRN-03", date(2027, 6, 1)) == "2029-06-01"


def test_trn_03_fixed_cycles_shorter_than_their_window_do_not_credit_older_courses() -> None:
    register = own_terms(officer(), "TRN-03", anchor="FIXED_CYCLE", interval_months=2)
    before = having(register, trainings=(*register.trainings, trained("IADRP", date(2024, 3, 14))))
    assert due(before, "TRN-03", date(2024, 4, 2)) == "2024-05-15"
    same = having(register, trainings=(*register.trainings, trained("IADRP", date(2024, 3, 15))))
    assert due(same, "TRN-03", date(2024, 4, 2)) == "2024-07-15"


@pytest.mark.parametrize(("anchor", "expected"), [("LAST_COMPLETION", "DUE_SOON"), ("FIXED_CYCLE", "OVERDUE")])
def test_trn_03_differs_by_anchor_for_a_late_refresher(anchor: str, expected: str) -> None:
    first = officer(completed=date(2021, 5, 28), letter=date(2021, 6, 21))
    register = having(first, trainings=(*first.trainings, trained("IADRP", date(2023, 7, 14))))
    assert status(own_terms(register, "TRN-03", anchor=anchor), "TRN-03", date(2025, 6, 15)) == expected


def test_trn_03_follows_an_agreements_own_interval_and_window() -> None:
    own = own_terms(officer(), "TRN-03", interval_months=36, due_soon_days=10)
    assert status(own, "TRN-03", date(2027, 3, 4)) == "MET"
    assert status(own, "TRN-03", date(2027, 3, 5)) == "DUE_SOON"
    assert status(own, "TRN-03", date(2027, 3, 16)) == "OVERDUE"


@pytest.mark.parametrize("moa", [WSO, TFM])
def test_trn_03_is_no_rule_of_the_other_models(moa: Moa) -> None:
    assert status(officer(moa), "TRN-03", date(2030, 1, 1)) == "-"


@pytest.mark.parametrize("template", ["JEM-2016", "OTHER"])
def test_trn_03_of_a_print_that_nobody_read_is_to_be_confirmed(template: str) -> None:
    found = verdict(officer(printed(JEM, template)), "TRN-03", TODAY)
    assert found is not None
    assert found.due_iso == "2026-03-15"
    assert "confirm with your MOA" in found.term.citation


def test_trn_03_is_asked_of_a_hybrid_agreement() -> None:
    hybrid = officer(HYBRID, completed=date(2010, 1, 4), letter=date(2010, 2, 1))
    assert due(hybrid, "TRN-03", date(2010, 6, 1)) == "2012-01-04"


@pytest.mark.parametrize("kind", ENDINGS)
def test_trn_03_is_not_asked_of_an_ended_officer(kind: StatusEventKind) -> None:
    ended = having(officer(), status_events=(event(kind, date(2026, 4, 13)),))
    assert status(ended, "TRN-03", date(2026, 4, 12)) == "OVERDUE"
    assert status(ended, "TRN-03", date(2026, 4, 13)) == "-"


@pytest.mark.parametrize("kind", [StatusEventKind.SUSPENDED_BY_ICE, StatusEventKind.REMOVED_BY_LEA_PENDING])
def test_trn_03_is_asked_of_the_suspended_and_the_incomplete(kind: StatusEventKind) -> None:
    assert status(having(officer(), status_events=(event(kind, TODAY),)), "TRN-03", TODAY) == "MET"
    assert status(having(officer(), credentials=()), "TRN-03", TODAY) == "MET"
    halted = replace(officer(), moa_events=(moa_event(MoaEventKind.SUSPENDED, TODAY),))
    assert status(halted, "TRN-03", TODAY) == "-"


def test_trn_03_is_not_asked_of_a_lapsed_or_uncertified_officer() -> None:
    lapsed = having(officer(), authorizations=(Authorization("1", "J", date(2024, 4, 2), TODAY),))
    assert status(lapsed, "TRN-03", date(2024, 12, 31)) == "MET"
    assert status(lapsed, "TRN-03", TODAY) == "-"
    uncertified = having(officer(), trainings=(Training("1", "IADP", date(2024, 3, 1), date(2024, 3, 15)),))
    assert status(uncertified, "TRN-03", TODAY) == "-"


DAYS = st.dates(date(2022, 1, 1), date(2034, 12, 31))


@given(st.lists(DAYS, max_size=5), DAYS)
def test_a_later_completion_never_makes_the_refresher_due_earlier(refreshers: list[date], further: date) -> None:
    first = officer(completed=date(2022, 1, 1), letter=date(2022, 1, 1))
    before = having(first, trainings=(*first.trainings, *(trained("IADRP", day) for day in refreshers)))
    after = having(before, trainings=(*before.trainings, trained("IADRP", further)))
    end = date(2035, 1, 1)
    assert (due(before, "TRN-03", end) or "") <= (due(after, "TRN-03", end) or "")


@given(st.lists(DAYS, max_size=6))
def test_fixed_cycles_stay_on_the_days_counted_from_the_initial_course(refreshers: list[date]) -> None:
    first = own_terms(officer(completed=date(2022, 1, 1), letter=date(2022, 1, 1)), "TRN-03", anchor="FIXED_CYCLE")
    register = having(first, trainings=(*first.trainings, *(trained("IADRP", day) for day in refreshers)))
    found = date.fromisoformat(due(register, "TRN-03", date(2035, 1, 1)) or "")
    assert (found.month, found.day, found.year % 2) == (1, 1, 0)
    assert found > max((day - timedelta(days=1) for day in refreshers), default=date(2022, 1, 1)) - timedelta(days=730)


def test_trn_03_rests_on_the_course_it_counts_from() -> None:
    found = verdict(officer(), "TRN-03", TODAY)
    assert found is not None
    assert found.rests_on == ("training_record:1/IADP/2024-03-15",)
    assert CredentialKind.FORM_70_006.value not in str(found.rests_on)
    assert authority_on(officer(), TODAY).rests_on[1] == "training_record:1/IADP/2024-03-15"
