"""``coordinator history`` and ``coordinator search``: what was changed, and where something stands."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import tzinfo

from coordinator.cli.command import Command, Exit, print_json, takes_json, takes_program, tell
from coordinator.errors import Refused
from coordinator.services.history import Entry, change_in_full, history, history_of
from coordinator.services.program import Setting, reading, time_zone, writing
from coordinator.services.searching import search


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is not a number of 1 or more")
    return int(text)


def _history_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("--record", metavar="KIND:KEY", help="only what was done to this record, such as officer:4117")
    parser.add_argument("--change", type=_at_least_one, metavar="N", help="one change with all that it did")
    parser.add_argument("--limit", type=_at_least_one, default=20, metavar="N", help="at most so many (default: 20)")
    parser.add_argument("--before", type=_at_least_one, metavar="N", help="only changes before this one")
    takes_json(parser)


def _history(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        zone = time_zone(store) or setting.clock().tzinfo
        found: tuple[Entry, ...]
        if words.change:
            found = (change_in_full(store, words.change),)
        elif words.record:
            found = history_of(store, words.record, limit=words.limit, before=words.before)
        else:
            found = history(store, limit=words.limit, before=words.before)
    if words.json:
        print_json([one.as_json() for one in found])
    else:
        for entry in found:
            _print_entry(entry, zone)
    return Exit.FINE


def _print_entry(entry: Entry, zone: tzinfo | None) -> None:
    counts = ", ".join(f"{count} {kind} {done}" for kind, done, count in entry.counts)
    print(f"{entry.id:>6}  {entry.at.astimezone(zone):%Y-%m-%d %H:%M}  {entry.actor}: {entry.label}", end="")
    print(f" ({counts})" if counts else "")
    for row in entry.rows:
        print(f"        {row.ref} {row.done}")
        for edit in row.edits:
            print(f"          {edit.field}: {edit.before or '(empty)'} -> {edit.after or '(empty)'}")


def _search_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("text", metavar="TEXT", nargs="?", default="", help="words; a record must hold all of them")
    parser.add_argument("--limit", type=_at_least_one, default=50, metavar="N", help="at most so many (default: 50)")
    parser.add_argument("--rebuild", action="store_true", help="make the search index anew first")
    takes_json(parser)


def _search(words: Namespace, setting: Setting) -> Exit:
    if words.rebuild:
        with writing(words.program, setting) as store:
            store.rebuild_search()
        tell("The search index was made anew.")
    elif not words.text:
        raise Refused("Search for something: give one word or more.")
    with reading(words.program, setting) as store:
        found = search(store, words.text, words.limit)
    if words.json:
        print_json([one.as_json() for one in found])
        return Exit.FINE
    for one in found:
        print(f"{one.ref}  {one.title}")
        for place in one.places:
            print(f"    {place.field}: {place.text}")
    if words.text and not found:
        tell(f"No record holds {words.text}.")
    return Exit.FINE


COMMANDS = (
    Command("search", "find records by words, wherever they stand", _search_options, _search),
    Command("history", "say who changed what and when", _history_options, _history),
)
