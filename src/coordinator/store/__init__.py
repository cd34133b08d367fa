"""How it is kept: the only SQL of the program. What the rest of the program uses stands here.

The names are loaded when they are first used, so that a glance at a program (``store.standing``) does not wait for
SQLAlchemy.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coordinator.store.backing_up import BackedUp, Progress, no_progress
    from coordinator.store.backups import Backup, Backups
    from coordinator.store.changing import Changes, OpenChange, Stamp
    from coordinator.store.comparing import Comparison, compare
    from coordinator.store.copies import Copy
    from coordinator.store.documents import Documents
    from coordinator.store.elsewhere import name_second_place, second_place
    from coordinator.store.looking import Kept, Look, key_text
    from coordinator.store.manifest import Manifest, Reason
    from coordinator.store.opening import create_store, open_store
    from coordinator.store.portable import write_portable
    from coordinator.store.program import Store
    from coordinator.store.protecting import Protected, delete_readable_backups, protect, see_that_it_opens, unprotect
    from coordinator.store.restoring import Restored, opened_copy, restore_in_place, restore_new
    from coordinator.store.sealed_documents import Papers, Vault

__all__ = [
    "BackedUp",
    "Backup",
    "Backups",
    "Changes",
    "Comparison",
    "Copy",
    "Documents",
    "Kept",
    "Look",
    "Manifest",
    "OpenChange",
    "Papers",
    "Progress",
    "Protected",
    "Reason",
    "Restored",
    "Stamp",
    "Store",
    "Vault",
    "compare",
    "create_store",
    "delete_readable_backups",
    "key_text",
    "name_second_place",
    "no_progress",
    "open_store",
    "opened_copy",
    "protect",
    "restore_in_place",
    "restore_new",
    "second_place",
    "see_that_it_opens",
    "unprotect",
    "write_portable",
]

_HOMES = {
    "backing_up": ("BackedUp", "Progress", "no_progress"),
    "backups": ("Backup", "Backups"),
    "changing": ("Changes", "OpenChange", "Stamp"),
    "comparing": ("Comparison", "compare"),
    "copies": ("Copy",),
    "documents": ("Documents",),
    "elsewhere": ("name_second_place", "second_place"),
    "looking": ("Kept", "Look", "key_text"),
    "manifest": ("Manifest", "Reason"),
    "opening": ("create_store", "open_store"),
    "portable": ("write_portable",),
    "program": ("Store",),
    "protecting": ("Protected", "delete_readable_backups", "protect", "see_that_it_opens", "unprotect"),
    "restoring": ("Restored", "opened_copy", "restore_in_place", "restore_new"),
    "sealed_documents": ("Papers", "Vault"),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(name)
