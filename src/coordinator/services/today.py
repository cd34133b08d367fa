"""What the first page says: one sentence, the numbers behind it, what is due, and what changed.

Nothing heavy is imported here: the page is built from a glance at the file before the records are opened.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from coordinator.compliance.dates import long_date
from coordinator.compliance.verdicts import COUNTED, Status, Weight, subject_words
from coordinator.services.duty_view import Duties
from coordinator.store.standing import Past, PutOff, Stand, Standing

SOON_DAYS = 30
"""How far ahead the sentence looks."""

_OPEN = frozenset({Status.OVERDUE.value, Status.NOT_MET.value, Status.LATE.value})
_COUNTED = frozenset(weight.value for weight in COUNTED)
_ORDER = {Status.OVERDUE.value: 0, Status.NOT_MET.value: 1, Status.LATE.value: 2, Status.CANNOT_TELL.value: 3}


class Show(Enum):
    """Which officers a list shows; the first page's numbers lead to them."""

    ALL = "All"
    AUTHORIZED = "Authorized"
    NOT_AUTHORIZED = "Not authorized"
    ATTENTION = "Needs attention"
    DUE_SOON = "Due soon"
    CANNOT_TELL = "Cannot tell"
    ENDED = "Ended"


@dataclass(frozen=True, slots=True)
class Card:
    """A number with its word, a note, and the list behind it."""

    label: str
    value: int
    note: str
    tone: str
    show: Show | Duties


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that needs somebody."""

    who: str
    what: str
    weight: str
    status: str
    status_words: str
    when: str
    badge: str | None
    rule: str
    subject: str

    @property
    def open(self) -> bool:
        """Whether the day for it has passed, or it is not as it must be."""
        return self.status in _OPEN


@dataclass(frozen=True, slots=True)
class Today:
    """The first page as of a day. What is *put_off* is told apart and counts as before: only its reminder waits."""

    agency: str
    as_of: date
    rules: str
    sentence: str
    cards: Sequence[Card]
    due: Sequence[Due]
    advice: Sequence[Due]
    past: Sequence[Past]
    empty: bool
    put_off: Sequence[Due] = ()


def today_from(standing: Standing) -> Today:
    """Build the page from what was judged."""
    stands, as_of = standing.stands, standing.as_of
    authority = [one for one in stands if one.rule == "AUTHORITY"]
    verdicts = [one for one in stands if one.rule != "AUTHORITY"]
    counted = [one for one in verdicts if one.weight in _COUNTED]
    waits = _waiting(standing.put_off, as_of)
    needing = sorted((one for one in verdicts if _needs(one)), key=_urgency)
    told = [one for one in needing if (one.rule, one.subject) not in waits]
    return Today(
        agency=standing.agency,
        as_of=as_of,
        rules=standing.rules,
        sentence=_sentence(authority, counted, as_of),
        cards=_cards(authority, counted, as_of),
        due=[_due(one, standing.names, as_of) for one in told if one.weight in _COUNTED],
        advice=[_due(one, standing.names, as_of) for one in told if one.weight not in _COUNTED],
        past=standing.past,
        empty=not stands,
        put_off=[
            _put_off(_due(one, standing.names, as_of), found)
            for one in needing
            if (found := waits.get((one.rule, one.subject)))
        ],
    )


def _waiting(put_off: Iterable[PutOff], as_of: date) -> Mapping[tuple[str, str], PutOff]:
    """Return the reminders that wait on a day, by duty; of one that was put off twice, the later entry."""
    day = as_of.isoformat()
    return {(one.rule, one.subject): one for one in put_off if one.on <= day < one.until}


def _put_off(due: Due, found: PutOff) -> Due:
    """Return what is due with the day on which it is told of again, and why it waits."""
    return replace(due, what=f"{due.what} · {found.reason}", when=f"told again {_day(found.until)}")


def _needs(one: Stand) -> bool:
    return one.status in _OPEN or one.status in {Status.DUE_SOON.value, Status.CANNOT_TELL.value}


def _urgency(one: Stand) -> tuple[int, str, str]:
    return _ORDER.get(one.status, 4), one.due or "", one.subject


def _officers(stands: Iterable[Stand]) -> set[str | None]:
    return {one.officer for one in stands}


_LEFT = frozenset({"REVOKED", "WITHDRAWN", "SEPARATED", "ENDED"})


def _taking_part(authority: Sequence[Stand]) -> set[str | None]:
    ended = {one.subject for one in authority if one.status in _LEFT or one.status == "MOA_NOT_IN_FORCE"}
    return _officers(one for one in authority if one.subject not in ended)


def _within(counted: Sequence[Stand], as_of: date, days: int) -> list[Stand]:
    last = (as_of + timedelta(days=days)).isoformat()
    return [one for one in counted if one.status == Status.DUE_SOON.value and (one.due or "9") <= last]


def _sentence(authority: Sequence[Stand], counted: Sequence[Stand], as_of: date) -> str:
    if not authority and not counted:
        return "Nothing is on record yet."
    able = len(_officers(one for one in authority if one.status == "AUTHORIZED"))
    parts = [f"{able} of {_count(len(_taking_part(authority)), 'officer')} {'is' if able == 1 else 'are'} authorized."]
    bad = sum(1 for one in counted if one.status in _OPEN)
    parts.append(f"{_count(bad, 'thing needs', 'things need')} attention." if bad else "Nothing is open.")
    soon = len(_within(counted, as_of, SOON_DAYS))
    if soon:
        parts.append(f"{_count(soon, 'falls', 'fall')} due within {SOON_DAYS} days.")
    unknown = sum(1 for one in counted if one.status == Status.CANNOT_TELL.value)
    if unknown:
        parts.append(f"{unknown} cannot be told because a paper is missing.")
    return " ".join(parts)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _cards(authority: Sequence[Stand], counted: Sequence[Stand], as_of: date) -> list[Card]:
    able = _officers(one for one in authority if one.status == "AUTHORIZED")
    part = _taking_part(authority)
    bad = [one for one in counted if one.status in _OPEN]
    oldest = min((one.due for one in bad if one.due), default=None)
    soon = [one for one in counted if one.status == Status.DUE_SOON.value]
    first = min((one.due for one in soon if one.due), default=None)
    unknown = [one for one in counted if one.status == Status.CANNOT_TELL.value]
    others = len(part - able)
    return [
        Card("Authorized", len(able), f"of {_count(len(part), 'officer')} taking part", "good", Show.AUTHORIZED),
        Card("Not authorized", others, "not yet, or stopped", "idle", Show.NOT_AUTHORIZED),
        Card("Needs attention", len(bad), _since(oldest, as_of), "bad" if bad else "good", Duties.ATTENTION),
        Card("Due soon", len(soon), f"first on {_day(first)}" if first else "nothing ahead", "soon", Duties.DUE_SOON),
        Card(
            "Cannot tell", len(unknown), "a paper is missing" if unknown else "all is told", "idle", Duties.CANNOT_TELL
        ),
    ]


def _since(oldest: str | None, as_of: date) -> str:
    if oldest is None:
        return "nothing is overdue"
    return f"oldest by {_count((as_of - day_of(oldest)).days, 'day')}"


def day_of(iso: str) -> date:
    """Return the day of a due day or moment in ISO form."""
    return date.fromisoformat(iso[:10])


def _day(iso: str) -> str:
    hour = iso[11:16]
    return f"{long_date(day_of(iso))}, {hour}" if hour else long_date(day_of(iso))


def _due(one: Stand, names: Mapping[str, str], as_of: date) -> Due:
    who = f"{names.get(one.officer, one.officer)} ({one.officer})" if one.officer else subject_words(one.subject)
    return Due(
        who=who,
        what=f"{one.title} · {one.moa}" if one.moa and one.officer else one.title,
        weight=Weight(one.weight).words,
        status=one.status,
        status_words=Status(one.status).words,
        when=distance(one.due, as_of),
        badge=one.officer,
        rule=one.rule,
        subject=one.subject,
    )


def distance(due: str | None, as_of: date) -> str:
    """Return a day with its distance: ``March 15, 2026 (1 day ago)``."""
    if due is None:
        return ""
    days = (day_of(due) - as_of).days
    far = "today" if days == 0 else f"in {_count(days, 'day')}" if days > 0 else f"{_count(-days, 'day')} ago"
    return f"{_day(due)} ({far})"
