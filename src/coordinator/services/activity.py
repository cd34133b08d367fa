"""Monthly counts: which months there are and lack, entering one whole, and locking it. Counts only, never a person."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from coordinator.compliance.agreement import standing
from coordinator.compliance.choices import FUNCTIONS_OF, Model
from coordinator.compliance.dates import add_months
from coordinator.compliance.facts import Moa
from coordinator.compliance.tallies import FUNCTIONS_BEHIND
from coordinator.errors import Invalid, Problem, Refused
from coordinator.records import ActivityMonthFields
from coordinator.records.declaration import Kind, fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.activity_view import Counted, MonthDetail, MonthRow, MonthState
from coordinator.services.editing import Edited, Saved, changed_columns, detail, save_fields, save_new
from coordinator.services.entering import attempt, entering
from coordinator.services.explaining import explained
from coordinator.services.judged import Judged
from coordinator.store import Changes, Look, Store

MONTHS_BACK = 12
"""So many months are looked at for some that were never entered, and so many are drawn."""
_ICE = "ice_"
_ICE_TOLD = "ice_notifications_after_service"
"""Our count of what we told ICE; the others with these letters are ICE's own."""
_FIELDS = {one.name: one for one in fields_of(ActivityMonthFields)}
_COUNTS = [name for name, one in _FIELDS.items() if one.kind is Kind.NUMBER]
OURS = tuple(name for name in _COUNTS if not name.startswith(_ICE) or name == _ICE_TOLD)
_BESIDE = ("source", "entered_by", "entered_on")
_TOLD = ("source", "entered_by", "entered_on", "ice_compared_on", "corrections", "notes")
_NAMES = ["moa", "year_month", "locked_on", *_COUNTS, *_TOLD]
_ONE = timedelta(days=1)
_Month = Mapping[str, Any]


def month_rows(look: Look, known: Judged) -> list[MonthRow]:
    """Return every month on record that began by the day, and those of the last year that are over and lack."""
    months = _months(look, known.as_of)
    lacking = [_row(moa.code, month, None, known) for moa, month in _lacking(known, months)]
    return [*(_row(one["moa"], one["year_month"], one, known) for one in months.values()), *lacking]


def _months(look: Look, as_of: date) -> Mapping[tuple[str, str], _Month]:
    rows = look.numbered(ActivityMonthFields, _NAMES)
    found = [{"number": number, **dict(zip(_NAMES, row, strict=True))} for number, *row in rows]
    return {(one["moa"], one["year_month"]): one for one in found if one["year_month"] <= f"{as_of:%Y-%m}"}


def _lacking(known: Judged, months: Mapping[tuple[str, str], _Month]) -> Iterator[tuple[Moa, str]]:
    for back in range(1, MONTHS_BACK + 1):
        first = add_months(known.as_of.replace(day=1), -back)
        facts = known.facts.on(add_months(first, 1) - _ONE)
        for moa in known.facts.register.moas:
            if (moa.code, f"{first:%Y-%m}") not in months and standing(facts, moa).live:
                yield moa, f"{first:%Y-%m}"


def _row(moa: str, month: str, found: _Month | None, known: Judged) -> MonthRow:
    counts: _Month = found or dict.fromkeys(_COUNTS)
    locked = found["locked_on"] if found else None  # whatever day is looked at: it decides what can be changed now
    state = MonthState.LOCKED if locked else MonthState.OPEN if found else MonthState.MISSING
    due = add_months(date.fromisoformat(f"{month}-01"), 1) + timedelta(days=_due_day(known) - 1)
    late = not locked and due < known.as_of
    return MonthRow(
        key=f"{moa}/{month}",
        number=found["number"] if found else 0,
        moa=moa,
        month=month,
        state=state,
        status="MET" if locked else "OVERDUE" if late else "DUE_SOON",
        since=in_words(locked),
        due="" if locked else due.isoformat(),
        differences=sum(one.differs for one in _counted(counts, {})),
        counts={name: in_words(counts[name]) for name in OURS},
    )


def _due_day(known: Judged) -> int:
    """Return the day of the next month by which a month is entered and locked (ACT-01)."""
    return known.facts.own("ACT-01").number("day_of_month")


def _counted(month: _Month, past: Mapping[str, _Month]) -> Iterator[Counted]:
    for name in OURS:
        ices = month.get(f"{_ICE}{name}")
        run = [(label, one[name]) for label, one in past.items()]
        yield Counted(name, _FIELDS[name].title, month[name], ices, run)


