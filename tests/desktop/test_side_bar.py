"""The places at the side: how much needs somebody in each, and room for all of them in the smallest window."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from coordinator.desktop import places
from coordinator.desktop.places import PLACES, Place, SideBar, topic
from coordinator.desktop.window import Window
from coordinator.services.today import Due
from tests.desktop.conftest import settled

LOWEST = 512 - 26 - 27
"""The height of the side bar in the smallest window: without menu bar and foot."""


def counts(window: Window) -> dict[str, int]:
    return {place.title: one.count for place, one in zip(PLACES, window.side.places, strict=False) if one.count}


def test_each_place_says_how_much_needs_somebody_there(window: Window, qtbot: QtBot) -> None:
    today: list[Due] = []
    window.session.ask_as_of(lambda desk, day: desk.today(day).due, today.extend)
    settled(qtbot, window)
    found = counts(window)
    assert found["Compliance"] == len(today)
    assert found["Today"] == sum(one.open for one in today) < found["Compliance"]
    assert found["Officers"] == len({one.badge for one in today if one.badge})
    interface = QAccessible.queryAccessibleInterface(window.side.places[0])
    assert interface.text(QAccessible.Text.Name) == f"Today, {found['Today']} need somebody"


def test_a_topic_counts_the_rules_that_begin_with_its_letters() -> None:
    due = [Due("", "", "", "OVERDUE", "", "", None, rule, "") for rule in ("TRN-01", "TRN-03", "CMP-01", "MOA-02")]
    assert topic("TRN")(due) == 2
    assert topic("CMP", "PST")(due) == 1


@pytest.mark.parametrize("narrow", [False, True])
def test_twelve_places_in_four_groups_fit_the_smallest_window(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, narrow: bool
) -> None:
    twelve = [Place(f"Place {at}", "users", PLACES[0].page, f"Group {at // 3}", lambda _: 120) for at in range(12)]
    monkeypatch.setattr(places, "PLACES", tuple(twelve))
    side = SideBar()
    qtbot.addWidget(side)
    side.narrow(on=narrow)
    side.resize(side.width(), LOWEST)
    side.show()
    qtbot.waitExposed(side)
    side.say_needs([])
    qtbot.waitUntil(lambda: side.places[-1].geometry().bottom() < LOWEST)
    shown = [one.geometry() for one in side.places]
    assert all(one.height() >= 24 for one in shown)
    assert all(one.bottom() < other.top() for one, other in pairwise(shown))
    del window
