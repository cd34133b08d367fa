from pathlib import Path

import pytest

from coordinator.errors import Invalid, Refused
from coordinator.records import MeetingFields, OfficerFields, ParticipationFields, WaiverFields
from coordinator.services.importing import import_files
from coordinator.services.merging import Pair, Prefer, merge
from coordinator.store import Store
from tests.services.test_importing import TODAY, content, files
from tests.services.test_renaming import links, papers

TWICE = Pair("officer:4117", "officer:04117")


def take(store: Store, folder: Path, **contents: str) -> None:
    import_files(store, files(folder, **contents), TODAY)


def enter_twice(store: Store, folder: Path, officer: str = "", **more: str) -> None:
    """Enter officer 4117 a second time, under another badge."""
    columns = "badge,last_name,first_name,rank,middle_name,employment_status,languages"
    row = officer or "04117,Whitfield,Dana,Deputy,Lee,ACTIVE,Hmong"
    take(store, folder, officer=f"{columns}\n{row}\n", **more)


def same_participation(store: Store) -> str:
    with store.looking() as look:
        number = look.number_of("participation", "4117/KC-JEM-2")
        assert number is not None
        held = look.values(ParticipationFields, number)
    return f"officer,moa,role,started_on\n04117,KC-JEM-2,{held['role']},{held['started_on']}\n"


def merged_values(store: Store) -> dict[str, object]:
    with store.looking() as look:
        number = look.number_of("officer", "4117")
        assert number is not None
        assert look.number_of("officer", "04117") is None
        return dict(look.values(OfficerFields, number))


def test_the_survivor_keeps_its_values_and_gets_those_it_lacks(sample: Store, tmp_path: Path) -> None:
    enter_twice(sample, tmp_path / "in")
    before = content(sample)
    found = merge(sample, TWICE, TODAY)
    assert found.filled == ("Middle name", "Languages")
    values = merged_values(sample)
    assert (values["middle_name"], values["languages"], values["unit"]) == ("Lee", ("Hmong",), "Detention")
    assert sample.problems() == []
    sample.undo()
    assert content(sample) == before


def test_what_refers_to_the_one_refers_to_the_other(sample: Store, tmp_path: Path) -> None:
    letters = "officer,moa,granted_from,functions\n04117,KC-WSO,2026-01-05,F02\n"
    parts = "officer,moa,role,started_on\n04117,KC-WSO,WSO,2026-01-02\n"
    enter_twice(sample, tmp_path / "in", participation=parts, authorization=letters)
    found = merge(sample, TWICE, TODAY)
    assert found.moved == {"participation": 1, "authorization": 1}
    with sample.looking() as look:
        assert look.number_of("authorization", "4117/KC-WSO/2026-01-05") is not None
        assert look.number_of("participation", "4117/KC-WSO") is not None
    assert sample.problems() == []


def test_equal_rows_of_both_become_one(sample: Store, tmp_path: Path) -> None:
    enter_twice(
        sample,
        tmp_path / "in",
        participation=same_participation(sample),
    )
    found = merge(sample, TWICE, TODAY)
    assert found.collapsed == ("participation:04117/KC-JEM-2",)
    assert found.moved == {}
    assert sample.problems() == []


def test_contradictions_are_listed_together_and_nothing_is_written(sample: Store, tmp_path: Path) -> None:
    enter_twice(
        sample,
        tmp_path / "in",
        officer="04117,Whitfeld,Dana,Sergeant,,ACTIVE,",
        participation="officer,moa,role,started_on\n04117,KC-JEM-2,SUPERVISOR,2024-01-01\n",
    )
    before = content(sample)
    with pytest.raises(Invalid) as caught:
        merge(sample, TWICE, TODAY)
    name, rank, part = [str(one) for one in caught.value.problems]
    assert name == "Last name: “Whitfield” here and “Whitfeld” there; say which one counts"
    assert rank == "Rank: “Deputy” here and “Sergeant” there; say which one counts"
    assert part.startswith("participation:04117/KC-JEM-2: it becomes one with 4117/KC-JEM-2, but they differ in role,")
    assert content(sample) == before


@pytest.mark.parametrize(("prefer", "rank"), [(Prefer.KEEP, "Deputy"), (Prefer.OTHER, "Sergeant")])
def test_who_is_preferred_wins(sample: Store, tmp_path: Path, prefer: Prefer, rank: str) -> None:
    enter_twice(sample, tmp_path / "in", officer="04117,Whitfield,Dana,Sergeant,Lee,ACTIVE,")
    merge(sample, Pair(TWICE.keep, TWICE.other, prefer), TODAY)
    values = merged_values(sample)
    assert (values["rank"], values["middle_name"], values["badge"]) == (rank, "Lee", "4117")


def test_a_dry_run_tells_and_writes_nothing(sample: Store, tmp_path: Path) -> None:
    enter_twice(sample, tmp_path / "in")
    before = content(sample)
    found = merge(sample, TWICE, TODAY, dry_run=True)
    assert found.filled == ("Middle name", "Languages")
    assert found.changes is None
    assert content(sample) == before


