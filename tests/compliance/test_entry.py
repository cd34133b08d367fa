from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import AmendmentKind, Check, CheckResult, Function, MoaEventKind, Model, TermKind
from coordinator.compliance.entry import refusals, warnings
from coordinator.compliance.facts import Amendment, Authorization, Moa, MoaEvent, Officer
from coordinator.compliance.program_facts import EligibilityCheck, Nomination
from coordinator.compliance.register import Register
from coordinator.compliance.terms import Override
from tests.compliance.agency import JEM, TEMPLATES, TFM, WSO, having, officer, trained

TODAY = date(2026, 11, 24)
SECOND = Moa("J2", Model.JEM, "JEM-2025", date(2025, 3, 1), date(2025, 3, 2))


def said(register: Register) -> list[str]:
    return [f"{one.ref} {one.field}: {one.reason}" for one in refusals(register, TEMPLATES, TODAY)]


def test_a_sound_register_is_refused_nothing() -> None:
    for moa in (JEM, WSO, TFM):
        assert said(officer(moa)) == []


@pytest.mark.parametrize(
    ("moa", "reason"),
    [
        (replace(JEM, template="JEM-2020"), ""),
        (replace(JEM, template="OTHER"), ""),
        (replace(JEM, template="JEM2020"), "moa:J template: JEM2020 is no known print: JEM-2016"),
        (replace(JEM, template="WSO-2025"), "moa:J template: WSO-2025 is no print of the Jail Enforcement Model"),
    ],
)
def test_the_print_is_known_and_of_the_model(moa: Moa, reason: str) -> None:
    found = said(Register(moas=[moa]))
    assert len(found) == bool(reason)
    assert not found or found[0].startswith(reason)


def test_a_second_agreement_of_one_model_in_force_is_refused() -> None:
    assert said(Register(moas=[JEM, SECOND]))[0].startswith("moa:J2 effective_on: J of the same model is in force then")


@pytest.mark.parametrize(
    "register",
    [
        Register(moas=[JEM, replace(SECOND, supersedes="J")]),
        Register(moas=[JEM, SECOND], moa_events=[MoaEvent("J", MoaEventKind.TERMINATED, date(2025, 3, 2))]),
        Register(moas=[replace(JEM, expires_on=date(2025, 3, 2)), SECOND]),
        Register(moas=[JEM, replace(SECOND, ice_signed_on=None)]),
        Register(moas=[JEM, WSO, TFM]),
    ],
)
def test_agreements_that_follow_each_other_or_differ_in_model_are_fine(register: Register) -> None:
    assert said(register) == []


def test_authorizations_that_overlap_are_refused() -> None:
    first = Authorization("1", "J", date(2024, 4, 2), date(2026, 4, 2))
    touching = Authorization("1", "J", date(2026, 4, 2))
    early = Authorization("1", "J", date(2026, 4, 1))
    assert said(having(Register(), moas=[JEM], authorizations=[touching, first])) == []
    found = said(having(Register(), moas=[JEM], authorizations=[early, first]))
    assert found == [
        "authorization:1/J/2026-04-01 granted_from: the authorization of 2024-04-02 lasts until 2026-04-02"
    ]


def test_an_amendment_moves_no_end_day_that_is_not_there() -> None:
    extension = Amendment("J", 1, AmendmentKind.EXTENSION, new_expires_on=date(2027, 1, 1))
    fixed = replace(JEM, term_kind=TermKind.FIXED_TERM, expires_on=date(2026, 1, 1))
    assert said(Register(moas=[fixed], amendments=[extension])) == []
    assert said(Register(moas=[JEM], amendments=[extension])) == [
        "moa_amendment:J/1 new_expires_on: J runs until terminated and has no end day that an amendment could move"
    ]


def test_functions_beyond_the_model_are_refused() -> None:
    letter = Authorization("1", "W", date(2025, 5, 12), functions=frozenset({Function.F02, Function.F06}))
    found = said(having(Register(), moas=[WSO], authorizations=[letter]))
    assert found == [
        "authorization:1/W/2025-05-12 functions: the Warrant Service Officer does not delegate F06",
    ]


def test_a_completion_in_the_future_is_refused() -> None:
    assert said(having(Register(), trainings=[trained("IADP", TODAY)])) == []
    assert "in the future" in said(having(Register(), trainings=[trained("IADP", date(2026, 11, 25))]))[0]


