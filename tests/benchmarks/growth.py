"""How time and memory grow with the records, for what is asked of all of them."""

import math
import tempfile
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from coordinator.services.duties import duty_rows
from coordinator.services.judged import judged
from coordinator.services.officers import officer_rows
from coordinator.store import Store
from tests.benchmarks.agency import DAY, agency_of
from tests.benchmarks.timing import best_of, line

ROWS_OF_ONE = 10
"""How many rows one officer of the generated agency has."""


def growth(sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> list[str]:
    """Measure verdicts and lists over agencies of so many rows."""
    took: dict[str, list[tuple[int, float, int]]] = {}
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            store = agency_of(rows // ROWS_OF_ONE, Path(folder) / "program", refreshers=4)
            for what, work in _WORK:
                measured = partial(work, store)
                took.setdefault(what, []).append((rows, best_of(2, measured), _room(measured)))
            store.close()
    return [text for what, steps in took.items() for text in _told(what, steps)]


def _judge(store: Store) -> None:
    with store.looking() as look:
        judged(look, DAY)


def _list_officers(store: Store) -> None:
    with store.looking() as look:
        officer_rows(look, judged(look, DAY))


def _list_duties(store: Store) -> None:
    with store.looking() as look:
        duty_rows(look, judged(look, DAY))


_WORK: tuple[tuple[str, Callable[[Store], None]], ...] = (
    ("every verdict", _judge),
    ("verdicts and the list of officers", _list_officers),
    ("verdicts and the list of duties", _list_duties),
)


def _room(work: Callable[[], None]) -> int:
    tracemalloc.start()
    work()
    room = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return room


def _told(what: str, steps: list[tuple[int, float, int]]) -> list[str]:
    said = [line(f"{rows:,} rows: {what}, {room / 1e6:,.1f} MB", seconds) for rows, seconds, room in steps]
    (few, short, small), (many, long, large) = steps[-2:]
    time, memory = (
        math.log(after / before) / math.log(many / few) for before, after in ((short, long), (small, large))
    )
    return [*said, f"exponent {time:.2f} in time, {memory:.2f} in memory  (aim: 1.15)"]
