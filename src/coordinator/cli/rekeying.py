"""``coordinator rename`` and ``coordinator merge``: another key for a record, and one record out of two."""

from argparse import ArgumentParser, Namespace

from coordinator.cli.command import Command, Exit, print_json, takes_json, takes_program, tell
from coordinator.errors import Invalid
from coordinator.services.merging import Merged, Pair, Prefer, merge
from coordinator.services.program import Setting, today, writing
from coordinator.services.renaming import rename


def _rename_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("record", metavar="KIND:KEY", help="the record, such as officer:4117")
    parser.add_argument("key", metavar="NEWKEY", help="the key that it gets, such as 4118")


def _rename(words: Namespace, setting: Setting) -> Exit:
    with writing(words.program, setting) as store:
        changes = rename(store, words.record, words.key)
    tell(f"{changes.label}." if changes else "")
    return Exit.FINE


def _merge_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("keep", metavar="KIND:KEEP", help="the record that stays")
    parser.add_argument("other", metavar="KIND:OTHER", help="the record that goes")
    chosen = [*Prefer]
    parser.add_argument("--prefer", type=Prefer, choices=chosen, metavar="keep|other", help="whose value counts")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    takes_json(parser)


def _merge(words: Namespace, setting: Setting) -> Exit:
    try:
        with writing(words.program, setting) as store:
            pair = Pair(words.keep, words.other, words.prefer)
            found = merge(store, pair, today(store, setting), dry_run=words.dry_run)
    except Invalid as error:
        if words.json:
            print_json({"refused": [one.as_json() for one in error.problems]})
        tell(f"{error}\nNothing was merged.")
        return Exit.REFUSED
    if words.json:
        print_json(found.as_json())
    else:
        _print_merged(found)
    tell("Dry run: nothing was written." if words.dry_run else "Merged.")
    return Exit.FINE


def _print_merged(found: Merged) -> None:
    for title in found.filled:
        print(f"filled     {title}")
    for kind, count in found.moved.items():
        print(f"moved      {count} {kind}")
    for ref in found.collapsed:
        print(f"collapsed  {ref}")


COMMANDS = (
    Command("rename", "give a record another key, which everything follows", _rename_options, _rename),
    Command("merge", "make one record of two that are the same", _merge_options, _merge),
)
