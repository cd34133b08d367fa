"""What the program costs, who pays, and what is claimed back."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import ClassVar

from coordinator.compliance.choices import CostCategory, CostMethod, Payer, ReimbursementProgram, ReimbursementStatus
from coordinator.errors import Problem
from coordinator.records.declaration import (
    Fields,
    choice,
    day,
    decimal,
    money,
    number,
    reference,
    references,
    text,
    yes_no,
)
from coordinator.records.guards import About, Needed
from coordinator.records.table import Row, constraints


class CostFields(Fields):
    """One amount spent on the program; its fiscal year follows from the day."""

    about: ClassVar = About("cost", "Cost", "Costs", "One amount spent on the program, by whom and how it was found.")

    code: str = text("Code", "Number that this office gives the entry.", key=True, listed=True)
    incurred_on: date = day("Incurred on", "Day of the cost; it decides the fiscal year.", listed=True)
    category: CostCategory = choice(CostCategory, "Category", "What it was spent on.", listed=True)
    amount: Decimal = money("Amount", "Amount in U.S. dollars.", listed=True)
    hours: Decimal | None = decimal("Hours", "Hours worked, for time.", ge=0, default=None)
    payer: Payer = choice(Payer, "Payer", "Who paid.", listed=True)
    method: CostMethod | None = choice(CostMethod, "Method", "How the amount was found.", default=None)
    method_note: str | None = text("Method in words", "How, in a sentence.", default=None)
    incremental: bool = yes_no("Incremental", "Whether it would not have arisen without the program.", listed=True)
    officer_id: int | None = reference("officer", "Officer", "For whom.", sensitive=True, default=None)
    training_event_id: int | None = reference("training_event", "Class", "For which class.", default=None)
    moa_id: int | None = reference("moa", "Agreement", "Under which agreement.", listed=True, default=None)


class Cost(CostFields, Row, table=True):
    """The table of costs."""

    __table_args__ = constraints(CostFields)


class ReimbursementFields(Fields):
    """A claim for money back, with the costs it claims."""

    about: ClassVar = About(
        "reimbursement",
        "Reimbursement",
        "Reimbursements",
        "A claim for money back: what was claimed, approved and received, and the costs it claims.",
        in_order=(("period_from", "period_to"), ("claimed_on", "approved_on"), ("claimed_on", "received_on")),
        needs=(
            Needed("status", ReimbursementStatus.CLAIMED, "claimed_on"),
            Needed("status", ReimbursementStatus.PAID, "received"),
        ),
    )

    code: str = text("Code", "Number that this office gives the claim.", key=True, listed=True)
    program: ReimbursementProgram = choice(ReimbursementProgram, "Program", "From which money.", listed=True)
    application_year: int | None = number("Application year", "For SCAAP: year of the round.", ge=1994, default=None)
    period_from: date | None = day("Period from", "First day of the time claimed for.", listed=True, default=None)
    period_to: date | None = day("Period to", "Last day of the time claimed for.", listed=True, default=None)
    status: ReimbursementStatus = choice(ReimbursementStatus, "Status", "Where the claim stands.", listed=True)
    claimed: Decimal | None = money("Claimed", "Amount claimed, in U.S. dollars.", listed=True, default=None)
    claimed_on: date | None = day("Claimed on", "Day of the claim.", default=None)
    approved: Decimal | None = money("Approved", "Amount approved, in U.S. dollars.", default=None)
    approved_on: date | None = day("Approved on", "Day of the approval.", default=None)
    received: Decimal | None = money("Received", "Amount received, in U.S. dollars.", listed=True, default=None)
    received_on: date | None = day("Received on", "Day of the payment.", default=None)
    entries: tuple[int, ...] = references("cost", "Entries", "The costs that it claims.")

    def warnings(self) -> Iterator[Problem]:
        """Yield what is unusual unless the notes explain it: more received than approved, more approved than asked."""
        yield from super().warnings()
        steps = (("claimed", "approved"), ("approved", "received"), ("claimed", "received"))
        for earlier, later in steps if self.notes is None else ():
            first, second = getattr(self, earlier), getattr(self, later)
            if first is not None and second is not None and second > first:
                reason = f"more was {later} ({second}) than {earlier} ({first}); say why in the notes"
                yield Problem(reason, field=later)


class Reimbursement(ReimbursementFields, Row, table=True):
    """The table of reimbursements."""

    __table_args__ = constraints(ReimbursementFields)
