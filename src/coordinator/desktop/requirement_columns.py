"""What the list of training requirements shows, and its filters."""

from collections.abc import Callable, Iterator
from enum import Enum

from coordinator.desktop.listing import Column
from coordinator.services.training_view import RequirementRow


class Requirements(Enum):
    """Which requirements a list shows."""

    ALL = "All"
    OPEN = "Something to do"


def _count(number: int) -> str:
    return str(number) if number else ""


COLUMNS: tuple[Column[RequirementRow], ...] = (
    Column("Requirement", lambda row: row.requirement.title, lambda row: row.requirement.title, 210, strong=True),
    Column("Rule", lambda row: row.requirement.rule, lambda row: row.requirement.key, 84),
    Column("Weight", lambda row: row.weight, lambda row: row.weight, 104, gives_way=2),
    Column("Interval", lambda row: row.interval, lambda row: row.interval, 150, gives_way=3),
    Column("Source", lambda row: row.source, lambda row: row.source, 200, shown=False, gives_way=4),
    Column("Met", lambda row: _count(row.met), lambda row: -row.met, 70),
    Column("Due", lambda row: _count(row.due), lambda row: -row.due, 70),
    Column("Not met", lambda row: _count(row.not_met), lambda row: -row.not_met, 84, late=lambda row: row.not_met > 0),
    Column("Cannot tell", lambda row: _count(row.cannot_tell), lambda row: -row.cannot_tell, 104, gives_way=1),
)
RULE = 1

SHOWS: dict[Requirements, Callable[[RequirementRow], bool]] = {
    Requirements.ALL: lambda _: True,
    Requirements.OPEN: lambda row: bool(row.due or row.not_met or row.cannot_tell),
}


def words_of(row: RequirementRow) -> Iterator[str]:
    """Yield what a search for requirements looks through."""
    yield from (row.requirement.title, row.requirement.rule, row.words, row.weight, row.source, row.interval)
