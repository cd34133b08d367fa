"""``coordinator protect`` and ``unprotect``: the passphrase of a program; and how a passphrase is asked for."""

import os
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from getpass import getpass

from coordinator.cli.command import Command, Exit, takes_program, tell
from coordinator.errors import Locked, Refused
from coordinator.services.program import Setting
from coordinator.store import delete_readable_backups, protect, see_that_it_opens, unprotect

PASSPHRASE, NEW = "COORDINATOR_PASSPHRASE", "COORDINATOR_NEW_PASSPHRASE"
"""Where scripts give the passphrase that opens a program, and the one that is to be set."""


def _protect_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument(
        "--delete-readable", action="store_true", help="also delete the backups that open without a passphrase"
    )


def _protect(words: Namespace, setting: Setting) -> Exit:
    see_that_it_opens(words.program, setting.passphrase)
    done = protect(words.program, setting.stamp(), setting.passphrase, _new_passphrase())
    if words.delete_readable:
        delete_readable_backups(words.program)
    print(done.folder)
    tell("Only this passphrase opens the records and their documents from now on. Nobody can bring it back: keep it.")
    left = {} if words.delete_readable else done.readable
    for place, count in left.items():
        tell(
            f"{place} holds {count} backup(s) that open without it. Delete them with --delete-readable at the next"
            " change of the passphrase, or by hand, once you are sure that you know it."
        )
    return Exit.FINE


def _new_passphrase() -> str:
    if NEW in os.environ:
        return os.environ[NEW]
    if not sys.stdin.isatty():
        raise Refused(f"There is no terminal to ask for the new passphrase. Give it as {NEW}.")
    typed = getpass("New passphrase: ")
    if getpass("The same again: ") != typed:
        raise Refused("These are two different passphrases. Nothing was changed.")
    return typed


def _unprotect(words: Namespace, setting: Setting) -> Exit:
    done = unprotect(words.program, setting.stamp(), setting.passphrase)
    print(done.folder)
    tell("Whoever can read this folder can read the records and their documents from now on.")
    return Exit.FINE


COMMANDS = (
    Command("protect", "set or change the passphrase that opens a program", _protect_options, _protect),
    Command("unprotect", "take the passphrase of a program away", takes_program, _unprotect),
)


def carried_out(chosen: Namespace, setting: Setting) -> Exit:
    """Carry out the command *chosen*; ask at the terminal for the passphrase that it turns out to need.

    Raises:
        Locked: the passphrase is not the one, or there is no terminal to ask at.
    """
    try:
        return _run(chosen, setting)
    except Locked as error:
        if setting.passphrase:
            raise
        if not sys.stdin.isatty():
            raise Locked(f"{error} Give it as {PASSPHRASE}.") from error
        return _run(chosen, replace(setting, passphrase=getpass("Passphrase: ")))


def _run(chosen: Namespace, setting: Setting) -> Exit:
    answer: Exit = chosen.run(chosen, setting)
    return answer
