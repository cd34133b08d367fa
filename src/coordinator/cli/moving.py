"""``coordinator new``, ``import``, ``export``, ``template``: how a program begins, and how records come and go."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from coordinator.cli.command import Command, Exit, iso_day, print_json, takes_json, takes_program, tell
from coordinator.errors import Invalid
from coordinator.exchange.agency_list import is_agency_list, may_be_agency_list, read_agency_list
from coordinator.exchange.workbook import ENDING
from coordinator.services.agency_lists import Compared, take_agency_list, told
from coordinator.services.exporting import export_files, export_workbook, write_template
from coordinator.services.importing import Imported, import_files
from coordinator.services.program import Setting, new_program, reading, today, writing
from coordinator.store import Store


def _new_options(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")
    parser.add_argument("--sample", action="store_true", help="fill it with the invented sample agency")


def _new(words: Namespace, setting: Setting) -> Exit:
    with new_program(words.folder, setting, sample=words.sample) as store:
        tell(f"Made {store.folder.path}" + (" with the sample agency." if words.sample else "."))
    return Exit.FINE


def _import_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    words = "a folder of exchange files, one of them, a workbook, or ICE's agency list (.xlsx, or .txt as copied)"
    parser.add_argument("source", type=Path, metavar="SOURCE", help=words)
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    of_day = "of an agency list: its day (default: as its name or its page says)"
    parser.add_argument("--list-date", type=iso_day, metavar="DAY", help=of_day)
    takes_json(parser)


def _import(words: Namespace, setting: Setting) -> Exit:
    try:
        with writing(words.program, setting) as store:
            found = _imported(store, words, today(store, setting))
    except Invalid as error:
        if words.json:
            print_json({"refused": [one.as_json() for one in error.problems]})
        tell(f"{error}\nNothing was imported.")
        return Exit.REFUSED
    if words.json:
        print_json(found.as_json())
    elif isinstance(found, Compared):
        print("\n".join(told(found)))
    else:
        _print_imported(found)
    for one in found.warnings:
        tell(f"Warning: {one}")
    tell("Dry run: nothing was written." if words.dry_run else "Imported.")
    return Exit.FINE


def _imported(store: Store, words: Namespace, day: date) -> Imported | Compared:
    """Bring in what the words name: one of ICE's lists if it looks like one, else exchange files."""
    if may_be_agency_list(words.source) and is_agency_list(words.source):
        listed = read_agency_list(words.source, words.list_date)
        return take_agency_list(store, listed, dry_run=words.dry_run)
    return import_files(store, words.source, day, dry_run=words.dry_run)


def _print_imported(found: Imported) -> None:
    kinds = [*dict.fromkeys([*found.created, *found.updated, *found.unchanged])]
    print(f"{'':<18} {'created':>9} {'updated':>9} {'unchanged':>9}")
    for kind in kinds:
        counts = (counted.get(kind, 0) for counted in (found.created, found.updated, found.unchanged))
        print(f"{kind:<18} " + " ".join(f"{count:>9}" for count in counts))


def _export_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    words = "a new or empty folder for exchange files, or a new workbook, FILE.xlsx"
    parser.add_argument("target", type=Path, metavar="TARGET", help=words)


def _export(words: Namespace, setting: Setting) -> Exit:
    export = export_workbook if words.target.suffix.lower() == ENDING else export_files
    with reading(words.program, setting) as store:
        done = export(store, words.target)
    for kind, count in done.counts.items():
        print(f"{kind:<18} {count:>9}")
    for note in done.notes:
        tell(note)
    return Exit.FINDINGS if done.notes else Exit.FINE


def _template_options(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a new workbook, FILE.xlsx")
    parser.add_argument(
        "--kind", action="append", default=[], metavar="KIND", help="only this kind of record, such as officer"
    )


def _template(words: Namespace, _setting: Setting) -> Exit:
    write_template(words.file, words.kind)
    tell(f"Wrote {words.file}. Fill it in, and bring it in with coordinator import.")
    return Exit.FINE


COMMANDS = (
    Command("new", "make a program folder, empty or with the sample agency", _new_options, _new),
    Command("import", "take exchange files or a workbook in: all of it, or nothing", _import_options, _import),
    Command(
        "export",
        "write every record as exchange files or as one workbook, with the documents beside them",
        _export_options,
        _export,
    ),
    Command("template", "write the blank workbook to fill in, with help", _template_options, _template),
)
