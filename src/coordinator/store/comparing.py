"""What a restore would change: the records of a copy beside the present ones, and the changes that would be lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from coordinator.records import RECORDS
from coordinator.store.copies import Copy, bring_records
from coordinator.store.engine import address, looking_into
from coordinator.store.faults import disk_said_plainly, said_plainly
from coordinator.store.passphrase import Opened, opened
from coordinator.store.standing import Past

NEWEST = 20
"""How many of the changes that would be lost are told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How many records of a kind a restore would bring back, take away, and put back to what they were."""

    kind: str
    added: int
    removed: int
    changed: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a restore would do: kinds that differ, how many changes would be lost, and the newest of them."""

    differences: Sequence[Difference]
    lost: int
    newest_lost: Sequence[Past]


def compare(copy: Copy, present: Path, passphrase: str = "") -> Comparison:
    """Compare what would be restored with the file of records *present*; nothing is changed.

    Raises:
        Locked: one of them is protected, and *passphrase* does not open it.
        Refused: the copy is damaged.
        Unavailable: the present records cannot be read.
    """
    with TemporaryDirectory() as aside:
        brought = Path(aside) / present.name
        with disk_said_plainly(brought):
            bring_records(copy, brought)
        return _compared(opened(brought, passphrase), opened(present, passphrase))


def _compared(brought: Opened, present: Opened) -> Comparison:
    with said_plainly(present.path), looking_into(*brought) as connection:
        key = present.key.literal if present.key else ""
        attached = (address(present.path, write=False), key)
        connection.exec_driver_sql("ATTACH DATABASE ? AS present KEY ?", attached)
        found = [_difference(connection, record.about.kind) for record in RECORDS]
        lost = "FROM present.change WHERE hash NOT IN (SELECT hash FROM main.change)"
        newest = connection.exec_driver_sql(f"SELECT id, at, actor, label {lost} ORDER BY id DESC LIMIT {NEWEST}")
        return Comparison(
            [one for one in found if one.added or one.removed or one.changed],
            connection.exec_driver_sql(f"SELECT count(*) {lost}").scalar_one(),
            [Past(*row) for row in newest],
        )


def _columns(connection: sa.Connection, schema: str, kind: str) -> set[str]:
    return set(connection.exec_driver_sql("SELECT name FROM pragma_table_info(?, ?)", (kind, schema)).scalars())


def _difference(connection: sa.Connection, kind: str) -> Difference:
    """Count by row number, which is never given twice; files of two forms are compared by the columns of both."""
    there, here = _columns(connection, "main", kind), _columns(connection, "present", kind)

    def count(query: str) -> int:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {query}").scalar_one())

    if not there or not here:
        return Difference(kind, count(f'main."{kind}"') if there else 0, count(f'present."{kind}"') if here else 0, 0)
    pairs = " OR ".join(f'then_."{one}" IS NOT now_."{one}"' for one in sorted(there & here))
    missing = '{0}."{2}" WHERE id NOT IN (SELECT id FROM {1}."{2}")'
    return Difference(
        kind,
        added=count(missing.format("main", "present", kind)),
        removed=count(missing.format("present", "main", kind)),
        changed=count(f'main."{kind}" AS then_ JOIN present."{kind}" AS now_ ON then_.id = now_.id WHERE {pairs}'),
    )
