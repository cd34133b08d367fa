import json
from datetime import date
from pathlib import Path

from coordinator.services.gather.report import Options
from coordinator.services.gather.roster import gather
from coordinator.services.importing import import_files
from coordinator.services.judged import judged
from coordinator.services.reporting import make_report
from coordinator.store import Store
from tests.reports.pdf_reading import table_rows
from tests.services.gather.asked import query

STATUS = Path(__file__).parents[2] / "golden" / "status"
DAY = date(2026, 3, 16)


def roster(store: Store, day: date, begins: date | None = None) -> list[list[str]]:
    return table_rows(make_report(store, "roster", Options(day, begins)).pdf)


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
        found = {
            (one.badge, one.agreement): one.days
            for one in gather(look, judged(look, date(2026, 11, 22)), DAY).stretches
        }
    assert found["6002", "KC-TFM"] == [
        (date(2025, 4, 10), date(2026, 1, 9)),
        (date(2026, 3, 23), date(2027, 4, 10)),
    ]
    assert found["4055", "KC-JEM-2"] == [(date(2022, 9, 12), date(2026, 4, 13))]
    assert found["3871", "KC-JEM-1"] == [(date(2018, 7, 2), date(2020, 6, 10))]


def test_names_of_any_script_are_printed_or_told(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "officer.csv").write_text("badge,last_name,first_name\n4117,Nguyễn <b>&,Ωmega 字\n", encoding="utf-8")
    import_files(sample, tmp_path / "officer.csv", DAY)
    made = make_report(sample, "roster", Options(DAY))
    assert made.missing == "字"
    assert any(row[0].startswith("Nguyễn <b>&, Ωmega □") for row in table_rows(made.pdf))


def test_the_golden_answers_and_the_roster_agree_on_who_is_authorized(sample: Store) -> None:
    for path in sorted(STATUS.glob("*.json")):
        expected = [row for row in json.loads(path.read_text()) if row["status"] == "AUTHORIZED"]
        with sample.looking() as look:
            found = gather(look, judged(look, date.fromisoformat(path.stem)), date(2020, 1, 1))
        subjects = {f"participation:{line.badge}/{line.agreement}" for line in found.authorized}
        assert subjects == {row["subject"] for row in expected}


def test_what_ended_in_the_period_is_what_the_records_say(sample: Store) -> None:
    ended = query(
        sample,
        "SELECT o.badge, min(e.effective_on) FROM status_event e JOIN officer o ON o.id = e.officer_id"
        " WHERE e.kind IN ('REVOKED', 'WITHDRAWN', 'SEPARATED') AND e.effective_on BETWEEN ? AND ? GROUP BY o.badge",
        "2025-11-22",
        "2026-11-22",
    )
    with sample.looking() as look:
        found = gather(look, judged(look, date(2026, 11, 22)), date(2025, 11, 22)).ended
    assert sorted((one.badge, one.ended_on.isoformat()) for one in found) == sorted(ended)
