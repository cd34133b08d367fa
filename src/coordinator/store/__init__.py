"""How it is kept: the only SQL of the program. What the rest of the program uses stands here."""

from coordinator.store.changing import Changes, OpenChange, Stamp
from coordinator.store.looking import Kept, Look, key_text
from coordinator.store.program import Store, create_store, open_store

__all__ = ["Changes", "Kept", "Look", "OpenChange", "Stamp", "Store", "create_store", "key_text", "open_store"]
