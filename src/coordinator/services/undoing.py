"""Taking back an old step: the rows that a change wrote become what they were before it, by a change of its own."""

from collections.abc import Iterator
from datetime import date, datetime

from coordinator.compliance.dates import long_date
from coordinator.errors import Refused
from coordinator.services.choosing import titled
from coordinator.services.deleting import in_the_way_words, referring
from coordinator.services.entering import entering
from coordinator.services.history import Past
from coordinator.store import Changes, Look, Store
from coordinator.store.trail import Step, Trail
from coordinator.store.undoing import take_back


def undo_step(store: Store, number: int, today: date) -> Changes | None:
    """Take back the change *number* alone, whatever was done to other records since.

    It is an ordinary change: undo takes it back as it takes back any other.

    Raises:
        Refused: there is no such change, a record that it wrote was changed since, or others refer to what it added.
        Invalid: without it, the records say together what cannot be.
    """
    with store.looking() as look:
        past = Past(look, Trail(look.connection))
        step = next((one for one in past.trail.steps(1, number + 1) if one.id == number), None)
        if step is None:
            raise Refused(f"There is no change {number}.")
        _refuse_if_changed_since(past, step)
        _refuse_if_referred_to(look, past, step)
    with store.change(f"Take back: {step.label}") as open_step:
        with entering(open_step, today) as entered:
            take_back(open_step, number)
        entered.refuse()
    return open_step.changes


def _refuse_if_changed_since(past: Past, step: Step) -> None:
    for kind, number, later in _changed_since(past, step):
        if later.undoes == step.id:
            raise Refused(f"“{step.label}” is taken back already.")
        when = long_date(datetime.fromisoformat(later.at).astimezone().date())
        title = titled(kind, past.key(kind, number))
        raise Refused(
            f"“{step.label}” cannot be taken back: {title} was changed since, on {when} by {later.actor}"
            f" (“{later.label}”). Take that back first, or change the record itself."
        )


def _changed_since(past: Past, step: Step) -> Iterator[tuple[str, int, Step]]:
    """Yield each row that is not what *step* made of it, with the change that wrote it last."""
    for turn in past.trail.turns(step.id):
        row = (turn.kind, turn.number)
        later = past.trail.steps(1, row=row)[0]
        if later.id != step.id and past.trail.turns(later.id, row)[0].after != turn.after:
            yield turn.kind, turn.number, later


def _refuse_if_referred_to(look: Look, past: Past, step: Step) -> None:
    gone: dict[str, dict[int, str]] = {}
    for turn in past.trail.turns(step.id):
        if turn.before is None:
            gone.setdefault(turn.kind, {})[turn.number] = past.key(turn.kind, turn.number)
    in_the_way = list(referring(look, gone))
    if in_the_way:
        words = in_the_way_words(in_the_way)
        raise Refused(f"“{step.label}” cannot be taken back: {words} to what it added. Delete or change that first.")
