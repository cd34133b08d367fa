"""A verdict, or an officer's authority, with its whole reasoning in words: for window, command line and paper."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coordinator.compliance.authority import Authority
    from coordinator.compliance.facts import Participation
    from coordinator.compliance.forecast import Turn
    from coordinator.compliance.register import Facts
    from coordinator.compliance.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class OnFile:
    """A document that can be shown for an answer."""

    title: str
    code: str

    def __str__(self) -> str:
        """Return the document as people name it: ``Certificate, IADP (D-2024-003)``."""
        return f"{self.title} ({self.code})"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One verdict as plain text and codes; days are ISO; *papers* is *rests_on* in words, *documents* prove them.

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
    documents: tuple[OnFile, ...]
    mend: str
    otherwise_words: str
    answered: str
    turns_on: str | None
    turns_words: str

    @property
    def grounds(self) -> str:
        """What the rule rests on, in one line: its weight, what kind of source states it, and where."""
        said = dict.fromkeys((self.basis_words, self.source))
        return f"{self.weight_words}. {': '.join(said)}."

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
    return f"{record.about.title} {', '.join(words)}".rstrip()


def _on_file(refs: Sequence[str], facts: "Facts") -> tuple[OnFile, ...]:
    """Return the documents behind the records *refs*, each once."""
    papers = (one for ref in refs for one in facts.program.papers_behind(ref, facts.as_of))
    return tuple(dict.fromkeys(OnFile(one.title, one.key) for one in papers))


def explained(verdict: "Verdict", facts: "Facts", turn: "Turn | None" = None) -> Explanation:
    """Put the reasoning of *verdict*, which follows from *facts*, into words; its next *turn* too if asked for."""
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
        documents=_on_file(verdict.rests_on, facts),
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
    documents: tuple[OnFile, ...]
    mend: str

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON has them."""
        return asdict(self)


def answered(held: "Participation", found: "Authority", facts: "Facts") -> AuthorityAnswer:
    """Put the authority of one participation, which follows from *facts*, into words."""
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
        documents=_on_file(found.rests_on, facts),
        mend=found.mend,
    )
