"""Making reports: the same for the window and the command line."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from coordinator import __version__
from coordinator.errors import Refused, Unavailable
from coordinator.records.declaration import Kind
from coordinator.reports.coding import enclosed
from coordinator.services.choosing import choices
from coordinator.services.gather.activity import ACTIVITY
from coordinator.services.gather.agreement import SUMMARY
from coordinator.services.gather.audit import AUDIT
from coordinator.services.gather.authority import AUTHORITY
from coordinator.services.gather.complaints import COMPLAINTS
from coordinator.services.gather.costs import COSTS
from coordinator.services.gather.exceptions import EXCEPTIONS
from coordinator.services.gather.forecast import FORECAST
from coordinator.services.gather.handout import HANDOUT
from coordinator.services.gather.meeting import AGENDA_OF_MEETING, MINUTES_OF_MEETING
from coordinator.services.gather.officer import FILE
from coordinator.services.gather.packet import PACKET
from coordinator.services.gather.readiness import READINESS
from coordinator.services.gather.report import OPTIONS, Options, Report, asked_for
from coordinator.services.gather.roster import ROSTER
from coordinator.services.gather.training import TRAINING
from coordinator.services.judged import Judged, judged
from coordinator.store import Look, Stamp, Store
from coordinator.store.report_log import ReportMade, noted

if TYPE_CHECKING:
    from coordinator.reports.document.blocks import Document


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report: which one, as asked, with number, code and the history's head; *missing* its fonts lack.

    A public paper is also a web page, *html*, which is empty for every other report.
    """

    pdf: bytes
    html: str
    name: str
    asked: Options
    number: str
    code: str
    head: str
    file_name: str
    missing: str


REPORTS: tuple[Report, ...] = (
    ROSTER,
    TRAINING,
    AUTHORITY,
    READINESS,
    FORECAST,
    FILE,
    SUMMARY,
    HANDOUT,
    AGENDA_OF_MEETING,
    MINUTES_OF_MEETING,
    COMPLAINTS,
    COSTS,
    ACTIVITY,
    EXCEPTIONS,
    AUDIT,
    PACKET,
)
"""Every report, in the order in which people see them."""


def report_named(name: str) -> Report:
    """Return a report by its readable name or its number.

    Raises:
        Refused: there is no such report.
    """
    found = next((one for one in REPORTS if name.lower() in {one.name, one.code.lower()}), None)
    if found is None:
        raise Refused(f"There is no report {name}. The reports are: {', '.join(one.name for one in REPORTS)}.")
    return found


def example(store: Store, report: Report, as_of: date) -> Options | None:
    """Return what a report can be asked for first: the first of each record that it is about, if there is one."""
    with store.looking() as look:
        fields = [one.field for one in report.options if one.field.required]
        keys = {one.name: next(iter(choices(look, one.refers_to, "")), None) for one in fields}
    found = {name: one.key for name, one in keys.items() if one is not None}
    return asked_for(as_of, found) if len(found) == len(keys) else None


def make_report(store: Store, name: str, options: Options, known: Judged | None = None) -> Made:
    """Make a report as of a day, from what is *known* of it where the records have not changed since.

    Raises:
        Refused: there is no such report, or it cannot be made as asked.
    """
    chosen = report_named(name)
    chosen.check(options)
    with store.looking() as look:
        document = document_of(look, chosen, options, known)
    return finished(chosen, options, document)


def document_of(look: Look, chosen: Report, options: Options, known: Judged | None = None) -> "Document":
    """Return the document of a report from a look at the records, with the data that tells how to make it again."""
    if known is None or (known.as_of, known.head) != (options.as_of, look.head):
        known = judged(look, options.as_of)
    document = chosen.make(look, known, options)
    if not document.data:
        return document
    about = {
        "name": chosen.name,
        "number": document.number,
        "code": document.code,
        "head": document.head,
        "as_of": options.as_of.isoformat(),
        "asked": json.loads(_asked(options)),
        "program": __version__,
    }
    return replace(document, data=enclosed(document.data, about))


def finished(chosen: Report, options: Options, document: "Document") -> Made:
    """Return the finished report from its document."""
    from coordinator.reports.document.render import render  # noqa: PLC0415  ReportLab is loaded when a report is made
    from coordinator.reports.html import page  # noqa: PLC0415

    rendered = render(document)
    return Made(
        pdf=rendered.pdf,
        html=page(document) if chosen.web else "",
        name=chosen.name,
        asked=options,
        number=document.number,
        code=document.code,
        head=document.head,
        file_name=_file_name(chosen, options),
        missing=rendered.missing,
    )


def _file_name(report: Report, options: Options) -> str:
    """Return the name of the file: ``authority-4117-2026-03-16.pdf``; what a name cannot hold becomes a hyphen."""
    told = [getattr(options, one.name) for one in report.options if one.field.kind is not Kind.DAY]
    keys = [re.sub(r"[^\w.]+", "-", one) for one in told if one]
    return f"{'-'.join([report.name, *keys, str(options.as_of)])}.pdf"


def save_report(made: Made, path: Path) -> None:
    """Write a report to *path*: all of it, or nothing; as a web page where its name ends on ``.html``.

    Raises:
        Refused: the report is no web page.
        Unavailable: it cannot be written there.
    """
    content = made.html.encode() if path.suffix == ".html" else made.pdf
    if not content:
        raise Refused(f"The report {made.name} is made as PDF only.")
    part = ""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".report-", delete=False) as file:
            part = file.name
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(part).chmod(0o644)
        Path(part).replace(path)
    except OSError as error:
        if part:
            Path(part).unlink(missing_ok=True)
        raise Unavailable(f"{path} cannot be written: {error.strerror}.") from error


def note_report(store: Store, made: Made) -> None:
    """Enter a report that was saved among those that were made: beside the history, not in it.

    Raises:
        Refused: the program is open for reading only.
        Unavailable: its file cannot be written now.
    """
    options, as_of = _asked(made.asked), made.asked.as_of.isoformat()

    def stamped(by: Stamp) -> ReportMade:
        return ReportMade(by.utc, by.actor, made.name, made.number, made.code, as_of, options, made.head)

    store.note_report(stamped)


def _asked(options: Options) -> str:
    asked = {one.name: value for one in OPTIONS if (value := getattr(options, one.name))}
    return json.dumps(asked, default=str, ensure_ascii=False)


def asked_again(as_of: str, asked: Mapping[str, str]) -> Options:
    """Return what a report was asked for from how it was kept: its day in ISO form, and values by name.

    Raises:
        ValueError: a day is no day.
        TypeError: there is an option that no report takes.
    """
    days = {one.name for one in OPTIONS if one.field.kind is Kind.DAY}
    read = {name: date.fromisoformat(value) if name in days else value for name, value in asked.items()}
    return asked_for(date.fromisoformat(as_of), read)


def reports_made(store: Store) -> list[ReportMade]:
    """Return every report that was entered as made, the newest first."""
    with store.reading() as connection:
        return noted(connection)
