"""What an open change brings into the records that cannot be, or should not have been: for form, file and command."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from coordinator.compliance.entry import Refusal, Warned, warnings
from coordinator.errors import Invalid, Problem
from coordinator.services.facts import register_from
from coordinator.services.locked_months import changed_while_locked, locked_months
from coordinator.services.refusing import refused
from coordinator.services.terms import templates
from coordinator.store import Look, OpenChange, Store


@dataclass(eq=False)
class Entered:
    """What was written since the change began watching; filled in when :func:`entering` is left.

    Who changes keys says with *called_now* what a record ``kind:key`` is called after the change.
    """

    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    called_now: Callable[[str], str] = str

    def refuse(self) -> None:
        """Leave the change by an error if something cannot be.

        Raises:
            Invalid: each refusal with its record and field.
        """
        if self.refusals:
            raise Invalid([said(one) for one in self.refusals])


def said(found: Refusal | Warned) -> Problem:
    """Return what was found as a problem that names the record and the field."""
    return Problem(found.reason, field=f"{found.ref}, {found.field}")


@contextmanager
def entering(step: OpenChange, today: date) -> Iterator[Entered]:
    """Watch what is written in the block; what stood in the records before is not the fault of who writes now."""
    found = Entered()
    refused, warned = _standing(step, today)
    locked = locked_months(Look(step.connection))
    yield found
    found.refusals += changed_while_locked(Look(step.connection), locked)
    now_refused, now_warned = _standing(step, today)
    refused_before = {one._replace(ref=found.called_now(one.ref)) for one in refused}
    warned_before = {one._replace(ref=found.called_now(one.ref)) for one in warned}
    found.refusals += [one for one in now_refused if one not in refused_before]
    found.warnings += [one for one in now_warned if one not in warned_before]


def _standing(step: OpenChange, today: date) -> tuple[list[Refusal], list[Warned]]:
    look = Look(step.connection)
    return list(refused(look, today)), list(warnings(register_from(look.rows), templates(look)))


class _TakenBack(Exception):  # noqa: N818  it is no error: it leaves the open change so that nothing is written
    pass


@contextmanager
def attempt(store: Store, label: str, *, dry_run: bool) -> Iterator[OpenChange]:
    """Open a change that is kept unless it is a dry run or wrote nothing; its *changes* then stay empty."""
    try:
        with store.change(label) as step:
            yield step
            _keep_only(wanted=not dry_run and bool(step.counts))
    except _TakenBack:
        return


def _keep_only(*, wanted: bool) -> None:
    if not wanted:
        raise _TakenBack
