"""``coordinator report``: makes a report and saves it."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from coordinator.cli.command import Command, Exit, as_of, iso_day, takes_as_of, tell
from coordinator.errors import Refused, Unavailable
from coordinator.records.declaration import Kind
from coordinator.services.gather.report import OPTIONS, Report, asked_for
from coordinator.services.program import Setting, opened, reading, time_zone
from coordinator.services.reporting import REPORTS, Made, make_report, note_report, reports_made, save_report

_READ: dict[Kind, Callable[[str], object]] = {Kind.DAY: iso_day, Kind.CHOICE: str.upper}
"""How what is given on the command line is read, by the kind of field; the key of a record as it is."""


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "program", type=Path, nargs="?", metavar="PROGRAM", help="a program folder, or the records.db in it"
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the report's name, see --list")
    parser.add_argument("--list", action="store_true", help="name the reports, and what each can be asked for")
    parser.add_argument("--made", action="store_true", help="list the reports that were made of PROGRAM")
    takes_as_of(parser)
    for one in OPTIONS:
        read = _READ.get(one.field.kind, str)
        help_ = one.field.help[:1].lower() + one.field.help[1:].removesuffix(".")
        offered = [*one.field.choices] if one.field.choices else None
        parser.add_argument(one.flag, type=read, choices=offered, dest=one.name, metavar=one.metavar, help=help_)
    parser.add_argument("--html", action="store_true", help="save a web page, of what is made for the public")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to save it (default: its name, here)")


def _run(words: Namespace, setting: Setting) -> Exit:
    if words.list:
        for report in REPORTS:
            print(_listed(report))
        return Exit.FINE
    if words.made and words.program is not None:
        return _list_made(words.program, setting)
    if words.program is None or words.name is None:
        raise Refused("Say which program and which report; coordinator report --list names the reports.")
    with reading(words.program, setting) as store:
        asked = {one.name: value for one in OPTIONS if (value := getattr(words, one.name)) is not None}
        made = make_report(store, words.name, asked_for(as_of(words, store, setting), asked))
    target = words.output or Path(made.file_name)
    target = target.with_suffix(".html") if words.html else target
    save_report(made, target)
    print(target)
    tell(f"Report {made.number}.")
    _note(words.program, made, setting)
    if made.missing:
        tell(f"These characters are not in the fonts and were printed as empty boxes: {' '.join(made.missing)}")
    return Exit.FINE


def _note(program: Path, made: Made, setting: Setting) -> None:
    """Enter the report among those that were made, where nobody else holds the program."""
    try:
        with opened(program, setting) as store:
            note_report(store, made)
    except Unavailable as error:
        tell(f"It is not entered among the reports that were made. {error}")


def _list_made(program: Path, setting: Setting) -> Exit:
    with reading(program, setting) as store:
        zone, found = time_zone(store), reports_made(store)
    for one in found:
        at = datetime.fromisoformat(one.at).astimezone(zone)
        asked = "".join(f", {name.replace('_', ' ')} {value}" for name, value in json.loads(one.options).items())
        print(f"{at:%Y-%m-%d %H:%M}  {one.number:<20} {one.name}, as of {one.as_of}{asked}; {one.actor}")
        print(f"{'':18}{one.code}  history {one.head}")
    if not found:
        tell("No report is entered as made.")
    return Exit.FINE


def _listed(report: Report) -> str:
    audience = report.audience if report.audience[:3].isupper() else report.audience[:1].lower() + report.audience[1:]
    flags = [(one, f"{one.flag} {one.metavar}") for one in report.options]
    taken = (words if one.field.required else f"[{words}]" for one, words in flags)
    return " ".join([f"{report.name:<12} {report.code:<4} {report.title} ({audience})", *taken])


REPORT = Command("report", "make a report as PDF, or name the reports", _options, _run)
