import pytest

from coordinator.compliance.renewal import Fate, duty_changes
from tests.compliance.agency import TEMPLATES


def fates(old: str, new: str) -> dict[str, Fate]:
    return {one.rule.code: one.fate for one in duty_changes(TEMPLATES[old], TEMPLATES[new])}


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_the_same_print_changes_nothing(code: str) -> None:
    assert fates(code, code) == {}


@pytest.mark.parametrize(
    ("old", "new"), [("JEM-2020", "JEM-2025"), ("WSO-2019", "WSO-2025"), ("TFM-2025-TX", "TFM-2025")]
)
def test_what_begins_one_way_ends_the_other(old: str, new: str) -> None:
    there, back = fates(old, new), fates(new, old)
    turned = {Fate.BEGINS: Fate.ENDS, Fate.ENDS: Fate.BEGINS, Fate.CHANGES: Fate.CHANGES}
    assert {code: turned[fate] for code, fate in there.items()} == back


def test_the_texas_print_gave_times_that_the_later_one_does_not() -> None:
    found = fates("TFM-2025-TX", "TFM-2025")
    assert {code for code, fate in found.items() if fate is Fate.ENDS} == {"CMP-01", "CMP-02", "CMP-03", "STC-01"}
    assert {code for code, fate in found.items() if fate is Fate.BEGINS} == {"CMP-05", "MOA-10"}
