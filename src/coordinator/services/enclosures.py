"""Documents' files that go along with exchange files, in a folder beside them, named as people recognize them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from coordinator.errors import Problem, Refused, Unavailable
from coordinator.exchange.file_types import mime_of
from coordinator.exchange.sheets import Line, Sheet
from coordinator.exchange.source import WORKBOOKS
from coordinator.records import DocumentFields
from coordinator.store import Look, Papers
from coordinator.store.documents import content_to_take, plain_name
from coordinator.store.durable import Content
from coordinator.store.faults import disk_said_plainly

ENCLOSED = "documents"
"""The folder of documents beside exchange files."""


def folder_beside(source: Path) -> Path:
    """Return where the documents of *source* are: in a folder of exchange files, or beside a file or a workbook."""
    if source.suffix.lower() in WORKBOOKS:
        return source.with_name(f"{source.stem} {ENCLOSED}")
    return (source.parent if source.is_file() else source) / ENCLOSED


def _names(code: str, file_name: str | None) -> Iterator[str]:
    """Yield how a document's file is called in the folder: by code and name; a mark tells apart what Windows cannot."""
    name = f"{code} {file_name}" if file_name else code
    yield plain_name(name)
    yield plain_name(f"{hashlib.sha256(code.encode()).hexdigest()[:12]} {name}")


def enclose(documents: Papers, look: Look, folder: Path) -> tuple[Mapping[str, object], list[str]]:
    """Copy the file of each document that is not destroyed into *folder*, which is made with the first one.

    Returns what the manifest says of each, and a sentence for each file that is missing or damaged.

    Raises:
        Unavailable: the folder cannot be written.
    """
    written: dict[str, object] = {}
    notes: list[str] = []
    taken: set[str] = set()
    for code, title, file_name, sha256, disposed_on in look.rows(DocumentFields, _ENCLOSING):
        if sha256 is None or disposed_on is not None:
            continue
        try:
            documents.verify(sha256)
        except Unavailable as error:
            notes.append(f"{code}, {title}: {error} It is not in this export.")
            continue
        name = next(one for one in _names(code, file_name) if one.casefold() not in taken)
        taken.add(name.casefold())
        folder.mkdir(exist_ok=True)
        documents.copy_out(sha256, folder / name)
        written[f"{ENCLOSED}/{name}"] = {"sha256": sha256, "size": (folder / name).stat().st_size}
    return written, notes


_ENCLOSING = ("code", "title", "file_name", "sha256", "disposed_on")


@dataclass(eq=False)
class Enclosures:
    """The documents' files beside the exchange files at *source*: read with the rows, and brought when all is well."""

    source: Path
    documents: Papers
    _found: dict[str, Path] = field(default_factory=dict)
    _named: set[Path] = field(default_factory=set)

    @property
    def _folder(self) -> Path:
        return folder_beside(self.source)

    def read(self, sheet: Sheet) -> Sheet:
        """Return *sheet* as it is; of documents, with what a file says of itself, and what is wrong with files."""
        if sheet.record is DocumentFields:
            sheet.lines[:] = [self._read_line(sheet, line) for line in sheet.lines]
        return sheet

    def _read_line(self, sheet: Sheet, line: Line) -> Line:
        try:
            return self._with_file(line)
        except Refused as error:
            sheet.problems.append(Problem(str(error), field="file_name", file=sheet.file, line=line.number))
            return line

    def _with_file(self, line: Line) -> Line:
        """Return *line*; without a hash, with hash, size and type of the file that it names, if that is in the folder.

        Raises:
            Refused: its file is not there, cannot be a document, or is not what the hash says.
        """
        values = line.values
        code, file_name, sha256 = (str(values.get(name) or "") for name in ("code", "file_name", "sha256"))
        paths = self._paths(code, file_name) if values.get("disposed_on") is None else []
        for path in paths:
            found = content_to_take(path)
            if sha256 in {"", found.sha256}:
                self._found[found.sha256] = path
                self._named.add(path)
                return line if sha256 else _filled_in(line, path, found)
        if paths:
            raise Refused(f"{paths[0]} is another file than the row names: its SHA-256 is not {sha256}")
        if sha256 and values.get("disposed_on") is None and not self.documents.has(sha256):
            name = next(_names(code, file_name))
            raise Refused(f"its file, “{name}”, is neither in the folder {self._folder} nor in the program")
        return line

    def _paths(self, code: str, file_name: str) -> list[Path]:
        """Return the files that are called as an export calls the document's, or as the document's itself."""
        names = [*_names(code, file_name), *([plain_name(file_name)] if file_name else [])]
        return [path for name in names if (path := self._folder / name).is_file()]

    def unnamed(self, sheets: Sequence[Sheet]) -> Iterator[Problem]:
        """Yield a warning for each file in the folder that no row of documents names, where there are such rows."""
        if self._folder.is_dir() and any(sheet.record is DocumentFields for sheet in sheets):
            for path in sorted(set(self._folder.iterdir()) - self._named):
                reason = "no document in these files has this file; it was left out"
                yield Problem(reason, file=f"{self._folder.name}/{path.name}")

    def bring(self) -> None:
        """Keep every file that was found.

        Raises:
            Refused: a file was altered since it was read.
            Unavailable: the disk cannot be written.
        """
        for sha256, path in self._found.items():
            if self.documents.take(path).sha256 != sha256:
                raise Refused(f"{path} was altered while it was read. Nothing was imported; import again.")


def _filled_in(line: Line, path: Path, found: Content) -> Line:
    """Return *line* with what there is to say of its file."""
    with disk_said_plainly(path):
        mime = line.values.get("mime") or mime_of(path)
    return replace(line, values={**line.values, "sha256": found.sha256, "size": found.size, "mime": mime})
