import json
from datetime import date
from pathlib import Path

import pytest

from coordinator.errors import Invalid, Refused, Unavailable
from coordinator.exchange.sheets import write_sheet
from coordinator.records import RECORDS, OfficerFields
from coordinator.records.declaration import fields_of
from coordinator.services.exporting import export_files
from coordinator.services.importing import import_files
from coordinator.store import Store
from tests.conftest import SAMPLE, SAMPLE_OFFICERS

TODAY = date(2026, 11, 24)


def files(folder: Path, **contents: str) -> Path:
    folder.mkdir(exist_ok=True)
    for kind, text in contents.items():
        (folder / f"{kind}.csv").write_text(text, encoding="utf-8")
    return folder


def content(store: Store) -> dict[str, bytes]:
    with store.looking() as look:
        return {
            record.about.kind: write_sheet(record, look.rows(record, [one.name for one in fields_of(record)]))
            for record in RECORDS
        }


def refused(store: Store, source: Path) -> list[str]:
    before = content(store)
    with store.looking() as look:
        head = look.head
    with pytest.raises(Invalid) as caught:
        import_files(store, source, TODAY)
    with store.looking() as look:
        assert look.head == head
    assert content(store) == before
    return [str(problem) for problem in caught.value.problems]


def test_export_then_import_changes_nothing(sample: Store, empty: Store, tmp_path: Path) -> None:
    export_files(sample, tmp_path / "out")
    again = import_files(sample, tmp_path / "out", TODAY)
    assert not again.created
    assert not again.updated
    assert again.changes is None
    import_files(empty, tmp_path / "out", TODAY)
    assert content(empty) == content(sample)


def test_a_dry_run_counts_and_writes_nothing(empty: Store) -> None:
    before = content(empty)
    found = import_files(empty, SAMPLE, TODAY, dry_run=True)
    assert found.created["officer"] == SAMPLE_OFFICERS
    assert found.changes is None
    assert content(empty) == before


def test_a_row_whose_key_exists_is_updated_in_the_given_columns_only(sample: Store, tmp_path: Path) -> None:
    source = files(tmp_path / "in", officer="badge,rank\n4117,Sergeant\n4122,Corporal\n")
    found = import_files(sample, source, TODAY)
    assert (found.updated, found.unchanged) == ({"officer": 1}, {"officer": 1})
    with sample.looking() as look:
        rows = dict(zip(look.keys("officer").values(), look.rows(OfficerFields, ("last_name", "rank")), strict=True))
    assert rows["4117"] == ("Whitfield", "Sergeant")


def test_an_empty_cell_means_not_known(sample: Store, tmp_path: Path) -> None:
    import_files(sample, files(tmp_path / "in", officer="badge,rank\n4117,\n"), TODAY)
    with sample.looking() as look:
        assert next(look.rows(OfficerFields, ("rank",))) == (None,)


def test_one_file_alone_can_be_taken_in(sample: Store, tmp_path: Path) -> None:
    source = files(tmp_path / "in", facility="name,kind\nAnnex,JAIL\n") / "facility.csv"
    assert import_files(sample, source, TODAY).created == {"facility": 1}


def test_a_record_may_refer_to_a_later_line_of_its_own_file(empty: Store, tmp_path: Path) -> None:
    source = files(tmp_path / "in", moa="code,model,template,supersedes\nB,JEM,JEM-2025,A\nA,JEM,JEM-2020,\n")
    import_files(empty, source, TODAY)
    assert b"B,JEM,JEM-2025" in content(empty)["moa"]
    assert empty.problems() == []


