"""The list of all documents: what each is, for which records, whether its file is there, and how long it is kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coordinator.compliance.choices import Choice
from coordinator.compliance.dates import add_months
from coordinator.records import DocumentFields, DocumentLinkFields, RetentionClassFields
from coordinator.services.editing import Edited, save_fields
from coordinator.services.keeping import hashes_named
from coordinator.store import Changes, Store


class State(Choice):
    """Where the file of a document is."""

    THERE = "THERE", "File is there"
    MISSING = "MISSING", "File is missing"
    DAMAGED = "DAMAGED", "File is damaged"
    NONE = "NONE", "Only its record"
    DISPOSED = "DISPOSED", "Disposed of"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The retention class of a document: code, years (none: for ever), and the last day that it gives, if any."""

    code: str
    title: str
    years: int | None
    until: date | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document; *refs* are ``kind:key`` of the records it is for, *size* is in bytes, *due* by its last day."""

    number: int
    code: str
    title: str
    kind: str
    dated_on: date | None
    file_name: str
    size: int
    sha256: str
    sensitivity: str
    ice_controlled: bool
    state: State
    refs: tuple[str, ...]
    schedule: Schedule | None
    trigger_date: date | None
    destroy_after: date | None
    legal_hold: bool
    disposed_on: date | None
    due: bool

    @property
    def orphaned(self) -> bool:
        """Whether it is for no record, though it is still kept."""
        return not self.refs and self.disposed_on is None


@dataclass(frozen=True, slots=True)
class Papers:
    """Every document, and the names of files in the folder that none of them, and nothing in the history, names."""

    rows: Sequence[DocumentRow]
    strays: Collection[str]


_NAMES = (
    *("code", "title", "kind", "dated_on", "file_name", "size", "sha256", "sensitivity", "ice_controlled"),
    *("retention_class", "trigger_date", "destroy_after", "legal_hold", "disposed_on"),
)


def document_rows(store: Store, today: date, wrong: Collection[str] = ()) -> Papers:
    """Return every document in the order of entry; *wrong* are the codes of those that a check found damaged."""
    here = store.documents.listed().keys()
    with store.looking() as look:
        refs: dict[str, list[str]] = {}
        for code, kind, key in look.rows(DocumentLinkFields, ("document", "kind", "key")):
            refs.setdefault(code, []).append(f"{kind}:{key}")
        classes = {row[0]: row for row in look.rows(RetentionClassFields, ("code", "title", "keep_years"))}
        found = [dict(zip(("number", *_NAMES), row, strict=True)) for row in look.numbered(DocumentFields, _NAMES)]
    whole = here - {values["sha256"] for values in found if values["code"] in wrong}
    rows = [_row(values, refs.get(values["code"], ()), classes, (here, whole), today) for values in found]
    return Papers(rows, here - hashes_named(store))


def _row(
    values: Mapping[str, Any],
    refs: Sequence[str],
    classes: Mapping[str, Sequence[Any]],
    files: tuple[Collection[str], Collection[str]],
    today: date,
) -> DocumentRow:
    kept = values["disposed_on"] is None
    last = values["destroy_after"]
    return DocumentRow(
        number=values["number"],
        code=values["code"],
        title=values["title"],
        kind=values["kind"].words,
        dated_on=values["dated_on"],
        file_name=values["file_name"] or "",
        size=values["size"] or 0,
        sha256=values["sha256"] or "",
        sensitivity=values["sensitivity"].words,
        ice_controlled=bool(values["ice_controlled"]),
        state=_state(values["sha256"], *files, kept=kept),
        refs=tuple(refs),
        schedule=_schedule(classes.get(values["retention_class"]), values["trigger_date"]),
        trigger_date=values["trigger_date"],
        destroy_after=last,
        legal_hold=bool(values["legal_hold"]),
        disposed_on=values["disposed_on"],
        due=kept and last is not None and last < today and not values["legal_hold"],
    )


def _state(sha256: str | None, here: Collection[str], whole: Collection[str], *, kept: bool) -> State:
    if not kept:
        return State.DISPOSED
    if sha256 is None:
        return State.NONE
    if sha256 not in here:
        return State.MISSING
    return State.THERE if sha256 in whole else State.DAMAGED


def _schedule(found: Sequence[Any] | None, trigger: date | None) -> Schedule | None:
    if found is None:
        return None
    code, title, years = found
    return Schedule(code, title, years, add_months(trigger, 12 * years) if trigger and years is not None else None)


def keep_by_schedule(store: Store, row: DocumentRow, today: date) -> Changes | None:
    """Make the last day of a document the one that its class and its trigger date give.

    Raises:
        Refused: the document is not there any more.
        Invalid: it cannot be, or somebody changed it since.
    """
    until = row.schedule.until if row.schedule else None
    edit = Edited(row.destroy_after, until)
    return save_fields(store, DocumentFields, row.number, {"destroy_after": edit}, today).changes


def hold(store: Store, row: DocumentRow, today: date, *, on: bool) -> Changes | None:
    """Say whether a document must be kept whatever the schedule says.

    Raises:
        Refused: the document is not there any more.
        Invalid: it cannot be, or somebody changed it since.
    """
    return save_fields(store, DocumentFields, row.number, {"legal_hold": Edited(row.legal_hold, on)}, today).changes
