"""Posted notices: where they hang and how they were found, and the round through all facilities as one change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from coordinator.compliance.choices import FacilityKind
from coordinator.compliance.dates import long_date
from coordinator.compliance.verdicts import SETTLED, Status, Verdict
from coordinator.errors import Invalid, Problem, Refused
from coordinator.records import FacilityFields, PosterEditionFields, PostingCheckFields
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.entering import attempt, entering
from coordinator.services.explaining import explained
from coordinator.services.judged import Judged
from coordinator.services.notice_view import MARKS, Edition, NoticeDetail, NoticeRow, PastCheck, Round, Seen
from coordinator.services.validating import checked
from coordinator.store import Changes, Look, Store

POSTED = frozenset({FacilityKind.JAIL, FacilityKind.PROCESSING_AREA})
"""Where notices hang."""
_OPEN = frozenset({Status.OVERDUE, Status.NOT_MET})
_CHECK = ("facility", "checked_on", "checked_by", *MARKS, "edition", "problem", "fixed_on")


def notice_rows(look: Look, known: Judged) -> list[NoticeRow]:
    """Return every facility in which notices hang, or were looked for, in the order of entry."""
    checks = _checks(look)
    return [
        _row(number, name, in_words(kind), known, checks.get(name, []))
        for number, name, kind in look.numbered(FacilityFields, ("name", "kind"))
        if kind in POSTED or name in checks
    ]


def _checks(look: Look) -> Mapping[str, list[Mapping[str, Any]]]:
    """Return the looks at each facility by its name, the earliest first, each by field and with its row ``number``."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for number, *values in look.numbered(PostingCheckFields, _CHECK):
        one = {"number": number, **dict(zip(_CHECK, values, strict=True))}
        found.setdefault(one["facility"], []).append(one)
    return {name: sorted(rows, key=lambda one: one["checked_on"]) for name, rows in found.items()}


def _verdicts(known: Judged, name: str) -> list[Verdict]:
    return [one for one in known.found.verdicts if one.subject == f"facility:{name}" and one.rule.code[:3] == "PST"]


def _row(number: int, name: str, kind: str, known: Judged, checks: Sequence[Mapping[str, Any]]) -> NoticeRow:
    by_now = [one for one in checks if one["checked_on"] <= known.as_of]
    last: Mapping[str, Any] = by_now[-1] if by_now else {}
    asked = sorted(_verdicts(known, name), key=lambda one: one.status in SETTLED)
    first = next(iter(asked), None)
    return NoticeRow(
        number=number,
        name=name,
        kind=kind,
        checked_on=last["checked_on"].isoformat() if last else "",
        marks=tuple(in_words(last.get(mark)) for mark in MARKS),
        edition=last.get("edition") or "",
        problem=_trouble(last),
        status=first.status.value if first else "",
        status_words=first.status.words if first else "",
        due=(first.due_iso or "") if first else "",
        attention=any(one.status in _OPEN for one in asked),
    )


def _trouble(check: Mapping[str, Any]) -> str:
    if not check.get("problem"):
        return ""
    fixed = check["fixed_on"]
    return f"{check['problem']}; {f'fixed {fixed}' if fixed else 'not fixed'}"


def notice_detail(look: Look, known: Judged, number: int) -> NoticeDetail:
    """Return one facility with every look at its posters.

    Raises:
        Refused: it is not there any more.
    """
    row = next(look.numbered(FacilityFields, ("name", "kind"), [number]), None)
    if row is None:
        raise Refused("This facility is not on record any more; somebody deleted it.")
    _, name, kind = row
    checks = [PastCheck(one["number"], one["checked_on"], *_found(one)) for one in _checks(look).get(name, [])]
    return NoticeDetail(
        number=number,
        name=name,
        kind=in_words(kind),
        as_of=known.as_of,
        verdicts=[explained(one, known.facts) for one in _verdicts(known, name)],
        checks=checks[::-1],
        editions=list(_editions(look, known.as_of)),
    )


def _found(check: Mapping[str, Any]) -> tuple[str, bool]:
    titles = {one.name: one.title for one in fields_of(PostingCheckFields)}
    wanting = [titles[mark].lower() for mark in MARKS if check[mark] is not True]
    good = f"All {len(MARKS)} marks" if not wanting else f"Not: {', '.join(wanting)}"
    parts = [good, check["edition"], _trouble(check), check["checked_by"] and f"by {check['checked_by']}"]
    return " · ".join(filter(None, parts)), not wanting


def _editions(look: Look, as_of: date) -> Iterator[Edition]:
    names = ("code", "intake", "english", "spanish", "valid_from", "valid_to")
    for number, code, intake, english, spanish, begins, ends in look.numbered(PosterEditionFields, names):
        languages = " and ".join(word for word, there in (("English", english), ("Spanish", spanish)) if there)
        since = f"from {long_date(begins)}" if begins else ""
        until = f"to {long_date(ends)}" if ends else ""
        said = " · ".join(filter(None, (intake.words, languages, " ".join(filter(None, (since, until))))))
        current = (begins is None or begins <= as_of) and (ends is None or as_of <= ends)
        yield Edition(number, code, said, current)


def round_of(look: Look, known: Judged) -> Round:
    """Return what a round of all facilities asks."""
    places = [name for name, kind in look.rows(FacilityFields, ("name", "kind")) if kind in POSTED]
    editions = sorted(_editions(look, known.as_of), key=lambda one: not one.current)
    return Round(places, [one.code for one in editions])


def record_round(
    store: Store, checked_on: date | None, checked_by: str, seen: Sequence[Seen], today: date
) -> Changes | None:
    """Record what somebody *seen* in several facilities on one day, as one change.

    Raises:
        Invalid: each problem, its field ``FACILITY, name``, or only the name where it concerns the whole round.
    """
    if checked_on is None or not seen:
        raise Invalid([Problem("it must be filled in", field="checked_on")] if checked_on is None else [_NOTHING])
    with store.looking() as look:
        rows = [_columns(look, checked_on, checked_by, one) for one in seen]
    problems = [problem for _, some in rows for problem in some]
    if problems:
        raise Invalid(problems)
    places = f"{len(seen)} facilities" if len(seen) > 1 else seen[0].facility
    with attempt(store, f"Check the posters of {places}", dry_run=False) as step:
        with entering(step, today) as entered:
            for columns, _ in rows:
                step.insert(PostingCheckFields, columns)
        entered.refuse()
    return step.changes


_NOTHING = Problem("nothing was looked at; mark what you saw in at least one facility")


def _columns(look: Look, day: date, by: str, one: Seen) -> tuple[dict[str, Any], list[Problem]]:
    values: dict[str, object] = {
        "facility_id": look.number_of("facility", one.facility),
        "checked_on": day,
        "checked_by": by,
        "edition_id": look.number_of("poster_edition", one.edition) if one.edition else None,
        "problem": one.problem,
        **{mark: mark in one.marks for mark in MARKS},
    }
    columns, problems, _ = checked(PostingCheckFields, values)
    if columns and look.twin(PostingCheckFields, 0, columns) is not None:
        problems.append(Problem(f"there is a check of {long_date(day)} already", field="checked_on"))
    return columns, [replace(problem, field=f"{one.facility}, {problem.field}") for problem in problems]
