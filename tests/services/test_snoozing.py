"""A reminder that was put off waits until its day, is told apart, and changes no verdict and no number."""

from datetime import date, timedelta

import pytest

from coordinator.errors import Invalid
from coordinator.services.judged import Judged, judged, keep_standing, standing_of
from coordinator.services.snoozing import FARTHEST, put_off, tell_again, waits_until
from coordinator.services.today import Today, today_from
from coordinator.store import Store
from coordinator.store.standing import glance

DAY = date(2026, 11, 22)
UNTIL = date(2026, 12, 4)
RULE, SUBJECT = "TRN-03", "participation:4122/KC-JEM-2"
SAID = {"until_on": UNTIL, "reason": "The class of December is booked."}


def looked(store: Store, day: date, known: Judged | None = None) -> tuple[Today, Judged]:
    with store.looking() as look:
        found = judged(look, day, known)
        return today_from(standing_of(look, found)), found


def duties(today: Today) -> list[tuple[str, str]]:
    return [(one.rule, one.subject) for one in (*today.due, *today.advice)]


def test_what_is_put_off_is_told_apart_until_its_day_and_every_number_stays(sample: Store) -> None:
    before, known = looked(sample, DAY)
    assert (RULE, SUBJECT) in duties(before)
    changes = put_off(sample, DAY, RULE, SUBJECT, SAID)
    assert changes is not None
    now, after = looked(sample, DAY, known)
    assert after.found.verdicts == known.found.verdicts
    assert (now.sentence, now.cards) == (before.sentence, before.cards)
    assert duties(now) == [one for one in duties(before) if one != (RULE, SUBJECT)]
    (waiting,) = now.put_off
    assert waiting.when == "told again December 4, 2026"
    assert waiting.what.endswith("The class of December is booked.")
    assert (RULE, SUBJECT) in duties(looked(sample, UNTIL)[0])
    assert (RULE, SUBJECT) not in duties(looked(sample, UNTIL - timedelta(1))[0])
    assert (RULE, SUBJECT) in duties(looked(sample, DAY - timedelta(1))[0])


def test_the_first_look_at_the_file_knows_it_too(sample: Store) -> None:
    put_off(sample, DAY, RULE, SUBJECT, SAID)
    today, known = looked(sample, DAY)
    keep_standing(sample, known)
    found = glance(sample.folder.records)
    assert found is not None
    assert today_from(found) == today


def test_put_off_again_the_last_word_holds_and_telling_again_takes_it_away(sample: Store) -> None:
    put_off(sample, DAY, RULE, SUBJECT, SAID)
    put_off(sample, DAY, RULE, SUBJECT, {**SAID, "until_on": UNTIL + timedelta(7)})
    with sample.looking() as look:
        assert waits_until(look, judged(look, DAY), RULE, SUBJECT) == (UNTIL + timedelta(7), SAID["reason"])
    assert tell_again(sample, DAY, RULE, SUBJECT) is not None
    assert tell_again(sample, DAY, RULE, SUBJECT) is None
    assert (RULE, SUBJECT) in duties(looked(sample, DAY)[0])
    sample.undo()
    assert (RULE, SUBJECT) not in duties(looked(sample, DAY)[0])


WRONG = [
    ({"until_on": DAY, "reason": "x"}, "until_on"),
    ({"until_on": DAY + FARTHEST + timedelta(1), "reason": "x"}, "until_on"),
    ({"until_on": None, "reason": "x"}, "until_on"),
    ({"until_on": UNTIL, "reason": " "}, "reason"),
    ({"until_on": UNTIL, "reason": "see A-123456789"}, "reason"),
]


@pytest.mark.parametrize(("said", "field"), WRONG)
def test_a_reminder_is_put_off_to_a_later_day_with_a_reason(sample: Store, said: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        put_off(sample, DAY, RULE, SUBJECT, said)
    assert [one.field for one in refused.value.problems] == [field]
    assert looked(sample, DAY)[0].put_off == []
