"""Invented agencies of any size: officers under one agreement, each with every paper, a fixed chance and no names."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from coordinator.compliance.choices import CredentialKind, Function, Model, Role, Satisfies, TermKind, TrainingStatus
from coordinator.records import (
    AgencyFields,
    AuthorizationFields,
    CourseFields,
    CredentialFields,
    FacilityFields,
    MoaFields,
    OfficerFields,
    ParticipationFields,
    TrainingRecordFields,
)
from coordinator.records.declaration import Fields
from coordinator.services.validating import checked
from coordinator.store import OpenChange, Stamp, Store, create_store
from tests.conftest import NOW

DAY = date(2026, 11, 22)
_NAMES = ("Achterberg", "Delacroix", "Haugen", "Kowalczyk", "Lindqvist", "Mbeki", "Nguyen", "Okafor", "Ostrander")


def agency_of(officers: int, folder: Path, refreshers: int = 2) -> Store:
    """Make a program with so many *officers*, each with *refreshers* classes besides the initial one."""
    store = create_store(folder, lambda: Stamp("bench", NOW))
    chance = random.Random(officers)  # noqa: S311  it spreads dates, it keeps no secret
    with store.change("Generate") as step:
        _put(step, AgencyFields, {"name": "Generated County", "state": "WI", "time_zone": "America/Chicago"})
        _put(step, FacilityFields, {"name": "Jail", "kind": "JAIL"})
        signed = {"lea_signed_on": date(2020, 6, 3), "ice_signed_on": date(2020, 6, 10)}
        moa = {"code": "G-JEM", "model": Model.JEM, "template": "JEM-2020", "term_kind": TermKind.OPEN_ENDED, **signed}
        _put(step, MoaFields, moa)
        for code, meets in (("IADP", Satisfies.INITIAL), ("IADRP", Satisfies.REFRESHER)):
            _put(step, CourseFields, {"code": code, "title": code, "models": (Model.JEM,), "satisfies": meets})
        people = [
            (number, date(2020, 7, 1) + timedelta(days=chance.randrange(1800))) for number in range(1, officers + 1)
        ]
        _put_all(step, OfficerFields, [_officer(number, chance) for number, _ in people])
        _put_all(step, ParticipationFields, [_part(number, day) for number, day in people])
        _put_all(step, TrainingRecordFields, [row for one in people for row in _training(*one, refreshers)])
        _put_all(step, AuthorizationFields, [_letter(number, day) for number, day in people])
        _put_all(step, CredentialFields, [row for one in people for row in _credentials(*one)])
    return store


def _put(step: OpenChange, record: type[Fields], values: dict[str, object]) -> None:
    _put_all(step, record, [values])


def _put_all(step: OpenChange, record: type[Fields], rows: list[dict[str, object]]) -> None:
    defaults = checked(record, rows[0]).columns
    step.insert_all(record, [{**defaults, **row} for row in rows])


def _officer(number: int, chance: random.Random) -> dict[str, object]:
    name = f"{chance.choice(_NAMES)} {number}"
    return {"badge": str(number), "last_name": name, "first_name": "Ana", "rank": "Deputy", "facility_id": 1}


def _part(number: int, day: date) -> dict[str, object]:
    return {"officer_id": number, "moa_id": 1, "role": Role.DIO, "started_on": day - timedelta(days=60)}


def _training(number: int, day: date, refreshers: int) -> Iterator[dict[str, object]]:
    yield _class(number, 1, day)
    for turn in range(1, refreshers + 1):
        yield _class(number, 2, day + timedelta(days=700 * turn // max(1, refreshers // 2)))


def _class(number: int, course: int, day: date) -> dict[str, object]:
    begun = day - timedelta(days=25)
    done = {"completed_on": day, "certified_on": day, "status": TrainingStatus.COMPLETED}
    return {"officer_id": number, "course_id": course, "started_on": begun, **done}


def _letter(number: int, day: date) -> dict[str, object]:
    granted = day + timedelta(days=14)
    return {
        "officer_id": number,
        "moa_id": 1,
        "letter_on": granted,
        "granted_from": granted,
        "functions": (Function.F01,),
    }


def _credentials(number: int, day: date) -> Iterator[dict[str, object]]:
    for kind in (CredentialKind.FORM_70_006, CredentialKind.CREDENTIAL_CARD):
        issued = day + timedelta(days=14)
        yield {"officer_id": number, "moa_id": 1, "kind": kind, "serial": f"G-{number}", "issued_on": issued}
