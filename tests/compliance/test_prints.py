"""What the signed prints say in numbers, as read from 347 copies; every value here is written down by hand."""

import pytest

from coordinator.compliance.choices import Model
from coordinator.compliance.terms import NEAREST, Parameter, template_for
from coordinator.compliance.verdicts import Basis
from tests.compliance.agency import TEMPLATES

JEM_2020, JEM_2025 = "JEM-2020", "JEM-2025"
WSO_2019, WSO_2020, WSO_2025 = "WSO-2019", "WSO-2020", "WSO-2025"
TFM_TX, TFM_2025 = "TFM-2025-TX", "TFM-2025"
JAIL = (JEM_2020, JEM_2025)
WARRANT = (WSO_2019, WSO_2020, WSO_2025)
TASK_FORCE = (TFM_TX, TFM_2025)
SIGNED = (*JAIL, *WARRANT, *TASK_FORCE)
HISTORIC = ("PRE-2009", "STD-2009", "JEM-2016")

# Rule, parameter, value, and the signed prints that say so; every other signed print does not.
NUMBERS: tuple[tuple[str, str, Parameter, tuple[str, ...]], ...] = (
    ("TRN-02", "pass_mark", 70, (*JAIL, *WARRANT)),
    ("TRN-03", "interval_months", 24, JAIL),
    ("TRN-05", "interval_months", 12, TASK_FORCE),
    ("AUT-02", "length_months", 24, TASK_FORCE),
    ("AUT-05", "hours", 48, TASK_FORCE),
    ("NOM-02", "experience_months", 24, TASK_FORCE),
    ("EXT-01", "days", 90, WARRANT),
    ("MOA-04", "interval_months", 36, JAIL),
    ("MOA-06", "interval_months", 12, (*JAIL, *WARRANT)),
    ("MOA-07", "interval_months", 12, (*JAIL, *WARRANT)),
    ("MOA-09", "days", 90, WARRANT),
    ("MOA-10", "days", 90, (*JAIL, TFM_2025)),
    ("ACT-03", "hours", 24, JAIL),
    ("ACT-04", "hours", 1, (*JAIL, *WARRANT)),
    ("CMP-01", "hours", 48, (*JAIL, *WARRANT, TFM_TX)),
    ("CMP-02", "hours", 48, (*JAIL, WSO_2020, WSO_2025, TFM_TX)),
    ("CMP-03", "days", 30, (*JAIL, TFM_TX)),
    ("CMP-04", "days", 90, (WSO_2019, *TASK_FORCE)),
    ("STC-01", "interval_months", 36, (JEM_2020, WSO_2019, WSO_2020, TFM_TX)),
)

# Words instead of numbers: from which day the first review counts, who pays training travel, where complaints go.
WORDS: dict[str, dict[str, str]] = {
    "MOA-07 anchor": {
        JEM_2020: "OPERATIONAL", JEM_2025: "OPERATIONAL", WSO_2019: "FIRST_CERTIFIED", WSO_2020: "OPERATIONAL",
        WSO_2025: "OPERATIONAL",
    },
    "CST-01 travel_payer": dict.fromkeys(WARRANT, "LEA") | dict.fromkeys((*JAIL, *TASK_FORCE), "ICE"),
    "PST-02 intake": dict.fromkeys((JEM_2020, WSO_2019, WSO_2020), "JIC")
    | dict.fromkeys((JEM_2025, WSO_2025, *TASK_FORCE), "OPR"),
}  # fmt: skip

# Duties without a number, and the signed prints that have them.
PRESENT = {
    "AUT-01": (*JAIL, *WARRANT),
    "AUT-07": JAIL,
    "AUT-08": (*JAIL, *WARRANT),
    "CMP-05": (TFM_2025,),
    "CRD-01": (*JAIL, *WARRANT),
    "CRD-02": (*JAIL, *WARRANT),
    "IT-01": (*JAIL, *TASK_FORCE),
    "IT-02": (*JAIL, *TASK_FORCE),
    "LEP-01": (*JAIL, *WARRANT),
    "MOA-01": SIGNED,
    "MOA-05": SIGNED,
    "MOA-08": SIGNED,
    "NOM-01": SIGNED,
    "NOM-03": (*JAIL, *WARRANT),
    "NOM-04": JAIL,
    "NOM-06": WARRANT,
    "PST-01": (*JAIL, WSO_2020, WSO_2025),
    "REL-01": SIGNED,
    "SUP-01": (*JAIL, *TASK_FORCE),
    "TRN-01": SIGNED,
}

