"""A record as people name it: ``kind:key``, such as ``officer:4117``."""

from difflib import get_close_matches

from coordinator.errors import Refused
from coordinator.records import RECORD_OF
from coordinator.records.declaration import Fields
from coordinator.store import Look


def kind_and_key(ref: str) -> tuple[type[Fields], str]:
    """Return the kind of record and the key that *ref* names.

    Raises:
        Refused: it is not written as ``kind:key``, or there is no such kind.
    """
    kind, colon, key = ref.partition(":")
    if not colon:
        raise Refused(f"{ref} names no record; write it as KIND:KEY, such as officer:4117.")
    return record_of(kind), key


def record_of(kind: str) -> type[Fields]:
    """Return the declaration of the kind of record that people name *kind*.

    Raises:
        Refused: there is no such kind; the sentence says which may be meant.
    """
    if kind not in RECORD_OF:
        alike = [one for one in RECORD_OF if one.startswith(f"{kind}_")] or get_close_matches(kind, RECORD_OF, n=1)
        hint = f"Is it {' or '.join(alike)}?" if alike else f"The kinds are: {', '.join(RECORD_OF)}."
        raise Refused(f"There is no kind of record {kind}. {hint}")
    return RECORD_OF[kind]


def record_at(look: Look, ref: str) -> tuple[type[Fields], int]:
    """Return the kind and the row number of the record that *ref* names.

    Raises:
        Refused: there is no such record.
    """
    record, key = kind_and_key(ref)
    number = look.number_of(record.about.kind, key)
    if number is None:
        raise Refused(f"There is no {record.about.title.lower()} {key}.")
    return record, number
