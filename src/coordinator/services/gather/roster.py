"""Gathers R2 Roster and authority."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from coordinator.compliance.assess import Assessment
from coordinator.compliance.authority import Authority, AuthorityWord
from coordinator.compliance.choices import CredentialKind, Model
from coordinator.compliance.facts import Participation
from coordinator.compliance.marks import MARK_OF
from coordinator.compliance.register import Facts
from coordinator.compliance.spans import Past, spans, turning_days
from coordinator.compliance.verdicts import Status, Verdict
from coordinator.records import CredentialFields, OfficerFields
from coordinator.reports.document.blocks import Document
from coordinator.reports.roster import NAME, Ending, Flag, Line, Roster, Stretch, Total, document
from coordinator.services.gather.report import PERIOD_FROM, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

LANES = 40
"""How many lanes the timeline has at most: about one page."""


class _Person(NamedTuple):
    last_name: str
    first_name: str
    rank: str | None
    facility: str | None

    @property
    def name(self) -> str:
        return f"{self.last_name}, {self.first_name}"


@dataclass(frozen=True, eq=False)
class _Gathering:
    """What one gathering knows."""

    facts: Facts
    found: Assessment
    people: Mapping[str, _Person]
    cards: Mapping[tuple[str, str], tuple[str | None, date | None]]
    flags: Mapping[str, list[Flag]]
    period_from: date

    def sorted_by_name(self) -> list[tuple[Participation, Authority]]:
        return sorted(self.found.authority.items(), key=lambda pair: (self.people[pair[0].badge], pair[0].moa))

    def shown(self, authority: Authority) -> bool:
        """Return whether somebody without authority is still a matter of this report."""
        return authority.ended_on is None or authority.ended_on >= self.period_from


def gather(look: Look, known: Judged, period_from: date) -> Roster:
    """Return the roster as of the day that was judged; what ended is listed from *period_from* on."""
    facts, found = known.facts, known.found
    cards, flags = _cards(look, known.as_of), _flags(found.verdicts)
    gathering = _Gathering(facts, found, _people(look), cards, flags, period_from)
    pairs = gathering.sorted_by_name()
    authorized = [_line(gathering, *pair) for pair in pairs if pair[1].word is AuthorityWord.AUTHORIZED]
    others = [pair for pair in pairs if pair[1].word is not AuthorityWord.AUTHORIZED and gathering.shown(pair[1])]
    stretches, left_out = _stretches(gathering)
    return Roster(
        source=source_of(look, known),
        period_from=period_from,
        officers=len({line.badge for line in authorized}),
        totals=_totals(gathering, pairs),
        authorized=sorted(authorized, key=lambda line: (line.model, line.agreement)),
        not_authorized=sorted((_line(gathering, *pair) for pair in others), key=lambda line: line.status),
        ended=sorted(_endings(gathering, pairs), key=lambda one: one.ended_on),
        stretches=stretches,
        stretches_left_out=left_out,
    )


def _people(look: Look) -> Mapping[str, _Person]:
    rows = look.rows(OfficerFields, ("badge", "last_name", "first_name", "rank", "facility"))
    return {badge: _Person(*row) for badge, *row in rows}


def _cards(look: Look, as_of: date) -> Mapping[tuple[str, str], tuple[str | None, date | None]]:
    """Return the latest card of each participation issued by now: its serial and the day it went back."""
    rows = look.rows(CredentialFields, ("officer", "moa", "kind", "serial", "issued_on", "returned_on"))
    known = (row for row in rows if row[2] is CredentialKind.CREDENTIAL_CARD and row[4] <= as_of)
    return {(badge, moa): (serial, back) for badge, moa, _, serial, _, back in sorted(known, key=lambda row: row[4])}


_FLAGS = {
    ("TRN-03", Status.OVERDUE): "Training overdue",
    ("TRN-03", Status.DUE_SOON): "Training due soon",
    ("AUT-02", Status.DUE_SOON): "Authority ends soon",
    ("CRD-01", Status.NOT_MET): "Card or form missing",
    ("TRN-01", Status.NOT_MET): "Letter before certification",
    ("TRN-02", Status.NOT_MET): "Examinations not passed",
}
"""What a verdict says beside an officer's authority."""


