"""What is recorded around one meeting: agenda, who came, questions, actions, notices, and what went to ICE."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coordinator.compliance.choices import ReleaseResult
from coordinator.compliance.dates import long_date
from coordinator.records import RECORD_OF
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.officer_view import Line
from coordinator.store import Look

CLEARED = frozenset({ReleaseResult.CLEARED, ReleaseResult.CLEARED_WITH_CHANGES})
"""What ICE answers to what may be released."""
_Values = Mapping[str, Any]


def _agenda(one: _Values, _: date) -> tuple[str, str, str]:
    minutes = f"{one['minutes']} minutes" if one["minutes"] else ""
    return f"{one['number']}. {one['title']}", _joined(one["presenter"], one["handout_section"]), minutes


def _attendee(one: _Values, _: date) -> tuple[str, str, str]:
    heads = one["headcount"]
    return one["role"].words, one["organization"] or "", f"{heads} {'person' if heads == 1 else 'people'}"


def _question(one: _Values, as_of: date) -> tuple[str, str, str]:
    later = one["followed_up_on"] is not None and one["followed_up_on"] <= as_of
    answered = "Answered" if one["answered_in_meeting"] or later else "Open"
    due = f"follow-up due {long_date(one['follow_up_due'])}" if one["follow_up_due"] and answered == "Open" else ""
    said = _joined(one["channel"].words, long_date(one["received_on"]), due)
    return f"{one['number']}. {_one_line(one['text'])}", said, answered


def _action(one: _Values, as_of: date) -> tuple[str, str, str]:
    done = one["done_on"] if one["done_on"] is not None and one["done_on"] <= as_of else None
    late = done is None and one["due_on"] is not None and one["due_on"] < as_of
    due = f"due {long_date(one['due_on'])}" if one["due_on"] else ""
    state = f"Done {done}" if done else "Overdue" if late else "Open"
    return f"{one['number']}. {_one_line(one['text'])}", _joined(one["owner"], due), state


def _notice(one: _Values, _: date) -> tuple[str, str, str]:
    return f"Notice of {long_date(one['published_on'])}", in_words(one["channels"]), ""


def _clearance(one: _Values, as_of: date) -> tuple[str, str, str]:
    answered = one["answered_on"] is not None and one["answered_on"] <= as_of
    sent = f"sent {long_date(one['submitted_on'])}" if one["submitted_on"] else "not sent"
    answer = f"answered {long_date(one['answered_on'])}" if answered else ""
    state = in_words(one["result"]) if answered or one["result"] is ReleaseResult.NO_ANSWER else "Open"
    return f"{one['code']}: {_one_line(one['what'])}", _joined(sent, answer), state


def _joined(*parts: str | None) -> str:
    return " · ".join(filter(None, parts))


def _one_line(text: str) -> str:
    return " ".join(text.split())


_SAY: Mapping[str, Callable[[_Values, date], tuple[str, str, str]]] = {
    "agenda_item": _agenda,
    "attendee": _attendee,
    "question": _question,
    "meeting_action": _action,
    "public_notice": _notice,
    "release_clearance": _clearance,
}
_BEGINS = {"question": "received_on", "public_notice": "published_on"}
"""The day from which a record of a kind is known; the others are known as soon as they are entered."""
_WORDS = {
    "agenda_item": ("No agenda item is on record", "point", "points"),
    "attendee": ("Nobody is on the list", "line", "lines"),
}


@dataclass(frozen=True, slots=True)
class MeetingRecords:
    """The records of a meeting as lines by kind, and the next free number of each kind that is numbered.

    *unanswered* is the row of a clearance that ICE has not answered, or 0; *cleared* says whether one was given.
    """

    lines: Mapping[str, Sequence[Line]]
    numbers: Mapping[str, int]
    unanswered: int
    cleared: bool

    def said(self, kind: str) -> str:
        """Return in words how many records of a kind there are."""
        none, one, many = _WORDS[kind]
        count = len(self.lines[kind])
        return f"{count} {one if count == 1 else many}" if count else none

    @property
    def clearance_said(self) -> str:
        """Return in words how the latest clearance stands."""
        lines = self.lines["release_clearance"]
        return f"{lines[-1].title} · {lines[-1].state}" if lines else "Nothing is on record as sent to ICE"


def meeting_records(look: Look, code: str, as_of: date) -> MeetingRecords:
    """Return what is recorded around the meeting *code* by a day."""
    lines: dict[str, list[Line]] = {kind: [] for kind in _SAY}
    numbers = dict.fromkeys((kind for kind in _SAY if _numbered(kind)), 1)
    unanswered, cleared = 0, False
    for kind in _SAY:
        for number, key, one in _rows(look, kind, code):
            if kind in numbers:
                numbers[kind] = max(numbers[kind], one["number"] + 1)
            if (begins := _BEGINS.get(kind)) is None or one[begins] <= as_of:
                lines[kind].append(Line(f"{kind}:{key}", *_SAY[kind](one, as_of)))
            if kind == "release_clearance":
                answered = one["answered_on"] is not None and one["answered_on"] <= as_of
                unanswered = unanswered if answered else number
                cleared = cleared or (answered and one["result"] in CLEARED)
    return MeetingRecords(lines, numbers, unanswered, cleared)


def _numbered(kind: str) -> bool:
    return any(one.name == "number" for one in fields_of(RECORD_OF[kind]))


def _rows(look: Look, kind: str, code: str) -> list[tuple[int, str, _Values]]:
    """Return row, key and values of the records of a kind for one meeting, in their order."""
    record = RECORD_OF[kind]
    names = [one.name for one in fields_of(record)]
    rows = [(number, dict(zip(names, row, strict=True))) for number, *row in look.numbered(record, names)]
    mine = [(number, one) for number, one in rows if one["meeting"] == code]
    keys = look.keys(kind, [number for number, _ in mine])
    order = "number" if _numbered(kind) else None
    mine.sort(key=lambda pair: (pair[1][order] if order else 0, pair[0]))
    return [(number, keys[number], one) for number, one in mine]
