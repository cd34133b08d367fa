"""Each rule at its borders: the day before, the day, the day after; what is missing; other templates; who has ended."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coordinator.compliance.choices import Attempt, CredentialKind, MoaEventKind, StatusEventKind
from coordinator.compliance.facts import Exam, MoaEvent, StatusEvent, Training
from coordinator.compliance.register import Register
from coordinator.compliance.rules import RULES
from coordinator.compliance.terms import Override
from coordinator.compliance.verdicts import Status
from tests.compliance.agency import JEM, TFM, WSO, judged, officer, status, trained, verdict


def test_every_rule_has_its_own_code() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("moa", [JEM, WSO, TFM])
def test_every_verdict_explains_itself(moa: object) -> None:
    chosen = next(one for one in (JEM, WSO, TFM) if one is moa)
    for found in judged(officer(chosen), date(2026, 6, 1)).verdicts:
        assert found.rule.words
        assert found.term.citation
        assert found.steps
        assert all(str(line) for line in found.steps)
        assert found.rests_on or found.status in {Status.NOT_MET, Status.CANNOT_TELL}
        assert found.mend or found.status in {Status.MET, Status.PENDING}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2020, 6, 2), "-"),
        (date(2020, 6, 3), "NOT_MET"),
        (date(2020, 6, 10), "MET"),
        (date(2025, 1, 1), "NOT_MET"),
    ],
)
def test_moa_01_asks_whether_the_agreement_is_in_force(as_of: date, expected: str) -> None:
    register = Register(moas=(JEM,), moa_events=(MoaEvent("J", MoaEventKind.SUSPENDED, date(2025, 1, 1)),))
    assert status(register, "MOA-01", as_of) == expected


def test_moa_01_does_not_ask_of_a_superseded_agreement() -> None:
    new = replace(JEM, code="N", supersedes="J")
    found = judged(Register(moas=(JEM, new)), date(2025, 1, 1)).verdicts
    assert [one.subject for one in found if one.rule.code == "MOA-01"] == ["moa:N"]


def test_aut_01_asks_for_the_papers() -> None:
    bare = replace(officer(), credentials=())
    assert status(officer(), "AUT-01", date(2025, 1, 1)) == "MET"
    assert status(bare, "AUT-01", date(2025, 1, 1)) == "NOT_MET"
    assert status(officer(TFM), "AUT-01", date(2025, 1, 1)) == "-"
    ended = replace(bare, status_events=(StatusEvent("1", "J", StatusEventKind.REVOKED, date(2024, 12, 1)),))
    assert status(ended, "AUT-01", date(2025, 1, 1)) == "-"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2027, 1, 9), "MET"),
        (date(2027, 1, 10), "DUE_SOON"),
        (date(2027, 4, 9), "DUE_SOON"),
        (date(2027, 4, 10), "OVERDUE"),
    ],
)
def test_aut_02_follows_the_length_of_the_agreement(as_of: date, expected: str) -> None:
    assert status(officer(TFM, letter=date(2025, 4, 10)), "AUT-02", as_of) == expected


def test_aut_02_is_not_asked_where_letters_do_not_end() -> None:
    assert status(officer(), "AUT-02", date(2026, 1, 1)) == "-"


def test_aut_02_follows_an_end_written_in_the_letter() -> None:
    register = officer()
    until = replace(register.authorizations[0], granted_until=date(2025, 4, 2))
    found = verdict(replace(register, authorizations=(until,)), "AUT-02", date(2025, 4, 1))
    assert found is not None
    assert (found.status, found.due) == (Status.DUE_SOON, date(2025, 4, 2))


@pytest.mark.parametrize(
    ("completed", "certified", "expected"),
    [
        (date(2024, 3, 15), date(2024, 4, 2), "MET"),
        (date(2024, 3, 15), date(2024, 4, 3), "NOT_MET"),
        (date(2024, 4, 3), date(2024, 4, 3), "NOT_MET"),
        (date(2024, 3, 15), None, "NOT_MET"),
    ],
)
def test_trn_01_wants_the_course_before_the_letter(completed: date, certified: date | None, expected: str) -> None:
    register = replace(officer(), trainings=(Training("1", "IADP", completed, completed, certified),))
    assert status(register, "TRN-01", date(2025, 1, 1)) == expected


def test_trn_01_is_not_asked_without_a_letter() -> None:
    assert status(replace(officer(), authorizations=()), "TRN-01", date(2025, 1, 1)) == "-"


Scores = tuple[tuple[str, Attempt], ...]
ORIGINAL, REMEDIAL = Attempt.ORIGINAL, Attempt.REMEDIAL


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((), "CANNOT_TELL"),
        ((("70", ORIGINAL), ("70", ORIGINAL), ("70", ORIGINAL)), "MET"),
        ((("69.5", ORIGINAL),), "CANNOT_TELL"),
        ((("66", ORIGINAL), ("70", REMEDIAL)), "MET"),
        ((("88", ORIGINAL), ("66", ORIGINAL), ("68", REMEDIAL)), "NOT_MET"),
        ((("64", ORIGINAL), ("82", REMEDIAL), ("69", ORIGINAL)), "NOT_MET"),
    ],
)
def test_trn_02_allows_one_failure_with_its_remedial(scores: Scores, expected: str) -> None:
    exams = tuple(
        Exam("1", "IADP", str(number), attempt, Decimal(score), date(2024, 3, 15))
        for number, (score, attempt) in enumerate(scores)
    )
    assert status(replace(officer(), exams=exams), "TRN-02", date(2025, 1, 1)) == expected


def test_trn_02_is_not_asked_under_the_task_force_model() -> None:
    assert status(officer(TFM), "TRN-02", date(2025, 1, 1)) == "-"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 11, 14), "MET"),
        (date(2025, 11, 15), "DUE_SOON"),
        (date(2026, 3, 15), "DUE_SOON"),
        (date(2026, 3, 16), "OVERDUE"),
        (date(2026, 3, 27), "MET"),
    ],
)
def test_trn_03_counts_two_years_from_the_latest_completion(as_of: date, expected: str) -> None:
    register = officer()
    refreshed = replace(register, trainings=(*register.trainings, trained("IADRP", date(2026, 3, 27))))
    assert status(refreshed, "TRN-03", as_of) == expected


def test_trn_03_leaves_the_officer_authorized_when_it_is_overdue() -> None:
    found = judged(officer(), date(2026, 3, 16))
    assert [one.word.value for one in found.authority.values()] == ["AUTHORIZED"]


@pytest.mark.parametrize(
    ("anchor", "refreshers", "as_of", "due"),
    [
        ("LAST_COMPLETION", (), date(2026, 1, 1), date(2026, 2, 28)),
        ("LAST_COMPLETION", (date(2026, 2, 27),), date(2026, 3, 1), date(2028, 2, 27)),
        ("FIXED_CYCLE", (date(2026, 2, 27),), date(2026, 3, 1), date(2028, 2, 29)),
        ("FIXED_CYCLE", (), date(2029, 1, 1), date(2026, 2, 28)),
        ("FIXED_CYCLE", (date(2025, 10, 31),), date(2026, 1, 1), date(2028, 2, 29)),
        ("FIXED_CYCLE", (date(2025, 10, 30),), date(2026, 1, 1), date(2026, 2, 28)),
        ("FIXED_CYCLE", (date(2028, 2, 29),), date(2028, 3, 1), date(2028, 2, 29)),
        ("FIXED_CYCLE", (date(2028, 3, 1),), date(2028, 3, 2), date(2030, 2, 28)),
    ],
)
def test_trn_03_counts_from_the_anchor_of_the_agreement(
    anchor: str, refreshers: tuple[date, ...], as_of: date, due: date
) -> None:
    first = officer(completed=date(2024, 2, 29), letter=date(2024, 3, 20))
    register = replace(
        first,
        trainings=(*first.trainings, *(trained("IADRP", day) for day in refreshers)),
        overrides=(Override("J", "TRN-03", "anchor", anchor),),
    )
    found = verdict(register, "TRN-03", as_of)
    assert found is not None
    assert found.due == due


@pytest.mark.parametrize(("anchor", "expected"), [("LAST_COMPLETION", "DUE_SOON"), ("FIXED_CYCLE", "OVERDUE")])
def test_trn_03_differs_by_anchor_for_a_late_refresher(anchor: str, expected: str) -> None:
    first = officer(completed=date(2021, 5, 28), letter=date(2021, 6, 21))
    register = replace(
        first,
        trainings=(*first.trainings, trained("IADRP", date(2023, 7, 14))),
        overrides=(Override("J", "TRN-03", "anchor", anchor),),
    )
    assert status(register, "TRN-03", date(2025, 6, 15)) == expected


@pytest.mark.parametrize("moa", [WSO, TFM])
def test_trn_03_is_no_rule_of_the_other_models(moa: object) -> None:
    assert status(officer(WSO if moa is WSO else TFM), "TRN-03", date(2030, 1, 1)) == "-"


def test_trn_03_is_not_asked_of_a_revoked_officer() -> None:
    revoked = replace(officer(), status_events=(StatusEvent("1", "J", StatusEventKind.REVOKED, date(2026, 4, 13)),))
    assert status(revoked, "TRN-03", date(2026, 4, 12)) == "OVERDUE"
    assert status(revoked, "TRN-03", date(2026, 4, 13)) == "-"


def test_crd_01_wants_form_and_card_in_hand() -> None:
    register = officer()
    card = next(row for row in register.credentials if row.kind is CredentialKind.CREDENTIAL_CARD)
    form = next(row for row in register.credentials if row.kind is CredentialKind.FORM_70_006)
    returned = replace(register, credentials=(form, replace(card, returned_on=date(2025, 1, 1))))
    assert status(register, "CRD-01", date(2025, 1, 1)) == "MET"
    assert status(replace(register, credentials=(form,)), "CRD-01", date(2025, 1, 1)) == "NOT_MET"
    assert status(returned, "CRD-01", date(2024, 12, 31)) == "MET"
    assert status(returned, "CRD-01", date(2025, 1, 1)) == "NOT_MET"
    assert status(officer(TFM), "CRD-01", date(2025, 1, 1)) == "-"
