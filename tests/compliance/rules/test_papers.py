"""Interpreters on a list and papers by their schedule, at their borders."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import ContactRole, MoaEventKind
from coordinator.compliance.facts import Moa, Officer
from coordinator.compliance.program_facts import Contact
from coordinator.compliance.register import Register
from coordinator.compliance.resource_facts import Paper
from tests.compliance.agency import JEM, TFM, WSO, around, due, having, moa_event, own_terms, status, statuses, verdict

TODAY = date(2025, 1, 1)
VENDOR = Contact(ContactRole.INTERPRETER_VENDOR, "Lingua", last_verified_on=date(2024, 2, 29))
OTHER = Contact(ContactRole.FOD, "A")


def listed(*rows: Contact, moa: Moa = JEM, speaks: bool = False) -> Register:
    return around(having(Register(), moas=(moa,), officers=(Officer("1", speaks=speaks),)), contacts=rows)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 2, 28), "CANNOT_TELL"),
        (date(2024, 2, 29), "MET"),
        (date(2025, 1, 28), "MET"),
        (date(2025, 1, 29), "DUE_SOON"),
        (date(2025, 2, 28), "DUE_SOON"),
        (date(2025, 3, 1), "OVERDUE"),
    ],
)
@pytest.mark.parametrize("moa", [JEM, WSO])
def test_lep_01_wants_the_list_verified_each_year(moa: Moa, as_of: date, expected: str) -> None:
    assert statuses(listed(VENDOR, moa=moa), "LEP-01", as_of) == {"agency:": expected}


def test_lep_01_takes_the_latest_verification_of_those_on_the_list() -> None:
    newer = replace(VENDOR, name="B", last_verified_on=date(2024, 6, 1), valid_to=date(2024, 12, 31))
    for rows in ((VENDOR, newer), (newer, VENDOR)):
        assert due(listed(*rows), "LEP-01", date(2024, 12, 31)) == "2025-06-01"
        assert due(listed(*rows), "LEP-01", TODAY) == "2025-02-28"


def test_lep_01_without_interpreters_depends_on_officers_who_speak() -> None:
    assert status(listed(OTHER), "LEP-01", TODAY) == "NOT_MET"
    assert status(listed(OTHER, speaks=True), "LEP-01", TODAY) == "CANNOT_TELL"
    assert status(listed(replace(VENDOR, valid_to=date(2024, 12, 31))), "LEP-01", TODAY) == "NOT_MET"


def test_lep_01_is_asked_of_jail_and_warrant_agreements_where_contacts_are_kept() -> None:
    assert status(listed(), "LEP-01", TODAY) == "-"
    assert status(own_terms(listed(OTHER, moa=TFM), "LEP-01", interval_months=12), "LEP-01", TODAY) == "-"
    over = replace(listed(OTHER), moa_events=(moa_event(MoaEventKind.TERMINATED, TODAY),))
    assert status(over, "LEP-01", TODAY) == "-"


def kept(**fields: object) -> Register:
    row = replace(Paper("D-1", destroy_after=date(2026, 12, 31)), **fields)  # type: ignore[arg-type]  # fields by name
    return around(Register(), papers=(row,))


@pytest.mark.parametrize(
    ("disposed", "as_of", "expected"),
    [
        (None, TODAY, "PENDING"),
        (None, date(2026, 10, 31), "PENDING"),
        (None, date(2026, 11, 1), "DUE_SOON"),
        (None, date(2026, 12, 31), "DUE_SOON"),
        (None, date(2027, 1, 1), "OVERDUE"),
        (date(2026, 12, 31), date(2026, 12, 30), "DUE_SOON"),
        (date(2026, 12, 31), date(2026, 12, 31), "MET"),
        (date(2027, 1, 1), date(2027, 1, 1), "LATE"),
    ],
)
def test_rec_01_wants_a_paper_disposed_of_by_its_schedule(disposed: date | None, as_of: date, expected: str) -> None:
    assert statuses(kept(disposed_on=disposed), "REC-01", as_of) == {"document:D-1": expected}


def test_rec_01_asks_nothing_under_a_hold_or_without_a_schedule() -> None:
    assert status(kept(legal_hold=True), "REC-01", date(2027, 1, 1)) == "-"
    assert status(kept(destroy_after=None), "REC-01", date(2027, 1, 1)) == "-"


def test_rec_01_asks_nothing_before_the_day_on_the_paper() -> None:
    later = kept(dated_on=date(2026, 12, 2), destroy_after=date(2026, 12, 31))
    assert status(later, "REC-01", date(2026, 12, 1)) == "-"
    assert status(later, "REC-01", date(2026, 12, 2)) == "DUE_SOON"


def test_rec_01_does_not_know_a_disposal_that_is_still_to_come() -> None:
    for disposed, said in ((date(2026, 12, 31), "still kept"), (TODAY, "disposed of on January 1, 2025")):
        found = verdict(kept(disposed_on=disposed), "REC-01", TODAY)
        assert found is not None
        assert said in [str(line) for line in found.steps]


def test_lep_01_names_the_clause_of_the_first_agreement_that_has_it() -> None:
    both, alone = (
        verdict(replace(listed(VENDOR), moas=moas), "LEP-01", date(2024, 6, 1)) for moas in ((JEM, WSO), (JEM,))
    )
    assert both is not None
    assert alone is not None
    assert both.term.citation == alone.term.citation
