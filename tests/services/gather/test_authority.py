from datetime import date

import pytest

from coordinator.errors import Refused
from coordinator.reports.authority import Proof
from coordinator.services.gather.authority import gather
from coordinator.services.judged import judged
from coordinator.services.reporting import make_report
from coordinator.store import Store
from tests.services.gather.asked import ASKED, query

BEFORE = {
    "Nominated",
    "Check: U.S. citizenship",
    "Check: Training in facility security",
    "Check: ICE background investigation",
    "Decided by ICE",
    "Examinations passed",
}
"""What comes before authority and does not decide it."""


def proof(store: Store, badge: str, day: date) -> Proof:
    with store.looking() as look:
        return gather(look, judged(look, day), badge)


def test_the_chain_has_the_days_that_the_records_have(sample: Store) -> None:
    day = date(2026, 11, 22)
    letters = query(
        sample,
        "SELECT o.badge, m.code, max(coalesce(a.letter_on, a.granted_from)) FROM authorization a"
        " JOIN officer o ON o.id = a.officer_id JOIN moa m ON m.id = a.moa_id"
        " WHERE a.granted_from <= ? GROUP BY o.badge, m.code",
        day.isoformat(),
    )
    for badge, moa, letter in letters:
        found = proof(sample, badge, day)
        for holding in found.holdings:
            if holding.agreement == moa:
                days = {link.title: link.day for link in holding.chain}
                assert str(days["Letter of authorization"]) == letter


def test_documents_on_file_stand_beside_their_paper(sample: Store) -> None:
    linked = query(
        sample,
        "SELECT d.title || ' (' || d.code || ')' FROM document_link l JOIN document d ON d.id = l.document_id"
        " WHERE l.kind = 'authorization' AND l.key LIKE '4117/%'",
    )
    found = proof(sample, "4117", date(2026, 3, 16))
    letter = next(link for link in found.holdings[0].chain if link.title == "Letter of authorization")
    assert [(one,) for one in letter.documents] == linked


@pytest.mark.parametrize(
    ("badge", "day", "under", "others"),
    [
        ("3871", date(2019, 11, 22), ["KC-JEM-1"], []),
        ("3871", date(2026, 11, 22), ["KC-JEM-2"], ["KC-JEM-1"]),
        ("4055", date(2026, 4, 12), ["KC-JEM-2"], []),
        ("4055", date(2026, 4, 13), [], []),
        ("6002", date(2026, 2, 1), [], []),
        ("6002", date(2026, 3, 23), ["KC-TFM"], []),
        ("4117", date(2020, 1, 1), [], []),
    ],
)
def test_the_answer_is_that_of_the_day(
    sample: Store, badge: str, day: date, under: list[str], others: list[str]
) -> None:
    found = proof(sample, badge, day)
    assert [one.agreement for one in found.holdings if one.authorized] == under
    assert [one.agreement for one in found.others] == others


def test_a_removed_officer_is_authorized_since_the_reinstatement(sample: Store) -> None:
    assert proof(sample, "6002", date(2026, 11, 22)).holdings[0].since == date(2026, 3, 23)


def test_nobody_has_authority_without_an_officer(sample: Store) -> None:
    with pytest.raises(Refused, match="No officer has the badge 9999"):
        proof(sample, "9999", date(2026, 11, 22))


def test_a_proof_is_one_page(sample: Store) -> None:
    for (badge,) in query(sample, "SELECT badge FROM officer"):
        for day in (date(2026, 3, 16), date(2026, 11, 22)):
            asked = ASKED["authority"].__class__(day, officer=badge)
            assert make_report(sample, "authority", asked).pdf.count(b"/Type /Page\n") == 1


def test_a_proof_shows_what_decides_and_a_file_what_came_before_too(sample: Store) -> None:
    with sample.looking() as look:
        known = judged(look, date(2026, 11, 22))
        short, whole = (gather(look, known, "4117", whole=whole).holdings[0].chain for whole in (False, True))
    titles = [link.title for link in whole]
    assert [link.title for link in short] == [title for title in titles if title not in BEFORE]
    assert set(titles) >= BEFORE
