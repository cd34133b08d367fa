"""Questions about agreements: the list with the state of each, and one with its terms, duties, officers and past."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from coordinator.compliance.agreement import LIVE, MoaState, Standing, effective_day, end_of_term, standing
from coordinator.compliance.agreement_duties import by_agreement, owed_by
from coordinator.compliance.authority import AuthorityWord
from coordinator.compliance.dates import long_date
from coordinator.compliance.facts import Moa
from coordinator.compliance.terms import NEAREST, template_for
from coordinator.compliance.verdicts import COUNTED, SETTLED, Status, Verdict, about, subject_words
from coordinator.errors import Refused
from coordinator.records import MoaAmendmentFields, MoaEventFields, MoaFields, OfficerFields
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.agreement_terms import clauses, terms
from coordinator.services.agreement_view import (
    AgreementDetail,
    AgreementRow,
    Agreements,
    Happening,
    Obligation,
    OfficerUnder,
)
from coordinator.services.choosing import called
from coordinator.services.explaining import explained
from coordinator.services.judged import Judged
from coordinator.store import Look

_OPEN = frozenset({Status.OVERDUE, Status.NOT_MET, Status.LATE})
_ENDED = frozenset({MoaState.TERMINATED, MoaState.SUPERSEDED, MoaState.EXPIRED})


def agreement_rows(look: Look, known: Judged) -> list[AgreementRow]:
    """Return every agreement with its state on the day, those that bind first, then the latest first."""
    numbers = {code: number for number, code in look.keys("moa").items()}
    under = by_agreement(known.facts, known.found.verdicts)
    rows = [_row(numbers[moa.code], moa, known, under[moa.code]) for moa in known.facts.register.moas]
    by_day = sorted(rows, key=lambda row: row.since, reverse=True)
    return sorted(by_day, key=lambda row: row.show is not Agreements.LIVE)


def _row(number: int, moa: Moa, known: Judged, verdicts: Sequence[Verdict]) -> AgreementRow:
    stands = standing(known.facts, moa)
    counted = [one for one in verdicts if one.rule.weight in COUNTED and not one.answered]
    ahead = [one for one in counted if _is_ahead(one, known.as_of)]
    soonest = min(ahead, key=lambda one: one.due_day or date.max, default=None)
    begins, ends = effective_day(moa), _end(known, moa, stands)
    return AgreementRow(
        number=number,
        code=moa.code,
        model=moa.model.words,
        template=moa.template,
        state=stands.state.value,
        state_words=stands.state.words,
        since=begins.isoformat() if begins else "",
        until=ends.isoformat() if ends else "",
        officers=_able(known, moa),
        due=(soonest.due_iso or "")[:10] if soonest else "",
        due_words=soonest.rule.title if soonest else "",
        show=_show(stands),
        attention=any(one.status in _OPEN for one in counted),
        overdue=bool(soonest and soonest.status is Status.OVERDUE),
    )


def _is_ahead(one: Verdict, as_of: date) -> bool:
    """Return whether the day of a verdict matters yet."""
    day = one.due_day
    return day is not None and one.status is not Status.LATE and (one.status not in SETTLED or day >= as_of)


def _show(stands: Standing) -> Agreements:
    if stands.state in LIVE:
        return Agreements.LIVE
    return Agreements.ENDED if stands.state in _ENDED else Agreements.AHEAD


def _end(known: Judged, moa: Moa, stands: Standing) -> date | None:
    """Return the first day on which *moa* did not, or will not, bind any more."""
    if stands.state in _ENDED:
        return stands.since
    term = end_of_term(known.facts, moa)
    return term[0] if term else None


def _able(known: Judged, moa: Moa) -> str:
    words = [found.word for held, found in known.found.authority.items() if held.moa == moa.code and not found.ended]
    able = sum(word is AuthorityWord.AUTHORIZED for word in words)
    return f"{able} of {len(words)}" if words else ""


def agreement_detail(look: Look, known: Judged, number: int) -> AgreementDetail:
    """Return one agreement as of the day that was judged.

    Raises:
        Refused: it is not there any more.
    """
    fields = [one for one in fields_of(MoaFields) if one.name not in {"code", "model", "template"}]
    names = ["code", *(one.name for one in fields)]
    row = next(look.numbered(MoaFields, names, [number], lambda kind, some: called(look, kind, some)), None)
    if row is None:
        raise Refused("This agreement is not on record any more; somebody deleted it.")
    _, code, *values = row
    facts, moa = known.facts, known.facts.register.moa[code]
    stands = standing(facts, moa)
    verdicts = by_agreement(facts, known.found.verdicts)[code]
    template = template_for(facts.templates, moa.template, moa.model)
    about_it = zip([one.title for one in fields], map(in_words, values), strict=True)
    return AgreementDetail(
        number=number,
        code=code,
        as_of=known.as_of,
        title=values[names.index("title") - 1] or moa.model.words,
        model=moa.model.words,
        template=f"{moa.template}: {template.title}",
        state=stands.state.value,
        state_words=stands.state.words,
        reasons=list(_reasons(known, moa, stands)),
        banner=_banner(known, moa, stands),
        about=[(title, words) for title, words in about_it if words],
        terms=list(terms(look, facts, moa)),
        clauses=clauses(facts, moa, verdicts),
        happenings=_happenings(look, code),
        obligations=list(_obligations(look, known, verdicts)),
        officers=list(_officers(look, known, code)),
        prints=_prints(known, moa),
    )


def _prints(known: Judged, moa: Moa) -> list[tuple[str, str]]:
    """Return code and title of every print of the model, the one that is signed now first."""
    fit = (one for one in known.facts.templates.values() if any(moa.model.counts_as(model) for model in one.models))
    return sorted([(one.code, one.title) for one in fit], key=lambda one: one[0] != NEAREST[moa.model])


def _reasons(known: Judged, moa: Moa, stands: Standing) -> Iterator[str]:
    """Yield what the state rests on, in the order of the agreement's life."""
    for words, day in (
        ("Signed by the agency on {}", moa.lea_signed_on),
        ("Signed by ICE on {}", moa.ice_signed_on),
        ("In effect from {}", effective_day(moa)),
        ("Operational from {}", moa.operational_on),
    ):
        yield words.format(long_date(day)) if day else f"{words.split(' on ')[0].split(' from ')[0]}: no day on record"
    term = end_of_term(known.facts, moa)
    yield f"The term ends on {long_date(term[0])}" if term else "It runs until it is terminated"
    yield f"{stands.step}"


