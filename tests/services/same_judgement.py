"""Compares what was judged again with judging everything."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import groupby

from coordinator.compliance.register import Register
from coordinator.services.judged import Judged, judged, stands
from coordinator.store import Look
from coordinator.store.standing import Stand


def files_of(register: Register) -> list[tuple[str, list[object]]]:
    """Return the officers' files in their order, as values that can be compared."""
    return [
        (badge, [_values(getattr(file, one.name)) for one in fields(file)]) for badge, file in register.files.items()
    ]


def _values(found: object) -> object:
    return list(found) if isinstance(found, Sequence) else found


def of_each(answers: Iterable[Stand]) -> Mapping[str, list[Stand]]:
    """Return answers by officer; within one, in their order."""
    in_groups = groupby(sorted(answers, key=lambda one: one.officer or ""), key=lambda one: one.officer or "")
    return {whom: list(own) for whom, own in in_groups}


def same_as_judging_all(look: Look, known: Judged) -> None:
    """Check that *known* is what judging everything says, to the order."""
    everything = judged(look, known.as_of)
    assert files_of(known.facts.register) == files_of(everything.facts.register)
    assert _program(known) == _program(everything)
    assert list(known.found.authority.items()) == list(everything.found.authority.items())
    assert known.found.verdicts == everything.found.verdicts
    assert list(stands(known).items()) == list(stands(everything).items())
    assert known.head == everything.head


def _program(known: Judged) -> list[object]:
    return [_values(getattr(known.facts.program, one.name)) for one in fields(known.facts.program)]
