"""Handing everything out: as exchange files with the documents and a manifest, or as one workbook; and a blank one."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from coordinator.errors import Refused, Unavailable
from coordinator.exchange.program_workbook import page_of, template_pages
from coordinator.exchange.sheets import SUFFIX, write_sheet
from coordinator.exchange.workbook import ENDING, workbook
from coordinator.records import RECORDS
from coordinator.records.declaration import Fields, fields_of
from coordinator.services.enclosures import ENCLOSED, enclose, folder_beside
from coordinator.services.referring import record_of
from coordinator.store import Look, Store
from coordinator.store.durable import write_durably

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
    with _written(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with store.looking() as look:
            for record in RECORDS:
                rows = _rows(look, record)
                content = write_sheet(record, rows)
                name = record.about.kind + SUFFIX
                (folder / name).write_bytes(content)
                counts[record.about.kind] = len(rows)
                hashes[name] = {"sha256": hashlib.sha256(content).hexdigest(), "rows": len(rows)}
            enclosed, notes = enclose(store.documents, look, folder / ENCLOSED)
            hashes |= enclosed
            manifest = {"format": 1, "history_head": look.head, "files": hashes}
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return Exported(counts, tuple(notes))


def export_workbook(store: Store, file: Path) -> Exported:
    """Write every record into the new workbook *file*, a sheet for each kind that has any.

    The documents' files go into a folder beside it; one that is missing or damaged here is a note.

    Raises:
        Refused: the workbook or the folder is there already, or there are no records.
        Invalid: a text is longer than a sheet can hold.
        Unavailable: it cannot be written.
    """
    folder = folder_beside(file)
    _refuse_existing(file)
    _refuse_existing(folder)
    with store.looking() as look:
        found = {record: rows for record in RECORDS if (rows := _rows(look, record))}
        if not found:
            raise Refused(
                "There are no records yet. coordinator template FILE.xlsx writes a blank workbook to fill in."
            )
        content = workbook([page_of(record, rows) for record, rows in found.items()])
        with _written(file):
            _, notes = enclose(store.documents, look, folder)
            write_durably(file, content)
    return Exported({record.about.kind: len(rows) for record, rows in found.items()}, tuple(notes))


def write_template(file: Path, kinds: Sequence[str] = ()) -> None:
    """Write the blank workbook *file* for records of *kinds*, or of all kinds, with help as its second sheet.

    Raises:
        Refused: there is such a file already, its name does not end in .xlsx, or there is no such kind.
        Unavailable: it cannot be written.
    """
    if file.suffix.lower() != ENDING:
        raise Refused(f"{file} is no name for a workbook; it must end in {ENDING}.")
    _refuse_existing(file)
    content = workbook(template_pages([record_of(kind) for kind in dict.fromkeys(kinds)] or RECORDS))
    with _written(file):
        write_durably(file, content)


def _rows(look: Look, record: type[Fields]) -> list[Sequence[object]]:
    return list(look.rows(record, [one.name for one in fields_of(record)]))


def _refuse_existing(file: Path) -> None:
    if file.exists():
        raise Refused(f"There is a {file} already; name a new file, or move that one away.")


@contextmanager
def _written(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(f"{target} cannot be written: {error.strerror}. The export is not complete.") from error
