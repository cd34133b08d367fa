"""``coordinator new``, ``import`` and ``export``: how a program begins, and how records come and go."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from coordinator.cli.command import Command, Exit, print_json, takes_json, takes_program, tell
from coordinator.errors import Invalid
from coordinator.services.exporting import export_files
from coordinator.services.importing import Imported, import_files
from coordinator.services.program import Setting, new_program, reading, today, writing


def _new_options(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")
    parser.add_argument("--sample", action="store_true", help="fill it with the invented sample agency")


def _new(words: Namespace, setting: Setting) -> Exit:
    with new_program(words.folder, setting, sample=words.sample) as store:
        tell(f"Made {store.folder.path}" + (" with the sample agency." if words.sample else "."))
    return Exit.FINE


def _import_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("source", type=Path, metavar="SOURCE", help="a folder of exchange files, or one of them")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    takes_json(parser)


def _import(words: Namespace, setting: Setting) -> Exit:
    try:
        with writing(words.program, setting) as store:
            found = import_files(store, words.source, today(store, setting), dry_run=words.dry_run)
    except Invalid as error:
        if words.json:
            print_json({"refused": [one.as_json() for one in error.problems]})
        tell(f"{error}\nNothing was imported.")
        return Exit.REFUSED
    if words.json:
        print_json(found.as_json())
    else:
        _print_imported(found)
    for one in found.warnings:
        tell(f"Warning: {one}")
    tell("Dry run: nothing was written." if words.dry_run else "Imported.")
    return Exit.FINE


def _print_imported(found: Imported) -> None:
    kinds = [*dict.fromkeys([*found.created, *found.updated, *found.unchanged])]
    print(f"{'':<18} {'created':>9} {'updated':>9} {'unchanged':>9}")
    for kind in kinds:
        counts = (counted.get(kind, 0) for counted in (found.created, found.updated, found.unchanged))
        print(f"{kind:<18} " + " ".join(f"{count:>9}" for count in counts))


def _export_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")


def _export(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        done = export_files(store, words.folder)
    for kind, count in done.counts.items():
        print(f"{kind:<18} {count:>9}")
    for note in done.notes:
        tell(note)
    return Exit.FINDINGS if done.notes else Exit.FINE


COMMANDS = (
    Command("new", "make a program folder, empty or with the sample agency", _new_options, _new),
    Command("import", "take exchange files in: all of it, or nothing", _import_options, _import),
    Command(
        "export", "write every record as exchange files, with the documents and a manifest", _export_options, _export
    ),
)
