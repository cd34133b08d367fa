import json
from pathlib import Path

import pytest

from coordinator.cli.command import Exit
from tests.cli.conftest import Shell


def test_the_forecast_tells_what_lapses_by_month(shell: Shell, sample_program: Path) -> None:
    printed = shell("forecast", sample_program, "--as-of", "2026-03-01", "--months", "2")
    assert printed.startswith("What turns from 2026-03-01 to 2026-05-01 by what is on record")
    assert "2026-03-16  Whitfield, Dana (4117)             Refresher training: Due soon → Overdue" in printed
    assert "Refresher training: Due soon → Overdue, due 2026-03-15\n" in printed
    assert "              by 2026-03-15: Record the completed refresher course, or its class when planned.\n" in printed
    assert "2026-04-13  Serrano, Paul (4055)               Authority: Authorized → Revoked\n" in printed
    assert "Not asked → Not met\n              Record the examination results that ICE reported." in printed
    assert "Met → Due soon" not in printed
    assert "→ Due soon" in shell("forecast", sample_program, "--as-of", "2026-03-01", "--months", "2", "--all")


def test_a_class_averts_what_it_is_in_time_for(shell: Shell, sample_program: Path) -> None:
    words = ("--as-of", "2025-12-01", "--months", "6", "--class", "IADRP@2026-02-20", "--json")
    found = json.loads(shell("forecast", sample_program, *words))
    averted = {one["subject"] for one in found["averted"] if one["rule"] == "TRN-03" and one["lapse"]}
    assert averted == {"participation:4117/KC-JEM-2", "participation:4122/KC-JEM-2"}
    plain = json.loads(shell("forecast", sample_program, "--as-of", "2025-12-01", "--months", "6", "--json"))
    assert plain["averted"] == plain["caused"] == []
    assert plain["classes"][0]["badges"] == ["4122", "4117"]


def test_another_interval_and_a_leaving_can_be_supposed(shell: Shell, sample_program: Path) -> None:
    words = ("--as-of", "2026-03-01", "--months", "2", "--term", "KC-JEM-2/TRN-03/interval_months=36")
    assert "Averted by it\n  2026-03-16  Whitfield" in shell("forecast", sample_program, *words)
    printed = shell("forecast", sample_program, "--as-of", "2026-03-01", "--leaves", "3980@2026-04-01")
    assert "2026-04-01  Lindqvist, Jonas (3980)            Authority: Authorized → Separated" in printed


def test_what_is_not_there_cannot_be_supposed(shell: Shell, sample_program: Path) -> None:
    shell("forecast", sample_program, "--leaves", "1", exits=Exit.REFUSED)
    assert shell.said == "No officer with the badge 1 takes part.\n"
    shell("forecast", sample_program, "--class", "NONE@2027-01-01", exits=Exit.REFUSED)
    assert shell.said == "There is no course NONE.\n"
    shell("forecast", sample_program, "--term", "KC-JEM-2/XXX-01/days=1", exits=Exit.REFUSED)
    assert shell.said == "There is no rule XXX-01 under an agreement KC-JEM-2.\n"


def test_nothing_that_is_supposed_is_written(shell: Shell, sample_program: Path) -> None:
    before = (sample_program / "records.db").read_bytes()
    shell("forecast", sample_program, "--leaves", "3980", "--class", "IADRP@2027-01-20")
    assert (sample_program / "records.db").read_bytes() == before


def test_discrepancies_are_listed_with_what_would_settle_them(shell: Shell, sample_program: Path) -> None:
    printed = shell("discrepancies", sample_program, "--as-of", "2026-11-22")
    assert (
        "ICE's list differs\n  ICE's list of 2026-11-16 has a Jail Enforcement Model agreement signed on 2018-02-08"
        in printed
    )
    assert "Not given back\n  ICE's property given back, Credential 5013, KC-WSO, Credential card" in printed
    assert "  No document is on file for Authorization 4122, KC-JEM-2, 2024-03-20\n" in printed
    found = json.loads(
        shell("discrepancies", sample_program, "--as-of", "2026-11-22", "--json", "--fail", exits=Exit.FINDINGS)
    )
    assert {"sort", "subject", "words", "settle", "rests_on"} == set(found["discrepancies"][0])


def test_an_empty_program_has_nothing_to_settle(shell: Shell, tmp_path: Path) -> None:
    shell("new", tmp_path / "p")
    assert (
        shell("discrepancies", tmp_path / "p", "--fail", "--as-of", "2026-11-22")
        == "Everything fits as of 2026-11-22.\n"
    )


def test_status_tells_what_was_known_at_a_moment(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    before = shell("status", sample_program, "--as-of", "2026-11-22", "--json")
    (tmp_path / "moa_event.csv").write_text("moa,kind,effective_on\nKC-JEM-2,SUSPENDED,2026-01-01\n")
    shell("import", sample_program, tmp_path / "moa_event.csv")
    assert shell("status", sample_program, "--as-of", "2026-11-22", "--json") != before
    assert shell("status", sample_program, "--as-of", "2026-11-22", "--json", "--known-at", "2026-11-23") != before
    assert '"authority": []' in shell("status", sample_program, "--json", "--known-at", "2026-11-23T12:00")


@pytest.mark.parametrize("months", ["0", "-3", "121", "999999", "soon"])
def test_a_forecast_looks_ahead_by_a_number_of_months_that_can_be(
    shell: Shell, sample_program: Path, capsys: pytest.CaptureFixture[str], months: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        shell("forecast", sample_program, "--months", months)
    assert f"{months} is not a number of months from 1 to 120" in capsys.readouterr().err
