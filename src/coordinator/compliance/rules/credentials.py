"""Duties about the papers and objects that ICE hands to an officer."""

from collections.abc import Iterator

from coordinator.compliance.authority import AuthorityWord, authority_of
from coordinator.compliance.choices import CredentialKind, Model
from coordinator.compliance.facts import Credential, Participation
from coordinator.compliance.register import Facts
from coordinator.compliance.rules.recurring import since_last
from coordinator.compliance.verdicts import Rule, Status, Step, Verdict, Weight, step

_KEPT_KINDS = (CredentialKind.FORM_70_006, CredentialKind.CREDENTIAL_CARD)


def _kept(facts: Facts) -> Iterator[Verdict]:
    for held in facts.participations:
        moa = facts.moa_of(held)
        if moa.model is Model.TFM or authority_of(facts, held).word is not AuthorityWord.AUTHORIZED:
            continue
        found = {kind: _in_hand(facts, held, kind) for kind in _KEPT_KINDS}
        missing = [kind.words for kind, row in found.items() if row is None]
        duty = KEPT.of(held.subject, facts.term(moa, "CRD-01"), f"Record the day of issue: {', '.join(missing)}.")
        lines = [_line(kind, row) for kind, row in found.items()]
        refs = [row.ref for row in found.values() if row]
        yield duty.answer(Status.NOT_MET if missing else Status.MET, lines, refs)


def _in_hand(facts: Facts, held: Participation, kind: CredentialKind) -> Credential | None:
    rows = facts.credentials(held, kind)
    kept = [row for row in rows if row.returned_on is None or row.returned_on > facts.as_of]
    return kept[-1] if kept else None


def _line(kind: CredentialKind, row: Credential | None) -> Step:
    if row is None:
        return step("{}: none is on record as issued and not returned", kind.words)
    return step("{} issued {}", kind.words, row.issued_on)


def _seen(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("CRD-03")
    for held in facts.participations:
        for kind in CredentialKind:
            row = _in_hand(facts, held, kind)
            if row is None:
                continue
            day = row.last_sighted_on
            yield since_last(
                SEEN.of(f"credential:{row.badge}/{row.moa}/{row.kind}", term, "Look at it, and record the day."),
                facts.as_of,
                (day, row.ref) if day and day <= facts.as_of else None,
                ("last seen on {}", "nobody has recorded seeing it"),
                (row.ref,),
            )


KEPT = Rule(
    "CRD-01",
    "Form and card on record",
    "ICE Form 70-006 and the credential card of an authorized officer are each on record as issued and not returned.",
    Weight.DUTY,
    _kept,
    of_officers=True,
)

SEEN = Rule(
    "CRD-03",
    "Credentials seen",
    "Somebody looks at every credential that is out, twice a year.",
    Weight.ADVICE,
    _seen,
    of_officers=True,
)
