"""The view of training requirements: each duty with what it rests on and how many meet it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from coordinator.desktop import requirement_columns
from coordinator.desktop.requirement_panel import RequirementPanel
from coordinator.desktop.session import Session
from coordinator.desktop.training_views import TrainingList, View
from coordinator.services.requirements import requirement_detail, requirement_rows
from coordinator.services.training_view import RequirementDetail, RequirementRow


class RequirementsView(TrainingList[RequirementRow]):
    """Finds requirements and shows one."""

    TITLE, NOUN = "Requirements", "requirements"
    VIEW = View.REQUIREMENTS
    SEARCH = "Search requirement, rule, source"
    EMPTY = "No rules yet. Add your agreement, and its training duties appear here."
    COLUMNS, SORTED_BY = requirement_columns.COLUMNS, requirement_columns.RULE
    SHOWS = requirement_columns.SHOWS

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.panel = RequirementPanel()
        super().__init__(session, self.panel)
        self.panel.officer_wanted.connect(session.officer_wanted.emit)

    def words_of(self, row: RequirementRow) -> Iterable[str]:
        return requirement_columns.words_of(row)

    def key_of(self, row: RequirementRow) -> str:
        return row.requirement.key

    def ask_rows(self, then: Callable[[Sequence[RequirementRow]], None]) -> None:
        self._session.ask_as_of(lambda desk, day: desk.answer(day, requirement_rows), then)

    def ask_detail(self, row: RequirementRow, then: Callable[[RequirementDetail], None]) -> None:
        question = partial(requirement_detail, key=row.requirement.key)
        self._session.ask_as_of(lambda desk, day: desk.answer(day, question), then)
