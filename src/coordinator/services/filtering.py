"""The one small language in which every list is filtered: ``status:overdue model:JEM due<30d -ended name:"ruiz"``.

Words and quoted words are looked for in all words of a row. ``field:word`` and ``field="whole words"`` look into one
field; ``<``, ``<=``, ``>``, ``>=``, ``:`` and ``=`` compare days and numbers; ``field:none`` means that nothing is
recorded; a ``-`` in front turns a term around. A row shows if every term holds of it.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import Enum

from coordinator.errors import Refused
from coordinator.records.conditions import Condition, Has, Holds, Is, Meaning, Nothing, Side, Within
from coordinator.records.plain_words import folded

HOW_DAYS = "write a day as 30d, -30d, today, 2026, 2026-05, 2026-05-01 or 5/1/2026"


class How(Enum):
    """What stands between a field and what is looked for."""

    HOLDS = ":"
    IS = "="
    BELOW = "<"
    UP_TO = "<="
    ABOVE = ">"
    FROM = ">="


@dataclass(frozen=True, slots=True)
class Askable:
    """A field that a filter can name: its short name, its title for people, and what it holds."""

    name: str
    title: str
    holds: Holds


@dataclass(frozen=True, slots=True)
class Term:
    """One term as it was typed; without a *field* it looks into the whole row. *nothing* asks for empty fields."""

    value: str
    field: str = ""
    how: How = How.HOLDS
    negated: bool = False
    nothing: bool = False

    def __str__(self) -> str:
        """Return the term as it is typed."""
        sign = "-" if self.negated else ""
        if not self.field:
            return f"{sign}{self.value if _BARE.fullmatch(self.value) else _quoted(self.value)}"
        bare = self.nothing or (_ONE.fullmatch(self.value) and self.value.casefold() != NONE)
        return f"{sign}{self.field}{self.how.value}{self.value if bare else _quoted(self.value)}"


@dataclass(frozen=True, slots=True)
class Filter:
    """The terms of a filter in their order, and what each asks of a row."""

    terms: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def __str__(self) -> str:
        """Return the filter as it is typed."""
        return " ".join(map(str, self.terms))


NONE = "none"
_BARE = re.compile(r'[^\s"<>=:\-][^\s"<>=:]*')
_ONE = re.compile(r'[^\s"<>=][^\s"]*')
_QUOTED = r'"(?:[^"]|"")*(?:"|$)'
_TERM = re.compile(rf'(-?)(?:([A-Za-z]\w*)(<=|>=|[:=<>]))?({_QUOTED}|[^\s"]*)')
_RELATIVE = re.compile(r"([+-]?)(\d{1,5})d")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_SIDES = {How.BELOW: Side.BELOW, How.UP_TO: Side.UP_TO, How.ABOVE: Side.ABOVE, How.FROM: Side.FROM}


def _quoted(value: str) -> str:
    return '"{}"'.format(value.replace('"', '""'))


def parse(text: str, fields: Sequence[Askable], today: date) -> Filter:
    """Return what *text* asks of rows that have *fields*; days count from *today*.

    Raises:
        Refused: a term means nothing; the sentence says which, and what would be right.
    """
    known = {one.name: one for one in fields}
    found = [_checked(term, known) for term in _terms(text)]
    return Filter(tuple(found), tuple(_condition(term, known, today) for term in found))


def _terms(text: str) -> Iterator[Term]:
    place = 0
    while place < len(text):
        match = _TERM.match(text, place)
        if match is None or match.end() == place:
            place += 1
            continue
        place = match.end()
        sign, field, how, written = match.groups()
        value = _unquoted(written)
        if field or value:
            nothing = bool(field) and written.casefold() == NONE and how in {":", "="}
            yield Term(NONE if nothing else value, (field or "").lower(), How(how or ":"), bool(sign), nothing)


def _unquoted(written: str) -> str:
    if not written.startswith('"'):
        return written
    inside = written[1:]
    closed = len(inside) - len(inside.rstrip('"'))
    return (inside[:-1] if closed % 2 else inside).replace('""', '"')


def _checked(term: Term, known: dict[str, Askable]) -> Term:
    """Return *term* with the field it means.

    Raises:
        Refused: there is no such field, or nothing is asked of it.
    """
    if not term.field:
        return term
    if term.field not in known:
        raise Refused(_unknown(term, known))
    if not term.value.strip():
        raise Refused(f"Say what to look for after {term.field}{term.how.value}, or {term.field}:{NONE} for nothing.")
    return term


def _unknown(term: Term, known: dict[str, Askable]) -> str:
    by_title = {one.title.lower().replace(" ", "_"): one.name for one in known.values()}
    near = get_close_matches(term.field, [*known, *by_title], 1)
    meant = f"Did you mean {by_title.get(near[0], near[0])}? " if near else ""
    return (
        f"There is no field {term.field} here. {meant}The fields are {', '.join(known)}."
        f" To look for the words themselves, put them in quotes."
    )


def _condition(term: Term, known: dict[str, Askable], today: date) -> Condition:
    return Condition(term.field, _meaning(term, known.get(term.field), today), term.negated)


def _meaning(term: Term, field: Askable | None, today: date) -> Meaning:
    if term.nothing:
        return Nothing()
    if field is None:
        return Has(folded(term.value))
    if field.holds is Holds.DAYS:
        return _between(term.how, *_period(term, today))
    if field.holds is Holds.NUMBERS:
        number = _number(term)
        return _between(term.how, number, number)
    if term.how in _SIDES:
        raise Refused(f"{field.title} holds words, which are not less or more; write {field.name}:{term.value}.")
    return Is(folded(term.value)) if term.how is How.IS else Has(folded(term.value))


def _between(how: How, first: date | Decimal, last: date | Decimal) -> Within:
    """Return what lies within *first* and *last*, or on the side of both that *how* names."""
    side = _SIDES.get(how)
    if side is None:
        return Within(((Side.FROM, first), (Side.UP_TO, last)))
    return Within(((side, first if side in {Side.BELOW, Side.FROM} else last),))


def _number(term: Term) -> Decimal:
    try:
        found = Decimal(term.value.replace(",", "").strip().removeprefix("$"))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Refused(f"“{term.value}” is not a number; {term.field} is compared with numbers, as {term.field}>5.")
    return found


def _period(term: Term, today: date) -> tuple[date, date]:
    """Return the first and the last day that the value of *term* means.

    ``30d`` means from today to that day where it stands for a period, and the day itself where it is a bound.
    """
    text = term.value.strip().lower()
    try:
        if relative := _RELATIVE.fullmatch(text):
            day = today + timedelta(days=int(relative[2]) * (-1 if relative[1] == "-" else 1))
            return (day, day) if term.how in _SIDES else (min(day, today), max(day, today))
        found = _written(text, today)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise Refused(f"“{term.value}” is not a day; {HOW_DAYS}.")
    return found


def _written(text: str, today: date) -> tuple[date, date] | None:
    if text == "today":
        return today, today
    if slashes := _SLASHES.fullmatch(text):
        month, day, year = slashes.groups()
        return (date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)),) * 2
    if iso := _ISO.fullmatch(text):
        year, month, day = iso.groups()
        first = date(int(year), int(month or 1), int(day or 1))
        return first, first if day else _end(first.year, int(month or 12))
    return None


def _end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def begun(text: str) -> str:
    """Return *text* without the term at its end whose field has no value yet: what to look for while it is typed."""
    return re.sub(r"(?:^|(?<=\s))-?[A-Za-z]\w*(?:<=|>=|[:=<>])$", "", text)


@dataclass(frozen=True, slots=True)
class Typing:
    """The term that somebody is typing, from *start* to *end*: its field as far as it has one, and how it begins."""

    start: int
    end: int
    field: str
    begins: str


def typing_at(text: str, cursor: int) -> Typing | None:
    """Return the term of *text* in which the *cursor* stands at the end of what was typed; nothing between terms."""
    for match in _TERM.finditer(text):
        if match.start() < cursor <= match.end() and match[0]:
            field = match[2] or ""
            before = match.start(4) if field else match.start() + len(match[1])
            return Typing(before, match.end(), field.lower(), _unquoted(text[before:cursor]))
    return None


def completed(text: str, typing: Typing, word: str) -> tuple[str, int]:
    """Return *text* with *word* in the place of what is being typed, and where the cursor goes.

    A field's name is followed by its value; anything else ends its term.
    """
    if not typing.field:
        begun = f"{text[: typing.start]}{word}:"
        return begun + text[typing.end :].lstrip(), len(begun)
    value = Term(word, typing.field)
    begun = f"{text[: typing.start]}{str(value).removeprefix(f'{typing.field}:')} "
    return begun + text[typing.end :].lstrip(), len(begun)
