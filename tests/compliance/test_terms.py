from pathlib import Path

import pytest

from coordinator.compliance.choices import Model
from coordinator.compliance.terms import PROGRAM, Override, parse, template_for, term_of
from coordinator.compliance.verdicts import Basis
from coordinator.errors import Invalid
from coordinator.paths import bundled

FILES = sorted(bundled("resources/terms").glob("*.toml"))
TEMPLATES = {path.stem: parse(path.read_text("utf-8"), path.name) for path in FILES}

# What the templates are known to say: months of an authorization, and which rules exist (see resources/terms).
LENGTHS = {
    "JEM-2016": None, "JEM-2020": None, "JEM-2025": None, "WSO-2019": None, "WSO-2020": None, "WSO-2025": None,
    "TFM-2025": 24, "TFM-2025-TX": 24, "STD-2009": 12, "PRE-2009": 12,
}  # fmt: skip


def test_every_print_has_its_file() -> None:
    assert set(TEMPLATES) == {*LENGTHS, PROGRAM}
    assert all(template.code == name for name, template in TEMPLATES.items())


@pytest.mark.parametrize("code", LENGTHS)
def test_authorizations_last_as_the_print_says(code: str) -> None:
    assert TEMPLATES[code].rules["AUT-02"].optional("length_months") == LENGTHS[code]


@pytest.mark.parametrize("code", ["PRE-2009", "STD-2009", "JEM-2016"])
def test_terms_not_read_from_a_copy_say_so(code: str) -> None:
    assert all("confirm with your MOA" in term.citation for term in TEMPLATES[code].rules.values())


def test_the_refresher_is_called_practice_wherever_it_exists() -> None:
    found = {code for code, template in TEMPLATES.items() if "TRN-03" in template.rules}
    assert found == {"PRE-2009", "STD-2009", "JEM-2016", "JEM-2020", "JEM-2025"}
    assert all(TEMPLATES[code].rules["TRN-03"].basis is Basis.ICE_PRACTICE for code in found)


def test_the_steering_committee_is_gone_from_the_2025_prints() -> None:
    assert not any("STC-01" in TEMPLATES[code].rules for code in ("JEM-2025", "WSO-2025", "TFM-2025"))


def test_an_unknown_print_is_judged_by_the_nearest_and_says_so() -> None:
    other = template_for(TEMPLATES, "OTHER", Model.WSO)
    assert other.rules.keys() == TEMPLATES["WSO-2025"].rules.keys()
    assert all(term.confirm for term in other.rules.values())


def test_an_agreement_overrides_its_template() -> None:
    own = Override("M", "TRN-03", "interval_months", "36", "Addendum 2")
    term = term_of(TEMPLATES["JEM-2020"], "TRN-03", [own, Override("M", "AUT-02", "due_soon_days", "30")])
    assert term.number("interval_months") == 36
    assert term.clause == "Addendum 2"
    assert term.overrides == (own,)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("interval_months", "soon"),
        ("interval_months", "-1"),
        ("interval_months", "0"),
        ("interval_months", "10000"),
        ("due_soon_days", "-1"),
        ("due_soon_days", "10000"),
        ("anchor", "X"),
    ],
)
def test_an_override_that_cannot_be_read_is_refused(parameter: str, value: str) -> None:
    with pytest.raises(Invalid, match=parameter):
        term_of(TEMPLATES["JEM-2020"], "TRN-03", [Override("M", "TRN-03", parameter, value)])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("code = ", "no terms file"),
        ('code = "X"', "models is missing"),
        ('code = "X"\nmodels = ["ABC"]\n', "ABC"),
    ],
)
def test_a_damaged_terms_file_is_named(text: str, reason: str) -> None:
    with pytest.raises(Invalid, match=rf"(?s)X\.toml.*{reason}"):
        parse(text, Path("X.toml").name)


@pytest.mark.parametrize(
    ("parameter", "value"), [("interval_months", "1"), ("interval_months", "9999"), ("due_soon_days", "0")]
)
def test_an_override_may_be_as_small_and_as_large_as_days_allow(parameter: str, value: str) -> None:
    term = term_of(TEMPLATES["JEM-2020"], "TRN-03", [Override("M", "TRN-03", parameter, value)])
    assert term.number(parameter) == int(value)
