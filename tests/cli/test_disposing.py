from datetime import timedelta
from pathlib import Path

import pytest

from coordinator.cli.command import Exit
from coordinator.services.papers import add_paper
from coordinator.services.program import Setting, writing
from tests.cli.conftest import Shell
from tests.conftest import NOW


@pytest.fixture
def paper(sample_program: Path, setting: Setting, tmp_path: Path) -> str:
    (tmp_path / "letter.txt").write_text("a letter")
    day = NOW.date() - timedelta(1)
    with writing(sample_program, setting) as store:
        return add_paper(store, tmp_path / "letter.txt", {"destroy_after": day}, [], NOW.date()).code


def test_what_is_due_is_listed_and_disposed_of(shell: Shell, sample_program: Path, paper: str) -> None:
    listed = shell("dispose", sample_program, exits=Exit.FINDINGS)
    assert listed.split() == [paper, "2026-11-23", "Other", "document", "letter"]
    assert shell("dispose", sample_program, "--all-due") == f"Dispose of {paper}\n"
    assert "from before still hold it" in shell.said
    assert shell("dispose", sample_program) == ""
    assert "No document is due." in shell.said
    shell("dispose", sample_program, "--all-due", exits=Exit.REFUSED)
    assert "Nothing was disposed of." in shell.said
    shell("check", sample_program)


def test_one_says_which_or_all(shell: Shell, sample_program: Path, paper: str) -> None:
    shell("dispose", sample_program, paper, "--all-due", exits=Exit.REFUSED)
    assert "not both" in shell.said
    assert shell("dispose", sample_program, paper, paper) == f"Dispose of {paper}\n"


def test_the_past_of_a_record_is_removed(shell: Shell, sample_program: Path) -> None:
    shell("rename", sample_program, "officer:4117", "41170")
    assert shell("redact", sample_program, "officer:41170") == "Remove the past of Officer 41170\n"
    assert "removed for good" in shell("history", sample_program, "--record", "officer:41170")
    shell("check", sample_program)
