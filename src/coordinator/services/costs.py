"""Costs month by month: what was spent on what, who paid, what came back; and a month of them entered as one change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from coordinator.compliance.choices import CostCategory, Payer
from coordinator.compliance.verdicts import SETTLED
from coordinator.errors import Invalid, Problem
from coordinator.records import CostFields, ReimbursementFields
from coordinator.records.plain_words import in_words
from coordinator.reports.money import cents
from coordinator.services.costs_view import CostMonthDetail, CostMonthRow, Entry
from coordinator.services.entering import attempt, entering
from coordinator.services.gather.costs import fiscal_year
from coordinator.services.judged import Judged
from coordinator.services.validating import checked
from coordinator.store import Changes, Look, Store

_COST = ("code", "incurred_on", "category", "amount", "payer", "incremental", "officer", "moa")
_Cost = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Book:
    """What a day knows of money: costs, what is open about them by code, what came back by month, when years begin."""

    costs: Sequence[_Cost]
    doubts: Mapping[str, str]
    back: Mapping[str, int]
    year_begins: int
    as_of: date

    def months(self) -> list[str]:
        return sorted({_month(one) for one in self.costs} | self.back.keys())

    def of(self, month: str) -> list[_Cost]:
        return [one for one in self.costs if _month(one) == month]

    def year(self, day: date) -> date:
        return date(day.year - (day.month < self.year_begins), self.year_begins, 1)

    def row(self, month: str) -> CostMonthRow:
        costs, year = self.of(month), self.year(date.fromisoformat(f"{month}-01"))
        agency, ice = (_paid(costs, payer) for payer in (Payer.LEA, Payer.ICE))
        return CostMonthRow(
            month=month,
            year=year.isoformat(),
            this_year=year == self.year(self.as_of),
            agency=agency,
            ice=ice,
            others=_sum(costs) - agency - ice,
            incremental=_sum(one for one in costs if one["incremental"]),
            received=self.back.get(month, 0),
            entries=len(costs),
            doubts=sum(one["code"] in self.doubts for one in costs),
        )


def _book(look: Look, known: Judged) -> _Book:
    begins = fiscal_year(look, known.as_of).month
    return _Book(costs_by(look, known.as_of), doubts_of(known), _back(look, known.as_of), begins, known.as_of)


def cost_months(look: Look, known: Judged) -> list[CostMonthRow]:
    """Return every month in which something was spent or came back, by the day."""
    book = _book(look, known)
    return [book.row(month) for month in book.months()]


def costs_by(look: Look, as_of: date) -> list[_Cost]:
    """Return the costs that were incurred by a day, by the names of fields and with their row ``number``."""
    rows = look.numbered(CostFields, _COST)
    found = [{"number": number, **dict(zip(_COST, row, strict=True))} for number, *row in rows]
    return [one for one in found if one["incurred_on"] <= as_of]


def doubts_of(known: Judged) -> Mapping[str, str]:
    """Return by the code of a cost what the rules find open about it, in words."""
    found = (one for one in known.found.verdicts if one.rule.code.startswith("CST-") and one.status not in SETTLED)
    return {one.subject.partition(":")[2]: "; ".join(map(str, one.steps)) for one in found}


def _month(cost: _Cost) -> str:
    return f"{cost['incurred_on']:%Y-%m}"


def _back(look: Look, as_of: date) -> Mapping[str, int]:
    """Return what came back by month."""
    found: dict[str, int] = {}
    for received, on in look.rows(ReimbursementFields, ("received", "received_on")):
        if received is not None and on is not None and on <= as_of:
            found[f"{on:%Y-%m}"] = found.get(f"{on:%Y-%m}", 0) + cents(received)
    return found


def _paid(costs: Iterable[_Cost], payer: Payer) -> int:
    return _sum(one for one in costs if one["payer"] is payer)


def _sum(costs: Iterable[_Cost]) -> int:
    return sum(cents(one["amount"]) for one in costs)


def cost_month(look: Look, known: Judged, month: str) -> CostMonthDetail:
    """Return one month with its categories, the year so far by month, and its entries."""
    book = _book(look, known)
    row, own = book.row(month), book.of(month)
    in_year = [one for one in book.costs if row.year <= one["incurred_on"].isoformat() and _month(one) <= month]
    return CostMonthDetail(
        row=row,
        as_of=known.as_of,
        categories=list(_categories(own, in_year)),
        year=[(label, _sum(book.of(label))) for label in sorted({_month(one) for one in in_year})],
        entries=[entry(one, book.doubts) for one in sorted(own, key=lambda one: (one["incurred_on"], one["code"]))],
    )


def _categories(month: Sequence[_Cost], year: Sequence[_Cost]) -> Iterator[tuple[str, int, int]]:
    for category in CostCategory:
        amounts = [_sum(one for one in part if one["category"] is category) for part in (month, year)]
        if any(amounts):
            yield category.words, amounts[0], amounts[1]


def entry(cost: _Cost, doubts: Mapping[str, str]) -> Entry:
    """Return a cost as a row under a month or a claim."""
    said = " · ".join(filter(None, (in_words(cost["incurred_on"]), in_words(cost["payer"]), cost["moa"])))
    words = f"{in_words(cost['category'])} · {said}"
    return Entry(cost["number"], cost["code"], words, cents(cost["amount"]), doubts.get(cost["code"], ""))


def record_month(
    store: Store, shared: Mapping[str, object], amounts: Mapping[CostCategory, object], today: date
) -> Changes | None:
    """Enter a month of costs, one for each category, as one change; *shared* are the other fields, by their names.

    Raises:
        Invalid: each problem by the name of its field, that of an amount being its category.
    """
    if not amounts:
        raise Invalid([Problem("no amount was entered; enter at least one")])
    with store.looking() as look:
        day, moa = shared.get("incurred_on"), shared.get("moa")
        others = {name: value for name, value in shared.items() if name != "moa"}
        taken = {code for (code,) in look.rows(CostFields, ("code",))}
        columns = {**others, "moa_id": look.number_of("moa", str(moa)) if moa else None}
    rows: list[Mapping[str, object]] = []
    problems: list[Problem] = []
    for category, amount in amounts.items():
        code = _free(f"{day:%Y-%m} {category.value}" if isinstance(day, date) else category.value, taken)
        found, wrong, _ = checked(CostFields, {**columns, "code": code, "category": category, "amount": amount})
        problems += [replace(one, field=category.value) if one.field == "amount" else one for one in wrong]
        rows.append(found)
    if problems:
        raise Invalid(list(dict.fromkeys(problems)))
    with attempt(store, f"Enter {len(rows)} costs of {day:%Y-%m}", dry_run=False) as step:
        with entering(step, today) as entered:
            step.insert_all(CostFields, rows)
        entered.refuse()
    return step.changes


def _free(code: str, taken: set[str]) -> str:
    """Return *code*, or what follows it where that is taken, and take it."""
    numbered = (code if number == 1 else f"{code} {number}" for number in range(1, len(taken) + 2))
    found = next(one for one in numbered if one not in taken)
    taken.add(found)
    return found
