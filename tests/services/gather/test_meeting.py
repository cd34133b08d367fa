"""R5: agenda and minutes of a public meeting, against plain queries, and what they never say."""

import re
from datetime import date

import pytest

from coordinator.compliance.choices import ReleaseAudience, ReleaseResult
from coordinator.errors import Refused
from coordinator.records import MeetingActionFields, MeetingFields, QuestionFields, ReleaseClearanceFields
from coordinator.reports.agenda import Agenda
from coordinator.reports.minutes import Minutes
from coordinator.services.gather.meeting import gather_agenda, gather_minutes
from coordinator.services.gather.report import Options
from coordinator.services.judged import judged
from coordinator.services.reporting import make_report
from coordinator.store import Store
from tests.reports.pdf_reading import reading_text, table_rows
from tests.services.gather.asked import ASKED, DAY, query
from tests.services.test_editing import number_of

AHEAD, HELD = "SC-2026", "SC-2023"


def agenda(store: Store, code: str = AHEAD, day: date = DAY) -> Agenda:
    with store.looking() as look:
        return gather_agenda(look, judged(look, day), code)


def minutes(store: Store, code: str = HELD, day: date = DAY) -> Minutes:
    with store.looking() as look:
        return gather_minutes(look, judged(look, day), code)


def test_who_was_present_is_what_the_records_count(sample: Store) -> None:
    statement = (
        "SELECT sum(headcount) FROM attendee JOIN meeting ON meeting.id = meeting_id WHERE code = ? AND role IN "
    )
    found = minutes(sample)
    for heads, roles in (
        (found.agency, "('LEA')"),
        (found.ice, "('ICE')"),
        (found.others, "('COMMUNITY', 'MEDIA', 'ELECTED')"),
    ):
        assert query(sample, statement + roles, HELD) == [(heads,)]
    assert query(sample, "SELECT public_count FROM meeting WHERE code = ?", HELD) == [(found.public,)]
    assert sum(one.heads for one in found.present if one.part != "Public") == found.agency + found.ice + found.others


def test_the_order_says_when_each_point_begins(sample: Store) -> None:
    rows = table_rows(make_report(sample, "agenda", ASKED["agenda"]).pdf)
    points = query(
        sample,
        "SELECT number, agenda_item.title, minutes FROM agenda_item JOIN meeting ON meeting.id = meeting_id"
        " WHERE code = ? ORDER BY number",
        AHEAD,
    )
    order = [row for row in rows if len(row) == 5 and re.match(r"\d\. ", row[1])]
    assert [row[1] for row in order] == [f"{number}. {title}" for number, title, _ in points]
    assert [row[0] for row in order] == ["18:00", "18:05", "18:25"]
    assert [row[4] for row in order] == [str(length) for _, _, length in points]


def test_the_minutes_tell_every_question_with_its_answer_and_the_proof_of_the_notice(sample: Store) -> None:
    found = minutes(sample)
    asked = query(
        sample,
        "SELECT number, text, answer FROM question JOIN meeting ON meeting.id = meeting_id WHERE code = ? ORDER BY 1",
        HELD,
    )
    assert [(one.number, one.text, one.answer) for one in found.questions] == asked
    text = " ".join(reading_text(make_report(sample, "minutes", ASKED["minutes"]).pdf))
    assert "2023-08-10" in text
    assert "35 days" in text
    assert "Approved on October 25, 2023." in text


def test_what_came_later_is_not_in_the_minutes_of_an_earlier_day(sample: Store) -> None:
    before = minutes(sample, day=date(2023, 9, 13))
    assert (before.held_on, before.public, before.discussion, list(before.present)) == (None, 0, "", [])
    assert [(one.number, one.answer) for one in before.questions] == [(1, "")]
    draft = minutes(sample, day=date(2023, 10, 1))
    assert draft.drafted_on == date(2023, 9, 27)
    assert draft.approved_on is None
    assert draft.questions[2].answer == "The number was sent by e-mail."


