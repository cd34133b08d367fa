from datetime import date

import pytest

from coordinator.reports.listing import Listing
from coordinator.reports.officer import File
from coordinator.services.gather.officer import gather
from coordinator.services.judged import judged
from coordinator.store import Store
from tests.services.gather.asked import DAY, query


def file(store: Store, badge: str, day: date = DAY) -> File:
    with store.looking() as look:
        return gather(look, judged(look, day), badge)


def listed(found: File, title: str) -> Listing:
    return next(one for one in found.listings if one.title == title)


@pytest.mark.parametrize(
    ("title", "statement"),
    [
        ("Training", "SELECT count(*) FROM training_record r WHERE officer_id = ? AND started_on <= ?"),
        ("Examinations", "SELECT count(*) FROM exam_attempt WHERE officer_id = ? AND taken_on <= ?"),
        ("Authorizations", "SELECT count(*) FROM authorization WHERE officer_id = ? AND granted_from <= ?"),
        ("Credentials", "SELECT count(*) FROM credential WHERE officer_id = ? AND issued_on <= ?"),
        ("Changes of status", "SELECT count(*) FROM status_event WHERE officer_id = ? AND effective_on <= ?"),
        ("Checks", "SELECT count(*) FROM eligibility_check WHERE officer_id = ? AND verified_on <= ?"),
        ("Nominations", "SELECT count(*) FROM nomination WHERE officer_id = ? AND nominated_on <= ?"),
        ("System accounts", "SELECT count(*) FROM system_account WHERE officer_id = ? AND granted_on <= ?"),
        ("Complaints", "SELECT count(*) FROM complaint WHERE subject_officer_id = ? AND received_at <= ?"),
    ],
)
def test_every_record_about_an_officer_stands_once(sample: Store, title: str, statement: str) -> None:
    for number, badge in query(sample, "SELECT id, badge FROM officer"):
        for day in (date(2026, 3, 16), DAY):
            ((count,),) = query(sample, statement, number, f"{day}T23:59" if title == "Complaints" else str(day))
            assert len(listed(file(sample, badge, day), title).rows) == count


def test_what_had_not_happened_by_the_day_is_not_told(sample: Store) -> None:
    early = file(sample, "4055", date(2026, 4, 12))
    assert listed(early, "Changes of status").rows == []
    assert {row[4] for row in listed(early, "Credentials").rows} == {""}
    assert early.stretches[0].days == [(date(2022, 9, 12), None)]


def test_the_documents_are_those_that_are_linked_and_on_file(sample: Store) -> None:
    linked = query(
        sample,
        "SELECT DISTINCT d.code FROM document_link l JOIN document d ON d.id = l.document_id"
        " WHERE l.key LIKE '4117/%' AND d.dated_on <= ? ORDER BY d.code",
        str(DAY),
    )
    assert sorted(row[0] for row in listed(file(sample, "4117"), "Documents on file").rows) == [
        code for (code,) in linked
    ]


def test_a_complaint_stands_by_its_number_only(sample: Store) -> None:
    (row,) = listed(file(sample, "4055"), "Complaints").rows
    assert row == ["2026-001", "2026-01-09 16:00", "Language access", "2026-03-20"]
