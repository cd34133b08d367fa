"""A small invented agency for the tests of rules: one agreement a model, and one officer."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from coordinator.compliance.assess import Assessment, assess
from coordinator.compliance.authority import Authority, authority_of
from coordinator.compliance.choices import (
    CredentialKind,
    MoaEventKind,
    Model,
    Role,
    Satisfies,
    StatusEventKind,
    TermKind,
)
from coordinator.compliance.facts import (
    Authorization,
    Course,
    Credential,
    Moa,
    MoaEvent,
    Participation,
    StatusEvent,
    Training,
)
from coordinator.compliance.officer_file import ROWS, filed
from coordinator.compliance.register import Facts, Register
from coordinator.compliance.terms import Override, parse
from coordinator.compliance.verdicts import SETTLED, SUBJECTS, Status, Verdict
from coordinator.paths import bundled

TEMPLATES = {path.stem: parse(path.read_text("utf-8")) for path in bundled("resources/terms").glob("*.toml")}

JEM = Moa("J", Model.JEM, "JEM-2020", date(2020, 6, 3), date(2020, 6, 10), date(2020, 6, 10))
WSO = Moa("W", Model.WSO, "WSO-2025", date(2020, 3, 14), date(2020, 3, 26))
TFM = Moa("T", Model.TFM, "TFM-2025", date(2020, 3, 7), date(2020, 3, 10))
HYBRID = Moa(
    "H", Model.HYBRID, "STD-2009", date(2009, 10, 15), date(2009, 10, 15),
    term_kind=TermKind.FIXED_TERM, expires_on=date(2012, 10, 15),
)  # fmt: skip

COURSES = (
    Course("IADP", frozenset({Model.JEM}), Satisfies.INITIAL),
    Course("IADRP", frozenset({Model.JEM}), Satisfies.REFRESHER),
    Course("WSO-INIT", frozenset({Model.WSO}), Satisfies.INITIAL),
    Course("TFM-INIT", frozenset({Model.TFM}), Satisfies.INITIAL),
)
INITIAL = {"J": "IADP", "W": "WSO-INIT", "T": "TFM-INIT", "H": "IADP"}
ROLES = {"J": Role.DIO, "W": Role.WSO, "T": Role.TFO, "H": Role.DIO}
ENDINGS = (StatusEventKind.REVOKED, StatusEventKind.WITHDRAWN, StatusEventKind.SEPARATED)


def trained(course: str, completed: date) -> Training:
    """Return a course that ended, and was certified, on *completed*."""
    return Training("1", course, completed, completed, completed)


def officer(moa: Moa = JEM, completed: date = date(2024, 3, 15), letter: date = date(2024, 4, 2)) -> Register:
    """Return one officer with every paper under *moa*."""
    papers = (CredentialKind.FORM_70_006, CredentialKind.CREDENTIAL_CARD)
    return having(
        Register(),
        moas=(moa,),
        courses=COURSES,
        participations=(Participation("1", moa.code, ROLES[moa.code], date(2009, 1, 1)),),
        trainings=(trained(INITIAL[moa.code], completed),),
        authorizations=(Authorization("1", moa.code, letter, letter_on=letter),),
        credentials=() if moa.model is Model.TFM else tuple(Credential("1", moa.code, kind, letter) for kind in papers),
    )


def rows_of(register: Register, name: str) -> list[Any]:
    """Return the rows that the officers' files of *register* hold by the name *name*."""
    return [row for file in register.files.values() for row in getattr(file, name)]


def having(register: Register, **kinds: Any) -> Register:
    """Return *register* with other rows of some kinds, also of those that stand in the officers' files."""
    in_files = {name: kinds.pop(name, None) for name in ROWS}
    rows = {name: rows_of(register, name) if found is None else found for name, found in in_files.items()}
    officers = kinds.pop("officers", register.officers)
    return replace(register, files=filed(officers, **rows), **kinds)


def around(register: Register, **kinds: Any) -> Register:
    """Return *register* with facts around its officers, by the names of the fields of ``Program``."""
    return replace(register, program=replace(register.program, **kinds))


def printed(moa: Moa, template: str) -> Moa:
    """Return *moa* on another print."""
    return replace(moa, template=template)


def own_terms(register: Register, rule: str, **parameters: object) -> Register:
    """Return *register* where the first agreement sets *parameters* of *rule* itself."""
    moa = register.moas[0].code
    rows = tuple(Override(moa, rule, name, str(value)) for name, value in parameters.items())
    return replace(register, overrides=(*register.overrides, *rows))


def event(kind: StatusEventKind, day: date, moa: str = "J") -> StatusEvent:
    """Return a change of the officer's authority."""
    return StatusEvent("1", moa, kind, day)


def moa_event(kind: MoaEventKind, day: date, moa: str = "J", **more: Any) -> MoaEvent:
    """Return something that happened to an agreement."""
    return MoaEvent(moa, kind, day, **more)


def facts(register: Register, as_of: date) -> Facts:
    """Return what is known on *as_of*."""
    return Facts(register, TEMPLATES, as_of)


def authority_on(register: Register, as_of: date) -> Authority:
    """Return the authority of the first participation."""
    known = facts(register, as_of)
    return authority_of(known, known.participations[0])


def verdict(register: Register, rule: str, as_of: date) -> Verdict | None:
    """Return the only verdict of *rule*, or nothing when it is not asked."""
    found = [one for one in judged(register, as_of).verdicts if one.rule.code == rule]
    assert len(found) < 2
    return found[0] if found else None


def status(register: Register, rule: str, as_of: date) -> str:
    """Return the status of *rule* as a code, ``-`` when it is not asked."""
    found = verdict(register, rule, as_of)
    return found.status.value if found else "-"


def statuses(register: Register, rule: str, as_of: date) -> dict[str, str]:
    """Return the statuses of *rule* as codes, by subject."""
    found = [one for one in judged(register, as_of).verdicts if one.rule.code == rule]
    answers = {one.subject: one.status.value for one in found}
    assert len(answers) == len(found)
    return answers


def due(register: Register, rule: str, as_of: date) -> str | None:
    """Return the due day, or moment, of the only verdict of *rule* as files have it."""
    found = verdict(register, rule, as_of)
    assert found is not None
    return found.due_iso


def course_of(register: Register, rule: str, days: Iterable[date]) -> list[str]:
    """Return the status of *rule* on each of some days, as codes."""
    return [status(register, rule, day) for day in days]


def judged(register: Register, as_of: date) -> Assessment:
    """Return every answer as of a day; whatever a test asks, every verdict explains itself."""
    found = assess(facts(register, as_of))
    for one in found.verdicts:
        explains_itself(one)
    return found


def explains_itself(found: Verdict) -> None:
    """Check that a verdict says what it is about, where it comes from, how it was reached and what would mend it."""
    kind, colon, key = found.subject.partition(":")
    assert kind in SUBJECTS
    assert colon
    assert key or kind == "agency"
    assert found.rule.title
    assert found.rule.words.endswith(".")
    assert found.term.citation
    assert found.steps
    assert all(str(line) and "{" not in str(line) and "None" not in str(line) for line in found.steps)
    assert found.rests_on or found.status is not Status.MET
    assert bool(found.mend) is (found.status not in SETTLED)
    assert (found.otherwise is not None) is (found.status is Status.WAIVED)
    assert found.due is not None or found.status not in {Status.OVERDUE, Status.DUE_SOON, Status.PENDING}


def with_terms(register: Register, **changes: object) -> Register:
    """Return *register* with other fields of its only agreement."""
    return replace(register, moas=(replace(register.moas[0], **changes),))  # type: ignore[arg-type]  # fields by name