def test_records_that_cannot_be_together_are_not_merged(sample: Store, tmp_path: Path) -> None:
    parts = "officer,moa,role,started_on\n04117,KC-TFM,TFO,2025-04-01\n4117,KC-TFM,TFO,2025-04-01\n"
    columns = "officer,moa,granted_from,granted_until,functions\n"
    letters = f"{columns}4117,KC-TFM,2025-05-01,2026-05-01,F02\n04117,KC-TFM,2026-01-01,2027-01-01,F02\n"
    enter_twice(sample, tmp_path / "in", participation=parts, authorization=letters)
    with pytest.raises(Invalid, match=r"authorization:4117/KC-TFM/2026-01-01, granted_from: the authorization of 2025"):
        merge(sample, TWICE, TODAY)


def test_dates_out_of_order_after_a_merge_are_refused(sample: Store, tmp_path: Path) -> None:
    enter_twice(sample, tmp_path / "in")
    take(sample, tmp_path / "day", officer="badge,planned_last_day\n04117,2010-01-01\n")
    with pytest.raises(Invalid, match="lies before Hired on"):
        merge(sample, TWICE, TODAY)


def test_what_was_wrong_before_does_not_block_a_merge(sample: Store, tmp_path: Path) -> None:
    letters = "officer,moa,granted_from,granted_until,functions\n04117,KC-TFM,2025-05-01,2026-05-01,F02\n"
    enter_twice(sample, tmp_path / "in", authorization=letters)
    with sample.change("By hand") as step, sample.looking() as look:
        number = look.number_of("authorization", "04117/KC-TFM/2025-05-01")
        step.connection.exec_driver_sql("UPDATE authorization SET functions = '[\"F03\"]' WHERE id = ?", (number,))
    assert merge(sample, TWICE, TODAY).moved == {"authorization": 1}


def test_references_to_several_records_name_each_once(sample: Store, tmp_path: Path) -> None:
    take(sample, tmp_path / "moa", moa="code,model,template\nDRAFT,JEM,JEM-2025\n")
    rows = "M1,Both,KC-JEM-2;DRAFT,2026-12-01T18:00,PLANNED\nM2,One,DRAFT,2026-12-02T18:00,PLANNED\n"
    take(sample, tmp_path / "in", meeting=f"code,title,moas,scheduled_at,status\n{rows}")
    merge(sample, Pair("moa:KC-JEM-2", "moa:DRAFT", Prefer.KEEP), TODAY)
    with sample.looking() as look:
        moas = dict(look.rows(MeetingFields, ("code", "moas")))
    assert (moas["M1"], moas["M2"]) == (("KC-JEM-2",), ("KC-JEM-2",))
    assert sample.problems() == []


def test_rows_that_contradict_each_other_are_listed_even_with_a_preference(sample: Store) -> None:
    with pytest.raises(Invalid, match="exam_attempt:"):
        merge(sample, Pair("officer:4117", "officer:4122", Prefer.KEEP), TODAY)
    with pytest.raises(Invalid, match="posting_check:"):
        merge(sample, Pair("facility:Kettle County Jail", "facility:Intake and Processing", Prefer.KEEP), TODAY)
    assert sample.problems() == []


def test_texts_that_name_the_record_that_goes_name_the_survivor(sample: Store, tmp_path: Path) -> None:
    waiver = "rule,subject,from_on,authority\n"
    both = "".join(f"TRN-03,participation:{badge}/KC-JEM-2,2026-01-01,ICE\n" for badge in ("4117", "04117"))
    enter_twice(sample, tmp_path / "in", participation=same_participation(sample))
    papers(sample, tmp_path / "papers", "officer,04117", "participation,04117/KC-JEM-2", waiver=waiver + both)
    found = merge(sample, TWICE, TODAY)
    assert "waiver:TRN-03/participation:04117/KC-JEM-2/2026-01-01" in found.collapsed
    with sample.looking() as look:
        waived = [subject for (subject,) in look.rows(WaiverFields, ("subject",)) if "4117" in subject]
        linked = links(look)
    assert waived == ["participation:4117/KC-JEM-2"]
    assert linked == {("officer", "4117"), ("participation", "4117/KC-JEM-2")}
    assert sample.problems() == []


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (Pair("officer:4117", "officer:4117"), "are one record already"),
        (Pair("officer:4117", "moa:KC-WSO"), "are not of one kind"),
        (Pair("officer:4117", "officer:1"), "There is no officer 1"),
        (Pair("moa:KC-JEM-1", "moa:KC-JEM-2", Prefer.KEEP), "names the other under “Supersedes”"),
        (Pair("moa:KC-JEM-2", "moa:KC-JEM-1", Prefer.KEEP), "names the other under “Supersedes”"),
    ],
)
def test_what_cannot_be_one_record_is_refused(sample: Store, pair: Pair, said: str) -> None:
    with pytest.raises(Refused, match=said):
        merge(sample, pair, TODAY)
