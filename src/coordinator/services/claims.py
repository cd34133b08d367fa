"""Claims for money back: how each stands on a day, what it claims, and ICE's caps on what a task force is paid."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from coordinator.compliance.choices import Model, ReimbursementProgram, ReimbursementStatus
from coordinator.compliance.dates import federal_year, long_date
from coordinator.errors import Refused
from coordinator.records import ReimbursementFields
from coordinator.records.plain_words import in_words
from coordinator.reports.money import cents, dollars
from coordinator.services.costs import costs_by, doubts_of, entry
from coordinator.services.costs_view import Cap, ClaimDetail, ClaimRow, Claims
from coordinator.services.judged import Judged
from coordinator.store import Look

EQUIPMENT_AN_OFFICER = 7_500_00
VEHICLES_AN_AGENCY = 100_000_00
OVERTIME_OF_SALARY = 4
"""Overtime may be a quarter of the salary of the same federal fiscal year."""
_NAMES = (
    *("code", "program", "period_from", "period_to", "status", "claimed", "claimed_on", "approved", "approved_on"),
    *("received", "received_on", "entries", "notes"),
)
_STEPS = (
    ("received", "received_on", ReimbursementStatus.PAID),
    ("approved", "approved_on", ReimbursementStatus.APPROVED),
    ("claimed", "claimed_on", ReimbursementStatus.CLAIMED),
)
_SHOWS = {
    ReimbursementStatus.NOT_CLAIMED: (Claims.UNCLAIMED, "DUE_SOON"),
    ReimbursementStatus.CLAIMED: (Claims.OPEN, "AHEAD"),
    ReimbursementStatus.APPROVED: (Claims.OPEN, "AHEAD"),
    ReimbursementStatus.PAID: (Claims.PAID, "MET"),
    ReimbursementStatus.DENIED: (Claims.DENIED, "NOT_MET"),
}
_SALARY, _OVERTIME = ReimbursementProgram.ICE_TFM_SALARY, ReimbursementProgram.ICE_TFM_OVERTIME
_EQUIPMENT, _VEHICLE = ReimbursementProgram.ICE_TFM_EQUIPMENT, ReimbursementProgram.ICE_TFM_VEHICLE
_Claim = Mapping[str, Any]


def claim_rows(look: Look, known: Judged) -> list[ClaimRow]:
    """Return every claim as it stood on the day, in the order of entry."""
    return [_row(one) for one in _claims(look, known.as_of)]


def _claims(look: Look, as_of: date) -> list[_Claim]:
    rows = look.numbered(ReimbursementFields, _NAMES)
    return [_as_of({"number": number, **dict(zip(_NAMES, row, strict=True))}, as_of) for number, *row in rows]


def _as_of(claim: dict[str, Any], as_of: date) -> _Claim:
    """Return a claim without what happened to it later; how it stood then follows from its days."""
    later = [(amount, day) for amount, day, _ in _STEPS if claim[day] is not None and claim[day] > as_of]
    known = {**claim, **{name: None for names in later for name in names}}
    if later:
        reached = (status for _, day, status in _STEPS if known[day] is not None)
        known["status"] = next(reached, ReimbursementStatus.NOT_CLAIMED)
    return known


def _row(claim: _Claim) -> ClaimRow:
    show, code = _SHOWS[claim["status"]]
    return ClaimRow(
        number=claim["number"],
        code=claim["code"],
        program=in_words(claim["program"]),
        period=" to ".join(in_words(claim[name]) for name in ("period_from", "period_to") if claim[name]),
        status=in_words(claim["status"]),
        status_code=code,
        show=show,
        claimed=_amount(claim, "claimed"),
        approved=_amount(claim, "approved"),
        received=_amount(claim, "received"),
        claimed_on=in_words(claim["claimed_on"]),
    )


def _amount(claim: _Claim, name: str) -> int | None:
    return None if claim[name] is None else cents(claim[name])


def claim_detail(look: Look, known: Judged, number: int) -> ClaimDetail:
    """Return one claim with the costs that it claims and the caps that count for it.

    Raises:
        Refused: it is not on record any more.
    """
    claims = _claims(look, known.as_of)
    claim = next((one for one in claims if one["number"] == number), None)
    if claim is None:
        raise Refused("This claim is not on record any more; somebody deleted it.")
    doubts = doubts_of(known)
    entries = [entry(one, doubts) for one in costs_by(look, known.as_of) if one["code"] in claim["entries"]]
    return ClaimDetail(
        row=_row(claim),
        as_of=known.as_of,
        steps=list(_steps(claim)),
        entries=entries,
        total=sum(one.amount for one in entries),
        caps=list(caps(known, claims, claim)),
        note=claim["notes"] or "",
    )


def _steps(claim: _Claim) -> Iterator[tuple[str, str, str]]:
    """Yield each step of a claim: what it is, its amount, and its day in words."""
    for (amount, day, _), title in zip(reversed(_STEPS), ("Claimed", "Approved", "Received"), strict=True):
        said = long_date(claim[day]) if claim[day] else "no day on record"
        yield title, dollars(cents(claim[amount])) if claim[amount] is not None else "", said


def caps(known: Judged, claims: Sequence[_Claim], claim: _Claim) -> Iterator[Cap]:
    """Yield the caps of the program of *claim*, counted over all *claims* but those denied (CST-03)."""
    counted = [one for one in claims if one["status"] is not ReimbursementStatus.DENIED and one["claimed"] is not None]
    if claim["program"] is _VEHICLE:
        yield Cap("Vehicles", _sum(counted, _VEHICLE), VEHICLES_AN_AGENCY, "$100,000 for an agency, over all claims")
    if claim["program"] is _EQUIPMENT:
        officers = _task_force_officers(known)
        words = f"$7,500 for each of {officers} task force officers on record, over all claims"
        yield Cap("Equipment", _sum(counted, _EQUIPMENT), officers * EQUIPMENT_AN_OFFICER, words)
    if claim["program"] is _OVERTIME and claim["period_to"]:
        begins, ends = federal_year(claim["period_to"])
        year = [one for one in counted if one["period_to"] and begins <= one["period_to"] <= ends]
        words = f"a quarter of the salary claimed for periods that end from {begins} to {ends}"
        yield Cap("Overtime", _sum(year, _OVERTIME), _sum(year, _SALARY) // OVERTIME_OF_SALARY, words)


def _sum(claims: Iterable[_Claim], program: ReimbursementProgram) -> int:
    return sum(cents(one["claimed"]) for one in claims if one["program"] is program)


def _task_force_officers(known: Judged) -> int:
    moas = known.facts.register.moa
    return len({held.badge for held in known.facts.participations if moas[held.moa].model.counts_as(Model.TFM)})
