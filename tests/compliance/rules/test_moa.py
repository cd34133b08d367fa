"""The state of an agreement, its term, its reviews and its meetings, at their borders."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import (
    AmendmentKind,
    MoaEventKind,
    OversightKind,
    Role,
    TermKind,
)
from coordinator.compliance.facts import Amendment, Moa, Participation, Training
from coordinator.compliance.program_facts import OversightMeeting
from coordinator.compliance.register import Register
from coordinator.compliance.verdicts import Basis
from tests.compliance.agency import (
    HYBRID,
    JEM,
    TFM,
    WSO,
    around,
    due,
    having,
    moa_event,
    officer,
    own_terms,
    printed,
    status,
    statuses,
    verdict,
)

SUSPENDED, REINSTATED, TERMINATED = MoaEventKind.SUSPENDED, MoaEventKind.REINSTATED, MoaEventKind.TERMINATED
ANNUAL, INITIAL, REVIEW = (
    OversightKind.ANNUAL_COMPLIANCE,
    OversightKind.INITIAL_REVIEW,
    OversightKind.ICE_INTERNAL_REVIEW,
)


def meetings(moa: Moa, *held: tuple[OversightKind, date]) -> Register:
    rows = tuple(OversightMeeting(moa.code, kind, day) for kind, day in held)
    return around(Register(moas=(moa,)), oversight=rows)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2020, 6, 2), "-"),
        (date(2020, 6, 3), "NOT_MET"),
        (date(2020, 6, 9), "NOT_MET"),
        (date(2020, 6, 10), "MET"),
        (date(2024, 12, 31), "MET"),
        (date(2025, 1, 1), "NOT_MET"),
        (date(2025, 2, 1), "MET"),
        (date(2025, 3, 1), "NOT_MET"),
    ],
)
def test_moa_01_asks_whether_the_agreement_is_in_force(as_of: date, expected: str) -> None:
    events = (
        moa_event(SUSPENDED, date(2025, 1, 1)),
        moa_event(REINSTATED, date(2025, 2, 1)),
        moa_event(TERMINATED, date(2025, 3, 1)),
    )
    assert status(Register(moas=(JEM,), moa_events=events), "MOA-01", as_of) == expected


def test_moa_01_waits_for_the_day_that_a_signed_agreement_names() -> None:
    later = Register(moas=(replace(JEM, effective_on=date(2020, 7, 1)),))
    assert status(later, "MOA-01", date(2020, 6, 30)) == "-"
    assert status(later, "MOA-01", date(2020, 7, 1)) == "MET"


def test_moa_01_says_that_an_expired_agreement_is_not_in_force() -> None:
    assert status(Register(moas=(HYBRID,)), "MOA-01", date(2012, 10, 14)) == "MET"
    assert status(Register(moas=(HYBRID,)), "MOA-01", date(2012, 10, 15)) == "NOT_MET"


def test_moa_01_does_not_ask_of_a_superseded_agreement() -> None:
    new = replace(JEM, code="N", supersedes="J", ice_signed_on=date(2024, 5, 2), effective_on=None)
    register = Register(moas=(JEM, new))
    assert statuses(register, "MOA-01", date(2024, 5, 1)) == {"moa:J": "MET", "moa:N": "NOT_MET"}
    assert statuses(register, "MOA-01", date(2024, 5, 2)) == {"moa:N": "MET"}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2012, 4, 17), "MET"),
        (date(2012, 4, 18), "DUE_SOON"),
        (date(2012, 10, 14), "DUE_SOON"),
        (date(2012, 10, 15), "-"),
    ],
)
def test_moa_03_warns_half_a_year_before_a_term_ends(as_of: date, expected: str) -> None:
    assert status(Register(moas=(HYBRID,)), "MOA-03", as_of) == expected


@pytest.mark.parametrize(("as_of", "end"), [(date(2012, 9, 30), "2012-10-15"), (date(2012, 10, 1), "2013-06-01")])
def test_moa_03_follows_an_extension_from_its_last_signature(as_of: date, end: str) -> None:
    longer = Amendment("H", 1, AmendmentKind.EXTENSION, date(2012, 9, 20), date(2012, 10, 1), None, date(2013, 6, 1))
    assert due(Register(moas=(HYBRID,), amendments=(longer,)), "MOA-03", as_of) == end


def test_moa_03_asks_nothing_of_an_agreement_without_end_and_asks_on_while_it_is_suspended() -> None:
    assert status(Register(moas=(JEM,)), "MOA-03", date(2025, 1, 1)) == "-"
    stopped = Register(moas=(HYBRID,), moa_events=(moa_event(SUSPENDED, date(2012, 1, 1), "H"),))
    assert status(stopped, "MOA-03", date(2012, 6, 1)) == "DUE_SOON"


def test_moa_03_is_asked_of_a_fixed_term_on_any_print() -> None:
    fixed = replace(JEM, term_kind=TermKind.FIXED_TERM, expires_on=date(2026, 6, 10))
    assert status(Register(moas=(fixed,)), "MOA-03", date(2025, 12, 11)) == "MET"
    assert status(Register(moas=(fixed,)), "MOA-03", date(2025, 12, 12)) == "DUE_SOON"
    own = own_terms(Register(moas=(fixed,)), "MOA-03", due_soon_days=30)
    assert status(own, "MOA-03", date(2026, 5, 10)) == "MET"
    assert status(own, "MOA-03", date(2026, 5, 11)) == "DUE_SOON"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2020, 6, 9), "-"),
        (date(2020, 6, 10), "MET"),
        (date(2023, 3, 11), "MET"),
        (date(2023, 3, 12), "DUE_SOON"),
        (date(2023, 6, 10), "DUE_SOON"),
        (date(2023, 6, 11), "OVERDUE"),
        (date(2023, 6, 20), "MET"),
        (date(2026, 6, 20), "DUE_SOON"),
        (date(2026, 6, 21), "OVERDUE"),
    ],
)
def test_moa_04_expects_the_review_three_years_after_the_last_or_the_beginning(as_of: date, expected: str) -> None:
    register = meetings(JEM, (REVIEW, date(2023, 6, 20)), (ANNUAL, date(2022, 1, 1)))
    assert status(register, "MOA-04", as_of) == expected


def test_moa_04_counts_from_a_leap_day_to_the_end_of_february() -> None:
    leap = replace(JEM, ice_signed_on=date(2024, 2, 29), effective_on=None)
    assert due(Register(moas=(leap,)), "MOA-04", date(2025, 1, 1)) == "2027-02-28"


def test_moa_04_follows_the_agreements_own_interval() -> None:
    assert due(own_terms(Register(moas=(JEM,)), "MOA-04", interval_months=60), "MOA-04", date(2025, 1, 1)) == (
        "2025-06-10"
    )


@pytest.mark.parametrize("moa", [WSO, TFM, printed(JEM, "JEM-2016")])
def test_moa_04_is_not_asked_where_the_print_has_no_review(moa: Moa) -> None:
    assert status(Register(moas=(moa,)), "MOA-04", date(2025, 1, 1)) == "-"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 2, 28), "CANNOT_TELL"),
        (date(2025, 3, 1), "MET"),
        (date(2025, 12, 30), "MET"),
        (date(2025, 12, 31), "DUE_SOON"),
        (date(2026, 3, 1), "DUE_SOON"),
        (date(2026, 3, 2), "OVERDUE"),
    ],
)
@pytest.mark.parametrize("kind", [ANNUAL, INITIAL])
@pytest.mark.parametrize("moa", [JEM, WSO])
def test_moa_06_wants_a_meeting_each_year(moa: Moa, kind: OversightKind, as_of: date, expected: str) -> None:
    assert status(meetings(moa, (kind, date(2025, 3, 1))), "MOA-06", as_of) == expected


def test_moa_06_takes_the_latest_meeting_and_no_other_contact() -> None:
    register = meetings(
        JEM,
        (ANNUAL, date(2025, 3, 1)),
        (INITIAL, date(2024, 3, 1)),
        (OversightKind.CALL, date(2025, 9, 1)),
        (OversightKind.SITE_VISIT, date(2025, 9, 1)),
        (REVIEW, date(2025, 9, 1)),
    )
    assert due(register, "MOA-06", date(2025, 10, 1)) == "2026-03-01"


def test_moa_06_is_not_asked_of_a_task_force_a_historic_or_an_ended_agreement() -> None:
    assert status(meetings(TFM, (ANNUAL, date(2025, 3, 1))), "MOA-06", date(2025, 4, 1)) == "-"
    assert status(meetings(HYBRID, (ANNUAL, date(2010, 3, 1))), "MOA-06", date(2011, 1, 1)) == "-"
    ended = replace(meetings(JEM), moa_events=(moa_event(TERMINATED, date(2025, 3, 1)),))
    assert status(ended, "MOA-06", date(2025, 2, 28)) == "CANNOT_TELL"
    assert status(ended, "MOA-06", date(2025, 3, 1)) == "-"


OPERATIONAL = replace(JEM, template="JEM-2025", operational_on=date(2025, 8, 31))


@pytest.mark.parametrize(
    ("as_of", "held", "expected"),
    [
        (date(2025, 8, 30), None, "CANNOT_TELL"),
        (date(2025, 8, 31), None, "PENDING"),
        (date(2026, 6, 1), None, "PENDING"),
        (date(2026, 6, 2), None, "DUE_SOON"),
        (date(2026, 8, 31), None, "DUE_SOON"),
        (date(2026, 9, 1), None, "OVERDUE"),
        (date(2026, 9, 1), date(2026, 8, 31), "MET"),
        (date(2026, 9, 1), date(2026, 9, 1), "LATE"),
        (date(2026, 8, 1), date(2026, 8, 2), "DUE_SOON"),
    ],
)
def test_moa_07_wants_the_first_review_a_year_after_the_start(as_of: date, held: date | None, expected: str) -> None:
    rows = [(ANNUAL, held)] if held else []
    assert status(meetings(OPERATIONAL, *rows), "MOA-07", as_of) == expected


def test_moa_07_is_done_by_the_first_meeting_of_either_kind() -> None:
    register = meetings(OPERATIONAL, (INITIAL, date(2026, 10, 1)), (ANNUAL, date(2026, 7, 1)))
    assert status(register, "MOA-07", date(2026, 12, 1)) == "MET"


def test_moa_07_is_not_done_by_a_visit_or_by_a_meeting_under_another_agreement() -> None:
    visit = OversightMeeting("J", OversightKind.SITE_VISIT, date(2026, 1, 5))
    elsewhere = OversightMeeting("W", ANNUAL, date(2026, 1, 5))
    register = around(meetings(OPERATIONAL), oversight=(visit, elsewhere))
    assert status(register, "MOA-07", date(2026, 9, 1)) == "OVERDUE"


def test_moa_07_cannot_be_told_without_the_day_of_the_start() -> None:
    assert status(Register(moas=(JEM,)), "MOA-07", date(2025, 1, 1)) == "CANNOT_TELL"
    leap = replace(OPERATIONAL, operational_on=date(2024, 2, 29))
    assert due(Register(moas=(leap,)), "MOA-07", date(2024, 3, 1)) == "2025-02-28"


def test_moa_07_under_the_2019_print_counts_from_the_earliest_certification() -> None:
    register = officer(printed(WSO, "WSO-2019"))
    second = Participation("2", "W", Role.WSO, date(2020, 1, 1))
    early = Training("2", "WSO-INIT", date(2019, 5, 1), date(2019, 5, 1), date(2019, 5, 31))
    both = having(register, participations=(*register.participations, second), trainings=(*register.trainings, early))
    assert due(register, "MOA-07", date(2024, 6, 1)) == "2025-03-15"
    assert due(both, "MOA-07", date(2024, 6, 1)) == "2020-05-31"
    assert status(register, "MOA-07", date(2024, 3, 14)) == "CANNOT_TELL"


def test_moa_07_does_not_count_a_class_of_another_agreement() -> None:
    other = having(officer(printed(WSO, "WSO-2019")), participations=())
    assert status(other, "MOA-07", date(2025, 1, 1)) == "CANNOT_TELL"


@pytest.mark.parametrize("moa", [TFM, printed(TFM, "TFM-2025-TX"), HYBRID])
def test_moa_07_is_not_asked_where_the_print_has_no_review(moa: Moa) -> None:
    open_ended = replace(moa, term_kind=TermKind.OPEN_ENDED, expires_on=None, operational_on=date(2020, 4, 1))
    assert status(Register(moas=(open_ended,)), "MOA-07", date(2025, 1, 1)) == "-"


def test_another_print_is_judged_by_the_nearest_and_everything_is_to_be_confirmed() -> None:
    register = meetings(printed(OPERATIONAL, "OTHER"), (REVIEW, date(2024, 1, 1)))
    for rule in ("MOA-01", "MOA-04", "MOA-06", "MOA-07"):
        found = verdict(register, rule, date(2026, 1, 1))
        assert found is not None
        assert "confirm with your MOA" in found.term.citation


def test_local_policy_asks_what_the_print_lacks_and_says_whose_it_is() -> None:
    register = own_terms(meetings(TFM, (ANNUAL, date(2025, 1, 31))), "MOA-06", interval_months=1)
    found = verdict(register, "MOA-06", date(2025, 2, 1))
    assert found is not None
    assert (found.due_iso, found.term.basis) == ("2025-02-28", Basis.LOCAL_POLICY)
    assert "moa_term:T/MOA-06/interval_months" in found.rests_on