def test_bad_input_is_refused_whole_with_every_place(sample: Store, tmp_path: Path) -> None:
    source = files(
        tmp_path / "in",
        officer="badge,last_name,first_name,hired_on,planned_last_day,facility\n"
        "1,Ruiz,Ana,2026-13-01,,\n"
        "2,Ruiz,,,,Nowhere\n"
        "2,Ruiz,Ana,,,\n"
        ",Ruiz,Ana,,,\n"
        "3,Ruiz,Ana,2020-01-01,2019-01-01,\n",
        moa="code,model,template,lea_signed_on,ice_signed_on,effective_on,expires_on,supersedes\n"
        "Z,JEM,JEM-2020,2020-06-03,2020-06-10,2020-06-03,2022-01-01,GONE\n",
        exam_attempt="officer,course,exam,attempt,score,taken_on\n4117,IADP,9,ORIGINAL,101,2024-03-15\n",
    )
    assert refused(sample, source) == [
        "exam_attempt.csv, line 2, score: 101 is more than 100",
        "moa.csv, line 2, effective_on: it takes effect on 2020-06-03, before the later signature of 2020-06-10",
        "moa.csv, line 2, expires_on: an agreement that runs until terminated has no end day",
        "moa.csv, line 2, supersedes: there is no moa GONE",
        "officer.csv, line 2, hired_on: 2026-13-01 is not a day; write it like 2026-03-15",
        "officer.csv, line 3, facility: there is no facility Nowhere",
        "officer.csv, line 3, first_name: it must be filled in",
        "officer.csv, line 4: 2 stands in line 3 already",
        "officer.csv, line 5, badge: it must be filled in",
        "officer.csv, line 6, planned_last_day: Planned last day (2019-01-01) lies before Hired on (2020-01-01)",
    ]


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (
            "authorization",
            "officer,moa,granted_from,functions\n5011,KC-WSO,2026-05-12,F06\n",
            "authorization.csv, line 2, functions: the Warrant Service Officer does not delegate F06",
        ),
        (
            "authorization",
            "officer,moa,granted_from,granted_until\n5011,KC-WSO,2024-05-12,2025-05-13\n",
            "authorization:5011/KC-WSO/2025-05-12, granted_from: the authorization of 2024-05-12 lasts until",
        ),
        (
            "authorization",
            "officer,moa,granted_from,granted_until\n5011,KC-WSO,2026-05-12,2026-05-12\n",
            "authorization.csv, line 2, granted_until: it ends on 2026-05-12, not after its first day",
        ),
        (
            "moa",
            "code,model,template,lea_signed_on,ice_signed_on\nNEW,JEM,JEM-2025,2026-01-01,2026-01-02\n",
            "moa.csv, line 2, effective_on: KC-JEM-2 of the same model is in force then; say which one it supersedes",
        ),
        (
            "moa",
            "code,model,template,term_kind,lea_signed_on,expires_on\nN,WSO,WSO-2025,FIXED_TERM,2026-01-01,2026-01-01\n",
            "moa.csv, line 2, expires_on: it ends on 2026-01-01, not after it was signed",
        ),
        (
            "training_record",
            "officer,course,started_on,completed_on,status\n4117,IADRP,2027-01-01,2027-01-05,COMPLETED\n",
            "training_record.csv, line 2, completed_on: 2027-01-05 is in the future; plan it instead",
        ),
        (
            "agency",
            "name,state\nKettle,Wisconsin\n",
            "agency.csv, line 2, state: Wisconsin is no state; write its two letters",
        ),
        (
            "moa_amendment",
            "moa,number,kind,new_expires_on\nKC-WSO,1,EXTENSION,2027-01-01\n",
            "moa_amendment.csv, line 2, new_expires_on: KC-WSO runs until terminated",
        ),
        (
            "activity_month",
            "moa,year_month,detainers_issued\nKC-WSO,2026-05,3\n",
            "activity_month.csv, line 2, detainers_issued: the Warrant Service Officer does not delegate F06",
        ),
        (
            "activity_month",
            "moa,year_month,detainers_notified_24h\nKC-JEM-2,2026-05,15\n",
            "activity_month.csv, line 2, detainers_notified_24h: Told within 24 h (15) is more than",
        ),
        (
            "reimbursement",
            "code,program,status,entries\nR-X,ICE_TRAVEL,NOT_CLAIMED,C-2024-001\n",
            "reimbursement.csv, line 2, entries: C-2024-001 is claimed by R-2024-1 from the same program already",
        ),
        (
            "reimbursement",
            "code,program,status,claimed\nR-X,IGSA,NOT_CLAIMED,8995.005\n",
            "reimbursement.csv, line 2, claimed: 8995.005 is no amount in dollars and cents; write it like 8995.00",
        ),
        (
            "meeting",
            "code,title,scheduled_at,status,moas\nX,X,2027-01-01T10:00,PLANNED,KC-JEM-2;GONE\n",
            "meeting.csv, line 2, moas: there is no moa GONE",
        ),
        (
            "meeting",
            "code,status,held_on\nSC-2026,HELD,2027-01-01\n",
            "meeting.csv, line 2, held_on: 2027-01-01 is in the future; leave it empty until then",
        ),
        (
            "corrective_action",
            "inspection,finding,number,description\nOPR-2023,9,1,Mend it\n",
            "corrective_action.csv, line 2, finding: there is no finding OPR-2023/9",
        ),
        (
            "complaint",
            "log_no,summary\n2026-001,About A123 456 789\n",
            "complaint.csv, line 2, summary: “A123 456 789” looks like an A-number",
        ),
        ("agency", "time_zone\nMars/Olympus\n", "agency.csv, line 2, time_zone: Mars/Olympus is no time zone"),
    ],
)
def test_what_cannot_be_is_refused(sample: Store, tmp_path: Path, kind: str, text: str, said: str) -> None:
    found = refused(sample, files(tmp_path / "in", **{kind: text}))
    assert len(found) == 1
    assert found[0].startswith(said)


