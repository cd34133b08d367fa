"""``coordinator check``: whether a program is whole."""

from argparse import Namespace

from coordinator.cli.command import Command, Exit, takes_program
from coordinator.services.program import Setting, reading


def _check(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting, altered=True) as store:
        problems = store.problems()
    for problem in problems:
        print(problem)
    if problems:
        return Exit.FINDINGS
    print("File, references, history chain and live rows are whole.")
    return Exit.FINE


CHECK = Command("check", "verify the file, its references, its history and its live rows", takes_program, _check)
