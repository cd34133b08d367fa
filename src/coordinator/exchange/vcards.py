"""Contacts as cards for an address book: vCard 4.0 (RFC 6350), one file for all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID, uuid5

SUFFIX = ".vcf"
_OURS = UUID("7f0a4f6e-6a5e-5f0e-9c6a-287287287287")
"""The name space of our cards: one contact has one number everywhere, so that an address book finds it again."""
_MOST = 75
"""Bytes of a line, without its end; what is longer goes on in the next after a blank."""
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Card:
    """One contact; *key* tells it from others. Empty text is nothing, and is not written."""

    key: str
    name: str
    organization: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    note: str = ""


def vcards(cards: Iterable[Card]) -> bytes:
    """Return the file of *cards*, in UTF-8 with lines that end as the standard says."""
    lines = (folded for card in cards for line in _lines(card) for folded in _folded(line))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8")


def _lines(card: Card) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{uuid5(_OURS, card.key)}"
    told = (
        ("FN", card.name),
        ("ORG", card.organization),
        ("ROLE", card.role),
        ("EMAIL;TYPE=work", card.email),
        ("TEL;TYPE=work", card.phone),
        ("NOTE", card.note),
    )
    yield from (f"{name}:{escaped(value)}" for name, value in told if value)
    if card.address:
        yield f"ADR;TYPE=work:;;{escaped(card.address)};;;;"
    yield "END:VCARD"


def escaped(text: str) -> str:
    """Return *text* as a value: what parts values and lines is marked."""
    return "".join(mark for mark in text.translate(_ESCAPED) if mark == "\t" or ord(mark) >= ord(" "))


def _folded(line: str) -> Iterator[str]:
    """Yield *line* in pieces of at most 75 bytes, no letter parted."""
    piece, room = "", _MOST
    for letter in line:
        size = len(letter.encode("utf-8"))
        if size > room:
            yield piece
            piece, room = " ", _MOST - 1
        piece += letter
        room -= size
    yield piece
