import hashlib
import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coordinator.errors import Invalid, Refused
from coordinator.records import DocumentFields
from coordinator.services import enclosures
from coordinator.services.exporting import export_files
from coordinator.services.importing import import_files
from coordinator.services.keeping import problems_of
from coordinator.services.papers import Link, add_paper, papers_on_file, reading_paper, save_paper
from coordinator.store import Store, documents
from tests.conftest import SAMPLE

TODAY = date(2026, 11, 24)
CERTIFICATE = "D-2024-001 certificate-4117-iadp.pdf"


@pytest.fixture
def exported(sample: Store, tmp_path: Path) -> Path:
    export_files(sample, tmp_path / "out")
    return tmp_path / "out"


def files(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def document_row(folder: Path, **values: str) -> Path:
    (folder / "in" / "documents").mkdir(parents=True)
    row = {"code": "D-1", "title": "Certificate", "kind": "CERTIFICATE", "ice_controlled": "true", **values}
    text = f"{','.join(row)}\n{','.join(row.values())}\n"
    (folder / "in" / "document.csv").write_text(text, encoding="utf-8")
    return folder / "in"


def values_of(store: Store, code: str) -> Mapping[str, Any]:
    with store.looking() as look:
        return look.kept(DocumentFields)[code].values


def refused(store: Store, source: Path) -> list[str]:
    kept = store.documents.listed()
    with store.looking() as look:
        head = look.head
    with pytest.raises(Invalid) as caught:
        import_files(store, source, TODAY)
    with store.looking() as look:
        assert look.head == head
    assert store.documents.listed() == kept
    return [str(problem) for problem in caught.value.problems]


def test_the_documents_go_along_named_as_people_know_them(sample: Store, exported: Path) -> None:
    written = files(exported / "documents")
    assert written == files(SAMPLE / "documents")
    manifest = json.loads((exported / "manifest.json").read_text())["files"]
    told = {name.removeprefix("documents/"): one for name, one in manifest.items() if name.startswith("documents/")}
    assert told == {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)} for name, content in written.items()
    }
    assert sample.documents.listed().keys() == {one["sha256"] for one in told.values()}


def test_an_export_comes_into_a_new_program_with_its_files(
    sample: Store, empty: Store, exported: Path, tmp_path: Path
) -> None:
    import_files(empty, exported, TODAY)
    assert problems_of(empty) == []
    assert empty.documents.listed() == sample.documents.listed()
    assert papers_on_file(empty) == papers_on_file(sample)
    export_files(empty, tmp_path / "again")
    assert files(tmp_path / "again" / "documents") == files(exported / "documents")


def test_an_import_brings_back_a_file_that_is_lost_or_damaged(sample: Store, exported: Path) -> None:
    lost, damaged = (
        sample.documents.path_of(values_of(sample, code)["sha256"]) for code in ("D-2024-001", "D-2024-002")
    )
    lost.unlink()
    damaged.write_bytes(b"%PDF-altered")
    assert import_files(sample, exported, TODAY).changes is None
    assert problems_of(sample) == []


def test_names_that_a_system_would_mix_up_are_kept_apart(sample: Store, empty: Store, tmp_path: Path) -> None:
    for code, name in [
        ("d-1", "Scan.pdf"),
        ("D-1", "scan.PDF"),
        ("D:1", "scan.pdf"),
        ("D?1", "scan.pdf"),
        ("CON", "a.b"),
    ]:
        (tmp_path / name).write_bytes(f"%PDF-{code}".encode())
        add_paper(sample, tmp_path / name, {"code": code}, [Link("officer:4117")], TODAY)
    export_files(sample, tmp_path / "out")
    written = [path.name for path in (tmp_path / "out" / "documents").iterdir()]
    assert len({name.casefold() for name in written}) == len(written)
    assert not set("".join(written)) & set('<>:"/\\|?*')
    import_files(empty, tmp_path / "out", TODAY)
    assert problems_of(empty) == []
    for code in ("d-1", "D-1", "D:1", "D?1", "CON"):
        with reading_paper(empty, code) as stream:
            assert stream.read() == f"%PDF-{code}".encode()


def test_a_damaged_file_is_a_note_and_all_else_is_exported(sample: Store, tmp_path: Path) -> None:
    sample.documents.path_of(values_of(sample, "D-2024-001")["sha256"]).write_bytes(b"%PDF-altered")
    done = export_files(sample, tmp_path / "out")
    (note,) = done.notes
    assert note.startswith("D-2024-001, Certificate, IADP, 4117: The document ")
    assert note.endswith("is damaged: it was altered since it was added. Restore a backup. It is not in this export.")
    assert files(tmp_path / "out" / "documents").keys() == files(SAMPLE / "documents").keys() - {CERTIFICATE}


def test_a_file_that_is_neither_there_nor_here_is_refused(sample: Store, empty: Store, exported: Path) -> None:
    (exported / "documents" / CERTIFICATE).unlink()
    (said,) = refused(empty, exported)
    assert said == (
        f"document.csv, line 15, file_name: its file, “{CERTIFICATE}”, is neither in the folder"
        f" {exported / 'documents'} nor in the program"
    )
    assert import_files(sample, exported, TODAY).changes is None


