import pytest

from coordinator.compliance import choices
from coordinator.compliance.choices import Choice
from coordinator.records import RECORDS
from coordinator.records.declaration import fields_of

ENUMERATIONS = [
    one for name in choices.__all__ if isinstance(one := getattr(choices, name), type) and issubclass(one, Choice)
]
each_enumeration = pytest.mark.parametrize("words", [one for one in ENUMERATIONS if one is not Choice])


@each_enumeration
def test_every_word_has_words_for_people(words: type[Choice]) -> None:
    assert [*words]
    for word in words:
        assert word.words, word
        assert word.words[0].isupper() or word.words[0].isdigit()
        assert "_" not in word.words
    assert len({word.words for word in words}) == len([*words])


@each_enumeration
def test_every_word_is_stored_under_its_own_name(words: type[Choice]) -> None:
    assert all(word.name == word.value for word in words)


def test_every_enumeration_of_a_record_is_among_them() -> None:
    used = {field.choices for record in RECORDS for field in fields_of(record) if field.choices}
    assert used <= set(ENUMERATIONS)