def month_detail(look: Look, known: Judged, key: str) -> MonthDetail:
    """Return one month by agreement and month, whether it was entered or not.

    Raises:
        Refused: there is no such agreement any more.
    """
    moa, _, month = key.rpartition("/")
    agreement = known.facts.register.moa.get(moa)
    if agreement is None:
        raise Refused(f"The agreement {moa} is not on record any more.")
    months = _months(look, known.as_of)
    found = months.get((moa, month))
    past = {label: one for (other, label), one in sorted(months.items()) if other == moa and label <= month}
    last = dict(list(past.items())[-MONTHS_BACK:])
    counts = list(_counted(found, last)) if found else []
    return MonthDetail(
        row=_row(moa, month, found, known),
        model=agreement.model.words,
        as_of=known.as_of,
        counts=[one for one in counts if one.ours is not None or one.ices is not None],
        told=[(_FIELDS[name].title, in_words(found[name])) for name in _TOLD if found[name] is not None]
        if found
        else [],
        verdicts=[explained(one, known.facts) for one in known.found.verdicts if one.subject == f"activity:{key}"],
        fields=fields_for(agreement.model),
    )


def fields_for(model: Model) -> Sequence[str]:
    """Return the fields that a month under *model* can have: its counts, ICE's beside them, and who entered it."""
    ours = [name for name in OURS if name not in FUNCTIONS_BEHIND or FUNCTIONS_BEHIND[name] & FUNCTIONS_OF[model]]
    ices = [name for name in _COUNTS if name not in OURS and name.removeprefix(_ICE) in ours]
    return (*ours, *ices, *_BESIDE)


def month_values(look: Look, key: str) -> Mapping[str, Any]:
    """Return what is on record of a month by the names of fields; nothing where it was not entered."""
    number = look.number_of("activity_month", key)
    return detail(look, ActivityMonthFields, number).values if number is not None else {}


def enter_month(store: Store, key: str, values: Mapping[str, object], today: date) -> Saved:
    """Enter the counts of a month as one change, or change those that are on record.

    Raises:
        Invalid: each problem by the name of its field: a month that is locked, a count that the model cannot have.
    """
    moa, _, month = key.rpartition("/")
    with store.looking() as look:
        number = look.number_of("activity_month", key)
        before = detail(look, ActivityMonthFields, number).values if number is not None else {}
    if number is None:
        return save_new(store, ActivityMonthFields, {"moa": moa, "year_month": month, **values}, today)
    edits = {name: Edited(before[name], value) for name, value in values.items() if value != before[name]}
    return save_fields(store, ActivityMonthFields, number, edits, today)


def lock_month(store: Store, key: str, today: date) -> Changes | None:
    """Lock a month from *today* on.

    Raises:
        Invalid: it was not entered, or entered on a later day.
    """
    return _change(store, key, f"Lock {_called(key)}", {"locked_on": today}, today)


def unlock_month(store: Store, key: str, reason: str, today: date) -> Changes | None:
    """Unlock a month; why stands with its corrections and in the history.

    Raises:
        Invalid: no reason was given, or the month is not locked.
    """
    if not reason.strip():
        raise Invalid([Problem("say why the month is unlocked", field="reason")])
    with store.looking() as look:
        kept = month_values(look, key)
    if not kept.get("locked_on"):
        raise Invalid([Problem(f"{_called(key)} is not locked")])
    said = f"{today.isoformat()} unlocked: {reason.strip()}"
    corrections = "\n".join(filter(None, (kept["corrections"], said)))
    label = f"Unlock {_called(key)}: {reason.strip()}"
    return _change(store, key, label, {"locked_on": None, "corrections": corrections}, today)


def _called(key: str) -> str:
    moa, _, month = key.rpartition("/")
    return f"{month} of {moa}"


def _change(store: Store, key: str, label: str, values: Mapping[str, object], today: date) -> Changes | None:
    with store.looking() as look:
        number = look.number_of("activity_month", key)
        if number is None:
            raise Invalid([Problem(f"no counts of {_called(key)} are on record; enter them first")])
        changed, _ = changed_columns(look, ActivityMonthFields, number, values)
    with attempt(store, label, dry_run=False) as step:
        with entering(step, today) as entered:
            step.update(ActivityMonthFields, number, changed)
        entered.refuse()
    return step.changes
