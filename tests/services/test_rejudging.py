"""After a change only what it touches is judged again; the answers are those of judging everything."""

from collections.abc import Mapping
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from coordinator.compliance.choices import FacilityKind, Satisfies
from coordinator.records import (
    ComplaintFields,
    ContactFields,
    CourseFields,
    DocumentFields,
    DocumentLinkFields,
    EligibilityCheckFields,
    ExplanationFields,
    FacilityFields,
    MoaFields,
    OfficerFields,
    PostingCheckFields,
    SystemAccountFields,
    TrainingRecordFields,
    WaiverFields,
)
from coordinator.records.declaration import Fields
from coordinator.services.importing import import_files
from coordinator.services.judged import Judged, judged, keep_standing, stands
from coordinator.services.program import SAMPLE_DAY, Setting
from coordinator.services.rejudging import MOST
from coordinator.store import Store, open_store
from coordinator.store.standing import glance
from tests.conftest import NOW
from tests.services.same_judgement import of_each, same_as_judging_all


def number(store: Store, record: type[Fields], key: str) -> int:
    with store.looking() as look:
        found = look.number_of(record.about.kind, key)
    assert found is not None
    return found


def judged_now(store: Store, known: Judged | None = None) -> Judged:
    with store.looking() as look:
        return judged(look, SAMPLE_DAY, known)


def asked_anew(before: Judged, after: Judged) -> set[str]:
    """Return the officers who were asked again."""
    old = before.found.officers
    return {badge for badge, own in after.found.officers.items() if own is not old.get(badge)}


Alter = tuple[type[Fields], str, Mapping[str, object]]
TRAINED = "4117/IADP/2024-02-19"
ALTERED: tuple[tuple[Alter, set[str]], ...] = (
    ((TrainingRecordFields, TRAINED, {"certified_on": None}), {"4117"}),
    ((TrainingRecordFields, TRAINED, {"location": "Elsewhere"}), {"4117"}),
    ((OfficerFields, "4122", {"facility_id": None}), {"4122"}),
    ((OfficerFields, "4122", {"languages": ()}), {"4122"}),
    ((ComplaintFields, "2026-001", {"resolved_on": None, "results_reported_on": None}), {"4055"}),
    ((DocumentFields, "D-2021-001", {"disposed_on": date(2026, 1, 5)}), {"3980"}),
    ((WaiverFields, "TRN-03/participation:3871/KC-JEM-2/2024-10-08", {"until_on": None}), {"3871"}),
    ((ContactFields, "FOD/R. Castellan", {"last_verified_on": None}), set()),
    ((SystemAccountFields, "4117/Case system", {"rules_signed_on": None}), set()),
    ((PostingCheckFields, "Kettle County Jail/2026-09-14", {"spanish": False}), set()),
)
"""Rows that are altered, and the officers who are asked again for it."""


@pytest.mark.parametrize(("alter", "whom"), ALTERED, ids=lambda one: str(one[1]) if isinstance(one, tuple) else "")
def test_an_edit_asks_only_the_officers_whom_it_concerns(sample: Store, alter: Alter, whom: set[str]) -> None:
    record, key, values = alter
    before, row = judged_now(sample), number(sample, record, key)
    with sample.change("Alter") as step:
        step.update(record, row, values)
    after = judged_now(sample, before)
    assert asked_anew(before, after) == whom
    with sample.looking() as look:
        same_as_judging_all(look, after)


def test_an_explanation_and_a_paper_ask_the_officer_whom_they_are_about(sample: Store) -> None:
    before = judged_now(sample)
    said = {"rule": "AUT-01", "subject": "participation:5012/KC-WSO", "text": "The form is on its way.", "by": "C"}
    with sample.change("Explain") as step:
        step.insert(ExplanationFields, {**said, "on": date(2026, 1, 2)})
    explained = judged_now(sample, before)
    assert asked_anew(before, explained) == {"5012"}
    with sample.change("Unlink") as step:
        key = "D-2021-001/training_record/3980/IADP/2021-05-03"
        step.delete(DocumentLinkFields, number(sample, DocumentLinkFields, key))
    unlinked = judged_now(sample, explained)
    assert asked_anew(explained, unlinked) == {"3980"}
    with sample.looking() as look:
        same_as_judging_all(look, unlinked)


@pytest.mark.parametrize(
    "alter",
    [
        (MoaFields, "KC-JEM-2", {"effective_on": date(2020, 6, 11)}),
        (CourseFields, "IADRP", {"satisfies": Satisfies.ANNUAL}),
        (OfficerFields, "4117", {"badge": "4118"}),
        (FacilityFields, "Kettle County Jail", {"name": "County Jail"}),
    ],
    ids=lambda one: one[0].about.kind,
)
def test_what_concerns_everybody_is_judged_anew_as_a_whole(sample: Store, alter: Alter) -> None:
    record, key, values = alter
    before, row = judged_now(sample), number(sample, record, key)
    with sample.change("Alter") as step:
        step.update(record, row, values)
    after = judged_now(sample, before)
    assert asked_anew(before, after) == set(after.found.officers)
    with sample.looking() as look:
        same_as_judging_all(look, after)


