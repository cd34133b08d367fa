import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from coordinator.errors import Refused, Unavailable
from coordinator.records import RECORD_OF, CourseFields, FacilityFields, OfficerFields
from coordinator.records.plain_words import plain
from coordinator.services.program import Setting
from coordinator.store import Store, open_store
from coordinator.store.searching import find
from coordinator.store.verifying import damage

OFFICER = {"badge": "1", "last_name": "Núñez", "first_name": "Zoë", "languages": ("Hmong",)}


def found(store: Store, text: str, kind: str = "") -> list[str]:
    with store.looking() as look:
        return [
            f"{hit.kind}:{look.keys(hit.kind, [hit.number])[hit.number]}"
            for hit in store.find(text, 1000)
            if kind in {"", hit.kind}
        ]


def add(store: Store, **values: object) -> int:
    with store.change("Add") as step:
        return step.insert(OfficerFields, {**OFFICER, **values})


@pytest.mark.parametrize(
    "text",
    ["nunez", "NÚÑEZ", "uñe", "zoe nun", "n", "nu", "z", "hmong", "1", '"nunez"', "nunez*", "nunez-zoe", "núñez, zoë"],
)
def test_a_record_is_found_by_letters_of_every_text(empty: Store, text: str) -> None:
    add(empty)
    assert found(empty, text) == ["officer:1"]


@pytest.mark.parametrize("text", ["", " ", "-", "nunezz", "un", "e", "x", "nunez x", '" OR "', "NOT", "kind:officer"])
def test_what_no_record_holds_finds_nothing(empty: Store, text: str) -> None:
    add(empty, rank=None)
    assert found(empty, text) == []


def test_every_word_must_be_held(sample: Store) -> None:
    assert found(sample, "whitfield iadrp") == ["training_record:4117/IADRP/2026-03-23"]


def test_an_officer_comes_before_the_papers_and_the_newest_paper_first(sample: Store) -> None:
    kinds = [ref.partition(":")[0] for ref in found(sample, "whitfield")]
    assert kinds[0] == "officer"
    assert kinds == sorted(kinds, key=list(RECORD_OF).index)
    with sample.looking() as look:
        keys = [key for key in look.keys("training_record").values() if key.startswith("4117/")]
    assert found(sample, "whitfield", "training_record") == [f"training_record:{key}" for key in reversed(keys)]
    assert len(sample.find("whitfield", 3)) == 3


def test_what_is_changed_deleted_undone_and_redone_is_found_as_it_is(empty: Store) -> None:
    number = add(empty)
    with empty.change("Rename") as step:
        step.update(OfficerFields, number, {"last_name": "Reyes"})
    assert (found(empty, "nunez"), found(empty, "reyes")) == ([], ["officer:1"])
    with empty.change("Delete") as step:
        step.delete(OfficerFields, number)
    assert found(empty, "reyes") == []
    empty.undo()
    assert found(empty, "reyes") == ["officer:1"]
    empty.undo()
    assert found(empty, "nunez") == ["officer:1"]
    empty.redo()
    assert found(empty, "reyes") == ["officer:1"]
    assert empty.problems() == []


def test_records_are_found_by_the_new_name_of_what_they_refer_to(sample: Store) -> None:
    before = found(sample, "whitfield")
    with sample.looking() as look:
        number = look.number_of("officer", "4117")
    assert number is not None
    with sample.change("Rename") as step:
        step.update(OfficerFields, number, {"last_name": "Quux", "email": None})
    assert found(sample, "quux") == before
    assert found(sample, "whitfield") == []
    assert sample.problems() == []


def test_a_change_that_is_taken_back_leaves_the_index_alone(empty: Store) -> None:
    with pytest.raises(Refused, match=r"officer\.last_name"), empty.change("Add") as step:
        step.insert_all(OfficerFields, [OFFICER, {**OFFICER, "badge": "2", "last_name": None}])
    assert found(empty, "nunez") == []
    assert empty.problems() == []


def without_index(store: Store) -> None:
    store.close()
    connection = dbapi2.connect(str(store.folder.records))
    for table in ("search_words", "search", "search_state"):
        connection.execute(f"DROP TABLE {table}")
    connection.close()


def test_a_program_made_before_gets_its_index_on_opening_for_writing(sample: Store, setting: Setting) -> None:
    expected = found(sample, "whitfield")
    without_index(sample)
    reader = open_store(sample.folder.path, setting.stamp, write=False)
    with pytest.raises(Unavailable, match="Open the program once for writing"):
        reader.find("whitfield", 10)
    assert reader.problems() == []
    reader.close()
    store = open_store(sample.folder.path, setting.stamp, write=True)
    assert found(store, "whitfield") == expected
    assert store.problems() == []
    store.close()