def _banner(known: Judged, moa: Moa, stands: Standing) -> str:
    term = known.facts.asked(moa, "MOA-01")
    source = f" ({term.citation})" if term else ""
    if stands.state in _ENDED and stands.since:
        return f"All authority under this agreement ended on {long_date(stands.since)}.{source}"
    if stands.state is MoaState.SUSPENDED and stands.since:
        return f"Nobody may act under this agreement: it is suspended since {long_date(stands.since)}.{source}"
    return ""


def _happenings(look: Look, code: str) -> list[Happening]:
    found = [*_amendments(look, code), *_events(look, code)]
    return sorted(found, key=lambda one: (one.day is None, one.day or date.max))


def _amendments(look: Look, code: str) -> Iterator[Happening]:
    names = ("moa", "number", "kind", "clause", "summary", "lea_signed_on", "ice_signed_on", "effective_on")
    for row, moa, number, kind, clause, summary, lea, ice, effective in look.numbered(MoaAmendmentFields, names):
        if moa == code:
            day = max(lea, ice, effective or ice) if lea and ice else None
            signed = "" if day else "not signed by both parties"
            said = " · ".join(filter(None, (kind.words, clause, signed, summary)))
            yield Happening("moa_amendment", row, day, f"Amendment {number}", said)


def _events(look: Look, code: str) -> Iterator[Happening]:
    names = ("moa", "kind", "effective_on", "notified_on", "decided_by", "stated_length", "reason")
    for row, moa, kind, effective, notified, decided, length, reason in look.numbered(MoaEventFields, names):
        if moa == code:
            by = f"decided by {'ICE' if decided.value == 'ICE' else 'the agency'}" if decided else ""
            told = f"notice of {long_date(notified)}" if notified else ""
            said = " · ".join(filter(None, (by, told, length, reason)))
            yield Happening("moa_event", row, effective, kind.words, said)


def _obligations(look: Look, known: Judged, verdicts: Sequence[Verdict]) -> Iterator[Obligation]:
    names = _names(look)
    for one in sorted(verdicts, key=_urgency):
        badge = about(one.subject).badge
        who = names.get(badge or "") or subject_words(one.subject)
        yield Obligation(who, owed_by(one.rule.code), explained(one, known.facts))


def _urgency(one: Verdict) -> tuple[bool, bool, str]:
    return one.status in SETTLED or bool(one.answered), one.rule.weight not in COUNTED, one.due_iso or "9999"


def _names(look: Look) -> Mapping[str, str]:
    people = look.rows(OfficerFields, ("badge", "last_name", "first_name"))
    return {badge: f"{last}, {first} ({badge})" for badge, last, first in people}


def _officers(look: Look, known: Judged, code: str) -> Iterator[OfficerUnder]:
    names = _names(look)
    held = [(one, found) for one, found in known.found.authority.items() if one.moa == code]
    for one, found in sorted(held, key=lambda pair: (pair[1].ended, names.get(pair[0].badge, pair[0].badge))):
        since = f"from {long_date(one.started_on)}"
        until = f"until {long_date(found.ended_on)}" if found.ended_on else ""
        said = " ".join(filter(None, (since, until)))
        name = names.get(one.badge, one.badge)
        yield OfficerUnder(one.badge, name, one.role.words, found.word.value, found.word.words, said)
