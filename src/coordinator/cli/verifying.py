"""``coordinator verify``: whether a report is unchanged and what the records said."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from coordinator.cli.command import Command, Exit, print_json, takes_json
from coordinator.errors import Refused
from coordinator.reports.comparing import Difference
from coordinator.services.program import Setting, reading
from coordinator.services.verifying import Verified, read_report, verified, verified_alone, verified_code


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="REPORT.pdf", help="the report's file")
    parser.add_argument(
        "program", type=Path, nargs="?", metavar="PROGRAM", help="a program folder, or the records.db in it"
    )
    parser.add_argument("--code", metavar="CODE", help="in place of a file, the code that is printed on the paper")
    takes_json(parser)


def _run(words: Namespace, setting: Setting) -> Exit:
    found = _verified(words, setting)
    if words.json:
        print_json(found.as_json())
    else:
        _print(found)
    return Exit.FINE if found.sound else Exit.FINDINGS


def _verified(words: Namespace, setting: Setting) -> Verified:
    program = words.program or (words.file if words.code else None)
    if words.code and program is not None:
        with reading(program, setting) as store:
            return verified_code(store, words.code)
    if words.file is None or words.code:
        raise Refused("Say which file: coordinator verify REPORT.pdf PROGRAM; or --code CODE PROGRAM.")
    pdf = read_report(words.file)
    if program is None:
        return verified_alone(pdf)
    with reading(program, setting) as store:
        return verified(store, pdf)


def _print(found: Verified) -> None:
    print(f"Report {found.number}" + (f", code {found.code}" if found.code else ""))
    for one in found.lines:
        print(f"{one.mark.value} {one.text}")
    _print_differences("Where it differs from the records as they were (records → report)", found.differing)
    _print_differences("What changed since (then → now)", found.since)


def _print_differences(title: str, found: Sequence[Difference]) -> None:
    if found:
        print(f"\n{title}")
        for one in found:
            print(f"  {one.where}: {one.before or 'nothing'} → {one.after or 'nothing'}")


VERIFY = Command("verify", "say whether a report is unchanged and matches the records", _options, _run)
