"""How it is kept: the only SQL of the program. What the rest of the program uses stands here.

The names are loaded when they are first used, so that a glance at a program (``store.standing``) does not wait for
SQLAlchemy.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coordinator.store.changing import Changes, OpenChange, Stamp
    from coordinator.store.looking import Kept, Look, key_text
    from coordinator.store.program import Store, create_store, open_store

__all__ = ["Changes", "Kept", "Look", "OpenChange", "Stamp", "Store", "create_store", "key_text", "open_store"]

_HOMES = {
    "changing": ("Changes", "OpenChange", "Stamp"),
    "looking": ("Kept", "Look", "key_text"),
    "program": ("Store", "create_store", "open_store"),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(name)