def test_an_export_names_what_it_wrote(sample: Store, tmp_path: Path) -> None:
    counts = export_files(sample, tmp_path / "out").counts
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert counts["officer"] == manifest["files"]["officer.csv"]["rows"] == SAMPLE_OFFICERS
    assert len(manifest["history_head"]) == 64


def test_an_export_overwrites_nothing(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(Refused, match="is not empty"):
        export_files(sample, tmp_path)


def test_an_export_to_an_impossible_place_says_so(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unavailable, match="cannot be written"):
        export_files(sample, tmp_path / "file" / "out")


def test_what_stood_there_before_does_not_block_an_import(sample: Store, tmp_path: Path) -> None:
    source = files(tmp_path / "in", facility="name,kind\nAnnex,JAIL\n")
    assert import_files(sample, source, date(2024, 1, 1)).created == {"facility": 1}


def test_words_about_custody_are_refused_with_their_place(sample: Store, tmp_path: Path) -> None:
    found = refused(sample, files(tmp_path / "in", facility='name,kind,notes\nAnnex,JAIL,"DOB 1/2/1990"\n'))
    assert found == [
        "facility.csv, line 2, notes: “DOB 1/2/1990” looks like a birth date; nothing about a person in custody is kept"
    ]


def test_what_should_not_have_been_is_kept_and_warned_about(sample: Store, tmp_path: Path) -> None:
    letters = "officer,moa,granted_from,letter_on,functions\n6001,KC-JEM-2,2019-01-02,2019-01-01,F01\n"
    source = files(tmp_path / "in", authorization=letters + "5011,KC-WSO,2026-05-12,2026-05-12,\n")
    found = import_files(sample, source, TODAY)
    assert found.created == {"authorization": 2}
    untrained, early, empty_handed = [str(one) for one in found.warnings]
    assert untrained.startswith("authorization.csv, line 2, letter_on: by 2019-01-01 no initial course of the Jail")
    assert early.startswith("authorization.csv, line 2, granted_from: the agreement was not in force on 2019-01-02:")
    assert empty_handed.startswith("authorization.csv, line 3, functions: it names no function")
    assert import_files(sample, source, TODAY).warnings == ()


def test_a_warning_about_a_record_that_no_file_holds_names_the_record(sample: Store, tmp_path: Path) -> None:
    source = files(tmp_path / "in", moa_event="moa,kind,effective_on\nKC-WSO,SUSPENDED,2025-05-01\n")
    found = import_files(sample, source, TODAY)
    assert len(found.warnings) == 3
    assert str(found.warnings[0]).startswith("authorization:5011/KC-WSO/2025-05-12, granted_from: the agreement was")


def test_the_sample_is_entered_with_its_known_warnings(empty: Store) -> None:
    letter = "authorization.csv, line 7, letter_on: by 2020-06-24 a check was open:"
    assert [str(one) for one in import_files(empty, SAMPLE, TODAY).warnings] == [
        f"{letter} Training in facility security, nothing is recorded",
        f"{letter} ICE background investigation, met on 2020-07-08",
        "nomination.csv, line 16, nominated_on: two years of experience are complete only on 2025-08-14",
    ]


def test_the_children_of_a_bad_row_are_not_called_orphans(empty: Store, tmp_path: Path) -> None:
    source = files(
        tmp_path / "in",
        officer="badge,last_name,first_name\n1,Ruiz,\n2,Reyes,Ana\n",
        moa="code,model,template\nJ,JEM,JEM-2020\n",
        participation="officer,moa,role,started_on\n1,J,DIO,2024-01-01\n2,J,DIO,2024-01-01\n3,J,DIO,2024-01-01\n",
        authorization="officer,moa,granted_from,functions\n2,J,2024-02-01,F10\n",
    )
    assert refused(empty, source) == [
        "authorization.csv, line 2, functions: the Jail Enforcement Model does not delegate F10",
        "officer.csv, line 2, first_name: it must be filled in",
        "participation.csv, line 4, officer: there is no officer 3",
    ]


def test_a_document_is_linked_to_a_record_that_is_there(sample: Store, tmp_path: Path) -> None:
    document = "code,title,kind,ice_controlled\nD-1,Certificate,CERTIFICATE,true\n"
    link = "document,kind,key\nD-1,training_record,{}\n"
    assert refused(
        sample, files(tmp_path / "a", document=document, document_link=link.format("4117/IADP/2001-01-01"))
    ) == ["document_link.csv, line 2, key: there is no training record 4117/IADP/2001-01-01"]
    unknown = "document,kind,key\nD-1,detainee,1\n"
    found = refused(sample, files(tmp_path / "b", document=document, document_link=unknown))
    assert found[0].startswith("document_link.csv, line 2, kind: detainee is no kind of record; the kinds are agency,")
    right = files(tmp_path / "c", document=document, document_link=link.format("4117/IADP/2024-02-19"))
    assert import_files(sample, right, TODAY).created == {"document": 1, "document_link": 1}


def test_what_hangs_on_a_bad_row_is_not_told_again(sample: Store, tmp_path: Path) -> None:
    source = files(
        tmp_path / "in",
        inspection="code,moa,kind,starts_on\nX,KC-JEM-2,OTHER,2026-13-01\n",
        finding="inspection,number,category\nX,1,OTHER\n",
        corrective_action="inspection,finding,number,description\nX,1,1,Mend it\n",
    )
    assert refused(sample, source) == [
        "inspection.csv, line 2, starts_on: 2026-13-01 is not a day; write it like 2026-03-15",
        "inspection.csv, line 2, starts_on: it must be filled in",
    ]


def test_an_agency_on_the_list_is_known_again_however_it_is_written(sample: Store, tmp_path: Path) -> None:
    columns = "state,model,agency,kind,list_date\n"
    row = "WISCONSIN,TFM,NORDFELD  POLICE DEPARTMENT ,PARTICIPATING,2026-11-23\n"
    found = import_files(sample, files(tmp_path / "in", directory_entry=columns + row), TODAY)
    assert (found.created, found.updated) == ({}, {"directory_entry": 1})


def test_more_received_than_approved_is_kept_and_said(sample: Store, tmp_path: Path) -> None:
    columns = "code,program,status,claimed,approved,received,notes\n"
    rows = "R-X,STATE_GRANT,PAID,100,90,95.5,\nR-Y,STATE_GRANT,PAID,100,90,95.5,Interest was added.\n"
    found = import_files(sample, files(tmp_path / "in", reimbursement=columns + rows), TODAY)
    assert found.created == {"reimbursement": 2}
    assert [str(one) for one in found.warnings] == [
        "reimbursement.csv, line 2, received: more was received (95.50) than approved (90.00); say why in the notes"
    ]
    assert b"R-X,STATE_GRANT,,,,PAID,100.00,,90.00,,95.50,,,\r\n" in content(sample)["reimbursement"]