def warned(register: Register) -> list[str]:
    return [f"{one.ref} {one.field}: {one.reason}" for one in warnings(register, TEMPLATES)]


def test_a_sound_register_is_warned_about_nothing() -> None:
    for moa in (JEM, WSO, TFM):
        sound = officer(moa)
        assert warned(having(sound, authorizations=[replace(sound.authorizations[0], functions=NAMED)])) == []


NAMED = frozenset({Function.F02})
LETTER = Authorization("1", "J", date(2024, 4, 2), letter_on=date(2024, 4, 1), functions=NAMED)
TRAINED = officer(JEM)


@pytest.mark.parametrize(
    ("register", "found"),
    [
        (having(TRAINED, trainings=()), "letter_on: by 2024-04-01 no initial course of the Jail Enforcement Model"),
        (having(TRAINED, trainings=[trained("IADP", date(2024, 4, 2))]), "letter_on: by 2024-04-01 no initial course"),
        (having(TRAINED, trainings=[trained("IADRP", date(2024, 3, 1))]), "letter_on: by 2024-04-01 no initial"),
        (
            having(TRAINED, trainings=[replace(trained("IADP", date(2024, 3, 1)), certified_on=date(2024, 4, 2))]),
            "letter_on: by 2024-04-01 ICE had not certified IADP",
        ),
        (
            having(TRAINED, trainings=[replace(trained("IADP", date(2024, 3, 1)), certified_on=None)]),
            "letter_on: by 2024-04-01 ICE had not certified IADP",
        ),
    ],
)
def test_a_letter_before_training_or_certification_is_warned_about(register: Register, found: str) -> None:
    said = warned(having(register, authorizations=[LETTER]))
    assert len(said) == 1
    assert said[0].startswith(f"{LETTER.ref} {found}")


def test_only_the_first_letter_is_asked_about_training() -> None:
    later = replace(LETTER, granted_from=date(2025, 4, 2), letter_on=date(2025, 4, 1))
    course = trained("IADP", date(2024, 5, 1))
    assert len(warned(having(TRAINED, trainings=[course], authorizations=[LETTER, later]))) == 1


def test_a_letter_without_a_day_is_asked_for_the_day_it_grants() -> None:
    letter = replace(LETTER, letter_on=None)
    assert warned(having(TRAINED, trainings=(), authorizations=[letter]))[0].startswith(f"{letter.ref} granted_from")


@pytest.mark.parametrize(
    ("moa", "events", "why"),
    [
        (replace(JEM, ice_signed_on=None), [], "J is signed by the agency and not yet by ICE"),
        (replace(JEM, effective_on=date(2024, 4, 3)), [], "J takes effect on April 3, 2024"),
        (JEM, [MoaEvent("J", MoaEventKind.SUSPENDED, date(2024, 4, 2))], "J has been suspended since April 2, 2024"),
        (JEM, [MoaEvent("J", MoaEventKind.TERMINATED, date(2024, 4, 2))], "J was terminated with effect from April 2"),
        (JEM, [MoaEvent("J", MoaEventKind.TERMINATED, date(2024, 4, 3))], ""),
    ],
)
def test_a_letter_under_an_agreement_that_is_not_in_force_is_warned_about(
    moa: Moa, events: list[MoaEvent], why: str
) -> None:
    said = warned(having(TRAINED, moas=[moa], moa_events=events, authorizations=[LETTER]))
    assert len(said) == bool(why)
    assert not why or said[0].startswith(
        f"{LETTER.ref} granted_from: the agreement was not in force on 2024-04-02: {why}"
    )


def test_a_letter_that_names_no_function_is_warned_about() -> None:
    said = warned(having(TRAINED, authorizations=[replace(LETTER, functions=frozenset())]))
    assert said == [f"{LETTER.ref} functions: it names no function that the officer may perform"]


TERM = replace(JEM, term_kind=TermKind.FIXED_TERM, expires_on=date(2023, 6, 10))


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ((date(2023, 6, 1), date(2023, 6, 10), None), ""),
        ((date(2023, 6, 1), date(2023, 6, 11), None), "ice_signed_on"),
        ((date(2023, 6, 11), date(2023, 6, 1), None), "lea_signed_on"),
        ((date(2023, 6, 1), date(2023, 6, 1), date(2023, 6, 11)), "effective_on"),
        ((date(2023, 6, 11), None, None), ""),
    ],
)
def test_an_extension_after_the_term_had_lapsed_leaves_a_gap(days: tuple[date | None, ...], field: str) -> None:
    change = Amendment("J", 1, AmendmentKind.EXTENSION, days[0], days[1], days[2], date(2026, 6, 10))
    said = warned(Register(moas=[TERM], amendments=[change]))
    assert said == (
        [f"{change.ref} {field}: gap: J had lapsed on 2023-06-10, before the extension counts from 2023-06-11"]
        if field
        else []
    )


