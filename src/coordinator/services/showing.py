"""Showing what is hidden: it is recorded who asked, when, and for which record, by a change that changes no record."""

from collections.abc import Sequence

from coordinator.errors import Refused
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Field, Fields, fields_of
from coordinator.records.plain_words import in_words, listed
from coordinator.services.choosing import called, titled
from coordinator.services.complaint_view import Hidden, Showing
from coordinator.store import Changes, Look, Store
from coordinator.store.trail import Trail


def hidden_fields(record: type[Fields]) -> Sequence[Field]:
    """Return the fields of *record* that are shown only to those who ask."""
    return [one for one in fields_of(record) if one.hidden]


def record_showing(store: Store, kind: str, number: int) -> Changes | None:
    """Record that somebody asked for what is hidden of a record.

    The change has no row, so that there is nothing to take back: undo passes over it.

    Raises:
        Refused: the record is not there any more, or nothing can be recorded because the program is only read.
    """
    with store.looking() as look:
        label = _label(look, kind, number)
    if not store.writable:
        raise Refused("It is recorded who sees this, and this program is open for reading only. Nothing was shown.")
    with store.change(label) as step:
        pass
    return step.changes


def _label(look: Look, kind: str, number: int) -> str:
    record = RECORD_OF[kind]
    key = look.keys(kind, [number]).get(number)
    if key is None:
        raise Refused(f"This {record.about.title.lower()} is not on record any more; somebody deleted it.")
    return f"Show {listed([one.title for one in hidden_fields(record)])} of {titled(kind, key)}"


def showings(look: Look, kind: str, number: int) -> Sequence[Showing]:
    """Return who asked for what is hidden of a record, and when, the last one first."""
    steps = Trail(look.connection).named(_label(look, kind, number))
    return [Showing(one.actor, one.at) for one in steps]


def hidden_part(look: Look, kind: str, number: int) -> Hidden:
    """Return what is hidden of a record; whoever shows it records that first."""
    fields = hidden_fields(RECORD_OF[kind])
    names = [one.name for one in fields]
    _, *values = next(look.numbered(RECORD_OF[kind], names, [number], lambda other, some: called(look, other, some)))
    told = zip([one.title for one in fields], map(in_words, values), strict=True)
    return Hidden([(title, words or "not recorded") for title, words in told])
