"""The records as they were at a moment, whatever happened since."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from coordinator.paths import bundled
from coordinator.records import RECORDS, AgencyFields, OfficerFields, StatusEventFields
from coordinator.records.declaration import fields_of
from coordinator.services.importing import import_files
from coordinator.store import Stamp, Store, create_store
from tests.conftest import NOW


class Clock:
    """A clock that is set by the test."""

    def __init__(self) -> None:
        self.now = NOW

    def stamp(self) -> Stamp:
        return Stamp("tester", self.now)

    def pass_hour(self) -> datetime:
        self.now += timedelta(hours=1)
        return self.now - timedelta(minutes=30)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = create_store(tmp_path / "program", clock.stamp)
    clock.pass_hour()
    import_files(store, bundled("resources/sample"), clock.now.date())
    yield store
    store.close()


def everything(store: Store, known_at: datetime | None = None) -> dict[str, list[tuple[Any, ...]]]:
    with store.looking(known_at) as look:
        return {
            record.about.kind: list(look.rows(record, [field.name for field in fields_of(record)]))
            for record in RECORDS
        }


def test_what_was_known_is_what_was_on_record_then(store: Store, clock: Clock) -> None:
    before = everything(store)
    moment = clock.pass_hour()
    with store.looking() as look:
        head, numbers = look.head, {key: number for number, key in look.keys("officer").items()}
    with store.change("Later") as step:
        step.update(OfficerFields, numbers["4117"], {"rank": "Captain", "languages": ("Hmong",)})
        step.update(AgencyFields, 1, {"name": "Renamed"})
        step.insert(OfficerFields, {"badge": "9", "last_name": "New", "first_name": "N", "languages": ()})
    clock.pass_hour()
    with store.change("Delete") as step:
        step.delete(StatusEventFields, 1)
    assert everything(store) != before
    assert everything(store, moment) == before
    with store.looking(moment) as look:
        assert look.head == head


def test_before_the_first_record_nothing_was_known(store: Store) -> None:
    assert not any(everything(store, NOW - timedelta(days=1)).values())


def test_an_undone_change_is_still_what_was_known_then(store: Store, clock: Clock) -> None:
    moment = clock.pass_hour()
    known = everything(store)
    store.undo()
    assert not any(everything(store).values())
    assert everything(store, moment) == known
