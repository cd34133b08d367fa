"""What the list of documents shows, and its filters."""

from collections.abc import Callable, Iterator
from enum import Enum

from coordinator.desktop.listing import Column
from coordinator.records.conditions import Holds
from coordinator.records.plain_words import count_words, size_words
from coordinator.services.document_rows import DocumentRow, State
from coordinator.services.explaining import record_words


class Documents(Enum):
    """Which documents show."""

    ALL = "All"
    ORPHANED = "For no record"
    TROUBLE = "Missing or damaged"
    DUE = "Due for disposal"
    HELD = "Legal hold"
    UNSCHEDULED = "No last day"


_CODES = {
    State.THERE: "MET",
    State.MISSING: "NOT_MET",
    State.DAMAGED: "NOT_MET",
    State.NONE: "NOT_APPLICABLE",
    State.DISPOSED: "ENDED",
}


def state_of(row: DocumentRow) -> tuple[str, str]:
    """Return code and words of what is to be known of a document first."""
    if row.state is State.THERE and row.due:
        return "OVERDUE", "Due for disposal"
    if row.state is State.THERE and row.legal_hold:
        return "DUE_SOON", "Legal hold"
    return _CODES[row.state], row.state.words


def records_of(row: DocumentRow) -> str:
    """Return which records a document is for."""
    if len(row.refs) > 1:
        return count_words(len(row.refs), "record")
    return record_words(row.refs[0]) if row.refs else ""


COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column("Code", lambda row: row.code, lambda row: row.code, 112, strong=True),
    Column("Title", lambda row: row.title, lambda row: row.title.casefold(), 230),
    Column("Kind", lambda row: row.kind, lambda row: row.kind, 150, gives_way=4),
    Column(
        "Dated",
        lambda row: row.dated_on.isoformat() if row.dated_on else "",
        lambda row: row.dated_on.isoformat() if row.dated_on else "",
        104,
        gives_way=5,
        value=lambda row: row.dated_on,
        holds=Holds.DAYS,
    ),
    Column("State", lambda row: state_of(row)[1], state_of, 156, code=lambda row: state_of(row)[0]),
    Column("For", records_of, records_of, 170, gives_way=2),
    Column(
        "Size",
        lambda row: size_words(row.size) if row.size else "",
        lambda row: row.size,
        80,
        gives_way=6,
        value=lambda row: row.size,
        holds=Holds.NUMBERS,
    ),
    Column(
        "Keep until",
        lambda row: row.destroy_after.isoformat() if row.destroy_after else "",
        lambda row: row.destroy_after.isoformat() if row.destroy_after else "9999",
        104,
        late=lambda row: row.due,
        gives_way=3,
        value=lambda row: row.destroy_after,
        holds=Holds.DAYS,
    ),
    Column("Class", lambda row: row.schedule.code if row.schedule else "", lambda row: row.code, 110, shown=False),
    Column("File name", lambda row: row.file_name, lambda row: row.file_name, 190, shown=False),
    Column("SHA-256", lambda row: row.sha256, lambda row: row.sha256, 200, shown=False),
)

SHOWS: dict[Documents, Callable[[DocumentRow], bool]] = {
    Documents.ALL: lambda _: True,
    Documents.ORPHANED: lambda row: row.orphaned,
    Documents.TROUBLE: lambda row: row.state in {State.MISSING, State.DAMAGED},
    Documents.DUE: lambda row: row.due,
    Documents.HELD: lambda row: row.legal_hold,
    Documents.UNSCHEDULED: lambda row: row.destroy_after is None and row.disposed_on is None,
}


def words_of(row: DocumentRow) -> Iterator[str]:
    """Yield what a search for documents looks through."""
    yield from (row.code, row.title, row.kind, row.file_name, row.sha256, state_of(row)[1])
    for ref in row.refs:
        yield record_words(ref)
