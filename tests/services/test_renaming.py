from pathlib import Path

import pytest

from coordinator.errors import Invalid, Refused
from coordinator.records import DocumentLinkFields, WaiverFields
from coordinator.services.importing import import_files
from coordinator.services.judging import judge
from coordinator.services.program import SAMPLE_DAY
from coordinator.services.renaming import rename
from coordinator.store import Look, Store
from tests.services.test_importing import TODAY, content, files


@pytest.mark.parametrize(
    ("ref", "new", "kind"),
    [
        ("officer:4117", "4118", "participation"),
        ("moa:KC-JEM-2", "JEM-B", "authorization"),
        ("facility:Kettle County Jail", "Jail North", "officer"),
        ("course:IADP", "IADP-4", "exam_attempt"),
    ],
)
def test_everything_that_refers_to_a_record_follows_its_new_key(sample: Store, ref: str, new: str, kind: str) -> None:
    old = ref.partition(":")[2]
    before = content(sample)
    changes = rename(sample, ref, new)
    assert changes is not None
    after = content(sample)
    old_cell, new_cell = f"{old},".encode(), f"{new},".encode()
    assert old_cell in before[kind]
    assert old_cell not in after[kind]
    assert after[kind] == before[kind].replace(old_cell, new_cell)
    assert sample.problems() == []
    sample.undo()
    assert content(sample) == before


def test_a_new_badge_changes_no_verdict(sample: Store) -> None:
    before = judge(sample, SAMPLE_DAY)
    rename(sample, "officer:4117", "9999")
    after = judge(sample, SAMPLE_DAY)
    assert [one.status for one in after.verdicts] == [one.status for one in before.verdicts]
    assert "participation:9999/KC-JEM-2" in {one.subject for one in after.verdicts}


WAIVERS = "rule,subject,from_on,authority\n"


def papers(store: Store, folder: Path, *links: str, **rows: str) -> None:
    """Enter a document and what it is the paper for."""
    document = "code,title,kind,sensitivity,ice_controlled\nD1,Letter,OTHER,INTERNAL,false\n"
    lines = "".join(f"D1,{link}\n" for link in links)
    import_files(store, files(folder, document=document, document_link="document,kind,key\n" + lines, **rows), TODAY)


def links(look: Look) -> set[tuple[str, str]]:
    """Return what the entered document is the paper for."""
    rows = look.rows(DocumentLinkFields, ("document", "kind", "key"))
    return {(kind, key) for document, kind, key in rows if document == "D1"}


def test_texts_that_name_records_follow_them(sample: Store, tmp_path: Path) -> None:
    subjects = ["participation:4117/KC-JEM-2", "exam:4117/IADP", "moa:KC-JEM-2", "gap:4117/KC-JEM-2/2025-01-01"]
    rows = WAIVERS + "".join(f"TRN-03,{subject},2026-01-01,ICE\n" for subject in subjects)
    papers(sample, tmp_path / "in", "officer,4117", "participation,4117/KC-JEM-2", "moa,KC-WSO", waiver=rows)
    before = content(sample)
    rename(sample, "officer:4117", "4118")
    rename(sample, "moa:KC-JEM-2", "J")
    with sample.looking() as look:
        waived = {subject for (subject,) in look.rows(WaiverFields, ("subject",))}
        linked = links(look)
    assert waived >= {"participation:4118/J", "exam:4118/IADP", "moa:J", "gap:4118/J/2025-01-01"}
    assert linked == {("officer", "4118"), ("participation", "4118/J"), ("moa", "KC-WSO")}
    assert sample.problems() == []
    sample.undo()
    sample.undo()
    assert content(sample) == before


def test_a_text_in_a_key_takes_others_along(sample: Store, tmp_path: Path) -> None:
    waiver = WAIVERS + "TRN-03,participation:4117/KC-JEM-2,2026-01-01,ICE\n"
    papers(sample, tmp_path / "in", "waiver,TRN-03/participation:4117/KC-JEM-2/2026-01-01", waiver=waiver)
    rename(sample, "officer:4117", "4118")
    with sample.looking() as look:
        linked = links(look)
    assert linked == {("waiver", "TRN-03/participation:4118/KC-JEM-2/2026-01-01")}


def test_a_key_that_is_taken_is_refused_with_the_way_to_merge(sample: Store) -> None:
    before = content(sample)
    with pytest.raises(Refused, match=r"another officer 4122\..*merge PROGRAM 'officer:4122' 'officer:4117'"):
        rename(sample, "officer:4117", "4122")
    assert content(sample) == before


@pytest.mark.parametrize(
    ("ref", "new", "said"),
    [
        ("officer:4117", "4117", "is called 4117 already"),
        ("officer:1", "2", "There is no officer 1"),
        ("deputy:1", "2", "There is no kind of record deputy"),
        ("participation:4117/KC-JEM-2", "x", "has no key of its own to change: it is known by officer, agreement"),
        ("agency:", "x", "there is only one"),
    ],
)
def test_what_has_no_key_to_change_is_refused(sample: Store, ref: str, new: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        rename(sample, ref, new)


@pytest.mark.parametrize(
    ("ref", "new", "said"),
    [
        ("officer:4117", " ", "must be filled in"),
        ("officer:4117", "1\x002", "control character"),
        ("facility:Kettle County Jail", "A 012-345-678", "looks like an A-number"),
    ],
)
def test_what_cannot_be_a_key_is_refused(sample: Store, ref: str, new: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        rename(sample, ref, new)
