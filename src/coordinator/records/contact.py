"""Whom the program deals with, and what was said."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

from coordinator.compliance.choices import Channel, ContactRole, Direction
from coordinator.errors import Problem
from coordinator.records.declaration import (
    Fields,
    choice,
    day,
    long_text,
    moment,
    reference,
    text,
    words,
    yes_no,
)
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints


class ContactFields(Fields):
    """A person or office outside the roster that the agreement or the program names."""

    about: ClassVar = About(
        "contact",
        "Contact",
        "Contacts",
        "A point of contact of either party, an interpreter, or an office to which something goes.",
        in_order=(("valid_from", "valid_to"), ("valid_from", "last_verified_on")),
    )

    role: ContactRole = choice(ContactRole, "Role", "What the contact is to the program.", key=True, listed=True)
    name: str = text("Name", "Person or office.", key=True, listed=True)
    organization: str | None = text("Organization", "Where the contact works.", listed=True, default=None)
    email: str | None = text("E-mail", "Work e-mail address.", default=None, exempt=True)
    phone: str | None = text("Phone", "Work phone number.", default=None, exempt=True)
    address: str | None = text("Address", "Postal address.", default=None)
    primary: bool | None = yes_no("Primary", "Whether this is the first to turn to in the role.", default=None)
    valid_from: date | None = day("Valid from", "First day in the role.", default=None)
    valid_to: date | None = day("Valid to", "Last day in the role; empty while it lasts.", default=None)
    last_verified_on: date | None = day(
        "Last verified on", "Day on which somebody last tried whether it still holds.", listed=True, default=None
    )
    languages: tuple[str, ...] = words("Languages", "For interpreters: languages interpreted.")
    qualified: bool | None = yes_no("Qualified", "For interpreters: whether found qualified.", default=None)
    qualified_basis: str | None = text("Qualified by", "On what the qualification rests.", default=None)
    qualified_on: date | None = day("Qualified on", "Day on which the qualification was looked at.", default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a day on which the contact was verified after the role ended."""
        yield from super().problems()
        if self.valid_to and self.last_verified_on and self.last_verified_on > self.valid_to:
            reason = f"it was verified on {self.last_verified_on}, after its last day of {self.valid_to}"
            yield Problem(reason, field="last_verified_on")


class Contact(ContactFields, Row, table=True):
    """The table of contacts."""

    __table_args__ = constraints(ContactFields)


class ContactLogFields(Fields):
    """One exchange with somebody at ICE."""

    about: ClassVar = About(
        "contact_log",
        "Contact with ICE",
        "Contacts with ICE",
        "A call, letter or talk with the program manager, the field office or another contact.",
        in_order=(("at", "answered_on"), ("at", "answer_due_on")),
    )

    contact_id: int = reference("contact", "Contact", "With whom.", key=True, listed=True)
    at: datetime = moment("At", "When, in local time.", key=True, listed=True)
    channel: Channel = choice(Channel, "Channel", "How.", listed=True)
    direction: Direction | None = choice(Direction, "Direction", "Who turned to whom.", listed=True, default=None)
    subject: str = text("Subject", "What it was about, in a few words.", listed=True)
    summary: str | None = long_text("Summary", "What was said. Never about a person in custody.", default=None)
    moa_id: int | None = reference("moa", "Agreement", "The agreement it concerned.", default=None)
    spoken_by: str | None = text("By", "Who spoke or wrote for the agency.", default=None)
    answer_due_on: date | None = day("Answer due on", "Day by which an answer is wanted.", default=None)
    answered_on: date | None = day("Answered on", "Day of the answer.", default=None)


class ContactLog(ContactLogFields, Row, table=True):
    """The table of contacts with ICE."""

    __table_args__ = constraints(ContactLogFields)
