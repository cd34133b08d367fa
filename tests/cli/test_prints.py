import json
from pathlib import Path

from coordinator.cli.command import Exit
from coordinator.paths import bundled
from tests.cli.conftest import Shell


def newer(folder: Path, **edits: str) -> Path:
    """Write the terms of JEM-2020 as of a later day, with other words in place of some."""
    text = (
        bundled("resources/terms/JEM-2020.toml").read_text("utf-8").replace("dated = 2026-11-22", "dated = 2027-01-01")
    )
    for old, new in edits.items():
        text = text.replace(f"{old} = ", f"{old} = {new} # ")
    path = folder / "JEM-2020.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_known_prints_are_named(shell: Shell, sample_program: Path) -> None:
    assert "JEM-2025     of 2026-11-22  Jail Enforcement Model MOA, 2025 print" in shell("terms", sample_program)


def test_a_newer_file_is_shown_side_by_side_and_changes_nothing(
    shell: Shell, sample_program: Path, tmp_path: Path
) -> None:
    before = shell("status", sample_program, "--json", "--as-of", "2026-11-22")
    printed = shell("terms", sample_program, newer(tmp_path, days="45"), "--as-of", "2026-11-22")
    assert "  CMP-03 days: 30 → 45\n" in printed
    assert "  CMP-03 Complaint 2026-001: Done late, due 2026-04-19 → Met, due 2026-05-04\n" in printed
    assert shell("status", sample_program, "--json", "--as-of", "2026-11-22") == before


def test_a_newer_file_holds_once_it_is_taken_and_can_be_undone(
    shell: Shell, sample_program: Path, tmp_path: Path
) -> None:
    file = newer(tmp_path, days="45")
    shell("terms", sample_program, file, "--take", "--as-of", "2026-11-22")
    found = json.loads(
        shell("explain", sample_program, "CMP-03", "complaint:2026-001", "--as-of", "2026-11-22", "--json")
    )
    assert (found["status"], found["due"]) == ("MET", "2026-05-04")
    assert "terms of 2027-01-01" in shell("status", sample_program, "--as-of", "2026-11-22")
    assert "Take the terms of JEM-2020 of 2027-01-01" in shell("history", sample_program, "--limit", "1")
    shell("terms", sample_program, file, exits=Exit.REFUSED)
    assert "the terms of JEM-2020 in use are of 2027-01-01, no older" in shell.said


def test_what_is_no_file_of_terms_says_so(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("code = ")
    shell("terms", sample_program, tmp_path / "bad.toml", exits=Exit.REFUSED)
    assert shell.said.startswith("bad.toml: this is no terms file")
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    shell("terms", sample_program, tmp_path / "bad.toml", exits=Exit.REFUSED)
    assert shell.said == "bad.toml: this is no text in UTF-8\n"
    shell("terms", sample_program, tmp_path / "none.toml", exits=Exit.UNAVAILABLE)


def test_signing_anew_names_what_begins_ends_and_changes(shell: Shell, sample_program: Path) -> None:
    printed = shell("renew", sample_program, "KC-JEM-2", "JEM-2025", "--as-of", "2026-11-22")
    assert printed.startswith("KC-JEM-2 under JEM-2025 instead of JEM-2020\n")
    assert "  Ends     STC-01   Public steering meeting:" in printed
    assert "  Changes  PST-02   Notices name the right office: intake JIC → OPR\n" in printed
    assert "new authorization letters for 5 officers (4117, 4122, 3980, 3871, 4099)" in printed
    found = json.loads(shell("renew", sample_program, "KC-JEM-2", "JEM-2025", "--as-of", "2026-11-22", "--json"))
    assert {one["fate"] for one in found["changes"]} == {"Ends", "Changes"}


def test_signing_anew_under_what_does_not_fit_is_refused(shell: Shell, sample_program: Path) -> None:
    for moa, code, said in (
        ("NONE", "JEM-2025", "There is no agreement NONE."),
        ("KC-JEM-2", "JEM-2030", "There is no print JEM-2030."),
        ("KC-JEM-2", "PROGRAM", "There is no print PROGRAM."),
        ("KC-JEM-2", "WSO-2025", "WSO-2025 is no print of the Jail Enforcement Model"),
    ):
        shell("renew", sample_program, moa, code, exits=Exit.REFUSED)
        assert shell.said.startswith(said)
