"""R7 Complaint log: what was received, how it was settled, and whether ICE was told in time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from coordinator.compliance.dates import long_date
from coordinator.compliance.marks import Mark
from coordinator.reports.answers import Duty, Need, duty_blocks, tally
from coordinator.reports.document.blocks import (
    Block,
    Chart,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    NewPage,
    Point,
    Table,
    Text,
    Verification,
)
from coordinator.reports.source import Named, Source, internal, method, period_title, plural

NAME = Named("R7", "Complaint log")
YEARS = 10
"""How many years the table by year has at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One complaint as it stood on the day; who complained is a category, and an officer is a badge.

    *used* is how much of the agreement's clock had run when ICE was told, or how it runs still.
    """

    log_no: str
    agreement: str
    received_at: datetime
    channel: str
    complainant: str
    subject: str
    nature: str
    related: str
    told_at: datetime | None
    used: str
    resolved_on: date | None
    reported_on: date | None
    disposition: str
    sustained: bool


@dataclass(frozen=True, slots=True)
class Log:
    """Every complaint up to a day, those of a period in full, and the duties that they set going."""

    source: Source
    period: tuple[date, date]
    entries: Sequence[Entry]
    duties: Sequence[Duty]


def document(log: Log) -> Document:
    """Return the report."""
    about = f"Complaints as of {long_date(log.source.as_of)}"
    return internal(log, NAME, about, partial(_story, log))


def _within(log: Log) -> list[Entry]:
    begins, ends = log.period
    return [one for one in log.entries if begins <= one.received_at.date() <= ends]


def _open(log: Log) -> list[Entry]:
    return [one for one in log.entries if one.resolved_on is None]


def _story(log: Log, verification: Verification) -> Iterator[Block]:
    source = log.source
    yield period_title(NAME, source, log.period)
    yield Text(_sentence(log), "lead")
    yield Figures(
        [
            Figure(len(_within(log)), "", "Received in the period", Mark.NEUTRAL),
            Figure(len(_open(log)), "", "Open now", Mark.SOON),
            Figure(tally(log.duties, Need.ATTENTION), "", "Clocks missed", Mark.BAD),
            Figure(sum(one.sustained for one in log.entries), "", "Sustained and related", Mark.NEUTRAL),
        ]
    )
    yield from _by_year(log)
    yield verification
    yield NewPage()
    yield from body(log)
    yield from method(source, *_METHOD)


def _sentence(log: Log) -> str:
    received, still_open = len(_within(log)), len(_open(log))
    said = f"{plural(received, 'complaint was', 'complaints were')} received in the period"
    rest = f"{plural(still_open, 'complaint is', 'complaints are')} open" if still_open else "none is open"
    return f"{said if received else 'No complaint is on record as received in the period'}; {rest}."


_YEARS = (
    Column("Year", 104, header=True),
    Column("Received", 80, "right"),
    Column("Related to 287(g)", 120, "right"),
    Column("Settled", 80, "right"),
    Column("Sustained and related", 120, "right"),
)


def _by_year(log: Log) -> Iterator[Block]:
    yield Heading("Received by year")
    if not log.entries:
        yield Text("None recorded.")
        return
    years = range(max(min(_years(log.entries)), log.source.as_of.year - YEARS + 1), log.source.as_of.year + 1)
    found = {year: [one for one in log.entries if one.received_at.year == year] for year in years}
    yield Chart("complaints received by year", ["Received"], [_point(year, len(rows)) for year, rows in found.items()])
    yield Table(_YEARS, [_year_row(year, rows) for year, rows in found.items()])


def _years(entries: Iterable[Entry]) -> Iterator[int]:
    return (one.received_at.year for one in entries)


def _point(year: int, count: int) -> Point:
    return Point(str(year), str(year), [count])


def _year_row(year: int, rows: Sequence[Entry]) -> Sequence[str]:
    related = sum(one.related == "yes" for one in rows)
    settled = sum(one.resolved_on is not None for one in rows)
    return (str(year), str(len(rows)), str(related), str(settled), str(sum(one.sustained for one in rows)))


_LOG = (
    Column("Log number", 62, header=True),
    Column("Received", 84),
    Column("From and about", 122),
    Column("ICE told", 104),
    Column("Settled", 132),
)
_COUNTS = (Column("What", 320, header=True), Column("Complaints", 184, "right"))


def body(log: Log) -> Iterator[Block]:
    """Yield the log of the period, what it counts, and the clocks, as the inspection packet has them too."""
    begins, ends = log.period
    yield Heading(f"Received from {begins} to {ends}")
    yield Text("The newest first. Who complained is kept as a category only.", "note")
    yield Table(_LOG, [_row(one) for one in reversed(_within(log))])
    yield Heading("Open from before")
    yield Table(_LOG, [_row(one) for one in reversed(_open(log)) if one.received_at.date() < begins])
    yield from _counts(log, "By nature", [one.nature or "not stated" for one in _within(log)])
    yield from _counts(log, "By disposition", [one.disposition or "open" for one in _within(log)])
    if log.duties:
        yield Heading("Clocks and other duties")
        yield Text("Of every complaint on record, the worst first.", "note")
    for duty in log.duties:
        yield from duty_blocks(duty)


def _counts(_: Log, title: str, words: Sequence[str]) -> Iterator[Block]:
    yield Heading(title)
    counted = sorted(Counter(words).items(), key=lambda item: (-item[1], item[0]))
    yield Table(_COUNTS, [(word, str(count)) for word, count in counted])


def _row(one: Entry) -> Sequence[str]:
    received = f"{one.received_at:%Y-%m-%d %H:%M}"
    told = f"{one.told_at:%Y-%m-%d %H:%M}" if one.told_at else "not recorded"
    about = [one.complainant or "source not stated", f"about {one.subject}", one.nature]
    settled = [one.disposition or "open", *_days("settled", one.resolved_on), *_days("results told", one.reported_on)]
    return (
        f"{one.log_no}\n{one.agreement}",
        "\n".join(part for part in (received, one.channel) if part),
        "\n".join(part for part in about if part),
        "\n".join(part for part in (told, one.used) if part),
        "\n".join(settled),
    )


def _days(what: str, day: date | None) -> Sequence[str]:
    return [f"{what} {day}"] if day else []


_METHOD = (
    """Hours are those of the agreement's clock: where its text leaves out weekends, Saturdays and Sundays do not count.
    Where it names no hours, the time that passed is shown and nothing is judged by it.""",
    """“Sustained and related” are complaints that were sustained and concern the agreement. A complaint settled after
    the day of this report is open in it.""",
)
