"""Handing everything out: every record as exchange files, the documents beside them, and a manifest of it all."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coordinator.errors import Refused, Unavailable
from coordinator.exchange.sheets import SUFFIX, write_sheet
from coordinator.records import RECORDS
from coordinator.records.declaration import fields_of
from coordinator.services.enclosures import ENCLOSED, enclose
from coordinator.store import Store

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Exported:
    """How many rows of each kind were written, and a sentence for each document whose file could not go along."""

    counts: Mapping[str, int]
    notes: tuple[str, ...]


def export_files(store: Store, folder: Path) -> Exported:
    """Write every record and every document's file into *folder*, a new or empty one.

    A file that is missing or damaged here is a note: everything else is written.

    Raises:
        Refused: the folder holds something already.
        Unavailable: it cannot be written.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty; an export needs a new or empty folder.")
    counts: dict[str, int] = {}
    hashes: dict[str, object] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with store.looking() as look:
            for record in RECORDS:
                rows = list(look.rows(record, [one.name for one in fields_of(record)]))
                content = write_sheet(record, rows)
                name = record.about.kind + SUFFIX
                (folder / name).write_bytes(content)
                counts[record.about.kind] = len(rows)
                hashes[name] = {"sha256": hashlib.sha256(content).hexdigest(), "rows": len(rows)}
            enclosed, notes = enclose(store.documents, look, folder / ENCLOSED)
            hashes |= enclosed
            manifest = {"format": 1, "history_head": look.head, "files": hashes}
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise Unavailable(f"{folder} cannot be written: {error.strerror}. The export is not complete.") from error
    return Exported(counts, tuple(notes))
