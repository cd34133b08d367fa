from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from coordinator.compliance.choices import Model
from coordinator.errors import Invalid
from coordinator.exchange.agency_cells import link_of, model_of, signed_of, state_of, type_of
from coordinator.exchange.agency_list import is_agency_list, may_be_agency_list, read_agency_list, read_pasted_list
from coordinator.exchange.cells import Cell
from tests.exchange.agency_lists import (
    ADDRESS,
    CURLY,
    PARTICIPATING,
    PENDING,
    STATES_LISTED,
    WRAPPED,
    kept,
    rows,
    web_page,
    workbook,
)

DAY = date(2025, 7, 18)


def test_a_published_list_is_read_whole_with_its_quirks(tmp_path: Path) -> None:
    found = read_agency_list(kept(tmp_path, PARTICIPATING, workbook(rows(), hidden=range(10, 381))))
    assert (found.dated, found.pending, found.hidden) == (DAY, False, 371)
    assert Counter(one.model for one in found.agencies) == {Model.TFM: 415, Model.WSO: 300, Model.JEM: 117}
    assert len({one.state for one in found.agencies}) == STATES_LISTED
    assert sum(one.addendum_link is not None for one in found.agencies) == 39
    assert all(one.agency == " ".join(one.agency.split()) and CURLY not in one.agency for one in found.agencies)
    links = Counter((one.moa_link or "").partition(":")[0] for one in found.agencies)
    assert links == {"https": 624, "link pending": 208}
    assert not any("safelinks" in (link or "") for one in found.agencies for link in (one.moa_link, one.addendum_link))
    doubts = {one.line: one.reason.partition(": ")[2] for one in found.warnings}
    assert doubts == {
        2: "signed “05/082025” was read as 2025-05-08",
        3: "signed “7/72025” was read as 2025-07-07",
        4: "signed “5025-07-07” cannot be",
        5: "state “IOWAJ” was read as IOWA",
    }


def test_a_list_of_pending_agencies_has_no_days_and_no_links(tmp_path: Path) -> None:
    lines = [row[:5] for row in rows()[:39]]
    lines[0][4], lines[1][4], lines[2][2] = "Task Force Model ", "Jail Enforcement Model ", "Municipal"
    found = read_agency_list(kept(tmp_path, PENDING, workbook(lines, headings=("STATE", *_COLUMNS))))
    assert (found.dated, found.pending, len(found.agencies)) == (date(2025, 7, 11), True, 39)
    assert {(one.signed_on, one.moa_link) for one in found.agencies} == {(None, None)}
    assert [one.model for one in found.agencies[:2]] == [Model.TFM, Model.JEM]
    assert found.agencies[2].agency_type == "Municipality"


_COLUMNS = ("LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE")


def test_columns_are_found_by_their_names_wherever_they_stand(tmp_path: Path) -> None:
    lines: list[list[object]] = [
        ["a note"],
        [],
        ["Support type ", None, "Law  Enforcement Agency", "State"],
        ["TASK FORCE MODEL", 1, "X PD", "OHIO"],
    ]
    found = read_agency_list(kept(tmp_path, "list.xlsx", workbook(lines, headings=("Published", None, None, None))))
    assert [(one.state, one.agency, one.model, one.line) for one in found.agencies] == [("OHIO", "X PD", Model.TFM, 5)]


def test_a_support_type_that_is_not_known_is_left_out_and_told(tmp_path: Path) -> None:
    lines = [
        ["OHIO", "X Police Department", "", "", "Tribal Model"],
        ["OHIO", "Y Police Department", "", "", "Task Force Model"],
    ]
    found = read_agency_list(kept(tmp_path, PENDING, workbook(lines, headings=("STATE", *_COLUMNS))))
    assert [one.agency for one in found.agencies] == ["Y Police Department"]
    (warning,) = found.warnings
    assert (warning.line, warning.field) == (2, "SUPPORT TYPE")
    assert warning.reason == "“Tribal Model” is no support type that is known; X Police Department was left out"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_table_that_runs_together_is_parted(ending: str) -> None:
    found = read_pasted_list(web_page().replace("\n", ending))
    assert (found.dated, found.pending, found.warnings) == (date(2019, 5, 20), False, ())
    assert Counter(one.model for one in found.agencies) == {Model.JEM: 80, Model.WSO: 10}
    assert sum(one.moa_link == "link" for one in found.agencies) == 74
    assert len({one.state for one in found.agencies if one.model is Model.JEM}) == 21
    assert found.agencies[0].agency == "Area 0 County Sheriff's Office"


