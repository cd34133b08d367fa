from pathlib import Path

from coordinator.services.importing import import_files
from coordinator.services.searching import Place, search
from coordinator.store import Store
from tests.services.test_importing import TODAY, files


def test_a_find_says_kind_key_title_and_where_it_was_found(sample: Store) -> None:
    first, *_, last = search(sample, "whitfield")
    assert (first.ref, first.kind, first.key, first.title) == (
        "officer:4117",
        "Officer",
        "4117",
        "Whitfield, Dana, Deputy",
    )
    assert first.places == (Place("Last name", "Whitfield"),)
    assert last.places == (Place("Officer", "4117 Whitfield, Dana, Deputy"),)


def test_each_word_is_shown_where_it_stands(sample: Store) -> None:
    (one,) = search(sample, "whit iadrp")
    assert [place.field for place in one.places] == ["Officer", "Course"]


def test_a_long_text_is_shown_around_the_word(sample: Store, tmp_path: Path) -> None:
    text = " ".join([f"before{n}" for n in range(20)] + ["Zebra"] + [f"after{n}" for n in range(20)])
    import_files(sample, files(tmp_path / "in", facility=f"name,kind,notes\nAnnex,JAIL,{text}\n"), TODAY)
    (one,) = search(sample, "zebra")
    assert one.places[0].field == "Notes"
    assert one.places[0].text.startswith("… before14 ")
    assert one.places[0].text.endswith(" after5 …")


def test_no_more_than_the_limit_is_returned(sample: Store) -> None:
    assert len(search(sample, "kettle", 2)) == 2
    assert search(sample, "") == ()
