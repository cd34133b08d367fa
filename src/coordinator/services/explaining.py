"""A verdict, or an officer's authority, with its whole reasoning in words: for window, command line and paper."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coordinator.compliance.authority import Authority
    from coordinator.compliance.facts import Participation
    from coordinator.compliance.forecast import Turn
    from coordinator.compliance.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Explanation:
    """One verdict as plain text and codes; days are ISO; *papers* is *rests_on* in words.

    *otherwise_words* says what a waived duty would be, *answered* names the record that explains a failure. *turns_on*
    is the day on which it turns to *turns_words* if nothing more is recorded.
    """

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
    papers: tuple[str, ...]
    mend: str
    otherwise_words: str
    answered: str
    turns_on: str | None
    turns_words: str

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON has them."""
        return asdict(self)


def record_words(ref: str) -> str:
    """Return ``kind:key`` as people read it: ``Training 4117, IADP, 2024-02-19``; codes become their words."""
    from coordinator.records import RECORD_OF  # noqa: PLC0415  the window shows before the records' packages load
    from coordinator.records.declaration import key_fields  # noqa: PLC0415

    kind, _, key = ref.partition(":")
    record = RECORD_OF[kind]
    parts = zip(key_fields(record), key.split("/"), strict=False)
    words = (field.choices(part).words if field.choices else part for field, part in parts)
    return f"{record.about.title} {', '.join(words)}"


def explained(verdict: "Verdict", turn: "Turn | None" = None) -> Explanation:
    """Put the reasoning of *verdict* into words, and its next *turn* if that was asked for."""
    rule, term = verdict.rule, verdict.term
    return Explanation(
        rule=rule.code,
        title=rule.title,
        words=rule.words,
        subject=verdict.subject,
        status=verdict.status.value,
        status_words=verdict.status.words,
        due=verdict.due_iso,
        weight=rule.weight.value,
        weight_words=rule.weight.words,
        basis=term.basis.value,
        basis_words=term.basis.words,
        source=term.citation,
        steps=tuple(str(line) for line in verdict.steps),
        rests_on=verdict.rests_on,
        papers=tuple(map(record_words, verdict.rests_on)),
        mend=verdict.mend,
        otherwise_words=verdict.otherwise.words if verdict.otherwise else "",
        answered=record_words(verdict.answered) if verdict.answered else "",
        turns_on=turn.day.isoformat() if turn else None,
        turns_words=(turn.after.words if turn.after else "No longer asked") if turn else "",
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
    papers: tuple[str, ...]
    mend: str

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON has them."""
        return asdict(self)


def answered(held: "Participation", found: "Authority") -> AuthorityAnswer:
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
        papers=tuple(map(record_words, found.rests_on)),
        mend=found.mend,
    )
