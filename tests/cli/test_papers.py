import json
from pathlib import Path

import pytest

from coordinator.cli import main
from coordinator.cli.command import Exit
from coordinator.services.program import Setting
from tests.cli.conftest import Shell

CLASS = "training_record:4099/IADP/2024-10-21"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "certificate.pdf"
    path.write_bytes(b"%PDF-1.7 Certificate")
    return path


def test_a_paper_is_added_listed_and_saved(
    shell: Shell, sample_program: Path, certificate: Path, tmp_path: Path
) -> None:
    words = ("--to", CLASS, "--field", "completed_on", "--kind", "certificate", "--dated", "2024-11-15")
    assert shell("paper", "add", sample_program, certificate, *words, "--title", "Certificate, IADP") == "D-2026-008\n"
    assert "Add certificate.pdf to Training 4099, IADP, 2024-10-21." in shell.said
    printed = shell("paper", "list", sample_program, CLASS)
    assert printed.splitlines() == [
        "D-2026-008     2024-11-15  Certificate, IADP",
        "    Certificate; internal, controlled by ICE; certificate.pdf, 20 bytes",
        f"    for {CLASS}, completed_on",
    ]
    (found,) = json.loads(shell("paper", "list", sample_program, CLASS, "--json"))
    assert (found["code"], found["links"]) == ("D-2026-008", [{"ref": CLASS, "field": "completed_on"}])
    saved = Path(shell("paper", "save", sample_program, "D-2026-008", tmp_path / "copy.pdf").strip())
    assert saved.read_bytes() == certificate.read_bytes()
    assert "Papers on file\n  Certificate, IADP (D-2026-008)" in shell(
        "explain", sample_program, "TRN-08", "training:4099/IADP/2024-10-21"
    )


def test_the_same_file_again_is_linked_and_said(shell: Shell, sample_program: Path, certificate: Path) -> None:
    shell("paper", "add", sample_program, certificate, "--no-ice-controlled", "--sensitivity", "public")
    (listed,) = (one for one in json.loads(shell("paper", "list", sample_program, "--json")) if one["size"] == 20)
    assert (listed["ice_controlled"], listed["sensitivity"]) == (False, "PUBLIC")
    found = json.loads(shell("paper", "add", sample_program, certificate, "--to", "officer:4117", "--json"))
    assert found == {"code": listed["code"], "known": True}
    assert "was on file already" in shell.said
    shell("paper", "add", sample_program, certificate, exits=Exit.REFUSED)


def test_links_are_made_and_taken_back(shell: Shell, sample_program: Path) -> None:
    shell("paper", "link", sample_program, "D-2024-001", "--to", "officer:4117", "--to", "officer:4122")
    assert "D-2024-001" in shell("paper", "list", sample_program, "officer:4122")
    shell("paper", "unlink", sample_program, "D-2024-001", "officer:4122")
    assert shell("paper", "list", sample_program, "officer:4122") == ""
    assert "No document for officer:4122 is on record." in shell.said


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("add", "{program}", "gone.pdf"), (Exit.REFUSED, "gone.pdf is not there")),
        (("add", "{program}", "{file}", "--to", "officer:1"), (Exit.REFUSED, "There is no officer 1")),
        (
            ("add", "{program}", "{file}", "--to", CLASS, "--field", "x"),
            (Exit.REFUSED, "has no field x; its fields are"),
        ),
        (("save", "{program}", "D-1", "copy.pdf"), (Exit.REFUSED, "There is no document D-1")),
        (("list", "{program}", "officer:1"), (Exit.REFUSED, "There is no officer 1")),
        (("list", "nowhere"), (Exit.UNAVAILABLE, "nowhere")),
    ],
)
def test_what_cannot_be_done_exits_with_its_code(
    shell: Shell, sample_program: Path, certificate: Path, words: tuple[str, ...], expected: tuple[Exit, str]
) -> None:
    code, said = expected
    shell("paper", *(word.format(program=sample_program, file=certificate) for word in words), exits=code)
    assert said in shell.said


@pytest.mark.parametrize(
    "words", [("paper",), ("paper", "add", "p", "f", "--kind", "PHOTO"), ("paper", "add", "p", "f", "--dated", "May")]
)
def test_wrong_words_exit_with_2(setting: Setting, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words, setting)
    assert caught.value.code == Exit.USAGE
    assert "usage: coordinator paper" in capsys.readouterr().err


def test_a_damaged_paper_is_found_by_check_and_noted_by_export(
    shell: Shell, sample_program: Path, tmp_path: Path
) -> None:
    (listed,) = (
        one for one in json.loads(shell("paper", "list", sample_program, "--json")) if one["code"] == "D-2024-001"
    )
    damaged = next(
        path for path in (sample_program / "documents").glob("??/*") if path.stat().st_size == listed["size"]
    )
    damaged.write_bytes(b"%PDF-altered")
    assert "D-2024-001, Certificate, IADP" in shell("check", sample_program, exits=Exit.FINDINGS)
    shell("paper", "save", sample_program, "D-2024-001", tmp_path / "x.pdf", exits=Exit.UNAVAILABLE)
    shell("export", sample_program, tmp_path / "out", exits=Exit.FINDINGS)
    assert "D-2024-001, Certificate, IADP" in shell.said
