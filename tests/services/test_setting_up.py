"""What a new program still needs: a list that ticks itself from the records."""

from pathlib import Path

from coordinator.compliance.choices import Model
from coordinator.records import RECORD_OF
from coordinator.services.backups import backup_if_changed
from coordinator.services.first_run import Begun, begin_program
from coordinator.services.program import Setting
from coordinator.services.setting_up import needs
from coordinator.store import Reason, Store, name_second_place, open_store
from tests.services.test_first_run import AGENCY, SIGNED


def undone(store: Store) -> list[str]:
    return [one.title for one in needs(store) if not one.done]


def test_a_full_program_needs_nothing_once_it_is_backed_up_elsewhere_too(sample: Store, tmp_path: Path) -> None:
    assert undone(sample) == ["First backup made", "Second place for backups named"]
    backup_if_changed(sample, Reason.OPENING)
    (tmp_path / "stick").mkdir()
    name_second_place(sample.folder, tmp_path / "stick")
    assert undone(sample) == []


def test_a_new_program_has_its_agreement_and_its_days_and_needs_the_rest(tmp_path: Path, setting: Setting) -> None:
    said = {"model": Model.JEM, "template": "JEM-2025", **SIGNED}
    store = open_store(begin_program(tmp_path / "lark", setting, Begun(AGENCY, said)), setting.stamp, write=True)
    try:
        assert [one.title for one in needs(store) if one.done] == ["Agreement entered", "Both signature days entered"]
    finally:
        store.close()


def test_an_empty_program_needs_all_and_every_line_leads_somewhere(empty: Store) -> None:
    found = needs(empty)
    assert not any(one.done for one in found)
    assert all(one.kind in RECORD_OF for one in found if one.kind)
    assert all(one.why for one in found)
