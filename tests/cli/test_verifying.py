import json
from pathlib import Path

import pytest

from coordinator.cli.command import Exit
from tests.cli.conftest import Shell


@pytest.fixture
def report(shell: Shell, sample_program: Path, tmp_path: Path) -> Path:
    file = tmp_path / "roster.pdf"
    shell("report", sample_program, "roster", "--as-of", "2026-03-16", "-o", file)
    return file


def test_a_report_is_verified_with_and_without_its_records(shell: Shell, sample_program: Path, report: Path) -> None:
    assert shell("verify", report).startswith("Report R2-20260316-")
    said = shell("verify", report, sample_program)
    assert "it is the same to the last byte" in said
    assert "first saved by Pia Lindgren on November 24, 2026, 10:00" in said


def test_a_code_from_paper_stands_for_the_file(shell: Shell, sample_program: Path, report: Path) -> None:
    code = json.loads(shell("verify", report, "--json"))["code"]
    said = json.loads(shell("verify", sample_program, "--code", code.lower(), "--json"))
    assert (said["sound"], said["code"]) == (True, code)
    assert shell("verify", "--code", code, sample_program).count("✔") == 2


def test_an_altered_report_is_a_finding(shell: Shell, sample_program: Path, report: Path) -> None:
    pdf = report.read_bytes()
    report.write_bytes(pdf[:3000] + bytes((pdf[3000] ^ 1,)) + pdf[3001:])
    assert "✘ The file was altered" in shell("verify", report, sample_program, exits=Exit.FINDINGS)


@pytest.mark.parametrize(
    ("words", "exits", "said"),
    [
        ((), Exit.REFUSED, "Say which file"),
        (("nowhere.pdf",), Exit.UNAVAILABLE, "nowhere.pdf cannot be read"),
        (("--code", "7K2M-9QXD-0H4T-WJ3B"), Exit.REFUSED, "Say which file"),
    ],
)
def test_wrong_words_say_what_is_needed(shell: Shell, words: tuple[str, ...], exits: Exit, said: str) -> None:
    shell("verify", *words, exits=exits)
    assert said in shell.said
