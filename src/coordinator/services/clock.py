"""Whether the clock of this computer can be right: nothing on record was changed after now."""

from datetime import datetime, timedelta

from coordinator.compliance.dates import long_moment
from coordinator.store import Store

SKEW = timedelta(minutes=5)
"""So far the clocks of two computers may be apart."""


def clock_trouble(store: Store, now: datetime) -> str:
    """Return a sentence if the clock is behind what was changed already, else nothing."""
    with store.looking() as look:
        newest = next((datetime.fromisoformat(one.at) for one in look.past(1)), now)
    if newest - now < SKEW:
        return ""
    return (
        f"It says {long_moment(now)}, but the newest change was made on {long_moment(newest.astimezone(now.tzinfo))}."
        " What you change now would stand in the history as if it came before. Set the clock of this computer, and open"
        " the program again."
    )