def _flags(verdicts: tuple[Verdict, ...]) -> Mapping[str, list[Flag]]:
    """Return the flags by participation; those of an examination by badge."""
    found: dict[str, list[Flag]] = {}
    for one in verdicts:
        if words := _FLAGS.get((one.rule.code, one.status)):
            kind, _, key = one.subject.partition(":")
            whose = key.partition("/")[0] if kind == "exam" else one.subject
            found.setdefault(whose, []).append(Flag(words, one.due_day, one.rule.weight.words))
    return found


def _line(known: _Gathering, held: Participation, authority: Authority) -> Line:
    person, moa = known.people[held.badge], known.facts.moa_of(held)
    certified = known.facts.certifications(held)
    return Line(
        name=person.name,
        badge=held.badge,
        rank=person.rank or "",
        facility=person.facility or "",
        model=moa.model.words,
        agreement=moa.code,
        certified_on=certified[-1].certified_on if certified else None,
        letter_on=authority.letter.dated if authority.letter else None,
        until=authority.until,
        open_end="until withdrawn" if moa.model is Model.WSO else "until revoked",
        card=_card_words(known, held),
        status=authority.word.words,
        mark=MARK_OF[authority.word.value].value,
        reason="; ".join(str(line) for line in authority.steps),
        flags=[*known.flags.get(held.subject, ()), *known.flags.get(held.badge, ())],
    )


def _card_words(known: _Gathering, held: Participation) -> str:
    if (held.badge, held.moa) not in known.cards:
        return "not required" if known.facts.moa_of(held).model is Model.TFM else "none on record"
    serial, back = known.cards[held.badge, held.moa]
    if back is not None and back <= known.facts.as_of:
        return f"returned {back}"
    return serial or "no number"


def _card_back(known: _Gathering, held: Participation) -> str:
    words = _card_words(known, held)
    return words if words.startswith(("returned", "none", "not")) else f"{words}, not returned"


def _totals(known: _Gathering, pairs: list[tuple[Participation, Authority]]) -> list[Total]:
    shown = (pair for pair in pairs if pair[1].word is AuthorityWord.AUTHORIZED or known.shown(pair[1]))
    counted = Counter((known.facts.moa_of(held).model, authority.word) for held, authority in shown)
    order = [*AuthorityWord]
    in_order = sorted(counted.items(), key=lambda item: (item[0][0].words, order.index(item[0][1])))
    return [Total(model.words, word.words, MARK_OF[word.value].value, count) for (model, word), count in in_order]


def _endings(known: _Gathering, pairs: list[tuple[Participation, Authority]]) -> Iterator[Ending]:
    for held, authority in pairs:
        if authority.ended_on is not None and known.shown(authority):
            name, how = known.people[held.badge].name, authority.word.words
            yield Ending(name, held.badge, held.moa, authority.ended_on, how, _card_back(known, held))


def _stretches(known: _Gathering) -> tuple[list[Stretch], int]:
    """Return the stretches of authority of those who changed most recently, by name, and how many are left out."""
    lettered = [held for held in known.facts.participations if known.facts.authorizations(held)]
    recent = sorted(lettered, key=lambda held: turning_days(known.facts, held)[-1], reverse=True)[:LANES]
    past = Past(known.facts)
    found = [
        Stretch(known.people[held.badge].name, held.badge, held.moa, days)
        for held in recent
        if (days := [(span.start, span.until) for span in spans(past, held)])
    ]
    return sorted(found, key=lambda one: (one.name, one.agreement)), len(lettered) - len(recent)


def _make(look: Look, known: Judged, options: Options) -> Document:
    return document(gather(look, known, options.begins))


ROSTER = Report(
    "roster",
    NAME,
    "Who is authorized, under which agreement, by which papers.",
    "Coordinator, sheriff, field program manager",
    (PERIOD_FROM,),
    _make,
)
