from datetime import date
from pathlib import Path

import pytest

from coordinator.errors import Refused, Unavailable
from coordinator.records import ContactFields, ContactLogFields
from coordinator.services.contacts import contact_detail, contact_rows, save_cards
from coordinator.services.contacts_view import ContactRow, Contacts
from coordinator.services.editing import save_new
from coordinator.store import Store
from tests.services.test_complaints import answer

TODAY = date(2026, 11, 24)


def entered(store: Store, name: str, role: object = "FPM", **values: object) -> ContactRow:
    save_new(store, ContactFields, {"name": name, "role": role, **values}, TODAY)
    return next(one for one in answer(store, contact_rows, TODAY) if one.name == name)


@pytest.mark.parametrize(
    ("values", "current", "unverified"),
    [
        ({}, True, True),
        ({"last_verified_on": date(2025, 11, 24)}, True, False),
        ({"last_verified_on": date(2025, 11, 23)}, True, True),
        ({"valid_to": date(2026, 11, 24)}, True, True),
        ({"valid_to": date(2026, 11, 23)}, False, False),
        ({"valid_from": date(2026, 11, 25)}, False, False),
    ],
)
def test_a_contact_counts_while_it_is_valid_and_is_verified_once_a_year(
    empty: Store, values: dict[str, object], *, current: bool, unverified: bool
) -> None:
    found = entered(empty, "Otis Pell", **values)
    assert (found.current, found.unverified, found.side) == (current, unverified, Contacts.ICE)


def test_a_contact_is_told_with_what_was_said_by_the_day(empty: Store) -> None:
    row = entered(empty, "Otis Pell", phone="555 0100", notes="Prefers mornings")
    for at in ("2026-11-20T09:30", "2026-11-21T10:00", "2026-11-25T10:00"):
        values = {"contact": "FPM/Otis Pell", "at": at, "channel": "PHONE", "subject": f"Call {at[8:10]}"}
        save_new(empty, ContactLogFields, values, TODAY)
    found = answer(empty, lambda look, known: contact_detail(look, known, row.number), TODAY)
    assert [one[1:] for one in found.said] == [
        ("2026-11-21 10:00", "Call 21", "Phone"),
        ("2026-11-20 09:30", "Call 20", "Phone"),
    ]
    assert ("Phone", "555 0100") in found.told
    assert found.key == "FPM/Otis Pell"
    with pytest.raises(Refused, match="somebody deleted it"):
        answer(empty, lambda look, known: contact_detail(look, known, 999), TODAY)


def test_cards_are_written_without_notes(empty: Store, tmp_path: Path) -> None:
    row = entered(empty, "Otis Pell", organization="ICE", notes="Secret", languages=("Spanish",))
    other = entered(empty, "Ana Ruiz", "INTERPRETER_VENDOR", last_verified_on=date(2026, 3, 1))
    assert save_cards(empty, [row.number, other.number], tmp_path / "Contacts.vcf") == 2
    content = (tmp_path / "Contacts.vcf").read_bytes().decode()
    assert "Secret" not in content
    assert "NOTE:Languages: Spanish." in content
    assert "NOTE:Last verified on March 1\\, 2026." in content
    with pytest.raises(Refused, match="no card to write"):
        save_cards(empty, [], tmp_path / "None.vcf")
    with pytest.raises(Unavailable):
        save_cards(empty, [row.number], tmp_path / "missing" / "Contacts.vcf")


def test_the_sample_has_current_and_past_contacts(sample: Store) -> None:
    rows = answer(sample, contact_rows, TODAY)
    assert {one.current for one in rows} >= {True}
    assert all(one.role for one in rows)
