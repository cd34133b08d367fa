"""Gathers R4 Public handout."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from coordinator.compliance.agreement import MoaState, effective_day, end_of_term, standing
from coordinator.compliance.authority import AuthorityWord, authority_of
from coordinator.compliance.choices import (
    Disposition,
    InspectionKind,
    Language,
    MeetingStatus,
    Payer,
    ReleaseResult,
)
from coordinator.compliance.dates import add_months
from coordinator.compliance.facts import Moa
from coordinator.compliance.program_register import latest
from coordinator.paths import bundled
from coordinator.records import (
    ActivityMonthFields,
    AgencyTextFields,
    ComplaintFields,
    CostFields,
    MeetingFields,
    QuestionFields,
    ReleaseClearanceFields,
)
from coordinator.reports.document.blocks import Document
from coordinator.reports.handout import NAME, Complaints, Handout, Meetings, Year, document
from coordinator.reports.money import cents
from coordinator.reports.public import Counted, Instrument, Passages
from coordinator.services.gather.report import LANGUAGE, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

LANGUAGES = {Language.EN: "en-US", Language.ES: "es-US"}
COUNTED = ("encounters", "detainers_issued", "arrest_warrants_served", "tfm_arrests", "transfers_to_ice")
"""What of the monthly counts is told, where it was collected."""
YEARS = 3
"""How many years of activity are told."""
_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})
_PREFIX = "handout."
Period = tuple[date, date]


@cache
def _shipped(language: Language) -> Mapping[str, str]:
    return tomllib.loads(bundled(f"resources/text/handout.{language.value.lower()}.toml").read_text("utf-8"))


def passages(look: Look, language: Language) -> Passages:
    """Return the words of the handout in a language, the agency's own in place of those that come with the program.

    A passage ``translation`` that somebody confirmed says so in the agency's words, in place of the warning.
    """
    shipped = _shipped(language)
    rows = look.rows(AgencyTextFields, ("code", "language", "text"))
    own = {code.removeprefix(_PREFIX): text for code, told, text in rows if told is language}
    return Passages({name: own.get(name, text) for name, text in shipped.items()})


def gather(look: Look, known: Judged, language: Language) -> Handout:
    """Return what the public is told as of the day that was judged."""
    facts, as_of = known.facts, known.as_of
    period = (add_months(as_of, -12), as_of)
    live = [moa for moa in facts.register.moas if standing(facts, moa).state is MoaState.IN_FORCE]
    held = {one.badge for one in facts.participations if authority_of(facts, one).word is AuthorityWord.AUTHORIZED}
    opr = (InspectionKind.OPR_ROUTINE,)
    inspected = latest((one for one in facts.program.inspections if one.kind in opr), lambda one: one.ends_on, as_of)
    counted, years = _activity(look, as_of)
    return Handout(
        source=source_of(look, known),
        language=LANGUAGES[language],
        passages=passages(look, language),
        period=period,
        agreements=[_instrument(known, moa) for moa in live],
        authorized=len(held),
        inspected=inspected.ends_on if inspected else None,
        paid=_paid(look, period),
        complaints=_complaints(look, period),
        counted=counted,
        years=years,
        questions=_questions(look, as_of),
        meetings=_meetings(look, as_of),
    )


def _instrument(known: Judged, moa: Moa) -> Instrument:
    signed = [day for day in (moa.lea_signed_on, moa.ice_signed_on) if day is not None]
    since = effective_day(moa) or max(signed)
    term = end_of_term(known.facts, moa)
    return Instrument(moa.model.value, max(signed), since, term[0] if term else None)


def _paid(look: Look, period: Period) -> int | None:
    rows = look.rows(CostFields, ("incurred_on", "payer", "amount"))
    own = [amount for day, payer, amount in rows if payer is Payer.LEA and period[0] <= day <= period[1]]
    return sum(map(cents, own)) if own else None


def _complaints(look: Look, period: Period) -> Complaints | None:
    names = ("received_at", "related", "disposition", "resolved_on")
    rows = [row for row in look.rows(ComplaintFields, names) if row[0].date() <= period[1]]
    sustained = sum(
        related is True and result is Disposition.SUSTAINED and settled is not None and settled <= period[1]
        for _, related, result, settled in rows
    )
    received = sum(period[0] <= row[0].date() for row in rows)
    total = len(rows)
    return (
        Complaints(Counted.within(received, total), Counted(total), Counted.within(sustained, total)) if rows else None
    )


def _activity(look: Look, as_of: date) -> tuple[Sequence[str], Sequence[Year]]:
    """Return what was collected, and the counts of each year up to the day, of all agreements together."""
    found: dict[int, list[Sequence[int | None]]] = {}
    for month, entered, *counts in look.rows(ActivityMonthFields, ("year_month", "entered_on", *COUNTED)):
        first = date.fromisoformat(f"{month}-01")
        if first <= as_of and (entered is None or entered <= as_of):
            found.setdefault(first.year, []).append(counts)
    shown = {year: found[year] for year in sorted(found)[-YEARS:]}
    months = [row for rows in shown.values() for row in rows]
    collected = [at for at in range(len(COUNTED)) if any(row[at] is not None for row in months)]
    sums = {year: [_sum(row[at] for row in rows) for at in collected] for year, rows in shown.items()}
    years = [Year(year, counts, whole=year < as_of.year) for year, counts in sums.items()]
    return [COUNTED[at] for at in collected], years if collected else []


def _sum(counts: Iterable[int | None]) -> Counted | None:
    known = [count for count in counts if count is not None]
    return Counted(sum(known)) if known else None


def _questions(look: Look, as_of: date) -> tuple[Counted, Counted] | None:
    names = ("received_on", "answered_in_meeting", "followed_up_on")
    rows = [row for row in look.rows(QuestionFields, names) if row[0] <= as_of]
    answered = sum(there is True or (later is not None and later <= as_of) for _, there, later in rows)
    return (Counted(len(rows)), Counted(answered)) if rows else None


def _meetings(look: Look, as_of: date) -> Meetings:
    names = ("held_on", "scheduled_at", "status", "place", "questions_due_on", "open_to_public")
    rows = [row for row in look.rows(MeetingFields, names) if row[5] is not False]
    held = [row[0] for row in rows if row[0] is not None and row[0] <= as_of]
    plans = [row for row in rows if row[2] not in _OFF and row[1].date() > as_of]
    following = min(plans, key=lambda row: row[1], default=None)
    if following is None:
        return Meetings(len(held), max(held, default=None), None, "", None)
    due = following[4] if following[4] is not None and following[4] >= as_of else None
    return Meetings(len(held), max(held, default=None), following[1].date(), following[3] or "", due)


def is_cleared(look: Look, number: str) -> bool:
    """Return whether ICE cleared the release of the report that has this *number*; the clearance names it."""
    rows = look.rows(ReleaseClearanceFields, ("what", "result"))
    return any(result is ReleaseResult.CLEARED and number in what for what, result in rows)


def _make(look: Look, known: Judged, options: Options) -> Document:
    handout = gather(look, known, options.language or Language.EN)
    return document(handout, cleared=is_cleared(look, handout.number))


HANDOUT = Report(
    "handout",
    NAME,
    "What the program is, who takes part, what it costs and how to complain, in plain words.",
    "Steering committee, the public",
    (LANGUAGE,),
    _make,
    web=True,
)
