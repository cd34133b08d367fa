from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from coordinator.compliance.choices import EmploymentStatus, TrainingStatus
from coordinator.errors import Invalid, Refused
from coordinator.records import (
    RECORD_OF,
    RECORDS,
    AgencyFields,
    AuthorizationFields,
    CorrectiveActionFields,
    CourseFields,
    DirectoryEntryFields,
    DocumentFields,
    DocumentLinkFields,
    ExamAttemptFields,
    Fields,
    FindingFields,
    MoaFields,
    OfficerFields,
    ParticipationFields,
    TrainingRecordFields,
)
from coordinator.records.declaration import fields_of
from coordinator.services.browsing import Asked, Called, counts, listing, record_rows
from coordinator.services.choosing import MOST, choices, titled
from coordinator.services.deleting import delete
from coordinator.services.editing import (
    Detail,
    Edited,
    Saved,
    detail,
    draft,
    draft_like,
    problems,
    save_fields,
    save_new,
)
from coordinator.store import Store
from tests.conftest import SAMPLE_ROWS

TODAY = date(2026, 11, 24)
TRAINING = "4117/IADP/2024-02-19"
each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.about.kind)


def number_of(store: Store, kind: str, key: str) -> int:
    with store.looking() as look:
        number = look.number_of(kind, key)
    assert number is not None
    return number


def detail_of(store: Store, kind: str, key: str) -> Detail:
    number = number_of(store, kind, key)
    with store.looking() as look:
        return detail(look, RECORD_OF[kind], number)


def edit(store: Store, record: type[Fields], key: str, **values: object) -> Saved:
    """Save *values* over what is on record."""
    found = detail_of(store, record.about.kind, key)
    edits = {name: Edited(found.values[name], value) for name, value in values.items()}
    return save_fields(store, record, found.number, edits, TODAY)


def head(store: Store) -> str:
    with store.looking() as look:
        return look.head


def said(error: pytest.ExceptionInfo[Invalid]) -> Mapping[str, str]:
    return {one.field: one.reason for one in error.value.problems}


def new(record: type[Fields], **values: Any) -> dict[str, Any]:
    return {**draft(record), **values}


OFFICER = {"badge": "4300", "last_name": "Okafor", "first_name": "Ngozi"}


def test_a_draft_begins_with_the_declared_defaults() -> None:
    found = draft(OfficerFields)
    assert found["employment_status"] is EmploymentStatus.ACTIVE
    assert found["languages"] == ()
    assert found["badge"] is None
    assert "agency_folded" not in draft(DirectoryEntryFields)


def test_a_record_is_shown_with_references_as_keys_and_in_words(sample: Store) -> None:
    found = detail_of(sample, "training_record", TRAINING)
    assert found.title == "Training 4117, IADP, 2024-02-19"
    assert found.values["officer"] == "4117"
    assert found.words["4117"] == "Whitfield, Dana, Deputy (4117)"
    agreement = detail_of(sample, "moa", "KC-JEM-2")
    assert agreement.values["facilities"] == ("Kettle County Jail", "Intake and Processing")
    assert {"Kettle County Jail", "Intake and Processing"} <= agreement.words.keys()


def test_the_only_record_of_its_kind_is_named_by_its_title(sample: Store) -> None:
    assert detail_of(sample, "agency", "").title == "Agency"
    with pytest.raises(Invalid) as error:
        save_new(sample, AgencyFields, new(AgencyFields, name="Two", state="WI", time_zone="UTC"), TODAY)
    assert said(error) == {"name": "there is one Agency already"}


@pytest.mark.parametrize(
    ("text", "first"), [("4117", "4117"), ("whit", "4117"), ("dana WHIT", "4117"), ("5011", "5011"), ("nobody", None)]
)
def test_a_reference_is_found_by_key_or_words(sample: Store, text: str, first: str | None) -> None:
    with sample.looking() as look:
        found = choices(look, "officer", text)
    assert next((one.key for one in found), None) == first


def test_no_more_than_twenty_are_offered(sample: Store) -> None:
    for number in range(MOST + 3):
        save_new(sample, OfficerFields, new(OfficerFields, **{**OFFICER, "badge": f"9{number:03}"}), TODAY)
    with sample.looking() as look:
        assert len(choices(look, "officer", "")) == MOST
        assert choices(look, "officer", "9022")[0].words == "Okafor, Ngozi (9022)"


def test_a_new_record_is_one_named_change(sample: Store) -> None:
    saved = save_new(sample, OfficerFields, new(OfficerFields, **OFFICER, facility="kettle county jail"), TODAY)
    assert saved.detail.key == "4300"
    assert saved.detail.values["facility"] == "Kettle County Jail"
    assert saved.changes is not None
    assert saved.changes.label == "Add Officer 4300"
    assert saved.changes.counts == {("officer", "insert"): 1}
    sample.undo()
    with sample.looking() as look:
        assert look.number_of("officer", "4300") is None


