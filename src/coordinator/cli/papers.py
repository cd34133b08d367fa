"""``coordinator paper``: documents as files that are added, linked to the records that they prove, listed and saved."""

from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from pathlib import Path

from coordinator.cli.command import Command, Exit, iso_day, print_json, takes_json, takes_program, tell
from coordinator.compliance.choices import DocumentKind, Sensitivity
from coordinator.services.papers import (
    Filed,
    Link,
    add_paper,
    link_paper,
    papers_on_file,
    save_paper,
    unlink_paper,
)
from coordinator.services.program import Setting, reading, today, writing


def _takes_code(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="the document's code, such as D-2026-001")


def _takes_links(parser: ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "--to",
        action="append",
        default=[],
        required=required,
        metavar="KIND:KEY",
        help="a record that it is the paper for, such as training_record:4117/IADP/2024-02-19; may be given again",
    )
    parser.add_argument("--field", default="", metavar="NAME", help="the field of these records that it proves")


def _links(words: Namespace) -> list[Link]:
    return [Link(ref, words.field) for ref in words.to]


def _add_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="the file; it is copied into the program folder")
    _takes_links(parser, required=False)
    parser.add_argument("--code", metavar="CODE", help="the number that it gets (default: the next of the year)")
    parser.add_argument("--title", metavar="TEXT", help="what it is called (default: the name of the file)")
    _takes_word(parser, "--kind", DocumentKind, "what it is, OTHER unless told")
    parser.add_argument("--dated", dest="dated_on", type=iso_day, metavar="DAY", help="the day on the document")
    parser.add_argument("--received", dest="received_on", type=iso_day, metavar="DAY", help="the day on which it came")
    _takes_word(parser, "--sensitivity", Sensitivity, "who may see it, INTERNAL unless told")
    parser.add_argument(
        "--ice-controlled",
        action=BooleanOptionalAction,
        help="whether ICE controls its release under the agreement (default: it does)",
    )
    parser.add_argument("--notes", metavar="TEXT", help="anything else worth keeping")
    takes_json(parser)


def _takes_word(
    parser: ArgumentParser, option: str, choices: type[DocumentKind] | type[Sensitivity], help_: str
) -> None:
    known = [one.value for one in choices]
    help_ = f"{help_}: {', '.join(known)}"
    parser.add_argument(option, type=str.upper, choices=known, metavar="WORD", help=help_)


_GIVEN = ("code", "title", "kind", "dated_on", "received_on", "sensitivity", "ice_controlled", "notes")


def _add(words: Namespace, setting: Setting) -> Exit:
    given = {name: value for name in _GIVEN if (value := getattr(words, name)) is not None}
    with writing(words.program, setting) as store:
        found = add_paper(store, words.file, given, _links(words), today(store, setting))
    if words.json:
        print_json({"code": found.code, "known": found.known})
    else:
        print(found.code)
    if found.known:
        tell("Its content was on file already under this code; it was linked.")
    tell(f"{found.changes.label}." if found.changes else "")
    return Exit.FINE


def _link_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    _takes_code(parser)
    _takes_links(parser, required=True)


def _link(words: Namespace, setting: Setting) -> Exit:
    with writing(words.program, setting) as store:
        changes = link_paper(store, words.code, _links(words), today(store, setting))
    tell(f"{changes.label}." if changes else "")
    return Exit.FINE


def _unlink_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    _takes_code(parser)
    parser.add_argument("record", metavar="KIND:KEY", help="the record that it is no more the paper for")


def _unlink(words: Namespace, setting: Setting) -> Exit:
    with writing(words.program, setting) as store:
        changes = unlink_paper(store, words.code, words.record)
    tell(f"{changes.label}." if changes else "")
    return Exit.FINE


def _list_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("record", nargs="?", default="", metavar="KIND:KEY", help="only the papers for this record")
    takes_json(parser)


def _list(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        found = papers_on_file(store, words.record)
    if words.json:
        print_json([one.as_json() for one in found])
        return Exit.FINE
    for one in found:
        _print_paper(one)
    if not found:
        tell(f"No document for {words.record} is on record." if words.record else "No document is on record.")
    return Exit.FINE


def _print_paper(one: Filed) -> None:
    file = f"{one.file_name}, {one.size:,} bytes" if one.size is not None else "no file here"
    control = "controlled by ICE" if one.ice_controlled else "not controlled by ICE"
    print(f"{one.code:<14} {one.dated_on or '':<10}  {one.title}")
    print(f"    {one.kind_words}; {one.sensitivity.lower()}, {control}; {file}")
    for link in one.links:
        print(f"    for {link.ref}" + (f", {link.field}" if link.field else ""))


def _save_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    _takes_code(parser)
    parser.add_argument("target", type=Path, metavar="TARGET", help="a new file, or a folder for it")


def _save(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        print(save_paper(store, words.code, words.target))
    return Exit.FINE


_VERBS = (
    Command("add", "keep a file as a document, and link it to records", _add_options, _add),
    Command("link", "name a document as the paper for more records", _link_options, _link),
    Command("unlink", "take such a link back; the document stays", _unlink_options, _unlink),
    Command("list", "list the documents, all or those for one record", _list_options, _list),
    Command("save", "copy a document's file out, once it is found to be whole", _save_options, _save),
)


def _options(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for command in _VERBS:
        one = verbs.add_parser(command.name, help=command.help, description=command.help)
        command.options(one)
        one.set_defaults(carry_out=command.run)


def _run(words: Namespace, setting: Setting) -> Exit:
    done: Exit = words.carry_out(words, setting)
    return done


PAPER = Command("paper", "add, link, list and save documents", _options, _run)
