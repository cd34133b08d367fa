"""The records about one officer that are lists: classes, examinations, credentials, equipment, accounts."""

from collections.abc import Iterator
from datetime import date

from coordinator.compliance.dates import long_date
from coordinator.records import (
    CourseFields,
    CredentialFields,
    EquipmentFields,
    ExamAttemptFields,
    SystemAccountFields,
    TrainingRecordFields,
)
from coordinator.services.officer_view import Blank, Line, Section
from coordinator.store import Look, key_text

_CLASS = ("officer", "course", "started_on", "completed_on", "certified_on", "status", "location")
_EXAM = ("officer", "course", "exam", "attempt", "score", "taken_on")
_CREDENTIAL = ("officer", "moa", "kind", "issued_on", "serial", "status", "returned_on", "last_sighted_on")
_EQUIPMENT = (
    *("assigned_to", "asset_tag", "kind", "serial", "status"),
    *("received_on", "returned_on", "last_inventory_on"),
)
_ACCOUNT = ("officer", "system", "rules_signed_on", "granted_on", "last_reviewed_on", "disabled_on")


def training_of(look: Look, badge: str) -> list[Section]:
    """Return the classes that an officer took or is to take, and the examinations; the latest first."""
    officer = {"officer": badge}
    return [
        Section("Classes", _newest_first(_classes(look, badge)), Blank("training_record", officer)),
        Section("Examinations", _newest_first(_exams(look, badge)), Blank("exam_attempt", officer)),
    ]


def holdings_of(look: Look, badge: str, agreement: str) -> list[Section]:
    """Return what an officer holds or held; what is new is under *agreement*, if there is one."""
    known = {"officer": badge, **({"moa": agreement} if agreement else {})}
    return [
        Section("Credentials", _newest_first(_credentials(look, badge)), Blank("credential", known)),
        Section("Equipment", _newest_first(_equipment(look, badge)), Blank("equipment", {"assigned_to": badge})),
        Section("System accounts", _newest_first(_accounts(look, badge)), Blank("system_account", {"officer": badge})),
    ]


_Dated = tuple[date, Line]


def _newest_first(found: Iterator[_Dated]) -> list[Line]:
    return [line for _, line in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _days(*days: tuple[str, date | None]) -> str:
    """Return the days that are on record as people read them: ``issued April 2, 2024 · last seen July 6, 2026``."""
    return " · ".join(f"{words} {long_date(day)}" for words, day in days if day is not None)


def _classes(look: Look, badge: str) -> Iterator[_Dated]:
    titles = dict(look.rows(CourseFields, ("code", "title")))
    for officer, course, started, completed, certified, status, location in look.rows(TrainingRecordFields, _CLASS):
        if officer == badge:
            words = _days(("started", started), ("completed", completed), ("certified", certified))
            place = f" · {location}" if location else ""
            ref = f"training_record:{key_text((officer, course, started))}"
            yield started, Line(ref, f"{course} · {titles[course]}", words + place, status.words)


def _exams(look: Look, badge: str) -> Iterator[_Dated]:
    for officer, course, exam, attempt, score, taken in look.rows(ExamAttemptFields, _EXAM):
        if officer == badge:
            ref = f"exam_attempt:{key_text((officer, course, exam, attempt))}"
            words = f"{attempt.words} · taken {long_date(taken)}"
            yield taken, Line(ref, f"{course} · examination {exam}", words, f"{score} %")


def _credentials(look: Look, badge: str) -> Iterator[_Dated]:
    for officer, moa, kind, issued, serial, status, returned, seen in look.rows(CredentialFields, _CREDENTIAL):
        if officer == badge:
            ref = f"credential:{key_text((officer, moa, kind, issued))}"
            words = _days(("issued", issued), ("last seen", seen), ("returned", returned))
            yield issued, Line(ref, _named(kind.words, serial), words, status.words if status else "")


def _equipment(look: Look, badge: str) -> Iterator[_Dated]:
    for officer, tag, kind, serial, status, received, returned, seen in look.rows(EquipmentFields, _EQUIPMENT):
        if officer == badge:
            words = _days(("received", received), ("last seen", seen), ("returned", returned))
            line = Line(f"equipment:{tag}", f"{kind.words} {_named(tag, serial)}", words, status.words)
            yield received or date.min, line


def _accounts(look: Look, badge: str) -> Iterator[_Dated]:
    for officer, system, signed, granted, reviewed, disabled in look.rows(SystemAccountFields, _ACCOUNT):
        if officer == badge:
            words = _days(("granted", granted), ("rules signed", signed), ("last reviewed", reviewed))
            state = f"Disabled {long_date(disabled)}" if disabled else "Granted" if granted else "Not granted"
            ref = f"system_account:{key_text((officer, system))}"
            yield granted or signed or date.min, Line(ref, system, words, state)


def _named(name: str, serial: str | None) -> str:
    return f"{name} · {serial}" if serial else name
