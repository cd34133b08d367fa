"""Meetings of the committee over the real store: planned back, announced, held; each of it one step."""

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from coordinator.compliance.choices import MeetingStatus, NoticeChannel
from coordinator.errors import Invalid, Refused
from coordinator.records import (
    AgendaItemFields,
    Fields,
    MeetingActionFields,
    MeetingFields,
    PublicNoticeFields,
    ReleaseClearanceFields,
)
from coordinator.services.committee import meeting_detail, meeting_rows
from coordinator.services.committee_view import MeetingDetail, MeetingRow, Meetings, Part
from coordinator.services.meetings import announce, plan_meeting, proposal, save_step
from coordinator.store import Store
from tests.conftest import SAMPLE_ROWS
from tests.services.test_complaints import answer
from tests.services.test_editing import number_of

DAY, TODAY = date(2026, 11, 22), date(2026, 11, 24)
NEW: Mapping[str, object] = {
    "code": "SC-2027",
    "moas": ("KC-JEM-2", "KC-WSO"),
    "title": "287(g) Steering Committee Meeting",
    "scheduled_at": datetime(2027, 3, 10, 18, 0),
    "mode": None,
    "place": "County Board Room",
}


def rows(store: Store, day: date = DAY) -> dict[str, MeetingRow]:
    return {row.code: row for row in answer(store, meeting_rows, day)}


def detail(store: Store, code: str, day: date = DAY) -> MeetingDetail:
    number = number_of(store, "meeting", code)
    return answer(store, lambda look, known: meeting_detail(look, known, number), day)


def counts(store: Store) -> tuple[int, ...]:
    kinds: tuple[type[Fields], ...] = (
        MeetingFields,
        AgendaItemFields,
        MeetingActionFields,
        ReleaseClearanceFields,
        PublicNoticeFields,
    )
    with store.looking() as look:
        return tuple(look.count(kind) for kind in kinds)


def plan(store: Store, values: Mapping[str, object] = NEW) -> None:
    plan_meeting(store, values, answer(store, proposal), TODAY)


@pytest.mark.parametrize(
    ("code", "day", "state", "words"),
    [
        ("SC-2023", DAY, Meetings.HELD, "Held"),
        ("SC-2023", date(2023, 9, 13), Meetings.AHEAD, "Announced"),
        ("SC-2023", date(2023, 8, 9), Meetings.AHEAD, "Planned"),
        ("SC-2026", DAY, Meetings.AHEAD, "Planned"),
        ("SC-2026", date(2026, 12, 10), Meetings.NOT_HELD, "No record that it was held"),
        ("SC-2018", DAY, Meetings.NOT_HELD, "Cancelled"),
        ("SC-2020", DAY, Meetings.NOT_HELD, "No record that it was held"),
    ],
)
def test_a_meeting_stands_as_it_did_on_the_day(
    sample: Store, code: str, day: date, state: Meetings, words: str
) -> None:
    row = rows(sample, day)[code]
    assert (row.state, row.state_words) == (state, words)


def test_the_list_has_every_meeting_with_what_needs_somebody_most(sample: Store) -> None:
    found = rows(sample)
    assert len(found) == SAMPLE_ROWS["meeting"]
    late = found["SC-2026"]
    assert (late.clock, late.status, late.due) == ("Meeting announced", "OVERDUE", "2026-11-09")
    assert late.attention
    assert not found["SC-2023"].attention


def test_each_step_says_what_is_recorded_and_by_when_it_is_to_be(sample: Store) -> None:
    ahead = detail(sample, "SC-2026").stages
    assert list(ahead) == [*Part]
    assert ahead[Part.AGENDA].said == "3 points"
    assert ahead[Part.NOTICE].said == "Not recorded · questions until November 29, 2026"
    assert ahead[Part.NOTICE].clock.startswith("Published by November 9, 2026")
    assert ahead[Part.NOTICE].status[0] == "OVERDUE"
    assert ahead[Part.CLEARANCE].said == "RC-2026-1: Slides of the 2026 meeting · No answer"
    assert [part for part, stage in ahead.items() if stage.done] == [Part.AGENDA]
    held = detail(sample, "SC-2023").stages
    assert all(stage.done for stage in held.values())
    assert held[Part.ATTENDANCE].said == "Held September 14, 2023 · 7 lines · 17 of the public"
    assert held[Part.MINUTES].said == "drafted September 27, 2023 · approved October 25, 2023"
    assert held[Part.MINUTES].clock.startswith("Approved by October 29, 2023")
    assert held[Part.CLEARANCE].clock.endswith("(JEM-2020 agreement, V.D, release of information to third parties)")


def test_what_came_later_is_not_told_of_an_earlier_day(sample: Store) -> None:
    early = detail(sample, "SC-2023", date(2023, 8, 30))
    assert [line.title[:2] for line in early.lines["question"]] == ["1."]
    assert early.stages[Part.ATTENDANCE].said == "Not recorded"
    assert not early.held


def test_a_meeting_says_what_each_agreement_demands_with_its_clause(sample: Store) -> None:
    said = detail(sample, "SC-2026").demands
    assert said[0].startswith("KC-JEM-2: a public meeting every 36 months. ICE practice")
    assert said[1].startswith("KC-JEM-2: what is released is coordinated with ICE beforehand. ")
    assert "V.D" in said[1]
    assert any(one.startswith("KC-WSO") for one in said)


