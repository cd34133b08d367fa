"""Making reports: the same for the window and the command line."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from coordinator.compliance.dates import add_months
from coordinator.errors import Refused, Unavailable
from coordinator.reports import roster
from coordinator.reports.document.blocks import Document
from coordinator.services.gather import roster as gather_roster
from coordinator.store import Look, Store


@dataclass(frozen=True, slots=True)
class Options:
    """What a report is asked for: its day, and the first day of its period (twelve months back unless told)."""

    as_of: date
    period_from: date | None = None

    @property
    def begins(self) -> date:
        """The first day of the period."""
        return self.period_from or add_months(self.as_of, -12)


@dataclass(frozen=True, slots=True)
class Report:
    """A report that can be made: its readable name, number, title, what it answers, for whom, and how."""

    name: str
    code: str
    title: str
    words: str
    audience: str
    make: Callable[[Look, Options], Document]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report. *missing* are the characters that its fonts lack."""

    pdf: bytes
    number: str
    file_name: str
    missing: str


def _roster(look: Look, options: Options) -> Document:
    return roster.document(gather_roster.gather(look, options.as_of, options.begins))


REPORTS: tuple[Report, ...] = (
    Report(
        "roster",
        "R2",
        roster.NAME,
        "Who is authorized, under which agreement, by which papers.",
        "Coordinator, sheriff, field program manager",
        _roster,
    ),
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


def make_report(store: Store, name: str, options: Options) -> Made:
    """Make a report as of a day.

    Raises:
        Refused: there is no such report, or its period begins after its day.
    """
    from coordinator.reports.document.render import render  # noqa: PLC0415  ReportLab is loaded when a report is made

    chosen = report_named(name)
    if options.begins > options.as_of:
        raise Refused(f"The period begins on {options.begins}, after the day of the report, {options.as_of}.")
    with store.looking() as look:
        document = chosen.make(look, options)
    rendered = render(document)
    return Made(rendered.pdf, document.number, f"{chosen.name}-{options.as_of}.pdf", rendered.missing)


def save_report(made: Made, path: Path) -> None:
    """Write a report to *path*: all of it, or nothing.

    Raises:
        Unavailable: it cannot be written there.
    """
    part = ""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".report-", delete=False) as file:
            part = file.name
            file.write(made.pdf)
            file.flush()
            os.fsync(file.fileno())
        Path(part).chmod(0o644)
        Path(part).replace(path)
    except OSError as error:
        if part:
            Path(part).unlink(missing_ok=True)
        raise Unavailable(f"{path} cannot be written: {error.strerror}.") from error
