"""The place of agreements."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from coordinator.desktop import agreement_columns
from coordinator.desktop.agreement_panel import AgreementPanel
from coordinator.desktop.entered_page import EnteredPage
from coordinator.desktop.session import Session
from coordinator.services.agreement_view import AgreementRow
from coordinator.services.agreements import agreement_detail, agreement_rows

if TYPE_CHECKING:
    from coordinator.services.agreement_view import AgreementDetail


class AgreementsPage(EnteredPage[AgreementRow]):
    """Finds agreements and shows one with all that follows from it."""

    TITLE, NOUN = "Agreements", "agreements"
    ENTERS, CALLED = "moa", "agreement"
    SEARCH = "Search code, model, template, state"
    EMPTY = "No agreement yet. With your agreement and its print, the duties that it sets appear."
    COLUMNS, SORTED_BY = agreement_columns.COLUMNS, agreement_columns.STATE
    SHOWS = agreement_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = AgreementPanel(session)
        super().__init__(session, self.panel)

    def words_of(self, row: AgreementRow) -> Iterable[str]:
        return agreement_columns.words_of(row)

    def ask_rows(self, then: Callable[[Sequence[AgreementRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, agreement_rows), then)

    def ask_detail(self, row: AgreementRow, then: "Callable[[AgreementDetail], None]") -> None:
        question = partial(agreement_detail, number=row.number)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)
