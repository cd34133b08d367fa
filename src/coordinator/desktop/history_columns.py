"""What the list of changes shows, and its filters."""

from collections.abc import Callable, Iterator
from enum import Enum

from coordinator.desktop.listing import Column
from coordinator.records.conditions import Holds
from coordinator.services.explaining import record_words
from coordinator.services.history_rows import HistoryRow, Nature


class Shown(Enum):
    """Which changes show."""

    ALL = "All"
    RECORDS = "Records"
    UNDO = "Undo and redo"
    REMOVAL = "Removed for good"
    OTHER = "No record"


def _refs(row: HistoryRow) -> str:
    return ", ".join(record_words(ref) for ref in row.refs)


COLUMNS: tuple[Column[HistoryRow], ...] = (
    Column(
        "When",
        lambda row: f"{row.at.astimezone():%Y-%m-%d %H:%M}",
        lambda row: row.id,
        138,
        value=lambda row: row.at.astimezone().date(),
        holds=Holds.DAYS,
    ),
    Column("Who", lambda row: row.actor, lambda row: row.actor.casefold(), 120, name="who"),
    Column("What", lambda row: row.label, lambda row: row.label.casefold(), 240, strong=True),
    Column("Did", lambda row: row.what, lambda row: row.what, 210, gives_way=1),
    Column("Record", _refs, _refs, 180, shown=False, gives_way=4),
    Column("Kind", lambda row: ", ".join(row.kinds), lambda row: row.kinds, 140, shown=False, gives_way=5),
    Column("Step", lambda row: row.nature.words, lambda row: row.nature.words, 150, shown=False, gives_way=6),
    Column(
        "Number",
        lambda row: f"{row.id:,}",
        lambda row: row.id,
        76,
        gives_way=3,
        value=lambda row: row.id,
        holds=Holds.NUMBERS,
    ),
)

SHOWS: dict[Shown, Callable[[HistoryRow], bool]] = {
    Shown.ALL: lambda _: True,
    Shown.RECORDS: lambda row: row.nature is Nature.RECORDS,
    Shown.UNDO: lambda row: row.nature is Nature.UNDO,
    Shown.REMOVAL: lambda row: row.nature is Nature.REMOVAL,
    Shown.OTHER: lambda row: row.nature is Nature.OTHER,
}


def words_of(row: HistoryRow) -> Iterator[str]:
    """Yield what a search for changes looks through: who, when, what, and the records where they are few."""
    yield from (row.actor, f"{row.at.astimezone():%Y-%m-%d %H:%M}", row.label, row.what, str(row.id))
    yield from row.refs
    yield _refs(row)
