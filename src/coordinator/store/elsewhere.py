"""The second place for backups, such as a stick or a share: a folder that a person named on this machine.

It is kept in a small file of the program folder by the name of the machine, since a path means something on one
machine only, and it is no part of the history, which goes where the program goes.
"""

import json
import socket
from collections.abc import Mapping
from pathlib import Path

from coordinator.errors import Refused, Unavailable
from coordinator.store.durable import write_durably
from coordinator.store.faults import disk_said_plainly
from coordinator.store.folder import Folder


def second_place(folder: Folder) -> Path | None:
    """Return the folder that this machine copies backups to."""
    named = _named(folder).get(socket.gethostname())
    return Path(str(named)) if named else None


def name_second_place(folder: Folder, place: Path | None) -> None:
    """Copy backups to *place* from now on; nothing stops it.

    Raises:
        Unavailable: there is no such folder, or the program folder cannot be written.
        Refused: it is the program folder, or lies in it.
    """
    named = {host: path for host, path in _named(folder).items() if host != socket.gethostname()}
    if place is not None:
        place = place.expanduser().resolve()
        if not place.is_dir():
            raise Unavailable(f"{place} is no folder. Make it, or plug in what it lies on, and name it again.")
        if place.is_relative_to(folder.path.resolve()):
            raise Refused(f"{place} lies in the program folder. A second place must be elsewhere to be of use.")
        named[socket.gethostname()] = str(place)
    with disk_said_plainly(folder.path):
        write_durably(folder.path / "second-place.json", json.dumps(named, ensure_ascii=False, indent=1).encode())


def _named(folder: Folder) -> Mapping[str, str]:
    """Return the folder of each machine; a file that cannot be read names none."""
    try:
        found = json.loads((folder.path / "second-place.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
