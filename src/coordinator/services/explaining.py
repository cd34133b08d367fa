"""A verdict, or an officer's authority, with its whole reasoning in words: for window, command line and paper."""

from dataclasses import asdict, dataclass

from coordinator.compliance.authority import Authority
from coordinator.compliance.facts import Participation
from coordinator.compliance.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Explanation:
    """One verdict as plain text and codes; days are ISO, lists are in reading order."""

    rule: str
    title: str
    words: str
    subject: str
    status: str
    status_words: str
    due: str | None
    weight: str
    weight_words: str
    basis: str
    basis_words: str
    source: str
    steps: tuple[str, ...]
    rests_on: tuple[str, ...]
    mend: str

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON has them."""
        return asdict(self)


def explained(verdict: Verdict) -> Explanation:
    """Put the reasoning of *verdict* into words."""
    rule, term = verdict.rule, verdict.term
    return Explanation(
        rule=rule.code,
        title=rule.title,
        words=rule.words,
        subject=verdict.subject,
        status=verdict.status.value,
        status_words=verdict.status.words,
        due=verdict.due.isoformat() if verdict.due else None,
        weight=rule.weight.value,
        weight_words=rule.weight.words,
        basis=term.basis.value,
        basis_words=term.basis.words,
        source=term.citation,
        steps=tuple(str(line) for line in verdict.steps),
        rests_on=verdict.rests_on,
        mend=verdict.mend,
    )


@dataclass(frozen=True, slots=True)
class AuthorityAnswer:
    """Whether an officer may act under one agreement, with what decides it."""

    subject: str
    status: str
    status_words: str
    moa: str
    since: str | None
    until: str | None
    steps: tuple[str, ...]
    rests_on: tuple[str, ...]
    mend: str

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON has them."""
        return asdict(self)


def answered(held: Participation, found: Authority) -> AuthorityAnswer:
    """Put the authority of one participation into words."""
    return AuthorityAnswer(
        subject=held.subject,
        status=found.word.value,
        status_words=found.word.words,
        moa=held.moa,
        since=found.letter.granted_from.isoformat() if found.letter else None,
        until=found.until.isoformat() if found.until else None,
        steps=tuple(str(line) for line in found.steps),
        rests_on=found.rests_on,
        mend=found.mend,
    )
