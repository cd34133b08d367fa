"""What was written since a change: the way by which a later look learns what it touches."""

from coordinator.records import OfficerFields
from coordinator.store import Store
from coordinator.store.redacting import redact
from coordinator.store.trail import Trail, Turn


def head(store: Store) -> str:
    with store.looking() as look:
        return look.head


def since(store: Store, found: str, most: int = 10) -> list[Turn] | None:
    with store.reading() as connection:
        return Trail(connection).since(found, most)


def add(store: Store, badge: str) -> int:
    with store.change("Add") as step:
        return step.insert(
            OfficerFields, {"badge": badge, "last_name": "Ruiz", "first_name": "Ana", "languages": ("Igbo",)}
        )


def badges(turns: list[Turn] | None) -> list[tuple[int, str | None, str | None]]:
    assert turns is not None
    return [(one.number, (one.before or {}).get("badge"), (one.after or {}).get("badge")) for one in turns]


def test_each_row_is_told_once_as_it_was_then_and_as_it_is(empty: Store) -> None:
    number = add(empty, "1")
    then = head(empty)
    assert since(empty, then) == []
    for badge in ("2", "3"):
        with empty.change("Rename") as step:
            step.update(OfficerFields, number, {"badge": badge})
    other = add(empty, "4")
    assert badges(since(empty, then)) == [(number, "1", "3"), (other, None, "4")]


def test_a_row_that_came_and_went_was_and_is_nothing(empty: Store) -> None:
    then = head(empty)
    number = add(empty, "1")
    empty.undo()
    assert badges(since(empty, then)) == [(number, None, None)]
    gone = head(empty)
    empty.redo()
    assert badges(since(empty, gone)) == [(number, None, "1")]


def test_nothing_is_told_when_it_would_be_too_much_or_the_change_is_not_there(empty: Store) -> None:
    then = head(empty)
    add(empty, "1")
    add(empty, "2")
    assert since(empty, then, most=1) is None
    assert len(since(empty, then, most=2) or ()) == 2
    assert since(empty, "0" * 64) is None


def test_nothing_is_told_of_what_was_removed_for_good(empty: Store) -> None:
    number = add(empty, "1")
    then = head(empty)
    with empty.change("Rename") as step:
        step.update(OfficerFields, number, {"badge": "2"})
    with empty.change("Remove") as step:
        redact(step, "officer", number)
    removed = head(empty)
    assert since(empty, then) is None
    with empty.change("Rename") as step:
        step.update(OfficerFields, number, {"badge": "3"})
    assert badges(since(empty, removed)) == [(number, "2", "3")]
