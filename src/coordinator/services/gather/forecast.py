"""Gathers R16 Forecast."""

from datetime import date

from coordinator.compliance.authority import authority_of
from coordinator.compliance.verdicts import COUNTED
from coordinator.reports.document.blocks import Document
from coordinator.reports.forecast import MONTHS, NAME, Lapse, Outlook, Seats, document
from coordinator.services.forecasting import Line, Scenario, forecast_of
from coordinator.services.gather.report import Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

AUTHORITY = "AUTHORITY"
"""What stands for a rule where an officer's authority turns."""
_COUNTED = frozenset({"", *(weight.words for weight in COUNTED)})
"""Weights that count, in words; authority itself has none."""


def gather(look: Look, known: Judged) -> Outlook:
    """Return what lapses after the day that was judged if nothing more is recorded."""
    found = forecast_of(look, known.as_of, MONTHS, Scenario())
    return Outlook(
        source=source_of(look, known),
        until=found.until,
        lapses=[_lapse(one, _prevent(known, one)) for one in found.lines if one.lapse],
        classes=[Seats(date.fromisoformat(one.day), one.who) for one in found.classes],
    )


def _prevent(known: Judged, one: Line) -> str:
    """Return what would prevent a lapse; for authority, what would mend it on its day."""
    if one.mend or one.rule != AUTHORITY:
        return one.mend
    day = known.facts.on(date.fromisoformat(one.day))
    held = next(held for held in day.participations if held.subject == one.subject)
    return authority_of(day, held).mend or "Nothing of the officer's own; see the agreement."


def _lapse(one: Line, prevent: str) -> Lapse:
    return Lapse(
        day=date.fromisoformat(one.day),
        about=one.who,
        what=one.what,
        turn=f"{one.before} → {one.after}",
        weight=one.weight,
        counted=one.weight in _COUNTED,
        prevent=prevent,
    )


def _make(look: Look, known: Judged, _: Options) -> Document:
    return document(gather(look, known))


FORECAST = Report(
    "forecast",
    NAME,
    "What lapses in the next two years if nothing more is recorded, and what would prevent it.",
    "Coordinator, sheriff",
    (),
    _make,
)
