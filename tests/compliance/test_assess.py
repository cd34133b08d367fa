"""What holds of all verdicts together: waivers, explanations, weights, and that each explains itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.assess import assess
from coordinator.compliance.choices import CredentialKind, StatusEventKind
from coordinator.compliance.register import Register
from coordinator.compliance.resource_facts import Answer, Waiver
from coordinator.compliance.rules import RULES
from coordinator.compliance.terms import PROGRAM
from coordinator.compliance.verdicts import COUNTED, Status, Verdict
from coordinator.services.facts import facts_as_of
from coordinator.store import Store
from tests.compliance.agency import (
    TEMPLATES,
    around,
    event,
    explains_itself,
    having,
    judged,
    officer,
    rows_of,
    status,
    verdict,
)

TODAY = date(2026, 3, 16)
HELD = "participation:1/J"

WEIGHTS = {
    "DUTY": (
        "MOA-01 MOA-03 MOA-05 MOA-08 MOA-09 AUT-01 AUT-02 AUT-05 AUT-08 NOM-01 NOM-02 NOM-03 NOM-04 TRN-01 TRN-02 "
        "CRD-01 CRD-02 CMP-01 CMP-02 CMP-03 CMP-05 PST-01 PST-02 REL-01 SUP-01 IT-01 IT-02 LEP-01 CST-01"
    ),
    "EXPECTATION": "MOA-06 MOA-07 CMP-04 ACT-03 ACT-04 NOM-06",
    "PRACTICE": "TRN-03 TRN-06 STC-01",
    "ADVICE": "AUT-06 NOM-08 TRN-08 CRD-03 EXT-01 STC-04 STC-05 INS-02 SUP-02 ACT-01 EQP-01 CST-02 REC-01",
    "INFORMATION": "MOA-04 MOA-10 AUT-07 TRN-05 INS-01",
}
NO_VERDICTS = (
    "MOA-02 AUT-03 AUT-04 TRN-04 CMP-06 ACT-02 CST-03 CST-04 MOA-11 NOM-05 NOM-07 CRD-04 STC-03 ACT-05 SEC-01 ACC-01 "
    "CMP-01T CMP-03W STC-02 TRN-07"
)


def test_every_rule_is_there_once_with_its_weight() -> None:
    expected = sorted((code, weight) for weight, codes in WEIGHTS.items() for code in codes.split())
    assert sorted((rule.code, rule.weight.value) for rule in RULES) == expected


def test_what_is_no_verdict_is_no_rule() -> None:
    assert not {rule.code for rule in RULES} & set(NO_VERDICTS.split())


def test_duties_expectations_and_practices_are_counted() -> None:
    assert {weight.value for weight in COUNTED} == {"DUTY", "EXPECTATION", "PRACTICE"}


def test_every_rule_has_its_terms_in_a_print_or_as_a_suggestion_of_the_program() -> None:
    known = {code for template in TEMPLATES.values() for code in template.rules}
    assert known == {rule.code for rule in RULES}


def test_every_term_stands_in_a_print_or_in_the_program_and_only_fixed_terms_in_both() -> None:
    suggested = set(TEMPLATES[PROGRAM].rules)
    printed = {code for name, template in TEMPLATES.items() if name != PROGRAM for code in template.rules}
    assert suggested & printed == {"MOA-03"}


def waived(*spans: tuple[date, date | None], rule: str = "TRN-03", subject: str = HELD) -> Register:
    rows = tuple(Waiver(rule, subject, begins, ends, "Sheriff Dahl") for begins, ends in spans)
    return around(officer(), waivers=rows)


@pytest.mark.parametrize(
    ("until", "as_of", "expected"),
    [
        (date(2026, 3, 20), date(2026, 3, 16), "OVERDUE"),
        (date(2026, 3, 20), date(2026, 3, 17), "WAIVED"),
        (date(2026, 3, 20), date(2026, 3, 20), "WAIVED"),
        (date(2026, 3, 20), date(2026, 3, 21), "OVERDUE"),
        (date(2026, 3, 17), date(2026, 3, 17), "WAIVED"),
        (None, date(2026, 3, 16), "OVERDUE"),
        (None, date(2036, 1, 1), "WAIVED"),
    ],
)
def test_a_waiver_holds_from_its_first_through_its_last_day(until: date | None, as_of: date, expected: str) -> None:
    assert status(waived((date(2026, 3, 17), until)), "TRN-03", as_of) == expected


def test_a_waived_verdict_keeps_what_it_would_be_and_by_whom_it_was_waived() -> None:
    plain = verdict(officer(), "TRN-03", TODAY)
    found = verdict(waived((TODAY, None)), "TRN-03", TODAY)
    assert plain is not None
    assert found is not None
    assert (found.status, found.otherwise, found.due) == (Status.WAIVED, plain.status, plain.due)
    assert found.steps[:-1] == plain.steps
    assert "Sheriff Dahl" in str(found.steps[-1])
    assert found.rests_on == (*plain.rests_on, "waiver:TRN-03/participation:1/J/2026-03-16")
    assert found.mend == ""


def test_a_waiver_lets_only_its_own_rule_and_subject_rest() -> None:
    for other in (waived((TODAY, None), rule="TRN-01"), waived((TODAY, None), subject="participation:2/J")):
        assert status(other, "TRN-03", TODAY) == "OVERDUE"


def test_one_of_several_waivers_is_enough() -> None:
    register = waived((date(2026, 1, 1), date(2026, 3, 15)), (date(2026, 3, 16), date(2026, 3, 16)))
    assert status(register, "TRN-03", date(2026, 3, 15)) == "WAIVED"
    assert status(register, "TRN-03", date(2026, 3, 16)) == "WAIVED"
    assert status(register, "TRN-03", date(2026, 3, 17)) == "OVERDUE"


def answered(rule: str, subject: str, day: date, register: Register | None = None) -> Verdict:
    explained = around(register or without_card(), answers=(Answer(rule, subject, day),))
    found = verdict(explained, rule, TODAY)
    assert found is not None
    return found


def without_card() -> Register:
    register = officer()
    kept = tuple(row for row in rows_of(register, "credentials") if row.kind is CredentialKind.FORM_70_006)
    return having(register, credentials=kept)


def with_late_card() -> Register:
    register = officer()
    rows = tuple(replace(row, returned_on=date(2026, 2, 27)) for row in rows_of(register, "credentials"))
    return having(register, credentials=rows, status_events=(event(StatusEventKind.REVOKED, date(2026, 2, 2)),))


CARD = "credential:1/J/CREDENTIAL_CARD"


@pytest.mark.parametrize(
    ("rule", "subject", "register", "expected"),
    [
        ("CRD-01", HELD, without_card(), "NOT_MET"),
        ("CRD-02", CARD, with_late_card(), "LATE"),
    ],
)
def test_an_explanation_answers_for_what_cannot_be_mended_and_the_status_stays(
    rule: str, subject: str, register: Register, expected: str
) -> None:
    found = answered(rule, subject, TODAY, register)
    assert found.status.value == expected
    assert found.answered == f"explanation:{rule}/{subject}/2026-03-16"
    assert found.answered in found.rests_on


def test_an_explanation_does_not_answer_before_its_day_or_for_another_subject() -> None:
    assert answered("CRD-01", HELD, date(2026, 3, 15)).answered
    assert not answered("CRD-01", HELD, date(2026, 3, 17)).answered
    assert not answered("CRD-01", "participation:2/J", TODAY).answered


def test_an_explanation_does_not_answer_for_what_can_still_be_done() -> None:
    found = answered("TRN-03", HELD, TODAY)
    assert (found.status, found.answered) == (Status.OVERDUE, "")
    assert not answered("TRN-01", HELD, TODAY).answered


def test_the_latest_explanation_by_the_day_answers() -> None:
    rows = tuple(Answer("CRD-01", HELD, date(2026, 3, day)) for day in (15, 10, 17))
    found = verdict(around(without_card(), answers=rows), "CRD-01", TODAY)
    assert found is not None
    assert found.answered.endswith("2026-03-15")


def test_a_waiver_comes_before_an_explanation() -> None:
    register = around(
        without_card(), answers=(Answer("CRD-01", HELD, TODAY),), waivers=(Waiver("CRD-01", HELD, TODAY, None),)
    )
    found = verdict(register, "CRD-01", TODAY)
    assert found is not None
    assert (found.status, found.otherwise, found.answered) == (Status.WAIVED, Status.NOT_MET, "")


@pytest.mark.parametrize("as_of", [date(2025, 11, 15), date(2026, 3, 16), date(2026, 11, 22), date(2029, 2, 28)])
def test_every_verdict_of_the_sample_agency_explains_itself(sample: Store, as_of: date) -> None:
    with sample.looking() as look:
        verdicts = assess(facts_as_of(look, as_of)).verdicts
    assert len(verdicts) > 50
    for found in verdicts:
        explains_itself(found)


def test_answers_come_in_the_order_of_the_rules() -> None:
    place: Mapping[str, int] = {rule.code: number for number, rule in enumerate(RULES)}
    order = [place[found.rule.code] for found in judged(officer(), TODAY).verdicts]
    assert order == sorted(order)
