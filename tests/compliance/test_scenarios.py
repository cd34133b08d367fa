"""Scenarios of officers, told as facts: each test is named after what it promises."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coordinator.compliance.choices import (
    Attempt,
    CredentialKind,
    Function,
    MoaEventKind,
    Role,
    StatusEventKind,
)
from coordinator.compliance.entry import refusals
from coordinator.compliance.facts import (
    Authorization,
    Credential,
    Exam,
    Moa,
    Officer,
    Participation,
)
from coordinator.compliance.register import Register
from coordinator.compliance.verdicts import Weight
from tests.compliance.agency import (
    JEM,
    TEMPLATES,
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
    rows_of,
    status,
    trained,
    verdict,
)


def word(register: Register, as_of: date) -> str:
    return authority_on(register, as_of).word.value


def test_a1_a_refresher_is_due_exactly_two_years_later_and_its_lapse_ends_no_authority() -> None:
    whitfield = officer()
    expected = {
        date(2025, 11, 14): "MET",
        date(2025, 11, 15): "DUE_SOON",
        date(2026, 3, 15): "DUE_SOON",
        date(2026, 3, 16): "OVERDUE",
    }
    assert {day: status(whitfield, "TRN-03", day) for day in expected} == expected
    assert word(whitfield, date(2026, 3, 16)) == "AUTHORIZED"
    done = having(whitfield, trainings=(*whitfield.trainings, trained("IADRP", date(2026, 3, 27))))
    assert status(done, "TRN-03", date(2026, 3, 27)) == "MET"
    assert due(done, "TRN-03", date(2026, 3, 27)) == "2028-03-27"


def test_a2_a_course_completed_on_a_leap_day_is_due_on_the_last_day_of_february() -> None:
    okafor = officer(completed=date(2024, 2, 29), letter=date(2024, 3, 20))
    days = (date(2025, 10, 30), date(2025, 10, 31), date(2026, 2, 28), date(2026, 3, 1))
    assert [status(okafor, "TRN-03", day) for day in days] == ["MET", "DUE_SOON", "DUE_SOON", "OVERDUE"]
    refreshed = having(okafor, trainings=(*okafor.trainings, trained("IADRP", date(2026, 2, 27))))
    assert due(refreshed, "TRN-03", date(2026, 3, 1)) == "2028-02-27"
    fixed = own_terms(refreshed, "TRN-03", anchor="FIXED_CYCLE")
    assert due(fixed, "TRN-03", date(2026, 3, 1)) == "2028-02-29"


def test_a3_the_anchor_decides_whether_the_same_refresher_is_overdue() -> None:
    first = officer(completed=date(2021, 5, 28), letter=date(2021, 6, 21))
    lindqvist = having(first, trainings=(*first.trainings, trained("IADRP", date(2023, 7, 14))))
    day = date(2025, 6, 15)
    assert (due(lindqvist, "TRN-03", day), status(lindqvist, "TRN-03", day)) == ("2025-07-14", "DUE_SOON")
    fixed = own_terms(lindqvist, "TRN-03", anchor="FIXED_CYCLE")
    assert (due(fixed, "TRN-03", day), status(fixed, "TRN-03", day)) == ("2025-05-28", "OVERDUE")


def test_a4_a_revoked_officer_is_out_from_the_day_of_the_letter_and_was_in_before() -> None:
    register = officer(completed=date(2022, 8, 26), letter=date(2022, 9, 12))
    card = Credential("1", "J", CredentialKind.CREDENTIAL_CARD, date(2022, 9, 12), date(2026, 5, 8))
    others = tuple(row for row in rows_of(register, "credentials") if row.kind is not card.kind)
    serrano = having(
        register,
        credentials=(*others, card),
        status_events=(event(StatusEventKind.REVOKED, date(2026, 4, 13)),),
    )
    assert word(serrano, date(2026, 4, 1)) == "AUTHORIZED"
    assert word(serrano, date(2026, 4, 12)) == "AUTHORIZED"
    assert word(serrano, date(2026, 4, 13)) == "REVOKED"
    assert word(serrano, date(2026, 4, 30)) == "REVOKED"
    assert status(serrano, "TRN-03", date(2026, 4, 12)) != "-"
    assert status(serrano, "TRN-03", date(2026, 4, 13)) == "-"
    assert due(serrano, "CRD-02", date(2026, 4, 13)) == "2026-04-20"
    assert status(serrano, "CRD-02", date(2026, 5, 7)) == "OVERDUE"
    assert status(serrano, "CRD-02", date(2026, 5, 8)) == "LATE"


def test_a5_a_task_force_authorization_lapses_and_the_gap_to_the_next_is_named() -> None:
    brandt = officer(TFM, letter=date(2025, 4, 10))
    assert status(brandt, "AUT-02", date(2027, 1, 9)) == "MET"
    assert status(brandt, "AUT-02", date(2027, 1, 10)) == "DUE_SOON"
    assert word(brandt, date(2027, 4, 9)) == "AUTHORIZED"
    assert word(brandt, date(2027, 4, 10)) == "LAPSED"
    again = Authorization("1", "T", date(2027, 4, 26), letter_on=date(2027, 4, 26))
    renewed = having(brandt, authorizations=(*brandt.authorizations, again))
    assert word(renewed, date(2027, 4, 25)) == "LAPSED"
    assert word(renewed, date(2027, 4, 26)) == "AUTHORIZED"
    gap = verdict(renewed, "AUT-06", date(2027, 4, 26))
    assert gap is not None
    assert gap.subject == "gap:1/T/2027-04-10"
    assert "April 10, 2027 to April 25, 2027" in str(gap.steps[-1])


def test_a5_an_authorization_from_a_leap_day_ends_on_the_last_day_of_february() -> None:
    leap = officer(TFM, letter=date(2028, 2, 29))
    assert word(leap, date(2030, 2, 27)) == "AUTHORIZED"
    assert word(leap, date(2030, 2, 28)) == "LAPSED"
    assert due(leap, "AUT-02", date(2030, 1, 1)) == "2030-02-28"


def test_a11_a_leaving_warrant_officer_is_announced_as_advice_and_gives_back_the_card() -> None:
    register = officer(WSO, completed=date(2025, 5, 6), letter=date(2025, 5, 6))
    abara = having(register, officers=(Officer("1", planned_last_day=date(2026, 12, 31)),))
    day = date(2026, 11, 22)
    notice = verdict(abara, "EXT-01", day)
    assert notice is not None
    assert (notice.due_iso, notice.status.value, notice.rule.weight) == ("2026-10-02", "OVERDUE", Weight.ADVICE)
    assert status(abara, "TRN-03", day) == "-"
    gone = having(abara, status_events=(event(StatusEventKind.SEPARATED, date(2027, 1, 1), "W"),))
    assert [word(gone, end) for end in (date(2026, 12, 31), date(2027, 1, 1))] == ["AUTHORIZED", "SEPARATED"]
    assert status(gone, "CRD-02", date(2026, 12, 31)) == "-"
    assert status(gone, "CRD-02", date(2027, 1, 1)) == "DUE_SOON"


@pytest.mark.parametrize(
    ("moa", "scores", "remedial", "expected"),
    [
        (JEM, ("88", "66"), "68", "DISQUALIFIED"),
        (JEM, ("64", "69"), "82", "DISQUALIFIED"),
        (JEM, ("70", "70", "70"), None, "IN_PROCESS"),
        (WSO, ("68",), "70", "IN_PROCESS"),
        (WSO, ("68",), "69", "DISQUALIFIED"),
        (JEM, ("69.5",), "69.5", "DISQUALIFIED"),
    ],
)
def test_a12_two_scores_below_seventy_end_the_course(
    moa: Moa, scores: tuple[str, ...], remedial: str | None, expected: str
) -> None:
    course = {"J": "IADP", "W": "WSO-INIT"}[moa.code]
    day = date(2024, 3, 10)
    rows = [Exam("1", course, str(place), Attempt.ORIGINAL, Decimal(score), day) for place, score in enumerate(scores)]
    if remedial:
        rows.append(Exam("1", course, "R", Attempt.REMEDIAL, Decimal(remedial), day))
    candidate = having(officer(moa), exams=rows, trainings=(), authorizations=())
    assert word(candidate, day) == expected
    passed = having(candidate, trainings=officer(moa).trainings)
    if expected == "IN_PROCESS":
        assert word(passed, date(2024, 3, 15)) == "INCOMPLETE"
        assert status(passed, "TRN-02", date(2024, 3, 15)) == "MET"


def test_a13_ending_the_warrant_agreement_leaves_the_jail_officers_of_the_same_house() -> None:
    second = Participation("2", "W", Role.WSO, date(2020, 1, 1))
    warrants = officer(WSO)
    register = officer()
    both = having(
        register,
        moas=(JEM, WSO),
        participations=(*register.participations, second),
        trainings=(*register.trainings, replace(warrants.trainings[0], badge="2")),
        authorizations=(*register.authorizations, replace(warrants.authorizations[0], badge="2")),
        credentials=(
            *rows_of(register, "credentials"),
            *(replace(row, badge="2") for row in rows_of(warrants, "credentials")),
        ),
        moa_events=(
            moa_event(MoaEventKind.TERMINATION_NOTICE, date(2026, 6, 1), "W"),
            moa_event(MoaEventKind.TERMINATED, date(2026, 8, 30), "W", notified_on=date(2026, 6, 1)),
        ),
    )

    def words(day: date) -> dict[str, str]:
        return {held.badge: found.word.value for held, found in judged(both, day).authority.items()}

    assert words(date(2026, 8, 29)) == {"1": "AUTHORIZED", "2": "AUTHORIZED"}
    assert words(date(2026, 8, 30)) == {"1": "AUTHORIZED", "2": "MOA_NOT_IN_FORCE"}
    assert status(both, "MOA-09", date(2026, 6, 1)) == "MET"


def test_a13_a_warrant_officer_cannot_be_granted_detainers() -> None:
    warrants = officer(WSO)
    beyond = replace(warrants.authorizations[0], functions=frozenset({Function.F02, Function.F06}))
    found = [one.field for one in refusals(having(warrants, authorizations=(beyond,)), TEMPLATES, date(2026, 1, 1))]
    assert found == ["functions"]
