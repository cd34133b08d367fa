"""What would happen, and what does: the promises that a person relies on before pressing Import."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordinator.compliance.choices import Function, Role, TrainingStatus
from coordinator.errors import Invalid, Refused
from coordinator.exchange.sheets import write_sheet
from coordinator.records import RECORDS, OfficerFields
from coordinator.records.declaration import fields_of
from coordinator.services.wizard.plan import Cancelled, Fate
from coordinator.services.wizard.steps import Steps
from coordinator.store import Store
from tests.services.wizard.conftest import changes, drafted, imported, planned, told, unwatched

OFFICERS = ("Badge", "Last", "First", "Rank", "Hired")


def content(store: Store) -> dict[str, bytes]:
    with store.looking() as look:
        return {
            record.about.kind: write_sheet(record, look.rows(record, [one.name for one in fields_of(record)]))
            for record in RECORDS
        }


def test_each_record_is_created_updated_or_unchanged_and_nothing_is_kept(steps: Steps) -> None:
    before = content(steps.store)
    plan = planned(
        steps,
        OFFICERS,
        ("4117", "Whitfield", "Dana", "Sergeant", "8/1/16"),
        ("4122", "Okafor", "Miriam", "Corporal", "March 16, 2015"),
        ("9001", "Ruiz", "Ana", "", "2020-02-29"),
    )
    assert told(plan, Fate.UPDATE) == ["Officer 4117"]
    assert told(plan, Fate.UNCHANGED) == ["Officer 4122"]
    assert told(plan, Fate.CREATE) == ["Officer 9001"]
    assert changes(plan, "Officer 4117") == [("Rank", "Deputy", "Sergeant")]
    assert ("Hired on", "", "2020-02-29") in changes(plan, "Officer 9001")
    assert content(steps.store) == before


def test_an_import_does_what_was_shown_and_one_undo_takes_it_back(steps: Steps) -> None:
    before = content(steps.store)
    plan = planned(steps, OFFICERS, ("4117", "Whitfield", "Dana", "Sergeant", ""), ("9001", "Ruiz", "Ana", "", ""))
    brought = imported(steps, plan)
    assert brought.changes is not None
    assert brought.changes.label == "Import pasted cells"
    assert [one.reason.value for one in (made.manifest for made in steps.store.backups.listed())] == ["IMPORT"]
    with steps.store.looking() as look:
        ranks = dict(look.rows(OfficerFields, ("badge", "rank")))
    assert (ranks["4117"], ranks["9001"]) == ("Sergeant", None)
    steps.take_back(brought.changes)
    assert content(steps.store) == before
    with pytest.raises(Refused, match="Something else was done since"):
        steps.take_back(brought.changes)


def test_nothing_is_imported_while_a_row_is_refused_and_nobody_said_to_leave_it_out(steps: Steps) -> None:
    before = content(steps.store)
    plan = planned(steps, OFFICERS, ("9001", "Ruiz", "Ana", "", "13/13/2020"), ("9002", "Li", "Bo", "", ""))
    assert told(plan, Fate.REFUSED) == ["2: Hired: 13/13/2020 is not a day; write it like 2026-03-15 or 3/15/2026"]
    with pytest.raises(Invalid, match="clipboard, line 2, Hired: 13/13/2020 is not a day"):
        imported(steps, plan)
    assert content(steps.store) == before
    imported(steps, plan, rest=True)
    with steps.store.looking() as look:
        badges = set(look.keys("officer").values())
    assert "9002" in badges
    assert "9001" not in badges


@pytest.mark.parametrize(
    ("heading", "row", "reason"),
    [
        (OFFICERS, ("9001", "Ruiz", "", "", ""), "First: it must be filled in"),
        (OFFICERS, ("", "Ruiz", "Ana", "Deputy", ""), "Badge: it must be filled in"),
        (("Badge", "Name"), ("9001", "Madonna"), "Name: “Madonna” does not tell a last name from a first name"),
        (("Badge", "Last", "First", "Facility"), ("9001", "Ruiz", "Ana", "Nowhere"), "Facility: there is no facility"),
        (("Badge", "Last", "First", "Employment"), ("9001", "Ruiz", "Ana", "Fired"), "Employment: Fired is not one of"),
        (("Badge", "Last", "First", "Notes"), ("9001", "Ruiz", "Ana", "saw A123456789"), "looks like an A-number"),
        (("Badge", "Last", "First", "Notes"), ("9001", "Ruiz", "Ana", "SSN 123-45-6789"), "social security number"),
        (
            ("Badge", "Last", "First", "Hired", "Planned last day"),
            ("9001", "Ruiz", "Ana", "1/1/2020", "1/1/2019"),
            "Planned last day: Planned last day (2019-01-01) lies before Hired on (2020-01-01)",
        ),
        (
            ("Badge", "Course", "Started", "Completed", "Status"),
            ("4117", "IADRP", "1/1/2027", "1/5/2027", "Completed"),
            "Completed: 2027-01-05 is in the future; plan it instead",
        ),
        (("Badge", "Course", "Completed", "Status"), ("7777", "IADRP", "1/5/2026", "Completed"), "no officer 7777"),
        (
            ("Name", "Course", "Completed"),
            ("Nobody, Ann", "IADRP", "1/5/2026"),
            "no officer on record is called “Nobody",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_row_heading_and_reason(
    steps: Steps, heading: tuple[str, ...], row: tuple[str, ...], reason: str
) -> None:
    plan = planned(steps, heading, row, moa="KC-JEM-2")
    (said,) = told(plan, Fate.REFUSED)
    assert said.startswith("2: ")
    assert reason in said
    assert plan.writes == 0


def test_what_hangs_on_a_refused_row_is_refused_too_and_the_rest_stands(steps: Steps) -> None:
    heading = ("Badge", "Last", "First", "Hired", "Refresher taken")
    plan = planned(
        steps,
        heading,
        ("9001", "Ruiz", "Ana", "never", "3/27/2026"),
        ("9002", "Li", "Bo", "1/1/2020", "3/27/2026"),
    )
    assert [one[:2] for one in told(plan, Fate.REFUSED)] == ["2:"]
    assert told(plan, Fate.CREATE) == ["Officer 9002", "Training 9002, IADRP, 2026-03-27"]


def test_a_record_that_a_row_comes_too_near_to_puts_the_blame_on_the_row(steps: Steps) -> None:
    heading = ("Badge", "Agreement", "Authorized from", "Authorized until")
    plan = planned(steps, heading, ("5011", "KC-WSO", "5/12/2024", "5/13/2025"), role=Role.WSO)
    (said,) = told(plan, Fate.REFUSED)
    assert "the authorization of 2024-05-12 lasts until" in said
    assert not plan.barred


def test_a_row_that_makes_other_records_impossible_is_refused_for_it(steps: Steps) -> None:
    plan = planned(steps, ("Code", "Model", "Template"), ("KC-WSO", "JEM", "JEM-2025"))
    (said,) = told(plan, Fate.REFUSED)
    assert said.startswith("2: ")
    assert not plan.barred


def test_an_empty_cell_erases_nothing_unless_it_shall(steps: Steps) -> None:
    opened, (draft,) = drafted(steps, OFFICERS, ("4117", "Whitfield", "Dana", "", ""))
    assert told(steps.plan(opened, [draft], unwatched), Fate.UNCHANGED) == ["Officer 4117"]
    erasing = steps.settled(draft.with_scheme(draft.scheme.erasing(on=True)))
    plan = steps.plan(opened, [erasing], unwatched)
    assert ("Rank", "Deputy", "") in changes(plan, "Officer 4117")


def test_what_nobody_wrote_replaces_nothing_on_record(steps: Steps) -> None:
    heading = ("Badge", "Refresher taken")
    plan = planned(steps, heading, ("4117", "3/27/2026"))
    assert told(plan, Fate.UNCHANGED) == ["Training 4117, IADRP, 2026-03-23"]


def test_the_same_record_in_several_rows_is_made_once(steps: Steps) -> None:
    heading = ("Badge", "Last", "First", "Rank", "Course", "Completed", "Status")
    plan = planned(
        steps,
        heading,
        ("9001", "Ruiz", "Ana", "", "IADP", "1/5/2024", "Completed"),
        ("9001", "Ruiz", "Ana", "Deputy", "IADRP", "1/5/2026", "Completed"),
    )
    assert told(plan, Fate.CREATE) == [
        "Officer 9001",
        "Training 9001, IADP, 2024-01-05",
        "Training 9001, IADRP, 2026-01-05",
    ]
    assert ("Rank", "", "Deputy") in changes(plan, "Officer 9001")


def test_two_rows_that_contradict_each_other_are_said(steps: Steps) -> None:
    plan = planned(steps, OFFICERS, ("9001", "Ruiz", "Ana", "Deputy", ""), ("9001", "Ruiz", "Ana", "Sergeant", ""))
    assert told(plan, Fate.REFUSED) == ["3: Rank: row 2 says otherwise of the same officer"]


def test_an_officer_without_a_badge_is_found_by_a_name_that_one_alone_has(steps: Steps) -> None:
    heading = ("Name", "Course", "Completed", "Status")
    plan = planned(steps, heading, ("WHITFIELD, DANA", "IADRP", "1/5/2024", "Completed"))
    assert told(plan, Fate.CREATE) == ["Training 4117, IADRP, 2024-01-05"]
    imported(steps, planned(steps, OFFICERS, ("9001", "Whitfield", "Dana", "", "")))
    again = planned(steps, heading, ("Dana Whitfield", "IADRP", "1/5/2023", "Completed"))
    (said,) = told(again, Fate.REFUSED)
    assert "2 officers are called “Whitfield, Dana”: 4117, 9001; say which one is meant" in said


def test_a_reference_is_found_however_it_is_written(steps: Steps) -> None:
    heading = ("Badge", "Course", "Completed", "Status")
    plan = planned(steps, heading, ("4117", "iadrp", "1/5/2024", "completed"))
    assert told(plan, Fate.CREATE) == ["Training 4117, IADRP, 2024-01-05"]


def test_a_badge_that_a_spreadsheet_made_a_number_stays_the_badge(steps: Steps) -> None:
    assert told(planned(steps, OFFICERS, ("4117.0", "WHITFIELD", "DANA", "", "")), Fate.UNCHANGED) == ["Officer 4117"]


def test_a_letter_makes_a_part_in_the_program_besides(steps: Steps) -> None:
    heading = ("Badge", "Last", "First", "Letter date")
    said = {"moa": "KC-JEM-2", "functions": (Function.F01,)}
    plan = planned(steps, heading, ("9001", "Ruiz", "Ana", "4/2/2024"), ("9002", "Li", "Bo", ""), **said)
    assert told(plan, Fate.CREATE) == [
        "Officer 9001",
        "Participation 9001, KC-JEM-2",
        "Authorization 9001, KC-JEM-2, 2024-04-02",
        "Officer 9002",
    ]
    assert ("Role", "", Role.DIO.words) in changes(plan, "Participation 9001, KC-JEM-2")


def test_an_import_that_was_checked_before_something_else_changed_is_checked_again(steps: Steps) -> None:
    plan = planned(steps, OFFICERS, ("9001", "Ruiz", "Ana", "", ""))
    imported(steps, planned(steps, OFFICERS, ("9002", "Li", "Bo", "", "")))
    with pytest.raises(Refused, match="Check again before you import"):
        imported(steps, plan)


def test_whoever_watches_can_stop_it_and_nothing_is_kept(steps: Steps) -> None:
    before = content(steps.store)
    rows = [(f"9{number:04}", "Ruiz", "Ana", "", "") for number in range(1200)]
    opened, drafts = drafted(steps, OFFICERS, *rows)
    seen: list[int] = []

    def watch(count: int) -> None:
        seen.append(count)
        if count >= 1000:
            raise Cancelled("Enough.")

    with pytest.raises(Cancelled):
        steps.plan(opened, drafts, watch)
    assert seen == [0, 500, 1000]
    assert content(steps.store) == before


_CELLS = st.one_of(
    st.sampled_from(("4117", "4122", "Whitfield, Dana", "1/5/2024", "13/1/2024", "Completed", "IADRP", "x", "-")),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(st.tuples(_CELLS, _CELLS, _CELLS, _CELLS), min_size=1, max_size=6))
def test_whatever_the_cells_every_row_has_a_fate_and_a_plan_can_be_done(
    steps: Steps, rows: list[tuple[str, str, str, str]]
) -> None:
    heading = ("Badge", "Name", "Course", "Completed")
    try:
        opened, drafts = drafted(steps, heading, *rows, status=TrainingStatus.COMPLETED)
    except Invalid:  # what is no table at all
        return
    if not all(draft.ready for draft in drafts):
        return
    plan = steps.plan(opened, drafts, unwatched)
    seen = {entry.row for entry in plan.entries}
    assert {row.number for draft in drafts for row in draft.chosen.rows} <= seen
    if not plan.barred:
        brought = imported(steps, plan, rest=True)
        assert (brought.changes is None) is (plan.writes == 0)
        if brought.changes is not None:
            steps.take_back(brought.changes)
