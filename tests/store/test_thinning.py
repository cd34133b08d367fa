from collections.abc import Callable, Hashable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.store.manifest import Reason
from coordinator.store.thinning import BEFORE_GREAT_STEPS, DAYS, MONTHS, TODAY, WEEKS, Mark, kept
from tests.conftest import NOW

MOST = TODAY + DAYS + WEEKS + MONTHS + 2 * BEFORE_GREAT_STEPS


def mark(days_ago: float, reason: Reason = Reason.TIMER, now: datetime = NOW) -> Mark:
    made = now - timedelta(days=days_ago)
    return Mark(made, f"{made:%Y-%m-%dT%H%M%S}", reason)


@pytest.mark.parametrize(
    ("made", "stays"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([0, 0.1, 0.2, 0.4], [0, 0.1, 0.2, 0.4], id="all of today"),
        pytest.param([one / 100 for one in range(30)], [one / 100 for one in range(24)], id="no more than 24 of today"),
        pytest.param([0, 1, 1.1, 1.2], [0, 1], id="the newest of yesterday"),
        pytest.param(
            range(60),
            [*range(12), *(16, 23, 30, 37, 44, 51, 58), *(24, 55)],
            id="twelve days, then Sundays, then ends of months",
        ),
        pytest.param(range(400, 403), range(400, 403), id="an office that was closed for a year loses nothing by it"),
        pytest.param([-3, -3.1, -9, 0], [-3, -3.1, -9, 0], id="what seems to come from the future"),
        pytest.param([0, 0.41, 0.42], [0, 0.41, 0.42], id="today begins at midnight where the clock is"),
        pytest.param([0, 0.42, 0.43], [0, 0.42], id="and yesterday ends there"),
    ],
)
def test_what_stays(made: list[float], stays: list[float]) -> None:
    assert kept([mark(one) for one in made], NOW) == {mark(one) for one in stays}


def test_what_holds_changes_that_no_later_one_holds_stays_longer() -> None:
    before = [mark(20 + number / 100, Reason.RESTORE) for number in range(5)]
    assert set(before[:BEFORE_GREAT_STEPS]) == kept([mark(20 - 1 / 100), *before], NOW) & set(before)


PERIODS: dict[int, Callable[[datetime], Hashable]] = {
    DAYS: lambda moment: moment.strftime("%Y-%m-%d"),
    WEEKS: lambda moment: moment.strftime("%G-%V"),
    MONTHS: lambda moment: moment.strftime("%Y-%m"),
}
marks = st.lists(
    st.builds(mark, st.floats(-2, 500), st.sampled_from(Reason)), unique_by=lambda one: one.name, max_size=150
)


@given(marks)
def test_the_newest_of_every_kept_period_stays(made: list[Mark]) -> None:
    found = kept(made, NOW)
    past = [one for one in made if one.made <= NOW]
    for count, period in PERIODS.items():
        newest = {period(one.made): one for one in sorted(past)}
        for name in sorted(newest, key=str, reverse=True)[:count]:
            assert newest[name] in found
    assert len([one for one in found if one.made <= NOW]) <= MOST
    assert kept(found, NOW) == found


@given(marks)
def test_another_backup_of_the_day_takes_nothing_away(made: list[Mark]) -> None:
    before = kept([*made, mark(0.01)], NOW)
    again = mark(0)
    if sum(one.made.date() == NOW.date() for one in before) < TODAY:
        assert kept([*before, again], NOW) == before | {again}


def test_two_years_of_three_a_day_leave_nine_months_to_go_back() -> None:
    held: set[Mark] = set()
    for day in range(730, -1, -1):
        for hours in (8, 4, 0):
            now = NOW - timedelta(days=day, hours=hours)
            held = kept([*held, mark(0, now=now)], now)
    assert len(held) <= MOST
    months = {f"{one.made:%Y-%m}" for one in held}
    assert months == {"2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"}
