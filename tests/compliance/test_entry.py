from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.choices import Function, MoaEventKind, Model
from coordinator.compliance.entry import refusals
from coordinator.compliance.facts import Authorization, Moa, MoaEvent
from coordinator.compliance.register import Register
from tests.compliance.agency import JEM, TEMPLATES, TFM, WSO, officer, trained

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
    assert said(Register(moas=[JEM], authorizations=[touching, first])) == []
    found = said(Register(moas=[JEM], authorizations=[early, first]))
    assert found == [
        "authorization:1/J/2026-04-01 granted_from: the authorization of 2024-04-02 lasts until 2026-04-02"
    ]


def test_functions_beyond_the_model_are_refused() -> None:
    letter = Authorization("1", "W", date(2025, 5, 12), functions=frozenset({Function.F02, Function.F06}))
    found = said(Register(moas=[WSO], authorizations=[letter]))
    assert found == [
        "authorization:1/W/2025-05-12 functions: the Warrant Service Officer does not delegate F06",
    ]


def test_a_completion_in_the_future_is_refused() -> None:
    assert said(Register(trainings=[trained("IADP", TODAY)])) == []
    assert "in the future" in said(Register(trainings=[trained("IADP", date(2026, 11, 25))]))[0]
