from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coordinator.compliance.choices import DirectoryKind, Model
from coordinator.errors import Invalid, Refused
from coordinator.exchange.agency_list import AgencyList, ListedAgency, read_agency_list, read_pasted_list
from coordinator.records import DirectoryEntryFields, MoaFields
from coordinator.records.declaration import fields_of
from coordinator.services.agencies import agency_detail, agency_rows
from coordinator.services.agency_lists import Compared, take_agency_list, told
from coordinator.services.discrepancies import discrepancies_of
from coordinator.store import Store
from tests.exchange.agency_lists import CURLY, PARTICIPATING, kept, rows, web_page, workbook
from tests.services.test_complaints import answer

FIRST, SECOND, THIRD = date(2025, 5, 16), date(2025, 6, 20), date(2025, 7, 18)
JEM, WSO, TFM = Model.JEM, Model.WSO, Model.TFM


def line(agency: str, model: Model = JEM, signed: date | None = date(2025, 3, 7), number: int = 2) -> ListedAgency:
    return ListedAgency(number, "WISCONSIN", agency, model, "County", None, signed, "link pending")


def listed(day: date | None, *lines: ListedAgency, pending: bool = False) -> AgencyList:
    return AgencyList("list.xlsx", pending, day, lines)


def names(found: Compared) -> tuple[list[str], list[str], list[str], int]:
    groups = [[one.name.partition(",")[0] for one in group] for group in (found.added, found.gone, found.changed)]
    return groups[0], groups[1], groups[2], found.unchanged


def entries(store: Store, *fields: str) -> set[tuple[object, ...]]:
    with store.looking() as look:
        return set(look.rows(DirectoryEntryFields, fields))


def test_the_first_list_adds_every_agency_and_the_same_once_more_changes_nothing(empty: Store, tmp_path: Path) -> None:
    source = read_agency_list(kept(tmp_path, PARTICIPATING, workbook(rows(), hidden=range(2, 400))))
    first = take_agency_list(empty, source)
    assert (len(first.added), first.gone, first.changed, first.hidden) == (832, (), (), 398)
    assert first.changes is not None
    assert first.changes.label == "Import ICE's list of participating agencies of July 18, 2025"
    again = take_agency_list(empty, source)
    assert (again.is_news, again.unchanged, again.changes) == (False, 832, None)
    assert len(entries(empty, "state", "agency", "model")) == 832
    assert ("IOWA", "ICE's list: state “IOWAJ” was read as IOWA") in entries(empty, "state", "notes")


def test_the_table_of_a_web_page_is_brought_in(empty: Store) -> None:
    found = take_agency_list(empty, read_pasted_list(web_page()))
    assert (len(found.added), found.list_date) == (90, date(2019, 5, 20))


def test_a_later_list_tells_and_keeps_what_is_new_gone_and_changed(empty: Store) -> None:
    take_agency_list(empty, listed(FIRST, line("Alder Sheriff's Office"), line("Birch Police"), line("Cedar Police")))
    later = (line("Alder Sheriffs Office"), replace(line("Birch Police"), moa_link="https://x"), line("Dune Police"))
    found = take_agency_list(empty, listed(SECOND, *later))
    assert names(found) == (["Dune Police"], ["Cedar Police"], ["Birch Police"], 1)
    assert [one.words for one in found.changed] == ["link link pending → https://x"]
    assert entries(empty, "agency", "list_date", "first_listed_on", "gone_on", "changed_on", "change") == {
        ("Alder Sheriffs Office", SECOND, FIRST, None, None, None),
        ("Birch Police", SECOND, FIRST, None, SECOND, "link link pending → https://x"),
        ("Cedar Police", FIRST, FIRST, SECOND, None, None),
        ("Dune Police", SECOND, SECOND, None, None, None),
    }
    back = take_agency_list(empty, listed(THIRD, line("Cedar Police"), *later))
    assert names(back) == ([], [], ["Cedar Police"], 3)
    assert [one.words for one in back.changed] == ["listed again; gone on 2025-06-20"]
    assert told(found) == [
        "ICE's list of participating agencies of 2025-06-20: 3 lines; 1 added, 1 gone, 1 changed, 1 as before.",
        "Added: Dune Police, WISCONSIN (JEM), signed 2025-03-07",
        "Gone: Cedar Police, WISCONSIN (JEM), last listed on 2025-05-16",
        "Changed: Birch Police, WISCONSIN (JEM), link link pending → https://x",
    ]
    assert told(found, 0)[1] == "Added: 1 more"


def test_bringing_in_a_list_is_one_step(empty: Store) -> None:
    take_agency_list(empty, listed(FIRST, line("Alder Police"), line("Birch Police")))
    before = entries(empty, *(one.name for one in fields_of(DirectoryEntryFields)))
    take_agency_list(empty, listed(SECOND, line("Birch Police", signed=None)))
    empty.undo()
    assert entries(empty, *(one.name for one in fields_of(DirectoryEntryFields))) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(empty: Store) -> None:
    found = take_agency_list(empty, listed(FIRST, line("Alder Police")), dry_run=True)
    assert (names(found), found.changes) == ((["Alder Police"], [], [], 0), None)
    assert entries(empty, "agency") == set()


