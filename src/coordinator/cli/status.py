"""``coordinator status``: who is authorized, and how every duty stands."""

from argparse import ArgumentParser, Namespace

from coordinator.cli.command import (
    Command,
    Exit,
    as_of,
    known_at,
    print_json,
    takes_as_of,
    takes_json,
    takes_known_at,
    takes_program,
)
from coordinator.compliance.verdicts import Status
from coordinator.services.explaining import AuthorityAnswer, Explanation
from coordinator.services.judging import Judgement, judge
from coordinator.services.program import Setting, reading

_SETTLED = frozenset({Status.MET, Status.PENDING, Status.WAIVED, Status.NOT_APPLICABLE})


def _options(parser: ArgumentParser) -> None:
    takes_program(parser)
    takes_as_of(parser)
    takes_known_at(parser)
    takes_json(parser)
    parser.add_argument("--all", action="store_true", help="also what is met and what does not apply")
    parser.add_argument("--fail", action="store_true", help="exit with 1 when anything is open")


def _run(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        found = judge(store, as_of(words, store, setting), known_at(words, store))
    if words.json:
        print_json(found.as_json())
    else:
        _print(found, everything=words.all)
    open_ones = any(Status(one.status) not in _SETTLED for one in found.verdicts)
    return Exit.FINDINGS if words.fail and open_ones else Exit.FINE


def _print(found: Judgement, *, everything: bool) -> None:
    print(f"As of {found.as_of.isoformat()} ({found.rules})")
    print("\nAuthority")
    for answer in found.authority:
        print(_authority_line(answer))
    shown = [one for one in found.verdicts if everything or Status(one.status) not in _SETTLED]
    print("\nDuties" if everything else "\nOpen")
    for one in shown:
        print(_verdict_line(one))
    if not shown:
        print("  nothing is open")


def _authority_line(answer: AuthorityAnswer) -> str:
    return f"  {answer.status_words:<24} {answer.subject.removeprefix('participation:'):<24} {'; '.join(answer.steps)}"


def _verdict_line(one: Explanation) -> str:
    due = f"due {one.due}" if one.due else ""
    return f"  {one.status_words:<12} {one.rule:<8} {one.subject:<36} {due:<16} {one.title} ({one.weight_words})"


STATUS = Command("status", "say who is authorized and how every duty stands, as of a day", _options, _run)
