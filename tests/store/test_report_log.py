from coordinator.store import Store
from coordinator.store.report_log import ReportMade, noted


def entered(store: Store, number: str) -> None:
    store.note_report(lambda by: ReportMade(by.utc, by.actor, "roster", number, "ABCD", "2026-03-16", "{}", "h"))


def made(store: Store) -> list[ReportMade]:
    with store.reading() as connection:
        return noted(connection)


def test_the_newest_report_comes_first(sample: Store) -> None:
    entered(sample, "R2-1")
    entered(sample, "R2-2")
    found = made(sample)
    assert [one.number for one in found] == ["R2-2", "R2-1"]
    assert (found[0].at, found[0].actor) == ("2026-11-24T16:00:00+00:00", "Pia Lindgren")


def test_the_log_is_no_part_of_the_history(sample: Store) -> None:
    with sample.looking() as look:
        before = look.head
    entered(sample, "R2-1")
    with sample.looking() as look:
        assert look.head == before
    assert sample.problems() == []
    sample.undo()
    assert len(made(sample)) == 1
