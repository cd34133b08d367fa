"""Papers: files that are added as documents, linked to the records that they prove, listed, read and saved."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import IO, Any, NamedTuple

from coordinator.compliance.choices import DocumentKind
from coordinator.errors import Invalid, Refused
from coordinator.exchange.file_types import mime_of
from coordinator.records import DocumentFields, DocumentLinkFields
from coordinator.records.declaration import fields_of
from coordinator.services.entering import entering
from coordinator.services.explaining import record_words
from coordinator.services.referring import kind_and_key, record_at
from coordinator.services.validating import checked
from coordinator.store import Changes, Kept, Look, OpenChange, Store, key_text
from coordinator.store.documents import Taken, plain_name
from coordinator.store.faults import disk_said_plainly
from coordinator.store.trail import Trail


class Link(NamedTuple):
    """The record ``kind:key`` that a document is the paper for, and the name of the field that it proves, if one."""

    ref: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """The document that a file became; *known* if its content was on file under this code already."""

    code: str
    known: bool
    changes: Changes | None


@dataclass(frozen=True, slots=True)
class Filed:
    """A document as a list shows it: codes and words, days as ISO, *size* in bytes; no *file_name* without a file."""

    code: str
    title: str
    kind: str
    kind_words: str
    dated_on: str | None
    file_name: str | None
    size: int | None
    sensitivity: str
    ice_controlled: bool
    links: tuple[Link, ...]

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON has them."""
        return {**asdict(self), "links": [link._asdict() for link in self.links]}


def add_paper(store: Store, source: Path, given: Mapping[str, object], links: Sequence[Link], today: date) -> Added:
    """Keep the file *source* as a document with the values *given* by column, and link it to records: one change.

    What is not given: the next free code of the year, the file's name as title, the kind "other", and control by ICE,
    so that nothing is released by oversight. Content that is on file already is kept once and its document linked. The
    file is on the disk before the change that names it is committed.

    Raises:
        Refused: it is no file that can be kept, a record is not there, or there is nothing to add.
        Invalid: the values cannot be kept, each named.
        Unavailable: the disk cannot be written.
    """
    name = plain_name(source.name)
    with store.change(_label(store, f"Add {name}", links)) as step:
        with entering(step, today) as entered:
            code, known = Filing(store, step, today).file(source, given, links)
        entered.refuse()
        if not step.counts:
            linked = ", with all of these links" if links else ""
            raise Refused(f"{name} is on file as {code} already{linked}. Nothing was added.")
    return Added(code, known, step.changes)


@dataclass(frozen=True, slots=True)
class Filing:
    """Files papers within a change that is open."""

    store: Store
    step: OpenChange
    today: date

    def file(self, source: Path, given: Mapping[str, object], links: Sequence[Link]) -> tuple[str, bool]:
        """Do what :func:`add_paper` does; return the document's code, and whether it was on file before.

        Raises:
            Refused: it is no file that can be kept.
            Invalid: the values cannot be kept, each named.
            Unavailable: the disk cannot be written.
        """
        adding = _Adding(self.step, given)
        columns = adding.checked(plain_name(source.name), self.today)
        taken = self.store.documents.take(source)
        code, number, known = adding.document({**columns, **_described(source, taken)})
        _link(self.step, number, links)
        return code, known


def _described(source: Path, taken: Taken) -> Mapping[str, object]:
    with disk_said_plainly(source):
        return {"sha256": taken.sha256, "size": taken.size, "mime": mime_of(source)}


def _label(store: Store, done: str, links: Sequence[Link]) -> str:
    """Return the name of a change, once every record that it links is found."""
    with store.looking() as look:
        for link in links:
            record_at(look, link.ref)
    named = " and ".join(dict.fromkeys(record_words(link.ref) for link in links))
    return f"{done} to {named}" if named else done


@dataclass(frozen=True, slots=True)
class _Adding:
    step: OpenChange
    given: Mapping[str, object]

    @property
    def _look(self) -> Look:
        return Look(self.step.connection)

    def checked(self, name: str, today: date) -> dict[str, Any]:
        defaults = {
            "code": self._next_code(today),
            "title": PurePath(name).stem.replace("_", " ").strip() or name,
            "kind": DocumentKind.OTHER,
            "file_name": name,
            "ice_controlled": True,
        }
        columns, problems, _ = checked(DocumentFields, {**defaults, **self.given})
        if problems:
            raise Invalid(problems)
        return columns

    def _next_code(self, today: date) -> str:
        """Return the code after the highest of the year, even of documents that are gone: it may stand on a paper."""
        pattern = re.compile(rf"D-{today.year}-([0-9]{{1,9}})")
        used = (pattern.fullmatch(values["code"]) for _, values in Trail(self.step.connection).images("document"))
        return f"D-{today.year}-{max((int(one[1]) for one in used if one), default=0) + 1:03}"

    def document(self, columns: Mapping[str, Any]) -> tuple[str, int, bool]:
        """Return code and row of the document with this content, and whether it was there before."""
        kept = self._look.kept(DocumentFields)
        for code, row in kept.items():
            if row.values["sha256"] == columns["sha256"] and row.values["disposed_on"] is None:
                self._refuse_other_values(code, row, columns)
                return code, row.number, True
        if columns["code"] in kept:
            raise Refused(f"There is another document {columns['code']}. Give this one a code of its own, or none.")
        return columns["code"], self.step.insert(DocumentFields, columns), False

    def _refuse_other_values(self, code: str, row: Kept, columns: Mapping[str, Any]) -> None:
        others = [
            one.title.lower()
            for one in fields_of(DocumentFields)
            if one.column in self.given and columns[one.column] != row.values[one.column]
        ]
        if others:
            raise Refused(
                f"This file is on file already as {code}, {row.values['title']}, with another {', '.join(others)}."
                " Link that document, or change it. Nothing was added."
            )


