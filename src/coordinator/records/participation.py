"""Who takes part under which agreement, by which letters, with which credentials, and what changed it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

from coordinator.compliance.choices import (
    CredentialKind,
    CredentialStatus,
    DecidedBy,
    EndReason,
    Function,
    Role,
    StatusEventKind,
    StatusReason,
)
from coordinator.errors import Problem
from coordinator.records.declaration import Fields, choice, day, long_text, moment, reference, several, text
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints


class ParticipationFields(Fields):
    """An officer under an agreement."""

    about: ClassVar = About(
        "participation",
        "Participation",
        "Participations",
        "An officer's part under one agreement; whoever comes back gets a new authorization.",
        in_order=(("started_on", "ended_on"),),
    )

    officer_id: int = reference("officer", "Officer", "Who takes part.", key=True, listed=True)
    moa_id: int = reference("moa", "Agreement", "Under which agreement.", key=True, listed=True)
    role: Role = choice(Role, "Role", "In which part; coordinators and supervisors hold no authority.", listed=True)
    started_on: date = day("Started on", "Day on which the officer joined.", listed=True)
    ended_on: date | None = day("Ended on", "First day on which the officer no longer takes part.", default=None)
    end_reason: EndReason | None = choice(EndReason, "Ended because", "Why it ended.", default=None)
    exit_notice_on: date | None = day("Exit notice on", "Day on which ICE was told of the leaving.", default=None)


class Participation(ParticipationFields, Row, table=True):
    """The table of participations."""

    __table_args__ = constraints(ParticipationFields)


class AuthorizationFields(Fields):
    """A letter of ICE that authorizes an officer, never overwritten by the next."""

    about: ClassVar = About(
        "authorization",
        "Authorization",
        "Authorizations",
        "A letter of ICE that authorizes an officer under an agreement.",
    )

    officer_id: int = reference("officer", "Officer", "Whom the letter authorizes.", key=True, listed=True)
    moa_id: int = reference("moa", "Agreement", "Under which agreement.", key=True, listed=True)
    letter_on: date | None = day("Letter of", "Date of the letter.", listed=True, default=None)
    granted_from: date = day("Granted from", "First day of authority.", key=True, listed=True)
    granted_until: date | None = day("Granted until", "First day without it; empty: as the print says.", default=None)
    signed_by: str | None = text("Signed by", "Who signed for ICE.", default=None)
    received_on: date | None = day("Received on", "Day on which the letter came.", default=None)
    functions: tuple[Function, ...] = several(Function, "Functions", "The functions that the letter names.")

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: authority that ends before it begins."""
        yield from super().problems()
        if self.granted_until is not None and self.granted_until <= self.granted_from:
            yield Problem(f"it ends on {self.granted_until}, not after its first day", field="granted_until")


class Authorization(AuthorizationFields, Row, table=True):
    """The table of authorizations."""

    __table_args__ = constraints(AuthorizationFields)


class CredentialFields(Fields):
    """A paper or object that ICE issued and owns."""

    about: ClassVar = About(
        "credential",
        "Credential",
        "Credentials",
        "A letter, form, card or token that ICE issued to an officer and wants back.",
        in_order=(
            ("issued_on", "returned_on"),
            ("issued_on", "last_sighted_on"),
            ("issued_on", "valid_to"),
            ("issued_on", "loss_reported_on"),
        ),
    )

    officer_id: int = reference("officer", "Officer", "Who holds it.", key=True, listed=True)
    moa_id: int = reference("moa", "Agreement", "Under which agreement.", key=True, listed=True)
    kind: CredentialKind = choice(CredentialKind, "Kind", "What it is.", key=True, listed=True)
    serial: str | None = text("Serial", "Serial or control number.", default=None, exempt=True)
    issued_on: date = day("Issued on", "Day on which ICE issued it.", key=True, listed=True)
    received_on: date | None = day("Received on", "Day on which the officer got it.", default=None)
    receipt_form: str | None = text("Receipt form", "Form signed on receipt, such as G-570.", default=None)
    valid_to: date | None = day("Valid to", "Last valid day, if it has one.", default=None)
    status: CredentialStatus | None = choice(CredentialStatus, "Where it is", "Where it is now.", default=None)
    returned_on: date | None = day("Returned on", "Day on which it went back.", listed=True, default=None)
    returned_to: str | None = text("Returned to", "Who took it back.", default=None)
    last_sighted_on: date | None = day("Last seen on", "Day on which somebody last saw it.", default=None)
    last_sighted_by: str | None = text("Last seen by", "Who last saw it.", default=None)
    loss_reported_on: date | None = day("Loss reported on", "Day on which ICE was told of a loss.", default=None)


class Credential(CredentialFields, Row, table=True):
    """The table of credentials."""

    __table_args__ = constraints(CredentialFields)


class StatusEventFields(Fields):
    """A dated change of an officer's authority."""

    about: ClassVar = About(
        "status_event",
        "Change of status",
        "Changes of status",
        "A suspension, removal, reinstatement, revocation, withdrawal or separation.",
    )

    officer_id: int = reference("officer", "Officer", "Whose authority changed.", key=True, listed=True)
    moa_id: int = reference("moa", "Agreement", "Under which agreement.", key=True, listed=True)
    kind: StatusEventKind = choice(StatusEventKind, "Kind", "What happened.", key=True, listed=True)
    effective_on: date = day("Effective on", "First day of the new state.", key=True, listed=True)
    decided_by: DecidedBy | None = choice(DecidedBy, "Decided by", "Which party decided.", listed=True, default=None)
    reason: StatusReason | None = choice(StatusReason, "Reason", "Why.", default=None)
    received_on: date | None = day("Received on", "Day on which the paper came.", default=None)
    stated: str | None = long_text("As stated", "The reason in the words of the paper.", sensitive=True, default=None)
    other_party_told_at: datetime | None = moment(
        "Other party told at", "When the other party was told, in local time.", default=None
    )


class StatusEvent(StatusEventFields, Row, table=True):
    """The table of changes of status."""

    __table_args__ = constraints(StatusEventFields)
