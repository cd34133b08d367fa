import json
from datetime import date
from pathlib import Path

import pytest

from coordinator.errors import Refused
from coordinator.services.explaining import OnFile
from coordinator.services.judging import authority_on, explain, judge
from coordinator.store import Store

GOLDEN = Path(__file__).parents[1] / "golden" / "status"


def answers(store: Store, day: date) -> set[tuple[str, str, str, str | None]]:
    found = judge(store, day)
    authority = {("AUTHORITY", one.subject, one.status, None) for one in found.authority}
    return authority | {(one.rule, one.subject, one.status, one.due) for one in found.verdicts}


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_the_sample_agency_is_judged_as_expected(sample: Store, path: Path) -> None:
    expected = {
        (row["rule"], row["subject"], row["status"], row["due"]) for row in json.loads(path.read_text(encoding="utf-8"))
    }
    assert answers(sample, date.fromisoformat(path.stem)) == expected


def test_a_verdict_is_explained_with_rule_source_records_and_arithmetic(sample: Store) -> None:
    found = explain(sample, "TRN-03", "participation:4117/KC-JEM-2", date(2026, 3, 16))
    assert (found.status, found.due, found.weight_words) == ("OVERDUE", "2026-03-15", "ICE practice")
    assert found.steps == ("IADP completed March 15, 2024", "plus 24 months", "due March 15, 2026")
    assert found.rests_on == ("training_record:4117/IADP/2024-02-19",)
    assert "no such interval" in found.words
    assert found.source
    assert found.mend


def test_an_explanation_names_the_papers_on_file_by_the_day(sample: Store) -> None:
    before = explain(sample, "TRN-03", "participation:4117/KC-JEM-2", date(2026, 3, 16))
    assert before.documents == (OnFile("Certificate, IADP, 4117", "D-2024-001"),)
    assert before.as_json()["documents"] == ({"title": "Certificate, IADP, 4117", "code": "D-2024-001"},)
    after = explain(sample, "TRN-03", "participation:4117/KC-JEM-2", date(2026, 11, 22))
    assert [str(one) for one in after.documents] == ["Certificate, IADRP, 4117 (D-2026-003)"]
    assert explain(sample, "TRN-03", "participation:3980/KC-JEM-2", date(2026, 3, 16)).documents == ()


def test_the_answer_about_authority_names_each_paper_once(sample: Store) -> None:
    (found,) = authority_on(sample, "4117", date(2026, 3, 16))
    codes = [one.code for one in found.documents]
    assert len(codes) == len(set(codes))
    assert {"D-2024-001", "D-2024-002", "D-2024-003"} <= set(codes)


def test_a_revoked_officer_is_named_with_the_paper(sample: Store) -> None:
    (before,) = authority_on(sample, "4055", date(2026, 4, 12))
    (after,) = authority_on(sample, "4055", date(2026, 4, 13))
    assert (before.status, after.status) == ("AUTHORIZED", "REVOKED")
    assert "authorization:4055/KC-JEM-2/2022-09-12" in before.rests_on
    assert "status_event:4055/KC-JEM-2/REVOKED/2026-04-13" in after.rests_on


@pytest.mark.parametrize(
    ("rule", "subject", "said"),
    [
        ("XYZ-01", "moa:KC-JEM-2", "There is no rule XYZ-01. The rules are: MOA-01"),
        ("TRN-03", "participation:1/X", "TRN-03 is not asked of participation:1/X as of 2026-03-16"),
        ("TRN-03", "4117", "4117 is no subject; status prints them, such as participation:4117/KC-JEM-2."),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(sample: Store, rule: str, subject: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        explain(sample, rule, subject, date(2026, 3, 16))


def test_an_unknown_badge_is_refused(sample: Store) -> None:
    with pytest.raises(Refused, match="No officer has the badge 1"):
        authority_on(sample, "1", date(2026, 3, 16))


def test_an_empty_program_has_nothing_to_judge(empty: Store) -> None:
    assert answers(empty, date(2026, 3, 16)) == set()
