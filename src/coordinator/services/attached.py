"""The papers of one record: which files prove it, whether they are whole, and a page of one as it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coordinator.errors import Invalid, Refused
from coordinator.records import RECORD_OF, DocumentFields, DocumentLinkFields
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import size_words
from coordinator.services.editing import Edited, save_fields
from coordinator.services.papers import Link, add_paper, unlink_paper
from coordinator.store import Changes, Look, Store

_LISTED = ("code", "title", "kind", "dated_on", "file_name", "size", "mime", "sha256", "ice_controlled")


@dataclass(frozen=True, slots=True)
class Attached:
    """A document that is the paper for a record, by its row *number*; *proves* is the title of a field, or empty.

    A document that is shown with its own record is not *linked*.

    *size* is in bytes; without a file there is no *sha256*.
    """

    number: int
    code: str
    title: str
    kind: str
    dated_on: date | None
    file_name: str
    size: int
    mime: str
    sha256: str
    ice_controlled: bool
    proves: str
    linked: bool

    @property
    def size_words(self) -> str:
        """How large the file is, as people read it; nothing without a file."""
        return size_words(self.size) if self.size else ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of files: the *codes* and *labels* of what was added, and why the others were *refused*."""

    codes: tuple[str, ...]
    labels: tuple[str, ...]
    refused: tuple[str, ...]

    @property
    def said(self) -> str:
        """Why files were refused, one line each."""
        return "\n".join(self.refused)


def attached(store: Store, kind: str, number: int) -> tuple[Attached, ...]:
    """Return the papers of the record of *kind* with that row number, in the order of their entry.

    A document is a paper of its own.
    """
    with store.looking() as look:
        key = look.keys(kind, [number]).get(number)
        proves = _proved(look, kind, key)
        own = key if kind == DocumentFields.about.kind else None
        rows = look.numbered(DocumentFields, _LISTED) if proves or own else ()
        return tuple(_attached(row, proves) for row in rows if row[1] == own or row[1] in proves)


def _proved(look: Look, kind: str, key: str | None) -> dict[str, str]:
    """Return the codes of the papers of a record, each with the title of the field that it proves."""
    titles = {one.name: one.title for one in fields_of(RECORD_OF[kind])}
    links = look.rows(DocumentLinkFields, ("document", "kind", "key", "field"))
    return {code: titles.get(field or "", "") for code, of, linked, field in links if (of, linked) == (kind, key)}


def _attached(row: tuple[Any, ...], proves: Mapping[str, str]) -> Attached:
    number, code, title, kind, dated_on, file_name, size, mime, sha256, ice_controlled = row
    return Attached(
        *(number, code, title, kind.words, dated_on, file_name or "", size or 0, mime or "", sha256 or ""),
        ice_controlled=bool(ice_controlled),
        proves=proves.get(code, ""),
        linked=code in proves,
    )


def attach_all(store: Store, kind: str, number: int, sources: Sequence[Path], today: date) -> Taken:
    """Add each of the files *sources* as a paper of a record, or link it if it is on file: a change each.

    A file that cannot be kept does not stop the others.

    Raises:
        Unavailable: the disk cannot be written.
    """
    codes, labels, refused = [], [], []
    for source in sources:
        try:
            added = add_paper(store, source, {}, [Link(_ref(store, kind, number))], today)
        except Invalid as error:
            refused += [f"{source.name}: {one}" for one in error.problems]
        except Refused as error:
            refused.append(str(error))
        else:
            codes.append(added.code)
            labels.append(added.changes.label if added.changes else "")
    return Taken(tuple(codes), tuple(labels), tuple(refused))


def detach(store: Store, kind: str, number: int, code: str) -> Changes | None:
    """Take back that the document *code* is a paper of a record; the document stays on file.

    Raises:
        Refused: it is none.
    """
    return unlink_paper(store, code, _ref(store, kind, number))


def mark_controlled(store: Store, paper: Attached, today: date, *, on: bool) -> Changes | None:
    """Say whether only ICE may release a document.

    Raises:
        Refused: the document is not there any more.
        Invalid: somebody changed it since.
    """
    edit = Edited(paper.ice_controlled, on)
    return save_fields(store, DocumentFields, paper.number, {"ice_controlled": edit}, today).changes


def check_paper(store: Store, sha256: str) -> None:
    """Read the file of a document through.

    Raises:
        Unavailable: it is missing or damaged.
    """
    store.documents.verify(sha256)


def _ref(store: Store, kind: str, number: int) -> str:
    with store.looking() as look:
        return f"{kind}:{look.keys(kind, [number]).get(number, '')}"
