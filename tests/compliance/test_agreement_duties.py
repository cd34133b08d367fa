from dataclasses import replace
from datetime import date, datetime

import pytest

from coordinator.compliance.agreement_duties import AGENCY, BOTH, ICE, by_agreement, owed_by
from coordinator.compliance.assess import assess
from coordinator.compliance.choices import ComplaintSubject, FacilityKind
from coordinator.compliance.program_facts import Complaint, Facility
from coordinator.compliance.register import Register
from coordinator.compliance.rules import RULES
from coordinator.compliance.verdicts import about
from tests.compliance.agency import JEM, TFM, WSO, around, facts, officer

DAY = date(2026, 11, 22)


def rules_of(register: Register, code: str) -> set[str]:
    known = facts(register, DAY)
    return {one.rule.code for one in by_agreement(known, assess(known).verdicts)[code]}


@pytest.mark.parametrize(("rule", "party"), [("CMP-01", AGENCY), ("MOA-04", ICE), ("MOA-06", BOTH)])
def test_a_duty_is_owed_by_the_party_that_the_agreement_names(rule: str, party: str) -> None:
    assert owed_by(rule) == party


def test_every_duty_is_owed_by_somebody() -> None:
    assert {owed_by(rule.code) for rule in RULES} == {AGENCY, ICE, BOTH}


def test_a_complaint_belongs_to_the_agreement_under_which_it_came() -> None:
    one = Complaint("C-1", WSO.code, datetime(2026, 1, 9, 16), ComplaintSubject.PROGRAM, related=True)
    register = around(Register(moas=(JEM, WSO)), complaints=(one,))
    assert "CMP-01" in rules_of(register, "W")
    assert "CMP-01" not in rules_of(register, "J")


def test_a_place_belongs_to_each_agreement_that_binds_and_asks() -> None:
    jail = Facility("Jail", FacilityKind.JAIL)
    register = around(Register(moas=(JEM, WSO, TFM)), facilities=(jail,))
    assert "PST-01" in rules_of(register, "J")
    assert "PST-01" in rules_of(register, "W")
    assert "PST-01" not in rules_of(register, "T")


def test_an_examination_belongs_to_the_agreement_in_which_the_officer_takes_part() -> None:
    register = replace(officer(), moas=(JEM, WSO))
    assert "TRN-02" in rules_of(register, "J")
    assert "TRN-02" not in rules_of(register, "W")


def test_every_verdict_that_names_an_agreement_belongs_to_it_alone() -> None:
    known = facts(replace(officer(), moas=(JEM, WSO)), DAY)
    found = by_agreement(known, assess(known).verdicts)
    for code, verdicts in found.items():
        assert all(about(one.subject).moa in {None, code} for one in verdicts)
