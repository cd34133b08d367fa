"""``coordinator forecast``: what lapses when, and what would be otherwise."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from itertools import groupby

from coordinator.cli.command import Command, Exit, as_of, iso_day, print_json, takes_as_of, takes_json, takes_program
from coordinator.compliance.terms import Override
from coordinator.services.forecasting import Forecast, Line, Scenario, forecast_of
from coordinator.services.program import Setting, reading

FARTHEST = 120
"""How many months ahead a forecast looks at most: no agreement's interval is longer."""


def _options(parser: ArgumentParser) -> None:
    takes_program(parser)
    takes_as_of(parser)
    parser.add_argument(
        "--months", type=_months, default=12, metavar="N", help=f"how far to look ahead, up to {FARTHEST} (default: 12)"
    )
    parser.add_argument(
        "--leaves", type=_leaving, action="append", default=[], metavar="BADGE[@DAY]", help="what if this officer left"
    )
    parser.add_argument(
        "--class",
        type=_class,
        action="append",
        default=[],
        dest="classes",
        metavar="COURSE@DAY",
        help="what if a class were held that ends on this day",
    )
    parser.add_argument(
        "--term", type=_term, action="append", default=[], dest="terms", metavar="MOA/RULE/PARAMETER=VALUE",
        help="what if an agreement said otherwise, such as KC-JEM-2/TRN-03/interval_months=36",
    )  # fmt: skip
    parser.add_argument("--all", action="store_true", help="also what becomes due or comes right")
    takes_json(parser)


def _months(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= FARTHEST:
        raise ArgumentTypeError(f"{text} is not a number of months from 1 to {FARTHEST}")
    return int(text)


def _leaving(text: str) -> tuple[str, date | None]:
    badge, _, day = text.partition("@")
    return badge, iso_day(day) if day else None


def _class(text: str) -> tuple[str, date]:
    course, _, day = text.partition("@")
    return course, iso_day(day)


def _term(text: str) -> Override:
    path, _, value = text.partition("=")
    moa, _, rest = path.partition("/")
    rule, _, parameter = rest.partition("/")
    if not parameter or not value:
        raise ArgumentTypeError(f"{text} is no term; write it like KC-JEM-2/TRN-03/interval_months=36")
    return Override(moa, rule, parameter, value)


def _run(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        day = as_of(words, store, setting)
        leaves = [(badge, first or day + timedelta(days=1)) for badge, first in words.leaves]
        scenario = Scenario(leaves, words.classes, words.terms)
        with store.looking() as look:
            found = forecast_of(look, day, words.months, scenario)
    if words.json:
        print_json({**asdict(found), "as_of": found.as_of.isoformat(), "until": found.until.isoformat()})
    else:
        _print(found, scenario, everything=words.all)
    return Exit.FINE


def _print(found: Forecast, scenario: Scenario, *, everything: bool) -> None:
    print(f"What turns from {found.as_of} to {found.until} by what is on record; what is open already is in status")
    _print_months([one for one in found.lines if everything or one.lapse])
    for title, lines in (("Averted by it", found.averted), ("Caused by it", found.caused)):
        if not scenario.empty:
            print(f"\n{title}")
            _print_lines([one for one in lines if everything or one.lapse])
    print("\nRefresher classes that keep everyone in time")
    for one in found.classes:
        seats = "1 seat" if len(one.badges) == 1 else f"{len(one.badges)} seats"
        when = "at once" if one.day <= found.as_of.isoformat() else f"by {one.day}"
        print(f"  {when}: {seats} for {'; '.join(one.who)}")
    if not found.classes:
        print("  none is needed")


def _print_months(lines: Sequence[Line]) -> None:
    for month, group in groupby(lines, key=lambda one: one.day[:7]):
        print(f"\n{month}")
        _print_lines(list(group))
    if not lines:
        print("\n  nothing lapses")


def _print_lines(lines: Sequence[Line]) -> None:
    for one in lines:
        due = f", due {one.due}" if one.due else ""
        print(f"  {one.day}  {one.who:<34} {one.what}: {one.before} → {one.after}{due}")
        if one.mend and one.lapse:
            print(f"{'':14}{f'by {one.by}: ' if one.by else ''}{one.mend}")
    if not lines:
        print("  nothing")


FORECAST = Command("forecast", "say what lapses when, and what would be otherwise", _options, _run)
