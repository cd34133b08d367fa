"""Imports, migrations and changes of passphrase that are killed at random moments, and what is found afterwards.

Run as ``python -m tests.torture.crashes WHAT FOLDER ROUNDS SEED``; it prints how many were acknowledged, and a
sentence for everything that is not as it must be.
"""

import gzip
import itertools
import json
import random
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from coordinator.errors import Locked
from coordinator.services.importing import import_files
from coordinator.services.papers import add_paper
from coordinator.store import Stamp, Store, create_store, open_store, protect, unprotect
from coordinator.store.documents import Documents
from coordinator.store.passphrase import is_protected
from coordinator.store.schema import SCHEMA_VERSION
from tests.conftest import NOW
from tests.store.conftest import FORM_1
from tests.store.contents import add_officer
from tests.store.killing import Acknowledge, killed

Round = Callable[[random.Random], tuple[int, list[str]]]

ticks = itertools.count()
"""Each step is a second later than the one before; a child goes on from where its parent was."""


def stamp() -> Stamp:
    return Stamp("Pia Lindgren", NOW + timedelta(seconds=next(ticks)))


def whole(store: Store, folder: Path) -> list[str]:
    """Return what is wrong with an open program and its folder."""
    left = [f"{path} was left behind" for path in folder.glob("*.part*")]
    return [*store.problems(), *left]


def imports(path: Path) -> Round:
    """Import officers, all of a file or none; what is acknowledged is there."""
    folder = path / "program"
    create_store(folder, stamp).close()
    size = 40

    def work(acknowledge: Acknowledge) -> None:
        with closing(open_store(folder, stamp, write=True)) as store:
            for number in itertools.count(time.time_ns()):
                rows = "".join(f"{number}-{one},Ruiz,Ana,ACTIVE\n" for one in range(size))
                (path / "officer.csv").write_text("badge,last_name,first_name,employment_status\n" + rows)
                import_files(store, path / "officer.csv", NOW.date())
                acknowledge(str(number))

    acknowledged: set[str] = set()

    def one_round(chance: random.Random) -> tuple[int, list[str]]:
        told = killed(work, chance, at_most=3, within=0.3)
        acknowledged.update(told)
        with closing(open_store(folder, stamp, write=True)) as store:
            with store.reading() as connection:
                badges = connection.exec_driver_sql("SELECT badge FROM officer").scalars().all()
            there = [badge.partition("-")[0] for badge in badges]
            problems = [f"import {one} was acknowledged and is not there" for one in acknowledged - set(there)]
            problems += [f"import {one} is half there" for one in set(there) if there.count(one) != size]
            return len(told), [*problems, *whole(store, folder)]

    return one_round


def migrations(path: Path) -> Round:
    """Bring a file of the first form up; it is of the one form or the other."""
    folder = path / "program"
    old = gzip.decompress(FORM_1.read_bytes())

    def work(acknowledge: Acknowledge) -> None:
        open_store(folder, stamp, write=True).close()
        acknowledge("up")
        while True:
            time.sleep(1)

    def one_round(chance: random.Random) -> tuple[int, list[str]]:
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "documents").mkdir(parents=True)
        (folder / "backups").mkdir()
        (folder / "records.db").write_bytes(old)
        told = killed(work, chance, at_most=2, within=0.9)
        with closing(open_store(folder, stamp, write=True)) as store:
            with store.reading() as connection:
                form = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            problems = [] if form == SCHEMA_VERSION else [f"the file has form {form}"]
            if not store.backups.listed():
                problems.append("the file was brought up without a backup")
            return len(told), [*problems, *whole(store, folder)]

    return one_round


def passphrases(path: Path) -> Round:
    """Set, change and take away a passphrase; the program opens by the one or the other, with every paper."""
    folder = path / "program"
    papers = {f"{number}.txt": str(number).encode() * (number * 40_000 + 1) for number in range(1, 4)}
    with closing(create_store(folder, stamp)) as store:
        add_officer(store, "1")
        for name, content in papers.items():
            (path / name).write_bytes(content)
            add_paper(store, path / name, {}, [], NOW.date())
        hashes = set(store.documents.listed())
    now = [""]

    def one_round(chance: random.Random) -> tuple[int, list[str]]:
        wanted = "" if now[0] and chance.random() < 0.4 else f"a passphrase {chance.random()}"

        def work(acknowledge: Acknowledge) -> None:
            if wanted:
                protect(folder, stamp(), now[0], wanted)
            else:
                unprotect(folder, stamp(), now[0])
            acknowledge("done")
            while True:
                time.sleep(1)

        told = killed(work, chance, at_most=2, within=0.7)
        next(itertools.islice(ticks, 5, None))
        problems = []
        if _opens(folder, wanted):
            now[0] = wanted
        elif told:
            problems.append("a change of passphrase was acknowledged and not made")
        with closing(open_store(folder, stamp, write=True, passphrase=now[0])) as store:
            add_officer(store, str(next(ticks)))
            for sha256 in hashes:
                store.documents.verify(sha256)
            store.documents.sweep(hashes, NOW + timedelta(days=4000))
            files = len([*Documents(store.folder.documents).papers()])
            if files != len(papers):
                problems.append(f"there are {files} files for {len(papers)} papers")
            return len(told), [*problems, *whole(store, folder)]

    return one_round


def _opens(folder: Path, passphrase: str) -> bool:
    if is_protected(folder / "records.db") != bool(passphrase):
        return False
    try:
        open_store(folder, stamp, write=False, passphrase=passphrase).close()
    except Locked:
        return False
    return True


KINDS = {"imports": imports, "migrations": migrations, "passphrases": passphrases}


def main(what: str, folder: Path, rounds: int, seed: int) -> None:
    """Write how much was acknowledged, and every problem."""
    chance = random.Random(seed)  # noqa: S311  it chooses moments, not secrets
    one_round = KINDS[what](folder)
    found = [one_round(chance) for _ in range(rounds)]
    said = {"acknowledged": sum(told for told, _ in found), "problems": [one for _, some in found for one in some]}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
