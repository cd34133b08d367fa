"""The search index: the words of every record, found by any three letters that follow each other.

It is a cache beside the records and no part of their history. Every change brings it up to date in its own
transaction; what another program wrote meanwhile is caught up with on opening.

An entry's number says its kind and row: kinds come in the order of their declaration, so that an officer is found
before the papers that name the officer, and within a kind the newest row comes first.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import NamedTuple

import sqlalchemy as sa

from coordinator.errors import Unavailable
from coordinator.records import RECORDS
from coordinator.records.declaration import Field, Fields, Kind, fields_of, key_fields, naming_fields
from coordinator.records.plain_words import in_words, plain
from coordinator.store.changing import table_of
from coordinator.store.looking import Known, Look, naming

_UNSEARCHED = frozenset({Kind.DAY, Kind.MOMENT, Kind.YES_NO, Kind.NUMBER, Kind.DECIMAL, Kind.MONEY})
"""Kinds of field that lists sort and filter by; the words of all others are found."""


class Hit(NamedTuple):
    """A record that was found."""

    kind: str
    number: int


MAKE_ANEW = (
    "make it anew under File health, or by coordinator search PROGRAM --rebuild."
    " The records themselves are not affected."
)
"""What to do about an index that is wrong or damaged, after a sentence that says so."""

_KINDS = [record.about.kind for record in RECORDS]
_SPAN = 1 << 40
_MAKE = (
    "DROP TABLE IF EXISTS search",
    "DROP TABLE IF EXISTS search_words",
    "DROP TABLE IF EXISTS search_state",
    "CREATE VIRTUAL TABLE search USING fts5(text, tokenize='trigram case_sensitive 1')",
    "INSERT INTO search (search, rank) VALUES ('hashsize', 33554432)",
    "CREATE VIRTUAL TABLE search_words USING fts5vocab(search, 'row')",
    "CREATE TABLE search_state (form TEXT NOT NULL, change_id INTEGER NOT NULL) STRICT",
)
_NEWEST = "SELECT coalesce(max(id), 0) FROM change"
_WRITTEN = (
    "SELECT kind, row_id, op, text, (SELECT text FROM history AS before WHERE before.kind = history.kind"
    " AND before.row_id = history.row_id AND before.id < history.id ORDER BY before.id DESC LIMIT 1)"
    " FROM history WHERE change_id > ?"
)


def searched_fields(record: type[Fields]) -> Sequence[Field]:
    """Return the fields of *record* whose words are found; what is hidden is not, since a find would tell it."""
    return [one for one in fields_of(record) if one.kind not in _UNSEARCHED and not one.hidden]


@cache
def _form() -> str:
    """Return a mark of what is indexed and how; an index with another mark is made anew."""
    declared = [
        [
            record.about.kind,
            [[one.name, one.kind, [word.words for word in one.choices or ()]] for one in searched_fields(record)],
            [one.name for one in (*key_fields(record), *naming_fields(record))],
        ]
        for record in RECORDS
    ]
    return hashlib.sha256(json.dumps([1, declared]).encode()).hexdigest()


def _place(kind: str, number: int) -> int:
    return _KINDS.index(kind) * _SPAN + _SPAN - 1 - number


def _at(place: int) -> Hit:
    kind, rest = divmod(place, _SPAN)
    return Hit(_KINDS[kind], _SPAN - 1 - rest)


def _indexed_up_to(connection: sa.Connection) -> int | None:
    """Return the change up to which the index tells the records; nothing if there is no index of this form."""
    exists = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'search_state'").scalar()
    if not exists:
        return None
    query = "SELECT change_id FROM search_state WHERE form = ?"
    found: int | None = connection.exec_driver_sql(query, (_form(),)).scalar()
    return found


def rebuild(connection: sa.Connection) -> None:
    """Make the index anew from the records."""
    for statement in _MAKE:
        connection.exec_driver_sql(statement)
    known = _remembering(Look(connection))
    for record in RECORDS:
        _insert(connection, record, None, known)
    newest = connection.exec_driver_sql(_NEWEST).scalar_one()
    connection.exec_driver_sql("INSERT INTO search_state VALUES (?, ?)", (_form(), newest))


def keep_up(connection: sa.Connection) -> None:
    """Bring the index up to the newest change, sealed or open."""
    newest = _indexed_up_to(connection)
    if newest is None:
        rebuild(connection)
        return
    changed, renamed = _written(connection, newest)
    known = _remembering(Look(connection))
    for record in RECORDS:
        kind = record.about.kind
        _add_dependents(connection, record, changed, renamed)
        if numbers := changed.get(kind):
            places = json.dumps([_place(kind, number) for number in numbers])
            connection.exec_driver_sql("DELETE FROM search WHERE rowid IN (SELECT value FROM json_each(?))", (places,))
            _insert(connection, record, numbers, known)
    connection.exec_driver_sql(f"UPDATE search_state SET change_id = ({_NEWEST})")


_Numbers = dict[str, set[int]]


def _written(connection: sa.Connection, known: int) -> tuple[_Numbers, _Numbers]:
    """Return the rows that were written after the change *known*, and those whose key or name became another."""
    naming = {one.about.kind: {part.column for part in (*key_fields(one), *naming_fields(one))} for one in RECORDS}
    changed: _Numbers = {}
    renamed: _Numbers = {}
    for kind, number, operation, text, before in connection.exec_driver_sql(_WRITTEN, (known,)):
        changed.setdefault(kind, set()).add(number)
        if operation == "update" and text and before:
            now, then = json.loads(text), json.loads(before)
            if any(now.get(column) != then.get(column) for column in naming.get(kind, ())):
                renamed.setdefault(kind, set()).add(number)
    return changed, renamed


def _add_dependents(connection: sa.Connection, record: type[Fields], changed: _Numbers, renamed: _Numbers) -> None:
    """Add the rows of *record* whose words hold a name that became another; their own key may hold it too."""
    table, kind = table_of(record.about.kind), record.about.kind
    for field in fields_of(record):
        if targets := renamed.get(field.refers_to):
            query = sa.select(table.c.id).where(naming(table.c[field.column], field, targets))
            found = set(connection.execute(query).scalars())
            changed.setdefault(kind, set()).update(found)
            if field.key:
                renamed.setdefault(kind, set()).update(found)


def _insert(connection: sa.Connection, record: type[Fields], only: Collection[int] | None, known: Known) -> None:
    texts = _texts(Look(connection), record, only, known)
    rows = sorted((_place(record.about.kind, number), text) for number, text in texts)
    if rows:  # in the index's own order, which it takes in five times as fast
        connection.exec_driver_sql("INSERT INTO search (rowid, text) VALUES (?, ?)", rows)


def _texts(look: Look, record: type[Fields], only: Collection[int] | None, known: Known) -> Iterator[tuple[int, str]]:
    fields = [one.name for one in searched_fields(record)]
    for number, *values in look.numbered(record, fields, only, known):
        yield number, f" {plain(' '.join(in_words(value) for value in values if value))} "


def called(look: Look, kind: str, only: Collection[int] | None) -> Mapping[int, str]:
    """Return key and name of rows, as whatever refers to them is found by."""
    names = look.names(kind, only)
    return {number: f"{key} {names[number]}" for number, key in look.keys(kind, only).items()}


def _remembering(look: Look) -> Known:
    """Return :func:`called` for one pass over the records, which asks for no name twice."""
    remembered: dict[str, dict[int, str]] = {}
    whole: set[str] = set()

    def known(kind: str, only: Collection[int] | None) -> Mapping[int, str]:
        names = remembered.setdefault(kind, {})
        missing = None if only is None else set(only) - names.keys()
        if kind not in whole and (missing is None or missing):
            names.update(called(look, kind, missing))
            whole.update({kind} if missing is None else ())
        return names

    return known


def find(connection: sa.Connection, text: str, limit: int) -> list[Hit]:
    """Return the first *limit* records that hold every word of *text*.

    A word is found anywhere in a record's words; one of a single letter or two only where a word begins.

    Raises:
        Unavailable: the index is missing or behind the records.
    """
    _require_index(connection)
    parts = [_matching(connection, word) for word in plain(text).split()]
    if not parts or not all(parts):
        return []
    query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?"
    found = connection.exec_driver_sql(query, (" AND ".join(parts), limit)).scalars()
    return [_at(place) for place in found]


def holding(connection: sa.Connection, kind: str, text: str) -> sa.Select[int]:
    """Return the query for the numbers of the rows of *kind* that hold *text*, its words side by side.

    Raises:
        Unavailable: the index is missing or behind the records.
    """
    _require_index(connection)
    words = plain(text)
    first, last = _place(kind, _SPAN - 1), _place(kind, 0)
    number = sa.literal_column(f"{last} - rowid", sa.Integer)
    query = sa.select(number).select_from(sa.table("search"))
    match = _matching(connection, words) if words else ""
    if not match:
        return query.where(sa.false())
    matches = sa.literal_column("search").op("MATCH")(match)
    return query.where(matches, sa.literal_column("rowid").between(first, last))


def _require_index(connection: sa.Connection) -> None:
    if _indexed_up_to(connection) != connection.exec_driver_sql(_NEWEST).scalar_one():
        raise Unavailable("The search has no index of these records yet. Open the program once for writing to make it.")


def _matching(connection: sa.Connection, word: str) -> str:
    """Return the query for *word*; an empty one if nothing can match."""
    if len(word) > 2:
        return f'"{word}"'
    if len(word) == 2:
        return f'" {word}"'
    query = "SELECT term FROM search_words WHERE term BETWEEN ? AND ?"
    terms = connection.exec_driver_sql(query, (f" {word}", f" {word}\U0010ffff")).scalars()
    begun = " OR ".join(f'"{term}"' for term in terms)
    return f"({begun})" if begun else ""


def read_anew(connection: sa.Connection) -> None:
    """Let the index be read anew before SQLite checks it.

    FTS5 keeps its structure in memory, and its check does not look whether another connection changed it since: it
    would tell of damage where there is none. A search does look. An index too damaged to be searched is told by the
    check that follows.
    """
    if _indexed_up_to(connection) is not None:
        with suppress(sa.exc.DatabaseError):
            connection.exec_driver_sql("SELECT rowid FROM search WHERE search MATCH '\"???\"' LIMIT 1").all()


def stale(connection: sa.Connection) -> Iterator[str]:
    """Yield a sentence if the index does not tell the records; a file without an index gets one when it is opened."""
    if _indexed_up_to(connection) is None:
        return
    rows = connection.exec_driver_sql("SELECT id, c0 FROM search_content")  # read even where the index is damaged
    kept = {place: text for place, text in rows}  # noqa: C416  a row of the driver is no pair to the type checker
    look = Look(connection)
    known = _remembering(look)
    told = {
        _place(record.about.kind, number): text
        for record in RECORDS
        for number, text in _texts(look, record, None, known)
    }
    if wrong := sum(kept.get(place) != told.get(place) for place in kept.keys() | told.keys()):
        yield f"The search index is wrong about {wrong} records; {MAKE_ANEW}"
