"""ICE's own list of agencies, as of a day; it never overwrites what the agency keeps of itself."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from coordinator.compliance.choices import DirectoryKind, Model
from coordinator.errors import Problem
from coordinator.records.declaration import Fields, choice, day, text
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints

_DROPPED = frozenset("'`.\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")


def folded(agency: str) -> str:
    """Return an agency's name as it is compared: small letters without marks, apostrophes and double spaces.

    ICE's lists write one agency in several ways: "Sheriff's" with either apostrophe, "Sheriffs", spaces behind.
    """
    decomposed = unicodedata.normalize("NFKD", agency.casefold())
    plain = (mark for mark in decomposed if not unicodedata.combining(mark))
    kept = (mark if mark.isalnum() else "" if mark in _DROPPED else " " for mark in plain)
    return " ".join("".join(kept).split())


class DirectoryEntryFields(Fields):
    """A line of ICE's list of participating or pending agencies."""

    about: ClassVar = About(
        "directory_entry",
        "Agency on ICE's list",
        "Agencies on ICE's list",
        "A line of ICE's list of participating and pending agencies, with the day of the list.",
        in_order=(("signed_on", "list_date"),),
    )

    state: str = text("State", "As the list has it, such as WISCONSIN.", key=True, listed=True)
    agency_folded: str = text(
        "Name compared", "The name in small letters without marks; it follows from the name.", key=True, derived=True
    )
    model: Model = choice(Model, "Model", "The support type of the list.", key=True, listed=True)
    agency: str = text("Agency", "Name as the list has it.", listed=True)
    kind: DirectoryKind = choice(DirectoryKind, "List", "Which list it stands in.", listed=True)
    agency_type: str | None = text("Type", "County, municipality, state.", default=None)
    county: str | None = text("County", "County, where the list has it.", default=None)
    signed_on: date | None = day("Signed on", "Day of the signature as the list has it.", listed=True, default=None)
    moa_link: str | None = text("Link", "Web address of the agreement, or what the cell says.", default=None)
    addendum_link: str | None = text("Addendum", "Web address of the addendum, or what the cell says.", default=None)
    list_date: date = day("List of", "Day of the last list in which it stands.", listed=True)
    first_listed_on: date | None = day(
        "First listed on", "Day of the first list that was brought in and has it.", default=None
    )
    gone_on: date | None = day("Gone on", "Day of the first list in which it does not stand any more.", default=None)
    changed_on: date | None = day("Changed on", "Day of the last list that says otherwise than before.", default=None)
    change: str | None = text("Change", "What that list says otherwise, and what was said before.", default=None)

    @classmethod
    def derived(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the name as it is compared."""
        agency = values.get("agency")
        return {"agency_folded": folded(agency)} if isinstance(agency, str) else {}

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a name of which nothing is left to compare."""
        yield from super().problems()
        if not self.agency_folded:
            yield Problem(f"{self.agency} has no letter and no digit, so it is no name", field="agency")


class DirectoryEntry(DirectoryEntryFields, Row, table=True):
    """The table of agencies on ICE's list."""

    __table_args__ = constraints(DirectoryEntryFields)
