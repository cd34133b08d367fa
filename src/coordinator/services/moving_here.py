"""Bringing a program from a place where records can be lost to this computer, with its backups still copied there."""

from pathlib import Path

from coordinator.errors import Refused
from coordinator.store import Reason, Store, name_second_place, restore_new
from coordinator.store.folder import existing_folder
from coordinator.store.whereabouts import Where, Whereabouts, whereabouts

_RISKS = {
    Where.NETWORK: (
        "This program lies on the network. Where the connection drops while something is saved, records can be"
        " damaged, and two computers may not see each other's lock"
    ),
    Where.SYNCED: (
        "This program lies in a folder that {name} synchronizes. It may copy the file while something is being saved,"
        " or put an older one back over it"
    ),
}


def risk_of(where: Whereabouts) -> str:
    """Return what can happen to records that lie in a risky place, and what is better."""
    words = _RISKS[where.where].format(name=where.name)
    return (
        f"{words}. Keep it on this computer, and let backups be copied there. Until then it is written with more care"
    )


def move_here(store: Store, target: Path, passphrase: str) -> Path:
    """Copy the program to the new folder *target*; from now on its backups are copied to the place where it lay.

    What lies there stays as it is. Return the new folder.

    Raises:
        Refused: *target* is no safer a place.
        Unavailable: *target* is taken or cannot be written, or no backup can be made.
    """
    place = whereabouts(target.absolute().parent)
    if place.risky:
        raise Refused(f"{target} lies {place.words} too. Choose a folder on this computer. Nothing was copied.")
    made = store.back_up(Reason.BY_HAND)
    found = restore_new(made.backup, target, passphrase)
    name_second_place(existing_folder(found.folder), store.backups.path)
    return found.folder
