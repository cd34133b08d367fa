"""A value as a cell of an exchange file writes it, and back."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from coordinator.compliance.choices import Choice
from coordinator.records.declaration import Field, Kind

MOMENT = "%Y-%m-%dT%H:%M"
_CENT = Decimal("0.01")
_MOST = Decimal(10**12)
_RUNS_IN_A_SHEET = re.compile(r"'*[=+\-@\t\r]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_cell(field: Field, text: str) -> object:
    """Return the value of *field* that *text* writes; nothing for an empty cell.

    Raises:
        ValueError: the text is no value of the field; the message says why, for people.
    """
    text = text.strip()
    if not text:
        return () if field.is_list else None
    return _READ[field.kind](field, text)


def write_cell(value: object) -> str:
    """Return *value* as a cell; text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime(MOMENT)
    if isinstance(value, tuple):
        return ";".join(write_cell(one) for one in value)
    text = value.value if isinstance(value, Choice) else str(value)
    return f"'{text}" if _RUNS_IN_A_SHEET.match(text) and not isinstance(value, int | Decimal) else text


def _text(_field: Field, text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("it holds a control character that cannot be printed; remove it")
    return text[1:] if text.startswith("'") and _RUNS_IN_A_SHEET.match(text) else text


def _day(_field: Field, text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise ValueError(f"{text} is not a day; write it like 2026-03-15") from None


def _moment(_field: Field, text: str) -> datetime:
    try:
        return datetime.strptime(text, MOMENT)
    except ValueError:
        raise ValueError(f"{text} is not a moment; write it like 2026-01-09T16:00") from None


def _yes_no(_field: Field, text: str) -> bool:
    if text.lower() not in {"true", "false"}:
        raise ValueError(f"{text} is neither true nor false")
    return text.lower() == "true"


def _number(_field: Field, text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,15}", text):
        raise ValueError(f"{text} is not a whole number")
    return int(text)


def _decimal(_field: Field, text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{text} is not a number") from None
    if not found.is_finite():
        raise ValueError(f"{text} is not a number")
    return found


def _money(field: Field, text: str) -> Decimal:
    found = _decimal(field, text)
    if abs(found) > _MOST or found != found.quantize(_CENT):
        raise ValueError(f"{text} is no amount in dollars and cents; write it like 8995.00")
    return found.quantize(_CENT)


def _choice(field: Field, text: str) -> Choice:
    if field.choices is None:
        raise TypeError(f"{field.name} is declared as a choice without words")
    try:
        return field.choices(text)
    except ValueError:
        known = ", ".join(word.value for word in field.choices)
        raise ValueError(f"{text} is not one of its words: {known}") from None


def _choices(field: Field, text: str) -> tuple[Choice, ...]:
    found = {_choice(field, part.strip()) for part in text.split(";") if part.strip()}
    return tuple(word for word in field.choices or () if word in found)


def _words(field: Field, text: str) -> tuple[str, ...]:
    return tuple(_text(field, part.strip()) for part in text.split(";") if part.strip())


def _references(field: Field, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_words(field, text)))


_READ: dict[Kind, Callable[[Field, str], object]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.DAY: _day,
    Kind.MOMENT: _moment,
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.DECIMAL: _decimal,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.WORDS: _words,
    Kind.MONEY: _money,
    Kind.REFERENCE: _text,
    Kind.REFERENCES: _references,
    Kind.RECORD_KIND: _text,
    Kind.RECORD_KEY: _text,
}
