from datetime import date

import pytest

from coordinator.reports.complaints import Entry, Log
from coordinator.services.gather.complaints import gather
from coordinator.services.judged import judged
from coordinator.services.reporting import make_report
from coordinator.store import Store
from tests.reports.pdf_reading import table_rows
from tests.services.gather.asked import ASKED, DAY, query

YEAR = (date(2025, 11, 22), DAY)


def log(store: Store, day: date = DAY) -> Log:
    with store.looking() as look:
        return gather(look, judged(look, day), YEAR)


def entry(store: Store, log_no: str, day: date = DAY) -> Entry:
    return next(one for one in log(store, day).entries if one.log_no == log_no)


def test_the_table_by_year_is_what_the_records_count(sample: Store) -> None:
    counted = query(
        sample,
        "SELECT substr(received_at, 1, 4), count(*), sum(related = 1), sum(resolved_on <= ?),"
        " sum(related = 1 AND disposition = 'SUSTAINED') FROM complaint WHERE received_at <= ? GROUP BY 1",
        str(DAY),
        f"{DAY}T23:59",
    )
    rows = table_rows(make_report(sample, "complaints", ASKED["complaints"]).pdf)
    found = [row for row in rows if len(row) == 5 and row[0].isdecimal() and row[1] != "0"]
    assert found == [[year, *(str(number or 0) for number in numbers)] for year, *numbers in counted]


@pytest.mark.parametrize(
    ("log_no", "used"),
    [
        ("2026-001", "19 h 20 min of 48 h"),  # Friday 16:00 to Monday 11:20, the weekend not counted
        ("2026-002", "after 5 h 30 min; no clock"),  # the task force agreement names no hours
        ("2026-003", "87 h 0 min of 48 h gone"),  # staff without designation: every hour counts
        ("2026-004", "8 h 0 min of 48 h gone"),  # Friday 16:00 to the end of Sunday
    ],
)
def test_hours_run_by_the_clock_of_the_agreement(sample: Store, log_no: str, used: str) -> None:
    assert entry(sample, log_no).used == used


def test_what_happened_later_is_not_known_yet(sample: Store) -> None:
    early = entry(sample, "2026-001", date(2026, 1, 11))
    assert (early.told_at, early.resolved_on, early.disposition) == (None, None, "")
    assert entry(sample, "2026-001", date(2026, 3, 20)).disposition == "Not sustained"
    assert entry(sample, "2026-001", date(2026, 4, 19)).reported_on is None
    assert not [one for one in log(sample, date(2026, 11, 18)).entries if one.log_no == "2026-003"]


def test_the_log_names_nobody(sample: Store) -> None:
    names = [name for (name,) in query(sample, "SELECT last_name FROM officer")]
    text = "\n".join(
        cell for row in table_rows(make_report(sample, "complaints", ASKED["complaints"]).pdf) for cell in row
    )
    assert not [name for name in names if name in text]
