"""``coordinator explain`` and ``coordinator authority``: one answer with its whole reasoning."""

from argparse import ArgumentParser, Namespace

from coordinator.cli.command import (
    Command,
    Exit,
    as_of,
    iso_day,
    known_at,
    print_json,
    takes_as_of,
    takes_json,
    takes_known_at,
    takes_program,
)
from coordinator.services.explaining import AuthorityAnswer, Explanation, OnFile
from coordinator.services.judging import authority_on, explain
from coordinator.services.program import Setting, reading, today


def _explain_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("rule", metavar="RULE", help="the rule's code, such as TRN-03")
    parser.add_argument("subject", metavar="SUBJECT", help="what it is about, such as participation:4117/KC-JEM-2")
    takes_as_of(parser)
    takes_known_at(parser)
    takes_json(parser)


def _explain(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        day = as_of(words, store, setting)
        found = explain(store, words.rule.upper(), words.subject, day, known_at(words, store))
    if words.json:
        print_json(found.as_json())
    else:
        _print_explanation(found, day.isoformat())
    return Exit.FINE


def _print_explanation(found: Explanation, day: str) -> None:
    due = f", due {found.due}" if found.due else ""
    print(f"{found.rule} {found.title}: {found.status_words}{due}, as of {day}")
    print(f"\n{found.words}")
    print(found.grounds)
    print("\nHow it was found")
    _print_lines(found.steps)
    print("\nIt rests on")
    _print_lines(found.rests_on)
    _print_documents(found.documents)
    if found.mend:
        print(f"\nWhat would mend it\n  {found.mend}")
    if found.otherwise_words:
        print(f"\nWithout the waiver it would be: {found.otherwise_words}")
    if found.answered:
        print(f"\nExplained by {found.answered}")
    if found.turns_on:
        print(f"\nIf nothing more is recorded, it turns on {found.turns_on}: {found.turns_words}")


def _print_documents(documents: tuple[OnFile, ...]) -> None:
    if documents:
        print("\nPapers on file")
        _print_lines(tuple(map(str, documents)))


def _print_lines(lines: tuple[str, ...]) -> None:
    for line in lines:
        print(f"  {line}")


def _authority_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("badge", metavar="BADGE", help="the officer's badge")
    parser.add_argument("--on", type=iso_day, metavar="DAY", help="on this day (default: today)")
    takes_known_at(parser)
    takes_json(parser)


def _authority(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        day = words.on or today(store, setting)
        answers = authority_on(store, words.badge, day, known_at(words, store))
    if words.json:
        print_json({"badge": words.badge, "on": day.isoformat(), "authority": [one.as_json() for one in answers]})
    else:
        _print_authority(words.badge, day.isoformat(), answers)
    return Exit.FINE


def _print_authority(badge: str, day: str, answers: tuple[AuthorityAnswer, ...]) -> None:
    authorized = [one.moa for one in answers if one.status == "AUTHORIZED"]
    verdict = f"authorized under {', '.join(authorized)}" if authorized else "not authorized"
    print(f"On {day} officer {badge} was {verdict}.")
    for one in answers:
        print(f"\n{one.moa}: {one.status_words}")
        _print_lines(one.steps)
        print("  Papers:")
        _print_lines(tuple(f"  {ref}" for ref in one.rests_on))
        if one.documents:
            print("  Papers on file:")
            _print_lines(tuple(f"  {paper}" for paper in one.documents))
    if not answers:
        print("No participation of this officer had begun by then.")


COMMANDS = (
    Command("explain", "explain one verdict: rule, source, records, arithmetic", _explain_options, _explain),
    Command(
        "authority",
        "say whether an officer was authorized on a day, and by which papers",
        _authority_options,
        _authority,
    ),
)
