import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coordinator.errors import Invalid, Refused, Unavailable
from coordinator.records import DocumentFields
from coordinator.services.history import history_of
from coordinator.services.papers import (
    Filed,
    Link,
    add_paper,
    link_paper,
    papers_on_file,
    reading_paper,
    save_paper,
    unlink_paper,
)
from coordinator.services.renaming import rename
from coordinator.services.searching import search
from coordinator.store import Store

TODAY = date(2027, 1, 4)
CLASS = "training_record:4099/IADP/2024-10-21"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "certificate_mbeki.pdf"
    path.write_bytes(b"%PDF-1.7 Certificate of Thandi Mbeki")
    return path


def only(store: Store, code: str) -> Filed:
    return next(one for one in papers_on_file(store) if one.code == code)


def head(store: Store) -> str:
    with store.looking() as look:
        return look.head


def test_a_file_is_added_in_one_change_that_people_can_read(sample: Store, certificate: Path) -> None:
    given = {"kind": "CERTIFICATE", "dated_on": date(2024, 11, 15)}
    added = add_paper(sample, certificate, given, [Link(CLASS, "completed_on")], TODAY)
    assert added.changes
    assert added.changes.label == "Add certificate_mbeki.pdf to Training 4099, IADP, 2024-10-21"
    assert added.changes.counts == {("document", "insert"): 1, ("document_link", "insert"): 1}
    assert (added.code, added.known) == ("D-2027-001", False)
    assert papers_on_file(sample, CLASS) == (
        Filed(
            code="D-2027-001",
            title="certificate mbeki",
            kind="CERTIFICATE",
            kind_words="Certificate",
            dated_on="2024-11-15",
            file_name="certificate_mbeki.pdf",
            size=36,
            sensitivity="INTERNAL",
            ice_controlled=True,
            links=(Link(CLASS, "completed_on"),),
        ),
    )
    with reading_paper(sample, "D-2027-001") as stream:
        assert stream.read() == certificate.read_bytes()
    assert "document:D-2027-001" in {one.ref for one in search(sample, "certificate_mbeki", 50)}


def test_the_values_that_are_given_are_kept(sample: Store, certificate: Path) -> None:
    given = {"code": "B-7", "title": "Course", "kind": "OTHER", "ice_controlled": False, "sensitivity": "RESTRICTED"}
    add_paper(sample, certificate, {**given, "received_on": date(2024, 11, 25), "notes": "Copy"}, [], TODAY)
    with sample.looking() as look:
        kept = look.kept(DocumentFields)["B-7"].values
    assert {name: kept[name] for name in given} == given
    assert (kept["mime"], kept["notes"]) == ("application/pdf", "Copy")


def test_codes_go_on_from_the_highest_that_was_ever_used(sample: Store, certificate: Path) -> None:
    codes = []
    for number, code in enumerate(({}, {"code": "D-2027-041"}, {}, {"code": "D-2026-99 bis"})):
        certificate.write_bytes(b"%PDF-" + bytes([number]))
        codes.append(add_paper(sample, certificate, code, [], TODAY).code)
    assert codes == ["D-2027-001", "D-2027-041", "D-2027-042", "D-2026-99 bis"]
    sample.undo()
    sample.undo()
    assert add_paper(sample, certificate, {}, [], TODAY).code == "D-2027-043"
    certificate.write_bytes(b"%PDF-x")
    assert add_paper(sample, certificate, {}, [], date(2026, 12, 31)).code == "D-2026-008"


def test_the_same_content_is_kept_once_and_its_document_linked(sample: Store, certificate: Path) -> None:
    first = add_paper(sample, certificate, {"title": "List of the class"}, [Link(CLASS)], TODAY)
    files = sample.documents.listed()
    copy = certificate.rename(certificate.with_name("list.pdf"))
    other = Link("training_record:3871/IADP/2018-05-14", "completed_on")
    again = add_paper(sample, copy, {"title": "List of the class"}, [Link(CLASS), other], TODAY)
    assert (again.code, again.known) == (first.code, True)
    assert again.changes
    assert again.changes.counts == {("document_link", "insert"): 1}
    assert [link.ref for link in only(sample, first.code).links] == [CLASS, other.ref]
    assert sample.documents.listed() == files
    for given, links, said in [
        ({}, [], r"list.pdf is on file as D-2027-001 already\. Nothing was added\."),
        ({}, [Link(CLASS)], "list.pdf is on file as D-2027-001 already, with all of these links"),
        ({"title": "Roll", "kind": "ROB"}, [other], "as D-2027-001, List of the class, with another title, kind"),
    ]:
        before = head(sample)
        with pytest.raises(Refused, match=said):
            add_paper(sample, copy, given, links, TODAY)
        assert head(sample) == before


def test_adding_is_undone_and_redone_with_its_file(sample: Store, certificate: Path) -> None:
    before = papers_on_file(sample)
    add_paper(sample, certificate, {}, [Link(CLASS)], TODAY)
    after = papers_on_file(sample)
    sample.undo()
    assert papers_on_file(sample) == before
    sample.redo()
    assert papers_on_file(sample) == after
    with reading_paper(sample, "D-2027-001") as stream:
        assert stream.read() == certificate.read_bytes()


