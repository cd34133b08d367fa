"""Where a folder lies, by what the system and the folders around it tell; and how records are written there."""

from pathlib import Path

import pytest

from coordinator.services.program import Setting
from coordinator.store import create_store, open_store
from coordinator.store.whereabouts import Where, network_of, whereabouts

MOUNTS = """\
22 1 259:1 / / rw,relatime shared:1 - ext4 /dev/root rw
30 22 0:50 / /home/pia/share rw shared:2 - cifs //server/share rw
31 22 0:51 / /mnt/with\\040blank rw - nfs4 server:/export rw
32 30 0:52 / /home/pia/share/local rw - ext4 /dev/sdb1 rw
33 22 0:53 / /media/drive rw - fuse.rclone remote: rw
34 22 0:54 / /media/stick rw - fuseblk /dev/sdc1 rw
"""


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("/home/pia/Kettle", ""),
        ("/home/pia/share/Kettle", "cifs"),
        ("/home/pia/shared", ""),
        ("/mnt/with blank/Kettle", "nfs4"),
        ("/home/pia/share/local/Kettle", ""),
        ("/media/drive", "rclone"),
        ("/media/stick/Kettle", ""),
    ],
)
def test_a_network_is_known_by_what_is_mounted_nearest(folder: str, found: str, tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS)
    assert network_of(Path(folder), table) == found


@pytest.mark.parametrize(
    ("around", "marker", "name"),
    [
        ("OneDrive - Kettle County", "", "OneDrive"),
        ("Dropbox", "", "Dropbox"),
        ("work", ".dropbox.cache", "Dropbox"),
        ("work", ".sync_4f2a99c1b3d0.db", "Nextcloud"),
        ("work", ".stfolder", "Syncthing"),
        ("One Drive", "", ""),
        ("Box", ".sync_notes.db", ""),
    ],
)
def test_a_synchronized_folder_is_known_by_its_name_or_what_lies_in_it(
    around: str, marker: str, name: str, tmp_path: Path
) -> None:
    program = tmp_path / around / "papers" / "Kettle"
    program.mkdir(parents=True)
    if marker:
        (tmp_path / around / marker).touch()
    found = whereabouts(program)
    assert (found.name, found.risky) == (name, bool(name))
    assert found.where is (Where.SYNCED if name else Where.HERE)


def test_onedrive_is_known_by_what_windows_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "cloud"))
    assert whereabouts(tmp_path / "cloud" / "Kettle").words == "in a synchronized folder (OneDrive)"


def test_no_log_lies_beside_records_in_a_synchronized_folder(tmp_path: Path, setting: Setting) -> None:
    folder = tmp_path / "Dropbox" / "Kettle"
    store = create_store(folder, setting.stamp)
    assert not list(folder.glob("records.db-*"))
    store.close()
    here = folder.rename(tmp_path / "Kettle")
    store = open_store(here, setting.stamp, write=True)
    assert list(here.glob("records.db-wal"))
    store.close()
    (tmp_path / "Dropbox" / "again").mkdir()
    back = here.rename(tmp_path / "Dropbox" / "again" / "Kettle")
    store = open_store(back, setting.stamp, write=True)
    with store.change("Nothing"):
        pass
    assert not list(back.glob("records.db-*"))
    store.close()
