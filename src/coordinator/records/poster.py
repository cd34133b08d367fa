"""The posters that tell people how to complain, and whether they hang where they should."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from coordinator.compliance.choices import Intake
from coordinator.errors import Problem
from coordinator.records.declaration import Fields, choice, day, long_text, reference, text, yes_no
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints


class PosterEditionFields(Fields):
    """An edition of the poster, by the address for complaints that it prints."""

    about: ClassVar = About(
        "poster_edition",
        "Poster edition",
        "Poster editions",
        "An edition of the poster, by the address for complaints that it prints.",
        in_order=(("valid_from", "valid_to"),),
    )

    code: str = text("Code", "Short name, such as 2025-OPR.", key=True, listed=True)
    intake: Intake = choice(Intake, "Intake", "Whose address for complaints it prints.", listed=True)
    contacts_printed: str | None = long_text("Contacts printed", "Mail, e-mail and phone as printed.", default=None)
    english: bool | None = yes_no("English", "Whether there is an English one.", default=None)
    spanish: bool | None = yes_no("Spanish", "Whether there is a Spanish one.", default=None)
    valid_from: date | None = day("Valid from", "First day of the edition.", listed=True, default=None)
    valid_to: date | None = day("Valid to", "Last day of the edition.", listed=True, default=None)


class PosterEdition(PosterEditionFields, Row, table=True):
    """The table of poster editions."""

    __table_args__ = constraints(PosterEditionFields)


class PostingCheckFields(Fields):
    """A look at the posters of a facility."""

    about: ClassVar = About(
        "posting_check",
        "Poster check",
        "Poster checks",
        "A look at the posters of a facility: whether they hang there, readable and current.",
        in_order=(("checked_on", "fixed_on"),),
    )

    facility_id: int = reference("facility", "Facility", "Where.", key=True, listed=True)
    checked_on: date = day("Checked on", "Day of the look.", key=True, listed=True)
    checked_by: str | None = text("Checked by", "Who looked.", default=None)
    english: bool | None = yes_no("English", "Whether the English poster hangs there.", listed=True, default=None)
    spanish: bool | None = yes_no("Spanish", "Whether the Spanish poster hangs there.", listed=True, default=None)
    legible: bool | None = yes_no("Legible", "Whether both can be read.", listed=True, default=None)
    contacts_current: bool | None = yes_no("Contacts current", "Whether the address is current.", default=None)
    edition_id: int | None = reference("poster_edition", "Edition", "Which edition hangs there.", default=None)
    problem: str | None = text("Problem", "What was wrong.", listed=True, default=None)
    fixed_on: date | None = day("Fixed on", "Day on which it was mended.", listed=True, default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: something mended where nothing was wrong."""
        yield from super().problems()
        marks = (self.english, self.spanish, self.legible, self.contacts_current)
        if self.fixed_on is not None and self.problem is None and all(mark is True for mark in marks):
            yield Problem("nothing was wrong that could be mended; say what the problem was", field="fixed_on")


class PostingCheck(PostingCheckFields, Row, table=True):
    """The table of poster checks."""

    __table_args__ = constraints(PostingCheckFields)
