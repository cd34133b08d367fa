"""The parser of the command line, and what an error becomes there."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from coordinator import __version__
from coordinator.cli import (
    backups,
    calendar_files,
    checking,
    discrepancies,
    disposing,
    explaining,
    forecasting,
    helping,
    looking_back,
    moving,
    papers,
    posting,
    prints,
    protecting,
    rekeying,
    reporting,
    self_testing,
    status,
    verifying,
)
from coordinator.cli.command import Command, Exit, tell
from coordinator.cli.protecting import carried_out
from coordinator.errors import Invalid, Refused, Unavailable
from coordinator.services.program import Setting

COMMANDS: tuple[Command, ...] = (
    *moving.COMMANDS,
    status.STATUS,
    *explaining.COMMANDS,
    forecasting.FORECAST,
    discrepancies.DISCREPANCIES,
    *prints.COMMANDS,
    reporting.REPORT,
    verifying.VERIFY,
    calendar_files.CALENDAR,
    posting.POST,
    *looking_back.COMMANDS,
    *rekeying.COMMANDS,
    papers.PAPER,
    *backups.COMMANDS,
    *disposing.COMMANDS,
    *protecting.COMMANDS,
    checking.CHECK,
    self_testing.SELF_TEST,
    helping.HELP,
)


def parser() -> ArgumentParser:
    """Return the parser with every command."""
    found = ArgumentParser(
        prog="coordinator",
        description="Keeps the dated facts of a 287(g) program. Without words it opens the window; with"
        " --safe it does so without settings, recent programs and unsaved typing; with --sample it opens the sample"
        " agency where no program was open before.",
        epilog="Exit codes: 0 fine, 1 something to look at, 2 wrong words, 3 program folder not usable, 4 refused.",
    )
    found.add_argument("--version", action="version", version=f"coordinator {__version__}")
    verbs = found.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        one = verbs.add_parser(command.name, help=command.help, description=command.help)
        command.options(one)
        one.set_defaults(run=command.run)
    return found


def main(words: Sequence[str], setting: Setting) -> Exit:
    """Carry out one command; every refusal becomes a sentence on standard error and its exit code."""
    chosen = parser().parse_args(words)
    try:
        return carried_out(chosen, setting)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who reads has seen enough
        return Exit.FINE
    except Unavailable as error:
        tell(str(error))
        return Exit.UNAVAILABLE
    except (Refused, Invalid) as error:
        tell(str(error))
        return Exit.REFUSED
