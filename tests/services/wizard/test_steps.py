"""From anybody's file to verdicts: the wizard as a whole, without its window."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coordinator.compliance.choices import Function
from coordinator.errors import Invalid, Unavailable
from coordinator.exchange.table import TextFormat, read_tables
from coordinator.exchange.values import DayOrder
from coordinator.records import OfficerFields, TrainingRecordFields
from coordinator.services.exporting import export_files
from coordinator.services.judged import judged
from coordinator.services.officers import officer_rows
from coordinator.services.wizard.plan import Fate
from coordinator.services.wizard.refused_rows import REASON
from coordinator.services.wizard.steps import Draft, Steps
from tests.conftest import SAMPLE, SAMPLE_RECORDS
from tests.services.wizard.conftest import answered, goes, told, unwatched
from tests.services.wizard.messy import messy_workbook

TODAY = date(2026, 11, 24)
SAID: dict[str, object] = {"moa": "KC-JEM-2", "course": "IADP", "functions": (Function.F01, Function.F05)}


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return messy_workbook(tmp_path / "roster 2026.xlsx")


def ready(steps: Steps, draft: Draft) -> Draft:
    """Answer everything that is asked of the messy workbook."""
    draft = answered(steps, draft, SAID)
    for place in draft.unsure:
        draft = steps.settled(draft.with_scheme(draft.scheme.reading(place, DayOrder.MONTH_FIRST)))
    return draft


def test_a_real_life_spreadsheet_becomes_records_and_verdicts(steps: Steps, roster: Path) -> None:
    opened = steps.open([roster])
    assert opened.tables[0].label == "roster 2026.xlsx, 287(g) roster"
    draft = ready(steps, steps.draft(opened.tables[0]))
    assert {heading.rpartition(" / ")[2]: field for heading, field in goes(draft).items()} == {
        "Badge #": "Officer: Badge",
        "Officer": "Officer: Whole name",
        "Rank": "Officer: Rank",
        "Hire Date": "Officer: Hired on",
        "Cert date": "Training: Certified on",
        "Last refresher": "Training 2: Completed on",
        "Letter date": "Authorization: Letter of",
        "E-mail": "Officer: E-mail",
        "Active?": "Officer: Employment",
    }
    plan = steps.plan(opened, [draft], unwatched)
    assert told(plan, Fate.UPDATE) == ["Officer 4117"]
    assert told(plan, Fate.CREATE) == [
        "Officer 9001",
        "Participation 9001, KC-JEM-2",
        "Training 9001, IADP, 2024-03-22",
        "Training 9001, IADRP, 2026-05-20",
        "Authorization 9001, KC-JEM-2, 2024-04-02",
        "Officer D-9002",
        "Training D-9002, IADP, 2024-03-22",
    ]
    assert told(plan, Fate.REFUSED) == ["9: Hire Date: 13/13/2020 is not a day; write it like 2026-03-15 or 3/15/2026"]
    assert [line.partition(": ")[2] for line in told(plan, Fate.SKIPPED)] == [
        "it stands above the headings",
        "it stands above the headings",
        "it stands above the headings",
        "hidden in the sheet",
        "it is a total",
    ]
    brought = steps.bring_in(plan, [draft], unwatched, rest=True)
    with steps.store.looking() as look:
        officers = {row.badge: row for row in officer_rows(look, judged(look, TODAY))}
        names = {badge: names for badge, *names in look.rows(OfficerFields, ("badge", "last_name", "first_name"))}
    assert officers["9001"].status == "INCOMPLETE"  # checks and nomination are not on record: the letter alone is
    assert names["9001"] == ["de la Cruz", "José"]
    assert names["D-9002"] == ["Müller", "Zoë"]
    assert brought.changes is not None
    steps.take_back(brought.changes)
    with steps.store.looking() as look:
        assert "9001" not in look.keys("officer").values()


def test_hidden_rows_count_if_they_shall(steps: Steps, roster: Path) -> None:
    opened = steps.open([roster])
    draft = ready(steps, steps.draft(opened.tables[0].with_hidden(on=True)))
    plan = steps.plan(opened, [draft], unwatched)
    assert "Officer 9004" in told(plan, Fate.CREATE)


def test_another_row_can_hold_the_headings(steps: Steps, roster: Path) -> None:
    chosen = steps.open([roster]).tables[0]
    assert chosen.under((6,)).found.headings[:2] == ("4117", "WHITFIELD, DANA")
    assert chosen.under(()).found.headings[:3] == ("Column A", "Column B", "Column C")


def test_the_refused_rows_are_saved_as_they_came_with_the_reason(steps: Steps, roster: Path, tmp_path: Path) -> None:
    opened = steps.open([roster])
    plan = steps.plan(opened, [ready(steps, steps.draft(opened.tables[0]))], unwatched)
    steps.save_refused(plan, tmp_path / "refused.xlsx")
    (table,) = read_tables(tmp_path / "refused.xlsx").tables
    heading, row = table.rows
    assert heading.cells[-1] == REASON
    assert row.cells[:4] == (9003, "Bo Li", "Deputy", "13/13/2020")
    assert row.cells[len(heading.cells) - 1] == (
        "Hire Date: 13/13/2020 is not a day; write it like 2026-03-15 or 3/15/2026"
    )
    again = steps.draft(steps.open([tmp_path / "refused.xlsx"]).tables[0])
    assert again.chosen.found.headings[-1] == REASON
    with pytest.raises(Unavailable):
        steps.save_refused(plan, tmp_path / "nowhere" / "refused.xlsx")


def _semicolons_of_windows(path: Path) -> None:
    path.write_bytes("Badge;Last;First\r\n9001;Núñez;José\r\n".encode("cp1252"))


def _tabs_in_utf_16(path: Path) -> None:
    path.write_bytes("Badge\tLast\tFirst\n9001\tNúñez\tJosé\n".encode("utf-16"))


@pytest.mark.parametrize("write", [_semicolons_of_windows, _tabs_in_utf_16])
def test_text_files_are_read_as_they_are_written(steps: Steps, tmp_path: Path, write: Callable[[Path], None]) -> None:
    write(tmp_path / "staff.csv")
    opened = steps.open([tmp_path / "staff.csv"])
    plan = steps.plan(opened, [steps.draft(opened.tables[0])], unwatched)
    (entry,) = plan.entries
    assert [one.now for one in plan.changes(entry)][:3] == ["9001", "Núñez", "José"]


def test_a_wrong_guess_of_how_a_text_is_written_can_be_corrected(steps: Steps, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_bytes(b"Badge|Last|First\n9001|Ruiz|Ana\n")
    (chosen,) = steps.open([file], {file: TextFormat("utf-8-sig", "|")}).tables
    assert chosen.found.headings == ("Badge", "Last", "First")


def test_several_files_come_in_one_step_and_refer_to_each_other(steps: Steps, tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text("Badge,Last,First\n9001,Ruiz,Ana\n")
    (tmp_path / "classes.csv").write_text("Badge,Course,Completed,Status\n9001,IADRP,1/5/2026,Completed\n")
    for paths in ([tmp_path / "classes.csv", tmp_path / "staff.csv"], [tmp_path]):
        opened = steps.open(paths)
        plan = steps.plan(opened, [steps.draft(one) for one in opened.tables], unwatched)
        assert sorted(told(plan, Fate.CREATE)) == ["Officer 9001", "Training 9001, IADRP, 2026-01-05"]


def test_files_of_the_same_name_are_told_apart(steps: Steps, tmp_path: Path) -> None:
    for number, folder in enumerate(("north", "south"), 9001):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "staff.csv").write_text(f"Badge,Last,First\n{number},Ruiz,Ana\n")
    opened = steps.open([tmp_path / "north" / "staff.csv", tmp_path / "south" / "staff.csv"])
    plan = steps.plan(opened, [steps.draft(one) for one in opened.tables], unwatched)
    assert told(plan, Fate.CREATE) == ["Officer 9001", "Officer 9002"]
    for folder in ("north", "south"):
        (tmp_path / folder / "officer.csv").write_text("badge,last_name,first_name\n9001,Ruiz,Ana\n")
    with pytest.raises(Invalid, match="there are two files of this name"):
        steps.open([tmp_path / "north" / "officer.csv", tmp_path / "south" / "officer.csv"])


def test_exchange_files_go_straight_to_the_dry_run(bare: Steps) -> None:
    opened = bare.open([SAMPLE])
    assert opened.exchange is not None
    plan = bare.plan(opened, [], unwatched)
    assert plan.counts[Fate.CREATE] == SAMPLE_RECORDS
    assert plan.counts[Fate.UNUSUAL] == 3
    bare.bring_in(plan, [], unwatched, rest=False)
    with bare.store.looking() as look:
        assert len(list(look.rows(TrainingRecordFields, ("officer",)))) > 10


def test_an_export_comes_back_unchanged_as_files_and_with_its_documents(steps: Steps, tmp_path: Path) -> None:
    export_files(steps.store, tmp_path / "out")
    plan = steps.plan(steps.open([tmp_path / "out"]), [], unwatched)
    assert plan.counts.keys() == {Fate.UNCHANGED}


def test_bad_rows_of_exchange_files_stay_out_and_can_be_saved(steps: Steps, tmp_path: Path) -> None:
    (tmp_path / "officer.csv").write_text("badge,last_name,first_name,hired_on\n9001,Ruiz,Ana,never\n9002,Li,Bo,\n")
    plan = steps.plan(steps.open([tmp_path / "officer.csv"]), [], unwatched)
    assert told(plan, Fate.CREATE) == ["Officer 9002"]
    assert told(plan, Fate.REFUSED) == ["2: hired_on: never is not a day; write it like 2026-03-15"]
    steps.save_refused(plan, tmp_path / "refused.xlsx")
    (table,) = read_tables(tmp_path / "refused.xlsx").tables
    assert table.rows[1].cells[:4] == ("9001", "Ruiz", "Ana", "never")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "empty.csv: there is nothing in it"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.xls: this is a file of an old kind"),
        ("paper.xlsx", b"%PDF-1.7\n", "paper.xlsx: this is a PDF and no table"),
        ("bad.xlsx", b"PK\x03\x04" + bytes(40), "bad.xlsx"),
        ("officer.csv", b'badge,last_name\n"9001,x\n', "officer.csv"),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence(
    steps: Steps, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Invalid) as caught:
        steps.open([tmp_path / name])
    assert str(caught.value).startswith(said)


def test_a_folder_without_tables_and_an_empty_clipboard_say_so(steps: Steps, tmp_path: Path) -> None:
    shutil.copy(SAMPLE / "officer.csv", tmp_path / "officer.pdf")
    with pytest.raises(Invalid, match="there is no file of tables in it"):
        steps.open([tmp_path])
    with pytest.raises(Invalid, match="clipboard: there is nothing on it"):
        steps.open_pasted("  \n")
