import json
from datetime import date
from pathlib import Path

import pytest

from coordinator.errors import Refused, Unavailable
from coordinator.services.gather.report import Options
from coordinator.services.importing import import_files
from coordinator.services.reporting import make_report, note_report, reports_made, save_report
from coordinator.store import Store

GOLDEN = Path(__file__).parents[1] / "golden" / "reports"
DAY = date(2026, 3, 16)


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


def test_a_saved_report_is_entered_with_what_it_was_asked_for(sample: Store) -> None:
    made = make_report(sample, "authority", Options(DAY, officer="4117"))
    note_report(sample, made)
    (found,) = reports_made(sample)
    assert (found.name, found.number, found.code) == ("authority", made.number, made.code)
    assert (found.as_of, json.loads(found.options)) == ("2026-03-16", {"officer": "4117"})
    with sample.looking() as look:
        assert found.head == look.head
    again = make_report(sample, found.name, Options(date.fromisoformat(found.as_of), **json.loads(found.options)))
    assert again.pdf == made.pdf
