from datetime import date, timedelta
from pathlib import Path

from coordinator.reports.forecast import Outlook
from coordinator.services.gather.forecast import gather
from coordinator.services.gather.report import Options
from coordinator.services.importing import import_files
from coordinator.services.judged import judged
from coordinator.services.reporting import make_report
from coordinator.store import Store
from tests.reports.pdf_reading import table_rows
from tests.services.gather.asked import DAY, query


def outlook(store: Store, day: date = DAY) -> Outlook:
    with store.looking() as look:
        return gather(look, judged(look, day))


def test_refreshers_lapse_the_day_after_two_years(sample: Store) -> None:
    last = query(
        sample,
        "SELECT o.badge, date(max(t.completed_on), '+24 months', 'floor', '+1 day') FROM training_record t"
        " JOIN officer o ON o.id = t.officer_id JOIN course c ON c.id = t.course_id"
        " JOIN participation p ON p.officer_id = o.id JOIN moa m ON m.id = p.moa_id"
        " WHERE c.satisfies IN ('INITIAL', 'REFRESHER') AND t.status = 'COMPLETED' AND m.code = 'KC-JEM-2'"
        " AND p.role = 'DIO' AND c.models LIKE '%JEM%' AND o.badge <> '4055' GROUP BY o.badge",
    )
    until = outlook(sample).until
    ahead = {(badge, day) for badge, day in last if DAY < date.fromisoformat(day) <= until}
    lapses = [one for one in outlook(sample).lapses if one.what == "Refresher training"]
    assert {(one.about[-5:-1], one.day.isoformat()) for one in lapses} == ahead
    assert ahead


def test_authority_lapses_with_its_agreement_and_says_so(sample: Store) -> None:
    (ends,) = query(
        sample, "SELECT effective_on FROM moa_event WHERE kind = 'TERMINATED' AND effective_on > ?", str(DAY)
    )
    lapses = [one for one in outlook(sample).lapses if one.what == "Authority"]
    assert [one.about for one in lapses] == ["Brandt, Kai (6001)", "Ostrander, Vic (6002)"]
    assert {one.day.isoformat() for one in lapses} == set(ends)
    assert {one.prevent for one in lapses} == {"Nothing of the officer's own; see the agreement."}


def test_a_class_that_is_held_takes_its_line_away(sample: Store, tmp_path: Path) -> None:
    before = [one.about for one in outlook(sample).lapses if one.what == "Refresher training"]
    (tmp_path / "training_record.csv").write_text(
        "officer,course,started_on,completed_on,status\n3871,IADRP,2026-11-16,2026-11-20,COMPLETED\n"
    )
    import_files(sample, tmp_path, DAY)
    after = [one for one in outlook(sample).lapses if one.what == "Refresher training"]
    assert "Haugen, Ruth (3871)" in before
    assert [one.day for one in after if one.about == "Haugen, Ruth (3871)"] == [date(2028, 11, 21)]


def test_the_table_says_what_the_chart_shows(sample: Store) -> None:
    found = outlook(sample)
    rows = [row for row in table_rows(make_report(sample, "forecast", Options(DAY)).pdf) if len(row) == 3]
    months = [row for row in rows if row[0][:2] == "20" and row[0][4:] == row[0][4:7]]
    assert sum(int(row[1]) for row in months) == sum(one.counted for one in found.lapses)
    assert sum(int(row[2]) for row in months) == sum(not one.counted for one in found.lapses)


def test_nothing_lapses_in_an_empty_program(empty: Store) -> None:
    found = outlook(empty)
    assert (found.lapses, found.classes) == ([], [])
    assert found.until == DAY + timedelta(days=731)
