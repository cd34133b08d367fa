"""R16 Forecast: what lapses by month for two years if nothing more is recorded, and what would prevent each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from coordinator.compliance.dates import add_months, long_date
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
    Point,
    Table,
    Text,
    Title,
    Verification,
)
from coordinator.reports.months import month_points
from coordinator.reports.source import Named, Source, internal, method, plural

NAME = Named("R16", "Forecast")
MONTHS = 24
"""How far it looks ahead."""
SEATS, WHO = 4, 8
"""How many classes that are needed stand on page 1, and how many of those who are to attend."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """One answer that turns for the worse on *day*; *counted* says whether the first page of the window counts it."""

    day: date
    about: str
    what: str
    turn: str
    weight: str
    counted: bool
    prevent: str


@dataclass(frozen=True, slots=True)
class Seats:
    """A refresher class that is needed: its last day in time, and for whom."""

    day: date
    who: Sequence[str]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lapses from the day after a day up to *until*."""

    source: Source
    until: date
    lapses: Sequence[Lapse]
    classes: Sequence[Seats]


def document(outlook: Outlook) -> Document:
    """Return the report."""
    about = f"What lapses from {long_date(outlook.source.as_of)} to {long_date(outlook.until)}"
    return internal(outlook, NAME, about, partial(_story, outlook))


def _story(outlook: Outlook, verification: Verification) -> Iterator[Block]:
    source = outlook.source
    period = f"{long_date(source.as_of)} to {long_date(outlook.until)}"
    yield Title(f"Report {NAME.code}", NAME.title, f"{source.agency} · {period}", source.as_of)
    yield Text(_sentence(outlook), "lead")
    yield Figures([Figure(count, "", label, mark) for label, count, mark in _figures(outlook)])
    yield from _chart(outlook)
    yield from _first_classes(outlook)
    yield verification
    yield NewPage()
    yield from _by_month(outlook)
    yield from _advice(outlook)
    yield from _in_figures(outlook)
    yield from _all_classes(outlook)
    yield from method(source, *_METHOD)


def _counted(outlook: Outlook) -> list[Lapse]:
    return [one for one in outlook.lapses if one.counted]


def _sentence(outlook: Outlook) -> str:
    counted = _counted(outlook)
    if not counted:
        return f"Nothing that counts lapses before {long_date(outlook.until)}, by what is on record."
    first = counted[0]
    lapses = plural(len(counted), "duty or practice lapses", "duties and practices lapse")
    return f"If nothing more is recorded, {lapses} in {MONTHS} months; the first on {long_date(first.day)}."


def _figures(outlook: Outlook) -> Iterator[tuple[str, int, Mark]]:
    as_of, counted = outlook.source.as_of, _counted(outlook)
    for months, mark in ((3, Mark.BAD), (12, Mark.SOON), (MONTHS, Mark.NEUTRAL)):
        until = add_months(as_of, months)
        yield f"Within {months} months", sum(1 for one in counted if one.day <= until), mark
    yield "Classes needed", len(outlook.classes), Mark.NEUTRAL


def _chart(outlook: Outlook) -> Iterator[Block]:
    yield Heading("Lapses by month")
    if not outlook.lapses:
        yield Text("None.")
        return
    series = [column.title for column in _FIGURES[1:]]
    yield Chart("lapses by month", series, _points(outlook))


def _points(outlook: Outlook) -> Sequence[Point]:
    days = [[one.day for one in outlook.lapses if one.counted is counted] for counted in (True, False)]
    return month_points(outlook.source.as_of, MONTHS, days)


_CLASSES = (Column("Last day in time", 100, header=True), Column("Seats", 50, "right"), Column("For", 354))


def _first_classes(outlook: Outlook) -> Iterator[Block]:
    """Yield the first classes with so many names as page 1 has room for."""
    yield Heading("Refresher classes that keep everyone in time")
    rows = [_class_row(outlook, one, one.who[:WHO]) for one in outlook.classes[:SEATS]]
    yield Table(_CLASSES, rows, "No class is needed.")
    if _more_classes(outlook):
        yield Text("All classes with all names stand further on.", "note")


