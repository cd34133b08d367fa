"""A public meeting planned back from its day: when each thing before and after it is to be done."""

from dataclasses import dataclass
from datetime import date, timedelta

DRAFT_DAYS = 60
"""Before the meeting agenda and handout are drafted; like the days below it is practice, no agreement states it."""
SEND_DAYS = 45
"""Before the meeting what is to be released goes to ICE, so that the answer is there when the notice is published."""
QUESTION_DAYS = 10
"""Before the meeting the questions of the public are to be in."""


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """The days that follow from the day of a meeting."""

    draft_by: date
    send_by: date
    notice_by: date
    questions_until: date
    minutes_by: date


def planned_back(meeting: date, *, notice_days: int, minutes_days: int) -> MeetingPlan:
    """Return the plan of a meeting; the notice stands *notice_days* before, minutes are approved *minutes_days* after.

    Raises:
        OverflowError: the meeting is at the end or the beginning of the calendar.
    """
    return MeetingPlan(
        draft_by=meeting - timedelta(days=DRAFT_DAYS),
        send_by=meeting - timedelta(days=SEND_DAYS),
        notice_by=meeting - timedelta(days=notice_days),
        questions_until=meeting - timedelta(days=QUESTION_DAYS),
        minutes_by=meeting + timedelta(days=minutes_days),
    )
