"""``coordinator discrepancies``: what does not fit together, and what would settle it."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from itertools import groupby

from coordinator.cli.command import Command, Exit, as_of, print_json, takes_as_of, takes_json, takes_program
from coordinator.services.discrepancies import discrepancies_of
from coordinator.services.program import Setting, reading


def _options(parser: ArgumentParser) -> None:
    takes_program(parser)
    takes_as_of(parser)
    takes_json(parser)
    parser.add_argument("--fail", action="store_true", help="exit with 1 when there is anything to settle")


def _run(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        day = as_of(words, store, setting)
        with store.looking() as look:
            found = discrepancies_of(look, day)
    if words.json:
        print_json({"as_of": day.isoformat(), "discrepancies": [asdict(one) for one in found]})
    else:
        in_order = sorted(found, key=lambda one: one.sort)
        for sort, group in groupby(in_order, key=lambda one: one.sort):
            print(f"{sort}")
            for one in group:
                print(f"  {one.words}\n      {one.settle}")
        if not found:
            print(f"Everything fits as of {day.isoformat()}.")
    return Exit.FINDINGS if words.fail and found else Exit.FINE


DISCREPANCIES = Command("discrepancies", "say what does not fit together, and what would settle it", _options, _run)
