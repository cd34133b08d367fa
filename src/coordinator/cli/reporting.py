"""``coordinator report``: makes a report and saves it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from coordinator.cli.command import Command, Exit, as_of, iso_day, takes_as_of, tell
from coordinator.errors import Refused
from coordinator.services.program import Setting, reading
from coordinator.services.reporting import REPORTS, Options, make_report, save_report


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "program", type=Path, nargs="?", metavar="PROGRAM", help="a program folder, or the records.db in it"
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the report's name, see --list")
    parser.add_argument("--list", action="store_true", help="name the reports")
    takes_as_of(parser)
    parser.add_argument("--from", type=iso_day, dest="begins", metavar="DAY", help="first day of the period")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to save it (default: its name, here)")


def _run(words: Namespace, setting: Setting) -> Exit:
    if words.list:
        for report in REPORTS:
            print(f"{report.name:<12} {report.code:<4} {report.title} ({report.audience.lower()})")
        return Exit.FINE
    if words.program is None or words.name is None:
        raise Refused("Say which program and which report; coordinator report --list names the reports.")
    with reading(words.program, setting) as store:
        options = Options(as_of(words, store, setting), words.begins)
        made = make_report(store, words.name, options)
    target = words.output or Path(made.file_name)
    save_report(made, target)
    print(target)
    tell(f"Report {made.number}.")
    if made.missing:
        tell(f"These characters are not in the fonts and were printed as empty boxes: {' '.join(made.missing)}")
    return Exit.FINE


REPORT = Command("report", "make a report as PDF, or name the reports", _options, _run)
