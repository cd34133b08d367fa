"""A month of counts that was locked stays as it is until somebody unlocks it; that is a change of its own."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from coordinator.compliance.dates import long_date
from coordinator.compliance.entry import Refusal
from coordinator.records import ActivityMonthFields
from coordinator.store import Look

_FREE = frozenset({"locked_on", "corrections", "notes"})
"""What may change while the month is locked: the lock itself, and what explains."""


class Locked(NamedTuple):
    """A locked month: its key and its values by column."""

    key: str
    values: Mapping[str, Any]


def locked_months(look: Look) -> Mapping[int, Locked]:
    """Return the months that are locked, by their rows."""
    kept = look.kept(ActivityMonthFields)
    return {one.number: Locked(key, one.values) for key, one in kept.items() if one.values["locked_on"] is not None}


def changed_while_locked(look: Look, before: Mapping[int, Locked]) -> Iterator[Refusal]:
    """Yield each month that was locked *before* and is now gone, or says otherwise than it did."""
    if not before:
        return
    now = {one.number: one.values for one in look.kept(ActivityMonthFields).values()}
    for number, (key, values) in before.items():
        column = _changed(values, now.get(number))
        if column is not None:
            reason = (
                f"{key.rpartition('/')[2]} is locked since {long_date(values['locked_on'])}; "
                "unlock the month first, then change it"
            )
            yield Refusal(f"activity_month:{key}", column, reason)


def _changed(before: Mapping[str, Any], now: Mapping[str, Any] | None) -> str | None:
    """Return the first column that changed and may not; a month that is gone has lost its name."""
    if now is None:
        return "year_month"
    return next((name for name, value in before.items() if name not in _FREE and value != now[name]), None)
