"""What does not fit together as of a day: the same list for window and command line."""

from dataclasses import replace
from datetime import date

from coordinator.compliance.discrepancies import Discrepancy, Listed, discrepancies
from coordinator.compliance.states import same_state
from coordinator.records import RECORD_OF, AgencyFields, DirectoryEntryFields
from coordinator.records.directory import folded
from coordinator.services.explaining import record_words
from coordinator.services.judged import Judged, judged
from coordinator.store import Look

_LINE = ("state", "agency_folded", "model", "kind", "signed_on", "list_date", "gone_on")


def discrepancies_of(look: Look, as_of: date, known: Judged | None = None) -> list[Discrepancy]:
    """Return everything that does not fit as of a day, with what would settle each, from what is *known* of it."""
    known = known or judged(look, as_of)
    return [_named(one) for one in discrepancies(known.facts, known.found, _own_lines(look, as_of))]


def _named(found: Discrepancy) -> Discrepancy:
    """Return *found* with its record called as people do, not by its kind and key."""
    known = found.subject.partition(":")[0] in RECORD_OF
    return replace(found, words=found.words.replace(found.subject, record_words(found.subject))) if known else found


def _own_lines(look: Look, as_of: date) -> list[Listed]:
    """Return what ICE's lists up to the day say of this agency."""
    own = next(((folded(name), state) for name, state in look.rows(AgencyFields, ("name", "state"))), None)
    if own is None:
        return []
    return [
        Listed(model, kind, signed, listed, f"directory_entry:{state}/{name}/{model}", gone)
        for state, name, model, kind, signed, listed, gone in look.rows(DirectoryEntryFields, _LINE)
        if name == own[0] and same_state(own[1], state) and listed <= as_of
    ]
