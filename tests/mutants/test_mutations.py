"""The mistakes that are tried are the ones that are meant, and each of them is only one."""

import ast

import pytest

from tests.mutants.__main__ import mutants
from tests.mutants.mutations import mutated, mutations

CASES = [
    ("a < b", {"LtE for Lt": "a <= b"}),
    ("a is not None", {"Is for IsNot": "a is None"}),
    (
        "a and b and c",
        {
            "and for or": "a or b or c",
            "without operand 1": "b and c",
            "without operand 2": "a and c",
            "without operand 3": "a and b",
        },
    ),
    ("not a", {"without its sign": "a"}),
    ("a = True", {"turned": "a = False"}),
    ("a + 24", {"minus for plus": "a - 24", "one more": "a + 25", "one less": "a + 23"}),
    ("a if b else c", {"if not": "a if not b else c", "always": "a if True else c", "never": "a if False else c"}),
    ("[a for a in b if a]", {"without filter 1": "[a for a in b]"}),
    ("max(a)", {"min for max": "min(a)"}),
    ("sorted(a, key=b)", {"not sorted": "list(a)"}),
    ("{A, B}", {"without element 1": "{B}", "without element 2": "{A}"}),
    ("step('due after {} months', 24)", {}),
    ("def f(a=1): pass", {}),
]


@pytest.mark.parametrize(("source", "wrong"), CASES, ids=[source for source, _ in CASES])
def test_each_mistake_is_the_one_it_says(source: str, wrong: dict[str, str]) -> None:
    assert {one.what: mutated(source, one) for one in mutations(source)} == wrong


def test_every_rule_has_mistakes_that_change_it() -> None:
    tried = list(mutants())
    assert {one.file.stem for one in tried} >= {"authority", "agreement", "dates", "moa", "training"}
    for one in tried[::50]:
        source = one.file.read_text("utf-8")
        assert mutated(source, one.mutation) != ast.unparse(ast.parse(source))
