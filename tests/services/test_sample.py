"""The sample agency shows every kind of record and every word that one may hold."""

import pytest

from coordinator.compliance.choices import AgencyKind, Choice
from coordinator.records import RECORDS, Fields
from coordinator.records.declaration import fields_of
from coordinator.services.keeping import problems_of
from coordinator.services.papers import papers_on_file
from coordinator.store import Store
from tests import sample_papers
from tests.reports.pdf_reading import problems, reading_text

SHOWN_ONCE: set[type[Choice]] = {AgencyKind}
"""Enumerations of the one agency."""


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.about.kind)
def test_the_sample_has_every_kind_of_record(sample: Store, record: type[Fields]) -> None:
    with sample.looking() as look:
        assert look.keys(record.about.kind)


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


@pytest.mark.parametrize("code", sample_papers.PAPERS)
def test_the_sample_papers_are_what_their_script_makes(code: str) -> None:
    row = next(row for row in sample_papers.rows() if row["code"] == code)
    kept = sample_papers.file_of(row).read_bytes()
    assert problems(kept) == []
    assert reading_text(kept) == reading_text(sample_papers.paper(row))
    assert len(kept) < 30_000


def test_every_sample_document_with_a_file_has_it(sample: Store) -> None:
    assert problems_of(sample) == []
    with_files = {one.code for one in papers_on_file(sample) if one.size}
    assert with_files == sample_papers.PAPERS.keys()
