"""What a command of the command line is, and how it speaks: results to standard output, the rest to standard error."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path

from coordinator.services.program import Setting, today
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
