"""The sample agency shows every kind of record and every word that one may hold."""

import pytest

from coordinator.compliance.choices import AgencyKind, Choice, DocumentKind, Sensitivity
from coordinator.records import RECORDS, Fields
from coordinator.records.declaration import fields_of
from coordinator.store import Store

NEEDS_A_FILE = {"document", "document_link"}
"""Kinds that come with files; those are filed by the store of documents."""

SHOWN_ONCE: set[type[Choice]] = {AgencyKind, DocumentKind, Sensitivity}
"""Enumerations of the one agency, and of documents."""


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.about.kind)
def test_the_sample_has_every_kind_of_record(sample: Store, record: type[Fields]) -> None:
    with sample.looking() as look:
        assert bool(look.keys(record.about.kind)) is (record.about.kind not in NEEDS_A_FILE)


def test_the_sample_has_every_word_of_every_enumeration(sample: Store) -> None:
    seen: dict[type[Choice], set[Choice]] = {}
    with sample.looking() as look:
        for record in RECORDS:
            chosen = [field for field in fields_of(record) if field.choices]
            for row in look.rows(record, [field.name for field in chosen]):
                for field, value in zip(chosen, row, strict=True):
                    if field.choices and value is not None:
                        seen.setdefault(field.choices, set()).update(value if isinstance(value, tuple) else [value])
    wanted = {field.choices for record in RECORDS for field in fields_of(record) if field.choices}
    missing = {words.__name__: sorted(set(words) - seen.get(words, set())) for words in wanted - SHOWN_ONCE}
    assert {name: words for name, words in missing.items() if words} == {}


def test_the_sample_names_no_person_in_custody(sample: Store) -> None:
    with sample.looking() as look:
        names = {field.name for record in RECORDS for field in fields_of(record)}
        assert list(look.keys("complaint"))
    assert not {"complainant_name", "detainee", "alien_number", "nationality"} & names
