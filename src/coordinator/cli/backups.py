"""``coordinator backup`` and ``restore``: verified copies, and the way back."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from coordinator.cli.command import Command, Exit, print_json, takes_json, takes_program, tell
from coordinator.errors import Refused
from coordinator.services.backups import (
    Preview,
    back_up_by_hand,
    backup_as_json,
    backups_at,
    chosen_copy,
    kind_title,
    preview_restore,
    restore,
)
from coordinator.services.program import Setting, reading
from coordinator.store import Backups, name_second_place

LARGE = 25_000
"""From how many pages on progress is told: about 100 MB."""


def _backup_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="also keep a copy in this folder")
    parser.add_argument("--portable", type=Path, metavar="FILE", help="also write one ZIP file with the documents")
    parser.add_argument("--remember", action="store_true", help="copy every later backup to FOLDER too")
    parser.add_argument("--forget", action="store_true", help="copy later backups nowhere else any more")
    parser.add_argument("--list", action="store_true", help="only list the backups there are, the newest first")
    takes_json(parser)


def _backup(words: Namespace, setting: Setting) -> Exit:
    if words.remember and (words.folder is None or words.forget):
        raise Refused("--remember needs the FOLDER that is to be remembered, and no --forget.")
    if words.list:
        return _list(backups_at(words.program), as_json=words.json)
    with reading(words.program, setting) as store:
        if words.remember or words.forget:
            name_second_place(store.folder, words.folder if words.remember else None)
        also = None if words.remember else words.folder
        made = back_up_by_hand(store, setting.clock(), also=also, portable=words.portable, progress=_Tenths())
    if words.json:
        print_json({**backup_as_json(made.backup), "notes": list(made.notes)})
    else:
        print(made.backup.path)
    for note in made.notes:
        tell(note)
    return Exit.FINDINGS if made.notes else Exit.FINE


class _Tenths:
    """Tells each tenth of a large file that is done."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, done: int, whole: int) -> None:
        tenth = 10 * done // whole if whole > LARGE else 0
        if tenth > self._told:
            self._told = tenth
            tell(f"{tenth}0 % copied")


def _list(backups: Backups, *, as_json: bool) -> Exit:
    found, unreadable = backups.listed(), backups.unreadable()
    if as_json:
        print_json({"backups": [backup_as_json(one) for one in found], "unreadable": unreadable})
    else:
        for one in found:
            about = one.manifest
            print(f"{one.name:<22} {about.records:>9} records {about.size / 1e6:>9.1f} MB  {about.reason.words}")
    for sentence in unreadable:
        tell(sentence)
    return Exit.FINDINGS if unreadable else Exit.FINE


def _restore_options(parser: ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BACKUP", help="a portable copy, a backup's file, or its name")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder; with --in-place a program")
    parser.add_argument("--preview", action="store_true", help="only say what would change in the program in FOLDER")
    parser.add_argument("--in-place", action="store_true", help="take the place of the records there; they are kept")
    takes_json(parser)


def _restore(words: Namespace, setting: Setting) -> Exit:
    source = chosen_copy(words.backup, words.folder)
    if words.preview:
        found = preview_restore(source, words.folder, setting.passphrase)
        if words.json:
            print_json(found.as_json())
        else:
            _print_preview(found)
        return Exit.FINE
    done = restore(source, words.folder, setting.stamp(), in_place=words.in_place, passphrase=setting.passphrase)
    if words.json:
        former = str(done.former) if done.former else None
        print_json({"folder": str(done.folder), "former": former, "notes": list(done.notes)})
    else:
        print(done.folder)
    if done.former:
        tell(f"The former records are kept as {done.former}.")
    for note in done.notes:
        tell(note)
    return Exit.FINDINGS if done.notes else Exit.FINE


def _print_preview(found: Preview) -> None:
    about = found.manifest
    by = f" by {about.actor}" if about.actor else ""
    print(f"Made {about.made:%Y-%m-%d %H:%M} UTC{by}, {about.reason.words}: {about.records} records.")
    if found.comparison is None:
        print("There is no program in the folder: nothing would be replaced.")
        return
    print(f"\n{'':<28} {'added':>9} {'removed':>9} {'changed':>9}")
    for one in found.comparison.differences:
        print(f"{kind_title(one.kind):<28} {one.added:>9} {one.removed:>9} {one.changed:>9}")
    if not found.comparison.differences:
        print("no record differs")
    print(f"\nChanges that would be lost: {found.comparison.lost}")
    for past in found.comparison.newest_lost:
        print(f"  {past.at}  {past.actor}: {past.label}")


COMMANDS = (
    Command("backup", "make a verified copy while the program may be open, or list them", _backup_options, _backup),
    Command("restore", "bring a copy back, into a new folder or in place, or preview it", _restore_options, _restore),
)
