from datetime import date, datetime
from decimal import Decimal

import pytest

from coordinator.records import RECORDS, OfficerFields
from coordinator.records.declaration import Field, Fields, Kind, fields_of
from coordinator.services.validating import checked

FREE = {Kind.TEXT, Kind.LONG_TEXT, Kind.WORDS}
WORDS = "seen with A 012-345-678"
OFFICER = {"badge": "4117", "last_name": "Whitfield", "first_name": "Dana"}
SOMETHING = {
    Kind.TEXT: "x",
    Kind.LONG_TEXT: "x",
    Kind.DAY: date(2026, 3, 15),
    Kind.MOMENT: datetime(2026, 3, 15, 9, 0),
    Kind.YES_NO: True,
    Kind.NUMBER: 1,
    Kind.DECIMAL: Decimal(1),
    Kind.REFERENCE: 1,
    Kind.CHOICES: (),
    Kind.WORDS: (),
    Kind.MONEY: Decimal(1),
    Kind.REFERENCES: (),
    Kind.RECORD_KIND: "officer",
    Kind.RECORD_KEY: "participation:1/J",
}


def something(field: Field) -> object:
    return next(iter(field.choices)) if field.kind is Kind.CHOICE and field.choices else SOMETHING[field.kind]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.about.kind)
def test_words_about_custody_are_refused_in_every_free_text(record: type[Fields]) -> None:
    values = {field.column: something(field) for field in fields_of(record) if field.required}
    for field in fields_of(record):
        if field.kind in FREE and not field.derived:
            written = (WORDS,) if field.kind is Kind.WORDS else WORDS
            found = [one for one in checked(record, {**values, field.column: written})[1] if "A-number" in one.reason]
            assert [one.field for one in found] == ([] if field.exempt else [field.name])


def test_the_refusal_shows_what_it_looks_like_and_where() -> None:
    values = {**OFFICER, "notes": WORDS, "languages": ("Spanish", "DOB 1/2/1990")}
    assert [str(one) for one in checked(OfficerFields, values)[1]] == [
        "languages: “DOB 1/2/1990” looks like a birth date; nothing about a person in custody is kept",
        "notes: “A 012-345-678” looks like an A-number; nothing about a person in custody is kept",
    ]


def test_badges_telephones_and_serials_may_look_like_anything() -> None:
    values = {**OFFICER, "badge": "A1234567", "phone": "123-45-6789"}
    assert checked(OfficerFields, values)[1] == []
