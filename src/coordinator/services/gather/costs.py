"""Gathers R8 Annual program cost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from coordinator.compliance.choices import CostCategory, Payer, ReimbursementProgram, ReimbursementStatus
from coordinator.compliance.dates import add_months
from coordinator.compliance.verdicts import SETTLED
from coordinator.records import AgencyFields, CostFields, ReimbursementFields
from coordinator.records.plain_words import in_words
from coordinator.reports.costs import NAME, Claim, Costs, Overtime, Spent, Year, document
from coordinator.reports.document.blocks import Document
from coordinator.reports.money import cents
from coordinator.services.gather.report import PERIOD_FROM, PERIOD_TO, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

YEARS = 5
_OUTSIDE = frozenset({ReimbursementProgram.SCAAP, ReimbursementProgram.IGSA})
"""Money that is no part of the program."""
_OVERTIME = frozenset({CostCategory.OVERTIME_TRAINING, CostCategory.OVERTIME_BACKFILL, CostCategory.OVERTIME_DUTY})
_COST = ("code", "incurred_on", "category", "amount", "hours", "payer", "method", "method_note", "incremental")
_CLAIM = (
    "code",
    "program",
    "period_from",
    "period_to",
    "status",
    "claimed",
    "claimed_on",
    "approved",
    "approved_on",
    "received",
    "received_on",
    "entries",
    "notes",
)
Period = tuple[date, date]
_Row = Mapping[str, Any]


def fiscal_year(look: Look, day: date) -> date:
    """Return the first day of the agency's fiscal year of *day*."""
    month = next((month for (month,) in look.rows(AgencyFields, ("fiscal_year_start_month",))), None) or 1
    return date(day.year - (day.month < month), month, 1)


def gather(look: Look, known: Judged, period: Period) -> Costs:
    """Return the money of *period* as it was known on the day that was judged."""
    costs = _rows(look, CostFields, _COST)
    costs = [row for row in costs if row["incurred_on"] <= known.as_of]
    payers = {row["code"]: row["payer"] for row in costs}
    claims = [_as_known(row, known.as_of, payers) for row in _rows(look, ReimbursementFields, _CLAIM)]
    within = [row for row in costs if period[0] <= row["incurred_on"] <= period[1]]
    others = [payer for payer in Payer if payer not in {Payer.LEA, Payer.ICE}]
    return Costs(
        source=source_of(look, known),
        period=period,
        agency=list(_spent(within, Payer.LEA)),
        ice=list(_spent(within, Payer.ICE)),
        others=[(payer.words, one) for payer in others for one in _spent(within, payer)],
        overtime=[_overtime(row) for row in within if row["category"] in _OVERTIME],
        claims=[_claim(row) for row in claims if _lies_in(row, period)],
        back=_back(claims, period),
        years=list(_years(costs, claims, fiscal_year(look, known.as_of))),
        doubts=list(_doubts(known, {row["code"] for row in within})),
    )


def _rows(look: Look, record: Any, names: Sequence[str]) -> list[_Row]:
    return [dict(zip(names, row, strict=True)) for row in look.rows(record, names)]


def _spent(rows: Iterable[_Row], payer: Payer) -> Iterator[Spent]:
    """Yield what one party paid, in the order of the categories."""
    own = [row for row in rows if row["payer"] is payer]
    for category in CostCategory:
        found = [row for row in own if row["category"] is category]
        if found:
            yield Spent(category.words, *(_total(found, incremental=way) for way in (True, False)))


def _total(rows: Iterable[_Row], *, incremental: bool) -> int:
    return sum(cents(row["amount"]) for row in rows if row["incremental"] is incremental)


def _overtime(row: _Row) -> Overtime:
    said = [in_words(row["method"]) or "method not stated", (row["method_note"] or "").rstrip(".")]
    return Overtime(
        code=row["code"],
        day=row["incurred_on"],
        category=row["category"].words,
        hours=in_words(row["hours"]),
        amount=cents(row["amount"]),
        payer=row["payer"].words,
        method=": ".join(part for part in said if part),
        incremental=row["incremental"],
    )


_STEPS = (
    ("received", "received_on", ReimbursementStatus.PAID),
    ("approved", "approved_on", ReimbursementStatus.APPROVED),
    ("claimed", "claimed_on", ReimbursementStatus.CLAIMED),
)


def _as_known(row: _Row, as_of: date, payers: Mapping[str, Payer]) -> _Row:
    """Return a claim without what happened to it after the day; how it stood then follows from its days.

    It is inside the program's net unless its money is none of the program, or is for what others paid.
    """
    own = not row["entries"] or any(payers.get(code) is Payer.LEA for code in row["entries"])
    known = {**row, "inside": own and row["program"] not in _OUTSIDE}
    later = [amount for amount, day, _ in _STEPS if row[day] is not None and row[day] > as_of]
    for amount, day, _ in _STEPS:
        if amount in later:
            known[amount] = known[day] = None
    if later:
        reached = (status for _, day, status in _STEPS if known[day] is not None)
        known["status"] = next(reached, ReimbursementStatus.NOT_CLAIMED)
    return known


def _lies_in(row: _Row, period: Period) -> bool:
    day = row["claimed_on"] or row["period_to"]
    return day is not None and period[0] <= day <= period[1]


def _claim(row: _Row) -> Claim:
    amounts = (None if row[name] is None else cents(row[name]) for name in ("claimed", "approved", "received"))
    claimed, approved, received = amounts
    return Claim(
        code=row["code"],
        program=row["program"].words,
        period=" to ".join(str(day) for day in (row["period_from"], row["period_to"]) if day),
        status=row["status"].words,
        claimed=claimed,
        approved=approved,
        received=received,
        inside=row["inside"],
        note=row["notes"] or "",
    )


def _back(claims: Iterable[_Row], period: Period) -> int:
    """Return what the agency got back in a period for what it had paid."""
    paid = (row for row in claims if row["received_on"] and period[0] <= row["received_on"] <= period[1])
    return sum(cents(row["received"]) for row in paid if row["inside"])


def _years(costs: Sequence[_Row], claims: Sequence[_Row], last: date) -> Iterator[Year]:
    """Yield the last five fiscal years; money came back in the year of the day on which it was received."""
    for back in reversed(range(YEARS)):
        begins = add_months(last, -12 * back)
        ends = add_months(begins, 12) - timedelta(days=1)
        within = [row for row in costs if begins <= row["incurred_on"] <= ends]
        agency = [row for row in within if row["payer"] is Payer.LEA]
        yield Year(
            begins=begins,
            incremental=_total(agency, incremental=True),
            allocated=_total(agency, incremental=False),
            ice=sum(cents(row["amount"]) for row in within if row["payer"] is Payer.ICE),
            received=_back(claims, (begins, ends)),
        )


def _doubts(known: Judged, codes: set[str]) -> Iterator[tuple[str, str, str]]:
    for one in known.found.verdicts:
        code = one.subject.partition(":")[2]
        if one.rule.code.startswith("CST-") and one.status not in SETTLED and code in codes:
            yield one.rule.title, code, "; ".join(map(str, one.steps))


def _make(look: Look, known: Judged, options: Options) -> Document:
    begins = options.period_from or fiscal_year(look, options.ends)
    return document(gather(look, known, (begins, options.ends)))


COSTS = Report(
    "costs",
    NAME,
    "What the agency spent and how it was found, what ICE paid, what came back. Unless told, the fiscal year so far.",
    "Board, auditor, sheriff",
    (PERIOD_FROM, PERIOD_TO),
    _make,
)
