"""The chain of papers and the proof for a day, on the sample agency and on an officer with nothing."""

from datetime import date

import pytest

from coordinator.compliance.choices import Check, CredentialKind
from coordinator.errors import Refused
from coordinator.records import OfficerFields, ParticipationFields
from coordinator.services.judged import judged
from coordinator.services.officer_view import OfficerDetail, Paper, Proof
from coordinator.services.officers import officer_detail
from coordinator.services.proving import proof
from coordinator.services.referring import record_at
from coordinator.store import Store

DAY = date(2026, 11, 22)


def detail(store: Store, badge: str, day: date = DAY) -> OfficerDetail:
    with store.looking() as look:
        return officer_detail(look, judged(look, day), badge)


def prove(store: Store, badge: str, day: date) -> Proof:
    with store.looking() as look:
        return proof(look, judged(look, DAY), badge, day)


def joined(store: Store, moa: str, role: str) -> list[Paper]:
    """Return the chain of an officer who joined and of whom nothing else is on record."""
    with store.looking() as look:
        number = look.number_of("moa", moa)
    with store.change("Join") as step:
        officer = step.insert(OfficerFields, {"badge": "1", "last_name": "A", "first_name": "B", "languages": ()})
        values = {"officer_id": officer, "moa_id": number, "role": role, "started_on": DAY}
        step.insert(ParticipationFields, values)
    (chain,) = detail(store, "1").chains
    return list(chain.papers)


def test_every_paper_on_record_leads_to_its_record(sample: Store) -> None:
    with sample.looking() as look:
        known = judged(look, DAY)
        for held in known.found.authority:
            for chain in officer_detail(look, known, held.badge).chains:
                for one in chain.papers:
                    assert bool(one.ref) or (one.missing and one.adds), one
                    assert one.missing or one.day is not None
                    assert not one.ref or record_at(look, one.ref)


JEM = [
    ("Nominated", "nomination"),
    ("Check: U.S. citizenship", "eligibility_check"),
    ("Check: Training in facility security", "eligibility_check"),
    ("Check: ICE background investigation", "eligibility_check"),
    ("Decided by ICE", "nomination"),
    ("Initial course completed", "training_record"),
    ("Examinations passed", "exam_attempt"),
    ("Certified by ICE", "training_record"),
    ("Letter of authorization", "authorization"),
    ("ICE Form 70-006 issued", "credential"),
    ("Credential card issued", "credential"),
]
TFM = [
    ("Nominated", "nomination"),
    ("Check: U.S. citizenship", "eligibility_check"),
    ("Decided by ICE", "nomination"),
    ("Initial course completed", "training_record"),
    ("Certified by ICE", "training_record"),
    ("Letter of authorization", "authorization"),
]


@pytest.mark.parametrize(("moa", "role", "missing"), [("KC-JEM-2", "DIO", JEM), ("KC-TFM", "TFO", TFM)])
def test_a_chain_without_papers_offers_each_with_what_is_known(
    sample: Store, moa: str, role: str, missing: list[tuple[str, str]]
) -> None:
    first, *papers = joined(sample, moa, role)
    assert (first.title, first.day, first.ref) == ("Joined the program", DAY, f"participation:1/{moa}")
    assert [(one.title, one.adds.kind) for one in papers if one.adds] == missing
    assert all(one.missing for one in papers)
    for one in papers:
        assert one.adds is not None
        assert one.adds.values["officer"] == "1"
        if one.adds.kind not in {"training_record", "exam_attempt"}:
            assert one.adds.values["moa"] == moa


def test_what_tells_papers_of_a_kind_apart_is_filled_in(sample: Store) -> None:
    blanks = [one.adds.values for one in joined(sample, "KC-JEM-2", "DIO") if one.adds]
    assert [values["check"] for values in blanks if "check" in values] == [Check.CIT, Check.SECTRN, Check.ICEBI]
    kinds = [CredentialKind.FORM_70_006, CredentialKind.CREDENTIAL_CARD]
    assert [values["kind"] for values in blanks if "kind" in values] == kinds
    assert {values["course"] for values in blanks if "course" in values} == {"IADP"}


def test_a_paper_counts_from_its_own_day_on(sample: Store) -> None:
    before, on = date(2024, 4, 1), date(2024, 4, 2)
    for day, missing in ((before, True), (on, False)):
        (chain,) = detail(sample, "4117", day).chains
        (letter,) = [one for one in chain.papers if one.title == "Letter of authorization"]
        assert letter.missing is missing


def test_the_proof_of_another_day_is_that_days_authority(sample: Store) -> None:
    found = prove(sample, "4055", date(2026, 4, 12))
    assert [one.answer.status for one in found.answers] == ["AUTHORIZED"]
    assert len(found.answers[0].functions) == 7
    after = prove(sample, "4055", date(2026, 4, 13))
    assert [one.answer.status for one in after.answers] == ["REVOKED"]
    assert after.answers[0].functions == []
    assert "Revoked on April 13, 2026." in after.text


def test_who_takes_part_in_nothing_is_proven_to_have_no_record(sample: Store) -> None:
    assert prove(sample, "4117", date(2020, 1, 1)).answers == []
    assert "as far as is on record" in prove(sample, "4117", date(2020, 1, 1)).text
    with pytest.raises(Refused, match="No officer has the badge 0"):
        prove(sample, "0", DAY)


def test_what_an_officer_holds_is_told_with_its_days(sample: Store) -> None:
    credentials, equipment, accounts = detail(sample, "4117").holdings
    assert credentials.adds.values == {"officer": "4117", "moa": "KC-JEM-2"}
    assert equipment.adds.values == {"assigned_to": "4117"}
    assert credentials.lines[-1].words.startswith("issued ")
    assert accounts.lines[0].state == "Granted"
    with sample.looking() as look:
        assert all(record_at(look, one.ref) for section in (credentials, accounts) for one in section.lines)
