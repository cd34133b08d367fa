import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from coordinator.cli import main
from coordinator.cli.command import Exit
from coordinator.compliance.verdicts import Weight
from coordinator.exchange.table import read_tables
from coordinator.exchange.workbook import Page, workbook
from coordinator.services.program import Setting
from coordinator.store import Store
from tests.cli.conftest import Shell
from tests.conftest import SAMPLE_OFFICERS
from tests.exchange import agency_lists
from tests.exchange.agency_lists import kept, rows, web_page


def test_a_new_program_with_the_sample_agency_can_be_judged(shell: Shell, tmp_path: Path) -> None:
    shell("new", tmp_path / "p", "--sample")
    printed = shell("status", tmp_path / "p", "--as-of", "2026-03-16")
    assert "Authorized               Whitfield, Dana (4117)         KC-JEM-2" in printed
    overdue = "Overdue      TRN-03   participation:4117/KC-JEM-2               due 2026-03-15       "
    assert f"{overdue}Refresher training (ICE practice) · Whitfield, Dana (4117)" in printed
    assert "MOA-01" not in printed.split("Open")[1]
    assert "TRN-01" in shell("status", tmp_path / "p", "--as-of", "2026-03-16", "--all")


def test_status_exits_with_findings_only_when_asked(shell: Shell, sample_program: Path) -> None:
    shell("status", sample_program)
    shell("status", sample_program, "--fail", exits=Exit.FINDINGS)


def test_status_lists_the_most_binding_first_and_of_these_the_worst(shell: Shell, sample_program: Path) -> None:
    printed = shell("status", sample_program, "--as-of", "2026-03-16", "--all")
    lines = [line for line in printed.split("\nDuties\n")[1].splitlines() if line]
    weights = [line.partition("(")[2].partition(")")[0] for line in lines]
    assert weights == sorted(weights, key=[one.words for one in Weight].index)
    duties = [line[2:14].strip() for line, weight in zip(lines, weights, strict=True) if weight == "Duty"]
    worst_first = ["Overdue", "Not met", "Done late", "Cannot tell", "Due soon", "Not due yet", "Met"]
    assert duties == sorted(duties, key=worst_first.index)
    assert len(set(duties)) > 2


def test_status_of_an_empty_program_says_that_there_is_nothing_to_judge_yet(shell: Shell, tmp_path: Path) -> None:
    shell("new", tmp_path / "p")
    printed = shell("status", tmp_path / "p", "--fail")
    assert "There are no records to judge yet." in printed
    assert "nothing is open" not in printed
    (tmp_path / "officer.csv").write_text("badge,last_name,first_name\n1,Ruiz,Ana\n", "utf-8")
    shell("import", tmp_path / "p", tmp_path / "officer.csv")
    assert "nobody takes part on this day\n\nOpen\n  nothing is open" in shell("status", tmp_path / "p")


def test_status_prints_one_json_document(shell: Shell, sample_program: Path) -> None:
    found = json.loads(shell("status", sample_program, "--as-of", "2026-03-16", "--json"))
    assert found["as_of"] == "2026-03-16"
    one = next(one for one in found["verdicts"] if one["subject"] == "participation:4117/KC-JEM-2")
    assert {"rule", "subject", "status", "due", "weight", "basis", "source", "steps", "rests_on"} <= set(one)


def test_explain_says_rule_source_arithmetic_and_remedy(shell: Shell, sample_program: Path) -> None:
    words = ("explain", sample_program, "trn-03", "participation:4117/KC-JEM-2", "--as-of", "2026-03-16")
    printed = shell(*words)
    for part in ("Overdue, due 2026-03-15", "ICE practice, not in the agreement", "plus 24 months", "would mend it"):
        assert part in printed
    assert json.loads(shell(*words, "--json"))["status"] == "OVERDUE"


def test_authority_answers_for_a_day(shell: Shell, sample_program: Path) -> None:
    assert "was authorized under KC-JEM-2" in shell("authority", sample_program, "4055", "--on", "2026-04-12")
    printed = shell("authority", sample_program, "4055", "--on", "2026-04-13")
    assert "was not authorized" in printed
    assert "status_event:4055/KC-JEM-2/REVOKED/2026-04-13" in printed
    assert "No participation" in shell("authority", sample_program, "4055", "--on", "2001-01-01")
    assert json.loads(shell("authority", sample_program, "4055", "--json"))["on"] == "2026-11-24"


