import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from coordinator.compliance.marks import Mark
from coordinator.reports.document.blocks import (
    Bar,
    Block,
    Bullets,
    Chart,
    Column,
    Contents,
    Document,
    Figure,
    Figures,
    Heading,
    Lane,
    NewPage,
    Point,
    Signatures,
    Table,
    Text,
    Timeline,
    Title,
    Verification,
)
from coordinator.reports.document.render import render
from tests.reports.pdf_reading import marked_text, problems, reading_text, table_rows

DAY = date(2026, 3, 16)
COLUMNS = (Column("Officer", 200, header=True), Column("Status", 200), Column("Hours", 104, "right"))
TITLE = Title("Report X", "Everything at once", "An agency", DAY)


def document(*blocks: Block) -> Document:
    return Document("Everything at once", "A trial", "An agency", "INTERNAL", "X-1", DAY, [TITLE, *blocks])


def rows(count: int) -> list[tuple[str, str, str]]:
    return [(f"Nguyễn {number}\nDeputy", f"✔ Authorized\n▲ Due {number}", str(number)) for number in range(count)]


MONTHS = [Point("2026-01", "Jan\n2026", [3, 0, 1]), Point("2026-02", "Feb", [0, 0, 0])]


def everything() -> Document:
    lanes = [Lane("Ruiz, Ana", "1, J", [Bar(date(2024, 1, 5), date(2025, 2, 1)), Bar(date(2025, 6, 1), None)])]
    return document(
        Text("One sentence with the result.", "lead"),
        Figures([Figure(8, "of 12", "Authorized", Mark.GOOD), Figure(1, "", "Overdue", Mark.BAD)]),
        Heading("A list"),
        Bullets(["one & <two>", "a long item " * 40]),
        Heading("Deeper", 3),
        Table(COLUMNS, rows(90)),
        Heading("Empty"),
        Table(COLUMNS, []),
        Timeline("authorized", lanes, date(2024, 1, 1), date(2026, 12, 31), DAY),
        Timeline("authorized", lanes * 60, date(2018, 1, 1), date(2026, 12, 31), DAY),
        NewPage(),
        Text("A long paragraph that goes on over the page. " * 200),
        Chart("lapses by month", ["Duty", "Advice", "Practice"], MONTHS),
        Chart("costs by category", ["Dollars"], [Point("Travel", "Travel", [1200])], "$", lying=True),
        Chart("nothing", ["Duty"], [Point("2026-01", "Jan", [0])]),
        Signatures(["Coordinator", "Sheriff"]),
        Verification("X-1", "ABCD-EFGH-0123-4567", "0" * 64),
    )


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(everything()).pdf


def compliant(content: bytes) -> bool:
    return bool(page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1).is_compliant)


def test_everything_at_once_is_accessible(pdf: bytes) -> None:
    assert problems(pdf) == []
    assert compliant(pdf)


def test_the_text_is_read_in_the_order_of_the_blocks(pdf: bytes) -> None:
    read = reading_text(pdf)
    assert read[:4] == [
        "P      Report X",
        "H1     Everything at once",
        "P      An agency",
        "P      Data as of March 16, 2026",
    ]
    assert "P      8 of 12 ✔ Authorized" in read
    assert "P      one & <two>" in read
    assert "P      None recorded." in read
    assert any(line.startswith("P      Report X-1 · code of its content ABCD-EFGH-0123-4567") for line in read)


def test_a_table_over_several_pages_has_its_head_once(pdf: bytes) -> None:
    found = table_rows(pdf)
    assert found.count(["Officer", "Status", "Hours"]) == 1
    assert found[1] == ["Nguyễn 0 Deputy", "✔ Authorized ▲ Due 0", "0"]
    assert len(found) == 91


