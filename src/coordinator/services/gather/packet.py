"""Gathers R1 Inspection packet: what the other reports say, and the tables between them, for one review period."""

from collections.abc import Sequence
from datetime import date, timedelta

from coordinator.compliance.agreement import effective_day, standing
from coordinator.compliance.choices import InspectionKind
from coordinator.compliance.dates import add_months, long_date
from coordinator.compliance.facts import Moa
from coordinator.compliance.marks import Mark
from coordinator.compliance.rules import RULES
from coordinator.compliance.verdicts import COUNTED, Rule, Status, Verdict, Weight, about
from coordinator.reports.answers import Need
from coordinator.reports.document.blocks import Document
from coordinator.reports.packet import NAME, Packet, RuleLine, document
from coordinator.services.gather import activity, agreement, authority, complaints, exceptions, roster, training
from coordinator.services.gather.answers import Answers, answers_of, need_of
from coordinator.services.gather.listing import listing
from coordinator.services.gather.packet_tables import changes, documents, sections
from coordinator.services.gather.report import PERIOD_FROM, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

WITHOUT_INSPECTION = 24
"""How many months a review period has where no earlier inspection is on record."""
MOST_OPEN = 6
"""How many of those for whom a rule is not met it names."""
_ROUTINE = frozenset({InspectionKind.OPR_ROUTINE})
_DAY = timedelta(days=1)
Period = tuple[date, date]


def review_period(known: Judged, ends: date) -> tuple[date, str]:
    """Return the first day of the review period that ends on a day, and in words what it is counted from."""
    inspections = [one for one in known.facts.program.inspections if one.kind in _ROUTINE and one.ends_on is not None]
    ended = [(one.ends_on, one.code) for one in inspections if one.ends_on is not None and one.ends_on < ends]
    if not ended:
        return add_months(ends, -WITHOUT_INSPECTION), "No earlier inspection is on record."
    last, code = max(ended)
    return last + _DAY, f"The last inspection, {code}, ended on {long_date(last)}."


def gather(look: Look, known: Judged, begins: date | None) -> Packet:
    """Return the packet of the review period that ends on the day that was judged; unless told, since the last one."""
    first, since = review_period(known, known.as_of)
    period = (begins or first, known.as_of)
    answers = answers_of(look, known)
    return Packet(
        source=source_of(look, known),
        period=period,
        since=since,
        summaries=[agreement.gather(look, known, moa.code) for moa in _bound_in(known, period)],
        roster=roster.gather(look, known, period[0]),
        changes=listing(look, known.as_of, changes(period)),
        training=training.gather(look, known, period),
        proofs=[authority.gather(look, known, badge, whole=True) for badge in _took_part(known, answers, period)],
        log=complaints.gather(look, known, period),
        counts=activity.gather(look, known, period),
        exceptions=exceptions.gather(look, known),
        rules=[_rule_line(known, answers, rule) for rule in RULES],
        documents=documents(look, known),
        **sections(look, known, answers, period),
    )


def _bound_in(known: Judged, period: Period) -> list[Moa]:
    """Return the agreements that bound on a day of the period."""
    found = []
    for moa in known.facts.register.moas:
        day = effective_day(moa)
        if day is not None and day <= period[1]:
            first = max(day, period[0])
            if standing(known.facts.on(first), moa).live or standing(known.facts, moa).live:
                found.append(moa)
    return found


def _took_part(known: Judged, answers: Answers, period: Period) -> list[str]:
    """Return the badges of those who took part in the period, by name."""
    badges = {
        held.badge
        for held, found in known.found.authority.items()
        if found.ended_on is None or found.ended_on >= period[0]
    }
    return sorted(badges, key=lambda badge: (answers.person(badge), badge))


def _rule_line(known: Judged, answers: Answers, rule: Rule) -> RuleLine:
    found = [one for one in known.found.verdicts if one.rule is rule]
    outcome, mark = _outcome(rule, found)
    open_ = [one for one in found if need_of(one) in {Need.ATTENTION, Need.UNKNOWN}]
    return RuleLine(
        code=rule.code,
        title=rule.title,
        weight=rule.weight.words,
        counted=rule.weight in COUNTED,
        outcome=outcome,
        mark=mark.value,
        count=f"{len(found) - len(open_)} of {len(found)}" if found else "",
        open=_named(answers, open_),
        evidence=_evidence(known, rule, found),
    )


def _outcome(rule: Rule, found: Sequence[Verdict]) -> tuple[str, Mark]:
    needs = {need_of(one) for one in found}
    if not found:
        return "Not applicable", Mark.NEUTRAL
    if Need.ATTENTION in needs:
        expected = rule.weight is Weight.INFORMATION
        return ("Past the expected day", Mark.SOON) if expected else ("Not met", Mark.BAD)
    if Need.UNKNOWN in needs:
        return "Cannot tell", Mark.SOON
    if any(one.answered for one in found):
        return "Explained", Mark.NEUTRAL
    if all(one.status is Status.WAIVED for one in found):
        return "Waived", Mark.NEUTRAL
    return "Met", Mark.GOOD


def _named(answers: Answers, found: Sequence[Verdict]) -> Sequence[str]:
    badges = [(about(one.subject).badge, one.subject) for one in found]
    named = list(dict.fromkeys(answers.person(badge) if badge else answers.who(subject) for badge, subject in badges))
    more = [f"and {len(named) - MOST_OPEN} more"] if len(named) > MOST_OPEN else []
    return [*named[:MOST_OPEN], *more]


_SECTIONS = {
    "MOA": "2",
    "AUT": "3 and 5",
    "NOM": "5",
    "TRN": "4",
    "CRD": "5",
    "EXT": "3",
    "CMP": "6",
    "PST": "7",
    "STC": "8",
    "SUP": "9",
    "IT": "10",
    "EQP": "10",
    "LEP": "11",
    "REL": "12",
    "ACT": "13",
    "INS": "14",
}
"""The section that holds the evidence for a rule, by the first part of its code."""


def _evidence(known: Judged, rule: Rule, found: Sequence[Verdict]) -> str:
    """Return where the evidence stands, and how many documents are on file for what the answers rest on."""
    section = _SECTIONS.get(rule.code.partition("-")[0])
    refs = {ref for one in found for ref in one.rests_on}
    papers = {one.key for ref in refs for one in known.facts.program.papers_behind(ref, known.as_of)}
    parts = [f"Section {section}" if section else "", _documents(sorted(papers))]
    return "\n".join(part for part in parts if part) if found else ""


def _documents(codes: Sequence[str]) -> str:
    if len(codes) <= MOST_OPEN // 2:
        return ", ".join(codes)
    return f"{len(codes)} documents in Annex B"


def _make(look: Look, known: Judged, options: Options) -> Document:
    return document(gather(look, known, options.period_from))


PACKET = Report(
    "packet",
    NAME,
    "Everything that an inspection looks at, for the review period, with contents, evidence and documents.",
    "OPR, sheriff, field program manager",
    (PERIOD_FROM,),
    _make,
)
