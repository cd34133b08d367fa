"""The parameters of each MOA template, read from data files, and what a single agreement overrides.

A template file is TOML: its code, model, title and date, and under ``[rules.CODE]`` the parameters of each rule that
the template has, with the clause they come from. A rule without a table of its own does not exist under the template.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coordinator.compliance.choices import Model
from coordinator.compliance.verdicts import Basis
from coordinator.errors import Invalid, Problem

Parameter = str | int
_OWN_KEYS = frozenset({"basis", "clause", "source", "confirm"})
WORDS: Mapping[str, frozenset[str]] = {
    "anchor": frozenset({"LAST_COMPLETION", "FIXED_CYCLE", "OPERATIONAL", "FIRST_CERTIFIED"}),
    "travel_payer": frozenset({"ICE", "LEA"}),
    "intake": frozenset({"JIC", "OPR"}),
}
"""Parameters that are words, with the words; every other one is a whole number."""
MOST = 9_999
"""The largest number of a parameter, so that no day lies beyond the calendar; an interval is at least a month."""
PROGRAM = "PROGRAM"
"""The code of the template that holds what this program suggests where no agreement says anything."""


@dataclass(frozen=True, slots=True)
class Override:
    """What one agreement says in place of its template: a ``moa_term`` record."""

    moa: str
    rule: str
    parameter: str
    value: str
    clause: str = ""

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"moa_term:{self.moa}/{self.rule}/{self.parameter}"


@dataclass(frozen=True, slots=True)
class Term:
    """What a rule means under one agreement.

    *source* names the document, *clause* its heading. *confirm* marks what could not be checked against a signed
    copy: wherever it shows, it says "confirm with your MOA". *overrides* are the records that changed a parameter.
    """

    rule: str
    basis: Basis
    source: str
    clause: str
    confirm: bool = False
    parameters: Mapping[str, Parameter] | None = None
    overrides: tuple[Override, ...] = ()

    @property
    def citation(self) -> str:
        """Return source and clause as people cite them."""
        cited = f"{self.source}, {self.clause}" if self.clause else self.source
        return f"{cited} (confirm with your MOA)" if self.confirm else cited

    def number(self, parameter: str) -> int:
        """Return a whole number, in the unit that the parameter's name ends with (days, months)."""
        return int((self.parameters or {})[parameter])

    def optional(self, parameter: str) -> int | None:
        """Return a whole number, or nothing where the template sets none."""
        value = (self.parameters or {}).get(parameter)
        return None if value is None else int(value)

    def word(self, parameter: str) -> str:
        """Return a parameter that is a word, such as the anchor of an interval."""
        return str((self.parameters or {})[parameter])


@dataclass(frozen=True, slots=True)
class Template:
    """A printed form of agreement and what it says; *dated* is the day of the data, not of the print."""

    code: str
    models: tuple[Model, ...]
    title: str
    printed: str
    dated: date
    rules: Mapping[str, Term]


def parse(text: str, file: str = "") -> Template:
    """Read one template file.

    Raises:
        Invalid: the text is no TOML, or a table lacks what every rule needs; *file* is named.
    """
    try:
        data = tomllib.loads(text)
        return Template(
            code=data["code"],
            models=tuple(Model(word) for word in data["models"]),
            title=data["title"],
            printed=data["printed"],
            dated=data["dated"],
            rules={code: _term(code, table, data["source"]) for code, table in data["rules"].items()},
        )
    except tomllib.TOMLDecodeError as error:
        raise Invalid([Problem(f"this is no terms file: {error}", file=file)]) from error
    except KeyError as error:
        raise Invalid([Problem(f"{error.args[0]} is missing", file=file)]) from error
    except ValueError as error:
        raise Invalid([Problem(str(error), file=file)]) from error


def _term(code: str, table: Mapping[str, Parameter], source: str) -> Term:
    parameters = {name: _checked(name, value) for name, value in table.items() if name not in _OWN_KEYS}
    return Term(
        rule=code,
        basis=Basis(str(table["basis"])),
        source=str(table.get("source", source)),
        clause=str(table.get("clause", "")),
        confirm=bool(table.get("confirm", False)),
        parameters=parameters,
    )


def _checked(name: str, value: Parameter) -> Parameter:
    """Return *value* as the parameter *name* takes it."""
    if words := WORDS.get(name):
        if value not in words:
            raise ValueError(f"{name} is {value}; it must be one of {', '.join(sorted(words))}")
        return value
    try:
        number = int(value)
    except ValueError:
        raise ValueError(f"{name} is {value}; it must be a whole number") from None
    least = 1 if name.endswith("_months") or name == "day_of_month" else 0
    most = 28 if name == "day_of_month" else MOST
    if not least <= number <= most:
        raise ValueError(f"{name} is {value}; it must be {least} to {most}")
    return number


def unfit(templates: Mapping[str, Template], row: Override) -> tuple[str, str] | None:
    """Return which field of an override cannot be, and why; nothing where it is fit to judge by."""
    having = [one.rules[row.rule] for one in templates.values() if row.rule in one.rules]
    if not having:
        return "rule", f"there is no rule {row.rule}"
    known = sorted({name for term in having for name in term.parameters or {}})
    if row.parameter not in known:
        return "parameter", f"{row.rule} has no parameter {row.parameter}; it has {', '.join(known) or 'none'}"
    try:
        _checked(row.parameter, row.value)
    except ValueError as error:
        return "value", str(error)
    return None


NEAREST = {Model.JEM: "JEM-2025", Model.WSO: "WSO-2025", Model.TFM: "TFM-2025", Model.HYBRID: "STD-2009"}
"""The template that stands in, to be confirmed throughout, for a print that the data files do not know."""


def template_for(templates: Mapping[str, Template], code: str, model: Model) -> Template:
    """Return the template *code*, or for another print the nearest of its model with every term to be confirmed."""
    if code in templates:
        return templates[code]
    nearest = templates[NEAREST[model]]
    rules = {rule: replace(term, confirm=True) for rule, term in nearest.rules.items()}
    return replace(nearest, code=code, rules=rules)


def term_of(template: Template, rule: str, overrides: Iterable[Override]) -> Term:
    """Return what *rule* means under an agreement of *template* with its own *overrides*.

    Raises:
        KeyError: the template does not have the rule.
        Invalid: an override is no number, or an unknown anchor.
    """
    return _overridden(template.rules[rule], [row for row in overrides if row.rule == rule])


def local_term(templates: Mapping[str, Template], rule: str, overrides: Iterable[Override]) -> Term | None:
    """Return what *rule* means under an agreement whose print does not have it: what the agency set, else nothing.

    Parameters that it did not set are those of another print that has the rule.
    """
    own = [row for row in overrides if row.rule == rule]
    other = next((one.rules[rule] for one in templates.values() if rule in one.rules), None)
    if not own or other is None:
        return None
    source = f"Local policy of this agency for {own[0].moa}"
    return _overridden(Term(rule, Basis.LOCAL_POLICY, source, "", parameters=other.parameters), own)


def _overridden(plain: Term, own: Sequence[Override]) -> Term:
    if not own:
        return plain
    changed = dict(plain.parameters or {})
    for row in own:
        try:
            changed[row.parameter] = _checked(row.parameter, row.value)
        except ValueError as error:
            raise Invalid([Problem(str(error), field=f"{row.moa} {plain.rule}")]) from error
    clause = next((row.clause for row in reversed(own) if row.clause), plain.clause)
    return replace(plain, clause=clause, parameters=changed, overrides=tuple(own))
