"""The records about one officer that are lists: classes, examinations, credentials, equipment, accounts."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from coordinator.compliance.dates import long_date
from coordinator.records import (
    CourseFields,
    CredentialFields,
    EquipmentFields,
    ExamAttemptFields,
    Fields,
    SystemAccountFields,
    TrainingRecordFields,
)
from coordinator.records.declaration import fields_of
from coordinator.services.officer_view import Blank, Line, Section
from coordinator.store import Look, key_text


def training_of(look: Look, officer: int, badge: str) -> list[Section]:
    """Return the classes that the *officer* of that row took or is to take, and the examinations; the latest first."""
    known = {"officer": badge}
    return [
        Section("Classes", _newest_first(_classes(look, officer)), Blank("training_record", known)),
        Section("Examinations", _newest_first(_exams(look, officer)), Blank("exam_attempt", known)),
    ]


def holdings_of(look: Look, officer: int, badge: str, agreement: str) -> list[Section]:
    """Return what the *officer* of that row holds or held; what is new is under *agreement*, if there is one."""
    known = {"officer": badge, **({"moa": agreement} if agreement else {})}
    accounts = _newest_first(_accounts(look, officer))
    return [
        Section("Credentials", _newest_first(_credentials(look, officer)), Blank("credential", known)),
        Section("Equipment", _newest_first(_equipment(look, officer)), Blank("equipment", {"assigned_to": badge})),
        Section("System accounts", accounts, Blank("system_account", {"officer": badge})),
    ]


def rows_of(look: Look, record: type[Fields], officer: int, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the fields *names* of the rows of *record* that refer to the *officer* of that row, and of no other."""
    reference = next(one for one in fields_of(record) if one.refers_to == "officer")
    numbers = look.referring(record, reference, [officer])
    return (row[1:] for row in look.numbered(record, names, numbers))


_Dated = tuple[date, Line]


def _newest_first(found: Iterator[_Dated]) -> list[Line]:
    return [line for _, line in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _days(*days: tuple[str, date | None]) -> str:
    """Return the days that are on record as people read them: ``issued April 2, 2024 · last seen July 6, 2026``."""
    return " · ".join(f"{words} {long_date(day)}" for words, day in days if day is not None)


def _classes(look: Look, officer: int) -> Iterator[_Dated]:
    titles = dict(look.rows(CourseFields, ("code", "title")))
    names = ("officer", "course", "started_on", "completed_on", "certified_on", "status", "location")
    for badge, course, started, completed, certified, status, place in rows_of(
        look, TrainingRecordFields, officer, names
    ):
        words = _days(("started", started), ("completed", completed), ("certified", certified))
        ref = f"training_record:{key_text((badge, course, started))}"
        yield started, Line(ref, f"{course} · {titles[course]}", _named(words, place), status.words)


def _exams(look: Look, officer: int) -> Iterator[_Dated]:
    names = ("officer", "course", "exam", "attempt", "score", "taken_on")
    for badge, course, exam, attempt, score, taken in rows_of(look, ExamAttemptFields, officer, names):
        ref = f"exam_attempt:{key_text((badge, course, exam, attempt))}"
        words = f"{attempt.words} · taken {long_date(taken)}"
        yield taken, Line(ref, f"{course} · examination {exam}", words, f"{score} %")


def _credentials(look: Look, officer: int) -> Iterator[_Dated]:
    names = ("officer", "moa", "kind", "issued_on", "serial", "status", "returned_on", "last_sighted_on")
    for badge, moa, kind, issued, serial, status, returned, seen in rows_of(look, CredentialFields, officer, names):
        ref = f"credential:{key_text((badge, moa, kind, issued))}"
        words = _days(("issued", issued), ("last seen", seen), ("returned", returned))
        yield issued, Line(ref, _named(kind.words, serial), words, status.words if status else "")


def _equipment(look: Look, officer: int) -> Iterator[_Dated]:
    names = ("asset_tag", "kind", "serial", "status", "received_on", "returned_on", "last_inventory_on")
    for tag, kind, serial, status, received, returned, seen in rows_of(look, EquipmentFields, officer, names):
        words = _days(("received", received), ("last seen", seen), ("returned", returned))
        line = Line(f"equipment:{tag}", f"{kind.words} {_named(tag, serial)}", words, status.words)
        yield received or date.min, line


def _accounts(look: Look, officer: int) -> Iterator[_Dated]:
    names = ("officer", "system", "rules_signed_on", "granted_on", "last_reviewed_on", "disabled_on")
    for badge, system, signed, granted, reviewed, disabled in rows_of(look, SystemAccountFields, officer, names):
        words = _days(("granted", granted), ("rules signed", signed), ("last reviewed", reviewed))
        state = f"Disabled {long_date(disabled)}" if disabled else "Granted" if granted else "Not granted"
        yield granted or signed or date.min, Line(f"system_account:{key_text((badge, system))}", system, words, state)


def _named(name: str, serial: str | None) -> str:
    return f"{name} · {serial}" if serial else name