def test_what_a_program_without_search_wrote_is_caught_up_with(empty: Store, setting: Setting) -> None:
    add(empty)
    with empty.reading() as connection:
        kept = connection.exec_driver_sql("SELECT change_id FROM search_state").scalar_one()
    empty.close()
    connection = dbapi2.connect(str(empty.folder.records))
    connection.execute("DELETE FROM search")
    connection.execute("UPDATE search_state SET change_id = ?", (kept - 1,))
    connection.commit()
    connection.close()
    store = open_store(empty.folder.path, setting.stamp, write=True)
    assert found(store, "nunez") == ["officer:1"]
    store.close()


def test_an_index_of_another_form_is_made_anew(sample: Store, setting: Setting) -> None:
    with sample.beside_history() as connection:
        connection.exec_driver_sql("DELETE FROM search")
        connection.exec_driver_sql("UPDATE search_state SET form = 'older'")
    sample.close()
    store = open_store(sample.folder.path, setting.stamp, write=True)
    assert store.problems() == []
    assert found(store, "whitfield")
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM search WHERE rowid IN (SELECT min(rowid) FROM search)",
        "UPDATE search SET text = ' other ' WHERE rowid IN (SELECT min(rowid) FROM search)",
        "INSERT INTO search (rowid, text) VALUES (1, ' stray ')",
    ],
)
def test_a_wrong_index_is_told_and_can_be_made_anew(sample: Store, statement: str) -> None:
    with sample.beside_history() as connection:
        connection.exec_driver_sql(statement)
    assert [problem.partition(";")[0] for problem in sample.problems()] == ["The search index is wrong about 1 records"]
    sample.rebuild_search()
    assert sample.problems() == []


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE search_content SET c0 = ' other ' WHERE id IN (SELECT min(id) FROM search_content)",
        "UPDATE search_data SET block = x'00' WHERE id = 1",
        "UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 10",
        "DELETE FROM search_data WHERE id > 10",
        "DELETE FROM search_data",
    ],
)
def test_a_damaged_index_is_told_by_the_check_of_the_file_and_can_be_made_anew(sample: Store, harm: str) -> None:
    with sample.beside_history() as connection:
        connection.exec_driver_sql(harm)
    told = sample.problems()[0]
    assert told.startswith("The search index is damaged (")
    assert told.endswith("coordinator search PROGRAM --rebuild. The records themselves are not affected.")
    sample.rebuild_search()
    assert sample.problems() == []


@pytest.mark.parametrize("quick", [True, False])
def test_a_check_tells_of_no_damage_where_another_connection_wrote_into_the_index(empty: Store, quick: bool) -> None:
    add(empty)
    with empty.reading() as reader:
        assert find(reader, "nunez", 10)  # from here on it keeps the structure of the index in memory
        reader.rollback()
        add(empty, badge="2")
        assert list(damage(reader, quick=quick)) == []


LETTERS = st.text(alphabet="abzÄé-0 ", max_size=8)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abcd"), LETTERS), min_size=1, max_size=6), LETTERS)
def test_the_index_finds_what_reading_every_record_would_find(
    empty: Store, writes: list[tuple[str, str]], asked: str
) -> None:
    for name, notes in writes:
        with empty.looking() as look:
            number = look.number_of("facility", name)
        with empty.change("Write") as step:
            if number is None:
                step.insert(FacilityFields, {"name": name, "kind": "JAIL", "notes": notes})
            else:
                step.update(FacilityFields, number, {"notes": notes})
    with empty.looking() as look:
        rows = list(look.rows(FacilityFields, ("name", "notes")))
    words = plain(asked).split()

    def holds(text: str) -> bool:
        return all((word if len(word) > 2 else f" {word}") in text for word in words)

    expected = {f"facility:{name}" for name, notes in rows if words and holds(f" {name} jail {plain(notes)} ")}
    assert set(found(empty, asked)) == expected
    assert empty.problems() == []


def test_a_course_and_its_records_are_found_by_a_title_with_any_signs(sample: Store) -> None:
    with sample.looking() as look:
        number = look.number_of("course", "IADP")
    assert number is not None
    with sample.change("Rename") as step:
        step.update(CourseFields, number, {"title": "Ärger & “Žluťoučký” (100%)"})
    assert found(sample, "zlutoucky 100%", "course") == ["course:IADP"]
    assert found(sample, "zlutoucky", "training_record")
