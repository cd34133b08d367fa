"""Wording of public papers that the agency may put in its own words."""

from datetime import date
from typing import ClassVar

from coordinator.compliance.choices import Language
from coordinator.records.declaration import Fields, choice, day, long_text, text
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints


class AgencyTextFields(Fields):
    """A passage in the agency's own words, in place of the one that comes with the program."""

    about: ClassVar = About(
        "agency_text",
        "Own wording",
        "Own wordings",
        "A passage of a public paper in the agency's own words, in place of the one that comes with the program.",
    )

    code: str = text("Code", "Which passage, by its name in the program.", key=True, listed=True)
    language: Language = choice(Language, "Language", "In which language.", key=True, listed=True)
    confirmed_on: date | None = day(
        "Confirmed on", "For a translation: day on which somebody who knows the language confirmed it.", default=None
    )
    confirmed_by: str | None = text("Confirmed by", "Who confirmed it.", default=None)
    text: str = long_text("Text", "The agency's words.", listed=True)


class AgencyText(AgencyTextFields, Row, table=True):
    """The table of own wordings."""

    __table_args__ = constraints(AgencyTextFields)
