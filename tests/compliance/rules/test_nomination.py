"""Duties about candidates, at their borders."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from coordinator.compliance.choices import Check, CheckResult, ComplaintSubject, MoaEventKind, StatusEventKind
from coordinator.compliance.facts import Authorization, Moa, Officer
from coordinator.compliance.program_facts import Complaint, EligibilityCheck, Nomination
from coordinator.compliance.register import Register
from tests.compliance.agency import (
    ENDINGS,
    HYBRID,
    JEM,
    TFM,
    WSO,
    around,
    event,
    having,
    moa_event,
    officer,
    own_terms,
    printed,
    status,
    verdict,
)

NOMINATED = date(2023, 10, 2)
TODAY = date(2025, 1, 1)
CHECKS = {"NOM-01": Check.CIT, "NOM-03": Check.SECTRN, "NOM-04": Check.ICEBI, "NOM-06": Check.DISCREL}


def candidate(moa: Moa = JEM, *, letter: bool = False) -> Register:
    register = officer(moa)
    kept = register.authorizations if letter else ()
    return having(register, nominations=(Nomination("1", moa.code, NOMINATED),), authorizations=kept)


def checked(register: Register, check: Check, result: CheckResult, day: date | None = TODAY) -> Register:
    return having(register, checks=(EligibilityCheck("1", register.moas[0].code, check, result, day),))


def other_check(register: Register) -> Register:
    return checked(register, Check.KNOW, CheckResult.MET)


@pytest.mark.parametrize(
    ("rule", "moa"),
    [
        ("NOM-01", JEM), ("NOM-01", WSO), ("NOM-01", TFM),
        ("NOM-03", JEM), ("NOM-03", WSO), ("NOM-04", JEM), ("NOM-06", WSO),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("result", "day", "expected"),
    [
        (CheckResult.MET, date(2024, 12, 31), "MET"),
        (CheckResult.MET, TODAY, "MET"),
        (CheckResult.MET, date(2025, 1, 2), "CANNOT_TELL"),
        (CheckResult.MET, None, "CANNOT_TELL"),
        (CheckResult.NOT_MET, TODAY, "NOT_MET"),
        (CheckResult.NOT_MET, None, "CANNOT_TELL"),
        (CheckResult.WAIVED, TODAY, "CANNOT_TELL"),
        (CheckResult.IN_PROGRESS, TODAY, "CANNOT_TELL"),
        (CheckResult.NOT_STARTED, TODAY, "CANNOT_TELL"),
    ],
)
def test_a_check_counts_by_its_result_and_day(
    rule: str, moa: Moa, result: CheckResult, day: date | None, expected: str
) -> None:
    assert status(checked(candidate(moa), CHECKS[rule], result, day), rule, TODAY) == expected


@pytest.mark.parametrize("rule", ["NOM-01", "NOM-03", "NOM-04"])
def test_a_check_that_is_not_on_record_cannot_be_told(rule: str) -> None:
    assert status(candidate(), rule, TODAY) == "CANNOT_TELL"
    assert status(other_check(candidate()), rule, TODAY) == "CANNOT_TELL"


def test_nom_06_asks_only_where_checks_are_kept() -> None:
    assert status(candidate(WSO), "NOM-06", TODAY) == "-"
    assert status(other_check(candidate(WSO)), "NOM-06", TODAY) == "CANNOT_TELL"


@pytest.mark.parametrize(
    ("rule", "moa"),
    [
        ("NOM-02", JEM), ("NOM-02", WSO), ("NOM-03", TFM), ("NOM-04", WSO), ("NOM-04", TFM),
        ("NOM-06", JEM), ("NOM-06", TFM),
    ],
)  # fmt: skip
def test_a_check_is_not_asked_of_the_other_models(rule: str, moa: Moa) -> None:
    assert status(other_check(candidate(moa)), rule, TODAY) == "-"


@pytest.mark.parametrize("rule", ["NOM-01", "NOM-03", "NOM-04"])
def test_candidates_are_asked_from_the_nomination_until_they_leave(rule: str) -> None:
    assert status(candidate(), rule, date(2023, 10, 1)) == "-"
    assert status(candidate(), rule, NOMINATED) == "CANNOT_TELL"
    assert status(having(candidate(), nominations=()), rule, TODAY) == "-"
    for kind in ENDINGS:
        left = having(candidate(), status_events=(event(kind, TODAY),))
        assert status(left, rule, date(2024, 12, 31)) == "CANNOT_TELL"
        assert status(left, rule, TODAY) == "-"
    register = candidate()
    ended = having(register, participations=(replace(register.participations[0], ended_on=TODAY),))
    assert status(ended, rule, TODAY) == "-"


def test_candidates_are_asked_while_the_agreement_binds() -> None:
    stopped = replace(candidate(), moa_events=(moa_event(MoaEventKind.SUSPENDED, TODAY),))
    assert status(stopped, "NOM-01", TODAY) == "CANNOT_TELL"
    over = replace(candidate(), moa_events=(moa_event(MoaEventKind.TERMINATED, TODAY),))
    assert status(over, "NOM-01", TODAY) == "-"
    held = having(candidate(), status_events=(event(StatusEventKind.SUSPENDED_BY_ICE, TODAY),))
    assert status(held, "NOM-01", TODAY) == "CANNOT_TELL"


@pytest.mark.parametrize("rule", ["NOM-01", "NOM-03", "NOM-04"])
def test_a_hybrid_agreement_counts_as_a_jail_one(rule: str) -> None:
    register = having(
        officer(HYBRID, completed=date(2010, 1, 4), letter=date(2010, 2, 1)),
        nominations=(Nomination("1", "H", date(2009, 11, 2)),),
        authorizations=(),
    )
    found = verdict(register, rule, date(2010, 6, 1))
    assert found is not None
    assert found.status.value == "CANNOT_TELL"
    assert "confirm with your MOA" in found.term.citation


@pytest.mark.parametrize(
    ("since", "nominated", "expected"),
    [
        (date(2021, 10, 1), date(2023, 10, 2), "MET"),
        (date(2021, 10, 2), date(2023, 10, 2), "MET"),
        (date(2021, 10, 3), date(2023, 10, 2), "NOT_MET"),
        (date(2020, 2, 29), date(2022, 2, 27), "NOT_MET"),
        (date(2020, 2, 29), date(2022, 2, 28), "MET"),
        (None, date(2023, 10, 2), "CANNOT_TELL"),
    ],
)
def test_nom_02_wants_two_years_of_work_on_the_day_of_the_nomination(
    since: date | None, nominated: date, expected: str
) -> None:
    register = having(
        candidate(TFM),
        officers=(Officer("1", experience_from=since),),
        nominations=(Nomination("1", "T", nominated),),
    )
    assert status(register, "NOM-02", TODAY) == expected


def test_nom_02_cannot_tell_of_an_unknown_officer() -> None:
    assert status(candidate(TFM), "NOM-02", TODAY) == "CANNOT_TELL"


def test_nom_02_takes_the_latest_nomination_by_the_day() -> None:
    rows = (Nomination("1", "T", date(2024, 6, 1)), Nomination("1", "T", date(2022, 6, 1)))
    register = having(candidate(TFM), officers=(Officer("1", experience_from=date(2022, 1, 1)),), nominations=rows)
    assert status(register, "NOM-02", date(2024, 5, 31)) == "NOT_MET"
    assert status(register, "NOM-02", date(2024, 6, 1)) == "MET"


@pytest.mark.parametrize(
    ("result", "verified", "as_of", "expected"),
    [
        (CheckResult.MET, date(2024, 4, 1), TODAY, "MET"),
        (CheckResult.MET, date(2024, 4, 2), TODAY, "MET"),
        (CheckResult.MET, date(2024, 4, 3), TODAY, "NOT_MET"),
        (CheckResult.MET, date(2024, 4, 3), date(2024, 4, 2), "NOT_MET"),
        (CheckResult.MET, date(2024, 4, 3), date(2024, 4, 1), "CANNOT_TELL"),
        (CheckResult.MET, None, TODAY, "NOT_MET"),
        (CheckResult.IN_PROGRESS, date(2024, 4, 1), TODAY, "NOT_MET"),
        (CheckResult.NOT_MET, date(2024, 4, 1), TODAY, "NOT_MET"),
    ],
)
def test_nom_04_wants_ices_decision_by_the_first_letter(
    result: CheckResult, verified: date | None, as_of: date, expected: str
) -> None:
    register = checked(candidate(letter=True), Check.ICEBI, result, verified)
    assert status(register, "NOM-04", as_of) == expected


def test_nom_04_goes_by_the_day_on_the_letter() -> None:
    late = Authorization("1", "J", date(2024, 4, 2), letter_on=date(2024, 3, 1))
    second = Authorization("1", "J", date(2024, 9, 2), letter_on=date(2024, 9, 1))
    register = checked(candidate(), Check.ICEBI, CheckResult.MET, date(2024, 3, 2))
    assert status(having(register, authorizations=(second, late)), "NOM-04", TODAY) == "NOT_MET"
    assert status(having(register, authorizations=(second,)), "NOM-04", TODAY) == "MET"


def matter(received: datetime, resolved: date | None = None, badge: str = "1") -> Complaint:
    return Complaint("C1", "J", received, ComplaintSubject.PARTICIPATING_OFFICER, badge, resolved_on=resolved)


@pytest.mark.parametrize(
    ("complaint", "expected"),
    [
        (matter(datetime(2023, 10, 1, 23, 59)), "NOT_MET"),
        (matter(datetime(2023, 10, 2, 0, 0)), "MET"),
        (matter(datetime(2023, 9, 1, 8), date(2023, 10, 1)), "MET"),
        (matter(datetime(2023, 9, 1, 8), date(2023, 10, 2)), "MET"),
        (matter(datetime(2023, 9, 1, 8), date(2023, 10, 3)), "NOT_MET"),
        (matter(datetime(2023, 9, 1, 8), badge="2"), "MET"),
    ],
)
@pytest.mark.parametrize("moa", [JEM, WSO, TFM])
def test_nom_08_says_whether_a_matter_was_open_on_the_day_of_the_nomination(
    moa: Moa, complaint: Complaint, expected: str
) -> None:
    register = around(candidate(moa), complaints=(replace(complaint, moa=moa.code),))
    assert status(register, "NOM-08", TODAY) == expected


def test_nom_08_asks_only_where_complaints_are_kept_by_the_day() -> None:
    assert status(candidate(), "NOM-08", TODAY) == "-"
    later = around(candidate(), complaints=(matter(datetime(2025, 1, 1, 23, 59), badge="2"),))
    assert status(later, "NOM-08", date(2024, 12, 31)) == "-"
    assert status(later, "NOM-08", TODAY) == "MET"


def test_another_print_is_judged_by_the_nearest_and_is_to_be_confirmed() -> None:
    found = verdict(candidate(printed(WSO, "OTHER")), "NOM-03", TODAY)
    assert found is not None
    assert "confirm with your MOA" in found.term.citation


def test_nom_02_follows_an_agreement_that_wants_more() -> None:
    register = having(candidate(TFM), officers=(Officer("1", experience_from=date(2021, 10, 2)),))
    assert status(own_terms(register, "NOM-02", experience_months=36), "NOM-02", TODAY) == "NOT_MET"