def test_every_problem_of_a_draft_is_said_by_its_field_and_nothing_is_written(sample: Store) -> None:
    before = head(sample)
    values = new(OfficerFields, last_name=" ", facility="Nowhere", supervisor="Asks for A-123456789")
    with pytest.raises(Invalid) as error:
        save_new(sample, OfficerFields, values, TODAY)
    found = said(error)
    assert found.keys() == {"badge", "last_name", "first_name", "facility"}
    assert found["badge"] == "it must be filled in"
    assert found["facility"] == "there is no facility Nowhere"
    with pytest.raises(Invalid) as error:
        save_new(sample, OfficerFields, {**values, **OFFICER, "facility": None}, TODAY)
    assert said(error).keys() == {"supervisor"}
    assert "looks like" in said(error)["supervisor"]
    assert head(sample) == before


def test_a_taken_key_is_said_before_the_rest_is_filled_in(sample: Store) -> None:
    with sample.looking() as look:
        found = problems(look, OfficerFields, new(OfficerFields, badge="4117"))
    assert ("badge", "there is another Officer 4117 already") in [(one.field, one.reason) for one in found]


def test_words_that_several_records_have_choose_none(sample: Store) -> None:
    values = new(ParticipationFields, officer="Deputy", moa="KC-JEM-2")
    with sample.looking() as look:
        found = {one.field: one.reason for one in problems(look, ParticipationFields, values)}
    assert "records match “Deputy”; choose one of them" in found["officer"]


def test_what_several_records_say_together_is_refused_at_the_field(sample: Store) -> None:
    before = head(sample)
    with pytest.raises(Invalid) as error:
        edit(sample, TrainingRecordFields, TRAINING, completed_on=date(2026, 12, 24), certified_on=None)
    assert said(error) == {"completed_on": "2026-12-24 is in the future; plan it instead"}
    assert head(sample) == before


def test_what_should_not_have_been_is_saved_and_said(sample: Store) -> None:
    saved = edit(sample, AuthorizationFields, "5011/KC-WSO/2025-05-12", functions=())
    assert [(one.field, one.reason) for one in saved.warnings] == [
        ("functions", "it names no function that the officer may perform")
    ]
    assert saved.changes is not None


def test_a_changed_field_is_named_for_people(sample: Store) -> None:
    saved = edit(sample, TrainingRecordFields, TRAINING, completed_on=date(2024, 3, 16))
    assert saved.changes is not None
    assert saved.changes.label == "Change Completed on of Training 4117, IADP, 2024-02-19"
    assert saved.changes.counts == {("training_record", "update"): 1}
    assert edit(sample, TrainingRecordFields, TRAINING, location="Charleston SC").changes is None


def test_fields_that_need_each_other_are_saved_together(sample: Store) -> None:
    with pytest.raises(Invalid) as error:
        edit(sample, CourseFields, "IADP", deadline_month=9)
    assert said(error) == {"deadline_day": "a deadline has a month and a day"}
    saved = edit(sample, CourseFields, "IADP", deadline_month=9, deadline_day=30)
    assert saved.changes is not None
    assert saved.changes.label == "Change Deadline month and Deadline day of Course IADP"


def test_a_stale_edit_is_refused_and_names_what_stands_there(sample: Store) -> None:
    number = number_of(sample, "officer", "4117")
    edit(sample, OfficerFields, "4117", rank="Sergeant")
    before = head(sample)
    with pytest.raises(Invalid) as error:
        save_fields(sample, OfficerFields, number, {"rank": Edited("Deputy", "Corporal")}, TODAY)
    assert said(error) == {"rank": "somebody changed it since: it says “Sergeant” now, and what you typed is not saved"}
    assert head(sample) == before
    unharmed = save_fields(sample, OfficerFields, number, {"unit": Edited("Detention", "Booking")}, TODAY)
    assert unharmed.detail.values["rank"] == "Sergeant"


def test_a_record_that_is_gone_is_said_to_be_gone(sample: Store) -> None:
    saved = save_new(sample, OfficerFields, new(OfficerFields, **OFFICER), TODAY)
    sample.undo()
    with pytest.raises(Refused, match="This officer is not on record any more"):
        save_fields(sample, OfficerFields, saved.detail.number, {"rank": Edited(None, "Corporal")}, TODAY)


def test_what_names_a_record_follows_its_key(sample: Store) -> None:
    edit(sample, OfficerFields, "3871", badge="3872")
    with sample.looking() as look:
        subjects = [subject for (subject,) in look.rows(RECORD_OF["waiver"], ["subject"])]
    assert "participation:3872/KC-JEM-2" in subjects
    assert not any("3871" in subject for subject in subjects)


