"""Documents: what papers there are, for which records, and how long they are kept."""

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

import sqlalchemy as sa

from coordinator.compliance.choices import DocumentKind, Sensitivity
from coordinator.errors import Problem
from coordinator.records.declaration import (
    Fields,
    choice,
    day,
    number,
    record_key,
    record_kind,
    reference,
    text,
    yes_no,
)
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints


class RetentionClassFields(Fields):
    """A class of the agency's own retention schedule."""

    about: ClassVar = About(
        "retention_class",
        "Retention class",
        "Retention classes",
        "A class of the agency's retention schedule; the years come from state law and are entered here.",
    )

    code: str = text("Code", "Short name, as the schedule has it.", key=True, listed=True)
    title: str = text("Title", "Which records it covers.", listed=True)
    keep_years: int | None = number("Years", "Years to keep after the trigger; empty: for ever.", ge=0, default=None)
    counted_from: str | None = text("Counted from", "What sets the clock going, in words.", listed=True, default=None)
    authority: str | None = text("Authority", "The schedule and the line of it.", default=None)


class RetentionClass(RetentionClassFields, Row, table=True):
    """The table of retention classes."""

    __table_args__ = constraints(RetentionClassFields)


class DocumentFields(Fields):
    """A document; its file, if there is one, lies in the program's folder under the hash of its content."""

    about: ClassVar = About(
        "document",
        "Document",
        "Documents",
        "A paper or file: what it is, whose, and how long it is kept.",
        in_order=(("dated_on", "received_on"), ("trigger_date", "destroy_after"), ("received_on", "disposed_on")),
    )

    code: str = text("Code", "Number that this office gives it.", key=True, listed=True)
    title: str = text("Title", "What it is called.", listed=True)
    kind: DocumentKind = choice(DocumentKind, "Kind", "What it is.", listed=True)
    dated_on: date | None = day("Dated", "Date on the document.", listed=True, default=None)
    received_on: date | None = day("Received on", "Day on which it came.", listed=True, default=None)
    file_name: str | None = text("File name", "Name of the file as it came.", default=None)
    sha256: str | None = text("SHA-256", "Hash of the content, as 64 hexadecimal digits.", default=None, exempt=True)
    size: int | None = number("Size", "Size of the file in bytes.", ge=0, default=None)
    mime: str | None = text("Type", "MIME type of the file.", default=None)
    ice_controlled: bool = yes_no("Controlled by ICE", "Whether ICE controls its release under the agreement.")
    sensitivity: Sensitivity = choice(
        Sensitivity, "Sensitivity", "Who may see it.", listed=True, default=Sensitivity.INTERNAL
    )
    retention_class_id: int | None = reference(
        "retention_class", "Retention class", "How long to keep it.", default=None
    )
    trigger_date: date | None = day("Trigger date", "Day from which the years are counted.", default=None)
    destroy_after: date | None = day("Destroy after", "Last day on which it is kept.", default=None)
    legal_hold: bool = yes_no("Legal hold", "Whether it must be kept whatever the schedule says.", default=False)
    disposed_on: date | None = day("Disposed on", "Day on which it was destroyed.", default=None)
    disposed_by: str | None = text("Disposed by", "Who destroyed it.", default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a hash that is none, a document destroyed while it is held."""
        yield from super().problems()
        if self.sha256 is not None and not re.fullmatch("[0-9a-f]{64}", self.sha256):
            yield Problem("this is no SHA-256: 64 digits of 0 to 9 and a to f", field="sha256")
        if self.legal_hold and self.disposed_on is not None:
            yield Problem("a document under legal hold is not destroyed", field="disposed_on")


class Document(DocumentFields, Row, table=True):
    """The table of documents."""

    __table_args__ = constraints(
        DocumentFields,
        sa.CheckConstraint("length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'", name="sha256_form"),
        sa.CheckConstraint("NOT legal_hold OR disposed_on IS NULL", name="disposed_on_unless_held"),
    )


class DocumentLinkFields(Fields):
    """What a document is the paper for: any record, by its kind and key."""

    about: ClassVar = About(
        "document_link",
        "Document's record",
        "Documents' records",
        "The record that a document is the paper for.",
    )

    document_id: int = reference("document", "Document", "Which document.", key=True, listed=True)
    kind: str = record_kind("Kind", "Kind of the record, such as training_record.", key=True, listed=True)
    key: str = record_key("Key", "Its key, such as 4117/IADP/2024-02-19.", key=True, listed=True)
    field: str | None = text("Field", "The field that it proves, if it is one.", default=None)


class DocumentLink(DocumentLinkFields, Row, table=True):
    """The table of documents' records."""

    __table_args__ = constraints(DocumentLinkFields)
