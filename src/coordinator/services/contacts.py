"""The contacts of the program: who holds which role on a day, what was said, and cards for an address book."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from coordinator.compliance.choices import ContactRole
from coordinator.compliance.dates import add_months, long_date
from coordinator.errors import Refused
from coordinator.exchange.vcards import Card, vcards
from coordinator.records import ContactFields, ContactLogFields
from coordinator.records.declaration import fields_of
from coordinator.records.plain_words import in_words
from coordinator.services.contacts_view import ContactDetail, ContactRow, Contacts
from coordinator.services.judged import Judged
from coordinator.store import Look, Store
from coordinator.store.durable import write_durably
from coordinator.store.faults import disk_said_plainly

VERIFIED_FOR = 12
"""In months: a contact is tried once a year."""
_FIELDS = fields_of(ContactFields)
_NAMES = [one.name for one in _FIELDS]
_HEAD = frozenset({"name", "role"})
_SIDES: Mapping[str, Contacts] = {
    **dict.fromkeys(
        ("FOD", "DEPUTY_FOD", "FPM", "ICE_SUPERVISOR", "ICE_PAO", "ICE_PRIVACY", "OPLA", "OPR_INTAKE"), Contacts.ICE
    ),
    **dict.fromkeys(("LEA_CHIEF", "LEA_POC", "LEA_PIO", "LEA_IA", "COUNTY_ATTORNEY", "DAA"), Contacts.AGENCY),
    "INTERPRETER_VENDOR": Contacts.INTERPRETERS,
}
"""To which side a role belongs; the others belong to neither."""
_Line = Mapping[str, Any]


def contact_rows(look: Look, known: Judged) -> list[ContactRow]:
    """Return every contact, in the order of entry."""
    return [_row(one, known.as_of) for one in _lines(look)]


def _lines(look: Look, numbers: Collection[int] | None = None) -> list[_Line]:
    found = look.numbered(ContactFields, _NAMES, numbers)
    return [{"number": number, **dict(zip(_NAMES, row, strict=True))} for number, *row in found]


def _row(line: _Line, as_of: date) -> ContactRow:
    begins, ends, verified = line["valid_from"], line["valid_to"], line["last_verified_on"]
    current = (begins is None or begins <= as_of) and (ends is None or as_of <= ends)
    known = verified if verified and verified <= as_of else None
    return ContactRow(
        number=line["number"],
        name=line["name"],
        role=in_words(line["role"]),
        side=_SIDES.get(line["role"].value, Contacts.ALL),
        organization=line["organization"] or "",
        phone=line["phone"] or "",
        email=line["email"] or "",
        languages=in_words(line["languages"]),
        verified=in_words(known),
        until=in_words(ends),
        current=current,
        unverified=current and (known is None or add_months(known, VERIFIED_FOR) < as_of),
    )


def contact_detail(look: Look, known: Judged, number: int) -> ContactDetail:
    """Return one contact.

    Raises:
        Refused: it is not on record any more.
    """
    line = next(iter(_lines(look, [number])), None)
    if line is None:
        raise Refused("This contact is not on record any more; somebody deleted it.")
    told = [(one.title, in_words(line[one.name])) for one in _FIELDS if one.name not in _HEAD]
    key = look.keys("contact", [number])[number]
    said = sorted(_said(look, key, known.as_of), key=lambda one: one[1], reverse=True)
    return ContactDetail(_row(line, known.as_of), key, known.as_of, [one for one in told if one[1]], said)


def _said(look: Look, key: str, as_of: date) -> Iterator[tuple[int, str, str, str]]:
    names = ("contact", "at", "subject", "channel", "direction")
    for own, contact, at, subject, *how in look.numbered(ContactLogFields, names):
        if contact == key and at.date() <= as_of:
            yield own, f"{at:%Y-%m-%d %H:%M}", subject, " · ".join(in_words(one) for one in how if one is not None)


def save_cards(store: Store, numbers: Sequence[int], path: Path) -> int:
    """Write contacts as a file of cards for an address book, and return how many; notes stay here.

    Raises:
        Refused: there is nobody to write.
        Unavailable: the file cannot be written there.
    """
    with store.looking() as look:
        cards = [_card(one) for one in _lines(look, numbers)]
    if not cards:
        raise Refused("No contact is in this list, so there is no card to write.")
    with disk_said_plainly(path):
        write_durably(path, vcards(cards))
    return len(cards)


def _card(line: _Line) -> Card:
    role: ContactRole = line["role"]
    verified, languages = line["last_verified_on"], in_words(line["languages"])
    note = (
        f"Last verified on {long_date(verified)}." if verified else "",
        f"Languages: {languages}." if languages else "",
    )
    return Card(
        key=f"{role.value}/{line['name']}",
        name=line["name"],
        organization=line["organization"] or "",
        role=role.words,
        email=line["email"] or "",
        phone=line["phone"] or "",
        address=line["address"] or "",
        note=" ".join(filter(None, note)),
    )
