"""Inspections as the place shows them: their state, what is still to be done, the next numbers, and the rehearsal."""

from datetime import date

import pytest

from coordinator.compliance.verdicts import SETTLED, Status
from coordinator.errors import Refused
from coordinator.records import CorrectiveActionFields
from coordinator.services.inspection_view import InspectionDetail, InspectionRow, Inspections, Part
from coordinator.services.inspections import inspection_detail, inspection_rows
from coordinator.services.judged import judged
from coordinator.store import Store

DAY = date(2026, 11, 22)


def rows(store: Store, day: date = DAY) -> dict[str, InspectionRow]:
    with store.looking() as look:
        return {row.code: row for row in inspection_rows(look, judged(look, day))}


def detail(store: Store, code: str, day: date = DAY) -> InspectionDetail:
    with store.looking() as look:
        number = next(number for number, key in look.keys("inspection").items() if key == code)
        return inspection_detail(look, judged(look, day), number)


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        (date(2023, 10, 22), Inspections.AHEAD, "Expected"),
        (date(2023, 10, 23), Inspections.AHEAD, "Announced"),
        (date(2023, 11, 13), Inspections.AHEAD, "Announced"),
        (date(2023, 11, 14), Inspections.OPEN, "Waiting for the report"),
        (date(2023, 12, 11), Inspections.OPEN, "Report received"),
        (date(2023, 12, 17), Inspections.OPEN, "Report received"),
        (date(2023, 12, 18), Inspections.CLOSED, "Closed"),
    ],
)
def test_an_inspection_goes_from_expected_to_closed_by_its_days(
    sample: Store, day: date, state: Inspections, words: str
) -> None:
    row = rows(sample, day)["OPR-2023-F"]
    assert (row.state, row.state_words) == (state, words)


def test_what_is_to_be_done_is_counted_as_of_the_day_with_the_earliest_due_day(sample: Store) -> None:
    assert (rows(sample)["OPR-2023"].to_do, rows(sample)["OPR-2023"].due) == (1, "2026-12-01")
    assert not rows(sample)["OPR-2023"].late
    late = rows(sample, date(2026, 12, 2))["OPR-2023"]
    assert late.late
    before = rows(sample, date(2023, 10, 10))["OPR-2023"]
    assert (before.to_do, before.due, before.late) == (2, "2023-10-06", True)


def test_an_action_that_was_rejected_is_not_done(sample: Store) -> None:
    with sample.looking() as look:
        number = next(number for number, key in look.keys("corrective_action").items() if key == "OPR-2023/1/1")
    with sample.change("Reject") as step:
        step.update(CorrectiveActionFields, number, {"rejected_on": date(2023, 11, 1)})
    assert rows(sample)["OPR-2023"].to_do == 2
    assert rows(sample, date(2023, 10, 31))["OPR-2023"].to_do == 1


def test_the_next_action_is_for_the_first_finding_without_one(sample: Store) -> None:
    found = detail(sample, "OPR-2023")
    assert (found.finding, found.action) == (3, (2, 3))
    assert detail(sample, "OPR-2021").action is None
    assert detail(sample, "SA-2026").action == (1, 1)


def test_steps_say_what_is_recorded_and_what_is_behind(sample: Store) -> None:
    stages = detail(sample, "OPR-2023").stages
    assert [*stages] == [*Part]
    assert stages[Part.FINDINGS].said == "2 findings"
    assert stages[Part.ACTIONS].said == "2 of 3 actions done"
    assert [part for part, stage in stages.items() if stage.done] == [Part.ON_SITE, Part.REPORT, Part.FINDINGS]
    early = detail(sample, "OPR-2023", date(2023, 8, 21)).stages
    assert early[Part.REPORT].said == "Not recorded"


def test_the_rehearsal_is_everything_unsettled_under_the_agreement_worst_first(sample: Store) -> None:
    found = detail(sample, "SA-2026").rehearsal
    assert found
    assert not {one.status for one in found} & {status.value for status in SETTLED}
    assert not any(one.answered for one in found)
    assert found[0].status in {Status.OVERDUE.value, Status.NOT_MET.value}
    subjects = {one.subject for one in found}
    assert "moa:KC-JEM-2" in subjects
    assert not any("KC-WSO" in subject for subject in subjects)


def test_an_inspection_that_somebody_deleted_says_so(sample: Store) -> None:
    with sample.looking() as look, pytest.raises(Refused, match="not on record any more"):
        inspection_detail(look, judged(look, DAY), 99_999)
