"""``coordinator check``: whether a program is whole, and still the one that something printed came from."""

from argparse import ArgumentParser, Namespace

from coordinator.cli.command import Command, Exit, takes_program
from coordinator.services.keeping import problems_of
from coordinator.services.printed_head import printed_head
from coordinator.services.program import Setting, reading


def _options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("--head", metavar="HEAD", help="also say whether the history is the one that was printed")


def _check(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting, altered=True) as store:
        printed = printed_head(store, words.head) if words.head else None
        problems = problems_of(store)
    if printed is not None:
        print(printed.words)
        for past in printed.missing:
            print(f"  {past.at}  {past.actor}: {past.label}")
    for problem in problems:
        print(problem)
    if problems or (printed is not None and not printed.unchanged):
        return Exit.FINDINGS
    print("File, references, history chain, live rows and documents are whole.")
    return Exit.FINE


CHECK = Command("check", "verify file, references, history, live rows and documents", _options, _check)
