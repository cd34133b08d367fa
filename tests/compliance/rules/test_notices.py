"""Duties about the posted notice, at their borders."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import FacilityKind, Intake, MoaEventKind
from coordinator.compliance.facts import Moa
from coordinator.compliance.program_facts import Facility, PostingCheck
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
    verdict,
)

JAIL = Facility("Main", FacilityKind.JAIL)
NEW_JEM = printed(JEM, "JEM-2025")


def posted(*checks: PostingCheck, moas: tuple[Moa, ...] = (JEM,), places: tuple[Facility, ...] = (JAIL,)) -> Register:
    return around(Register(moas=moas), facilities=places, posting_checks=checks)


def look(day: date, *, good: bool = True, fixed: date | None = None, intake: Intake | None = None) -> PostingCheck:
    return PostingCheck("Main", day, good, fixed, intake)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 11, 29), "CANNOT_TELL"),
        (date(2025, 11, 30), "MET"),
        (date(2026, 2, 13), "MET"),
        (date(2026, 2, 14), "DUE_SOON"),
        (date(2026, 2, 28), "DUE_SOON"),
        (date(2026, 3, 1), "OVERDUE"),
    ],
)
def test_pst_01_wants_a_good_look_every_three_months(as_of: date, expected: str) -> None:
    assert status(posted(look(date(2025, 11, 30))), "PST-01", as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "expected", "end"),
    [
        (date(2026, 1, 14), "MET", "2026-04-01"),
        (date(2026, 1, 15), "NOT_MET", None),
        (date(2026, 1, 19), "NOT_MET", None),
        (date(2026, 1, 20), "MET", "2026-04-20"),
        (date(2026, 4, 20), "DUE_SOON", "2026-04-20"),
        (date(2026, 4, 21), "OVERDUE", "2026-04-20"),
    ],
)
def test_pst_01_counts_from_the_day_something_was_mended(as_of: date, expected: str, end: str | None) -> None:
    register = posted(look(date(2026, 1, 1)), look(date(2026, 1, 15), good=False, fixed=date(2026, 1, 20)))
    assert status(register, "PST-01", as_of) == expected
    assert due(register, "PST-01", as_of) == end


def test_pst_01_goes_by_the_last_look() -> None:
    bad, good = look(date(2026, 1, 1), good=False), look(date(2026, 1, 2))
    for rows in ((bad, good), (good, bad)):
        assert status(posted(*rows), "PST-01", date(2026, 1, 1)) == "NOT_MET"
        assert status(posted(*rows), "PST-01", date(2026, 1, 2)) == "MET"


def test_pst_01_asks_of_jails_and_processing_areas_each() -> None:
    places = tuple(Facility(kind.value, kind) for kind in FacilityKind)
    assert set(statuses(posted(places=places), "PST-01", date(2026, 1, 1))) == {
        "facility:JAIL",
        "facility:PROCESSING_AREA",
    }


@pytest.mark.parametrize(
    ("moa", "asked"),
    [
        (JEM, True), (NEW_JEM, True), (printed(WSO, "WSO-2020"), True), (WSO, True), (printed(JEM, "OTHER"), True),
        (printed(WSO, "WSO-2019"), False), (TFM, False), (printed(TFM, "TFM-2025-TX"), False),
        (printed(JEM, "JEM-2016"), False),
    ],
)  # fmt: skip
def test_pst_01_is_asked_where_a_print_has_posters(moa: Moa, asked: bool) -> None:
    assert bool(statuses(posted(moas=(moa,)), "PST-01", date(2026, 1, 1))) is asked


def test_pst_01_is_asked_while_one_agreement_with_posters_binds() -> None:
    ended = replace(posted(moas=(JEM, TFM)), moa_events=(moa_event(MoaEventKind.TERMINATED, date(2026, 1, 1)),))
    assert status(ended, "PST-01", date(2025, 12, 31)) == "CANNOT_TELL"
    assert status(ended, "PST-01", date(2026, 1, 1)) == "-"
    assert status(replace(ended, moas=(TFM, WSO, JEM)), "PST-01", date(2026, 1, 1)) == "CANNOT_TELL"


def test_pst_01_follows_the_agreements_own_interval() -> None:
    own = own_terms(posted(look(date(2025, 11, 30))), "PST-01", interval_months=1)
    assert due(own, "PST-01", date(2025, 12, 1)) == "2025-12-30"


@pytest.mark.parametrize(
    ("moas", "intake", "expected"),
    [
        ((JEM,), Intake.JIC, "MET"),
        ((JEM,), Intake.OPR, "NOT_MET"),
        ((NEW_JEM,), Intake.OPR, "MET"),
        ((NEW_JEM,), Intake.JIC, "NOT_MET"),
        ((JEM, WSO), Intake.JIC, "MET"),
        ((JEM, WSO), Intake.OPR, "MET"),
        ((JEM, WSO), Intake.OTHER, "NOT_MET"),
        ((JEM,), None, "-"),
    ],
)
def test_pst_02_wants_the_office_of_an_agreement_that_binds(
    moas: tuple[Moa, ...], intake: Intake | None, expected: str
) -> None:
    assert status(posted(look(date(2026, 1, 1), intake=intake), moas=moas), "PST-02", date(2026, 1, 1)) == expected


def test_a_look_at_one_place_says_nothing_of_another() -> None:
    register = posted(look(date(2026, 1, 1)), places=(JAIL, replace(JAIL, name="Annex")))
    found = {"facility:Main": "MET", "facility:Annex": "CANNOT_TELL"}
    assert statuses(register, "PST-01", date(2026, 1, 2)) == found


def test_pst_02_is_not_asked_where_no_agreement_that_binds_names_an_office() -> None:
    register = posted(look(date(2026, 1, 1), intake=Intake.OPR))
    ended = replace(register, moa_events=(moa_event(MoaEventKind.TERMINATED, date(2026, 1, 1)),))
    assert statuses(ended, "PST-02", date(2026, 1, 2)) == {}


def test_pst_02_changes_with_the_agreement() -> None:
    heir = replace(NEW_JEM, code="N", supersedes="J", lea_signed_on=date(2026, 3, 2), ice_signed_on=date(2026, 3, 2),
                   effective_on=None)  # fmt: skip
    register = posted(look(date(2026, 1, 1), intake=Intake.JIC), moas=(JEM, heir))
    assert status(register, "PST-02", date(2026, 3, 1)) == "MET"
    assert status(register, "PST-02", date(2026, 3, 2)) == "NOT_MET"


def test_pst_02_goes_by_the_last_look_by_the_day() -> None:
    old, new = look(date(2026, 1, 1), intake=Intake.OPR), look(date(2026, 2, 1), intake=Intake.JIC)
    assert status(posted(new, old), "PST-02", date(2026, 1, 31)) == "NOT_MET"
    assert status(posted(new, old), "PST-02", date(2026, 2, 1)) == "MET"
    assert status(posted(), "PST-02", date(2026, 2, 1)) == "-"


def test_pst_02_says_that_a_historic_print_is_to_be_confirmed() -> None:
    found = verdict(posted(look(date(2010, 1, 1), intake=Intake.JIC), moas=(HYBRID,)), "PST-02", date(2010, 6, 1))
    assert found is not None
    assert found.status.value == "MET"
    assert "confirm with your MOA" in found.term.citation


def test_every_place_is_judged_whatever_is_found_at_the_first() -> None:
    annex = replace(JAIL, name="Annex")
    bad = replace(look(date(2026, 1, 1), good=False, intake=None), facility="Annex")
    good = look(date(2026, 1, 1), intake=Intake.JIC)
    register = posted(bad, good, places=(annex, JAIL))
    day = date(2026, 1, 2)
    assert statuses(register, "PST-01", day) == {"facility:Annex": "NOT_MET", "facility:Main": "MET"}
    assert statuses(register, "PST-02", day) == {"facility:Main": "MET"}


def test_pst_02_names_the_clause_of_the_first_agreement_that_has_it() -> None:
    register = posted(look(date(2026, 1, 1), intake=Intake.JIC), moas=(JEM, WSO))
    found, alone = (verdict(one, "PST-02", date(2026, 1, 1)) for one in (register, replace(register, moas=(JEM,))))
    assert found is not None
    assert alone is not None
    assert found.term.citation == alone.term.citation
