from datetime import date
from pathlib import Path

from coordinator.reports.training import Training
from coordinator.services.gather.training import gather
from coordinator.services.importing import import_files
from coordinator.services.judged import judged
from coordinator.store import Store
from tests.services.gather.asked import DAY, query

YEAR = (date(2025, 11, 22), DAY)


def training(store: Store, day: date = DAY, period: tuple[date, date] = YEAR) -> Training:
    with store.looking() as look:
        return gather(look, judged(look, day), period)


def test_refreshers_are_due_two_years_after_the_last_course(sample: Store) -> None:
    last = query(
        sample,
        "SELECT o.last_name || ', ' || o.first_name || ' (' || o.badge || ')', max(t.completed_on),"
        " date(max(t.completed_on), '+24 months', 'floor') FROM training_record t"
        " JOIN officer o ON o.id = t.officer_id JOIN course c ON c.id = t.course_id"
        " WHERE c.satisfies IN ('INITIAL', 'REFRESHER') AND c.models LIKE '%JEM%' AND t.status = 'COMPLETED'"
        " AND o.badge <> '4055' GROUP BY o.badge",
    )
    owed = [one for one in training(sample).owed if one.what == "Refresher training"]
    assert sorted((one.officer, str(one.last), str(one.due)) for one in owed) == sorted(last)


def test_the_summary_adds_up_to_the_list(sample: Store) -> None:
    found = training(sample)
    assert sum(one.asked for one in found.requirements) == len(found.owed)
    for one in found.requirements:
        assert one.asked == one.in_time + one.overdue


def test_what_was_completed_in_the_period_is_what_the_records_say(sample: Store) -> None:
    done = query(
        sample,
        "SELECT o.badge, c.code, t.completed_on FROM training_record t JOIN officer o ON o.id = t.officer_id"
        " JOIN course c ON c.id = t.course_id WHERE t.status = 'COMPLETED' AND t.completed_on BETWEEN ? AND ?",
        *map(str, YEAR),
    )
    found = training(sample).done
    assert sorted((one.officer[-5:-1], one.course, str(one.completed_on)) for one in found) == sorted(done)


def test_a_late_refresher_stays_late(sample: Store) -> None:
    (late,) = [one for one in training(sample).done if one.course == "IADRP"]
    assert (late.completed_on, late.due) == (date(2026, 3, 27), date(2026, 3, 15))
    earlier = training(sample, period=(date(2020, 1, 1), date(2025, 11, 21))).done
    assert [(one.officer[-5:-1], str(one.due)) for one in earlier if one.due] == [
        ("3871", "2020-06-08"),
        ("3871", "2022-09-18"),
        ("3980", "2023-05-28"),
        ("3871", "2024-10-07"),
    ]


def test_a_yearly_course_after_its_deadline_is_late(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "training_record.csv").write_text(
        "officer,course,started_on,completed_on,status\n4117,VU-IA,2026-06-02,2026-06-02,COMPLETED\n"
    )
    import_files(sample, tmp_path, DAY)
    (late,) = [one for one in training(sample).done if one.course == "VU-IA"]
    assert late.due == date(2026, 5, 31)


def test_a_planned_class_stands_beside_what_it_meets(sample: Store) -> None:
    found = training(sample)
    assert {one.officer[-5:-1]: one.planned for one in found.owed if one.planned} == {
        "3980": "IADRP, 2027-06-07",
        "6001": "TFM-UPD, 2026-12-07",
    }
    assert [(one.course, one.seats, one.who) for one in found.planned] == [
        ("TFM-UPD", 2, ["Brandt, Kai (6001)"]),
        ("IADRP", 2, ["Lindqvist, Jonas (3980)"]),
    ]


def test_what_ice_may_offer_is_never_called_overdue(sample: Store) -> None:
    updates = [one for one in training(sample).owed if one.what == "Update training"]
    assert {(one.status, one.counted) for one in updates} == {("Past the expected day", False)}


def test_nobody_owes_anything_in_an_empty_program(empty: Store) -> None:
    found = training(empty)
    assert (found.owed, found.requirements, found.done, found.exams, found.planned) == ([], [], [], [], [])
