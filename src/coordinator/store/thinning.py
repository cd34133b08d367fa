"""Which backups are kept: many of today, then one a day, one a week, one a month."""

from collections.abc import Callable, Collection, Hashable, Iterator
from datetime import datetime
from typing import NamedTuple

from coordinator.store.manifest import Reason

TODAY, DAYS, WEEKS, MONTHS = 24, 12, 10, 9
"""How many are kept of today, and of how many days, weeks and months the newest."""

BEFORE_GREAT_STEPS = 3
"""How many are kept of those before a restore, and of those before a new form: they hold what no later one does."""


class Mark(NamedTuple):
    """What thinning looks at."""

    made: datetime
    name: str
    reason: Reason


_PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAYS, datetime.date),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def kept(marks: Collection[Mark], now: datetime) -> set[Mark]:
    """Return which of *marks* are kept at the moment *now*, whose zone says where days begin.

    Periods count only where there is a backup, so that nothing is lost while an office is closed. What seems to come
    from the future is kept: a clock was set back.
    """
    newest_first = sorted(marks, reverse=True)
    past = [mark for mark in newest_first if mark.made <= now]
    today = [mark for mark in past if mark.made.astimezone(now.tzinfo).date() == now.date()]
    found = {mark for mark in newest_first if mark.made > now} | set(today[:TODAY])
    for count, period in _PERIODS:
        found.update([*_newest_of_each(past, now, period)][:count])
    for reason in (Reason.RESTORE, Reason.MIGRATION):
        found.update([mark for mark in past if mark.reason is reason][:BEFORE_GREAT_STEPS])
    return found


def _newest_of_each(past: Collection[Mark], now: datetime, period: Callable[[datetime], Hashable]) -> Iterator[Mark]:
    seen: set[Hashable] = set()
    for mark in past:
        if (one := period(mark.made.astimezone(now.tzinfo))) not in seen:
            seen.add(one)
            yield mark
