"""``coordinator check`` and ``coordinator self-test``: whether a program, and this installation, are whole."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from coordinator.cli.command import Command, Exit, takes_program, tell
from coordinator.services.judging import judge
from coordinator.services.program import SAMPLE_DAY, Setting, new_program, reading


def _check(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting, altered=True) as store:
        problems = store.problems()
    for problem in problems:
        print(problem)
    if problems:
        return Exit.FINDINGS
    print("File, references, history chain and live rows are whole.")
    return Exit.FINE


def _no_options(_parser: ArgumentParser) -> None:
    pass


def _self_test(_words: Namespace, setting: Setting) -> Exit:
    with TemporaryDirectory() as folder, new_program(Path(folder) / "program", setting, sample=True) as store:
        found = judge(store, SAMPLE_DAY)
        tell(f"Judged the sample agency: {len(found.authority)} officers, {len(found.verdicts)} verdicts.")
        problems = store.problems()
    for problem in problems:
        print(problem)
    return Exit.FINDINGS if problems else Exit.FINE


COMMANDS = (
    Command("check", "verify the file, its references, its history and its live rows", takes_program, _check),
    Command("self-test", "try this installation on a temporary sample program", _no_options, _self_test),
)
