import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from coordinator.compliance.rules import RULES
from coordinator.reports.packet import OUTCOMES, Packet
from coordinator.services.gather.packet import gather
from coordinator.services.gather.report import Options
from coordinator.services.judged import judged
from coordinator.services.reporting import make_report
from coordinator.store import Store
from tests.reports.pdf_reading import marked_text, table_rows
from tests.services.gather.asked import DAY, query

STATUS = Path(__file__).parents[2] / "golden" / "status" / "2026-11-22.json"


def packet(store: Store, day: date = DAY, begins: date | None = None) -> Packet:
    with store.looking() as look:
        return gather(look, judged(look, day), begins)


def test_the_period_begins_the_day_after_the_last_inspection(sample: Store) -> None:
    assert packet(sample).period == (date(2023, 6, 9), DAY)
    assert packet(sample).since == "The last inspection, OPR-2023, ended on June 8, 2023."
    assert packet(sample, date(2019, 1, 1)).period[0] == date(2017, 1, 1)
    assert packet(sample, begins=date(2026, 1, 1)).period[0] == date(2026, 1, 1)


def test_every_rule_stands_once_with_its_outcome(sample: Store) -> None:
    rules = packet(sample).rules
    assert [one.code for one in rules] == [rule.code for rule in RULES]
    assert {one.outcome for one in rules} <= set(OUTCOMES)
    expected: dict[str, set[str]] = {}
    for row in json.loads(STATUS.read_text()):
        expected.setdefault(row["rule"], set()).add(row["status"])
    for one in rules:
        found = expected.get(one.code, set())
        assert (one.outcome == "Not applicable") is (not found)
        if one.outcome == "Met":
            assert not found & {"OVERDUE", "NOT_MET", "LATE", "CANNOT_TELL"}
        if one.outcome == "Not met":
            assert found & {"OVERDUE", "NOT_MET", "LATE"}
        if one.outcome == "Explained":
            assert one.code == "CMP-03"


def test_the_contents_name_the_pages_on_which_sections_begin(sample: Store) -> None:
    pdf = make_report(sample, "packet", Options(DAY)).pdf
    rows = table_rows(pdf)
    contents = rows[rows.index(["Contents", "Page"]) + 1 :]
    with pikepdf.open(BytesIO(pdf)) as opened:
        texts = ["".join(marked_text(page)[0].values()) for page in opened.pages]
        with opened.open_outline() as outline:
            marks = [one.title for one in outline.root[0].children]
    titles = [re.sub(r" +", " ", title) for title, _ in contents[: len(marks)]]
    assert titles == [re.sub(r" +", " ", title) for title in marks]
    for title, page in contents[: len(marks)]:
        words = re.sub(r" +", " ", title)
        assert words in re.sub(r" +", " ", texts[int(page) - 1])
    assert titles[0].startswith("2 Agreements")
    assert titles[13].startswith("15 Exceptions")
    assert titles[14:] == ["Annex A Every rule and its evidence", "Annex B Index of documents", "Method and sources"]


@pytest.mark.parametrize(
    ("section", "title", "statement"),
    [
        (
            "posters",
            "Poster checks of the period",
            "SELECT count(*) FROM posting_check WHERE checked_on BETWEEN ? AND ?",
        ),
        (
            "meetings",
            "Meetings with ICE in the period",
            (
                "SELECT count(*) FROM oversight_meeting WHERE kind NOT IN ('SITE_VISIT', 'CALL')"
                " AND held_on BETWEEN ? AND ?"
            ),
        ),
        (
            "supervision",
            "Visits and calls in the period",
            "SELECT count(*) FROM oversight_meeting WHERE kind IN ('SITE_VISIT', 'CALL') AND held_on BETWEEN ? AND ?",
        ),
        (
            "releases",
            "Release clearances of the period",
            (
                "SELECT count(*) FROM release_clearance"
                " WHERE submitted_on BETWEEN ?1 AND ?2 OR answered_on BETWEEN ?1 AND ?2"
            ),
        ),
    ],
)
def test_what_happened_in_the_period_stands_in_its_section(
    sample: Store, section: str, title: str, statement: str
) -> None:
    for begins in (date(2023, 6, 9), date(2026, 1, 1)):
        found = getattr(packet(sample, begins=begins), section)
        (rows,) = [one.rows for one in found.listings if one.title == title]
        ((count,),) = query(sample, statement, str(begins), str(DAY))
        assert len(rows) == count


def test_officers_and_changes_are_those_of_the_period(sample: Store) -> None:
    found = packet(sample, begins=date(2026, 5, 1))
    assert "4055" not in [one.badge for one in found.proofs]
    assert "4055" in [one.badge for one in packet(sample, begins=date(2026, 4, 13)).proofs]
    ((count,),) = query(
        sample, "SELECT count(*) FROM status_event WHERE effective_on BETWEEN ? AND ?", "2026-05-01", str(DAY)
    )
    assert len(found.changes.rows) == count


def test_the_index_holds_every_document_with_the_hash_of_its_file(sample: Store) -> None:
    rows = query(sample, "SELECT code, coalesce(sha256, 'on paper') FROM document WHERE dated_on <= ?", str(DAY))
    assert sorted((row[0], row[3]) for row in packet(sample).documents.rows) == sorted(rows)


def test_agreements_are_those_that_bound_in_the_period(sample: Store) -> None:
    assert [one.code for one in packet(sample).summaries] == ["KC-JEM-2", "KC-WSO", "KC-TFM", "KC-WSO-1"]
    assert "KC-WSO-1" not in [one.code for one in packet(sample, begins=date(2025, 3, 26)).summaries]
