import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import Function
from coordinator.exchange.values import DayOrder
from coordinator.services.wizard.finding import Finder
from coordinator.services.wizard.remembering import MOST, Memory
from coordinator.services.wizard.scheme import Always, Copied, FromColumn, Part, Scheme, Target
from coordinator.services.wizard.steps import Steps
from tests.services.wizard.conftest import drafted, goes, unwatched

HEADINGS = ("Badge", "Cert", "Cert", "Other")
OFFICER, CLASS, LETTER = Part("officer"), Part("training_record", 2), Part("authorization")
SCHEME = Scheme(
    "officer",
    {
        Target(OFFICER, "badge"): FromColumn(0),
        Target(CLASS, "certified_on"): FromColumn(2),
        Target(CLASS, "completed_on"): Copied(2),
        Target(LETTER, "moa"): Always("KC-JEM-2"),
        Target(LETTER, "functions"): Always((Function.F01, Function.F02)),
    },
    {2: DayOrder.DAY_FIRST},
    erase=True,
    also=frozenset({Part("participation")}),
)


def test_what_headings_meant_comes_back_whatever_their_order_and_case(steps: Steps) -> None:
    steps.memory.keep(HEADINGS, SCHEME)
    with steps.store.looking() as look:
        assert steps.memory.recall(HEADINGS, Finder(look)) == SCHEME
        turned = steps.memory.recall(("other", "CERT", "cert", "badge "), Finder(look))
        assert turned is not None
        assert turned.sources[Target(OFFICER, "badge")] == FromColumn(3)
        assert turned.sources[Target(CLASS, "certified_on")] == FromColumn(2)
        assert steps.memory.recall(("Badge", "Cert"), Finder(look)) is None


def test_a_record_that_this_program_lacks_is_asked_for_again(steps: Steps, bare: Steps) -> None:
    steps.memory.keep(HEADINGS, SCHEME)
    with bare.store.looking() as look:
        found = bare.memory.recall(HEADINGS, Finder(look))
    assert found is not None
    assert Target(LETTER, "moa") not in found.sources
    assert Target(LETTER, "functions") in found.sources


def test_no_value_of_a_row_is_remembered(steps: Steps) -> None:
    opened, drafts = drafted(steps, ("Badge", "Last", "First"), ("9001", "Zwingli", "Huldrych"))
    steps.bring_in(steps.plan(opened, drafts, unwatched), drafts, unwatched, rest=False)
    kept = steps.memory.path.read_text("utf-8")
    assert "9001" not in kept
    assert "Zwingli" not in kept


def test_a_row_about_a_person_in_custody_that_was_taken_for_headings_is_not_remembered(steps: Steps) -> None:
    steps.memory.keep(("Badge", "A123 456 789", "DOB 1/2/1990"), Scheme("officer"))
    assert not steps.memory.path.exists()


def test_the_next_file_with_these_headings_is_taken_as_the_last_one_was(steps: Steps) -> None:
    rows = (("Badge", "Last", "First", "Codeword"), ("9001", "Ruiz", "Ana", "x"))
    opened, (draft,) = drafted(steps, *rows)
    assert not draft.remembered
    sent = steps.settled(draft.with_scheme(draft.scheme.sending(3, Target(OFFICER, "unit"))))
    steps.bring_in(steps.plan(opened, [sent], unwatched), [sent], unwatched, rest=False)
    _, (again,) = drafted(steps, *rows)
    assert again.remembered
    assert goes(again)["Codeword"] == "Officer: Unit"


def test_only_so_many_sets_of_headings_are_kept(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "import.json")
    for number in range(MOST + 5):
        memory.keep((f"column {number}",), Scheme("officer"))
    assert len(json.loads(memory.path.read_text("utf-8"))) == MOST


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"x": 3}', "\x00"])
def test_a_damaged_memory_remembers_nothing(steps: Steps, damage: str) -> None:
    steps.memory.keep(HEADINGS, SCHEME)
    steps.memory.path.write_text(damage, "utf-8")
    with steps.store.looking() as look:
        assert steps.memory.recall(HEADINGS, Finder(look)) is None


def test_a_place_that_cannot_be_written_is_no_reason_to_stop() -> None:
    Memory(Path("/proc/nowhere/import.json")).keep(HEADINGS, SCHEME)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(0, 5) | st.sampled_from(("officer", "badge", "cert", "MONTH_FIRST", "")),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=12,
)


def test_whatever_stands_in_the_memory_is_read_or_ignored(steps: Steps) -> None:
    steps.memory.keep(HEADINGS, SCHEME)
    known = json.loads(steps.memory.path.read_text("utf-8"))
    (name,) = known

    @given(st.sampled_from(("main", "columns", "copied", "always", "orders", "also")), _JSON)
    def holds(key: str, value: object) -> None:
        steps.memory.path.write_text(json.dumps({name: {**known[name], key: value}}), "utf-8")
        with steps.store.looking() as look:
            steps.memory.recall(HEADINGS, Finder(look))

    holds()