def test_export_and_import_are_each_other(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    shell("export", sample_program, tmp_path / "out")
    shell("new", tmp_path / "q")
    found = json.loads(shell("import", tmp_path / "q", tmp_path / "out", "--json"))
    assert found["created"]["officer"] == SAMPLE_OFFICERS
    assert "Dry run" in (shell("import", tmp_path / "q", tmp_path / "out", "--dry-run") and shell.said)


def test_the_program_goes_out_and_in_as_one_workbook(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    assert "officer " in shell("export", sample_program, tmp_path / "out.xlsx")
    assert (tmp_path / "out documents").is_dir()
    found = json.loads(shell("import", sample_program, tmp_path / "out.xlsx", "--json"))
    assert (found["created"], found["updated"], found["unchanged"]["officer"]) == ({}, {}, SAMPLE_OFFICERS)
    shell("export", sample_program, tmp_path / "out.xlsx", exits=Exit.REFUSED)
    assert "out.xlsx already; name a new file" in shell.said


def test_a_blank_workbook_is_written_to_fill_in(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    shell("template", tmp_path / "blank.xlsx", "--kind", "officer")
    assert [one.name for one in read_tables(tmp_path / "blank.xlsx").tables][:2] == ["officer", "Help"]
    shell("import", sample_program, tmp_path / "blank.xlsx")
    shell("template", tmp_path / "other.xlsx", "--kind", "oficer", exits=Exit.REFUSED)
    assert "There is no kind of record oficer. Is it officer?" in shell.said
    shell("template", tmp_path / "other.csv", exits=Exit.REFUSED)
    assert "it must end in .xlsx" in shell.said


def test_a_workbook_of_somebody_else_is_for_the_wizard(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    (tmp_path / "roster.xlsx").write_bytes(workbook([Page("Roster", ("Badge",), [("4117",)])]))
    shell("import", sample_program, tmp_path / "roster.xlsx", exits=Exit.REFUSED)
    assert "roster.xlsx: no sheet of it is named like a kind of record" in shell.said
    assert "bring it in with the import wizard in the window" in shell.said


def test_a_bad_import_is_refused_with_its_places(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    (tmp_path / "officer.csv").write_text("badge,hired_on\n4117,yesterday\n")
    shell("import", sample_program, tmp_path / "officer.csv", exits=Exit.REFUSED)
    assert "officer.csv, line 2, hired_on: yesterday is not a day" in shell.said
    assert "Nothing was imported." in shell.said
    printed = shell("import", sample_program, tmp_path / "officer.csv", "--json", exits=Exit.REFUSED)
    assert json.loads(printed)["refused"][0]["line"] == 2


def test_an_import_warns_and_goes_on(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    (tmp_path / "authorization.csv").write_text("officer,moa,granted_from\n5011,KC-WSO,2026-05-12\n")
    words = ("import", sample_program, tmp_path / "authorization.csv")
    found = json.loads(shell(*words, "--dry-run", "--json"))
    assert found["warnings"] == [
        {
            "file": "authorization.csv",
            "line": 2,
            "column": "functions",
            "reason": "it names no function that the officer may perform",
        }
    ]
    assert "authorization" in shell(*words)
    assert "Warning: authorization.csv, line 2, functions: it names no function" in shell.said


def test_a_folder_that_is_no_program_exits_with_three(shell: Shell, tmp_path: Path) -> None:
    shell("status", tmp_path, exits=Exit.UNAVAILABLE)
    assert "is not a program folder" in shell.said


def test_a_program_that_somebody_holds_can_be_read_but_not_written(shell: Shell, sample: Store, tmp_path: Path) -> None:
    shell("status", sample.folder.path)
    (tmp_path / "facility.csv").write_text("name,kind\nAnnex,JAIL\n")
    shell("import", sample.folder.path, tmp_path / "facility.csv", exits=Exit.UNAVAILABLE)
    assert "is open: Pia Lindgren on" in shell.said


def test_an_unknown_rule_exits_with_four(shell: Shell, sample_program: Path) -> None:
    shell("explain", sample_program, "XYZ", "moa:KC-JEM-2", exits=Exit.REFUSED)
    assert "There is no rule XYZ" in shell.said


@pytest.mark.parametrize("words", [["status"], ["fly"], [], ["status", "x", "--as-of", "16 March"]])
def test_wrong_words_exit_with_two(words: list[str], setting: Setting) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words, setting)
    assert caught.value.code == Exit.USAGE


def test_check_finds_a_whole_program_whole(shell: Shell, sample_program: Path) -> None:
    assert "are whole" in shell("check", sample_program)


def test_check_says_whether_a_printed_head_is_still_there(shell: Shell, sample: Store) -> None:
    with sample.looking() as look:
        head = look.head
    folder = sample.folder.path
    assert "Unchanged: the history up to change 2" in shell("check", folder, "--head", head[:16])
    assert "Not found" in shell("check", folder, "--head", "0" * 16, exits=Exit.FINDINGS)
    shell("check", folder, "--head", "no head", exits=Exit.REFUSED)


def test_check_names_what_was_altered(shell: Shell, sample_program: Path) -> None:
    connection = dbapi2.connect(str(sample_program / "records.db"))
    connection.execute("DROP TRIGGER history_officer_update")
    connection.execute("UPDATE officer SET last_name = 'Other' WHERE badge = '4117'")
    connection.commit()
    connection.close()
    printed = shell("check", sample_program, exits=Exit.FINDINGS)
    assert printed == "The officer in row 1 is not what its history says.\n"


def test_search_finds_records_by_words(shell: Shell, sample_program: Path) -> None:
    printed = shell("search", sample_program, "whit iadrp")
    assert printed.startswith("training_record:4117/IADRP/2026-03-23  Whitfield, Dana, Deputy, Immigration Authority")
    assert "    Officer: 4117 Whitfield, Dana, Deputy\n" in printed
    found = json.loads(shell("search", sample_program, "WHITFIELD", "--limit", "1", "--json"))
    assert [(one["ref"], one["places"]) for one in found] == [
        ("officer:4117", [{"field": "Last name", "text": "Whitfield"}])
    ]
    assert shell("search", sample_program, "zebra") == ""
    assert shell.said == "No record holds zebra.\n"


def test_the_search_index_can_be_made_anew(shell: Shell, sample_program: Path) -> None:
    connection = dbapi2.connect(str(sample_program / "records.db"))
    connection.execute("DELETE FROM search")
    connection.commit()
    connection.close()
    assert "The search index is wrong about" in shell("check", sample_program, exits=Exit.FINDINGS)
    shell("search", sample_program, "--rebuild")
    assert "made anew" in shell.said
    shell("check", sample_program)


def test_history_tells_who_changed_what_and_when(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    (tmp_path / "officer.csv").write_text("badge,rank\n4117,Sergeant\n")
    shell("import", sample_program, tmp_path / "officer.csv")
    printed = shell("history", sample_program, "--limit", "1")
    assert printed == "     3  2026-11-24 10:00  Pia Lindgren: Import officer.csv (1 officer changed)\n"
    assert "Import sample" in shell("history", sample_program, "--before", "3")
    printed = shell("history", sample_program, "--record", "officer:4117", "--limit", "1")
    assert "        officer:4117 changed\n          Rank: Deputy -> Sergeant\n" in printed
    (found,) = json.loads(shell("history", sample_program, "--change", "3", "--json"))
    assert found["rows"][0]["edits"] == [{"field": "Rank", "before": "Deputy", "after": "Sergeant"}]
    assert found["at"] == "2026-11-24T16:00:00+00:00"


def test_history_of_what_is_not_there_exits_with_four(shell: Shell, sample_program: Path) -> None:
    shell("history", sample_program, "--record", "officer:1", exits=Exit.REFUSED)
    shell("history", sample_program, "--change", "99", exits=Exit.REFUSED)
    with pytest.raises(SystemExit):
        shell("history", sample_program, "--limit", "0")


def test_a_record_is_renamed(shell: Shell, sample_program: Path) -> None:
    shell("rename", sample_program, "officer:4117", "4118")
    assert shell.said == "Rename officer 4117 to 4118.\n"
    assert "was authorized" in shell("authority", sample_program, "4118", "--on", "2026-03-16")
    shell("rename", sample_program, "officer:4118", "4122", exits=Exit.REFUSED)
    assert "coordinator merge PROGRAM" in shell.said


def test_two_records_are_merged(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    (tmp_path / "facility.csv").write_text("name,kind\nJail,STATION\n")
    (tmp_path / "officer.csv").write_text("badge,facility\n4117,Jail\n")
    shell("import", sample_program, tmp_path)
    words = ("merge", sample_program, "facility:Kettle County Jail", "facility:Jail")
    refused = json.loads(shell(*words, "--json", exits=Exit.REFUSED))["refused"]
    assert {one["column"] for one in refused} >= {"Kind"}
    assert "Nothing was merged." in shell.said
    assert "moved      " in shell(*words, "--prefer", "keep", "--dry-run")
    assert shell.said == "Dry run: nothing was written.\n"
    found = json.loads(shell(*words, "--prefer", "keep", "--json"))
    assert set(found) == {"filled", "moved", "collapsed"}
    shell(*words, "--prefer", "keep", exits=Exit.REFUSED)
    assert "There is no facility Jail" in shell.said


def test_the_installed_command_works_without_qt(sample_program: Path) -> None:
    script = (
        "import sys; sys.argv[1:] = ['status', sys.argv[1]];"
        "from coordinator.__main__ import main; code = main();"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]; sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(sample_program)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_reports_are_named(shell: Shell) -> None:
    assert shell("report", "--list").startswith("roster       R2   Roster and authority")


def test_a_report_is_saved_where_it_was_asked_for(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    printed = shell("report", sample_program, "roster", "--as-of", "2026-03-16", "--from", "2026-01-01", "-o", target)
    assert printed == f"{target}\n"
    assert shell.said.startswith("Report R2-20260316-")
    assert target.read_bytes().startswith(b"%PDF-1.7")


def test_a_report_is_listed_among_those_that_were_made(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    assert shell("report", sample_program, "--made") == ""
    assert "No report is entered as made." in shell.said
    shell("report", sample_program, "authority", "--officer", "4117", "--as-of", "2026-03-16", "-o", tmp_path / "a.pdf")
    listed = shell("report", sample_program, "--made")
    assert listed.startswith("2026-11-24 10:00  R14-20260316-")
    assert "authority, as of 2026-03-16, officer 4117; Pia Lindgren" in listed


def test_a_report_is_made_while_somebody_else_holds_the_program(shell: Shell, sample: Store, tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    assert shell("report", sample.folder.path, "roster", "-o", target) == f"{target}\n"
    assert "It is not entered among the reports that were made." in shell.said
    assert target.exists()


def test_a_report_says_what_it_can_be_asked_for(shell: Shell, sample_program: Path) -> None:
    listed = shell("report", "--list").splitlines()
    assert any(line.startswith("authority    R14") and line.endswith("--officer BADGE") for line in listed)
    assert any(line.startswith("training     R3") and line.endswith("[--from DAY] [--to DAY]") for line in listed)
    shell("report", sample_program, "authority", exits=Exit.REFUSED)
    assert "say which: --officer BADGE" in shell.said


def test_a_report_without_a_name_is_refused(shell: Shell, sample_program: Path) -> None:
    shell("report", sample_program, exits=Exit.REFUSED)
    assert "Say which program and which report" in shell.said


def test_characters_that_cannot_be_printed_are_told(shell: Shell, sample_program: Path, tmp_path: Path) -> None:
    (tmp_path / "officer.csv").write_text("badge,first_name\n4117,字\n", encoding="utf-8")
    shell("import", sample_program, tmp_path / "officer.csv")
    shell("report", sample_program, "roster", "-o", tmp_path / "r.pdf")
    assert "printed as empty boxes: 字" in shell.said


def test_import_takes_one_of_ices_lists_and_says_what_is_new(shell: Shell, tmp_path: Path) -> None:
    program, page = tmp_path / "p", kept(tmp_path, "page.txt", web_page().encode())
    shell("new", program)
    for told in ("Dry run: nothing was written.", "Imported."):
        words = ("--dry-run",) if told.startswith("Dry") else ()
        printed = shell("import", program, page, *words)
        assert printed.startswith("ICE's list of participating agencies of 2019-05-20: 90 lines; 90 added, 0 gone")
        assert told in shell.said
    again = json.loads(shell("import", program, page, "--json"))
    assert (again["added"], again["unchanged"]) == ([], 90)
    book = kept(tmp_path, "list.xlsx", agency_lists.workbook(rows()[:3]))
    shell("import", program, book, exits=Exit.REFUSED)
    assert "it does not say of which day the list is" in shell.said
    assert "3 added, 90 gone" in shell("import", program, book, "--list-date", "2025-07-18")
