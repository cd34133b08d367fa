"""``coordinator check``: whether a program is whole."""

from argparse import Namespace

from coordinator.cli.command import Command, Exit, takes_program
from coordinator.services.keeping import problems_of
from coordinator.services.program import Setting, reading


def _check(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting, altered=True) as store:
        problems = problems_of(store)
    for problem in problems:
        print(problem)
    if problems:
        return Exit.FINDINGS
    print("File, references, history chain, live rows and documents are whole.")
    return Exit.FINE


CHECK = Command("check", "verify file, references, history, live rows and documents", takes_program, _check)
