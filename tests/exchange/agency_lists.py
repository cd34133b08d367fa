"""Lists like ICE's, made with the counts and the quirks that the published ones have."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell

from coordinator.compliance.states import STATES

COUNTS = {"Task Force Model": 415, "Warrant Service Officer": 300, "Jail Enforcement Model": 117}
"""Of the list of July 18, 2025."""
STATES_LISTED = 40
CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
PARTICIPATING = "participatingAgencies07182025pm.xlsx"
PENDING = "pendingAgencies07112025am_b.xlsx"
HEADINGS = ("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA", "ADDENDUM", None)
ADDRESS = "https://www.ice.gov/doclib/287gMOA/{}_MOA_03.07.2025.pdf"
WRAPPED = (
    "https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ice.gov%2Fdoclib%2F287gMOA%2F{}_MOA"
    "_03.07.2025.pdf&data=05%7C02&reserved=0"
)
_NAMES = tuple(islice((name.upper() for name in STATES.values()), STATES_LISTED))

Row = Sequence[object]


def rows() -> list[list[object]]:
    """Return 832 rows: state, agency, type, county, support type, signed, MOA, addendum."""
    found: list[list[object]] = []
    for model, count in COUNTS.items():
        for number, state in enumerate(islice(cycle(_NAMES), count)):
            blank = " " if number % 50 == 0 else ""
            agency = f"Place {number} County Sheriff{CURLY if number % 7 == 0 else chr(39)}s Office{blank}"
            county = f"Place {number} County{' ' if number % 3 == 0 else ''}"
            signed = datetime(2025, 1 + number % 6, 1 + number % 28)
            link = ("link", "link ", "link pending", "link  ")[number % 4]
            addendum = "link" if model.startswith("Warrant") and number < 39 else None
            found.append([state, agency, "County", county, model + blank, signed, link, addendum])
    found[0][5], found[1][5], found[2][5] = "05/082025", "7/72025", datetime(5025, 7, 7)
    found[3][0], found[4][0], found[4][2] = "IOWAJ", "AlABAMA", None
    return found


def workbook(
    lines: Sequence[Row], *, hidden: Sequence[int] = (), headings: Sequence[str | None] = HEADINGS, blanks: int = 73
) -> bytes:
    """Return a workbook of *lines* as Excel Online leaves it: an unnamed column, rows that only look filled, links."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    sheet.append(list(headings))
    for number, line in enumerate(lines, 2):
        sheet.append([*line, None, None][: len(headings)])
        if number in hidden:
            sheet.row_dimensions[number].hidden = True
        for column, address in _addresses(number, line).items():
            cell = sheet.cell(number, column)
            assert isinstance(cell, Cell)
            cell.hyperlink = address
    for _ in range(blanks):
        sheet.append([" ", None, "  "])
    sheet.auto_filter.ref = f"A1:G{len(lines)}"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _addresses(number: int, line: Row) -> Mapping[int, str]:
    """Return web addresses by column: plain, over http, or wrapped by a mail program; addenda always wrapped."""
    found = {}
    if len(line) > 6 and str(line[6]).strip() == "link":
        found[7] = (ADDRESS, WRAPPED, ADDRESS.replace("https", "http"))[number % 3].format(number)
    if len(line) > 7 and line[7]:
        found[8] = WRAPPED.format(f"Add{number}")
    return found


def kept(folder: Path, name: str, content: bytes) -> Path:
    """Write *content* as the file *name*."""
    path = folder / name
    path.write_bytes(content)
    return path


def web_page() -> str:
    """Return a page as somebody copies it: 90 rows run together, 80 of jails in 21 states, 10 of warrants, 74 links."""
    lines = []
    states = [name.upper() for name in STATES.values()][:21]
    for number in range(80):
        mark = CURLY if number % 5 == 0 else "'"
        link = "link" if number < 74 else ""
        agency = f"Area {number} County Sheriff{mark}s Office"
        lines.append(f"{states[number % 21]}{agency}Jail Enforcement Model2016-06-{1 + number % 28:02}{link}")
    lines += [f"FLORIDABay {number} County Sheriff's OfficeWarrant Service Officer2019-05-06" for number in range(10)]
    head = "STATELAW ENFORCEMENT AGENCYSUPPORT TYPESIGNEDMOA"
    prose = "As of May 2019, ICE has Jail Enforcement Model agreements with 80 agencies."
    return "\n".join(["Overview", prose, head, *lines, "", "Last Reviewed/Updated: 05/20/2019"])
