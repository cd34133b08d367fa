import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordinator.errors import CoordinatorError, Refused, Unavailable
from coordinator.store import Documents, Reason, Store, opened_copy, restore_new, write_portable
from coordinator.store.copies import bring_documents, bring_records
from tests.store.contents import contents


@pytest.fixture
def portable(sample: Store, tmp_path: Path) -> Path:
    """A portable copy of the sample agency with one paper."""
    (tmp_path / "letter.pdf").write_bytes(b"letter" * 1000)
    Documents(sample.folder.documents).take(tmp_path / "letter.pdf")
    write_portable(sample.back_up(Reason.BY_HAND).backup, tmp_path / "copy.zip")
    return tmp_path / "copy.zip"


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path: Path, content: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def refusal(path: Path) -> str:
    target = path.parent / "restored"
    with pytest.raises(Refused) as caught, opened_copy(path) as copy:
        restore_new(copy, target)
    assert not target.exists()
    return str(caught.value)


def test_a_portable_copy_opens_elsewhere(portable: Path, sample: Store, tmp_path: Path) -> None:
    with opened_copy(portable) as copy:
        restore_new(copy, tmp_path / "elsewhere")
    assert contents(tmp_path / "elsewhere" / "records.db") == contents(sample.folder.records)
    documents = Documents(tmp_path / "elsewhere" / "documents")
    assert [documents.verified(one).read_bytes() for one in documents.listed()] == [b"letter" * 1000]


def test_the_same_backup_gives_the_same_bytes(portable: Path, sample: Store, tmp_path: Path) -> None:
    write_portable(sample.backups.listed()[0], tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == portable.read_bytes()


def test_a_file_that_is_there_is_not_replaced(portable: Path, sample: Store) -> None:
    before = portable.read_bytes()
    with pytest.raises(Refused, match=r"copy\.zip is there already"):
        write_portable(sample.backups.listed()[0], portable)
    assert portable.read_bytes() == before


@pytest.mark.parametrize("harmed", ["records", "document"])
def test_a_damaged_backup_is_not_packed(portable: Path, sample: Store, harmed: str) -> None:
    made = sample.backups.listed()[0]
    (sha256,) = made.manifest.documents
    path = made.path if harmed == "records" else sample.backups.documents.path_of(sha256)
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(Refused, match=rf"^The backup {made.name} in .* is damaged: .* Nothing was written\.$"):
        write_portable(made, portable.with_name("other.zip"))
    assert [path.name for path in portable.parent.glob("other*")] == []


def test_a_place_that_cannot_be_written_is_said(portable: Path, sample: Store) -> None:
    with pytest.raises(Unavailable, match="is not there"):
        write_portable(sample.backups.listed()[0], portable.parent / "nowhere" / "copy.zip")


@pytest.mark.parametrize("name", ["../x", "/etc/x", "C:\\x", "documents/../../x", "x", "documents/ab/", "records.db\\"])
def test_a_name_that_the_manifest_does_not_list_is_refused(portable: Path, name: str) -> None:
    rewritten(portable, {**entries(portable), name: b"x"})
    said = refusal(portable)
    assert said.startswith(f"{portable} is refused: it holds ")
    assert "which its manifest does not list" in said


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused(portable: Path) -> None:
    with zipfile.ZipFile(portable, "a") as archive:
        archive.writestr("records.db", b"other")
    assert "holds 'records.db', which its manifest does not list" in refusal(portable)


def test_what_is_longer_than_the_manifest_says_is_refused_before_it_is_unpacked(portable: Path) -> None:
    bomb = {**entries(portable), "records.db": bytes(50_000_000)}
    rewritten(portable, bomb)
    assert portable.stat().st_size < 200_000
    assert refusal(portable) == f"{portable} is refused: records.db is not as long as its manifest says."


def test_a_manifest_that_is_a_bomb_is_not_unpacked(portable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coordinator.store.portable.LARGEST_MANIFEST", 1000)
    rewritten(portable, {**entries(portable), "manifest.json": b" " * 50_000_000})
    assert "has a damaged manifest" in refusal(portable)


def test_other_content_of_the_same_length_is_refused(portable: Path) -> None:
    found = entries(portable)
    records = bytearray(found["records.db"])
    records[-1] ^= 1
    rewritten(portable, {**found, "records.db": bytes(records)})
    assert "is damaged: its records are not what its manifest says. Choose another backup." in refusal(portable)
    paper = next(name for name in found if name.startswith("documents/"))
    rewritten(portable, {**found, paper: b"LETTER" * 1000})
    assert refusal(portable).startswith(f"The document {paper[-64:]} is damaged")


def test_what_is_missing_is_named(portable: Path) -> None:
    found = entries(portable)
    for name in ("records.db", next(name for name in found if name.startswith("documents/"))):
        rewritten(portable, {key: value for key, value in found.items() if key != name})
        assert refusal(portable) == f"{portable} is damaged: {name} is missing from it."
    rewritten(portable, {"letter.txt": b"x"})
    assert refusal(portable) == f"{portable} is no portable copy of a program: there is no manifest.json in it."


def test_a_document_that_the_manifest_names_by_a_path_is_refused(portable: Path) -> None:
    found = entries(portable)
    manifest = json.loads(found["manifest.json"])
    manifest["documents"] = {"../" * 10 + "etc/passwd": 6}
    rewritten(portable, {**found, "manifest.json": json.dumps(manifest).encode()})
    assert "has a damaged manifest" in refusal(portable)


def test_other_ways_to_pack_are_refused(portable: Path) -> None:
    rewritten(portable, entries(portable), zipfile.ZIP_LZMA)
    assert "is packed in a way that we never use" in refusal(portable)


@pytest.mark.parametrize("name", ["manifest.json", "records.db"])
def test_a_mark_of_encryption_is_refused(portable: Path, name: str) -> None:
    content = bytearray(portable.read_bytes())
    listed = content.rindex(name.encode()) - 46  # where the archive's directory begins to tell of it
    content[listed + 8] |= 1
    portable.write_bytes(content)
    assert refusal(portable) == f"{portable} is refused: {name} is packed in a way that we never use."


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "copy.zip").write_bytes(b"not a zip")
    assert "is damaged, or no portable copy at all" in refusal(tmp_path / "copy.zip")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"copy\.zip is not there"), opened_copy(tmp_path / "copy.zip"):
        pass


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(data=st.data())
def test_damaged_bytes_never_get_through_and_never_crash(portable: Path, sample: Store, data: st.DataObject) -> None:
    whole = portable.read_bytes()
    content = bytearray(whole)
    tail = len(content) - 600  # the directory of the archive is where its meaning is
    for place in data.draw(
        st.lists(st.integers(0, len(content) - 1) | st.integers(tail, len(content) - 1), min_size=1)
    ):
        content[place] = data.draw(st.integers(0, 255))
    damaged = portable.with_name("damaged.zip")
    damaged.write_bytes(content[: data.draw(st.just(len(content)) | st.integers(0, len(content)))])
    target = portable.parent / "target.db"
    target.unlink(missing_ok=True)
    try:
        with opened_copy(damaged) as copy:
            bring_records(copy, target)
            bring_documents(copy, Documents(portable.parent / "papers"))
    except CoordinatorError:
        return
    assert target.read_bytes() == sample.backups.listed()[0].path.read_bytes()