# Days before the due day from which it is due soon, the same under every print that has the rule.
WINDOWS = {
    "ACT-01": 3, "AUT-02": 90, "CMP-03": 7, "CMP-04": 14, "CRD-03": 30, "EQP-01": 30, "EXT-01": 30, "INS-01": 90,
    "INS-02": 14, "LEP-01": 30, "MOA-03": 180, "MOA-04": 90, "MOA-06": 60, "MOA-07": 90, "MOA-08": 30, "PST-01": 14,
    "REC-01": 60, "STC-01": 120, "STC-04": 7, "STC-05": 7, "SUP-02": 14, "TRN-03": 120, "TRN-05": 60, "TRN-06": 60,
}  # fmt: skip

PRACTICE = {"TRN-03", "TRN-06", "STC-01", "INS-01"}


@pytest.mark.parametrize(("rule", "parameter", "value", "prints"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_the_signed_prints_say_these_numbers(
    rule: str, parameter: str, value: Parameter, prints: tuple[str, ...]
) -> None:
    found = {
        code: (TEMPLATES[code].rules[rule].parameters or {}).get(parameter)
        for code in SIGNED
        if rule in TEMPLATES[code].rules
    }
    assert {code: number for code, number in found.items() if number is not None} == dict.fromkeys(prints, value)


@pytest.mark.parametrize("words", WORDS)
def test_the_signed_prints_say_these_words(words: str) -> None:
    rule, parameter = words.split()
    found = {code: TEMPLATES[code].rules[rule].word(parameter) for code in SIGNED if rule in TEMPLATES[code].rules}
    assert found == WORDS[words]


@pytest.mark.parametrize("rule", PRESENT)
def test_the_signed_prints_have_these_duties(rule: str) -> None:
    assert {code for code in SIGNED if rule in TEMPLATES[code].rules} == set(PRESENT[rule])


def test_the_windows_are_the_same_under_every_print() -> None:
    found: dict[str, set[int]] = {}
    for template in TEMPLATES.values():
        for rule, term in template.rules.items():
            days = term.optional("due_soon_days")
            if days is not None:
                found.setdefault(rule, set()).add(days)
    assert found == {rule: {days} for rule, days in WINDOWS.items()}


def test_practice_is_called_practice_and_nothing_else_is() -> None:
    found = {
        rule
        for template in TEMPLATES.values()
        for rule, term in template.rules.items()
        if term.basis is Basis.ICE_PRACTICE
    }
    assert found == PRACTICE


@pytest.mark.parametrize("code", SIGNED)
def test_signed_prints_need_no_confirmation_and_name_their_clauses(code: str) -> None:
    for term in TEMPLATES[code].rules.values():
        assert not term.confirm
        assert term.source
        assert term.clause or term.basis is not Basis.MOA_TEXT


@pytest.mark.parametrize("code", HISTORIC)
def test_historic_prints_are_to_be_confirmed_throughout(code: str) -> None:
    assert all(term.confirm for term in TEMPLATES[code].rules.values())


def test_an_authorization_lasted_a_year_before_2010() -> None:
    lengths = {code: TEMPLATES[code].rules["AUT-02"].optional("length_months") for code in HISTORIC}
    assert lengths == {"PRE-2009": 12, "STD-2009": 12, "JEM-2016": None}


@pytest.mark.parametrize("model", Model)
def test_another_print_takes_every_parameter_of_the_nearest_to_be_confirmed(model: Model) -> None:
    other, nearest = template_for(TEMPLATES, "OTHER", model), TEMPLATES[NEAREST[model]]
    assert model in {Model.HYBRID} | set(nearest.models)
    assert {rule: term.parameters for rule, term in other.rules.items()} == {
        rule: term.parameters for rule, term in nearest.rules.items()
    }
    assert all("(confirm with your MOA)" in term.citation for term in other.rules.values())
