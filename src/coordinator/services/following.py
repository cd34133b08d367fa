"""Texts that name a record by its key follow it when that becomes another: whatever is declared as a record's key."""

from collections.abc import Callable, Iterator, Mapping

from coordinator.compliance.subjects import Moves, followed
from coordinator.records import RECORDS
from coordinator.records.declaration import Field, Fields, Kind, fields_of
from coordinator.store import Look

Keys = Mapping[str, Mapping[int, str]]
Gone = Mapping[str, Mapping[int, int]]
Put = Callable[[type[Fields], int, Mapping[str, object]], None]


def all_keys(look: Look) -> Keys:
    """Return the key of every record by kind and row number."""
    return {record.about.kind: look.keys(record.about.kind) for record in RECORDS}


def moves_since(look: Look, before: Keys, gone: Gone) -> Moves:
    """Return the keys that are not what they were *before*; for a row that is *gone*, that of the row in its place."""
    return {kind: _moves(before[kind], now, gone.get(kind, {})) for kind, now in all_keys(look).items()}


def follow(look: Look, before: Keys, gone: Gone, put: Put) -> None:
    """Rewrite with *put* every text that names a record whose key is not what it was *before*.

    *gone* says for rows that are gone which row stands for them now. A text may be part of a key itself, which other
    texts then follow in their turn.
    """
    while True:
        moves, before = moves_since(look, before, gone), all_keys(look)
        if not any(moves.values()) or not _rewrite(look, moves, put):
            return


def _moves(before: Mapping[int, str], now: Mapping[int, str], gone: Mapping[int, int]) -> Mapping[str, str]:
    heirs = ((key, now.get(_heir(number, gone))) for number, key in before.items())
    return {old: new for old, new in heirs if new is not None and new != old}


def _heir(number: int, gone: Mapping[int, int]) -> int:
    while number in gone:
        number = gone[number]
    return number


def _rewrite(look: Look, moves: Moves, put: Put) -> bool:
    """Put the texts that change, and say whether there were any."""
    changes = [
        (record, number, {one.column: new})
        for record in RECORDS
        for one in fields_of(record)
        if one.kind is Kind.RECORD_KEY
        for number, old, new in _followed(look, record, one, moves)
        if old != new
    ]
    for record, number, values in changes:
        put(record, number, values)
    return bool(changes)


def _followed(look: Look, record: type[Fields], one: Field, moves: Moves) -> Iterator[tuple[int, str, str]]:
    """Yield each row with the text as it is and as it follows; the kind stands in the text, or in a field beside it."""
    beside = [other.name for other in fields_of(record) if other.kind is Kind.RECORD_KIND]
    for number, text, *kind in list(look.numbered(record, (one.name, *beside))):
        before = "".join(f"{word}:" for word in kind)
        if text is not None:
            yield number, text, followed(f"{before}{text}", moves).removeprefix(before)