def test_a_figure_says_in_words_what_it_shows(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        texts = [str(one.Alt) for one in opened.objects if isinstance(one, Dictionary) and "/Alt" in one]
    assert any("Ruiz, Ana, 1, J: authorized from 2024-01-05 to before 2025-02-01, authorized" in text for text in texts)
    assert any("from 2025-06-01 with no end on record" in text for text in texts)
    assert (
        "Chart of lapses by month. 2026-01: Duty 3, Advice 0, Practice 1. 2026-02: Duty 0, Advice 0, Practice 0."
        in texts
    )
    assert "Chart of costs by category. Travel: $1,200." in texts


def test_the_file_says_what_it_is(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.open_metadata()["dc:title"] == "Everything at once"
        assert str(opened.docinfo.Title) == "Everything at once"
        assert str(opened.docinfo.CreationDate).startswith("D:20260316120000")
        assert str(opened.Root.Lang) == "en-US"
        with opened.open_outline() as outline:
            assert [one.title for one in outline.root] == ["Everything at once"]
            assert [one.title for one in outline.root[0].children] == ["A list", "Empty"]


def test_the_same_blocks_give_the_same_bytes_everywhere(pdf: bytes) -> None:
    script = (
        "import hashlib; from tests.reports.document.test_render import *;"
        "print(hashlib.sha256(render(everything()).pdf).hexdigest())"
    )
    found = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Chicago")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
        found.add(done.stdout)
    assert len(found) == 1
    assert render(everything()).pdf == pdf


def test_a_character_that_the_fonts_lack_is_told_and_never_silently_lost() -> None:
    made = render(document(Text("Grüße 漢字 \u202eevil\x07"), Table(COLUMNS, [("字", "b", "c")])))
    assert made.missing == "字漢"
    assert "P      Grüße □□ evil" in reading_text(made.pdf)
    assert compliant(made.pdf)


def test_a_long_table_stays_accessible() -> None:
    content = render(document(Table(COLUMNS, rows(900)))).pdf
    assert problems(content) == []
    assert compliant(content)


def test_contents_name_every_heading_with_its_page() -> None:
    blocks: list[Block] = []
    for name in ("One", "Two", "Three"):
        blocks += [Heading(name), Text("((promise 0)) " * 900), Heading("Deeper", 3)]
    made = render(document(Contents(), NewPage(), *blocks))
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        texts = ["".join(marked_text(page)[0].values()) for page in opened.pages]
    rows = table_rows(made.pdf)
    assert [title for title, _ in rows] == ["Contents", "One", "Two", "Three"]
    assert all(title in texts[int(page) - 1] for title, page in rows[1:])
    assert [int(page) for _, page in rows[1:]] == sorted({int(page) for _, page in rows[1:]})
    assert sum(text.count("((promise 0))") for text in texts) == 2700
    assert problems(made.pdf) == []
    assert compliant(made.pdf)


@pytest.mark.parametrize("lines", range(0, 46, 3))
@pytest.mark.parametrize(
    "block", [Table(COLUMNS, rows(12)), Text("Words. " * 400), Bullets(["Words. " * 400]), Table(COLUMNS, rows(1))]
)
def test_a_heading_stands_on_the_page_on_which_what_it_heads_begins(lines: int, block: Block) -> None:
    filling = [Text("A line.") for _ in range(lines)]
    content = render(document(*filling, Heading("Here"), Heading("Deeper", 3), Text("A note.", "note"), block)).pdf
    with pikepdf.open(BytesIO(content)) as opened:
        texts = ["".join(marked_text(page)[0].values()) for page in opened.pages]
    (page,) = [text for text in texts if "Here" in text]
    after = page[page.index("A note.") + len("A note.") :]
    assert len(after) > 40
    assert texts[0] != ""


def test_a_row_taller_than_a_page_goes_on_as_another_row() -> None:
    content = render(document(Table(COLUMNS, [("Nguyễn", "words " * 3000, "1"), ("Ruiz", "", "2")]))).pdf
    found = table_rows(content)
    assert {row[0] for row in found[1:-1]} == {"Nguyễn"}
    assert " ".join(row[1] for row in found[1:-1]).split() == ["words"] * 3000
    assert found[-1] == ["Ruiz", "", "2"]
    assert problems(content) == []
    assert compliant(content)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80), st.text(max_size=8)), max_size=6))
def test_any_text_can_be_printed(cells: list[tuple[str, str, str]]) -> None:
    assert problems(render(document(Table(COLUMNS, cells), Text(cells[0][0] if cells else "x"))).pdf) == []


def elements(pdf: Pdf) -> list[Dictionary]:
    return [one for one in pdf.objects if isinstance(one, Dictionary) and "/S" in one and "/P" in one]


def first(pdf: Pdf, tag: str) -> Dictionary:
    return next(one for one in elements(pdf) if tag == one.S)


def rename(old: str, new: Name) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for one in elements(pdf):
            if old == one.S:
                one.S = new

    return change


def without_alt(pdf: Pdf) -> None:
    del first(pdf, "/Figure").Alt


def without_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def without_scope(pdf: Pdf) -> None:
    del first(pdf, "/TH").A


def without_a_cell(pdf: Pdf) -> None:
    row = [one for one in elements(pdf) if one.S == "/TR"][3]
    row.K = Array(list(row.K)[:-1])


def without_tags_on_text(pdf: Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    begin = content.index(b"/H1 <<")
    end = content.index(b"EMC", begin)
    inner = content[content.index(b"BDC", begin) + 3 : end]
    pdf.pages[0].Contents.write(content[:begin] + inner + content[end + 3 :])


def without_shown_title(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def without_fonts(pdf: Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == "/FontDescriptor":
            del one.FontFile2


def without_unicode(pdf: Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == "/Font" and "/ToUnicode" in one:
            del one.ToUnicode


def without_parent_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


@pytest.mark.parametrize(
    "harm",
    [
        without_alt,
        without_language,
        without_scope,
        without_a_cell,
        without_tags_on_text,
        without_shown_title,
        without_fonts,
        without_unicode,
        without_parent_tree,
        not_marked,
        rename("/H2", Name.H3),
        rename("/TH", Name.TD),
        rename("/LBody", Name.P),
        rename("/Table", Name.P),
        rename("/P", Name.Foo),
        rename("/H1", Name.P),
    ],
)
def test_the_checks_bite(pdf: bytes, harm: Callable[[Pdf], None]) -> None:
    changed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        harm(opened)
        opened.save(changed)
    assert problems(changed.getvalue()) or not compliant(changed.getvalue())
