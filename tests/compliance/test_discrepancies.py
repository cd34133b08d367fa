from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.assess import assess
from coordinator.compliance.choices import DirectoryKind, Model, StatusEventKind, TermKind
from coordinator.compliance.discrepancies import Listed, discrepancies
from coordinator.compliance.facts import Authorization, Officer, StatusEvent
from coordinator.compliance.program_register import Program
from coordinator.compliance.register import Register
from coordinator.compliance.resource_facts import Paper
from coordinator.compliance.states import STATES, same_state
from tests.compliance.agency import JEM, TFM, facts, having, officer

DAY = date(2026, 11, 22)


def found(register: Register, *listed: Listed, day: date = DAY) -> list[tuple[str, str]]:
    known = facts(register, day)
    return [(one.sort, one.subject) for one in discrepancies(known, assess(known), listed)]


def sorts(register: Register, *listed: Listed, day: date = DAY) -> set[str]:
    return {sort for sort, _ in found(register, *listed, day=day)}


def test_a_gap_between_two_letters_is_named_by_its_first_day() -> None:
    again = Authorization("1", "T", date(2026, 4, 20), letter_on=date(2026, 4, 20))
    register = officer(TFM)
    register = having(register, authorizations=(*register.authorizations, again))
    assert ("Gap in authority", "gap:1/T/2026-04-02") in found(register)
    assert "Gap in authority" not in sorts(register, day=date(2026, 4, 19))


@pytest.mark.parametrize(
    ("ends", "begins", "gap"),
    [
        (date(2020, 6, 10), date(2020, 6, 10), False),
        (date(2020, 6, 9), date(2020, 6, 10), True),
        (date(2021, 1, 1), date(2020, 6, 10), False),
    ],
)
def test_days_between_two_agreements_are_a_gap(ends: date, begins: date, *, gap: bool) -> None:
    old = replace(JEM, code="O", template="STD-2009", term_kind=TermKind.FIXED_TERM, expires_on=ends)
    old = replace(old, lea_signed_on=date(2017, 6, 1), ice_signed_on=date(2017, 6, 1), effective_on=None)
    new = replace(JEM, lea_signed_on=begins, ice_signed_on=begins, effective_on=None, supersedes="O")
    assert ("Gap between agreements" in sorts(Register(moas=(old, new)))) is gap


@pytest.mark.parametrize(
    ("leaves", "gone", "told"),
    [(DAY, False, False), (date(2026, 11, 21), False, True), (date(2026, 11, 21), True, False)],
)
def test_a_planned_last_day_that_passed_wants_a_separation(leaves: date, *, gone: bool, told: bool) -> None:
    separated = (StatusEvent("1", "J", StatusEventKind.SEPARATED, DAY),) if gone else ()
    register = having(officer(), officers=(Officer("1", planned_last_day=leaves),), status_events=separated)
    assert ("Left without separation" in sorts(register)) is told


def test_records_that_decide_want_a_document_once_documents_are_kept() -> None:
    register = officer()
    assert "Record without evidence" not in sorts(register)
    kept = Program(papers=(Paper("D-1"),), documented={"moa:J": ["D-1"]})
    subjects = [
        subject for sort, subject in found(replace(register, program=kept)) if sort == "Record without evidence"
    ]
    assert "authorization:1/J/2024-04-02" in subjects
    assert "training:1/IADP/2024-03-15" in subjects
    assert "moa:J" not in subjects


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (Listed(Model.JEM, DirectoryKind.PARTICIPATING, date(2020, 6, 10), DAY, "d:1"), False),
        (Listed(Model.JEM, DirectoryKind.PARTICIPATING, date(2020, 6, 3), DAY, "d:1"), False),
        (Listed(Model.JEM, DirectoryKind.PARTICIPATING, date(2020, 6, 11), DAY, "d:1"), True),
        (Listed(Model.WSO, DirectoryKind.PARTICIPATING, date(2020, 6, 10), DAY, "d:1"), True),
        (Listed(Model.JEM, DirectoryKind.ADDENDUM, date(2020, 6, 10), DAY, "d:1"), False),
        (Listed(Model.JEM, DirectoryKind.PARTICIPATING, None, DAY, "d:1"), True),
        (Listed(Model.JEM, DirectoryKind.PARTICIPATING, date(2020, 6, 10), DAY, "d:1", DAY), True),
        (Listed(Model.JEM, DirectoryKind.PARTICIPATING, date(2020, 6, 10), DAY, "d:1", date.max), False),
        (Listed(Model.WSO, DirectoryKind.PENDING, None, DAY, "d:1", DAY), True),
    ],
)
def test_ices_list_is_held_against_the_own_agreements(line: Listed, *, told: bool) -> None:
    assert ("ICE's list differs" in sorts(Register(moas=(JEM,)), line)) is told


def test_an_agreement_that_ices_list_lacks_is_told_only_when_there_is_a_list() -> None:
    assert found(Register(moas=(JEM, TFM))) == found(Register(moas=(JEM, TFM)))
    assert "ICE's list differs" not in sorts(Register(moas=(JEM, TFM)))
    line = Listed(Model.JEM, DirectoryKind.PARTICIPATING, date(2020, 6, 10), DAY, "d:1")
    assert "ICE's list differs" in sorts(Register(moas=(JEM, TFM)), line)


def test_states_are_known_by_letters_and_names() -> None:
    assert len(STATES) == 56
    assert all(len(code) == 2 and name == name.strip() for code, name in STATES.items())
    assert same_state("WI", "WISCONSIN")
    assert same_state("WI", " wi")
    assert not same_state("WI", "WYOMING")
    assert not same_state("XX", "")