def test_a_line_that_cannot_be_parted_is_told() -> None:
    found = read_pasted_list(f"{web_page()}\nOHIOSome County SheriffUnknown Model2019-01-01link")
    assert [(one.line, one.reason) for one in found.warnings] == [
        (96, "this line could not be read as an agency, and was left out")
    ]


def test_a_table_copied_from_a_spreadsheet_is_read_by_its_columns() -> None:
    text = "STATE\tLAW ENFORCEMENT AGENCY\tSUPPORT TYPE\tSIGNED\tMOA\nOHIO\tX PD\tTask Force Model\t3/7/2025\tlink"
    (one,) = read_pasted_list(text, DAY).agencies
    assert (one.state, one.agency, one.model, one.signed_on, one.moa_link) == (
        *("OHIO", "X PD", Model.TFM),
        *(date(2025, 3, 7), "link"),
    )


@pytest.mark.parametrize("text", ["", "nothing of the kind", "STATE\tAGENCY\nOHIO\tX"])
def test_what_is_no_list_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        read_pasted_list(text)
    with pytest.raises(Invalid):
        read_agency_list(kept(tmp_path, "list.txt", text.encode()))


def test_only_files_with_the_columns_of_a_list_are_taken_for_one(tmp_path: Path) -> None:
    listed = kept(tmp_path, PARTICIPATING, workbook(rows()[:3]))
    other = kept(tmp_path, "other.xlsx", workbook([["4117", "Whitfield"]], headings=("badge", "last_name")))
    assert is_agency_list(listed)
    assert not is_agency_list(other)
    assert is_agency_list(kept(tmp_path, "page.txt", web_page().encode()))
    assert not may_be_agency_list(tmp_path)
    with pytest.raises(Invalid, match="no sheet has the columns of ICE's lists"):
        read_agency_list(other)
    with pytest.raises(Invalid, match="cannot be read"):
        read_agency_list(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (datetime(2025, 3, 7, 9), (date(2025, 3, 7), "")),
        (date(2025, 3, 7), (date(2025, 3, 7), "")),
        (45723, (date(2025, 3, 7), "")),
        ("3/7/2025", (date(2025, 3, 7), "")),
        ("2025-03-07", (date(2025, 3, 7), "")),
        ("3/72025", (date(2025, 3, 7), "signed “3/72025” was read as 2025-03-07")),
        ("2/30/2025", (None, "signed “2/30/2025” is no day")),
        ("soon", (None, "signed “soon” is no day")),
        (10.0**12, (None, "signed “1000000000000.0” is no day")),
        (date(1999, 1, 1), (None, "signed “1999-01-01” cannot be")),
        (date(2025, 7, 19), (None, "signed “2025-07-19” cannot be")),
        (None, (None, "")),
    ],
)
def test_a_day_of_signature_is_read_or_doubted(cell: Cell, expected: tuple[date | None, str]) -> None:
    assert signed_of(cell, DAY) == expected


@pytest.mark.parametrize(
    ("cell", "address", "expected"),
    [
        ("link", ADDRESS.format("X"), ADDRESS.format("X")),
        ("link ", ADDRESS.format("X").replace("https", "http"), ADDRESS.format("X")),
        ("link", WRAPPED.format("X"), ADDRESS.format("X")),
        (ADDRESS.format("X"), "", ADDRESS.format("X")),
        ("link pending ", "", "link pending"),
        ("link | addendum", "", "link | addendum"),
        ("link", "mailto:someone", "link"),
        (None, "", None),
    ],
)
def test_a_link_is_the_address_behind_it_without_wrapping(cell: Cell, address: str, expected: str | None) -> None:
    assert link_of(cell, address) == expected


def test_states_models_and_types_are_known_however_they_are_written() -> None:
    assert [state_of(one) for one in ("Ohio ", "OH", "UTAHJ", "Atlantis")] == [
        *(("OHIO", True), ("OHIO", True)),
        *(("UTAH", False), ("ATLANTIS", False)),
    ]
    assert [model_of(one) for one in (" task force MODEL", "Hybrid Model", "", None)] == [
        *(Model.TFM, Model.HYBRID),
        *(None, None),
    ]
    assert [type_of(one) for one in ("Municipal", "County ", None)] == ["Municipality", "County", None]
