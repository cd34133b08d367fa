"""What an agreement says: each parameter in force with its source, and the duties by the clause they stand in."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from coordinator.compliance.facts import Moa
from coordinator.compliance.register import Facts
from coordinator.compliance.rules import RULES
from coordinator.compliance.terms import Term, template_for
from coordinator.compliance.verdicts import Rule, Status, Verdict
from coordinator.services.agreement_view import Clause, ClauseDuty, TermRow
from coordinator.store import Look

_WORST = (
    *(Status.OVERDUE, Status.NOT_MET, Status.LATE, Status.CANNOT_TELL, Status.DUE_SOON),
    *(Status.WAIVED, Status.PENDING, Status.MET, Status.NOT_APPLICABLE),
)


def _asked(facts: Facts, moa: Moa) -> Iterator[tuple[Rule, Term]]:
    """Yield each rule that *moa* has, by its print or by its own terms, with what it means there."""
    for rule in RULES:
        term = facts.asked(moa, rule.code)
        if term is not None:
            yield rule, term


def terms(look: Look, facts: Facts, moa: Moa) -> Iterator[TermRow]:
    """Yield every parameter in force under *moa*, in the order of the rules."""
    own = {key: number for number, key in look.keys("moa_term").items()}
    printed = template_for(facts.templates, moa.template, moa.model).rules
    for rule, term in _asked(facts, moa):
        before = printed[rule.code].parameters if rule.code in printed else None
        for name, value in (term.parameters or {}).items():
            row = own.get(f"{moa.code}/{rule.code}/{name}", 0)
            otherwise = str((before or {}).get(name, "")) if row else ""
            words = parameter_words(name)
            yield TermRow(
                rule.code,
                rule.title,
                name,
                f"{words}: {value}",
                term.citation,
                row,
                otherwise,
                term.confirm and not row,
            )


def parameter_words(name: str) -> str:
    """Return what people call a parameter: ``due_soon_days`` is ``Due soon, days``."""
    for unit in ("months", "days", "hours", "weekdays"):
        if name.endswith(f"_{unit}"):
            return f"{name.removesuffix(f'_{unit}').replace('_', ' ').capitalize()}, {unit}"
    return name.replace("_", " ").capitalize()


def clauses(facts: Facts, moa: Moa, verdicts: Sequence[Verdict]) -> list[Clause]:
    """Return the duties of *moa* by the clause they stand in, each with the verdict that needs somebody most."""
    by_rule: dict[str, list[Verdict]] = {}
    for one in verdicts:
        by_rule.setdefault(one.rule.code, []).append(one)
    asked = sorted(_asked(facts, moa), key=lambda pair: _place(pair[1]))
    return [
        Clause(title, [_duty(rule, by_rule) for rule, _ in some])
        for title, some in groupby(asked, key=lambda pair: pair[1].citation)
    ]


def _place(term: Term) -> tuple[str, int, str]:
    """Return what clauses sort by: those of the agreement by their Roman numbers, then its appendices, then others."""
    numeral, _, _ = term.clause.partition(",")
    first = numeral.split(".")[0].strip()
    known = _ROMAN.index(first) if first in _ROMAN else len(_ROMAN)
    return term.source, known, term.citation


_ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
)


def _duty(rule: Rule, by_rule: Mapping[str, Sequence[Verdict]]) -> ClauseDuty:
    found = sorted(by_rule.get(rule.code, ()), key=lambda one: _WORST.index(one.status))
    worst = next(iter(found), None)
    counts = [(status, sum(one.status is status for one in found)) for status in _WORST]
    said = ", ".join(f"{count} {status.words.lower()}" for status, count in counts if count)
    return ClauseDuty(
        rule=rule.code,
        title=rule.title,
        status=worst.status.value if worst else "",
        status_words=worst.status.words if worst else "",
        counted=said or "nothing is asked on this day",
        subject=worst.subject if worst else "",
    )