def test_an_extension_of_an_extension_is_asked_about_the_end_as_it_was_extended() -> None:
    signed, again = date(2023, 6, 1), date(2025, 6, 1)
    first = Amendment("J", 1, AmendmentKind.EXTENSION, signed, signed, None, date(2025, 6, 10))
    second = Amendment("J", 2, AmendmentKind.EXTENSION, again, again, None, date(2026, 6, 10))
    assert warned(Register(moas=[TERM], amendments=[first, second])) == []


def nominated(moa: Moa, *checks: EligibilityCheck, since: date | None = None) -> Register:
    plain = officer(moa)
    return having(
        plain,
        authorizations=[replace(row, functions=frozenset({Function.F02})) for row in plain.authorizations],
        officers=(Officer("1", experience_from=since),),
        nominations=(Nomination("1", moa.code, date(2024, 1, 8)),),
        checks=checks,
    )


def checked_on(check: Check, day: date | None, result: CheckResult = CheckResult.MET) -> EligibilityCheck:
    return EligibilityCheck("1", "J", check, result, day)


ALL = (
    checked_on(Check.CIT, date(2024, 1, 8)),
    checked_on(Check.SECTRN, date(2024, 1, 8)),
    checked_on(Check.ICEBI, date(2024, 4, 2)),
)


@pytest.mark.parametrize(
    ("checks", "found"),
    [
        (ALL, []),
        (ALL[:2], ["ICE background investigation, nothing is recorded"]),
        ((*ALL[:2], checked_on(Check.ICEBI, date(2024, 4, 3))), ["ICE background investigation, met on 2024-04-03"]),
        (
            (*ALL[1:], checked_on(Check.CIT, date(2024, 1, 8), CheckResult.NOT_MET)),
            ["U.S. citizenship, not met on 2024-01-08"],
        ),
        ((), 3),
    ],
)
def test_a_letter_before_every_check_is_warned_about(
    checks: tuple[EligibilityCheck, ...], found: list[str] | int
) -> None:
    said_so = [one.reason for one in warnings(nominated(JEM, *checks), TEMPLATES)]
    if isinstance(found, int):
        assert len(said_so) == found
    else:
        assert said_so == [f"by 2024-04-02 a check was open: {one}" for one in found]


@pytest.mark.parametrize(
    ("since", "found"),
    [(None, 0), (date(2022, 1, 8), 0), (date(2022, 1, 9), 1)],
)
def test_a_nomination_before_two_years_of_experience_is_warned_about(since: date | None, found: int) -> None:
    register = nominated(TFM, replace(ALL[0], moa="T"), since=since)
    assert [one.field for one in warnings(register, TEMPLATES)] == ["nominated_on"] * found


def test_who_was_never_nominated_here_is_asked_for_no_check() -> None:
    assert list(warnings(having(nominated(JEM), nominations=()), TEMPLATES)) == []


@pytest.mark.parametrize(
    ("rule", "parameter", "value", "said_so"),
    [
        ("TRN-03", "interval_months", "36", None),
        ("TRN-03", "anchor", "FIXED_CYCLE", None),
        ("STC-01", "interval_months", "12", None),
        ("XXX-01", "days", "1", "rule: there is no rule XXX-01"),
        ("MOA-01", "days", "1", "parameter: MOA-01 has no parameter days; it has none"),
        ("TRN-03", "interval_months", "0", "value: interval_months is 0; it must be 1 to 9999"),
        ("TRN-03", "anchor", "NEVER", "value: anchor is NEVER; it must be one of FIRST_CERTIFIED, FIXED_CYCLE,"),
        ("ACT-01", "day_of_month", "31", "value: day_of_month is 31; it must be 1 to 28"),
    ],
)
def test_a_term_that_no_rule_could_judge_by_is_refused(
    rule: str, parameter: str, value: str, said_so: str | None
) -> None:
    found = said(Register(moas=(JEM,), overrides=(Override("J", rule, parameter, value),)))
    assert [one.startswith(f"moa_term:J/{rule}/{parameter} {said_so}") for one in found] == ([True] if said_so else [])
