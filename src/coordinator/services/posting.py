"""The folder for the public: what was cleared for release, by the day of its meeting, with a page that names it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from coordinator.compliance.choices import DocumentKind, Language, ReleaseResult, Sensitivity
from coordinator.compliance.dates import long_date
from coordinator.errors import Refused
from coordinator.records import (
    AgencyFields,
    DocumentFields,
    DocumentLinkFields,
    Fields,
    MeetingFields,
    PublicNoticeFields,
    ReleaseClearanceFields,
)
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.reports.posting import Link, Meeting, index
from coordinator.services.committee import OFF
from coordinator.services.gather.handout import LANGUAGES
from coordinator.services.gather.report import LANGUAGE, MEETING, Options, Report
from coordinator.services.placing import INDEX, place
from coordinator.services.reporting import REPORTS, Made, make_report
from coordinator.store import Look, Store

_CODE_OF = {one.code: one for one in REPORTS if one.web}
"""What is made for the public, by its number among the reports."""
_NUMBER = re.compile(rf"\b({'|'.join(_CODE_OF)})-(\d{{4}})(\d\d)(\d\d)-[0-9A-Z]{{4}}\b")
_KINDS = {
    DocumentKind.PUBLIC_NOTICE: "notice",
    DocumentKind.AGENDA: "agenda",
    DocumentKind.HANDOUT: "handout",
    DocumentKind.MINUTES: "minutes",
    DocumentKind.MOA: "agreement",
}
"""The papers on file that go to the public, and what their files are called."""
_Row = Mapping[str, Any]


class Offered(NamedTuple):
    """A file that can be posted: its name without what tells it from others, its title, and what it holds.

    The content is of a report, or the paper on file with this hash.
    """

    stem: str
    suffix: str
    title: str
    language: str
    content: bytes | str


@dataclass(frozen=True, slots=True)
class Posted:
    """The files that were written, those that were there already as they are, and a sentence for what was left out."""

    written: Sequence[Path]
    unchanged: Sequence[Path]
    left_out: Sequence[str]


def post(store: Store, folder: Path, code: str = "", *, over: bool = False) -> Posted:
    """Write what was cleared for release into *folder*: of the meeting *code*, or of every meeting.

    A report goes out as it was cleared: the clearance names its number, and the records still make it so. A paper on
    file goes out if somebody marked it as public and, where ICE controls it, a clearance names its code. A file that is
    there already with another content is replaced only if *over* says so; the page that names the files is
    written anew each time. Either everything is written, or nothing.

    Raises:
        Refused: there is no such meeting, nothing is cleared, or files are there that say something else.
        Unavailable: a paper is missing or damaged, or the folder cannot be written.
    """
    known = _known(store)
    if code and all(one["code"] != code for one in known.meetings):
        raise Refused(f"No meeting has the code {code}.")
    with TemporaryDirectory(prefix="coordinator-post-") as made:
        posting = _Posting(store, known, Path(made), folder)
        told = [*posting.meetings(code)]
        if not any(posting.staged.iterdir()):
            why = f" {posting.left_out[0]}" if posting.left_out else ""
            raise Refused(f"Nothing that can be posted is cleared for release. Nothing was written.{why}")
        (posting.staged / INDEX).write_text(index(known.agency, told), encoding="utf-8")
        placed = place(posting.staged, folder, over=over)
    return Posted(placed.written, placed.unchanged, tuple(posting.left_out))


class _Known(NamedTuple):
    """What is on record about what can be posted; the latest meeting first."""

    agency: str
    meetings: Sequence[_Row]
    notices: Sequence[_Row]
    papers: Sequence[_Row]
    cleared: Sequence[_Row]


def _known(store: Store) -> _Known:
    with store.looking() as look:
        meetings = (one for one in _rows(look, MeetingFields) if one["status"] not in OFF)
        return _Known(
            agency=next((name for (name,) in look.rows(AgencyFields, ("name",))), "Agency not recorded"),
            meetings=sorted(meetings, key=lambda one: one["scheduled_at"], reverse=True),
            notices=[*_rows(look, PublicNoticeFields)],
            papers=[*_papers(look)],
            cleared=[one for one in _rows(look, ReleaseClearanceFields) if one["result"] is ReleaseResult.CLEARED],
        )


class _Posting:
    """Stages what is offered of each meeting; *left_out* says in sentences what is not."""

    def __init__(self, store: Store, known: _Known, staged: Path, folder: Path) -> None:
        self._store, self._known = store, known
        self.staged, self._folder = staged, folder
        self.left_out: list[str] = []

    def meetings(self, code: str) -> Iterator[Meeting]:
        """Stage what is of the meeting *code*, or of all; yield each of which the folder then holds something.

        Of a meeting that is not wanted now, that is what the folder holds already.
        """
        for one in self._known.meetings:
            wanted = code in {"", one["code"]}
            left_out = self.left_out if wanted else []
            offered = [*self._reports(one, left_out), *self._on_file(one, left_out)]
            links = [link for file in offered if (link := self._link(one, file, wanted=wanted))]
            if links:
                yield Meeting(
                    _day(one), one["title"], one["held_on"] is not None, _said(one, self._known.notices), links
                )

    def _reports(self, meeting: _Row, left_out: list[str]) -> Iterator[Offered]:
        """Yield every report that a clearance for the meeting names, as it was cleared."""
        named = (
            (found[0], _CODE_OF[found[1]], date(*map(int, found.groups()[1:])))
            for one in self._known.cleared
            if one["meeting"] == meeting["code"]
            for found in _NUMBER.finditer(one["what"])
        )
        for number, report, as_of in dict.fromkeys(named):
            made = _as_cleared(self._store, report, Options(as_of, meeting=meeting["code"]), number)
            if made is None:
                left_out.append(f"{number} was cleared, and the records make it otherwise now: have it cleared anew.")
                continue
            language = LANGUAGES[made.asked.language or Language.EN]
            stem = f"{report.name}-{language[:2]}" if LANGUAGE in report.options else report.name
            yield Offered(stem, ".html", f"{report.title}, web page", language, made.html.encode())
            yield Offered(stem, ".pdf", report.title, language, made.pdf)

    def _on_file(self, meeting: _Row, left_out: list[str]) -> Iterator[Offered]:
        """Yield the papers of a meeting and of its agreements that somebody marked as public."""
        for one in self._known.papers:
            if not any(_is_of(ref, meeting) for ref in one["for"]):
                continue
            code, title = one["code"], one["title"]
            if one["sensitivity"] is not Sensitivity.PUBLIC:
                left_out.append(f"{code}, {title}, is not marked as public.")
            elif one["ice_controlled"] and not any(_names(row["what"], code) for row in self._known.cleared):
                left_out.append(f"{code}, {title}, is ICE's to release, and no clearance names {code}.")
            else:
                suffix = Path(one["file_name"] or "").suffix.lower()
                yield Offered(f"{_KINDS[one['kind']]}-{_plain(code)}", suffix, title, "en-US", one["sha256"])

    def _link(self, meeting: _Row, file: Offered, *, wanted: bool) -> Link | None:
        """Stage a file of a meeting if it is wanted; return how it is named, nothing if it is not there then."""
        name = f"{_day(meeting)}-{_plain(meeting['code'])}-{file.stem}{file.suffix}"
        path = (self.staged if wanted else self._folder) / name
        if wanted and isinstance(file.content, bytes):
            path.write_bytes(file.content)
        elif wanted:
            self._store.documents.copy_out(str(file.content), path)
        return Link(name, file.title, _kind_and_size(path), file.language) if path.is_file() else None


def _as_cleared(store: Store, report: Report, asked: Options, number: str) -> Made | None:
    """Return the report that has this number, if the records still make it."""
    asked = asked if MEETING in report.options else replace(asked, meeting="")
    languages: Sequence[Language | None] = [*Language] if LANGUAGE in report.options else [None]
    for language in languages:
        made = make_report(store, report.name, replace(asked, language=language))
        if made.number == number:
            return made
    return None


def _rows(look: Look, record: type[Fields]) -> Iterator[_Row]:
    names = [one.name for one in fields_of(record)]
    return (dict(zip(names, row, strict=True)) for row in look.rows(record, names))


def _papers(look: Look) -> Iterator[_Row]:
    """Yield the documents whose files are here, each with what it is ``for``."""
    links: dict[str, list[str]] = {}
    for code, kind, key in look.rows(DocumentLinkFields, ("document", "kind", "key")):
        links.setdefault(code, []).append(f"{kind}:{key}")
    for one in _rows(look, DocumentFields):
        if one["sha256"] is not None and one["disposed_on"] is None and one["kind"] in _KINDS:
            yield {**one, "for": links.get(one["code"], [])}


def _day(meeting: _Row) -> date:
    day: date = meeting["held_on"] or meeting["scheduled_at"].date()
    return day


def _said(meeting: _Row, notices: Iterable[_Row]) -> list[str]:
    mine = [one for one in notices if one["meeting"] == meeting["code"]]
    said = (f"Notice published on {long_date(one['published_on'])}: {in_words(one['channels'])}" for one in mine)
    return [f"{words}." for words in said]


def _is_of(ref: str, meeting: _Row) -> bool:
    kind, _, key = ref.partition(":")
    code = meeting["code"]
    return (kind == "meeting" and key == code) or (
        (kind == "public_notice" and key.startswith(f"{code}/")) or (kind == "moa" and key in meeting["moas"])
    )


def _names(what: str, code: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(code)}(?![\w-])", what) is not None


def _plain(code: str) -> str:
    return re.sub(r"[^\w.]+", "-", code)


def _kind_and_size(path: Path) -> str:
    kilobytes = max(1, round(path.stat().st_size / 1000))
    return f"{path.suffix.removeprefix('.').upper() or 'file'}, {kilobytes:,} KB"
