"""Since when, and for how long, an officer was authorized: authority asked at every day on which it could change."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from coordinator.compliance.agreement import effective_day
from coordinator.compliance.authority import AuthorityWord, authority_of, end_of
from coordinator.compliance.choices import CredentialKind
from coordinator.compliance.facts import Participation
from coordinator.compliance.register import Facts


class Span(NamedTuple):
    """Days of authority: from *start* to before *until*, or with no end on record."""

    start: date
    until: date | None


@dataclass(frozen=True, eq=False)
class Past:
    """The facts as of a day, and as of the days before it."""

    facts: Facts
    _days: dict[date, Facts] = field(default_factory=dict)

    def on(self, day: date) -> Facts:
        """Return what was known on an earlier day."""
        if day not in self._days:
            self._days[day] = self.facts.on(day)
        return self._days[day]


def turning_days(facts: Facts, held: Participation) -> list[date]:
    """Return the days up to now on which the authority of *held* could change, in order."""
    return sorted({day for day in _dated(facts, held) if day is not None and held.started_on <= day <= facts.as_of})


def _dated(facts: Facts, held: Participation) -> Iterator[date | None]:
    moa = facts.moa_of(held)
    yield from (held.started_on, held.ended_on, effective_day(moa), moa.expires_on)
    yield from (effective_day(heir) for heir in facts.register.successors_of.get(moa.code, ()))
    for change in facts.register.amendments_of.get(moa.code, ()):
        yield from (change.lea_signed_on, change.ice_signed_on, change.effective_on, change.new_expires_on)
    yield from (event.effective_on for event in facts.register.events_of.get(moa.code, ()))
    events = facts.register.file(held.badge).status_events
    yield from (event.effective_on for event in events if event.moa == held.moa)
    yield from (row.certified_on for row in facts.certifications(held))
    yield from (form.issued_on for form in facts.credentials(held, CredentialKind.FORM_70_006))
    for letter in facts.authorizations(held):
        yield from (letter.granted_from, end_of(facts, held, letter))


def was_authorized_before(facts: Facts, held: Participation) -> bool:
    """Return whether the officer was authorized on a day before now."""
    return any(span.start < facts.as_of for span in spans(Past(facts), held))


def spans(past: Past, held: Participation) -> list[Span]:
    """Return the stretches of authority of *held* up to now; the last one's end may lie ahead."""
    found: list[Span] = []
    start: date | None = None
    for day in turning_days(past.facts, held):
        authorized = authority_of(past.on(day), held).word is AuthorityWord.AUTHORIZED
        if authorized and start is None:
            start = day
        elif not authorized and start is not None:
            found.append(Span(start, day))
            start = None
    if start is not None:
        found.append(Span(start, authority_of(past.facts, held).until))
    return found
