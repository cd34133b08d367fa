import pytest

from coordinator.compliance.subjects import PARTS_OF_SUBJECT, RECORD_OF_SUBJECT, followed
from coordinator.compliance.verdicts import SUBJECTS
from coordinator.records import RECORD_OF

MOVES = {
    "officer": {"4117": "4118"},
    "course": {"IADRP": "REFRESH"},
    "corrective_action": {"OPR/1/2": "OPR-B/1/2"},
    "participation": {"4117/J": "4118/J"},
    "credential": {"4117/J/CARD/2024-01-02": "4118/J/CARD/2024-01-02", "1/J/CARD/2024-01-02": "1/J/CARD/2024-02-02"},
    "training_record": {"4117/IADP/2024-03-01": "4118/IADP/2024-03-01"},
    "facility": {"Jail/North": "Jail/South", "Jail": "Annex"},
}


@pytest.mark.parametrize(
    ("subject", "now"),
    [
        ("officer:4117", "officer:4118"),
        ("officer:41", "officer:41"),
        ("officer:41170", "officer:41170"),
        ("participation:4117/J", "participation:4118/J"),
        ("participation:4117/J/2026-01-01", "participation:4118/J/2026-01-01"),
        ("credential:4117/J/CARD", "credential:4118/J/CARD"),
        ("credential:1/J/CARD", "credential:1/J/CARD"),
        ("exam:4117/IADP", "exam:4118/IADP"),
        ("exam:1/IADRP", "exam:1/REFRESH"),
        ("training:4117/IADRP/2026", "training:4118/REFRESH/2026"),
        ("gap:4117/J/2026-01-01", "gap:4118/J/2026-01-01"),
        ("gap:1/4117/2026-01-01", "gap:1/4117/2026-01-01"),
        ("action:OPR/1/2", "action:OPR-B/1/2"),
        ("facility:Jail/North", "facility:Jail/South"),
        ("facility:Jail/East", "facility:Annex/East"),
        ("moa:4117", "moa:4117"),
        ("no subject at all", "no subject at all"),
        ("", ""),
    ],
)
def test_a_subject_follows_the_record_it_names_and_no_other(subject: str, now: str) -> None:
    assert followed(subject, MOVES) == now


def test_every_subject_of_a_verdict_is_a_record_or_says_whose_keys_it_holds() -> None:
    assert {*RECORD_OF, *RECORD_OF_SUBJECT, *PARTS_OF_SUBJECT} >= SUBJECTS.keys()
    named = {kind for parts in PARTS_OF_SUBJECT.values() for kind in parts}
    assert {*RECORD_OF_SUBJECT.values(), *named} <= set(RECORD_OF)
