from datetime import date
from pathlib import Path

from coordinator.reports.audit import Trail
from coordinator.services.gather.audit import gather
from coordinator.services.importing import import_files
from coordinator.services.judged import judged
from coordinator.store import Store
from tests.services.gather.asked import query

TODAY = date(2026, 11, 24)
YEAR = (date(2025, 11, 24), TODAY)


def trail(store: Store, period: tuple[date, date] = YEAR) -> Trail:
    with store.looking() as look:
        return gather(look, judged(look, TODAY), period)


def take_in(store: Store, folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.csv").write_text(text)
    import_files(store, folder / f"{name}.csv", TODAY)


def test_every_change_of_the_period_stands_once(sample: Store, tmp_path: Path) -> None:
    take_in(sample, tmp_path, "facility", "name,kind\nAnnex,JAIL\nBarn,STATION\n")
    sample.undo()
    changes = trail(sample).changes
    assert [(one.number, one.actor, one.label) for one in changes] == query(
        sample, "SELECT id, actor, label FROM change ORDER BY id"
    )
    assert changes[-2].wrote == ["Facility: 2 added"]
    assert (changes[-1].wrote, changes[-1].takes_back) == (["Facility: 2 deleted"], changes[-2].number)


def test_a_large_change_is_told_in_numbers(sample: Store) -> None:
    ((rows,),) = query(sample, "SELECT count(DISTINCT kind || row_id) FROM history WHERE op = 'insert'")
    assert f"{rows} added" in trail(sample).changes[1].wrote


def test_days_are_those_of_the_agency_and_not_of_the_machine(sample: Store) -> None:
    assert {one.at.isoformat() for one in trail(sample).changes} == {"2026-11-24T10:00:00"}
    assert trail(sample).zone == "America/Chicago"
    assert trail(sample, (date(2025, 1, 1), date(2026, 11, 23))).changes == []


def test_papers_are_due_held_or_gone(sample: Store, tmp_path: Path) -> None:
    take_in(
        sample,
        tmp_path,
        "document",
        "code,title,kind,dated_on,ice_controlled,destroy_after,legal_hold,disposed_on\n"
        "X-1,Old list,OTHER,2016-01-01,false,2026-01-01,false,\n"
        "X-2,Held list,OTHER,2016-01-01,false,2026-01-01,true,\n"
        "X-3,Gone list,OTHER,2016-01-01,false,2026-01-01,false,2026-01-05\n"
        "X-4,New list,OTHER,2026-01-01,false,2036-01-01,false,\n",
    )
    found = trail(sample)
    assert [(one.about, one.status) for one in found.due] == [
        ("Document X-1", "Overdue"),
        ("Document X-3", "Done late"),
    ]
    held, gone = found.listings
    assert [row[0] for row in held.rows] == ["X-2"]
    assert [row[:3] for row in gone.rows] == [["X-3", "Gone list", "2026-01-05"]]
