"""A process that writes until it is killed, a hundred times over, and what is found afterwards.

Run as ``python -m tests.store.writer FOLDER ROUNDS SEED``. Each round forks a child that commits changes and
acknowledges each one over a pipe; the parent kills it at a random moment, opens the program again and counts.
"""

import json
import random
import sys
from pathlib import Path

from coordinator.records import OfficerFields
from coordinator.store import Stamp, create_store, open_store
from tests.conftest import NOW
from tests.store.killing import Acknowledge, killed


def stamp() -> Stamp:
    return Stamp("writer", NOW)


def write_for_ever(folder: Path, acknowledge: Acknowledge, number: int) -> None:
    """Add and change officers in turn; tell each badge that was committed."""
    store = open_store(folder, stamp, write=True)
    while True:
        number += 1
        with store.change(f"Add {number}") as step:
            values = {"badge": str(number), "last_name": "Ruiz", "first_name": "Ana", "languages": ()}
            row = step.insert(OfficerFields, values)
            step.update(OfficerFields, row, {"rank": "Deputy"})
        acknowledge(str(number))


def one_round(folder: Path, chance: random.Random, number: int) -> list[int]:
    """Kill one writer at a random moment; return the badges that it acknowledged."""
    told = killed(lambda acknowledge: write_for_ever(folder, acknowledge, number), chance, at_most=6, within=0.01)
    return [int(word) for word in told]


def main(folder: Path, rounds: int, seed: int) -> None:
    """Write what was acknowledged, what was found, and every problem."""
    chance = random.Random(seed)  # noqa: S311  it chooses moments, not secrets
    create_store(folder, stamp).close()
    acknowledged: set[int] = set()
    found: set[int] = set()
    problems: list[str] = []
    for _ in range(rounds):
        acknowledged |= set(one_round(folder, chance, max(found | acknowledged, default=0)))
        store = open_store(folder, stamp, write=True)
        with store.looking() as look:
            found = {int(badge) for (badge,) in look.rows(OfficerFields, ("badge",))}
        problems += store.problems()
        store.close()
    said = {"acknowledged": len(acknowledged), "lost": len(acknowledged - found), "problems": problems}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