def test_a_meeting_that_was_deleted_is_refused(sample: Store) -> None:
    with pytest.raises(Refused, match="somebody deleted it"):
        answer(sample, lambda look, known: meeting_detail(look, known, 999))


def test_a_plan_begins_with_the_last_meeting_under_a_code_of_its_own(sample: Store, empty: Store) -> None:
    found = answer(sample, proposal)
    assert found.values["code"] == "SC-2026-2"
    assert found.values["place"] == "County Board Room"
    assert found.values["scheduled_at"] is None
    assert answer(empty, proposal).values == {"code": "SC-2026", "scheduled_at": None}


def test_a_meeting_is_planned_back_from_its_day_in_one_step(sample: Store) -> None:
    before = counts(sample)
    plan(sample)
    found = detail(sample, "SC-2027", TODAY)
    assert [line.title for line in found.lines["agenda_item"]] == [
        "1. Call to order and introductions",
        "2. Program and figures",
        "3. Questions from the public",
    ]
    assert [(line.title[:8], line.words) for line in found.lines["meeting_action"]] == [
        ("1. Draft", "Coordinator · due January 9, 2027"),
        ("2. Send ", "Coordinator · due January 24, 2027"),
        ("3. Publi", "Coordinator · due February 8, 2027"),
    ]
    assert [line.words for line in found.lines["release_clearance"]] == ["not sent"]
    notice = found.stages[Part.NOTICE]
    assert notice.said == "Not recorded · questions until February 28, 2027"
    assert notice.clock.startswith("Published by February 8, 2027")
    assert found.clearance
    assert next(iter(sample.undoable(1))).label == "Plan Committee meeting SC-2027"
    sample.undo()
    assert counts(sample) == before


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": "SC-2023"}, "code"),
        ({"scheduled_at": None}, "scheduled_at"),
        ({"title": ""}, "title"),
        ({"moas": ("KC-NONE",)}, "moas"),
        ({"scheduled_at": datetime(9999, 12, 31, 18, 0)}, "scheduled_at"),
    ],
)
def test_a_plan_that_cannot_be_writes_nothing(sample: Store, changed: Mapping[str, object], field: str) -> None:
    before = counts(sample)
    with pytest.raises(Invalid) as refused:
        plan(sample, {**NEW, **changed})
    assert [one.field for one in refused.value.problems] == [field]
    assert counts(sample) == before


def test_a_first_meeting_gets_an_agenda_too(empty: Store) -> None:
    plan(empty, {**NEW, "moas": ()})
    assert len(detail(empty, "SC-2027", TODAY).lines["agenda_item"]) == 7


def test_a_notice_announces_the_meeting_in_one_step(sample: Store) -> None:
    number = number_of(sample, "meeting", "SC-2026")
    given = {
        "published_on": date(2026, 11, 20),
        "channels": (NoticeChannel.WEB,),
        "url": None,
        "question_deadline_on": date(2026, 12, 1),
        "rsvp_deadline_on": None,
    }
    announce(sample, number, given, TODAY)
    with sample.looking() as look:
        kept = look.values(MeetingFields, number)
    assert (kept["status"], kept["notice_published_on"]) == (MeetingStatus.NOTICED, date(2026, 11, 20))
    assert kept["questions_due_on"] == date(2026, 12, 1)
    assert detail(sample, "SC-2026", TODAY).stages[Part.NOTICE].status == ("LATE", "Done late")
    announce(sample, number, {**given, "published_on": date(2026, 11, 23), "question_deadline_on": None}, TODAY)
    with sample.looking() as look:
        assert look.values(MeetingFields, number)["notice_published_on"] == date(2026, 11, 20)
    sample.undo()
    sample.undo()
    assert detail(sample, "SC-2026", TODAY).stages[Part.NOTICE].said.startswith("Not recorded")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"published_on": None}, "published_on"),
        ({"published_on": date(2026, 12, 24)}, "published_on"),
        ({"question_deadline_on": date(2027, 1, 1)}, "question_deadline_on"),
    ],
)
def test_a_notice_that_cannot_be_says_at_which_field(sample: Store, changed: Mapping[str, object], field: str) -> None:
    before = counts(sample)
    given = {"published_on": date(2026, 11, 20), "channels": (), "question_deadline_on": None, **changed}
    with pytest.raises(Invalid) as refused:
        announce(sample, number_of(sample, "meeting", "SC-2026"), given, TODAY)
    assert field in {one.field for one in refused.value.problems}
    assert counts(sample) == before


def test_a_day_on_which_it_was_held_makes_it_held(sample: Store) -> None:
    number = number_of(sample, "meeting", "SC-2020")
    save_step(sample, number, {"held_on": date(2020, 4, 16), "public_count": 12}, TODAY)
    assert rows(sample)["SC-2020"].state is Meetings.HELD
    with pytest.raises(Invalid) as refused:
        save_step(sample, number, {"minutes_approved_on": date(2020, 4, 1)}, TODAY)
    assert "minutes_approved_on" in {one.field for one in refused.value.problems}
