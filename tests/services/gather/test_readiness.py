import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from coordinator.compliance.rules import RULES
from coordinator.compliance.verdicts import COUNTED, Status
from coordinator.reports.answers import Answer, Need, tally
from coordinator.reports.readiness import Readiness
from coordinator.services.gather.answers import agreements_of
from coordinator.services.gather.readiness import gather
from coordinator.services.judged import judged
from coordinator.store import Store
from tests.services.gather.asked import DAY

STATUS = Path(__file__).parents[2] / "golden" / "status"
OPEN = {"OVERDUE", "NOT_MET", "LATE"}


def readiness(store: Store, day: date = DAY) -> Readiness:
    with store.looking() as look:
        return gather(look, judged(look, day))


def answers(found: Readiness, rule: str) -> list[Answer]:
    return [one for group in found.groups for duty in group.duties if duty.code == rule for one in duty.answers]


@pytest.mark.parametrize("path", sorted(STATUS.glob("*.json")), ids=lambda path: path.stem)
def test_every_verdict_stands_once_under_its_duty(sample: Store, path: Path) -> None:
    expected = [row for row in json.loads(path.read_text()) if row["rule"] != "AUTHORITY"]
    found = readiness(sample, date.fromisoformat(path.stem))
    listed = Counter(
        (duty.code, "OVERDUE" if one.status == "Past the expected day" else Status(_code(one.status)).value)
        for group in found.groups
        for duty in group.duties
        for one in duty.answers
    )
    assert listed == Counter((row["rule"], row["status"]) for row in expected)


def _code(words: str) -> str:
    return next(one.value for one in Status if one.words == words)


def test_the_figures_count_what_the_expected_answers_hold(sample: Store) -> None:
    weights = {rule.code: rule.weight for rule in RULES}
    expected = json.loads((STATUS / "2026-11-22.json").read_text())
    counted = [row for row in expected if weights.get(row["rule"]) in COUNTED]
    duties = [duty for group in readiness(sample).groups for duty in group.duties]
    explained = 1  # CMP-03 of complaint 2026-001 was late, and the sample explains it
    assert tally(duties, Need.ATTENTION) == sum(row["status"] in OPEN for row in counted) - explained
    assert tally(duties, Need.UNKNOWN) == sum(row["status"] == "CANNOT_TELL" for row in counted)
    assert tally(duties, Need.SOON) == sum(row["status"] == "DUE_SOON" for row in counted)
    assert sum(tally(duties, need) for need in Need) == len(counted)


def test_the_worst_comes_first(sample: Store) -> None:
    order = [need.words for need in Need]
    for group in readiness(sample).groups:
        worst = [order.index(duty.answers[0].need) for duty in group.duties]
        assert worst == sorted(worst)
        for duty in group.duties:
            needs = [order.index(one.need) for one in duty.answers]
            assert needs == sorted(needs)


def test_what_is_explained_needs_nobody_and_says_why(sample: Store) -> None:
    (late,) = [one for one in answers(readiness(sample), "CMP-03") if one.status == "Done late"]
    assert late.need == Need.SETTLED.words
    assert late.answered.startswith("The results went out on the Monday")
    assert late.mend == ""


def test_what_ice_owes_is_not_called_overdue(sample: Store) -> None:
    assert {one.status for one in answers(readiness(sample), "INS-01")} == {"Past the expected day"}


def test_nothing_is_asked_of_an_empty_program(empty: Store) -> None:
    assert readiness(empty).groups == []


@pytest.mark.parametrize(
    ("subject", "under"),
    [
        ("participation:4117/KC-JEM-2", ["KC-JEM-2"]),
        ("complaint:2026-002", ["KC-TFM"]),
        ("meeting:SC-2023", ["KC-JEM-2"]),
        ("action:OPR-2023/2/2", ["KC-JEM-2"]),
        ("cost:C-2024-001", ["KC-JEM-2"]),
        ("exam:4117/IADP", ["KC-JEM-2"]),
        ("training:3871/IADP/2018-05-14", ["KC-JEM-2"]),
        ("training:5011/WSO-INIT/2025-05-06", ["KC-WSO"]),
        ("facility:Kettle County Jail", []),
        ("agency:", []),
    ],
)
def test_a_subject_comes_under_its_agreements(sample: Store, subject: str, under: list[str]) -> None:
    with sample.looking() as look:
        assert list(agreements_of(judged(look, DAY).facts, subject)) == under
