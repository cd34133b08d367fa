"""Words that name a person in custody, or anybody's private numbers: such words are never kept, whoever enters them.

A text is read as a person reads it: digits of every script, dashes of every length, unbreakable and invisible blanks
count like the plain ones. What merely looks alike in a program's records (days, years, telephone numbers, citations of
statutes, sums of money) is left alone.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple


class Sighting(NamedTuple):
    """What a stretch of a text looks like, with its article, and the stretch as it was written."""

    looks_like: str
    match: str


_DAY_OF_MONTH = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_MONTH_NAME = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_ISO_DAY = rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY_OF_MONTH}"
_SLASHED_DAY = rf"{_MONTH}(?:[-/.]{_DAY_OF_MONTH}[-/.]{_YEAR}|/{_DAY_OF_MONTH}/\d\d)"
_CLOCK = r"(?:[01]\d|2[0-3])[0-5]\d"
_TELEPHONE = r"(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}"
_HARMLESS = (
    rf"(?!(?:{_ISO_DAY}|{_SLASHED_DAY}|{_YEAR}[-/.]{_MONTH}(?![-/.])|{_YEAR} ?[-/ ] ?{_YEAR}|{_CLOCK} ?- ?{_CLOCK}"
    rf"|\d{{1,3}}(?:,\d{{3}}){{2,}}|{_TELEPHONE})(?!\d))"
)
"""What may follow a label without being its number: a day, a span of years or hours, a sum, a telephone number."""

_BETWEEN = r"(?:[ \-._/]{0,3}|,)"
_COUNTED = r"(?:registration |identification |id |file )?(?:numbers?|num|nr|no|ucn|file|id)\b[ .:#=\-]{0,4}(?:is )?"
_NAMED = rf"(?:[ \-:.]{{0,3}}#[ :.]{{0,3}}|[ \-.]{{0,2}}{_COUNTED})"
"""What ties a number to its label without doubt."""

_LOOSE = rf"(?:[ :.,=_/\-]{{1,4}}(?:is )?{_HARMLESS})"
"""What may also stand between a label and its number, and in prose between words of their own."""

_START = r"(?<![^\W_])"


def _run(least: int, most: int) -> str:
    return rf"\d(?:{_BETWEEN}\d){{{least - 1},{most - 1}}}"


def _labelled(label: str, value: str) -> str:
    return rf"{_START}(?:{label})(?:{_NAMED}|{_LOOSE}){value}(?!\d)"


_BIRTH_DAY = (
    rf"(?:{_ISO_DAY}|\d{{1,2}}[-/. ]{{1,3}}\d{{1,2}}[-/. ]{{1,3}}(?:\d{{4}}|\d\d)(?!\d)|\d{{8}}(?!\d)"
    rf"|(?:{_MONTH_NAME}[ \-]\d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}(?:st|nd|rd|th)?[ \-]{{1,2}}(?:of )?{_MONTH_NAME})"
    rf"(?:[, \-]{{1,2}}\d{{4}})?)"
)
_BIRTH = r"d\.? ?o\.? ?b(?![a-z])\.?|date of birth|birth ?-?(?:day|date)\b|born\b"

_PATTERNS = tuple(
    (looks_like, re.compile(pattern))
    for looks_like, pattern in (
        ("an A-number", rf"{_START}(?:a|alien|uscis)(?:{_NAMED}|-?|{_LOOSE}){_run(7, 9)}(?!\d)"),
        ("a social security number", _labelled(r"ssn|ssan|ss|social security|soc\.? ?sec\.?", _run(9, 9))),
        ("an FBI number", _labelled("fbi", rf"{_run(5, 9)}(?:[a-z]{{1,2}}\d{{0,2}})?(?![a-z])")),
        ("a FINS number", _labelled("fins?", _run(7, 12))),
        ("an I-94 number", _labelled("i ?-? ?94(?: admission)?", rf"{_run(9, 9)}{_BETWEEN}[a-z0-9]{_BETWEEN}\d")),
        ("a passport number", _labelled("passport", rf"(?:[a-z]{{1,2}}{_BETWEEN})?{_run(6, 9)}")),
        ("a birth date", rf"{_START}(?:{_BIRTH})[ :#.=,()\-]{{0,4}}(?:(?:is|was|on) )?{_BIRTH_DAY}"),
        ("a birth date", rf"(?<!\d)(?:{_ISO_DAY}|{_SLASHED_DAY}) ?\(?(?:d\.? ?o\.? ?b(?![a-z])|date of birth)"),
        ("a social security number", r"(?<!\d)(?<!\d[-/.])\d{3}[-. ]{1,3}\d{2}[-. ]{1,3}\d{4}(?![-/.]?\d)"),
    )
)

_DIGIT = re.compile(r"\d")


def sightings(text: str) -> Iterator[Sighting]:
    """Yield each stretch of *text* that must not be kept, by the kind of number; no stretch twice."""
    if not _DIGIT.search(text):
        return
    plain, places = _plain(text)
    seen: list[tuple[int, int]] = []
    for looks_like, pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            begin, end = found.span()
            if not any(begin < other_end and other_begin < end for other_begin, other_end in seen):
                seen.append((begin, end))
                yield Sighting(looks_like, text[places[begin] : places[end - 1] + 1])


def _plain(text: str) -> tuple[str, range | list[int]]:
    """Return *text* in small plain letters, and from which character of it each of them comes."""
    if text.isascii():
        return text.lower().translate(_BLANKS), range(len(text))
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        written = _plain_character(character)
        plain.append(written)
        places.extend([place] * len(written))
    return "".join(plain), places


_BLANKS = str.maketrans("\t\r\n\v\f", "     ")
_MINUS = "\N{MINUS SIGN}"


def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Pd" or character == _MINUS:
        return "-"
    if category in {"Cf", "Mn"}:  # invisible, such as a soft hyphen or a joiner between digits
        return ""
    if category in {"Zs", "Zl", "Zp", "Cc"}:
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKC", character).lower()