def test_what_prepared_a_meeting_is_no_action_item_of_its_minutes(sample: Store) -> None:
    number = number_of(sample, "meeting", HELD)
    with sample.change("prepare") as step:
        values = {"meeting_id": number, "number": 9, "text": "Publish the notice.", "due_on": date(2023, 8, 14)}
        step.insert(MeetingActionFields, {**values, "owner": None, "done_on": None, "notes": None})
    assert [one.number for one in minutes(sample).actions] == [1, 2]


def test_what_earlier_meetings_asked_for_is_on_the_agenda_while_it_is_open(sample: Store) -> None:
    assert not agenda(sample).actions
    assert [one.number for one in agenda(sample, day=date(2023, 10, 1)).actions] == [2]


@pytest.mark.parametrize("name", ["agenda", "minutes"])
def test_the_public_is_told_no_name_no_badge_and_no_note(sample: Store, name: str) -> None:
    made = make_report(sample, name, ASKED[name])
    text = " ".join(reading_text(made.pdf))
    attendees = [one for (one,) in query(sample, "SELECT name FROM attendee WHERE name IS NOT NULL")]
    officers = [f"{first} {last}" for first, last in query(sample, "SELECT first_name, last_name FROM officer")]
    summaries = [one for (one,) in query(sample, "SELECT summary FROM complaint WHERE summary IS NOT NULL")]
    badges = [badge for (badge,) in query(sample, "SELECT badge FROM officer") if not badge.startswith(("19", "20"))]
    for secret in (*attendees, *officers, *summaries):
        assert secret not in text
        assert secret not in made.html
    assert not set(badges) & set(re.findall(r"\w+", text))


@pytest.mark.parametrize(
    "text",
    [
        "Dana Whitfield spoke.",
        "Whitfield, Dana was asked.",
        "Deputy Whitfield answered.",
        "The officer with badge 4117.",
        "Of 4117 it was said",
        "Complaint 2026-001 was discussed.",
    ],
)
def test_a_text_that_names_an_officer_or_a_complaint_is_refused_and_says_where(sample: Store, text: str) -> None:
    question = number_of(sample, "question", f"{HELD}/2")
    with sample.change("ask") as step:
        step.update(QuestionFields, question, {"text": text})
    with pytest.raises(Refused, match=rf"Question 2 of {HELD} says “.*”: .* names no officer and no complaint"):
        make_report(sample, "minutes", ASKED["minutes"])


@pytest.mark.parametrize("text", ["Whitfield Street is closed.", "At 18:00 and on 2023-09-14.", "In 2026, 41170 came."])
def test_places_times_and_counts_name_nobody(sample: Store, text: str) -> None:
    with sample.change("say") as step:
        step.update(MeetingFields, number_of(sample, "meeting", HELD), {"minutes_text": text})
    assert minutes(sample).discussion == text


@pytest.mark.parametrize(("name", "code"), [("agenda", AHEAD), ("minutes", HELD)])
def test_a_paper_is_a_draft_until_its_release_was_cleared(sample: Store, name: str, code: str) -> None:
    draft = make_report(sample, name, ASKED[name])
    assert "NOT CLEARED FOR RELEASE" in draft.html
    with sample.change("clear") as step:
        values = {
            "code": "RC-2026-9",
            "what": f"Paper {draft.number}",
            "meeting_id": number_of(sample, "meeting", code),
            "audience": ReleaseAudience.OTHER,
            "submitted_on": date(2026, 11, 20),
            "submitted_to": None,
            "answered_on": date(2026, 11, 21),
            "result": ReleaseResult.CLEARED,
            "changes_asked": None,
            "notes": None,
        }
        step.insert(ReleaseClearanceFields, values)
    cleared = make_report(sample, name, ASKED[name])
    assert cleared.number == draft.number
    assert "NOT CLEARED FOR RELEASE" not in cleared.html
    assert "NOT CLEARED" in make_report(sample, name, Options(date(2026, 11, 21), meeting=code)).html
