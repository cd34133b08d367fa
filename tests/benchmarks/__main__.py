"""Prints what the program costs, as ratios to a bare limit taken in the same run: ``python3 dev.py bench [NAME …]``."""

import gc
import sys
from collections.abc import Callable, Sequence

from coordinator.__main__ import SWEEP_AFTER
from tests.benchmarks.backups import backup
from tests.benchmarks.growth import growth
from tests.benchmarks.importing import importing
from tests.benchmarks.lists import lists
from tests.benchmarks.reports import reports
from tests.benchmarks.roster import roster
from tests.benchmarks.start import start
from tests.benchmarks.verdicts import verdicts
from tests.benchmarks.wizard import wizard
from tests.benchmarks.workbooks import workbooks

BENCHES: tuple[tuple[str, Callable[[], list[str]]], ...] = (
    ("start", start),
    ("verdicts", verdicts),
    ("roster", roster),
    ("reports", reports),
    ("import", importing),
    ("workbook", workbooks),
    ("wizard", wizard),
    ("backup", backup),
    ("lists", lists),
    ("growth", growth),
)


def main(names: Sequence[str]) -> int:
    """Run the named benches, or all of them."""
    gc.set_threshold(SWEEP_AFTER)  # as the program itself does
    known = [name for name, _ in BENCHES]
    if unknown := set(names) - set(known):
        sys.exit(f"There is no bench {', '.join(sorted(unknown))}; there are {', '.join(known)}.")
    for name, bench in BENCHES:
        if not names or name in names:
            print(f"\n{name}", flush=True)
            for line in bench():
                print(f"  {line}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
