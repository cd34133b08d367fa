import string
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import Function, Model
from coordinator.records.plain_words import in_words, plain


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("x", "x"),
        (True, "yes"),
        (False, "no"),
        (12, "12"),
        (Decimal("69.50"), "69.50"),
        (date(2026, 3, 15), "2026-03-15"),
        (datetime(2026, 3, 15, 16, 5), "2026-03-15 16:05"),
        (Model.JEM, Model.JEM.words),
        (("Spanish", "Hmong"), "Spanish, Hmong"),
        ((Function.F01,), Function.F01.words),
        ((), ""),
    ],
)
def test_a_value_is_told_in_words(value: object, words: str) -> None:
    assert in_words(value) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Núñez-O'Brien", "nunez o brien"),
        ("  Form 70-006 (2)\n", "form 70 006 2"),
        ("STRASSE Straße", "strasse strasse"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}b", "ab"),
        ('"OR" AND *', "or and"),
        ("_", ""),
    ],
)
def test_plain_words_have_no_case_accent_or_punctuation(text: str, words: str) -> None:
    assert plain(text) == words


@given(st.text())
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert not set(plain(text)) & set(string.punctuation)
