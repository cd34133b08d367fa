"""What the cells of ICE's agency lists mean, as they are really written: slips, blanks of every kind, wrapped links."""

import difflib
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from coordinator.compliance.choices import Model
from coordinator.compliance.states import STATES
from coordinator.exchange.cells import Cell

_STATES = {name.upper(): name.upper() for name in STATES.values()} | {
    code: name.upper() for code, name in STATES.items()
}
_APOSTROPHES = str.maketrans(dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`", "'"))
_MODELS = {"jail enforcement": Model.JEM, "warrant service": Model.WSO, "task force": Model.TFM, "hybrid": Model.HYBRID}
_DAY = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/?(?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_DAY_ZERO = date(1899, 12, 30)
"""The day from which workbooks count, as they count it after February 1900."""
_FIRST_YEAR = 2002
"""Of the first agreement under section 287(g)."""
_WRAPPERS = "safelinks.protection.outlook.com"


def tidied(cell: Cell) -> str:
    """Return the text of a cell with plain apostrophes and single blanks, whatever kinds of these it has."""
    text = unicodedata.normalize("NFKC", "" if cell is None else str(cell)).translate(_APOSTROPHES)
    return " ".join(text.split())


def heading(cell: Cell) -> str:
    """Return the text of a cell as headings are compared."""
    return tidied(cell).upper()


def state_of(cell: Cell) -> tuple[str, bool]:
    """Return the name of the state that a cell means, in capitals, and whether it is written so."""
    written = tidied(cell).upper()
    if written in _STATES:
        return _STATES[written], True
    near = difflib.get_close_matches(written, [name.upper() for name in STATES.values()], n=1, cutoff=0.8)
    return (near[0] if near else written), False


def model_of(cell: Cell) -> Model | None:
    """Return the model that a support type names, however it is written."""
    written = tidied(cell).casefold()
    return next((model for words, model in _MODELS.items() if written.startswith(words)), None)


def type_of(cell: Cell) -> str | None:
    """Return the sort of agency in a cell, one word for the same sort."""
    written = tidied(cell)
    return "Municipality" if written.casefold() == "municipal" else written or None


def signed_of(cell: Cell, latest: date) -> tuple[date | None, str]:
    """Return the day of the signature, and what is doubtful about it in words, if anything.

    A day before the first agreement of the program or after *latest*, the day of the list, is not known.
    """
    written = tidied(cell.date() if isinstance(cell, datetime) else cell)
    if not written:
        return None, ""
    found, doubt = _day(cell, written)
    if found is None:
        return None, f"signed “{written}” is no day"
    if not (date(_FIRST_YEAR, 1, 1) <= found <= latest):
        return None, f"signed “{written}” cannot be"
    return found, doubt


def _day(cell: Cell, written: str) -> tuple[date | None, str]:
    """Return the day that a cell writes or counts, and whether its text lacked a slash, in words."""
    if isinstance(cell, datetime | date):
        return (cell.date() if isinstance(cell, datetime) else cell), ""
    try:
        if isinstance(cell, int | float):
            return _DAY_ZERO + timedelta(days=int(cell)), ""
        found = _ISO.fullmatch(written) or _DAY.fullmatch(written)
        day = date(*(int(found[part]) for part in ("year", "month", "day"))) if found else None
    except (ValueError, OverflowError):  # there is no such day
        return None, ""
    slashes = written.count("/")
    return day, f"signed “{written}” was read as {day}" if day and slashes == 1 else ""


def link_of(cell: Cell, address: str) -> str | None:
    """Return the web address behind a cell, else what the cell says: "link pending"; nothing for an empty one."""
    said = tidied(cell)
    written = next(_addresses(address), None) or next(_addresses(said), None)
    return written or said or None


def _addresses(text: str) -> Iterator[str]:
    """Yield the address in *text*, taken out of what a mail program wrapped around it, and over https."""
    parts = urlsplit(text.strip())
    if parts.scheme.lower() not in {"http", "https"}:
        return
    if parts.hostname is not None and parts.hostname.endswith(_WRAPPERS):
        yield from _addresses(parse_qs(parts.query).get("url", [""])[0])
    else:
        yield parts._replace(scheme="https").geturl()
