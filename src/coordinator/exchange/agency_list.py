"""ICE's lists of participating and pending agencies: a workbook as it is published, or the table of a web page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from coordinator.compliance.choices import Model
from coordinator.compliance.states import STATES
from coordinator.errors import Problem
from coordinator.exchange.agency_cells import heading, link_of, model_of, signed_of, state_of, tidied, type_of
from coordinator.exchange.cells import Cell, Row, Table
from coordinator.exchange.limits import refusal
from coordinator.exchange.table import PASTED, read_pasted, read_tables

_STATE, _AGENCY, _MODEL, _SIGNED = "STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED"
_TYPE, _COUNTY, _MOA, _ADDENDUM = "TYPE", "COUNTY", "MOA", "ADDENDUM"
_NEEDED = frozenset({_STATE, _AGENCY, _MODEL})
_HEADED_WITHIN = 20
"""The row with the names of the columns is among so many first rows."""

_TEXT = ".txt"
_ENDINGS = frozenset({".xlsx", ".xlsm", _TEXT})
_IN_A_NAME = re.compile(r"(\d{2})(\d{2})(20\d{2})")
_UPDATED = re.compile(r"updated:?\s*(\d{1,2})/(\d{1,2})/(\d{4})", re.IGNORECASE)
_STATES_LONGEST_FIRST = "|".join(sorted((name.upper() for name in STATES.values()), key=len, reverse=True))
_RUN_TOGETHER = re.compile(
    rf"({_STATES_LONGEST_FIRST})(.+?)"
    r"(Jail Enforcement Model|Warrant Service Officer|Task Force Model|Hybrid Model)"
    r"\s*(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})?\s*(link(?: pending)?)?(?:\s*\|\s*(addendum))?"
)
_BEGINS_WITH_STATE = re.compile(rf"(?:{_STATES_LONGEST_FIRST})[A-Z][a-z]")
_LISTED_MOST = date.max


@dataclass(frozen=True, slots=True)
class ListedAgency:
    """One row of a list; *line* is where it stands, *doubts* are what had to be guessed or left out."""

    line: int
    state: str
    agency: str
    model: Model
    agency_type: str | None = None
    county: str | None = None
    signed_on: date | None = None
    moa_link: str | None = None
    addendum_link: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyList:
    """A whole list: of agencies that participate, or whose agreement is *pending*; *dated* by its name, if it says.

    *hidden* rows were filtered out in the workbook and are read like the others. *warnings* say by line what was left
    out or guessed.
    """

    file: str
    pending: bool
    dated: date | None
    agencies: tuple[ListedAgency, ...]
    hidden: int = 0
    warnings: tuple[Problem, ...] = ()


def may_be_agency_list(source: Path) -> bool:
    """Return whether *source* is a file of a sort in which lists come."""
    return source.suffix.lower() in _ENDINGS and source.is_file()


def is_agency_list(file: Path) -> bool:
    """Return whether *file* is a workbook with the columns of ICE's lists; a text can be nothing else that is read.

    Raises:
        Invalid: the file cannot be read as a table at all.
    """
    if file.suffix.lower() == _TEXT:
        return True
    return any(_headed(table) for table in read_tables(file).tables)


def read_agency_list(file: Path, list_date: date | None = None) -> AgencyList:
    """Read the workbook or text *file*; its day is *list_date*, else the day that its name says.

    Raises:
        Invalid: it is no such list, damaged, protected, or too large.
    """
    if file.suffix.lower() == _TEXT:
        return read_pasted_list(_text_of(file), list_date, file.name)
    found = next(((one, at) for one in read_tables(file).tables if (at := _headed(one))), None)
    if found is None:
        raise refusal(file.name, f"no sheet has the columns of ICE's lists: {_STATE}, {_AGENCY}, {_MODEL}")
    return _from_table(*found, list_date or _day_in(file.stem))


def _text_of(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise refusal(file.name, f"it cannot be read: {error.strerror}") from error


def read_pasted_list(text: str, list_date: date | None = None, file: str = PASTED) -> AgencyList:
    """Read a table that was copied: from a spreadsheet with tabs, or run together as a web page gives it.

    Raises:
        Invalid: there is no such table in it.
    """
    if (table := replace(read_pasted(text), file=file)) and (headed := _headed(table)):
        return _from_table(table, headed, list_date or _day_said(text))
    rows = _run_together(text)
    if not rows:
        raise refusal(file, "there is no table of ICE's in it; copy the whole table with its first line")
    dated = list_date or _day_said(text)
    agencies = [_from_match(line, match, dated or _LISTED_MOST) for line, match in rows]
    lost = [
        Problem("this line could not be read as an agency, and was left out", file=file, line=line)
        for line, words in enumerate(text.splitlines(), 1)
        if _BEGINS_WITH_STATE.match(words.strip()) and line not in {at for at, _ in rows}
    ]
    return _whole(AgencyList(file, pending=False, dated=dated, agencies=tuple(agencies), warnings=tuple(lost)))


def _day_in(name: str) -> date | None:
    """Return the day in the name of a file of ICE's: ``participatingAgencies07182025pm``."""
    return _month_first(_IN_A_NAME.search(name))


