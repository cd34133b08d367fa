"""Papers that are added by a process that is killed at random moments, and what is found afterwards.

Run as ``python -m tests.services.paper_crashes FOLDER ROUNDS SEED``; it prints the number of acknowledgements, and a
sentence for everything that is not as it must be.
"""

import itertools
import json
import random
import sys
import time
from datetime import timedelta
from pathlib import Path

from coordinator.services.keeping import problems_of, sweep_papers
from coordinator.services.papers import Link, add_paper, papers_on_file
from coordinator.store import Stamp, create_store, open_store
from tests.conftest import NOW
from tests.store.contents import add_officer
from tests.store.killing import Acknowledge, killed


def stamp() -> Stamp:
    return Stamp("Pia Lindgren", NOW)


def add_for_ever(folder: Path, acknowledge: Acknowledge) -> None:
    """Add papers of several sizes; tell the code of each."""
    store = open_store(folder, stamp, write=True)
    source = folder.parent / "source.pdf"
    for number in itertools.count(time.time_ns()):
        source.write_bytes(str(number).encode() * (number % 7 * 20_000 + 1))
        acknowledge(add_paper(store, source, {}, [Link("officer:1")], NOW.date()).code)


def one_round(folder: Path, chance: random.Random, acknowledged: set[str]) -> list[str]:
    """Kill one process; return what is wrong with the program then, and after the sweep a year later."""
    acknowledged.update(killed(lambda tell: add_for_ever(folder, tell), chance, at_most=4, within=0.03))
    store = open_store(folder, stamp, write=True)
    there = papers_on_file(store, "officer:1")
    problems = [f"{code} was acknowledged and is not there" for code in acknowledged - {one.code for one in there}]
    sweep_papers(store, NOW + timedelta(days=400))
    problems += problems_of(store)
    if len(store.documents.listed()) != len(there):
        problems.append(f"{len(store.documents.listed())} files for {len(there)} documents")
    problems += [f"{path} was left behind" for path in store.documents.path.rglob("*.part*")]
    store.close()
    return problems


def main(folder: Path, rounds: int, seed: int) -> None:
    """Write how much was acknowledged, and every problem."""
    chance = random.Random(seed)  # noqa: S311  it chooses moments, not secrets
    store = create_store(folder / "program", stamp)
    add_officer(store, "1")
    store.close()
    acknowledged: set[str] = set()
    problems = [one for _ in range(rounds) for one in one_round(folder / "program", chance, acknowledged)]
    sys.stdout.write(json.dumps({"acknowledged": len(acknowledged), "problems": problems}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
