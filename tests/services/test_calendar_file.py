from datetime import date
from pathlib import Path

import pytest

from coordinator.errors import Unavailable
from coordinator.services.calendar_file import calendar_file, save_calendar
from coordinator.services.importing import import_files
from coordinator.store import Store
from tests.services.gather.asked import DAY, query

Entry = dict[str, str]


def entries(content: bytes) -> dict[str, Entry]:
    """Read a file as a calendar does: parts of lines joined, each entry by its UID, alarms left out."""
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    found: dict[str, Entry] = {}
    entry: Entry = {}
    alarm = False
    for line in content.decode().replace("\r\n ", "").splitlines():
        name, _, value = line.partition(":")
        alarm = (alarm or line == "BEGIN:VALARM") and line != "END:VALARM"
        if line == "BEGIN:VEVENT":
            entry = {}
        elif line == "END:VEVENT":
            assert {"UID", "DTSTAMP", "SEQUENCE", "SUMMARY"} <= set(entry)
            assert entry["UID"] not in found
            found[entry["UID"]] = entry
        elif not alarm:
            assert name not in entry or name in {"BEGIN", "END"}
            entry[name] = value
    return found


def test_the_same_records_give_the_same_file(sample: Store) -> None:
    assert calendar_file(sample, DAY) == calendar_file(sample, DAY)


def test_nobody_is_named_unless_somebody_asks(sample: Store) -> None:
    plain = calendar_file(sample, DAY).decode().replace("\r\n ", "")
    named = calendar_file(sample, DAY, names=True).decode().replace("\r\n ", "")
    people = query(sample, "SELECT last_name, badge FROM officer")
    assert not [name for name, _ in people if name in plain]
    assert not [badge for _, badge in people if f"({badge})" in plain]
    assert [name for name, _ in people if name in named]


def test_a_later_file_updates_what_an_earlier_one_brought_in(sample: Store, tmp_path: Path) -> None:
    before = entries(calendar_file(sample, DAY))
    (tmp_path / "training_record.csv").write_text(
        "officer,course,started_on,completed_on,status\n3871,IADRP,2026-11-16,2026-11-20,COMPLETED\n"
    )
    import_files(sample, tmp_path, DAY)
    after = entries(calendar_file(sample, DAY))
    moved = [
        uid
        for uid in before.keys() & after.keys()
        if "DTSTART;VALUE=DATE" in before[uid] and before[uid]["DTSTART;VALUE=DATE"] != after[uid]["DTSTART;VALUE=DATE"]
    ]
    assert moved
    assert all(int(after[uid]["SEQUENCE"]) > int(before[uid]["SEQUENCE"]) for uid in moved)


def test_meetings_are_at_their_moment_and_deadlines_fill_their_day(sample: Store) -> None:
    ahead = query(
        sample, "SELECT code FROM meeting WHERE status IN ('PLANNED', 'NOTICED') AND scheduled_at >= ?", str(DAY)
    )
    found = entries(calendar_file(sample, DAY)).values()
    assert sum(one.get("CATEGORIES") == "Meeting" for one in found) == len(ahead) > 0
    for one in found:
        if one["CATEGORIES"] == "Meeting":
            assert one["DTSTART"].endswith("Z")
        else:
            assert one["DTSTART;VALUE=DATE"] < one["DTEND;VALUE=DATE"]


def test_an_empty_program_gives_an_empty_calendar_and_a_full_path_says_why(empty: Store, tmp_path: Path) -> None:
    content = calendar_file(empty, date(2026, 11, 22))
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    save_calendar(content, tmp_path / "a.ics")
    assert (tmp_path / "a.ics").read_bytes() == content
    with pytest.raises(Unavailable):
        save_calendar(content, tmp_path / "nowhere" / "a.ics")
