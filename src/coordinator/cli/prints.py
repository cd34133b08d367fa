"""``coordinator terms`` and ``coordinator renew``: what agreement prints say, and what another one would change."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from coordinator.cli.command import (
    Command,
    Exit,
    as_of,
    print_json,
    takes_as_of,
    takes_json,
    takes_program,
    tell,
)
from coordinator.services.facts import facts_as_of
from coordinator.services.program import Setting, reading, writing
from coordinator.services.renewing import Renewal, renewal
from coordinator.services.terms import Proposal, proposal, take, templates


def _terms_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a newer file of terms (TOML)")
    parser.add_argument("--take", action="store_true", help="let it hold from now on, after this look")
    takes_as_of(parser)
    takes_json(parser)


def _terms(words: Namespace, setting: Setting) -> Exit:
    opened = writing if words.take else reading
    with opened(words.program, setting) as store:
        if words.file is None:
            with store.looking() as look:
                for one in templates(look).values():
                    print(f"{one.code:<12} of {one.dated}  {one.title}")
            return Exit.FINE
        day = as_of(words, store, setting)
        with store.looking() as look:
            found = proposal(look, facts_as_of(look, day).register, day, words.file)
        if words.json:
            print_json({name: [asdict(one) for one in getattr(found, name)] for name in ("parameters", "verdicts")})
        else:
            _print_proposal(found)
        if words.take:
            take(store, found)
            tell(f"The terms of {found.template.code} of {found.template.dated} hold now.")
    return Exit.FINE


def _print_proposal(found: Proposal) -> None:
    print(f"{found.template.code} of {found.template.dated}: {found.template.title}")
    for title, rows in (("What it says otherwise", found.parameters), ("What it changes today", found.verdicts)):
        print(f"\n{title}")
        for one in rows:
            print(f"  {one.what}: {one.before} → {one.after}")
        if not rows:
            print("  nothing")


def _renew_options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("moa", metavar="MOA", help="the agreement's code")
    parser.add_argument("print", metavar="PRINT", help="the code of the new print, such as JEM-2025")
    takes_as_of(parser)
    takes_json(parser)


def _renew(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        day = as_of(words, store, setting)
        with store.looking() as look:
            found = renewal(look, words.moa, words.print, day)
    if words.json:
        print_json(_renewal_json(found))
    else:
        _print_renewal(found)
    return Exit.FINE


def _renewal_json(found: Renewal) -> dict[str, object]:
    changes = [
        {
            "rule": one.rule.code,
            "title": one.rule.title,
            "fate": one.fate.value,
            "before": one.before.citation if one.before else None,
            "after": one.after.citation if one.after else None,
            "differences": [list(row) for row in one.differences],
        }
        for one in found.changes
    ]
    return {"moa": found.moa, "before": found.before, "after": found.after, "changes": changes, "to_do": found.to_do}


def _print_renewal(found: Renewal) -> None:
    print(f"{found.moa} under {found.after} instead of {found.before}")
    for one in found.changes:
        details = "; ".join(f"{name} {before} → {after}" for name, before, after in one.differences)
        term = one.after or one.before
        print(
            f"  {one.fate.value:<8} {one.rule.code:<8} {one.rule.title}: {details or (term.citation if term else '')}"
        )
    print("\nWhat to do")
    for line in found.to_do:
        print(f"  {line}")


COMMANDS = (
    Command("terms", "name the prints known here, or look at a newer file and take it", _terms_options, _terms),
    Command("renew", "say what signing an agreement under another print would change", _renew_options, _renew),
)