@pytest.mark.parametrize("record", [ComplaintFields, EligibilityCheckFields])
def test_nobody_is_asked_any_more_for_what_nobody_keeps(sample: Store, record: type[Fields]) -> None:
    known = judged_now(sample)
    with sample.looking() as look:
        rows_there = sorted(look.keys(record.about.kind))
    for row in rows_there:
        with sample.change("Delete") as step:
            step.delete(record, row)
        known = judged_now(sample, known)
        with sample.looking() as look:
            same_as_judging_all(look, known)
    sample.undo()
    with sample.looking() as look:
        same_as_judging_all(look, judged(look, SAMPLE_DAY, known))


def test_a_facility_of_another_kind_asks_those_who_serve_there(sample: Store) -> None:
    before, jail = judged_now(sample), number(sample, FacilityFields, "Kettle County Jail")
    with sample.looking() as look:
        there = {
            badge for badge, place in look.rows(OfficerFields, ("badge", "facility")) if place == "Kettle County Jail"
        }
    with sample.change("Alter") as step:
        step.update(FacilityFields, jail, {"kind": FacilityKind.STATION})
    after = judged_now(sample, before)
    assert asked_anew(before, after) == there
    with sample.looking() as look:
        same_as_judging_all(look, after)


def test_a_row_that_moves_to_another_officer_asks_both(sample: Store) -> None:
    before, row = judged_now(sample), number(sample, TrainingRecordFields, TRAINED)
    with sample.change("Move") as step:
        step.update(TrainingRecordFields, row, {"officer_id": number(sample, OfficerFields, "4055")})
    moved = judged_now(sample, before)
    assert asked_anew(before, moved) == {"4117", "4055"}
    sample.undo()
    back = judged_now(sample, moved)
    assert asked_anew(moved, back) == {"4117", "4055"}
    assert back.found.verdicts == before.found.verdicts


def test_an_officer_who_comes_back_has_the_old_place_among_the_officers(sample: Store) -> None:
    known = judged_now(sample)
    for badge in ("8001", "8002"):
        with sample.change("Add") as step:
            step.insert(OfficerFields, {"badge": badge, "last_name": "New", "first_name": "Ann", "languages": ()})
        known = judged_now(sample, known)
    with sample.change("Delete") as step:
        step.delete(OfficerFields, number(sample, OfficerFields, "8001"))
    known = judged_now(sample, known)
    assert "8001" not in known.found.officers
    sample.undo()
    known = judged_now(sample, known)
    assert [*known.found.officers][-2:] == ["8001", "8002"]
    with sample.looking() as look:
        same_as_judging_all(look, known)


def test_an_import_goes_through_the_same_door(sample: Store, tmp_path: Path) -> None:
    before = judged_now(sample)
    sheet = "officer,moa,kind,effective_on\n4117,KC-JEM-2,SUSPENDED_BY_ICE,2026-03-02\n"
    (tmp_path / "status_event.csv").write_text(sheet, "utf-8")
    import_files(sample, tmp_path / "status_event.csv", SAMPLE_DAY)
    after = judged_now(sample, before)
    assert asked_anew(before, after) == {"4117"}
    with sample.looking() as look:
        same_as_judging_all(look, after)


def test_a_change_that_writes_very_much_is_judged_as_a_whole(sample: Store) -> None:
    before = judged_now(sample)
    with sample.change("Much") as step:
        for count in range(MOST + 1):
            step.update(OfficerFields, number(sample, OfficerFields, "4117"), {"unit": f"Unit {count}"})
    assert asked_anew(before, judged_now(sample, before)) == set(before.found.officers)


def test_what_was_known_then_and_another_day_are_never_taken_from_what_is_known_now(sample: Store) -> None:
    known, row = judged_now(sample), number(sample, TrainingRecordFields, TRAINED)
    with sample.looking() as look:
        assert judged(look, date(2026, 1, 2), known).as_of == date(2026, 1, 2)
    sample.close()
    tomorrow = Setting("tester", lambda: NOW + timedelta(days=1))
    with closing(open_store(sample.folder.path, tomorrow.stamp, write=True)) as later:
        with later.change("Alter") as step:
            step.update(TrainingRecordFields, row, {"certified_on": None})
        with later.looking(NOW) as look:
            then = judged(look, SAMPLE_DAY, known)
    assert then.found is not known.found
    assert then.found.verdicts == known.found.verdicts


def test_the_standing_is_written_by_difference(sample: Store) -> None:
    known, row = judged_now(sample), number(sample, TrainingRecordFields, TRAINED)
    keep_standing(sample, known)
    before = numbered_stands(sample)
    with sample.change("Alter") as step:
        step.update(TrainingRecordFields, row, {"certified_on": None})
    keep_standing(sample, judged_now(sample, known))
    after = numbered_stands(sample)
    assert {officer for _, officer in before ^ after} == {"4117"}


def test_a_standing_that_somebody_else_kept_is_written_as_a_whole(sample: Store) -> None:
    known = judged_now(sample)
    keep_standing(sample, known)
    with sample.beside_history() as connection:
        connection.exec_driver_sql("DELETE FROM standing")
        connection.exec_driver_sql("UPDATE standing_day SET head = 'another'")
    keep_standing(sample, known)
    kept = glance(sample.folder.records)
    assert kept is not None
    assert of_each(kept.stands) == of_each(one for own in stands(known).values() for one in own)


def numbered_stands(store: Store) -> set[tuple[int, str | None]]:
    with store.reading() as connection:
        return {(row[0], row[1]) for row in connection.exec_driver_sql("SELECT id, officer FROM standing")}
