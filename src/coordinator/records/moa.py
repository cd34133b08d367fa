"""Agreements with ICE: the instrument, its amendments, what happened to it, and where it differs from its print."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from coordinator.compliance.choices import AmendmentKind, DecidedBy, MoaEventKind, Model, ServedBy, TermKind
from coordinator.errors import Problem
from coordinator.records.declaration import Fields, choice, day, long_text, number, reference, references, text, yes_no
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints

QUOTED_WORDS = 15
"""How many words of an agreement an own term may quote."""


def _signed_first(effective: date | None, *signatures: date | None) -> Iterator[Problem]:
    later = max((day for day in signatures if day is not None), default=None)
    if effective is not None and later is not None and effective < later:
        reason = f"it takes effect on {effective}, before the later signature of {later}"
        yield Problem(reason, field="effective_on")


class MoaFields(Fields):
    """A Memorandum of Agreement as signed."""

    about: ClassVar = About("moa", "Agreement", "Agreements", "A Memorandum of Agreement between the agency and ICE.")

    code: str = text("Code", "Short name that this office gives the agreement.", key=True, listed=True)
    model: Model = choice(Model, "Model", "The program model.", listed=True)
    template: str = text("Template", "The print, by its footer, such as JEM-2020; OTHER for a newer one.", listed=True)
    template_footer_date: date | None = day("Footer date", "The date in the footer of the print.", default=None)
    title: str | None = text("Title", "Title as printed.", default=None)
    lea_signed_on: date | None = day("Agency signed on", "Day of the agency's signature.", listed=True, default=None)
    lea_signer: str | None = text("Agency's signer", "Who signed for the agency.", default=None)
    lea_signer_title: str | None = text("Agency signer's title", "Title as printed.", default=None)
    ice_signed_on: date | None = day("ICE signed on", "Day of ICE's signature.", listed=True, default=None)
    ice_signer: str | None = text("ICE's signer", "Who signed for ICE.", default=None)
    ice_signer_title: str | None = text("ICE signer's title", "Title as printed.", default=None)
    effective_on: date | None = day(
        "Effective on", "Stated day of effect; empty means the later signature.", default=None
    )
    operational_on: date | None = day("Operational on", "First day on which officers could act.", default=None)
    term_kind: TermKind = choice(TermKind, "Term", "Whether it has an end day.", default=TermKind.OPEN_ENDED)
    expires_on: date | None = day("Expires on", "First day on which a fixed term no longer binds.", default=None)
    supersedes_id: int | None = reference("moa", "Supersedes", "The agreement that this one replaces.", default=None)
    original_participation_on: date | None = day(
        "In the program since", "First day the agency ever took part.", default=None
    )
    field_office: str | None = text("Field office", "ICE field office.", default=None)
    fod_name: str | None = text("Field office director", "As the agreement names the director.", default=None)
    facilities: tuple[int, ...] = references("facility", "Facilities", "Where the functions may be exercised.")
    lea_poc_id: int | None = reference("contact", "Agency's contact", "Point of contact of the agency.", default=None)
    ice_poc_id: int | None = reference("contact", "ICE's contact", "Point of contact of ICE.", default=None)
    public_info_lea_poc_id: int | None = reference(
        "contact", "Agency's public information", "Who answers the public for the agency.", default=None
    )
    public_info_ice_poc_id: int | None = reference(
        "contact", "ICE's public information", "Who answers the public for ICE.", default=None
    )
    opla_address: str | None = text("OPLA address", "Where requests for representation go, as filled in.", default=None)
    url_public_copy: str | None = text("Public copy", "Web address of the signed copy.", default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a day of effect before the later signature, an end day on an open-ended agreement."""
        yield from super().problems()
        yield from _signed_first(self.effective_on, self.lea_signed_on, self.ice_signed_on)
        if self.term_kind is TermKind.OPEN_ENDED and self.expires_on is not None:
            yield Problem("an agreement that runs until terminated has no end day", field="expires_on")
        if self.expires_on and self.lea_signed_on and self.expires_on <= self.lea_signed_on:
            yield Problem(f"it ends on {self.expires_on}, not after it was signed", field="expires_on")


class Moa(MoaFields, Row, table=True):
    """The table of agreements."""

    __table_args__ = constraints(MoaFields)


