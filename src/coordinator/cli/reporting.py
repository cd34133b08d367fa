"""``coordinator report``: makes a report and saves it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from coordinator.cli.command import Command, Exit, as_of, iso_day, takes_as_of, tell
from coordinator.errors import Refused
from coordinator.records.declaration import Kind
from coordinator.services.gather.report import OPTIONS, Report, asked_for
from coordinator.services.program import Setting, reading
from coordinator.services.reporting import REPORTS, make_report, save_report


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "program", type=Path, nargs="?", metavar="PROGRAM", help="a program folder, or the records.db in it"
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the report's name, see --list")
    parser.add_argument("--list", action="store_true", help="name the reports, and what each can be asked for")
    takes_as_of(parser)
    for one in OPTIONS:
        read = iso_day if one.field.kind is Kind.DAY else str
        help_ = one.field.help[:1].lower() + one.field.help[1:].removesuffix(".")
        parser.add_argument(one.flag, type=read, dest=one.name, metavar=one.metavar, help=help_)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to save it (default: its name, here)")


def _run(words: Namespace, setting: Setting) -> Exit:
    if words.list:
        for report in REPORTS:
            print(_listed(report))
        return Exit.FINE
    if words.program is None or words.name is None:
        raise Refused("Say which program and which report; coordinator report --list names the reports.")
    with reading(words.program, setting) as store:
        asked = {one.name: value for one in OPTIONS if (value := getattr(words, one.name)) is not None}
        made = make_report(store, words.name, asked_for(as_of(words, store, setting), asked))
    target = words.output or Path(made.file_name)
    save_report(made, target)
    print(target)
    tell(f"Report {made.number}.")
    if made.missing:
        tell(f"These characters are not in the fonts and were printed as empty boxes: {' '.join(made.missing)}")
    return Exit.FINE


def _listed(report: Report) -> str:
    audience = report.audience[:1].lower() + report.audience[1:]
    flags = [(one, f"{one.flag} {one.metavar}") for one in report.options]
    taken = (words if one.field.required else f"[{words}]" for one, words in flags)
    return " ".join([f"{report.name:<12} {report.code:<4} {report.title} ({audience})", *taken])


REPORT = Command("report", "make a report as PDF, or name the reports", _options, _run)