def test_a_derived_key_follows_what_it_is_made_of(sample: Store) -> None:
    with sample.looking() as look:
        key = next(iter(look.keys("directory_entry").values()))
    saved = edit(sample, DirectoryEntryFields, key, agency="Ésker County Sheriff's Office")
    assert "esker county" in saved.detail.key
    assert saved.changes is not None
    assert saved.changes.label.startswith("Change Agency of ")


def test_a_record_that_others_refer_to_stays(sample: Store) -> None:
    before = head(sample)
    with pytest.raises(Refused, match=r"^Officer 4117 cannot be deleted: .* and \d+ more refer to it\."):
        delete(sample, OfficerFields, number_of(sample, "officer", "4117"), TODAY)
    assert head(sample) == before


@pytest.mark.parametrize(
    ("kind", "key", "named"),
    [
        ("facility", "Intake and Processing", "Agreement KC-JEM-2"),
        ("finding", "OPR-2023/1", "Corrective action OPR-2023, 1, 1"),
        ("participation", "3871/KC-JEM-2", "Waiver TRN-03"),
        ("complaint", "2026-001", "Explanation CMP-03"),
    ],
)
def test_lists_parents_and_texts_refer_too(sample: Store, kind: str, key: str, named: str) -> None:
    with pytest.raises(Refused) as error:
        delete(sample, RECORD_OF[kind], number_of(sample, kind, key), TODAY)
    assert named in str(error.value)


def test_the_papers_of_a_record_keep_it(sample: Store) -> None:
    save_new(
        sample,
        DocumentFields,
        new(DocumentFields, code="D-1", title="C", kind="CERTIFICATE", ice_controlled=True),
        TODAY,
    )
    link = new(DocumentLinkFields, document="D-1", kind="exam_attempt", key="4117/IADP/1/FIRST")
    with sample.looking() as look:
        key = next(key for key in look.keys("exam_attempt").values() if key.startswith("4117/"))
    save_new(sample, DocumentLinkFields, {**link, "key": key}, TODAY)
    with pytest.raises(Refused, match="Document's record D-1"):
        delete(sample, ExamAttemptFields, number_of(sample, "exam_attempt", key), TODAY)


def test_a_deletion_is_a_change_that_undo_takes_back_with_its_row(sample: Store) -> None:
    with sample.looking() as look:
        number, key = next(iter(look.keys("exam_attempt").items()))
    changes = delete(sample, ExamAttemptFields, number, TODAY)
    assert changes is not None
    assert changes.label == f"Delete {titled('exam_attempt', key)}"
    sample.undo()
    with sample.looking() as look:
        assert look.keys("exam_attempt")[number] == key


def test_a_parent_that_is_not_there_is_said(sample: Store) -> None:
    values = new(CorrectiveActionFields, inspection="OPR-2023", finding=99, number=1, description="Mend it.")
    with sample.looking() as look:
        found = {one.field: one.reason for one in problems(look, CorrectiveActionFields, values)}
    assert found == {"finding": "there is no finding OPR-2023/99"}
    assert FindingFields.about.kind == "finding"


def test_a_duplicate_leaves_out_what_tells_the_two_apart(sample: Store) -> None:
    number = number_of(sample, "training_record", TRAINING)
    agreement = number_of(sample, "moa", "KC-JEM-2")
    with sample.looking() as look:
        like = draft_like(look, TrainingRecordFields, number)
        other = draft_like(look, MoaFields, agreement)
    assert (like["officer"], like["course"], like["status"]) == (None, "IADP", TrainingStatus.COMPLETED)
    assert (other["code"], other["facilities"]) == (None, ("Kettle County Jail", "Intake and Processing"))
    save_new(sample, TrainingRecordFields, {**like, "officer": "3980"}, TODAY)


@each_record
def test_every_kind_is_listed_in_words_and_read_back_by_its_form(sample: Store, record: type[Fields]) -> None:
    with sample.looking() as look:
        found_rows = listing(look, record, Asked(), Called())
        rows = record_rows(look, record, found_rows.numbers)
        assert len(rows) == found_rows.total == counts(look)[record.about.kind] == SAMPLE_ROWS.get(record.about.kind, 0)
        for row in rows:
            assert len(row.values) == len(fields_of(record))
            found = detail(look, record, row.number)
            assert found.key == row.key
            (twin,) = problems(look, record, found.values)
            assert twin.reason.endswith("already")


@each_record
def test_saving_what_is_shown_changes_nothing(sample: Store, record: type[Fields]) -> None:
    with sample.looking() as look:
        details = [detail(look, record, number) for number in list(look.keys(record.about.kind))[:3]]
    before = head(sample)
    for one in details:
        names = [field.name for field in fields_of(record) if not field.derived]
        edits = {name: Edited(one.values[name], one.values[name]) for name in names}
        assert save_fields(sample, record, one.number, edits, TODAY).changes is None
    assert head(sample) == before
