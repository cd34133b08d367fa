from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coordinator.services.differing import AROUND, Became, Part, differing

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "dd", "e"]), max_size=40).map(" ".join)


def test_words_that_went_and_came_stand_where_they_stood() -> None:
    assert differing("Signed by the sheriff on Monday", "Signed by the captain on Monday") == (
        Part(Became.KEPT, "Signed by the"),
        Part(Became.GONE, "sheriff"),
        Part(Became.NEW, "captain"),
        Part(Became.KEPT, "on Monday"),
    )


def test_what_is_far_from_any_change_is_left_out() -> None:
    words = " ".join(str(number) for number in range(40))
    before, middle, after = differing(f"old {words}", f"{words} new")[0:3]
    assert (before, after) == (Part(Became.GONE, "old"), Part(Became.NEW, "new"))
    assert middle.words.split() == [*map(str, range(AROUND)), "…", *map(str, range(40 - AROUND, 40))]


@given(TEXTS, TEXTS)
def test_the_parts_are_the_text_before_and_the_text_after(before: str, after: str) -> None:
    parts = [part for part in differing(before, after) if "…" not in part.words]
    if len(parts) == len(differing(before, after)):
        assert " ".join(part.words for part in parts if part.became is not Became.NEW) == before
        assert " ".join(part.words for part in parts if part.became is not Became.GONE) == after
    assert all(one.became is not other.became for one, other in pairwise(parts))
