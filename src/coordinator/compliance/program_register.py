"""All facts about the program around its officers, indexed; what counts as of a day is asked with that day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from coordinator.compliance.choices import ContactRole, OversightKind
from coordinator.compliance.program_facts import (
    Clearance,
    CommitteeMeeting,
    Complaint,
    Contact,
    CorrectiveAction,
    Facility,
    Inspection,
    OversightMeeting,
    PostingCheck,
)
from coordinator.compliance.resource_facts import (
    ActivityMonth,
    Answer,
    Cost,
    Equipment,
    Paper,
    SecurityAgreement,
    SystemAccount,
    Waiver,
)

_Row = TypeVar("_Row")


def latest(rows: Iterable[_Row], day_of: Callable[[_Row], date | None], as_of: date) -> _Row | None:
    """Return the row with the latest day that is known by *as_of*; on one day the later row wins."""
    found: _Row | None = None
    last = date.min
    for row in rows:
        day = day_of(row)
        if day is not None and last <= day <= as_of:
            found, last = row, day
    return found


@dataclass(frozen=True, eq=False)
class Program:
    """Every fact that is kept, whatever its date, in the order in which it was entered.

    *documented* says for a record, as ``kind:key``, which documents are the papers for it, by their codes.
    """

    facilities: Sequence[Facility] = ()
    contacts: Sequence[Contact] = ()
    oversight: Sequence[OversightMeeting] = ()
    inspections: Sequence[Inspection] = ()
    actions: Sequence[CorrectiveAction] = ()
    meetings: Sequence[CommitteeMeeting] = ()
    clearances: Sequence[Clearance] = ()
    complaints: Sequence[Complaint] = ()
    posting_checks: Sequence[PostingCheck] = ()
    security_agreements: Sequence[SecurityAgreement] = ()
    accounts: Sequence[SystemAccount] = ()
    equipment: Sequence[Equipment] = ()
    costs: Sequence[Cost] = ()
    months: Sequence[ActivityMonth] = ()
    papers: Sequence[Paper] = ()
    documented: Mapping[str, Sequence[str]] = field(default_factory=dict)
    waivers: Sequence[Waiver] = ()
    answers: Sequence[Answer] = ()

    @cached_property
    def facility(self) -> Mapping[str, Facility]:
        """Facilities by name."""
        return {one.name: one for one in self.facilities}

    @cached_property
    def inspection(self) -> Mapping[str, Inspection]:
        """Inspections by code."""
        return {one.code: one for one in self.inspections}

    @cached_property
    def complaints_of(self) -> Mapping[str, Sequence[Complaint]]:
        """Complaints by the officer they are about."""
        grouped: dict[str, list[Complaint]] = {}
        for one in self.complaints:
            grouped.setdefault(one.badge, []).append(one)
        return grouped

    @cached_property
    def _paper(self) -> Mapping[str, Paper]:
        return {one.key: one for one in self.papers}

    def papers_behind(self, ref: str, as_of: date) -> list[Paper]:
        """Return the documents for the record *ref* that are on file on a day."""
        papers = (self._paper[code] for code in self.documented.get(ref, ()) if code in self._paper)
        return [one for one in papers if one.is_on_file(as_of)]

    def holders(self, roles: frozenset[ContactRole], as_of: date) -> list[Contact]:
        """Return who holds one of *roles* on a day."""
        return [one for one in self.contacts if one.role in roles and one.is_valid(as_of)]

    def last_oversight(self, moa: str, kinds: frozenset[OversightKind], as_of: date) -> OversightMeeting | None:
        """Return the latest meeting of *kinds* under *moa* held by now."""
        rows = (one for one in self.oversight if one.moa == moa and one.kind in kinds)
        return latest(rows, lambda one: one.held_on, as_of)

    def waiver(self, rule: str, subject: str, as_of: date) -> Waiver | None:
        """Return the waiver that covers a duty on a day."""
        return next((one for one in self._waivers_of.get((rule, subject), ()) if _covers(one, as_of)), None)

    @cached_property
    def _waivers_of(self) -> Mapping[tuple[str, str], Sequence[Waiver]]:
        grouped: dict[tuple[str, str], list[Waiver]] = {}
        for one in self.waivers:
            grouped.setdefault((one.rule, one.subject), []).append(one)
        return grouped

    def answer(self, rule: str, subject: str, as_of: date) -> Answer | None:
        """Return what explains a failure that cannot be mended, given by now."""
        return latest(self._answers_of.get((rule, subject), ()), lambda one: one.on, as_of)

    @cached_property
    def _answers_of(self) -> Mapping[tuple[str, str], Sequence[Answer]]:
        grouped: dict[tuple[str, str], list[Answer]] = {}
        for one in self.answers:
            grouped.setdefault((one.rule, one.subject), []).append(one)
        return grouped


def _covers(waiver: Waiver, day: date) -> bool:
    return waiver.from_on <= day and (waiver.until_on is None or day <= waiver.until_on)
