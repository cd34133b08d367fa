"""What each agreement print says: the shipped data, and newer data that the agency took in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from coordinator.compliance.assess import Assessment, assess
from coordinator.compliance.choices import Language
from coordinator.compliance.register import Facts, Register
from coordinator.compliance.rules import RULES_VERSION
from coordinator.compliance.terms import Template, parse
from coordinator.compliance.verdicts import Verdict, subject_words
from coordinator.errors import Invalid, Problem, Refused, Unavailable
from coordinator.paths import bundled
from coordinator.records import AgencyTextFields
from coordinator.services.validating import checked
from coordinator.store import Changes, Look, Store

_PREFIX = "terms."
"""How the agency's own wordings name a file of terms."""


@cache
def shipped() -> Mapping[str, Template]:
    """Return every shipped template by its code.

    Raises:
        Invalid: a file of the installation is damaged.
    """
    files = sorted(bundled("resources/terms").glob("*.toml"))
    parsed = (parse(path.read_text("utf-8"), path.name) for path in files)
    return {template.code: template for template in parsed}


def templates(look: Look) -> Mapping[str, Template]:
    """Return the templates by their code, the agency's newer ones in place of the shipped ones."""
    rows = look.rows(AgencyTextFields, ("code", "text"))
    own = (_parsed(text) for code, text in rows if code.startswith(_PREFIX))
    return {**shipped(), **{template.code: template for template in own}}


@cache
def _parsed(text: str) -> Template:
    return parse(text, "the agency's own terms")


def rules_label(known: Mapping[str, Template]) -> str:
    """Return how the rule set is named beside a verdict: ``rules v2, terms of 2026-11-22``."""
    newest: date = max(template.dated for template in known.values())
    return f"rules v{RULES_VERSION}, terms of {newest.isoformat()}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a newer file changes: about a parameter, or about a verdict today."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A newer file of terms beside what holds now, side by side."""

    template: Template
    text: str
    parameters: tuple[Difference, ...]
    verdicts: tuple[Difference, ...]


def proposal(look: Look, register: Register, as_of: date, file: Path) -> Proposal:
    """Read a file of terms and say what it would change for this agency on a day; nothing is written.

    Raises:
        Invalid: it is no file of terms.
        Refused: it is no newer than what holds now.
        Unavailable: it cannot be read.
    """
    text = _read(file)
    new = parse(text, file.name)
    known = templates(look)
    old = known.get(new.code)
    if old is not None and new.dated <= old.dated:
        raise Refused(f"{file.name} is of {new.dated}; the terms of {new.code} in use are of {old.dated}, no older.")
    before = assess(Facts(register, known, as_of))
    after = assess(Facts(register, {**known, new.code: new}, as_of))
    return Proposal(new, text, tuple(_parameters(old, new)), tuple(_verdicts(before, after)))


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid([Problem("this is no text in UTF-8", file=file.name)]) from error
    except OSError as error:
        raise Unavailable(f"{file} cannot be read: {error.strerror}.") from error


def _parameters(old: Template | None, new: Template) -> Iterator[Difference]:
    for rule in sorted({*(old.rules if old else ()), *new.rules}):
        was, now = old.rules.get(rule) if old else None, new.rules.get(rule)
        if was is None or now is None:
            yield Difference(rule, "not in it" if was is None else was.citation, now.citation if now else "not in it")
            continue
        names = sorted({*(was.parameters or {}), *(now.parameters or {})})
        for name in names:
            values = [str((one.parameters or {}).get(name, "none")) for one in (was, now)]
            if values[0] != values[1]:
                yield Difference(f"{rule} {name}", *values)
        if was.citation != now.citation:
            yield Difference(f"{rule} source", was.citation, now.citation)


def _verdicts(before: Assessment, after: Assessment) -> Iterator[Difference]:
    old = {(one.rule.code, one.subject): one for one in before.verdicts}
    new = {(one.rule.code, one.subject): one for one in after.verdicts}
    for key in sorted({*old, *new}):
        said = [_said(old.get(key)), _said(new.get(key))]
        if said[0] != said[1]:
            yield Difference(f"{key[0]} {subject_words(key[1])}", *said)


def _said(one: Verdict | None) -> str:
    if one is None:
        return "not asked"
    return f"{one.status.words}, due {one.due_iso}" if one.due else one.status.words


def take(store: Store, found: Proposal) -> Changes | None:
    """Let a newer file of terms hold from now on, as a change that can be undone."""
    code = f"{_PREFIX}{found.template.code}"
    values = {"code": code, "language": Language.EN, "text": found.text}
    columns, problems, _ = checked(AgencyTextFields, values)
    if problems:
        raise Invalid([replace(one, file=code) for one in problems])
    with store.looking() as look:
        numbers = {key: number for number, key in look.keys("agency_text").items()}
    with store.change(f"Take the terms of {found.template.code} of {found.template.dated}") as step:
        number = numbers.get(f"{code}/{Language.EN.value}")
        if number is None:
            step.insert(AgencyTextFields, columns)
        else:
            step.update(AgencyTextFields, number, {"text": columns["text"]})
    return step.changes
