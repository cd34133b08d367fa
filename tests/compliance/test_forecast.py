"""What turns if nothing more is recorded: never otherwise than the rules will say on the day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.assess import assess
from coordinator.compliance.authority import AuthorityWord
from coordinator.compliance.choices import FacilityKind, MoaEventKind, StatusEventKind
from coordinator.compliance.dates import add_months
from coordinator.compliance.facts import MoaEvent, Officer, StatusEvent
from coordinator.compliance.forecast import Turn, fewest_classes, forecast, next_turn
from coordinator.compliance.program_facts import Facility, PostingCheck
from coordinator.compliance.program_register import Program
from coordinator.compliance.register import Facts, Register
from coordinator.compliance.verdicts import Status
from tests.compliance.agency import JEM, TFM, WSO, facts, having, judged, officer, rows_of

DAY = date(2025, 11, 1)


def said(turns: list[Turn], rule: str) -> list[tuple[date, str | None, str | None]]:
    return [
        (one.day, one.before.value if one.before else None, one.after.value if one.after else None)
        for one in turns
        if (one.rule.code if one.rule else "") == rule
    ]


def test_a_refresher_becomes_due_and_then_overdue() -> None:
    turns = forecast(facts(officer(), DAY), date(2026, 12, 31))
    assert said(turns, "TRN-03") == [
        (date(2025, 11, 15), "MET", "DUE_SOON"),
        (date(2026, 3, 16), "DUE_SOON", "OVERDUE"),
    ]
    assert said(turns, "") == []


def test_an_authorization_of_two_years_lapses_on_its_day() -> None:
    turns = forecast(facts(officer(TFM), DAY), date(2026, 12, 31))
    assert said(turns, "") == [(date(2026, 4, 2), "AUTHORIZED", "LAPSED")]
    assert said(turns, "AUT-02")[-1] == (date(2026, 4, 2), "DUE_SOON", "OVERDUE")


def test_what_is_on_record_for_later_turns_on_its_day() -> None:
    ends = replace(officer(), moa_events=(MoaEvent("J", MoaEventKind.TERMINATED, date(2026, 2, 1)),))
    turns = forecast(facts(ends, DAY), date(2026, 12, 31))
    assert said(turns, "") == [(date(2026, 2, 1), "AUTHORIZED", "MOA_NOT_IN_FORCE")]
    assert said(turns, "TRN-03") == [(date(2025, 11, 15), "MET", "DUE_SOON"), (date(2026, 2, 1), "DUE_SOON", None)]
    gone = having(officer(), status_events=(StatusEvent("1", "J", StatusEventKind.SEPARATED, date(2026, 1, 5)),))
    assert said(forecast(facts(gone, DAY), date(2026, 12, 31)), "") == [(date(2026, 1, 5), "AUTHORIZED", "SEPARATED")]


def test_the_horizon_is_the_last_day_that_counts() -> None:
    assert said(forecast(facts(officer(), DAY), date(2026, 3, 15)), "TRN-03")[-1][2] == "DUE_SOON"
    assert said(forecast(facts(officer(), DAY), date(2026, 3, 16)), "TRN-03")[-1][2] == "OVERDUE"


def test_the_next_turn_of_one_verdict() -> None:
    (refresher,) = [one for one in judged(officer(), DAY).verdicts if one.rule.code == "TRN-03"]
    turn = next_turn(facts(officer(), DAY), refresher, add_months(DAY, 12))
    assert turn is not None
    assert (turn.day, turn.after) == (date(2025, 11, 15), "DUE_SOON")
    (in_force,) = [one for one in judged(officer(), DAY).verdicts if one.rule.code == "MOA-01"]
    assert next_turn(facts(officer(), DAY), in_force, add_months(DAY, 60)) is None


def everything(known: Facts) -> dict[tuple[str, str], str]:
    found = assess(known)
    words = {("", held.subject): authority.word.value for held, authority in found.authority.items()}
    return words | {(one.rule.code, one.subject): one.status.value for one in found.verdicts}


def applied(
    begin: dict[tuple[str, str], str], turns: list[Turn], days: Iterator[date]
) -> Iterator[dict[tuple[str, str], str]]:
    now, waiting = dict(begin), list(turns)
    for day in days:
        while waiting and waiting[0].day == day:
            turn = waiting.pop(0)
            key = (turn.rule.code if turn.rule else "", turn.subject)
            if turn.after is None:
                del now[key]
            else:
                now[key] = turn.after.value
        yield now


def mixed() -> Register:
    """Return an officer of each model, with plans and ends ahead."""
    one, two, three = (officer(moa) for moa in (JEM, WSO, TFM))
    renamed = [
        having(
            part,
            participations=[replace(row, badge=badge) for row in part.participations],
            trainings=[replace(row, badge=badge) for row in part.trainings],
            authorizations=[replace(row, badge=badge) for row in part.authorizations],
            credentials=[replace(row, badge=badge) for row in rows_of(part, "credentials")],
        )
        for badge, part in zip("123", (one, two, three), strict=True)
    ]
    places = (Facility("Jail", FacilityKind.JAIL),)
    return having(
        Register(),
        moas=(JEM, WSO, TFM),
        courses=one.courses,
        participations=[row for part in renamed for row in part.participations],
        trainings=[row for part in renamed for row in part.trainings],
        authorizations=[row for part in renamed for row in part.authorizations],
        credentials=[row for part in renamed for row in rows_of(part, "credentials")],
        moa_events=(MoaEvent("W", MoaEventKind.TERMINATED, date(2026, 8, 1)),),
        status_events=(StatusEvent("3", "T", StatusEventKind.REVOKED, date(2026, 2, 2)),),
        officers=(Officer("2", planned_last_day=date(2026, 5, 31)), Officer("1"), Officer("3")),
        program=Program(
            facilities=places,
            posting_checks=(PostingCheck("Jail", date(2025, 10, 1), good=True),),
        ),
    )


def test_the_forecast_says_for_every_day_what_the_rules_will_say_then() -> None:
    known = facts(mixed(), DAY)
    days = [DAY + timedelta(days=count) for count in range(1, 400)]
    foreseen = applied(everything(known), forecast(known, days[-1]), iter(days))
    for day, expected in zip(days, foreseen, strict=True):
        assert everything(known.on(day)) == expected, day


@pytest.mark.parametrize(
    ("dues", "classes"),
    [
        ({}, []),
        ({"1": date(2026, 3, 1)}, [(date(2026, 3, 1), ["1"])]),
        (
            {"1": date(2026, 3, 1), "2": date(2026, 6, 28), "3": date(2026, 6, 30)},
            [(date(2026, 3, 1), ["1", "2"]), (date(2026, 6, 30), ["3"])],
        ),
    ],
)
def test_classes_are_as_few_as_can_be(dues: dict[str, date], classes: list[tuple[date, list[str]]]) -> None:
    found = fewest_classes(dues, timedelta(days=120))
    assert [(one.day, list(one.badges)) for one in found] == classes


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.dates(date(2026, 1, 1), date(2027, 1, 1))))
def test_every_class_is_in_time_for_everybody_in_it_and_nobody_is_left_out(dues: dict[str, date]) -> None:
    window = timedelta(days=90)
    found = fewest_classes(dues, window)
    assert sorted(badge for one in found for badge in one.badges) == sorted(dues)
    assert all(one.day <= dues[badge] and dues[badge] - window <= one.day for one in found for badge in one.badges)


def test_a_turn_names_the_day_it_was_due_and_what_would_mend_it() -> None:
    turns = forecast(facts(officer(TFM), DAY), date(2026, 12, 31))
    (lapse,) = [one for one in turns if one.rule is None]
    assert (lapse.day, lapse.after, lapse.due) == (date(2026, 4, 2), AuthorityWord.LAPSED, date(2026, 4, 2))
    assert lapse.mend == "Ask ICE for a new authorization and record it."
    late = [one for one in forecast(facts(officer(), DAY), date(2026, 12, 31)) if one.after is Status.OVERDUE]
    assert [(one.day, one.due) for one in late if one.rule and one.rule.code == "TRN-03"] == [
        (date(2026, 3, 16), date(2026, 3, 15))
    ]
    assert all(one.mend for one in late)


def test_a_question_that_ends_has_the_due_day_it_had_and_nothing_to_mend() -> None:
    gone = having(officer(), status_events=(StatusEvent("1", "J", StatusEventKind.SEPARATED, date(2026, 1, 5)),))
    (ended,) = [one for one in forecast(facts(gone, DAY), date(2026, 1, 31)) if one.rule and one.rule.code == "TRN-03"
                and one.after is None]  # fmt: skip
    assert (ended.due, ended.mend) == (date(2026, 3, 15), "")