def test_a_document_is_linked_its_field_named_and_the_link_taken_back(sample: Store, certificate: Path) -> None:
    code = add_paper(sample, certificate, {}, [], TODAY).code
    linked = link_paper(sample, code, [Link(CLASS), Link("officer:4099")], TODAY)
    assert linked
    assert linked.label == f"Link {code} to Training 4099, IADP, 2024-10-21 and Officer 4099"
    link_paper(sample, code, [Link(CLASS, "certified_on")], TODAY)
    assert only(sample, code).links == (Link(CLASS, "certified_on"), Link("officer:4099"))
    unlinked = unlink_paper(sample, code, "officer:4099")
    assert unlinked
    assert unlinked.label == f"Unlink {code} from Officer 4099"
    assert only(sample, code).links == (Link(CLASS, "certified_on"),)
    assert history_of(sample, f"document_link:{code}/officer/4099")


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda store: link_paper(store, "X-1", [Link(CLASS)], TODAY), "There is no document X-1"),
        (lambda store: link_paper(store, "D-2024-001", [Link("officer:1")], TODAY), "There is no officer 1"),
        (lambda store: link_paper(store, "D-2024-001", [Link("officer")], TODAY), "officer names no record"),
        (lambda store: link_paper(store, "D-2024-001", [Link("person:1")], TODAY), "There is no kind of record person"),
        (
            lambda store: link_paper(store, "D-2020-001", [Link("moa:KC-JEM-2")], TODAY),
            "D-2020-001 has all of these links already",
        ),
        (
            lambda store: link_paper(store, "D-2024-001", [Link("officer:4117", "shoe_size")], TODAY),
            "an? officer has no field shoe_size; its fields are badge, last_name",
        ),
        (lambda store: unlink_paper(store, "D-2024-001", "officer:4117"), "D-2024-001 is not linked to officer:4117"),
        (lambda store: papers_on_file(store, "officer:1"), "There is no officer 1"),
        (lambda store: save_paper(store, "X-1", Path("x")), "There is no document X-1"),
        (lambda store: save_paper(store, "D-2018-001", Path("x")), "D-2018-001, Memo.*, has no file here"),
    ],
)
def test_what_is_not_there_is_refused_by_name(sample: Store, do: Any, said: str) -> None:
    before = head(sample)
    with pytest.raises((Refused, Invalid), match=said):
        do(sample)
    assert head(sample) == before


def test_values_that_cannot_be_are_refused_before_anything_is_copied(sample: Store, tmp_path: Path) -> None:
    files = sample.documents.listed()
    (tmp_path / "A123456789.pdf").write_bytes(b"%PDF-x")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-x")
    cases: list[tuple[str, dict[str, object], str]] = [
        ("A123456789.pdf", {}, "title: “A123456789” looks like an A-number"),
        ("scan.pdf", {"kind": "PHOTO"}, "kind"),
        ("scan.pdf", {"dated_on": date(2026, 2, 2), "received_on": date(2026, 2, 1)}, "received_on"),
        ("scan.pdf", {"code": "D/1"}, "code: D/1 holds a /"),
    ]
    for name, given, field in cases:
        with pytest.raises(Invalid, match=field):
            add_paper(sample, tmp_path / name, given, [], TODAY)
    assert sample.documents.listed() == files
    with pytest.raises(Refused, match="There is another document D-2024-001"):
        add_paper(sample, tmp_path / "scan.pdf", {"code": "D-2024-001"}, [], TODAY)
    assert not [one.code for one in papers_on_file(sample) if one.code.startswith("D-2027")]


def test_a_paper_is_saved_whole_or_not_at_all(sample: Store, tmp_path: Path) -> None:
    saved = save_paper(sample, "D-2024-001", tmp_path)
    assert saved == tmp_path / "certificate-4117-iadp.pdf"
    assert saved.read_bytes().startswith(b"%PDF-")
    with pytest.raises(Refused, match="is there already"):
        save_paper(sample, "D-2024-001", tmp_path)
    with pytest.raises(Unavailable, match="is not there"):
        save_paper(sample, "D-2024-001", tmp_path / "no" / "file.pdf")
    with sample.looking() as look:
        sha256 = look.kept(DocumentFields)["D-2024-001"].values["sha256"]
    sample.documents.path_of(sha256).write_bytes(b"%PDF-other")
    for use in (lambda: save_paper(sample, "D-2024-001", tmp_path / "other.pdf"), lambda: _read(sample)):
        with pytest.raises(Unavailable, match="is damaged"):
            use()
    assert not (tmp_path / "other.pdf").exists()


def _read(store: Store) -> bytes:
    with reading_paper(store, "D-2024-001") as stream:
        return stream.read()


def test_links_follow_a_record_that_is_renamed(sample: Store, certificate: Path) -> None:
    add_paper(sample, certificate, {}, [Link(CLASS)], TODAY)
    rename(sample, "officer:4099", "4100")
    assert [one.code for one in papers_on_file(sample, "training_record:4100/IADP/2024-10-21")] == ["D-2027-001"]


def test_a_document_in_a_zip_is_known_by_its_parts(sample: Store, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "minutes", "w") as archive:
        archive.writestr("word/document.xml", "x")
    add_paper(sample, tmp_path / "minutes", {}, [], TODAY)
    with sample.looking() as look:
        mimes = dict(look.rows(DocumentFields, ("code", "mime")))
    assert mimes["D-2027-001"].endswith("wordprocessingml.document")
