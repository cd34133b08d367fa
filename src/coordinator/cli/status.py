"""``coordinator status``: who is authorized, and how every duty stands."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

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
from coordinator.compliance.verdicts import SETTLED, Status, Weight, about
from coordinator.services.explaining import AuthorityAnswer, Explanation
from coordinator.services.judging import Judgement, judge
from coordinator.services.program import Setting, reading

_WEIGHTS = (*Weight,)
_WORST_FIRST = (
    *(Status.OVERDUE, Status.NOT_MET, Status.LATE, Status.CANNOT_TELL, Status.DUE_SOON),
    *(Status.PENDING, Status.MET, Status.WAIVED, Status.NOT_APPLICABLE),
)


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
    open_ones = any(Status(one.status) not in SETTLED for one in found.verdicts)
    return Exit.FINDINGS if words.fail and open_ones else Exit.FINE


def _print(found: Judgement, *, everything: bool) -> None:
    print(f"As of {found.as_of.isoformat()} ({found.rules})")
    if found.empty:
        print("\nThere are no records to judge yet. Import them, or enter an agreement and its officers in the window.")
        return
    print("\nAuthority")
    for answer in found.authority:
        print(_authority_line(answer, found.names))
    if not found.authority:
        print("  nobody takes part on this day")
    shown = [one for one in found.verdicts if everything or Status(one.status) not in SETTLED]
    print("\nDuties" if everything else "\nOpen")
    for one in sorted(shown, key=_urgency):
        print(_verdict_line(one, found.names))
    if not shown:
        print("  nothing is open")


def _urgency(one: Explanation) -> tuple[int, int, str, str]:
    """Return a verdict's place in the list: the most binding first, of these the worst, of these the earliest."""
    return _WEIGHTS.index(Weight(one.weight)), _WORST_FIRST.index(Status(one.status)), one.due or "", one.subject


def _authority_line(answer: AuthorityAnswer, names: Mapping[str, str]) -> str:
    return f"  {answer.status_words:<24} {_who(answer.subject, names):<30} {answer.moa:<12} {'; '.join(answer.steps)}"


def _verdict_line(one: Explanation, names: Mapping[str, str]) -> str:
    due = f"due {one.due}" if one.due else ""
    what = " · ".join(filter(None, (f"{one.title} ({one.weight_words})", _who(one.subject, names))))
    return f"  {one.status_words:<12} {one.rule:<8} {one.subject:<41} {due:<20} {what}"


def _who(subject: str, names: Mapping[str, str]) -> str:
    badge = about(subject).badge
    return f"{names.get(badge, badge)} ({badge})" if badge else ""


STATUS = Command("status", "say who is authorized and how every duty stands, as of a day", _options, _run)
