import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coordinator.cli import protecting
from coordinator.cli.command import Exit
from coordinator.cli.program import main
from coordinator.services.program import Setting
from coordinator.store.passphrase import is_protected
from tests.cli.conftest import Shell
from tests.conftest import NOW

FIRST = "correct horse battery"
Typed = Callable[..., list[str]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Has somebody sit at the terminal who types words in turn; returns what was asked."""

    def types(*words: str) -> list[str]:
        asked: list[str] = []
        left = list(words)

        def answer(prompt: str) -> str:
            asked.append(prompt)
            return left.pop(0)

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(protecting, "getpass", answer)
        return asked

    return types


@pytest.fixture
def protected(shell: Shell, sample_program: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(protecting.NEW, FIRST)
    shell("protect", sample_program)
    return sample_program


def test_a_program_is_protected_asked_for_and_opened(shell: Shell, sample_program: Path, typed: Typed) -> None:
    asked = typed(FIRST, FIRST)
    assert shell("protect", sample_program) == f"{sample_program}\n"
    assert "Nobody can bring it back" in shell.said
    assert asked == ["New passphrase: ", "The same again: "]
    assert is_protected(sample_program / "records.db")
    asked = typed(FIRST)
    assert "Authority" in shell("status", sample_program, "--as-of", "2026-11-22")
    assert asked == ["Passphrase: "]


def test_two_different_ones_change_nothing(shell: Shell, sample_program: Path, typed: Typed) -> None:
    typed(FIRST, FIRST.upper())
    shell("protect", sample_program, exits=Exit.REFUSED)
    assert "two different passphrases" in shell.said
    assert not is_protected(sample_program / "records.db")


def test_without_a_terminal_variables_are_named(shell: Shell, protected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell("status", protected, exits=Exit.UNAVAILABLE)
    assert "Give it as COORDINATOR_PASSPHRASE." in shell.said
    monkeypatch.delenv(protecting.NEW)
    shell.setting = replace(shell.setting, passphrase=FIRST)
    shell("protect", protected, exits=Exit.REFUSED)
    assert "Give it as COORDINATOR_NEW_PASSPHRASE." in shell.said


def test_a_wrong_one_is_said_once(protected: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = Setting("Pia Lindgren", lambda: NOW, "another passphrase")
    assert main(["status", str(protected)], wrong) is Exit.UNAVAILABLE
    assert "does not open" in capsys.readouterr().err
    assert "another passphrase" not in repr(wrong)


def test_readable_backups_are_told_of_and_deleted(shell: Shell, sample_program: Path, typed: Typed) -> None:
    shell("backup", sample_program)
    typed(FIRST, FIRST)
    shell("protect", sample_program)
    assert f"{sample_program / 'backups'} holds 2 backup(s) that open without it" in shell.said
    asked = typed(FIRST, "a second passphrase", "a second passphrase")
    shell("protect", sample_program, "--delete-readable")
    assert asked == ["Passphrase: ", "New passphrase: ", "The same again: "]
    assert len([*sample_program.glob("backups/*.db")]) == 3
    assert all(map(is_protected, sample_program.glob("backups/*.db")))


def test_it_is_taken_away(shell: Shell, protected: Path, typed: Typed) -> None:
    typed(FIRST)
    shell("unprotect", protected)
    assert "Whoever can read this folder" in shell.said
    assert not is_protected(protected / "records.db")


def test_a_protected_backup_is_restored_and_previewed(
    shell: Shell, protected: Path, typed: Typed, tmp_path: Path
) -> None:
    (newest,) = filter(is_protected, protected.glob("backups/*.db"))
    typed(FIRST)
    assert "Changes that would be lost: 0" in shell("restore", newest, protected, "--preview")
    typed(FIRST)
    shell("restore", newest, tmp_path / "restored")
    assert is_protected(tmp_path / "restored" / "records.db")