def test_a_file_that_is_another_one_is_refused(sample: Store, empty: Store, exported: Path) -> None:
    path = exported / "documents" / CERTIFICATE
    path.write_bytes(b"%PDF-altered")
    sha256 = values_of(sample, "D-2024-001")["sha256"]
    said = f"document.csv, line 15, file_name: {path} is another file than the row names: its SHA-256 is not {sha256}"
    assert refused(empty, exported) == [said]
    assert refused(sample, exported) == [said]


def test_a_row_that_is_refused_leaves_no_file(empty: Store, exported: Path) -> None:
    (exported / "officer.csv").write_text("badge,last_name,first_name\n4117,,Dana\n", encoding="utf-8")
    assert any(one.startswith("officer.csv, line 2, last_name") for one in refused(empty, exported))


def test_a_dry_run_says_what_is_wrong_and_copies_nothing(empty: Store, exported: Path) -> None:
    import_files(empty, exported, TODAY, dry_run=True)
    assert empty.documents.listed() == {}
    (exported / "documents" / CERTIFICATE).unlink()
    with pytest.raises(Invalid, match="line 15, file_name: its file"):
        import_files(empty, exported, TODAY, dry_run=True)


def test_a_row_that_only_names_its_file_is_filled_in(sample: Store, tmp_path: Path) -> None:
    source = document_row(tmp_path, file_name="scan.png")
    (source / "documents" / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n...")
    import_files(sample, source / "document.csv", TODAY)
    kept = values_of(sample, "D-1")
    assert (kept["size"], kept["mime"]) == (11, "image/png")
    assert save_paper(sample, "D-1", tmp_path / "copy.png").read_bytes() == b"\x89PNG\r\n\x1a\n..."


def test_a_file_that_no_row_names_is_left_out_and_said(sample: Store, exported: Path) -> None:
    (exported / "documents" / "D-2024-099 stray.pdf").write_bytes(b"%PDF-stray")
    assert [str(one) for one in import_files(sample, exported, TODAY).warnings] == [
        "documents/D-2024-099 stray.pdf: no document in these files has this file; it was left out"
    ]
    (exported / "document.csv").unlink()
    assert import_files(sample, exported, TODAY).warnings == ()


def test_a_row_without_a_file_is_a_record_alone(sample: Store, tmp_path: Path) -> None:
    import_files(sample, document_row(tmp_path, file_name="cabinet 3"), TODAY)
    assert values_of(sample, "D-1")["sha256"] is None


def test_a_destroyed_document_needs_no_file(sample: Store, empty: Store, tmp_path: Path) -> None:
    with sample.looking() as look:
        number = look.kept(DocumentFields)["D-2024-001"].number
    with sample.change("Record the disposal") as step:
        step.update(DocumentFields, number, {"disposed_on": date(2026, 11, 20)})
    export_files(sample, tmp_path / "out")
    assert CERTIFICATE not in files(tmp_path / "out" / "documents")
    import_files(empty, tmp_path / "out", TODAY)
    assert values_of(empty, "D-2024-001")["sha256"] == values_of(sample, "D-2024-001")["sha256"]


@pytest.mark.parametrize("name", ["../officer.csv", "/etc/hostname", "..", "documents"])
def test_a_name_never_leads_out_of_the_folder(sample: Store, tmp_path: Path, name: str) -> None:
    source = document_row(tmp_path, file_name=name)
    (source / "officer.csv").write_text("badge,rank\n4117,Deputy\n", encoding="utf-8")
    import_files(sample, source, TODAY)
    assert values_of(sample, "D-1")["sha256"] is None


def test_what_cannot_be_a_document_is_refused_with_its_line(sample: Store, tmp_path: Path) -> None:
    source = document_row(tmp_path, file_name="empty.pdf")
    (source / "documents" / "empty.pdf").touch()
    (said,) = refused(sample, source)
    assert said.startswith("document.csv, line 2, file_name: ")
    assert "empty.pdf is empty" in said


def test_a_file_that_is_altered_while_it_comes_stops_the_import(
    empty: Store, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = documents.content_to_take

    def altered_after(source: Path) -> Any:
        found = read(source)
        source.write_bytes(b"%PDF-altered")
        return found

    monkeypatch.setattr(enclosures, "content_to_take", altered_after)
    with pytest.raises(Refused, match="was altered while it was read"):
        import_files(empty, exported, TODAY)
    assert papers_on_file(empty) == ()


def test_two_documents_may_have_one_file(sample: Store, empty: Store, exported: Path, tmp_path: Path) -> None:
    text = (exported / "document.csv").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("D-2024-001,"))
    (exported / "document.csv").write_text(text + line.replace("D-2024-001,", "D-2024-091,") + "\n", encoding="utf-8")
    shutil.copy(exported / "documents" / CERTIFICATE, exported / "documents" / CERTIFICATE.replace("-001", "-091", 1))
    import_files(empty, exported, TODAY)
    assert values_of(empty, "D-2024-001")["sha256"] == values_of(empty, "D-2024-091")["sha256"]
    assert empty.documents.listed() == sample.documents.listed()
    export_files(empty, tmp_path / "again")
    assert files(tmp_path / "again" / "documents") == files(exported / "documents")
