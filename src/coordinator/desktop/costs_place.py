"""The place of costs and activity: months of costs, claims for money back, and months of counts."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from coordinator.desktop import cost_columns
from coordinator.desktop.controls import button
from coordinator.desktop.cost_panels import ClaimPanel, CostMonthPanel
from coordinator.desktop.entered_page import EnteredPage
from coordinator.desktop.list_page import ListPage
from coordinator.desktop.months_page import MonthsPage
from coordinator.desktop.session import Session
from coordinator.desktop.views_page import ViewsPage
from coordinator.services.claims import claim_detail, claim_rows
from coordinator.services.costs import cost_month, cost_months
from coordinator.services.costs_view import ClaimRow, CostMonthRow

if TYPE_CHECKING:
    from coordinator.services.costs_view import ClaimDetail, CostMonthDetail


class CostMonthsPage(ListPage[CostMonthRow]):
    """Finds months by what they cost, and enters a month of costs."""

    TITLE, NOUN = "Costs", "months"
    SEARCH = "Search month"
    EMPTY = "No cost is on record. Enter a month of them in one form, or each as it comes."
    COLUMNS, SORTED_BY = cost_columns.COLUMNS, cost_columns.MONTH
    SHOWS = cost_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = CostMonthPanel(session)
        self.enter_costs = button("Enter a month", "primary", "plus")
        super().__init__(session, self.panel)
        self.enter_costs.setToolTip("Enter a month of costs in one form (Ctrl+N)")
        self.enter_costs.clicked.connect(lambda _=False: self.begin())

    def head_buttons(self) -> Sequence[QWidget]:
        return (self.enter_costs,)

    def first_action(self) -> QWidget:
        first = button("Enter the first month of costs", "primary", "plus")
        first.clicked.connect(lambda _=False: self.begin())
        return first

    def refresh(self) -> None:
        """Ask for the rows again."""
        self.enter_costs.setEnabled(self._session.writable)
        super().refresh()

    def words_of(self, row: CostMonthRow) -> Iterable[str]:
        return cost_columns.month_words(row)

    def key_of(self, row: CostMonthRow) -> str:
        return row.month

    def ask_rows(self, then: Callable[[Sequence[CostMonthRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, cost_months), then)

    def ask_detail(self, row: CostMonthRow, then: "Callable[[CostMonthDetail], None]") -> None:
        question = partial(cost_month, month=row.month)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)

    def begin(self) -> None:
        """Enter a month of costs in the place of the one that shows."""
        if self._session.writable and self._session.program is not None:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self.panel.key = ""
            self.panel.begin(self._session.program.today)
            self.show_panel()


class ClaimsPage(EnteredPage[ClaimRow]):
    """Finds claims for money back and shows one."""

    TITLE, NOUN = "Claims", "claims"
    ENTERS, CALLED = "reimbursement", "claim"
    SEARCH = "Search claim, program, status, period"
    EMPTY = "No claim is on record. A claim says what was asked back, for which costs, and what came."
    COLUMNS, SORTED_BY = cost_columns.CLAIMS, cost_columns.CLAIM
    SHOWS = cost_columns.CLAIM_SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = ClaimPanel(session)
        super().__init__(session, self.panel)

    def words_of(self, row: ClaimRow) -> Iterable[str]:
        return cost_columns.claim_words(row)

    def ask_rows(self, then: Callable[[Sequence[ClaimRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, claim_rows), then)

    def ask_detail(self, row: ClaimRow, then: "Callable[[ClaimDetail], None]") -> None:
        question = partial(claim_detail, number=row.number)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)


class CostsPlace(ViewsPage):
    """Shows costs by month, claims, or counts by month."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.costs, self.claims, self.months = CostMonthsPage(session), ClaimsPage(session), MonthsPage(session)
        self._views = (self.costs, self.claims, self.months)
        super().__init__("Costs and activity", self._views)

    def begin(self) -> None:
        """Enter what the view that shows is about: a month of costs, a claim, a month of counts."""
        next(one for one in self._views if one is self.view).begin()
