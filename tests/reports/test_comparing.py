from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.reports.coding import canonical_json
from coordinator.reports.comparing import Difference, differences, differing_lines

Content = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "day", "rows", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"due_on": "1"}, {"due_on": "2"}, [("due on", "1", "2")]),
        (
            {"rows": [{"name": "Ruiz", "badge": "1", "rank": "Deputy"}, {"name": "Ames", "badge": "2"}]},
            {"rows": [{"name": "Ames", "badge": "2"}, {"name": "Ruiz", "badge": "1", "rank": "Captain"}]},
            [
                ("rows / Ruiz, 1 / rank", "Deputy", "Captain"),
                ("rows / order", "Ruiz, 1, Ames, 2", "Ames, 2, Ruiz, 1"),
            ],
        ),
        ({"rows": []}, {"rows": [{"name": "Ruiz", "rank": ""}]}, [("rows / Ruiz", "", "name Ruiz")]),
        ([["A", "1", "x"]], [["A", "1", "y"]], [("A, 1 / x", "x", ""), ("A, 1 / y", "", "y")]),
    ],
)
def test_a_difference_is_named_by_its_entry(before: Any, after: Any, told: list[tuple[str, str, str]]) -> None:
    assert [*differences(before, after)] == [Difference(*one) for one in told]


@given(Content, Content)
def test_contents_differ_exactly_when_something_is_told(before: Any, after: Any) -> None:
    assert [*differences(before, before)] == []
    assert bool([*differences(before, after)]) is (canonical_json(before) != canonical_json(after))


def test_lines_are_told_by_their_page() -> None:
    assert [*differing_lines([["a", "b"], ["c"]], [["a", "d"]])] == [
        Difference("page 1", "b", "d"),
        Difference("page 2", "c", ""),
    ]