class MoaAmendmentFields(Fields):
    """A written change signed by both parties."""

    about: ClassVar = About(
        "moa_amendment",
        "Amendment",
        "Amendments",
        "A written change of an agreement.",
        in_order=(("sent_on", "rejected_on"),),
    )

    moa_id: int = reference("moa", "Agreement", "The agreement that is changed.", key=True, listed=True)
    number: int = number("Number", "1 for the first amendment.", key=True, listed=True, ge=1)
    kind: AmendmentKind = choice(AmendmentKind, "Kind", "What the change does.", listed=True)
    clause: str | None = text("Clause", "Heading of the clause that changes.", default=None)
    summary: str | None = long_text("Summary", "What changes, in a sentence.", default=None)
    lea_signed_on: date | None = day("Agency signed on", "Day of the agency's signature.", listed=True, default=None)
    ice_signed_on: date | None = day("ICE signed on", "Day of ICE's signature.", listed=True, default=None)
    sent_on: date | None = day("Sent on", "Day on which the draft went to the other party.", default=None)
    rejected_on: date | None = day("Rejected on", "Day on which the other party declined.", default=None)
    effective_on: date | None = day("Effective on", "Stated day of effect.", default=None)
    new_expires_on: date | None = day("New end day", "For an extension: first day no longer in force.", default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a day of effect before the later signature."""
        yield from super().problems()
        yield from _signed_first(self.effective_on, self.lea_signed_on, self.ice_signed_on)


class MoaAmendment(MoaAmendmentFields, Row, table=True):
    """The table of amendments."""

    __table_args__ = constraints(MoaAmendmentFields)


class MoaEventFields(Fields):
    """A notice, suspension, reinstatement or termination."""

    about: ClassVar = About(
        "moa_event",
        "Event of an agreement",
        "Events of agreements",
        "A notice of termination, a suspension, a reinstatement or a termination.",
        in_order=(("notified_on", "effective_on"),),
    )

    moa_id: int = reference("moa", "Agreement", "The agreement it happened to.", key=True, listed=True)
    kind: MoaEventKind = choice(MoaEventKind, "Kind", "What happened.", key=True, listed=True)
    notified_on: date | None = day("Notified on", "Day on which the notice was received.", default=None)
    effective_on: date = day("Effective on", "First day of the new state.", key=True, listed=True)
    decided_by: DecidedBy | None = choice(DecidedBy, "Decided by", "Which party decided.", listed=True, default=None)
    served_by: ServedBy | None = choice(ServedBy, "Served by", "How the notice came.", default=None)
    exigent: bool | None = yes_no("Exigent", "Whether public safety left no time for notice.", default=None)
    stated_length: str | None = text("Stated length", "For a suspension: how long, as stated.", default=None)
    how_to_respond: str | None = text("How to respond", "For a suspension: how to answer, as stated.", default=None)
    reason: str | None = long_text("Reason", "Reason as stated.", default=None)


class MoaEvent(MoaEventFields, Row, table=True):
    """The table of events of agreements."""

    __table_args__ = constraints(MoaEventFields)


class MoaTermFields(Fields):
    """A parameter that this agreement sets otherwise than its print."""

    about: ClassVar = About(
        "moa_term", "Own term", "Own terms", "A parameter of a rule that this agreement sets otherwise than its print."
    )

    moa_id: int = reference("moa", "Agreement", "The agreement with its own term.", key=True, listed=True)
    rule: str = text("Rule", "Code of the rule, such as TRN-03.", key=True, listed=True)
    parameter: str = text("Parameter", "Which parameter, such as interval_months.", key=True, listed=True)
    value: str = text("Value", "Its value: a number, or LAST_COMPLETION or FIXED_CYCLE for an anchor.", listed=True)
    clause: str | None = text("Clause", "Heading of the clause that says so.", default=None)
    quoted: str | None = text("Quoted words", "The deciding words of the agreement, at most 15.", default=None)
    page: int | None = number("Page", "Page of the agreement.", ge=1, default=None)
    note: str | None = text("Note", "Why, in a sentence.", default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a quotation longer than the deciding words."""
        yield from super().problems()
        if self.quoted is not None and len(self.quoted.split()) > QUOTED_WORDS:
            yield Problem(f"quote at most {QUOTED_WORDS} words; the agreement itself is the source", field="quoted")


class MoaTerm(MoaTermFields, Row, table=True):
    """The table of own terms."""

    __table_args__ = constraints(MoaTermFields)