def _day_said(text: str) -> date | None:
    """Return the day on which a web page says that it was updated."""
    return _month_first(_UPDATED.search(text))


def _month_first(found: re.Match[str] | None) -> date | None:
    try:
        return date(int(found[3]), int(found[1]), int(found[2])) if found else None
    except ValueError:  # it is some other number
        return None


def _run_together(text: str) -> list[tuple[int, re.Match[str]]]:
    lines = ((number, tidied(line)) for number, line in enumerate(text.splitlines(), 1))
    return [(number, found) for number, line in lines if (found := _RUN_TOGETHER.fullmatch(line))]


def _from_match(line: int, match: re.Match[str], latest: date) -> ListedAgency:
    state, agency, model, signed, link, addendum = match.groups()
    signed_on, doubt = signed_of(signed, latest)
    known = model_of(model) or Model.JEM  # the pattern names only models
    said = tuple(filter(None, (doubt,)))
    return ListedAgency(line, state, agency.strip(), known, None, None, signed_on, link, addendum, said)


def _headed(table: Table) -> tuple[int, Mapping[str, int]] | None:
    """Return the number of the row that names the columns, and these by name; a column without a name is none."""
    for row in table.rows[:_HEADED_WITHIN]:
        columns = {name: at for at, cell in enumerate(row.cells) if (name := heading(cell))}
        if columns.keys() >= _NEEDED:
            return row.number, columns
    return None


def _from_table(table: Table, headed: tuple[int, Mapping[str, int]], dated: date | None) -> AgencyList:
    header, columns = headed
    rows = [row for row in table.rows if row.number > header]
    read = [_from_row(row, columns, table, dated or _LISTED_MOST) for row in rows]
    return _whole(
        AgencyList(
            file=table.file,
            pending=_SIGNED not in columns,
            dated=dated,
            agencies=tuple(one for one in read if isinstance(one, ListedAgency)),
            hidden=sum(row.hidden for row in rows),
            warnings=tuple(one for one in read if isinstance(one, Problem)),
        )
    )


def _from_row(row: Row, columns: Mapping[str, int], table: Table, latest: date) -> ListedAgency | Problem | None:
    """Return the agency in a row, why there is none, or nothing for a row that only looks filled."""
    cells = {name: row.cells[at] if at < len(row.cells) else None for name, at in columns.items()}
    agency, model = tidied(cells[_AGENCY]), model_of(cells[_MODEL])
    if not agency:
        return None
    if model is None:
        reason = f"“{tidied(cells[_MODEL])}” is no support type that is known; {agency} was left out"
        return Problem(reason, field=_MODEL, file=table.file, line=row.number)
    state, as_written = state_of(cells[_STATE])
    signed_on, doubt = signed_of(cells.get(_SIGNED), latest)
    guessed = "" if as_written else f"state “{tidied(cells[_STATE])}” was read as {state}"
    moa, addendum = (_link(row, cells, columns, table, name) for name in (_MOA, _ADDENDUM))
    kind, county = type_of(cells.get(_TYPE)), tidied(cells.get(_COUNTY)) or None
    doubts = tuple(filter(None, (guessed, doubt)))
    return ListedAgency(row.number, state, agency, model, kind, county, signed_on, moa, addendum, doubts)


def _link(row: Row, cells: Mapping[str, Cell], columns: Mapping[str, int], table: Table, name: str) -> str | None:
    if name not in columns:
        return None
    return link_of(cells[name], table.links.get((row.number, columns[name]), ""))


def _whole(found: AgencyList) -> AgencyList:
    """Return *found* with what is doubtful in its rows among its warnings."""
    return replace(found, warnings=(*found.warnings, *_doubts(found.file, found.agencies)))


def _doubts(file: str, agencies: Iterable[ListedAgency]) -> Iterator[Problem]:
    for one in agencies:
        for doubt in one.doubts:
            yield Problem(f"{one.agency}: {doubt}", file=file, line=one.line)
