from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from coordinator.errors import Invalid, Refused, Unavailable
from coordinator.paths import bundled
from coordinator.services.backups import (
    EVERY,
    back_up_by_hand,
    backup_due,
    backup_if_changed,
    chosen_copy,
    preview_restore,
    restore,
)
from coordinator.services.importing import import_files
from coordinator.services.program import Setting, new_program, writing
from coordinator.store import Reason, Store, no_progress
from tests.conftest import NOW
from tests.store.contents import add_officer, contents

TODAY = date(2026, 11, 24)


def reasons(store: Store) -> list[Reason]:
    return [one.manifest.reason for one in store.backups.listed()]


def facility(tmp_path: Path, text: str = "name,kind\nAnnex,JAIL\n") -> Path:
    (tmp_path / "facility.csv").write_text(text)
    return tmp_path / "facility.csv"


@pytest.mark.parametrize(
    ("later", "changed", "due"),
    [
        (timedelta(minutes=29), True, False),
        (EVERY, True, True),
        (EVERY, False, False),
        (timedelta(days=9), False, False),
        (timedelta(hours=-2), True, True),
    ],
)
def test_a_backup_is_due_half_an_hour_after_the_last_one_if_something_changed(
    sample: Store, later: timedelta, changed: bool, due: bool
) -> None:
    sample.back_up(Reason.OPENING)
    if changed:
        add_officer(sample, "new")
    assert backup_due(sample, NOW + later) is due


def test_the_first_backup_is_due_at_once(sample: Store) -> None:
    assert backup_due(sample, NOW)


def test_nothing_is_backed_up_twice(sample: Store) -> None:
    assert backup_if_changed(sample, Reason.TIMER)
    assert backup_if_changed(sample, Reason.TIMER) is None
    add_officer(sample, "new")
    assert backup_if_changed(sample, Reason.TIMER)


def test_opening_for_writing_backs_up_what_changed(sample_program: Path, setting: Setting) -> None:
    with writing(sample_program, setting) as store:
        assert reasons(store) == [Reason.OPENING]
    with writing(sample_program, setting) as store:
        add_officer(store, "new")
    with writing(sample_program, setting) as store:
        assert reasons(store) == [Reason.OPENING] * 2


def test_an_import_is_preceded_by_a_backup(sample: Store, tmp_path: Path) -> None:
    before = contents(sample.folder.records)
    import_files(sample, facility(tmp_path), TODAY)
    assert reasons(sample) == [Reason.IMPORT]
    assert contents(sample.backups.listed()[0].path) == before


def test_what_changes_nothing_needs_no_backup(sample: Store, empty: Store, tmp_path: Path) -> None:
    import_files(sample, facility(tmp_path), TODAY, dry_run=True)
    with pytest.raises(Invalid):
        import_files(sample, facility(tmp_path, "name,kind\nAnnex,CASTLE\n"), TODAY)
    assert reasons(sample) == []
    import_files(empty, bundled("resources/sample"), TODAY)
    assert reasons(empty) == []


def test_without_its_backup_an_import_is_not_made(sample: Store, tmp_path: Path) -> None:
    before = contents(sample.folder.records)
    sample.folder.backups.rmdir()
    sample.folder.backups.write_text("a file where the folder should be")
    with pytest.raises(Unavailable, match="backups cannot be used"):
        import_files(sample, facility(tmp_path), TODAY)
    assert contents(sample.folder.records) == before


def test_a_copy_elsewhere_that_fails_is_a_note(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    made = back_up_by_hand(sample, NOW, also=tmp_path / "stick", progress=no_progress)
    assert made.notes == []
    assert (tmp_path / "stick" / made.backup.path.name).exists()
    made = back_up_by_hand(sample, NOW, also=tmp_path / "gone", progress=no_progress)
    assert made.notes == [
        f"The backup was made, but not its copy in {tmp_path / 'gone'}: {tmp_path / 'gone'} is not there."
    ]


def test_no_backup_is_made_for_a_portable_copy_that_cannot_be(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.zip").write_bytes(b"mine")
    with pytest.raises(Refused, match=r"copy\.zip is there already"):
        back_up_by_hand(sample, NOW, portable=tmp_path / "copy.zip", progress=no_progress)
    assert reasons(sample) == []


def test_progress_is_told_in_pages(sample: Store) -> None:
    told: list[tuple[int, int]] = []
    back_up_by_hand(sample, NOW, progress=lambda done, whole: told.append((done, whole)))
    assert told[-1][0] == told[-1][1] > 50


def test_a_copy_is_chosen_by_path_or_by_its_name_in_the_program(sample: Store, tmp_path: Path) -> None:
    made = sample.back_up(Reason.BY_HAND).backup
    folder = sample.folder.path
    assert chosen_copy(made.path, tmp_path) == made.path
    assert chosen_copy(Path(made.name), folder) == made.path
    assert chosen_copy(Path("other"), folder) == Path("other")
    assert chosen_copy(tmp_path / "other.zip", folder) == tmp_path / "other.zip"


@pytest.mark.parametrize("by", [lambda made: made.path, lambda made: made.place / f"{made.name}.json"])
def test_a_preview_changes_nothing_and_a_restore_does_what_it_said(
    sample: Store, by: Callable[..., Path], setting: Setting
) -> None:
    made = sample.back_up(Reason.BY_HAND).backup
    add_officer(sample, "new")
    sample.close()
    folder = sample.folder.path
    before = contents(sample.folder.records)
    found = preview_restore(by(made), folder)
    assert contents(sample.folder.records) == before
    assert found.as_json()["kinds"] == [{"kind": "officer", "added": 0, "removed": 1, "changed": 0}]
    assert found.as_json()["lost_changes"] == 1
    assert restore(by(made), folder, setting.stamp(), in_place=True).folder == folder
    restored, kept = contents(sample.folder.records), contents(made.path)
    *earlier, told = restored.pop("change")
    assert earlier == kept.pop("change")
    assert restored == kept
    assert "Restore the backup of November 24, 2026" in str(told)
    again = preview_restore(by(made), folder).as_json()
    assert (again["kinds"], again["lost_changes"]) == ([], 1)  # that it was restored


def test_a_preview_without_a_program_says_what_the_copy_holds(sample: Store, tmp_path: Path, setting: Setting) -> None:
    made = sample.back_up(Reason.BY_HAND).backup
    found = preview_restore(made.path, tmp_path / "elsewhere")
    assert found.comparison is None
    assert found.as_json()["kinds"] == []
    restore(made.path, tmp_path / "elsewhere", setting.stamp(), in_place=False)
    assert contents(tmp_path / "elsewhere" / "records.db") == contents(made.path)


def test_the_sample_agency_begins_without_backups(tmp_path: Path, setting: Setting) -> None:
    with new_program(tmp_path / "new", setting, sample=True) as store:
        assert store.backups.listed() == []
        assert backup_due(store, datetime.fromisoformat("2026-11-24T10:00:00-06:00"))
