"""The agency itself, one row, and its facilities."""

import re
from collections.abc import Iterator
from typing import ClassVar
from zoneinfo import available_timezones

from coordinator.compliance.choices import AgencyKind, FacilityKind
from coordinator.errors import Problem
from coordinator.records.declaration import Fields, choice, number, text, yes_no
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints


class AgencyFields(Fields):
    """Who keeps these records."""

    about: ClassVar = About(
        "agency",
        "Agency",
        "Agency",
        "The agency that signed; there is one.",
    )

    name: str = text("Name", "Name of the agency, as the agreement prints it.", listed=True)
    kind: AgencyKind | None = choice(AgencyKind, "Kind", "What sort of agency it is.", default=None)
    state: str = text("State", "Two letters, such as WI.")
    county: str | None = text("County", "County, where there is one.", default=None)
    ori: str | None = text("ORI", "Originating agency identifier.", default=None, exempt=True)
    chief_officer_name: str | None = text("Chief officer", "Sheriff or chief.", default=None)
    chief_officer_title: str | None = text("Title", "Title of the chief officer.", default=None)
    coordinator_name: str | None = text("Coordinator", "Who keeps these records.", default=None)
    coordinator_email: str | None = text("Coordinator's e-mail", "Work e-mail address.", default=None, exempt=True)
    coordinator_phone: str | None = text("Coordinator's phone", "Work phone number.", default=None, exempt=True)
    address: str | None = text("Address", "Address of the agency.", default=None)
    time_zone: str = text("Time zone", "IANA name, such as America/Chicago; days and clocks are reckoned in it.")
    fiscal_year_start_month: int | None = number(
        "Fiscal year starts in month", "1 for January up to 12.", ge=1, le=12, default=1
    )
    population: int | None = number("Population", "People in the jurisdiction.", ge=0, default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a state of other than two letters, a time zone that nobody knows."""
        yield from super().problems()
        if not re.fullmatch("[A-Z]{2}", self.state):
            yield Problem(f"{self.state} is no state; write its two letters, such as WI", field="state")
        if self.time_zone not in available_timezones():
            reason = f"{self.time_zone} is no time zone; write it like America/Chicago"
            yield Problem(reason, field="time_zone")


class Agency(AgencyFields, Row, table=True):
    """The table with the one agency."""

    __table_args__ = constraints(AgencyFields)


class FacilityFields(Fields):
    """A building or room where the program works."""

    about: ClassVar = About(
        "facility",
        "Facility",
        "Facilities",
        "A jail, processing area, station or ICE work space.",
    )

    name: str = text("Name", "Name of the facility.", key=True, listed=True)
    kind: FacilityKind = choice(FacilityKind, "Kind", "What the place is used for.", listed=True)
    address: str | None = text("Address", "Street address.", default=None)
    has_ice_network: bool | None = yes_no("ICE network", "Whether ICE equipment or network is there.", default=None)


class Facility(FacilityFields, Row, table=True):
    """The table of facilities."""

    __table_args__ = constraints(FacilityFields)
