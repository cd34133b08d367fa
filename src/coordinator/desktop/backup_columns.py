"""What the list of backups shows."""

from collections.abc import Mapping, Sequence
from functools import partial

from coordinator.desktop.listing import Column
from coordinator.records.conditions import Holds
from coordinator.records.plain_words import size_words
from coordinator.services.file_health import KeptBackup

Read = Mapping[str, Sequence[str]]
"""By the path of each backup that was read through: what is wrong with it."""


def columns(read: Read) -> tuple[Column[KeptBackup], ...]:
    """Return the columns; *read* says which backups were read through since the page was opened."""
    return (
        Column("Made", _made, lambda row: row.backup.manifest.made, 150, strong=True),
        Column("Why", lambda row: row.backup.manifest.reason.words, lambda row: row.backup.manifest.reason.words, 150),
        Column(
            "Records",
            lambda row: f"{row.backup.manifest.records:,}",
            lambda row: row.backup.manifest.records,
            84,
            gives_way=2,
            value=lambda row: row.backup.manifest.records,
            holds=Holds.NUMBERS,
        ),
        Column("Size", lambda row: size_words(row.size), lambda row: row.size, 84, gives_way=3),
        Column("Place", lambda row: "second place" if row.elsewhere else "here", lambda row: row.elsewhere, 110),
        Column(
            "State", lambda row: _state(row, read)[1], partial(_state, read=read), 250, code=partial(_code, read=read)
        ),
        Column("Made by", _actor, _actor, 130, gives_way=4),
    )


def _made(row: KeptBackup) -> str:
    return f"{row.backup.manifest.made.astimezone():%Y-%m-%d %H:%M}"


def _actor(row: KeptBackup) -> str:
    return row.backup.manifest.actor


def _code(row: KeptBackup, read: Read) -> str:
    return _state(row, read)[0]


def _words(row: KeptBackup, read: Read) -> str:
    return _state(row, read)[1]


def _state(row: KeptBackup, read: Read) -> tuple[str, str]:
    found = read.get(row.key)
    if found:
        return "NOT_MET", "Damaged"
    if row.misses:
        return "DUE_SOON", "Holds what was disposed of"
    if found is not None:
        return "MET", "Whole, read through now"
    return "NOT_APPLICABLE", "Whole when it was made"
