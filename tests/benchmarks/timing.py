"""How a bench measures: the best of several runs, since whatever disturbs a run only makes it longer."""

import time
from collections.abc import Callable


def best_of(times: int, work: Callable[[], object]) -> float:
    """Return the shortest of *times* runs of *work*, in seconds."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return min(found)


def line(what: str, seconds: float, limit: float | None = None, aim: str = "") -> str:
    """Return one result: *seconds*, and its ratio to the bare *limit* with what quality asks for."""
    said = f"{what:<44} {seconds * 1000:9.1f} ms"
    ratio = f"  {seconds / limit:6.2f} times" if limit else ""
    return f"{said}{ratio}{f'  (aim: {aim})' if aim else ''}"
