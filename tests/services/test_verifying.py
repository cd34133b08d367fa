"""What verifying promises: it finds what was altered, and never takes a change of the records for a false report."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, NameObject

from coordinator.compliance.marks import Mark
from coordinator.errors import Refused, Unavailable
from coordinator.reports.coding import code_typed
from coordinator.reports.document.blocks import Document, Text
from coordinator.reports.document.render import render
from coordinator.services.importing import import_files
from coordinator.services.program import Setting, new_program
from coordinator.services.reporting import document_of, make_report, note_report, report_named
from coordinator.services.verifying import Verified, read_report, verified, verified_alone, verified_code
from coordinator.store import Store
from tests.services.gather.asked import ASKED, DAY

SAME = "Made again from the records as they were then, it is the same to the last byte."


def said(found: Verified) -> str:
    return "\n".join(f"{one.mark.value} {one.text}" for one in found.lines)


def change(store: Store, folder: Path, **files: str) -> None:
    folder.mkdir(exist_ok=True)
    for kind, text in files.items():
        (folder / f"{kind}.csv").write_text(text)
    import_files(store, folder, DAY)


def sergeant(store: Store, folder: Path) -> None:
    change(store, folder, officer="badge,rank\n4117,Captain\n")


def document(store: Store, name: str = "roster") -> Document:
    with store.looking() as look:
        return document_of(look, report_named(name), ASKED[name])


def test_every_report_is_what_the_records_said_whatever_became_of_them(sample: Store, tmp_path: Path) -> None:
    made = {name: make_report(sample, name, asked) for name, asked in ASKED.items()}
    for one in made.values():
        note_report(sample, one)
    change(
        sample,
        tmp_path / "later",
        officer="badge,last_name,rank\n4117,Whitfield-Ruiz,Captain\n4055,Nobody,Deputy\n",
        facility="name,kind\nAnnex,JAIL\n",
        training_record="officer,course,started_on,completed_on,status\n3871,IADRP,2026-11-16,2026-11-20,COMPLETED\n",
        agency="name,state\nAnother County,WI\n",
    )
    for name, one in made.items():
        found = verified(sample, one.pdf)
        assert (name, found.sound, [*found.differing]) == (name, True, [])
        assert SAME in said(found)
    assert verified(sample, made["roster"].pdf).since


def test_what_changed_since_is_named_with_both_values(sample: Store, tmp_path: Path) -> None:
    made = make_report(sample, "roster", ASKED["roster"])
    sergeant(sample, tmp_path / "later")
    found = verified(sample, made.pdf)
    assert ("Deputy", "Captain") in {(one.before, one.after) for one in found.since if "4117 / rank" in one.where}
    assert "Records that it tells of changed since; today it would be report R2-20260316-" in said(found)


def test_a_change_that_a_report_does_not_tell_of_is_no_difference(sample: Store, tmp_path: Path) -> None:
    made = make_report(sample, "authority", ASKED["authority"])
    change(sample, tmp_path / "later", facility="name,kind\nAnnex,JAIL\n")
    found = verified(sample, made.pdf)
    assert (found.sound, [*found.since]) == (True, [])
    assert said(found).endswith("Records changed since, but nothing that it tells.")


def saved_anew(pdf: bytes) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(target)
    return target.getvalue()


def added_to(pdf: bytes, second_page: bytes = b"") -> bytes:
    """Return the file with an update at its end, as a reader writes it: a note, and its *second_page* anew."""
    writer, target = PdfWriter(BytesIO(pdf), incremental=True), BytesIO()
    writer.add_annotation(0, FreeText(text="Seen", rect=(50, 550, 200, 650)))
    if second_page:
        stream = DecodedStreamObject()
        stream.set_data(second_page)
        writer.pages[1][NameObject("/Contents")] = writer._add_object(stream)
    writer.write(target)
    return target.getvalue()


def one_byte_else(pdf: bytes) -> bytes:
    place = pdf.index(b"stream\n") + 40
    return pdf[:place] + bytes((pdf[place] ^ 1,)) + pdf[place + 1 :]


@pytest.mark.parametrize("harm", [saved_anew, one_byte_else])
def test_a_file_that_was_altered_is_found_with_and_without_the_records(
    sample: Store, harm: Callable[[bytes], bytes]
) -> None:
    altered = harm(make_report(sample, "costs", ASKED["costs"]).pdf)
    for found in (verified_alone(altered), verified(sample, altered)):
        assert not found.sound
        assert "✘ The file was altered, or saved anew by another program, since it was written." in said(found)
    assert SAME not in said(verified(sample, altered))


def test_what_another_program_adds_at_the_end_is_told_apart_from_an_alteration(sample: Store) -> None:
    pdf = make_report(sample, "roster", ASKED["roster"]).pdf
    signed, rewritten = added_to(pdf), added_to(pdf, b"BT ET")
    assert signed.startswith(pdf)
    assert rewritten.startswith(pdf)
    found = verified(sample, signed)
    assert [one.mark for one in found.lines[:1]] == [Mark.SOON]
    assert SAME in said(found)
    assert not found.differing
    found = verified(sample, rewritten)
    assert SAME not in said(found)
    assert "it says something else" in said(found)
    assert found.differing


def test_a_page_that_was_written_anew_is_found_line_by_line(sample: Store) -> None:
    true = document(sample)
    blocks = [replace(one, text="All are authorized.") if isinstance(one, Text) else one for one in true.blocks]
    found = verified(sample, render(replace(true, blocks=blocks)).pdf)
    assert "✘ Number and code are those of the records as they were then, but it says something else." in said(found)
    assert ("page 1", "All are authorized.") in [(one.where, one.after) for one in found.differing]


def test_attached_data_that_were_altered_do_not_give_the_printed_code(sample: Store) -> None:
    true = document(sample)
    pdf = render(replace(true, data=true.data.replace(b'"Deputy"', b'"Sheriff"'))).pdf
    found = verified(sample, pdf)
    assert "✘ The data attached to it give the code " in said(found)
    assert {("Deputy", "Sheriff")} == {(one.before, one.after) for one in found.differing}
    assert not verified_alone(pdf).sound


def test_data_that_nobody_can_read_do_not_keep_the_paper_from_being_verified(sample: Store) -> None:
    made = make_report(sample, "roster", ASKED["roster"])
    strange = render(replace(document(sample), data=b"[1, 2")).pdf
    assert "○ It is not entered among the reports made here" in said(verified(sample, strange))
    note_report(sample, made)
    assert "entered as roster, report R2-20260316-" in said(verified(sample, strange))
    assert not verified(sample, strange).sound


def test_a_report_of_other_records_is_not_taken_for_one_of_these(
    sample: Store, tmp_path: Path, setting: Setting
) -> None:
    with new_program(tmp_path / "other", setting, sample=True) as other:
        sergeant(other, tmp_path / "later")
        pdf = make_report(other, "roster", ASKED["roster"]).pdf
    found = verified(sample, pdf)
    assert not found.sound
    assert "It was not made from these records as they ever were. Not found" in said(found)


def test_a_public_paper_without_data_is_verified_by_the_log(sample: Store) -> None:
    made = make_report(sample, "handout", ASKED["handout"])
    assert "It cannot be made again" in said(verified(sample, made.pdf))
    note_report(sample, made)
    found = verified(sample, made.pdf)
    assert found.sound
    assert SAME in said(found)


def test_the_code_on_paper_is_enough_however_it_is_typed(sample: Store, tmp_path: Path) -> None:
    made = make_report(sample, "roster", ASKED["roster"])
    note_report(sample, made)
    sergeant(sample, tmp_path / "later")
    for typed in (made.code, made.code.lower(), made.code.replace("-", " "), made.code.replace("0", "o")):
        found = verified_code(sample, typed)
        assert (found.number, found.sound) == (made.number, True)
        assert "Its content is what the records said when it was made." in said(found)
        assert found.since


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7K2M-9QXD-0H4T-WJ3B", "7K2M-9QXD-0H4T-WJ3B"),
        (" 7k2m 9qxdoh4twj3b ", "7K2M-9QXD-0H4T-WJ3B"),
        ("IL2M-9QXD-0H4T-WJ3B", "112M-9QXD-0H4T-WJ3B"),
        ("7K2M-9QXD-0H4T-WJ3", ""),
        ("7K2M-9QXD-0H4T-WJ3U", ""),
        ("", ""),
    ],
)
def test_a_typed_code_is_read_as_it_was_meant(typed: str, code: str) -> None:
    assert code_typed(typed) == code


@pytest.mark.parametrize(
    ("typed", "why"), [("R2-2026", "is no code of a report"), ("7K2M-9QXD-0H4T-WJ3B", "is entered as made")]
)
def test_a_code_that_leads_nowhere_says_why(sample: Store, typed: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        verified_code(sample, typed)


def test_what_is_no_report_is_refused(sample: Store, tmp_path: Path) -> None:
    target = BytesIO()
    foreign = pikepdf.new()
    foreign.add_blank_page()
    foreign.save(target)
    with pytest.raises(Refused, match="no report of Coordinator"):
        verified(sample, target.getvalue())
    with pytest.raises(Refused, match="This is no PDF"):
        verified_alone(b"a letter")
    with pytest.raises(Unavailable, match="cannot be read"):
        read_report(tmp_path / "nowhere.pdf")
