import json
from pathlib import Path

import pytest

from coordinator.cli import backups
from coordinator.cli.command import Exit
from coordinator.store import Store
from tests.cli.conftest import Shell
from tests.conftest import SAMPLE_OFFICERS, SAMPLE_RECORDS
from tests.store.contents import add_officer, contents


def test_a_backup_is_made_while_the_program_is_open(shell: Shell, sample: Store) -> None:
    printed = shell("backup", sample.folder.path)
    assert printed == f"{sample.folder.backups / '2026-11-24T160000Z.db'}\n"
    assert contents(Path(printed.strip())) == contents(sample.folder.records)


def test_backups_are_listed_the_newest_first(shell: Shell, sample_program: Path) -> None:
    shell("backup", sample_program)
    shell("backup", sample_program)
    lines = shell("backup", sample_program, "--list").splitlines()
    assert lines[0].startswith(f"2026-11-24T160000Z-02        {SAMPLE_RECORDS} records")
    assert lines[1].startswith("2026-11-24T160000Z ")
    found = json.loads(shell("backup", sample_program, "--list", "--json"))
    assert [one["name"] for one in found["backups"]] == ["2026-11-24T160000Z-02", "2026-11-24T160000Z"]
    assert found["backups"][0]["counts"]["officer"] == SAMPLE_OFFICERS
    assert found["unreadable"] == []


def test_a_manifest_that_cannot_be_read_is_a_finding(shell: Shell, sample_program: Path) -> None:
    made = json.loads(shell("backup", sample_program, "--json"))
    Path(made["path"]).with_suffix(".json").write_text("{")
    assert shell("backup", sample_program, "--list", exits=Exit.FINDINGS) == ""
    assert "has a damaged manifest" in shell.said


def test_a_folder_gets_a_copy_once_or_from_now_on(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    once, always = tmp_path / "once", tmp_path / "always"
    once.mkdir()
    always.mkdir()
    shell("backup", sample_program, once)
    shell("backup", sample_program, always, "--remember")
    (tmp_path / "facility.csv").write_text("name,kind\nAnnex,JAIL\n")
    shell("import", sample_program, tmp_path / "facility.csv")
    shell("backup", sample_program)
    (tmp_path / "facility.csv").write_text("name,kind\nCourt,STATION\n")
    shell("import", sample_program, tmp_path / "facility.csv")
    shell("backup", sample_program, "--forget")
    assert len([*once.glob("*.db")]) == 1
    assert len([*always.glob("*.db")]) == 2


def test_a_copy_that_failed_is_a_finding_and_the_backup_stands(
    shell: Shell, sample_program: Path, tmp_path: Path
) -> None:
    printed = shell("backup", sample_program, tmp_path / "gone", "--json", exits=Exit.FINDINGS)
    assert Path(json.loads(printed)["path"]).exists()
    assert (
        shell.said
        == f"The backup was made, but not its copy in {tmp_path / 'gone'}: {tmp_path / 'gone'} is not there.\n"
    )
    assert json.loads(printed)["notes"] == [shell.said.strip()]


@pytest.mark.parametrize("words", [("--remember",), ("x", "--remember", "--forget")])
def test_what_is_to_be_remembered_must_be_named(shell: Shell, sample_program: Path, words: tuple[str, ...]) -> None:
    shell("backup", sample_program, *words, exits=Exit.REFUSED)
    assert "--remember needs the FOLDER" in shell.said


def test_a_portable_copy_is_restored_elsewhere(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    shell("backup", sample_program, "--portable", tmp_path / "copy.zip")
    assert shell("restore", tmp_path / "copy.zip", tmp_path / "new") == f"{tmp_path / 'new'}\n"
    assert "are whole" in shell("check", tmp_path / "new")
    shell("restore", tmp_path / "copy.zip", tmp_path / "new", exits=Exit.UNAVAILABLE)
    assert "is not empty" in shell.said
    (tmp_path / "copy.zip").write_bytes(b"x")
    shell("restore", tmp_path / "copy.zip", tmp_path / "newer", exits=Exit.REFUSED)
    assert "is damaged, or no portable copy at all" in shell.said


def test_a_restore_in_place_can_be_previewed_by_the_name_of_the_backup(shell: Shell, sample: Store) -> None:
    folder = sample.folder.path
    shell("backup", folder)
    add_officer(sample, "new")
    sample.close()
    printed = shell("restore", "2026-11-24T160000Z", folder, "--preview")
    assert printed.startswith(f"Made 2026-11-24 16:00 UTC by Pia Lindgren, by hand: {SAMPLE_RECORDS} records.\n")
    assert "Officer                              0         1         0" in printed
    assert "Changes that would be lost: 1\n  2026-11-24T16:00:00+00:00  Pia Lindgren: Add new\n" in printed
    assert json.loads(shell("restore", "2026-11-24T160000Z", folder, "--preview", "--json"))["lost_changes"] == 1
    assert shell("restore", "2026-11-24T160000Z", folder, "--in-place") == f"{folder}\n"
    assert shell.said == f"The former records are kept as {folder / 'backups' / '2026-11-24T160000Z-02.db'}.\n"
    assert "no record differs" in shell("restore", "2026-11-24T160000Z", folder, "--preview")


def test_folders_can_be_named_from_where_one_is(
    shell: Shell, sample_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample_program.parent)
    shell("backup", "kettle", "--portable", "copy.zip")
    for folder in ("kettle", "kettle/records.db"):
        assert "no record differs" in shell("restore", "copy.zip", folder, "--preview")
        shell("restore", "copy.zip", folder, "--in-place")
    shell("restore", "copy.zip", "new")
    shell("restore", "kettle/backups/2026-11-24T160000Z.db", "newer")


def test_a_restore_says_what_it_did_as_json(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    made = json.loads(shell("backup", sample_program, "--json"))
    assert "There is no program in the folder" in shell("restore", made["path"], tmp_path / "new", "--preview")
    found = json.loads(shell("restore", made["path"], tmp_path / "new", "--json"))
    assert found == {"folder": str(tmp_path / "new"), "former": None, "notes": []}


def test_a_restore_over_a_damaged_program_is_a_finding(shell: Shell, sample_program: Path) -> None:
    made = json.loads(shell("backup", sample_program, "--json"))
    (sample_program / "records.db").write_bytes(b"x" * 5000)
    assert made["name"] in shell("backup", sample_program, "--list")
    shell("restore", made["name"], sample_program, "--in-place", exits=Exit.FINDINGS)
    assert "The former records were kept as they were." in shell.said
    assert "are whole" in shell("check", sample_program)


def test_a_backup_that_is_not_there_exits_with_three(shell: Shell, tmp_path: Path) -> None:
    for name in (tmp_path / "gone.zip", "gone.zip"):
        shell("restore", name, tmp_path / "new", exits=Exit.UNAVAILABLE)
        assert shell.said == f"{name} is not there.\n"
    shell("restore", tmp_path / "gone.db", tmp_path / "new", exits=Exit.UNAVAILABLE)
    assert shell.said == f"There is no backup gone in {tmp_path}.\n"


def test_progress_of_a_large_file_is_told_in_tenths(capsys: pytest.CaptureFixture[str]) -> None:
    tell = backups._Tenths()
    for done in range(0, 100_001, 1_000):
        tell(done, 100_000)
    assert capsys.readouterr().err.split() == [
        word for tenth in range(10, 101, 10) for word in (str(tenth), "%", "copied")
    ]
    backups._Tenths()(10, 10)
    assert capsys.readouterr().err == ""
