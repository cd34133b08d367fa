"""Officers of the agency: who they are, where they serve, and since when."""

from datetime import date
from typing import ClassVar

import sqlalchemy as sa

from coordinator.compliance.choices import EmploymentStatus
from coordinator.records.declaration import Fields, choice, day, reference, text, words
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints


class OfficerFields(Fields):
    """What is kept of an officer; what a personnel file holds (birth date, home address, numbers) is not."""

    about: ClassVar = About(
        "officer",
        "Officer",
        "Officers",
        "An officer who takes part in the program, or did.",
        in_order=(("hired_on", "planned_last_day"),),
    )

    badge: str = text("Badge", "Badge or employee number, as printed.", key=True, listed=True, exempt=True)
    last_name: str = text("Last name", "Family name.", listed=True, sensitive=True)
    first_name: str = text("First name", "Given name.", listed=True, sensitive=True)
    middle_name: str | None = text("Middle name", "Middle name or initial.", sensitive=True, default=None)
    suffix: str | None = text("Suffix", "Jr., Sr., III.", sensitive=True, default=None)
    rank: str | None = text("Rank", "Rank or position.", listed=True, default=None)
    unit: str | None = text("Unit", "Unit or assignment.", default=None)
    facility_id: int | None = reference("facility", "Facility", "Where the officer serves.", listed=True, default=None)
    email: str | None = text("E-mail", "Work e-mail address.", sensitive=True, default=None, exempt=True)
    phone: str | None = text("Phone", "Work phone number.", sensitive=True, default=None, exempt=True)
    hired_on: date | None = day("Hired on", "First day with this agency.", default=None)
    experience_from: date | None = day(
        "Experience since",
        "First day of law-enforcement work anywhere; the task force model asks for two years.",
        default=None,
    )
    employment_status: EmploymentStatus | None = choice(
        EmploymentStatus, "Employment", "Whether the officer works here.", default=EmploymentStatus.ACTIVE
    )
    employment_status_on: date | None = day("Employment since", "Day on which the employment changed.", default=None)
    planned_last_day: date | None = day(
        "Planned last day", "When the officer is going to leave; a plan, no ending.", default=None
    )
    supervisor: str | None = text("Supervisor", "Whom the officer reports to.", sensitive=True, default=None)
    bargaining_unit: str | None = text("Bargaining unit", "Collective bargaining unit, if any.", default=None)
    languages: tuple[str, ...] = words("Languages", "Languages spoken besides English.")


class Officer(OfficerFields, Row, table=True):
    """The table of officers."""

    __table_args__ = constraints(OfficerFields, sa.Index("ix_officer_name", "last_name", "first_name"))
