"""R12 Aggregate activity: monthly counts under each agreement, their totals, shares, and where ICE counts otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from coordinator.compliance.dates import long_date
from coordinator.compliance.marks import Mark
from coordinator.reports.document.blocks import (
    Block,
    Chart,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    NewPage,
    Table,
    Text,
    Verification,
)
from coordinator.reports.months import month_label, month_point
from coordinator.reports.source import INTERNAL, Named, Source, internal, method, period_title, plural

NAME = Named("R12", "Aggregate activity")
AT_A_TIME = 6
"""How many months stand side by side."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month's counts, in the order of the names; a count that was not collected is none."""

    first: date
    counts: Sequence[int | None]
    locked_on: date | None


@dataclass(frozen=True, slots=True)
class Year:
    """The totals of a year up to the day: what year it is, in words, and each count."""

    title: str
    totals: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Activity:
    """What is counted under one agreement; *lacking* are months of the period without a record."""

    agreement: str
    model: str
    names: Sequence[str]
    months: Sequence[Month]
    years: Sequence[Year]
    drawn: int
    lacking: Sequence[date]
    not_collected: Sequence[str]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a month's work was told to ICE in time."""

    agreement: str
    month: date
    what: str
    status: str
    mark: str
    found: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A count that ICE keeps otherwise."""

    agreement: str
    month: date
    what: str
    ours: int | None
    ices: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The activity of a period. Counts only: nothing about any person is kept."""

    source: Source
    period: tuple[date, date]
    activities: Sequence[Activity]
    shares: Sequence[Share]
    compared: int
    differences: Sequence[Difference]


def document(counts: Counts) -> Document:
    """Return the report."""
    begins, ends = counts.period
    about = f"Activity from {long_date(begins)} to {long_date(ends)}"
    return internal(counts, NAME, about, partial(_story, counts), INTERNAL)


def _story(counts: Counts, verification: Verification) -> Iterator[Block]:
    source = counts.source
    yield period_title(NAME, source, counts.period)
    yield Text(_sentence(counts), "lead")
    months = [month for one in counts.activities for month in one.months]
    lacking = sum(len(one.lacking) for one in counts.activities)
    yield Figures(
        [
            Figure(len(months), "", "Months counted", Mark.GOOD),
            Figure(sum(month.locked_on is not None for month in months), "", "Locked", Mark.GOOD),
            Figure(lacking, "", "Months without a record", Mark.BAD if lacking else Mark.NEUTRAL),
            Figure(len(counts.differences), "", "ICE counts otherwise", Mark.SOON),
        ]
    )
    yield verification
    yield NewPage()
    yield from body(counts)
    yield from method(source, *_METHOD)


def _sentence(counts: Counts) -> str:
    months = sum(len(one.months) for one in counts.activities)
    if not months:
        return "No month's counts are on record in the period."
    under = plural(len(counts.activities), "agreement")
    return f"{plural(months, 'month')} of activity under {under}; counts only, nothing about any person."


def body(counts: Counts) -> Iterator[Block]:
    """Yield the counts of every agreement, as the inspection packet has them too."""
    for one in counts.activities:
        yield Heading(f"{one.agreement}, {one.model}")
        yield from _activity(one)
    yield from _shares(counts)
    yield from _differences(counts)


def _activity(one: Activity) -> Iterator[Block]:
    notes = []
    if one.lacking:
        notes.append(f"No record: {', '.join(f'{month:%Y-%m}' for month in one.lacking)}.")
    if one.not_collected:
        notes.append(f"Never collected in the period: {', '.join(one.not_collected).lower()}.")
    if notes:
        yield Text(" ".join(notes), "note")
    if not one.months:
        yield Text("None recorded.")
        return
    drawn = one.names[one.drawn]
    values = [(month.first, month.counts[one.drawn] or 0) for month in one.months]
    points = [month_point(first, [value], one.months[0].first) for first, value in values]
    if len(points) > 1:
        yield Heading(f"{drawn}, by month", 3)
        yield Chart(f"{drawn.lower()} by month under {one.agreement}", [drawn], points)
    for start in range(0, len(one.months), AT_A_TIME):
        yield from _months(one, one.months[start : start + AT_A_TIME])
    yield from _years(one)


def _months(one: Activity, months: Sequence[Month]) -> Iterator[Block]:
    yield Heading(" to ".join(dict.fromkeys(f"{month.first:%Y-%m}" for month in (months[0], months[-1]))), 3)
    wide = 342 / AT_A_TIME
    columns = [Column("Count", 162, header=True), *(Column(month_label(m.first), wide, "right") for m in months)]
    rows = [(name, *(_count(month.counts[place]) for month in months)) for place, name in enumerate(one.names)]
    locked = ("Locked on", *(f"{month.locked_on:%m-%d}" if month.locked_on else "open" for month in months))
    yield Table(columns, [*rows, locked])


def _years(one: Activity) -> Iterator[Block]:
    yield Heading("Totals up to the day of this report", 3)
    wide = 342 / max(len(one.years), 1)
    columns = [Column("Count", 162, header=True), *(Column(year.title, wide, "right") for year in one.years)]
    rows = [(name, *(_count(year.totals[place]) for year in one.years)) for place, name in enumerate(one.names)]
    yield Table(columns, rows)


def _count(value: int | None) -> str:
    return "n/c" if value is None else f"{value:,}"


_SHARES = (
    Column("Agreement", 80, header=True),
    Column("Month", 54),
    Column("What", 150),
    Column("Result", 60),
    Column("Told in time", 160),
)
_DIFFERENCES = (
    Column("Agreement", 100, header=True),
    Column("Month", 70),
    Column("Count", 174),
    Column("Ours", 80, "right"),
    Column("ICE", 80, "right"),
)


def _shares(counts: Counts) -> Iterator[Block]:
    yield Heading("Told to ICE in time")
    yield Text("Of months that are locked.", "note")
    yield Table(_SHARES, [_share_row(one) for one in counts.shares])


def _share_row(one: Share) -> Sequence[str]:
    return (one.agreement, f"{one.month:%Y-%m}", one.what, f"{one.mark} {one.status}", one.found)


def _differences(counts: Counts) -> Iterator[Block]:
    yield Heading("Where ICE counts otherwise")
    yield Text(f"{plural(counts.compared, 'count')} of the period can be compared.", "note")
    rows = [
        (one.agreement, f"{one.month:%Y-%m}", one.what, _count(one.ours), _count(one.ices))
        for one in counts.differences
    ]
    yield Table(_DIFFERENCES, rows, "No count differs." if counts.compared else "Nothing can be compared.")


_METHOD = (
    """“n/c” says that a month's count was not collected, which is not the same as none. A total adds what was
    collected; where nothing was, it is n/c too.""",
    """The federal fiscal year runs from October to September. A month counts once it is entered; a locked month stays
    as it is. Detained persons, nationalities and cases are not on record here at all.""",
)
