"""Backups, restores and documents that are killed at random moments, and what is found afterwards.

Run as ``python -m tests.store.crashes WHAT FOLDER ROUNDS SEED``; it prints the number of acknowledgements, and a
sentence for everything that is not as it must be.
"""

import itertools
import json
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coordinator.store import (
    Backups,
    Documents,
    Reason,
    Stamp,
    create_store,
    open_store,
    opened_copy,
    restore_in_place,
    write_portable,
)
from coordinator.store.backing_up import back_up
from coordinator.store.durable import content_of
from coordinator.store.folder import Folder
from coordinator.store.holding import whole_holding
from tests.conftest import NOW
from tests.store.contents import add_officer, as_restored, contents
from tests.store.killing import Acknowledge, killed

Round = Callable[[random.Random], tuple[int, list[str]]]

ticks = itertools.count()
"""Each backup is a minute later than the one before; a child goes on from where its parent was."""


def stamp() -> Stamp:
    return Stamp("Pia Lindgren", NOW + timedelta(minutes=next(ticks)))


def small(folder: Path) -> Folder:
    """Make a small program with papers."""
    store = create_store(folder, stamp)
    for badge in ("1", "2", "3"):
        add_officer(store, badge)
        paper = folder.parent / f"paper-{badge}.pdf"
        paper.write_bytes(badge.encode() * 300_000)
        Documents(store.folder.documents).take(paper)
    store.close()
    return store.folder


def left_behind(folder: Path) -> list[str]:
    return [f"{path} was left behind" for path in folder.rglob("*.part*")]


def unopened(folder: Folder) -> list[str]:
    store = open_store(folder.path, stamp, write=True)
    problems = store.problems()
    store.close()
    return problems


def backups(path: Path) -> Round:
    folder = small(path / "program")
    place = Backups(folder.backups)
    seen: set[str] = set()
    started = time.perf_counter()
    back_up(folder, stamp(), Reason.TIMER)
    took = time.perf_counter() - started

    def work(acknowledge: Acknowledge) -> None:
        while True:
            acknowledge(back_up(folder, stamp(), Reason.TIMER).backup.name)

    def one_round(chance: random.Random) -> tuple[int, list[str]]:
        told = killed(work, chance, at_most=3, within=1.5 * took)
        for _ in told:
            stamp()
        problems = [f"{name} was acknowledged and is not there" for name in told if name not in names(place)]
        for one in place.listed():
            if one.name not in seen:
                whole = whole_holding(one.path).head == one.manifest.head
                if not whole or content_of(one.path) != (one.manifest.size, one.manifest.sha256):
                    problems.append(f"{one} is not whole")
                seen.add(one.name)
        needed = {paper for one in place.listed() for paper in one.manifest.documents}
        if chance.random() < 0.2:
            back_up(folder, stamp(), Reason.TIMER)
            problems += left_behind(folder.path)
        problems += [f"the document {paper} is not there" for paper in needed - place.documents.listed().keys()]
        return len(told), [*problems, *unopened(folder), *place.unreadable()]

    return one_round


def names(place: Backups) -> set[str]:
    return {one.name for one in place.listed()}


def restores(path: Path) -> Round:
    folder = small(path / "program")
    expected: dict[object, object] = {}
    copies = [path / "first.zip", path / "second.zip"]
    for copy in copies:
        store = open_store(folder.path, stamp, write=True)
        made = store.back_up(Reason.BY_HAND).backup
        write_portable(made, copy)
        expected[made.manifest.head] = contents(made.path)
        add_officer(store, copy.stem)
        store.close()
    took = [0.0]

    def restore(copy: Path) -> None:
        with opened_copy(copy) as opened:
            restore_in_place(opened, folder.path, stamp())

    def work(acknowledge: Acknowledge) -> None:
        for copy in itertools.cycle(copies):
            restore(copy)
            acknowledge(copy.stem)

    def one_round(chance: random.Random) -> tuple[int, list[str]]:
        told = killed(work, chance, at_most=3, within=1.2 * took[0])
        for _ in range(3):
            stamp()
        problems = unopened(folder) + [f"{part} was left" for part in folder.path.glob("*.part*")]
        restored = as_restored(folder.records)
        if restored != expected.get(restored["change"][-1][-1]):
            problems.append("the records are neither the one copy nor the other")
        return len(told), problems

    started = time.perf_counter()
    restore(copies[0])
    took[0] = time.perf_counter() - started
    return one_round


def documents(path: Path) -> Round:
    store = Documents(path / "documents")
    store.path.mkdir()  # a child may be killed before it comes to that
    acknowledged: set[str] = set()
    whole: set[str] = set()

    def work(acknowledge: Acknowledge) -> None:
        source = path / "source.pdf"
        for number in itertools.count(time.time_ns()):
            source.write_bytes(str(number).encode() * (number % 7 * 20_000 + 1))
            acknowledge(store.take(source).sha256)

    def one_round(chance: random.Random) -> tuple[int, list[str]]:
        told = killed(work, chance, at_most=6, within=0.02)
        acknowledged.update(told)
        there = store.listed().keys()
        whole.update(name for name in there - whole if content_of(store.path_of(name)).sha256 == name)
        problems = [f"{name} was acknowledged and is not there" for name in acknowledged - there]
        problems += [f"{name} is not whole" for name in there - whole]
        newest = datetime.fromtimestamp(store.path.stat().st_mtime, UTC)
        store.sweep(acknowledged, newest + timedelta(days=2))
        problems += left_behind(path)
        problems += [f"{name} is an orphan" for name in store.listed().keys() - acknowledged]
        return len(told), problems

    return one_round


KINDS = {"backups": backups, "restores": restores, "documents": documents}


def main(what: str, folder: Path, rounds: int, seed: int) -> None:
    """Write how much was acknowledged, and every problem."""
    chance = random.Random(seed)  # noqa: S311  it chooses moments, not secrets
    one_round = KINDS[what](folder)
    found = [one_round(chance) for _ in range(rounds)]
    said = {"acknowledged": sum(told for told, _ in found), "problems": [one for _, some in found for one in some]}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
