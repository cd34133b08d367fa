from pathlib import Path

from coordinator.cli.command import Exit
from tests.cli.conftest import Shell


def test_help_names_its_pages_and_prints_one(shell: Shell) -> None:
    assert "rule-trn-03" in shell("help")
    assert shell("help", "place-today").startswith("# Today")
    shell("help", "nothing", exits=Exit.REFUSED)


def test_help_is_saved_as_web_pages_and_as_pdf(shell: Shell, tmp_path: Path) -> None:
    printed = shell("help", "--html", tmp_path / "pages", "--pdf", tmp_path / "help.pdf")
    assert str(tmp_path / "pages" / "index.html") in printed
    assert (tmp_path / "help.pdf").read_bytes().startswith(b"%PDF")
    shell("help", "--html", tmp_path / "pages", exits=Exit.REFUSED)
    shell("help", "--pdf", tmp_path / "no" / "help.pdf", exits=Exit.UNAVAILABLE)
