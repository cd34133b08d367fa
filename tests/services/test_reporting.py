import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import page
import pytest

from coordinator.errors import Refused, Unavailable
from coordinator.services.gather.roster import gather
from coordinator.services.importing import import_files
from coordinator.services.reporting import Options, make_report, save_report
from coordinator.store import Store
from tests.reports.pdf_reading import problems, reading_text, table_rows

GOLDEN = Path(__file__).parents[1] / "golden" / "reports"
DAY = date(2026, 3, 16)


def roster(store: Store, day: date, begins: date | None = None) -> list[list[str]]:
    return table_rows(make_report(store, "roster", Options(day, begins)).pdf)


def test_the_roster_reads_as_it_should(sample: Store, request: pytest.FixtureRequest) -> None:
    read = reading_text(make_report(sample, "roster", Options(DAY)).pdf)
    text = "\n".join(line for line in read if "Head of the history" not in line) + "\n"
    golden = GOLDEN / "roster-2026-03-16.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_roster_is_accessible(sample: Store, empty: Store) -> None:
    for store in (sample, empty):
        pdf = make_report(store, "r2", Options(DAY)).pdf
        assert problems(pdf) == []
        assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_a_revoked_officer_moves_from_one_list_to_the_others(sample: Store) -> None:
    before = roster(sample, date(2026, 4, 1))
    assert ["✔ Authorized" in row[-1] for row in before if row[0].startswith("Serrano")] == [True]
    after = [row for row in roster(sample, date(2026, 4, 30)) if row[0].startswith("Serrano")]
    assert after == [
        ["Serrano, Paul Deputy, Kettle County Jail", "4055", "KC-JEM-2", "✘ Revoked", "Revoked on April 13, 2026"],
        ["Serrano, Paul", "4055", "KC-JEM-2", "2026-04-13", "Revoked", "DIO-255-C, not returned"],
    ]
    later = roster(sample, date(2026, 5, 8))
    assert ["Serrano, Paul", "4055", "KC-JEM-2", "2026-04-13", "Revoked", "returned 2026-05-08"] in later


def test_who_left_before_the_period_is_not_listed(sample: Store) -> None:
    assert not [row for row in roster(sample, DAY) if "KC-JEM-1" in row]
    assert [row for row in roster(sample, DAY, date(2020, 1, 1)) if "KC-JEM-1" in row]


def test_authority_over_time_has_its_gaps(sample: Store) -> None:
    with sample.looking() as look:
        found = {(one.badge, one.agreement): one.days for one in gather(look, date(2026, 11, 22), DAY).stretches}
    assert found["6002", "KC-TFM"] == [
        (date(2025, 4, 10), date(2026, 1, 9)),
        (date(2026, 3, 23), date(2027, 4, 10)),
    ]
    assert found["4055", "KC-JEM-2"] == [(date(2022, 9, 12), date(2026, 4, 13))]
    assert found["3871", "KC-JEM-1"] == [(date(2018, 7, 2), date(2020, 6, 10))]


def test_the_code_is_of_the_content_and_not_of_the_history(sample: Store, tmp_path: Path) -> None:
    first = make_report(sample, "roster", Options(DAY))
    (tmp_path / "facility.csv").write_text("name,kind\nAnnex,JAIL\n")
    import_files(sample, tmp_path / "facility.csv", DAY)
    again = make_report(sample, "roster", Options(DAY))
    assert again.number == first.number == "R2-20260316-" + first.number[-4:]
    assert again.pdf != first.pdf
    (tmp_path / "officer.csv").write_text("badge,rank\n4117,Sergeant\n")
    import_files(sample, tmp_path / "officer.csv", DAY)
    assert make_report(sample, "roster", Options(DAY)).number != first.number


def test_the_same_records_give_the_same_bytes_on_any_machine(sample: Store, tmp_path: Path) -> None:
    made = make_report(sample, "roster", Options(DAY)).pdf
    words = [sys.executable, "-m", "coordinator", "report", str(sample.folder.path), "roster", "--as-of", "2026-03-16"]
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "Pacific/Honolulu")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([*words, "-o", str(tmp_path / seed)], env=environment, capture_output=True, check=True)
        assert hashlib.sha256((tmp_path / seed).read_bytes()).digest() == hashlib.sha256(made).digest()


def test_names_of_any_script_are_printed_or_told(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "officer.csv").write_text("badge,last_name,first_name\n4117,Nguyễn <b>&,Ωmega 字\n", encoding="utf-8")
    import_files(sample, tmp_path / "officer.csv", DAY)
    made = make_report(sample, "roster", Options(DAY))
    assert made.missing == "字"
    assert any(row[0].startswith("Nguyễn <b>&, Ωmega □") for row in table_rows(made.pdf))


def test_a_report_is_saved_whole_or_not_at_all(sample: Store, tmp_path: Path) -> None:
    made = make_report(sample, "roster", Options(DAY))
    save_report(made, tmp_path / made.file_name)
    assert (tmp_path / "roster-2026-03-16.pdf").read_bytes() == made.pdf
    with pytest.raises(Unavailable, match="cannot be written"):
        save_report(made, tmp_path / "nowhere" / "roster.pdf")
    (tmp_path / "taken.pdf").mkdir()
    with pytest.raises(Unavailable, match="cannot be written"):
        save_report(made, tmp_path / "taken.pdf")
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == ["roster-2026-03-16.pdf"]


@pytest.mark.parametrize(
    ("name", "begins", "said"),
    [
        ("weather", None, "There is no report weather. The reports are: roster"),
        ("roster", date(2026, 3, 17), "The period begins on 2026-03-17, after the day of the report"),
    ],
)
def test_an_impossible_report_says_why(sample: Store, name: str, begins: date | None, said: str) -> None:
    with pytest.raises(Refused, match=said):
        make_report(sample, name, Options(DAY, begins))


def test_the_golden_answers_and_the_roster_agree_on_who_is_authorized(sample: Store) -> None:
    for path in sorted((GOLDEN.parent / "status").glob("*.json")):
        expected = [row for row in json.loads(path.read_text()) if row["status"] == "AUTHORIZED"]
        with sample.looking() as look:
            found = gather(look, date.fromisoformat(path.stem), date(2020, 1, 1))
        subjects = {f"participation:{line.badge}/{line.agreement}" for line in found.authorized}
        assert subjects == {row["subject"] for row in expected}
