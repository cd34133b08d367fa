"""Gathers R12 Aggregate activity."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile

from coordinator.compliance.agreement import standing
from coordinator.compliance.dates import add_months, federal_year
from coordinator.compliance.marks import MARK_OF
from coordinator.records import ActivityMonthFields
from coordinator.records.declaration import Field, Kind, fields_of
from coordinator.reports.activity import NAME, Activity, Counts, Difference, Month, Share, Year, document
from coordinator.reports.document.blocks import Document
from coordinator.services.gather.costs import fiscal_year
from coordinator.services.gather.report import PERIOD_FROM, PERIOD_TO, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

_ICE = "ice_"
_COUNTED = [one for one in fields_of(ActivityMonthFields) if one.kind is Kind.NUMBER]
OURS = [one for one in _COUNTED if not one.name.startswith(_ICE) or one.name == "ice_notifications_after_service"]
ICES = [one for one in _COUNTED if one not in OURS]
"""The counts that ICE keeps; each is called as ours, with a prefix."""
_DRAWN = ("encounters", "arrest_warrants_served", "tfm_arrests")
"""What is drawn of an agreement: the first of these that was collected."""
_SHARES = frozenset({"ACT-03", "ACT-04"})
Period = tuple[date, date]
_Row = Mapping[str, int | None]


class _Months:
    """Every month on record by the day, of one agreement."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.counts: dict[date, _Row] = {}
        self.locked: dict[date, date | None] = {}

    def within(self, begins: date, ends: date) -> list[date]:
        return sorted(first for first in self.counts if begins.replace(day=1) <= first <= ends)


def gather(look: Look, known: Judged, period: Period) -> Counts:
    """Return the counts of *period* as they were on record on the day that was judged."""
    found = _read(look, known)
    used = [one for one in found.values() if one.within(*period) or _lacking(known, one, period)]
    return Counts(
        source=source_of(look, known),
        period=period,
        activities=[_activity(look, known, one, period) for one in used],
        shares=list(_shares(known, period)),
        compared=sum(1 for one in used for _ in _pairs(one, period)),
        differences=[pair for one in used for pair in _pairs(one, period) if pair.ours != pair.ices],
    )


def _read(look: Look, known: Judged) -> Mapping[str, _Months]:
    found = {moa.code: _Months(moa.code) for moa in known.facts.register.moas}
    names = [one.name for one in _COUNTED]
    for moa, month, entered, locked, *values in look.rows(
        ActivityMonthFields, ("moa", "year_month", "entered_on", "locked_on", *names)
    ):
        first = date.fromisoformat(f"{month}-01")
        if first <= known.as_of and (entered is None or entered <= known.as_of):
            found[moa].counts[first] = dict(zip(names, values, strict=True))
            found[moa].locked[first] = locked if locked and locked <= known.as_of else None
    return found


def _activity(look: Look, known: Judged, one: _Months, period: Period) -> Activity:
    firsts = one.within(*period)
    collected = [field for field in OURS if any(one.counts[first][field.name] is not None for first in firsts)]
    names = [field.name for field in collected]
    return Activity(
        agreement=one.code,
        model=known.facts.register.moa[one.code].model.words,
        names=[field.title for field in collected],
        months=[Month(first, [one.counts[first][name] for name in names], one.locked[first]) for first in firsts],
        years=[Year(title, _totals(one, names, begins, known.as_of)) for title, begins in _years(look, known.as_of)],
        drawn=next((names.index(name) for name in _DRAWN if name in names), 0),
        lacking=_lacking(known, one, period),
        not_collected=[field.title for field in OURS if field not in collected] if firsts else [],
    )


def _years(look: Look, as_of: date) -> Iterator[tuple[str, date]]:
    """Yield the years of the day: of the calendar, of the federal government, of the agency."""
    federal, own = federal_year(as_of)[0], fiscal_year(look, as_of)
    yield f"Calendar {as_of.year}", date(as_of.year, 1, 1)
    yield f"Federal fiscal {federal.year + 1}", federal
    if own not in {federal, date(as_of.year, 1, 1)}:
        yield f"Fiscal year from {own:%Y-%m}", own


def _totals(one: _Months, names: Sequence[str], begins: date, ends: date) -> list[int | None]:
    rows = [one.counts[first] for first in one.within(begins, ends)]
    return [_sum(row[name] for row in rows) for name in names]


def _sum(values: Iterable[int | None]) -> int | None:
    counted = [value for value in values if value is not None]
    return sum(counted) if counted else None


def _lacking(known: Judged, one: _Months, period: Period) -> list[date]:
    """Return the months of the period that are over and have no record, though the agreement bound in them."""
    moa = known.facts.register.moa[one.code]
    months = (add_months(period[0].replace(day=1), place) for place in range(12 * 200))
    over = takewhile(lambda first: add_months(first, 1) - _DAY <= min(period[1], known.as_of), months)
    return [
        first
        for first in over
        if first not in one.counts and standing(known.facts.on(add_months(first, 1) - _DAY), moa).live
    ]


_DAY = timedelta(days=1)


def _pairs(one: _Months, period: Period) -> Iterator[Difference]:
    """Yield every count that both keep."""
    for first in one.within(*period):
        for field in ICES:
            ices, ours = one.counts[first][field.name], _same(field)
            if ices is not None:
                yield Difference(one.code, first, ours.title, one.counts[first][ours.name], ices)


def _same(field: Field) -> Field:
    return next(one for one in OURS if one.name == field.name.removeprefix(_ICE))


def _shares(known: Judged, period: Period) -> Iterator[Share]:
    for one in known.found.verdicts:
        if one.rule.code in _SHARES:
            moa, _, month = one.subject.partition(":")[2].partition("/")
            first = date.fromisoformat(f"{month}-01")
            if period[0].replace(day=1) <= first <= period[1]:
                mark, steps = MARK_OF[one.status.value].value, "; ".join(map(str, one.steps))
                yield Share(moa, first, one.rule.title, one.status.words, mark, steps)


def _make(look: Look, known: Judged, options: Options) -> Document:
    return document(gather(look, known, (options.begins, options.ends)))


ACTIVITY = Report(
    "activity",
    NAME,
    "Monthly counts under each agreement, with totals, shares, and where ICE counts otherwise.",
    "Field program manager, board",
    (PERIOD_FROM, PERIOD_TO),
    _make,
)
