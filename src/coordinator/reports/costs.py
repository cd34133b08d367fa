"""R8 Annual program cost: what the agency spent and how it was found, what ICE paid, what came back, five years."""

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
    Point,
    Table,
    Text,
    Verification,
)
from coordinator.reports.money import dollars, whole_dollars
from coordinator.reports.source import INTERNAL, Named, Source, internal, method, period_title

NAME = Named("R8", "Annual program cost")


@dataclass(frozen=True, slots=True)
class Spent:
    """What one party spent on one category, in cents: what arose only through the program, and shares of the rest."""

    category: str
    incremental: int
    allocated: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.incremental + self.allocated


@dataclass(frozen=True, slots=True)
class Overtime:
    """One entry of overtime with the way its amount was found, in words; *hours* as written."""

    code: str
    day: date
    category: str
    hours: str
    amount: int
    payer: str
    method: str
    incremental: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim for money back, in cents; *inside* says whether the money lessens the agency's cost."""

    code: str
    program: str
    period: str
    status: str
    claimed: int | None
    approved: int | None
    received: int | None
    inside: bool
    note: str


@dataclass(frozen=True, slots=True)
class Year:
    """One fiscal year in cents."""

    begins: date
    incremental: int
    allocated: int
    ice: int
    received: int

    @property
    def net(self) -> int:
        """What the agency spent less what came back."""
        return self.incremental + self.allocated - self.received


@dataclass(frozen=True, slots=True)
class Costs:
    """The money of a period, by who paid; no person stands in it. *back* is what the agency got back in it."""

    source: Source
    period: tuple[date, date]
    agency: Sequence[Spent]
    ice: Sequence[Spent]
    others: Sequence[tuple[str, Spent]]
    overtime: Sequence[Overtime]
    claims: Sequence[Claim]
    back: int
    years: Sequence[Year]
    doubts: Sequence[tuple[str, str, str]]


def document(costs: Costs) -> Document:
    """Return the report."""
    begins, ends = costs.period
    about = f"Program costs from {long_date(begins)} to {long_date(ends)}"
    return internal(costs, NAME, about, partial(_story, costs), INTERNAL)


def _agency(costs: Costs) -> int:
    return sum(one.total for one in costs.agency)


def _story(costs: Costs, verification: Verification) -> Iterator[Block]:
    source = costs.source
    yield period_title(NAME, source, costs.period)
    yield Text(_sentence(costs), "lead")
    ice = sum(one.total for one in costs.ice)
    yield Figures(
        [
            Figure(whole_dollars(_agency(costs)), "dollars", "The agency spent", Mark.NEUTRAL),
            Figure(whole_dollars(costs.back), "dollars", "Came back", Mark.NEUTRAL),
            Figure(whole_dollars(ice), "dollars", "ICE spent, as recorded", Mark.NEUTRAL),
        ]
    )
    yield from _chart(costs)
    yield verification
    yield NewPage()
    yield from body(costs)
    yield from method(source, *_METHOD)


def _sentence(costs: Costs) -> str:
    spent, back = _agency(costs), costs.back
    if not spent and not back:
        return "No cost of the agency is on record in the period."
    return f"The agency spent {dollars(spent)}, and {dollars(back)} came back: {dollars(spent - back)} net."


_SPENT = (
    Column("Category", 204, header=True),
    Column("Incremental", 100, "right"),
    Column("Allocated", 100, "right"),
    Column("Together", 100, "right"),
)


def _chart(costs: Costs) -> Iterator[Block]:
    yield Heading("What the agency spent")
    if not costs.agency:
        yield Text("None recorded.")
        return
    points = [_bar(one) for one in costs.agency]
    yield Chart("what the agency spent by category, in dollars", ["Incremental", "Allocated"], points, "$", lying=True)


def _spent(costs: Costs) -> Iterator[Block]:
    yield Heading("By category")
    whole = [_sum("All", costs.agency)] if costs.agency else []
    yield Table(_SPENT, [_spent_row(one) for one in (*costs.agency, *whole)])


def _bar(one: Spent) -> Point:
    return Point(one.category, one.category, [whole_dollars(one.incremental), whole_dollars(one.allocated)])


