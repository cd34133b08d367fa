"""A row of which a rule asks nothing hides none that was entered after it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from coordinator.compliance.choices import (
    AmendmentKind,
    ComplaintSubject,
    CostCategory,
    CredentialKind,
    EquipmentStatus,
    FacilityKind,
    InspectionKind,
    MeetingStatus,
    MoaEventKind,
    Owner,
    Payer,
    ReleaseResult,
    StatusEventKind,
)
from coordinator.compliance.facts import Amendment, Moa, MoaEvent, Officer
from coordinator.compliance.program_facts import (
    Clearance,
    CommitteeMeeting,
    Complaint,
    CorrectiveAction,
    Facility,
    Inspection,
    Nomination,
    PostingCheck,
)
from coordinator.compliance.register import Register
from coordinator.compliance.resource_facts import Cost, Equipment, Paper, SecurityAgreement, SystemAccount
from tests.compliance.agency import JEM, TFM, WSO, around, event, having, officer, rows_of, statuses

TODAY = date(2026, 6, 1)
HELD, PLANNED = MeetingStatus.HELD, MeetingStatus.PLANNED
OFFICER, STAFF = ComplaintSubject.PARTICIPATING_OFFICER, ComplaintSubject.NON_DESIGNATED
MAIN, ANNEX = Facility("Main", FacilityKind.JAIL, has_ice_network=True), Facility("Annex", FacilityKind.JAIL)


def meeting(code: str, **fields: Any) -> CommitteeMeeting:
    return CommitteeMeeting(code, frozenset({"J"}), **{"status": PLANNED, **fields})


def complaint(log_no: str, moa: str, **fields: Any) -> Complaint:
    row = Complaint(log_no, moa, datetime(2026, 5, 1, 8), OFFICER, "1", related=True)
    return replace(row, **fields)


@pytest.mark.parametrize(
    ("rule", "kinds", "subject"),
    [
        (
            "STC-04",
            {"meetings": (
                meeting("1"),
                meeting("2", scheduled_on=date(2026, 7, 1), held_on=TODAY),
                meeting("3", scheduled_on=date(2026, 7, 1)),
            )},
            "meeting:3",
        ),
        ("STC-05", {"meetings": (meeting("1"), meeting("2", held_on=TODAY))}, "meeting:2"),
        (
            "REL-01",
            {
                "meetings": (meeting("1"), meeting("2", notice_published_on=TODAY)),
                "clearances": (Clearance("2", ReleaseResult.CLEARED, TODAY, "release_clearance:1"),),
            },
            "meeting:2",
        ),
        (
            "INS-02",
            {
                "inspections": (Inspection("I", "J", InspectionKind.OPR_ROUTINE, TODAY),),
                "actions": (
                    CorrectiveAction("lost", "1", "1"),
                    CorrectiveAction("I", "1", "1"),
                    CorrectiveAction("I", "1", "2", TODAY),
                ),
            },
            "action:I/1/2",
        ),
        (
            "IT-01",
            {
                "facilities": (ANNEX, MAIN),
                "security_agreements": (SecurityAgreement("Main", TODAY, "isa:1"),),
            },
            "facility:Main",
        ),
        (
            "IT-02",
            {"accounts": (
                SystemAccount("1", "A", None),
                SystemAccount("1", "B", TODAY),
                SystemAccount("1", "C", TODAY, TODAY),
                SystemAccount("1", "D", TODAY, TODAY),
            )},
            "account:1/D",
        ),
        (
            "EQP-01",
            {"equipment": (
                Equipment("1", Owner.LEA, EquipmentStatus.IN_USE),
                Equipment("2", Owner.ICE, EquipmentStatus.IN_USE, date(2026, 6, 2)),
                Equipment("3", Owner.ICE, EquipmentStatus.IN_USE),
            )},
            "equipment:3",
        ),
        (
            "CST-01",
            {"costs": (
                Cost("1", "", TODAY, CostCategory.SALARY, Payer.LEA, None),
                Cost("2", "J", TODAY, CostCategory.SALARY, Payer.LEA, None),
            )},
            "cost:2",
        ),
        (
            "CST-02",
            {"costs": (
                Cost("1", "J", TODAY, CostCategory.SALARY, Payer.LEA, None),
                Cost("2", "J", TODAY, CostCategory.OVERTIME_DUTY, Payer.LEA, None),
            )},
            "cost:2",
        ),
        ("REC-01", {"papers": (Paper("1"), Paper("2", destroy_after=TODAY))}, "document:2"),
        (
            "CMP-03",
            {"complaints": (complaint("1", "J"), complaint("2", "J", resolved_on=TODAY))},
            "complaint:2",
        ),
        (
            "CMP-05",
            {"complaints": (complaint("1", "T", subject_kind=STAFF), complaint("2", "T"))},
            "complaint:2",
        ),
        (
            "PST-01",
            {
                "facilities": (ANNEX, MAIN),
                "posting_checks": (PostingCheck("Annex", TODAY, good=False), PostingCheck("Main", TODAY, good=True)),
            },
            "facility:Main",
        ),
        (
            "MOA-08",
            {},
            "contact:ICE_PAO",
        ),
    ],
)  # fmt: skip
def test_rows_that_are_not_asked_hide_none_after_them(rule: str, kinds: dict[str, Any], subject: str) -> None:
    register = replace(officer(), moas=(TFM, JEM))
    assert subject in statuses(around(register, **kinds), rule, TODAY)


def several(*moas: Moa, **badges: str) -> Register:
    """Return one officer for each badge, ``badge=code of the agreement``."""
    papers = {code: officer(next(moa for moa in (JEM, WSO, TFM) if moa.code == code)) for code in badges.values()}
    found = Register(moas=moas, courses=officer().courses)
    for name, code in badges.items():
        badge, own = name.removeprefix("b"), papers[code]
        found = having(
            found,
            participations=(*found.participations, *(replace(row, badge=badge) for row in own.participations)),
            trainings=(*found.trainings, *(replace(row, badge=badge) for row in own.trainings)),
            authorizations=(*found.authorizations, *(replace(row, badge=badge) for row in own.authorizations)),
            credentials=(
                *rows_of(found, "credentials"),
                *(replace(row, badge=badge) for row in rows_of(own, "credentials")),
            ),
            nominations=(*found.nominations, Nomination(badge, code, date(2024, 1, 8))),
        )
    return found


@pytest.mark.parametrize(
    ("rule", "subject"),
    [
        ("AUT-01", "participation:2/J"),
        ("AUT-02", "participation:3/T"),
        ("AUT-08", "participation:2/J"),
        ("NOM-02", "participation:3/T"),
        ("NOM-03", "participation:2/J"),
        ("NOM-04", "participation:2/J"),
        ("TRN-02", "exam:2/IADP"),
        ("TRN-03", "participation:2/J"),
        ("TRN-05", "participation:3/T"),
        ("CRD-01", "participation:2/J"),
        ("CRD-03", "credential:2/J/CREDENTIAL_CARD"),
    ],
)
def test_officers_who_are_not_asked_hide_none_after_them(rule: str, subject: str) -> None:
    register = around(several(TFM, WSO, JEM, b0="T", b1="W", b2="J", b3="T"), facilities=(MAIN,))
    assert subject in statuses(register, rule, date(2026, 3, 1))


def test_each_leaver_is_asked() -> None:
    planned = tuple(Officer(badge, planned_last_day=date(2026, 12, 31)) for badge in "12")
    register = having(several(TFM, WSO, b0="T", b1="W", b2="W"), officers=planned)
    gone = replace(event(StatusEventKind.SEPARATED, TODAY, "W"), badge="1")
    assert set(statuses(having(register, status_events=(gone,)), "EXT-01", TODAY)) == {"participation:2/W"}
    cards = having(register, status_events=(replace(gone, badge="2"),))
    assert set(statuses(cards, "CRD-02", TODAY)) == {f"credential:2/W/{CredentialKind.CREDENTIAL_CARD}"}


def test_each_agreement_is_asked() -> None:
    draft = replace(JEM, code="D", lea_signed_on=None)
    register = Register(moas=(draft, replace(JEM, code="E", ice_signed_on=None), TFM, WSO, JEM))
    assert set(statuses(register, "MOA-01", TODAY)) == {"moa:E", "moa:T", "moa:W", "moa:J"}
    changes = (
        Amendment("J", 1, AmendmentKind.ADDENDUM),
        Amendment("J", 2, AmendmentKind.ADDENDUM, TODAY, TODAY),
    )
    assert set(statuses(replace(register, amendments=changes), "MOA-05", TODAY)) == {"amendment:J/2"}
    ends = (
        MoaEvent("W", MoaEventKind.TERMINATED, date(2026, 1, 1)),
        MoaEvent("W", MoaEventKind.TERMINATED, date(2026, 9, 1), notified_on=TODAY),
    )
    assert set(statuses(replace(register, moa_events=ends), "MOA-09", TODAY)) == {"moa:W"}
    operational = replace(register, moas=(WSO, replace(JEM, operational_on=TODAY)))
    assert statuses(operational, "MOA-07", TODAY) == {"moa:W": "CANNOT_TELL", "moa:J": "PENDING"}
