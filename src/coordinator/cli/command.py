"""What a command of the command line is, and how it speaks: results to standard output, the rest to standard error."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path

from coordinator.services.program import Setting, moment_of, today
from coordinator.store import Store


class Exit(IntEnum):
    """The exit codes, which are part of the interface."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    UNAVAILABLE = 3
    REFUSED = 4


@dataclass(frozen=True, slots=True)
class Command:
    """One verb: its name, one sentence of help, its options, and what it does."""

    name: str
    help: str
    options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Setting], Exit]


def iso_day(text: str) -> date:
    """Read a day as the command line takes it: ``2026-03-16``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is not a day; write it like 2026-03-16") from None


def takes_program(parser: ArgumentParser) -> None:
    """Add the program folder to the words of a command."""
    parser.add_argument("program", type=Path, metavar="PROGRAM", help="a program folder, or the records.db in it")


def takes_as_of(parser: ArgumentParser) -> None:
    """Add the day as of which the command answers."""
    parser.add_argument("--as-of", type=iso_day, metavar="DAY", help="answer as of this day (default: today)")


def iso_moment(text: str) -> date | datetime:
    """Read a day, or a moment of the agency's wall clock, as the command line takes it: ``2026-03-16T16:00``."""
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no moment; write it like 2026-03-16 or 2026-03-16T16:00") from None


def takes_known_at(parser: ArgumentParser) -> None:
    """Add the moment whose records the command answers from."""
    parser.add_argument(
        "--known-at",
        type=iso_moment,
        metavar="MOMENT",
        help="answer from the records as they were then: a day (its end), or a moment such as 2026-03-16T16:00",
    )


def known_at(words: Namespace, store: Store) -> datetime | None:
    """Return the moment that was asked for, if any."""
    return moment_of(store, words.known_at) if words.known_at else None


def as_of(words: Namespace, store: Store, setting: Setting) -> date:
    """Return the day that was asked for, else today where the agency is."""
    return words.as_of or today(store, setting)


def takes_json(parser: ArgumentParser) -> None:
    """Add the choice of JSON."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def print_json(document: object) -> None:
    """Print *document* for programs to read."""
    print(json.dumps(document, ensure_ascii=False, indent=1))


def tell(message: str) -> None:
    """Tell a person something that is no result."""
    print(message, file=sys.stderr)
