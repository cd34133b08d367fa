"""A small invented agency for the tests of rules: one agreement a model, and one officer."""

from dataclasses import replace
from datetime import date

from coordinator.compliance.assess import Assessment, assess
from coordinator.compliance.authority import Authority, authority_of
from coordinator.compliance.choices import CredentialKind, Model, Role, Satisfies
from coordinator.compliance.facts import Authorization, Course, Credential, Moa, Participation, Training
from coordinator.compliance.register import Facts, Register
from coordinator.compliance.terms import parse
from coordinator.compliance.verdicts import Verdict
from coordinator.paths import bundled

TEMPLATES = {path.stem: parse(path.read_text("utf-8")) for path in bundled("resources/terms").glob("*.toml")}

JEM = Moa("J", Model.JEM, "JEM-2020", date(2020, 6, 3), date(2020, 6, 10), date(2020, 6, 10))
WSO = Moa("W", Model.WSO, "WSO-2025", date(2020, 3, 14), date(2020, 3, 26))
TFM = Moa("T", Model.TFM, "TFM-2025", date(2020, 3, 7), date(2020, 3, 10))

COURSES = (
    Course("IADP", frozenset({Model.JEM}), Satisfies.INITIAL),
    Course("IADRP", frozenset({Model.JEM}), Satisfies.REFRESHER),
    Course("WSO-INIT", frozenset({Model.WSO}), Satisfies.INITIAL),
    Course("TFM-INIT", frozenset({Model.TFM}), Satisfies.INITIAL),
)
INITIAL = {"J": "IADP", "W": "WSO-INIT", "T": "TFM-INIT"}
ROLES = {"J": Role.DIO, "W": Role.WSO, "T": Role.TFO}


def trained(course: str, completed: date) -> Training:
    """Return a course that ended, and was certified, on *completed*."""
    return Training("1", course, completed, completed, completed)


def officer(moa: Moa = JEM, completed: date = date(2024, 3, 15), letter: date = date(2024, 4, 2)) -> Register:
    """Return one officer with every paper under *moa*."""
    papers = (CredentialKind.FORM_70_006, CredentialKind.CREDENTIAL_CARD)
    return Register(
        moas=(moa,),
        courses=COURSES,
        participations=(Participation("1", moa.code, ROLES[moa.code], date(2020, 1, 1)),),
        trainings=(trained(INITIAL[moa.code], completed),),
        authorizations=(Authorization("1", moa.code, letter, letter_on=letter),),
        credentials=() if moa.model is Model.TFM else tuple(Credential("1", moa.code, kind, letter) for kind in papers),
    )


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


def judged(register: Register, as_of: date) -> Assessment:
    """Return every answer as of a day."""
    return assess(facts(register, as_of))


def with_terms(register: Register, **changes: object) -> Register:
    """Return *register* with other fields of its only agreement."""
    return replace(register, moas=(replace(register.moas[0], **changes),))  # type: ignore[arg-type]  # fields by name