def test_who_was_pending_and_now_participates_is_a_change_and_the_lists_do_not_part_each_other(empty: Store) -> None:
    pending = [line("Alder Police", signed=None), line("Birch Police", signed=None)]
    take_agency_list(empty, listed(FIRST, *pending, pending=True))
    now = take_agency_list(empty, listed(SECOND, line("Alder Police")))
    assert names(now) == ([], [], ["Alder Police"], 0)
    assert now.changed[0].words == "list Pending → Participating; signed on not told → 2025-03-07"
    late = take_agency_list(empty, listed(SECOND, *pending, pending=True))
    assert names(late) == ([], [], [], 2)
    assert [one.reason.partition(") ")[2] for one in late.warnings] == [
        "is pending here and stands in the list of participating agencies, which counts"
    ]
    assert entries(empty, "agency", "kind") == {
        ("Alder Police", DirectoryKind.PARTICIPATING),
        ("Birch Police", DirectoryKind.PENDING),
    }


def test_one_agency_and_model_twice_counts_once_with_the_later_signature(empty: Store) -> None:
    twice = [line("Saint Police", signed=day, number=at) for at, day in ((2, FIRST), (3, SECOND), (4, None))]
    found = take_agency_list(empty, listed(THIRD, *twice, line("Saint Police", TFM)))
    assert entries(empty, "model", "signed_on") == {(JEM, SECOND), (TFM, date(2025, 3, 7))}
    assert [one.line for one in found.warnings] == [3, 4]


def test_an_addendum_is_another_kind_of_the_same_line(empty: Store) -> None:
    take_agency_list(empty, listed(FIRST, replace(line("Alder Police"), addendum_link="https://x")))
    assert entries(empty, "kind", "addendum_link") == {(DirectoryKind.ADDENDUM, "https://x")}


@pytest.mark.parametrize(
    ("source", "field"),
    [
        (listed(None, line("Alder Police")), "list_date"),
        (listed(FIRST), ""),
        (listed(FIRST, line("Alder Police"), line("…", number=7)), "agency"),
        (listed(FIRST, line("Jones, A 123 456 789")), "agency"),
    ],
)
def test_what_cannot_be_kept_of_a_list_is_refused_whole(empty: Store, source: AgencyList, field: str) -> None:
    with pytest.raises(Invalid) as found:
        take_agency_list(empty, source)
    assert [one.field for one in found.value.problems] == [field]
    assert entries(empty, "agency") == set()


def test_an_older_list_is_refused(empty: Store) -> None:
    take_agency_list(empty, listed(SECOND, line("Alder Police")))
    with pytest.raises(Refused, match=r"A list of June 20, 2025 is on record, and this one is of May 16, 2025"):
        take_agency_list(empty, listed(FIRST, line("Alder Police")))
    assert take_agency_list(empty, listed(FIRST, line("Birch Police"), pending=True)).added


def test_a_list_never_changes_the_own_agreements_and_is_told_where_it_differs(sample: Store) -> None:
    day = date(2026, 11, 24)
    names_of_moas = [one.name for one in fields_of(MoaFields)]
    with sample.looking() as look:
        agreements = list(look.rows(MoaFields, names_of_moas))
    own = line(f"Kettle County Sheriff{CURLY}s Office", TFM, date(2025, 3, 11))
    take_agency_list(sample, listed(day, own))
    with sample.looking() as look:
        assert list(look.rows(MoaFields, names_of_moas)) == agreements
        found = [one.words for one in discrepancies_of(look, day) if one.sort == "ICE's list differs"]
    assert any("has a Task Force Model agreement signed on 2025-03-11" in words for words in found)
    assert "ICE's list has no Jail Enforcement Model agreement of this agency" in found


def shown(store: Store, day: date = THIRD) -> dict[str, tuple[str, str]]:
    return {one.agency: (one.status, one.news.value) for one in answer(store, agency_rows, day)}


def test_the_list_of_agencies_tells_what_the_last_list_of_its_sort_changed(empty: Store) -> None:
    take_agency_list(empty, listed(FIRST, line("Alder Police"), line("Birch Police"), line("Cedar Police")))
    assert shown(empty)["Alder Police"] == ("Participating", "")
    take_agency_list(empty, listed(FIRST, line("Elm Police", signed=None), pending=True))
    take_agency_list(
        empty, listed(SECOND, line("Alder Police"), line("Birch Police", signed=FIRST), line("Dune Police"))
    )
    assert shown(empty) == {
        "Alder Police": ("Participating", ""),
        "Birch Police": ("Participating", "Changed"),
        "Cedar Police": ("Gone on 2025-06-20", "Gone"),
        "Dune Police": ("Participating", "New"),
        "Elm Police": ("Pending", ""),
    }
    assert "Dune Police" not in shown(empty, FIRST)
    take_agency_list(empty, listed(THIRD, line("Alder Police"), line("Birch Police", signed=FIRST)))
    assert shown(empty)["Birch Police"] == ("Participating", "")
    assert shown(empty)["Cedar Police"] == ("Gone on 2025-06-20", "")
    assert shown(empty)["Dune Police"] == ("Gone on 2025-07-18", "Gone")


def test_an_agency_is_told_with_its_other_models_and_the_own_one_against_the_agreements(sample: Store) -> None:
    day = date(2026, 11, 24)
    own = [one for one in answer(sample, agency_rows, day) if one.own]
    assert [one.model for one in own] == ["JEM", "WSO", "TFM"]
    found = answer(sample, lambda look, known: agency_detail(look, known, own[0].number), day)
    assert [words for _, words in found.beside] == [
        "Warrant Service Officer · Participating, with an addendum",
        "Task Force Model · Participating",
    ]
    assert ("Signed on", "2018-02-08") in found.told
    assert all("ICE's list" in words for words, _ in found.differences)
    other = next(one for one in answer(sample, agency_rows, day) if not one.own)
    assert answer(sample, lambda look, known: agency_detail(look, known, other.number), day).differences == []
    with pytest.raises(Refused, match="not among those that were listed"):
        answer(sample, lambda look, known: agency_detail(look, known, 999), day)