def link_paper(store: Store, code: str, links: Sequence[Link], today: date) -> Changes | None:
    """Name the document *code* as the paper for records.

    Raises:
        Refused: the document or a record is not there, or all of it is so already.
        Invalid: a field is none of its record.
    """
    with store.change(_label(store, f"Link {code}", links)) as step:
        with entering(step, today) as entered:
            _, number = record_at(Look(step.connection), f"document:{code}")
            _link(step, number, links)
        entered.refuse()
        if not step.counts:
            raise Refused(f"{code} has all of these links already. Nothing was changed.")
    return step.changes


def _link(step: OpenChange, number: int, links: Sequence[Link]) -> None:
    look = Look(step.connection)
    for link in links:
        record, key = kind_and_key(link.ref)
        values = {"document_id": number, "kind": record.about.kind, "key": key, "field": link.field or None}
        columns, problems, _ = checked(DocumentLinkFields, values)
        if problems:
            raise Invalid(problems)
        twin = look.twin(DocumentLinkFields, 0, columns)
        if twin is None:
            step.insert(DocumentLinkFields, columns)
        elif link.field and look.values(DocumentLinkFields, twin)["field"] != link.field:
            step.update(DocumentLinkFields, twin, {"field": link.field})


def unlink_paper(store: Store, code: str, ref: str) -> Changes | None:
    """Take back that the document *code* is the paper for the record *ref*; the document stays.

    Raises:
        Refused: it is not.
    """
    record, key = kind_and_key(ref)
    with store.change(f"Unlink {code} from {record_words(ref)}") as step:
        number = Look(step.connection).number_of("document_link", key_text((code, record.about.kind, key)))
        if number is None:
            raise Refused(f"The document {code} is not linked to {ref}. Nothing was changed.")
        step.delete(DocumentLinkFields, number)
    return step.changes


_LISTED = ("code", "title", "kind", "dated_on", "file_name", "size", "sensitivity", "ice_controlled")


def papers_on_file(store: Store, ref: str = "") -> tuple[Filed, ...]:
    """Return every document, or those for the record *ref*, in the order of their entry.

    Raises:
        Refused: there is no such record.
    """
    with store.looking() as look:
        if ref:
            record_at(look, ref)
        links: dict[str, list[Link]] = {}
        for code, kind, key, field in look.rows(DocumentLinkFields, ("document", "kind", "key", "field")):
            links.setdefault(code, []).append(Link(f"{kind}:{key}", field or ""))
        found = [_filed(row, links.get(row[0], [])) for row in look.rows(DocumentFields, _LISTED)]
    return tuple(one for one in found if not ref or any(link.ref == ref for link in one.links))


def _filed(row: Sequence[Any], links: Sequence[Link]) -> Filed:
    code, title, kind, dated_on, file_name, size, sensitivity, ice_controlled = row
    day = dated_on.isoformat() if dated_on else None
    return Filed(
        *(code, title, kind.value, kind.words, day, file_name, size, sensitivity.value, bool(ice_controlled)),
        links=tuple(links),
    )


@contextmanager
def reading_paper(store: Store, code: str) -> Iterator[IO[bytes]]:
    """Open the file of the document *code*, which was read through and found to be what was added.

    Raises:
        Refused: there is no such document, or it has no file.
        Unavailable: the file is missing or damaged.
    """
    _, sha256 = _file_of(store, code)
    with store.documents.opened(sha256) as stream:
        yield stream


def save_paper(store: Store, code: str, target: Path, *, replace: bool = False) -> Path:
    """Copy the file of the document *code* to the new file *target*, or into the folder *target*; return where it is.

    With *replace* the file may be there already, as somebody agreed to.

    Raises:
        Refused: there is no such document, it has no file, or there is such a file already.
        Unavailable: the file is missing or damaged, or the target cannot be written.
    """
    name, sha256 = _file_of(store, code)
    path = target / plain_name(name) if target.is_dir() else target
    if path.exists() and not replace:
        raise Refused(f"{path} is there already. Name a new file; nothing was written.")
    store.documents.copy_out(sha256, path)
    return path


def _file_of(store: Store, code: str) -> tuple[str, str]:
    """Return the name and the hash of the file of the document *code*."""
    with store.looking() as look:
        record, number = record_at(look, f"document:{code}")
        values = look.values(record, number)
    if values["sha256"] is None:
        raise Refused(f"The document {code}, {values['title']}, has no file here: only its record is kept.")
    return values["file_name"] or code, values["sha256"]
