"""``coordinator calendar``: deadlines, meetings and classes for any calendar."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from coordinator.cli.command import Command, Exit, as_of, takes_as_of, takes_program
from coordinator.services.calendar_file import MONTHS, calendar_file, save_calendar
from coordinator.services.program import Setting, reading

_MOST = 120


def _months(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST:
        raise ArgumentTypeError(f"{text} is no number of months from 1 to {_MOST}")
    return int(text)


def _options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.ics", help="where to save it (default: deadlines.ics, here)"
    )
    parser.add_argument(
        "--months", type=_months, default=MONTHS, metavar="N", help="how far ahead (default: %(default)s)"
    )
    parser.add_argument("--names", action="store_true", help="name officers; calendars are often shared")
    takes_as_of(parser)


def _run(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        content = calendar_file(store, as_of(words, store, setting), words.months, names=words.names)
    target = words.output or Path("deadlines.ics")
    save_calendar(content, target)
    print(target)
    return Exit.FINE


CALENDAR = Command("calendar", "save deadlines, meetings and classes for a calendar (iCalendar)", _options, _run)
