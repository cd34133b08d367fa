"""Run the fast tests against every mistake, on every processor; what none of them notices must stand in known.toml.

``--share 2/5`` takes every fifth mistake, beginning with the second. It takes about half an hour on two processors.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import hypothesis.strategies  # noqa: F401  once, before the copies are made of this process
import pytest

from tests.mutants.mutations import Mutation, mutated, mutations

ROOT = Path(__file__).parents[2]
CODE, TESTS = Path("src/coordinator/compliance"), Path("tests/compliance")
NAMED = ("authority", "agreement", "dates")
REST = ("test_authority", "test_agreement", "test_dates", "test_spans", "test_scenarios", "test_assess", "test_entry")
OWN_TESTS = {"recurring": "test_moa", "training": "test_training"}
LONGEST = 60
"""So many seconds a test may run until the mistake counts as noticed: it made something go on without end."""
OPTIONS = ("-x", "-q", "--noconftest", "-W", "ignore", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:pytestqt")
SLOW = "not sample_agency and not by_the_rules_page"


class Mutant(NamedTuple):
    """A file with one mistake."""

    file: Path
    mutation: Mutation
    line: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(CODE)}: {self.mutation.what}: {self.line}"


def mutants() -> Iterator[Mutant]:
    """Yield every mutant, in the order of files and lines."""
    rules = sorted(path.relative_to(ROOT) for path in (ROOT / CODE / "rules").glob("*.py") if path.stem != "__init__")
    for file in [*(CODE / f"{name}.py" for name in NAMED), *rules]:
        source = (ROOT / file).read_text("utf-8")
        lines = source.splitlines()
        yield from (Mutant(file, one, _told(lines, one.line)) for one in mutations(source))


def _told(lines: Sequence[str], number: int) -> str:
    """Return a line as it is told: one that only goes on, with the line before it, which says when."""
    line = lines[number - 1].strip()
    return f"{lines[number - 2].strip()} {line}" if line.startswith("continue") else line


def tests_of(file: Path) -> tuple[Sequence[str], Sequence[str]]:
    """Return the tests that notice a mistake in *file* soonest, and the other fast ones."""
    name = OWN_TESTS.get(file.stem, f"test_{file.stem}")
    folder = TESTS / "rules" if file.parent.name == "rules" else TESTS
    own = sorted(str(path.relative_to(ROOT)) for path in (ROOT / folder).glob(f"{name}*.py"))
    return own, [*(str(TESTS / f"{one}.py") for one in REST), str(TESTS / "rules")]


def noticed(tests: Sequence[str]) -> bool:
    """Return whether *tests*, in a process of their own, fail."""
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        signal.alarm(LONGEST)
        os._exit(int(pytest.main([*OPTIONS, "-k", SLOW, *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def survives(mutant: Mutant) -> bool:
    """Put the mistake into this folder's copy, run the tests, and take it out again."""
    source = mutant.file.read_text("utf-8")
    mutant.file.write_text(mutated(source, mutant.mutation), "utf-8")
    try:
        own, rest = tests_of(mutant.file)
        return not any(noticed(tests) for tests in (own, rest, [str(TESTS)]) if tests)
    finally:
        mutant.file.write_text(source, "utf-8")


def work(mine: Sequence[Mutant], found: int) -> None:
    """Try *mine* in a copy of the project, and write what survives to the file *found*, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("src", "tests", "resources", "db"):
            shutil.copytree(ROOT / name, Path(folder) / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)
        os.chdir(folder)
        sys.path[:0] = [f"{folder}/src", folder]
        sys.dont_write_bytecode = True
        if noticed(tests_of(CODE / "dates.py")[1]):
            os.write(found, b"The tests fail without any mistake.\n")
            return
        for one in mine:
            if survives(one):
                os.write(found, f"{one}\n".encode())


def survivors(chosen: Sequence[Mutant], workers: int) -> list[str]:
    """Return what no test noticed."""
    ends = []
    for at in range(workers):
        reading, writing = os.pipe()
        if os.fork() == 0:
            work(chosen[at::workers], writing)
            os._exit(0)
        os.close(writing)
        ends.append(reading)
    found = []
    for reading in ends:
        with os.fdopen(reading, encoding="utf-8") as lines:
            found += [line.rstrip("\n") for line in lines]
    return sorted(found)


def main(words: Sequence[str]) -> int:
    """Print what survives and is not known to be no mistake at all; return 1 if there is any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", default="1/1")
    parser.add_argument("--only", type=Path, help="a file with the mistakes to try, a line each, as they are printed")
    asked = parser.parse_args(words)
    first, of = map(int, asked.share.split("/"))
    only = asked.only.read_text("utf-8").splitlines() if asked.only else None
    chosen = [one for one in mutants() if only is None or str(one) in only][first - 1 :: of]
    known = tomllib.loads((ROOT / "tests" / "mutants" / "known.toml").read_text("utf-8"))
    found = survivors(chosen, os.cpu_count() or 1)
    unknown = [one for one in found if one not in known]
    known_ones = len(found) - len(unknown)
    told = f"{len(chosen)} mistakes: {len(chosen) - len(found)} noticed, {known_ones} known to change no answer"
    sys.stdout.write("\n".join([*unknown, f"{told}, {len(unknown)} that no test noticed", ""]))
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
