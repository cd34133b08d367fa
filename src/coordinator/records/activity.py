"""Monthly activity as counts: ours, and beside them those that ICE keeps. No person stands behind a field."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

import sqlalchemy as sa

from coordinator.errors import Problem
from coordinator.records.declaration import Fields, day, long_text, number, reference, text
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints


def _ours(title: str, help_: str) -> Any:
    return number(title, f"{help_} Empty: not collected.", ge=0, default=None)


def _ices(title: str) -> Any:
    return number(f"ICE: {title}", "The same as ICE counts it. Empty: not told.", ge=0, default=None)


class ActivityMonthFields(Fields):
    """One month's counts under an agreement."""

    about: ClassVar = About(
        "activity_month",
        "Month of activity",
        "Months of activity",
        "One month's counts under an agreement. Counts only: nothing about any person is kept.",
        in_order=(("entered_on", "locked_on"),),
        parts=(
            ("detainers_notified_24h", "detainers_issued"),
            ("citizenship_claims_1h", "citizenship_claims"),
            ("ice_detainers_notified_24h", "ice_detainers_issued"),
            ("ice_citizenship_claims_1h", "ice_citizenship_claims"),
        ),
    )

    moa_id: int = reference("moa", "Agreement", "Under which agreement.", key=True, listed=True)
    year_month: str = text("Month", "Year and month, such as 2026-05.", key=True, listed=True)
    screened: int | None = _ours("Screened", "Bookings that were screened.")
    interviews: int | None = _ours("Interviews", "Interviews held.")
    encounters: int | None = _ours("Encounters", "Encounters recorded.")
    detainers_issued: int | None = _ours("Detainers issued", "Detainers issued.")
    detainers_notified_24h: int | None = _ours("Told within 24 h", "Detainers that ICE was told of within 24 hours.")
    arrest_warrants_served: int | None = _ours("Arrest warrants served", "Warrants of arrest served.")
    removal_warrants_served: int | None = _ours("Removal warrants served", "Warrants of removal served.")
    charging_docs_prepared: int | None = _ours("Charging documents", "Charging documents prepared for signature.")
    transfers_to_ice: int | None = _ours("Transfers to ICE", "Transfers into ICE's custody.")
    releases_at_48h: int | None = _ours("Releases at 48 h", "Releases because 48 hours had run out.")
    citizenship_claims: int | None = _ours("Citizenship claims", "Claims of U.S. citizenship.")
    citizenship_claims_1h: int | None = _ours("Claims told within 1 h", "Such claims told to ICE within one hour.")
    interpreter_uses: int | None = _ours("Interpreter used", "Times an interpreter was used.")
    tfm_arrests: int | None = _ours("Task force arrests", "Arrests under the task force model.")
    ice_notifications_after_service: int | None = _ours(
        "Told after service", "Services of warrants that ICE was told of."
    )
    ice_screened: int | None = _ices("Screened")
    ice_interviews: int | None = _ices("Interviews")
    ice_encounters: int | None = _ices("Encounters")
    ice_detainers_issued: int | None = _ices("Detainers issued")
    ice_detainers_notified_24h: int | None = _ices("Told within 24 h")
    ice_arrest_warrants_served: int | None = _ices("Arrest warrants served")
    ice_removal_warrants_served: int | None = _ices("Removal warrants served")
    ice_charging_docs_prepared: int | None = _ices("Charging documents")
    ice_transfers_to_ice: int | None = _ices("Transfers to ICE")
    ice_citizenship_claims: int | None = _ices("Citizenship claims")
    ice_citizenship_claims_1h: int | None = _ices("Claims told within 1 h")
    ice_tfm_arrests: int | None = _ices("Task force arrests")
    source: str | None = text("Source", "Where the counts come from.", default=None)
    entered_by: str | None = text("Entered by", "Who counted.", default=None)
    entered_on: date | None = day("Entered on", "Day of the entry.", default=None)
    locked_on: date | None = day("Locked on", "Day from which the month stays as it is.", listed=True, default=None)
    ice_compared_on: date | None = day("Compared on", "Day on which both counts were compared.", default=None)
    corrections: str | None = long_text("Corrections", "What was corrected later, and why.", default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a month that is none."""
        yield from super().problems()
        if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", self.year_month):
            yield Problem(f"{self.year_month} is no month; write it like 2026-05", field="year_month")


class ActivityMonth(ActivityMonthFields, Row, table=True):
    """The table of months of activity."""

    __table_args__ = constraints(
        ActivityMonthFields,
        sa.CheckConstraint("year_month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'", name="year_month_form"),
    )
