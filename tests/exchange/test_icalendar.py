from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from coordinator.exchange.icalendar import Event, icalendar

DAY = date(2026, 11, 22)


def lines(*events: Event) -> list[str]:
    content = icalendar(events, "A, B; C", DAY, 7, "Coordinator")
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_a_whole_day_ends_before_the_next_and_a_moment_is_told_in_utc() -> None:
    at = datetime(2026, 12, 1, 18, 30, tzinfo=timezone(timedelta(hours=-6)))
    found = lines(Event("a", DAY, "Day", alarms=(7, 0)), Event("b", at, "Meeting", alarms=(1,)))
    for line in (
        "DTSTART;VALUE=DATE:20261122",
        "DTEND;VALUE=DATE:20261123",
        "TRIGGER:-P6DT15H",
        "TRIGGER:PT9H",
        "DTSTART:20261202T003000Z",
        "TRIGGER:-P1D",
        "DTSTAMP:20261122T120000Z",
        "X-WR-CALNAME:A\\, B\\; C",
    ):
        assert line in found


@given(st.text(max_size=200))
def test_no_text_can_break_a_line_or_begin_another_property(text: str) -> None:
    content = icalendar([Event("a", DAY, text)], "C", DAY, 1, "P")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    found = content.decode().replace("\r\n ", "").split("\r\n")
    summary = next(line for line in found if line.startswith("SUMMARY:"))
    read = summary[8:].replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    if "\\" not in text:
        assert read == "".join(one for one in text if one == "\n" or one.isprintable())
    assert len(found) == len(lines(Event("a", DAY, "x")))