def _spent_row(one: Spent) -> Sequence[str]:
    return (one.category, dollars(one.incremental), dollars(one.allocated), dollars(one.total))


def _sum(title: str, spent: Sequence[Spent]) -> Spent:
    return Spent(title, sum(one.incremental for one in spent), sum(one.allocated for one in spent))


_OVERTIME = (
    Column("Entry", 64, header=True),
    Column("Day", 60),
    Column("What", 96),
    Column("Hours", 42, "right"),
    Column("Amount", 72, "right"),
    Column("How it was found", 170),
)
_OTHERS = (Column("Paid by", 180, header=True), Column("Category", 200), Column("Amount", 124, "right"))
_CLAIMS = (
    Column("Claim", 54, header=True),
    Column("From", 104),
    Column("For", 72),
    Column("Status", 64),
    Column("Claimed", 70, "right"),
    Column("Approved", 70, "right"),
    Column("Received", 70, "right"),
)
_YEARS = (
    Column("Fiscal year from", 84, header=True),
    Column("Incremental", 84, "right"),
    Column("Allocated", 84, "right"),
    Column("Came back", 84, "right"),
    Column("Net", 84, "right"),
    Column("ICE spent", 84, "right"),
)


def body(costs: Costs) -> Iterator[Block]:
    """Yield what stands behind the first page."""
    yield from _spent(costs)
    yield from _overtime(costs)
    yield Heading("What ICE spent")
    yield Text("Training, equipment and oversight that ICE provides without an amount are not in this table.", "note")
    yield Table(_SPENT, list(map(_spent_row, costs.ice)))
    yield Heading("What others spent")
    yield Table(_OTHERS, [(payer, one.category, dollars(one.total)) for payer, one in costs.others])
    yield from _claims(costs)
    yield Heading("Fiscal years")
    known = any(one.incremental or one.allocated or one.ice or one.received for one in costs.years)
    yield Table(_YEARS, [_year_row(one) for one in costs.years if known])
    yield Heading("To settle")
    yield Table((Column("What", 150, header=True), Column("Entry", 84), Column("How it was found", 270)), costs.doubts)


def _overtime(costs: Costs) -> Iterator[Block]:
    yield Heading("Overtime, seen both ways")
    plain = sum(one.amount for one in costs.overtime if one.incremental)
    whole = sum(one.amount for one in costs.overtime)
    if costs.overtime:
        yield Text(f"Only what arose through the program: {dollars(plain)}. All of it: {dollars(whole)}.")
    yield Table(_OVERTIME, [_overtime_row(one) for one in costs.overtime])


def _overtime_row(one: Overtime) -> Sequence[str]:
    found = [one.method, "incremental" if one.incremental else "not incremental", f"paid by {one.payer.lower()}"]
    return (one.code, one.day.isoformat(), one.category, one.hours, dollars(one.amount), "; ".join(found))


def _claims(costs: Costs) -> Iterator[Block]:
    for inside, title in ((True, "Claims of the program"), (False, "Other money, no part of the agency's net")):
        yield Heading(title)
        rows = [_claim_row(one) for one in costs.claims if one.inside is inside]
        yield Table(_CLAIMS, rows)


def _claim_row(one: Claim) -> Sequence[str]:
    amounts = (
        dollars(amount) if amount is not None else "none" for amount in (one.claimed, one.approved, one.received)
    )
    note = f"\n{one.note}" if one.note else ""
    return (one.code, f"{one.program}{note}", one.period, one.status, *amounts)


def _year_row(one: Year) -> Sequence[str]:
    amounts = (one.incremental, one.allocated, one.received, one.net, one.ice)
    return (one.begins.isoformat(), *map(dollars, amounts))


_METHOD = (
    """Incremental is what would not have arisen without the program; allocated is a share of what would have been spent
    anyway. The two answer different questions, so neither stands for the other.""",
    """Net is what the agency spent less what it got back for it. SCAAP and detention agreements are money of their own,
    and claims for what ICE or the state had paid do not lessen the agency's cost: both are left out of it.""",
    """An entry counts in the period of its day, and money came back on the day on which it was received. A claim is
    listed in the period in which it was made, or for which it is to be made.""",
)
