from pathlib import Path

from coordinator.cli.command import Exit
from tests.cli.conftest import Shell


def test_post_writes_what_is_public_and_says_what_was_left_out(
    shell: Shell, sample_program: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "public"
    printed = shell("post", sample_program, folder, "--meeting", "SC-2023")
    assert str(folder / "index.html") in printed
    assert shell("post", sample_program, folder, "--meeting", "SC-2023") == ""
    assert "Everything is there already" in shell.said
    (folder / "index.html").write_text("theirs")
    shell("post", sample_program, folder, exits=Exit.REFUSED)
    assert "index.html" in shell.said
    shell("post", sample_program, folder, "--replace")
    shell("post", sample_program, folder, "--meeting", "SC-9", exits=Exit.REFUSED)


def test_agenda_and_minutes_are_made_of_a_meeting(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    for name, meeting in (("agenda", "SC-2026"), ("r5m", "SC-2023")):
        for ending in ("pdf", "html"):
            target = tmp_path / f"{name}.{ending}"
            shell("report", sample_program, name, "--meeting", meeting, "-o", target)
            assert target.stat().st_size
    shell("report", sample_program, "minutes", exits=Exit.REFUSED)
    assert "--meeting CODE" in shell.said
