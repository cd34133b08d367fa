"""Questions about officers: the list with everybody's standing, and one officer with chain, training and reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields as parts_of
from datetime import date, datetime
from typing import Any

from coordinator.compliance.authority import Authority, AuthorityWord
from coordinator.compliance.choices import Choice, CredentialKind, Satisfies
from coordinator.compliance.facts import Participation
from coordinator.compliance.register import Facts
from coordinator.compliance.verdicts import COUNTED, SETTLED, Status, Verdict, about
from coordinator.errors import Refused
from coordinator.records import OfficerFields
from coordinator.records.declaration import fields_of
from coordinator.services.chain import chain_of
from coordinator.services.choosing import called
from coordinator.services.explaining import answered, explained
from coordinator.services.judged import Judged
from coordinator.services.officer_records import holdings_of, training_of
from coordinator.services.officer_view import OfficerDetail, OfficerRow, Papers
from coordinator.store import Look

_OPEN = frozenset({Status.OVERDUE, Status.NOT_MET, Status.LATE})
_WORDS = [*AuthorityWord]


def officer_rows(look: Look, known: Judged) -> list[OfficerRow]:
    """Return every officer with the standing of the day, by name."""
    authority: dict[str, list[tuple[Participation, Authority]]] = {}
    for held, found in known.found.authority.items():
        authority.setdefault(held.badge, []).append((held, found))
    verdicts = _by_officer([one for one in known.found.verdicts if not _behind(one, known.as_of)])
    people = look.rows(OfficerFields, ("badge", "last_name", "first_name", "rank", "facility"))
    rows = (
        _row(
            known.facts,
            (badge, f"{last}, {first}", rank or "", facility or ""),
            authority.get(badge, []),
            verdicts.get(badge, []),
        )
        for badge, last, first, rank, facility in people
    )
    return sorted(rows, key=lambda row: row.name.casefold())


def _behind(one: Verdict, as_of: date) -> bool:
    """Return whether a duty is behind us: done and its day passed, or explained."""
    return bool(one.answered) or (one.status in SETTLED and one.due_day is not None and one.due_day < as_of)


def _by_officer(verdicts: Sequence[Verdict]) -> Mapping[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {}
    for one in verdicts:
        badge = about(one.subject).badge
        if badge is not None:
            found.setdefault(badge, []).append(one)
    return found


def _row(
    facts: Facts,
    person: tuple[str, str, str, str],
    authority: list[tuple[Participation, Authority]],
    verdicts: list[Verdict],
) -> OfficerRow:
    badge, name, rank, facility = person
    best = min((found for _, found in authority), key=lambda found: _WORDS.index(found.word), default=None)
    standing = [held for held, found in authority if found.ended_on is None] or [held for held, _ in authority]
    counted = [one for one in verdicts if one.rule.weight in COUNTED]
    dated = [one for one in counted if one.due_day is not None and one.status is not Status.LATE]
    soonest = min(dated, key=lambda one: one.due_day or date.max, default=None)
    return OfficerRow(
        badge=badge,
        name=name,
        rank=rank,
        facility=facility,
        agreements=", ".join(held.moa for held in standing),
        model=", ".join(dict.fromkeys(facts.moa_of(held).model.words for held in standing)),
        status=best.word.value if best else "",
        status_words=best.word.words if best else "Not taking part",
        next_due=soonest.due_day if soonest else None,
        next_words=soonest.rule.title if soonest else "",
        flags=[f"{one.rule.title}: {one.status.words.lower()}" for one in counted if one.status in _OPEN],
        overdue=bool(soonest and soonest.status is Status.OVERDUE),
        attention=any(one.status in _OPEN for one in counted),
        due_soon=any(one.status is Status.DUE_SOON for one in counted),
        cannot_tell=any(one.status is Status.CANNOT_TELL for one in counted),
        ended=bool(authority) and all(found.ended_on is not None for _, found in authority),
        papers=_latest_papers(facts, standing),
    )


def _latest_papers(facts: Facts, standing: Sequence[Participation]) -> Papers:
    """Return the latest day of each paper over all participations that stand, or over the ended ones."""
    found: dict[str, list[date]] = {}
    for held in standing:
        model = facts.moa_of(held).model
        for name, satisfies in (("initial", Satisfies.INITIAL), ("refresher", Satisfies.REFRESHER)):
            rows = facts.completions(held.badge, model, frozenset({satisfies}))
            found.setdefault(name, []).extend(row.completed_on for row in rows if row.completed_on)
        certified = [row.certified_on for row in facts.certifications(held) if row.certified_on]
        found.setdefault("certified", []).extend(certified)
        found.setdefault("letter", []).extend(row.dated for row in facts.authorizations(held))
        for name, kind in (("form", CredentialKind.FORM_70_006), ("card", CredentialKind.CREDENTIAL_CARD)):
            found.setdefault(name, []).extend(_in_hand(facts, held, kind))
    return Papers(**{one.name: max(found.get(one.name, ()), default=None) for one in parts_of(Papers)})


def _in_hand(facts: Facts, held: Participation, kind: CredentialKind) -> Iterator[date]:
    """Yield the days on which credentials were issued that were not returned by the day of the facts."""
    for row in facts.credentials(held, kind):
        if row.returned_on is None or row.returned_on > facts.as_of:
            yield row.issued_on


def officer_detail(look: Look, known: Judged, badge: str) -> OfficerDetail:
    """Return one officer as of the day that was judged.

    Raises:
        Refused: no officer has that badge.
    """
    fields = [one for one in fields_of(OfficerFields) if one.name not in {"badge", "last_name", "first_name"}]
    names = ["badge", "last_name", "first_name", *(one.name for one in fields)]
    row = next((row for row in look.numbered(OfficerFields, names) if row[1] == badge), None)
    if row is None:
        raise Refused(f"No officer has the badge {badge}.")
    held = [(one, found) for one, found in known.found.authority.items() if one.badge == badge]
    standing = [one.moa for one, found in held if found.ended_on is None]
    values = zip(fields, row[4:], strict=True)
    return OfficerDetail(
        number=row[0],
        badge=badge,
        name=f"{row[2]}, {row[3]}",
        as_of=known.as_of,
        about=[(one.title, _shown(value)) for one, value in values if value not in (None, "", ())],
        authority=[answered(one, found, known.facts) for one, found in held],
        verdicts=[explained(one, known.facts) for one in _by_officer(known.found.verdicts).get(badge, [])],
        chains=[chain_of(look, known.facts, one) for one, found in held],
        training=training_of(look, row[0], badge),
        holdings=holdings_of(look, row[0], badge, standing[-1] if standing else ""),
        words={badge: called(look, "officer", [row[0]])[row[0]], **_called(look, "moa"), **_called(look, "course")},
    )


def _called(look: Look, kind: str) -> Mapping[str, str]:
    words = called(look, kind)
    return {key: words[number] for number, key in look.keys(kind).items()}


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(one) for one in value)
    if isinstance(value, Choice):
        return value.words
    return value.isoformat(" ") if isinstance(value, datetime) else str(value)
