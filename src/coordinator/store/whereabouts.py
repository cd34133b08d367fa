"""Where a folder lies: on a disk of this machine, on the network, or where another program copies files back and forth.

A network does not keep the promises that a file of records lives by, and a program that synchronizes a folder copies
the file while it is being written. Both are told, and met with the most careful way of writing.
"""

import os
import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coordinator.compliance.choices import Choice

if sys.platform == "win32":
    from coordinator.store.windows_drives import is_remote

_MOUNTS = Path("/proc/self/mountinfo")

_NETWORKS = re.compile(
    r"nfs4?|cifs|smb[23]?|smbfs|ncpfs|afs|9p|ceph|glusterfs|lustre|gfs2|ocfs2|davfs2?|virtiofs|vboxsf|vmhgfs"
    r"|fuse\.(?:sshfs|rclone|davfs2?|glusterfs|ceph|gvfsd-fuse|s3fs|smbnetfs|curlftpfs|vmhgfs-fuse|kio-fuse)"
)
"""The kinds of file system, as Linux calls them, whose files lie on another machine."""

_NAMES = {
    re.compile(r"OneDrive(?: - .+)?"): "OneDrive",
    re.compile(r"Dropbox(?: \(.+\))?"): "Dropbox",
    re.compile(r"Nextcloud\d*"): "Nextcloud",
    re.compile(r"ownCloud\d*"): "ownCloud",
    re.compile(r"Google ?Drive|My Drive"): "Google Drive",
    re.compile(r"iCloud ?Drive"): "iCloud Drive",
    re.compile(r"Box Sync"): "Box",
}
"""What the programs that synchronize call their folder when they make it."""

_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".SynologyWorkingDirectory": "Synology Drive",
}
"""What they leave in it."""

_DATABASES = ((re.compile(r"\.?_?sync_[0-9a-f]{6,}\.db|\._sync_[0-9a-f]+\.db"), "Nextcloud"),)
_TOLD = ("OneDriveCommercial", "OneDriveConsumer", "OneDrive")
"""The variables in which Windows tells where OneDrive has its folders."""


class Where(Choice):
    """What kind of place a folder lies in."""

    HERE = "HERE", "on this computer"
    NETWORK = "NETWORK", "on the network"
    SYNCED = "SYNCED", "in a synchronized folder"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What kind of place it is, and its *name*: the kind of file system, or the program that synchronizes it."""

    where: Where
    name: str = ""

    @property
    def risky(self) -> bool:
        """Whether records can be lost there that would not be lost on this machine's own disk."""
        return self.where is not Where.HERE

    @property
    def words(self) -> str:
        """Return the place as people read it: ``in a synchronized folder (OneDrive)``."""
        return f"{self.where.words} ({self.name})" if self.name else self.where.words


@lru_cache(maxsize=64)
def whereabouts(folder: Path) -> Whereabouts:
    """Return where *folder* lies, as far as the system and the folders around it tell."""
    path = Path(os.path.realpath(folder))
    if name := network_of(path):
        return Whereabouts(Where.NETWORK, name)
    if name := _synchronized_by(path):
        return Whereabouts(Where.SYNCED, name)
    return Whereabouts(Where.HERE)


def network_of(path: Path, mounts: Path = _MOUNTS) -> str:
    """Return the kind of network file system that *path* lies on; nothing if it lies on a disk of this machine."""
    if sys.platform == "win32":
        return "shared drive" if is_remote(path) else ""
    try:
        lines = mounts.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ""  # another system than Linux: nothing is told
    found = [(point, kind) for line in lines for point, kind in [_mount(line)] if path.is_relative_to(point)]
    _, kind = max(found, key=lambda one: len(one[0].parts), default=(path, ""))
    return kind.removeprefix("fuse.") if _NETWORKS.fullmatch(kind) else ""


def _mount(line: str) -> tuple[Path, str]:
    """Return where a line of the table mounts which kind of file system; a blank in it is written in octal."""
    told, _, kind = line.partition(" - ")
    point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), told.split(" ")[4])
    return Path(point), kind.split(" ")[0]


def _synchronized_by(path: Path) -> str:
    for folder in (path, *path.parents):
        if name := _named(folder) or _marked(folder):
            return name
    return ""


def _named(folder: Path) -> str:
    if any(folder == Path(told) for told in map(os.environ.get, _TOLD) if told):
        return "OneDrive"
    return next((name for pattern, name in _NAMES.items() if pattern.fullmatch(folder.name)), "")


def _marked(folder: Path) -> str:
    for marker, name in _MARKERS.items():
        if (folder / marker).exists():
            return name
    try:
        names = [one.name for one in folder.glob(".*sync_*.db")]
    except OSError:
        return ""  # a folder around it that this person may not look into
    return next((name for pattern, name in _DATABASES if any(map(pattern.fullmatch, names))), "")
