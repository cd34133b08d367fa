"""``coordinator dispose`` and ``redact``: what goes for good, by schedule or because it must not be kept."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from coordinator.cli.command import Command, Exit, takes_program, tell
from coordinator.errors import Refused
from coordinator.services.disposing import Removed, dispose, due_for_disposal, remove_past
from coordinator.services.program import Setting, reading, today, writing


def _dispose_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("codes", nargs="*", metavar="CODE", help="number of a document; without one, list what is due")
    parser.add_argument("--all-due", action="store_true", help="dispose of everything whose time is over")


def _dispose(words: Namespace, setting: Setting) -> Exit:
    if words.codes and words.all_due:
        raise Refused("Name documents, or say --all-due, not both.")
    if not words.codes and not words.all_due:
        return _list_due(words, setting)
    with writing(words.program, setting) as store:
        day = today(store, setting)
        codes: Sequence[str] = words.codes or [one.code for one in due_for_disposal(store, day)]
        if not codes:
            raise Refused("No document is due. Nothing was disposed of.")
        _tell(dispose(store, list(dict.fromkeys(codes)), setting.actor, day))
    return Exit.FINE


def _list_due(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        due = due_for_disposal(store, today(store, setting))
    for one in due:
        print(f"{one.code:<14} {one.destroy_after}  {one.kind:<28} {one.title}")
    if not due:
        tell("No document is due.")
    return Exit.FINDINGS if due else Exit.FINE


def _tell(done: Removed) -> None:
    if done.changes is not None:
        print(done.changes.label)
    if done.still_in:
        count = f"{len(done.still_in)} backup{'s' if len(done.still_in) > 1 else ''}"
        tell(
            f"{count} from before still hold it, the newest is {done.still_in[0]}, and so may copies elsewhere. They go"
            " as backups are thinned, the last after nine months; delete them by hand if they must go now."
        )


def _redact_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("record", metavar="KIND:KEY", help="a record, on file or deleted, such as officer:4117")


def _redact(words: Namespace, setting: Setting) -> Exit:
    with writing(words.program, setting) as store:
        _tell(remove_past(store, words.record))
    return Exit.FINE


COMMANDS = (
    Command("dispose", "list documents whose time is over, or dispose of them for good", _dispose_options, _dispose),
    Command("redact", "remove for good what the history says of a record's past", _redact_options, _redact),
)
