"""The agencies on ICE's lists: what the last lists say, what is new, and the own line against the agreements."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from coordinator.compliance.choices import DirectoryKind
from coordinator.compliance.states import same_state
from coordinator.errors import Refused
from coordinator.records import AgencyFields, DirectoryEntryFields
from coordinator.records.declaration import fields_of
from coordinator.records.directory import folded
from coordinator.records.plain_words import in_words
from coordinator.services.agencies_view import AgencyDetail, AgencyRow, News
from coordinator.services.discrepancies import discrepancies_of
from coordinator.services.judged import Judged
from coordinator.store import Look

_FIELDS = fields_of(DirectoryEntryFields)
_NAMES = [one.name for one in _FIELDS]
_TOLD = (
    *("kind", "signed_on", "agency_type", "county", "list_date"),
    *("first_listed_on", "changed_on", "change", "gone_on", "notes"),
)
_LINKS = ("moa_link", "addendum_link")
_DIFFERS = "ICE's list differs"
_Line = Mapping[str, Any]


def agency_rows(look: Look, known: Judged) -> list[AgencyRow]:
    """Return every agency on ICE's lists that was listed by the day, in the order of entry."""
    lines = _lines(look, known.as_of)
    own, latest = _own(look), _latest(lines)
    return [_row(one, own, latest) for one in lines]


def _lines(look: Look, as_of: date) -> list[_Line]:
    found = ({"number": number, **dict(zip(_NAMES, row, strict=True))} for number, *row in _read(look))
    return [one for one in found if (one["first_listed_on"] or one["list_date"]) <= as_of]


def _read(look: Look, numbers: Sequence[int] | None = None) -> Iterator[tuple[Any, ...]]:
    return look.numbered(DirectoryEntryFields, _NAMES, numbers)


def _own(look: Look) -> tuple[str, str]:
    """Return the name of this agency as it is compared, and its state."""
    return next(((folded(name), state) for name, state in look.rows(AgencyFields, ("name", "state"))), ("", ""))


def _sort(line: _Line) -> bool:
    return line["kind"] is DirectoryKind.PENDING


def _latest(lines: Sequence[_Line]) -> Mapping[bool, date]:
    """Return the day of the last list of each sort, where there was one before it: only then something is new."""
    days: dict[bool, set[date]] = {}
    for one in lines:
        known = (one[name] for name in ("first_listed_on", "list_date", "gone_on"))
        days.setdefault(_sort(one), set()).update(filter(None, known))
    return {sort: max(found) for sort, found in days.items() if len(found) > 1}


def _row(line: _Line, own: tuple[str, str], latest: Mapping[bool, date]) -> AgencyRow:
    gone = line["gone_on"] is not None
    return AgencyRow(
        number=line["number"],
        state=line["state"],
        agency=line["agency"],
        model=line["model"].value,
        status=f"Gone on {line['gone_on']}" if gone else in_words(line["kind"]),
        pending=_sort(line),
        gone=gone,
        news=_news(line, latest.get(_sort(line))),
        change=line["change"] or "",
        own=_is_own(line, own),
        signed_on=in_words(line["signed_on"]),
        agency_type=line["agency_type"] or "",
        county=line["county"] or "",
        link=line["moa_link"] or "",
        list_date=line["list_date"].isoformat(),
    )


def _is_own(line: _Line, own: tuple[str, str]) -> bool:
    return bool(own[0]) and line["agency_folded"] == own[0] and same_state(own[1], line["state"])


def _news(line: _Line, last: date | None) -> News:
    if last is None:
        return News.NONE
    told = ((News.GONE, "gone_on"), (News.CHANGED, "changed_on"), (News.NEW, "first_listed_on"))
    return next((news for news, name in told if line[name] == last), News.NONE)


def agency_detail(look: Look, known: Judged, number: int) -> AgencyDetail:
    """Return one line of ICE's lists.

    Raises:
        Refused: it is not on record any more.
    """
    lines = _lines(look, known.as_of)
    line = next((one for one in lines if one["number"] == number), None)
    if line is None:
        raise Refused("This agency is not among those that were listed by this day.")
    own = _own(look)
    titles = {one.name: one.title for one in _FIELDS}
    same = [one for one in lines if _place(one) == _place(line) and one is not line]
    return AgencyDetail(
        row=_row(line, own, _latest(lines)),
        as_of=known.as_of,
        told=[(titles[name], in_words(line[name])) for name in _TOLD if line[name] is not None],
        links=[(titles[name], line[name]) for name in _LINKS if line[name] is not None],
        beside=[(one["number"], f"{in_words(one['model'])} · {in_words(one['kind'])}") for one in same],
        differences=list(_differences(look, known)) if _is_own(line, own) else [],
    )


def _place(line: _Line) -> tuple[str, str]:
    return line["state"], line["agency_folded"]


def _differences(look: Look, known: Judged) -> Iterator[tuple[str, str]]:
    for one in discrepancies_of(look, known.as_of, known):
        if one.sort == _DIFFERS:
            yield one.words, one.settle
