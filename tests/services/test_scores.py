from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import Attempt
from coordinator.services.scores import Score, parse_scores

FIRST, AGAIN = Attempt.ORIGINAL, Attempt.REMEDIAL


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("", []),
        ("88", [("1", FIRST, "88")]),
        ("88, 91.5; 79 %", [("1", FIRST, "88"), ("2", FIRST, "91.5"), ("3", FIRST, "79")]),
        ("1: 88, 2: 64, 2r: 75", [("1", FIRST, "88"), ("2", FIRST, "64"), ("2", AGAIN, "75")]),
        ("final: 80, final remedial: 90", [("final", FIRST, "80"), ("final", AGAIN, "90")]),
        ("final R: 90", [("final", AGAIN, "90")]),
        ("chapter: 81", [("chapter", FIRST, "81")]),
    ],
)
def test_scores_are_typed_as_people_do(text: str, scores: list[tuple[str, Attempt, str]]) -> None:
    assert parse_scores(text) == [Score(exam, attempt, Decimal(score)) for exam, attempt, score in scores]


@pytest.mark.parametrize("text", ["passed", "88 91", "-3", "1:", ": 80", "88, , oops"])
def test_what_is_no_score_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="is no score"):
        parse_scores(text)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_scores(text: str) -> None:
    try:
        found = parse_scores(text)
    except ValueError as error:
        assert "is no score" in str(error)  # noqa: PT017  any text may be fine or not
    else:
        assert all(one.exam for one in found)