def _more_classes(outlook: Outlook) -> bool:
    return len(outlook.classes) > SEATS or any(len(one.who) > WHO for one in outlook.classes)


def _all_classes(outlook: Outlook) -> Iterator[Block]:
    if _more_classes(outlook):
        yield Heading("All refresher classes that are needed")
        yield Table(_CLASSES, [_class_row(outlook, one, one.who) for one in outlook.classes])


def _class_row(outlook: Outlook, one: Seats, who: Sequence[str]) -> Sequence[str]:
    day = "at once" if one.day <= outlook.source.as_of else one.day.isoformat()
    more = [f"and {len(one.who) - len(who)} more"] if len(who) < len(one.who) else []
    return (day, str(len(one.who)), "; ".join([*who, *more]))


_LAPSES = (
    Column("Day", 58, header=True),
    Column("Who or what", 116),
    Column("What lapses", 118),
    Column("Weight", 62),
    Column("What would prevent it", 150),
)


def _by_month(outlook: Outlook) -> Iterator[Block]:
    yield Heading("What lapses, by month")
    yield Text("Authority, duties, expectations and ICE practice, by what is on record today.", "note")
    for first, lapses in groupby(_counted(outlook), key=lambda one: one.day.replace(day=1)):
        yield Heading(_month(first), 3)
        yield Table(_LAPSES, [_lapse_row(one) for one in lapses])
    if not _counted(outlook):
        yield Text("None.")


def _month(first: date) -> str:
    return long_date(first).replace(" 1,", "")


def _lapse_row(one: Lapse) -> Sequence[str]:
    return (one.day.isoformat(), one.about, f"{one.what}\n{one.turn}", one.weight, one.prevent)


_ADVICE = (Column("What", 140, header=True), Column("Of what", 150), Column("Days", 214))
ABOUT = 3
"""How many things a row of advice names; of more it says the number."""


def _advice(outlook: Outlook) -> Iterator[Block]:
    """Yield what is advice or information, a row for each thing, since much of it returns every month."""
    yield Heading("Advice and information")
    found: dict[str, list[Lapse]] = {}
    for one in outlook.lapses:
        if not one.counted:
            found.setdefault(one.what, []).append(one)
    yield Table(_ADVICE, [(what, _abouts(lapses), _days(lapses)) for what, lapses in found.items()])


def _abouts(lapses: Sequence[Lapse]) -> str:
    named = dict.fromkeys(one.about for one in lapses)
    return "; ".join(named) if len(named) <= ABOUT else f"{len(named)} in all"


def _days(lapses: Sequence[Lapse]) -> str:
    counted = Counter(one.day.isoformat() for one in lapses)
    return ", ".join(f"{day} ({count})" if count > 1 else day for day, count in counted.items())


_FIGURES = (
    Column("Month", 104, header=True),
    Column("Authority, duty, expectation, ICE practice", 220, "right"),
    Column("Advice and information", 180, "right"),
)


def _in_figures(outlook: Outlook) -> Iterator[Block]:
    if not outlook.lapses:
        return
    yield Heading("The chart in figures")
    yield Text("Months without a lapse are left out.", "note")
    yield Table(_FIGURES, [(one.name, *map(str, one.values)) for one in _points(outlook) if any(one.values)])


_METHOD = (
    """Nothing is predicted. Every rule is asked again on each day on which its answer can turn, as if nothing more were
    recorded: a class that is held, a meeting, a new letter takes its line away.""",
    """What is overdue or not met already is no part of the forecast; report R15 has it. A month's counts fall due anew
    every month, so they stand among the advice.""",
    """The classes are the fewest that keep every officer's refresher in time, each as late as its first participant
    allows. The refresher every two years is ICE practice and not in the text of the agreements.""",
)
