"""A head that was printed exposes a history that was cut, rewritten, or is another one."""

import pytest

from coordinator.errors import Refused
from coordinator.services.backups import restore
from coordinator.services.history_rows import Nature, history_rows, row_of
from coordinator.services.printed_head import printed_head
from coordinator.services.program import Setting
from coordinator.store import Reason, Store, open_store
from tests.store.contents import add_officer


def head_of(store: Store) -> str:
    with store.looking() as look:
        return look.head


def test_a_head_that_is_still_there_says_unchanged(sample: Store) -> None:
    head = head_of(sample)
    assert printed_head(sample, head).words.endswith("nothing came after it.")
    add_officer(sample, "new")
    for typed in (head, head[:12], f" {head[:6].upper()} {head[6:12]} "):
        found = printed_head(sample, typed)
        assert (found.unchanged, found.later) == (True, 1)
        assert found.change is not None
        assert found.change.label == "Import sample"


@pytest.mark.parametrize("typed", ["", "59ab", "not a head at all", "0" * 65, "%" * 12])
def test_what_is_no_head_is_refused(sample: Store, typed: str) -> None:
    with pytest.raises(Refused, match="A head has 64 characters"):
        printed_head(sample, typed)


def test_a_history_that_was_cut_is_told_with_what_is_missing(sample: Store, setting: Setting) -> None:
    older = sample.back_up(Reason.BY_HAND).backup
    for badge in ("a", "b", "c"):
        add_officer(sample, badge)
    printed = head_of(sample)
    folder = sample.folder.path
    sample.close()
    restore(older.path, folder, setting.stamp(), in_place=True)  # keeps what was there as a backup, which tells
    store = open_store(folder, setting.stamp, write=True)
    found = printed_head(store, printed)
    assert not found.unchanged
    assert [one.label for one in found.missing] == ["Add c", "Add b", "Add a"]
    assert "3 changes that are missing here" in found.words
    assert printed_head(store, older.manifest.head).unchanged
    for one in store.backups.listed():
        one.path.unlink()
    assert printed_head(store, printed).words.startswith("Not found")
    store.close()


def test_every_change_is_listed_with_what_it_did(sample: Store) -> None:
    number = add_officer(sample, "new")
    sample.undo()
    with sample.change("Show a thing"):
        pass
    shown, undone, added, brought, made = history_rows(sample)
    assert (shown.nature, undone.nature, added.nature) == (Nature.OTHER, Nature.UNDO, Nature.RECORDS)
    assert added.what == "1 officer added"
    assert added.refs == undone.refs == ("officer:new",)
    assert (brought.refs, made.what) == ((), "")
    assert "officers added" in brought.what
    assert brought.id == made.id + 1
    assert row_of(sample, "officer:new") == ("officer", number)
    assert [one.id for one in history_rows(sample, ("officer", number))] == [undone.id, added.id]
