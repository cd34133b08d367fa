from pathlib import Path

from coordinator.cli.command import Exit
from tests.cli.conftest import Shell


def test_a_calendar_is_saved_with_names_only_where_asked(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    file = tmp_path / "deadlines.ics"
    assert shell("calendar", sample_program, "-o", file, "--as-of", "2026-11-22").strip() == str(file)
    assert b"Haugen" not in file.read_bytes()
    shell("calendar", sample_program, "-o", file, "--as-of", "2026-11-22", "--names", "--months", "12")
    assert b"Haugen" in file.read_bytes()


def test_a_place_that_cannot_be_written_says_so(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    shell("calendar", sample_program, "-o", tmp_path / "no" / "a.ics", exits=Exit.UNAVAILABLE)
    assert str(tmp_path / "no" / "a.ics") in shell.said
