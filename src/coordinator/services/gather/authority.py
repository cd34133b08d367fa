"""Gathers R14 Proof of authority."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from coordinator.compliance.authority import Authority, AuthorityWord
from coordinator.compliance.choices import Function, Model
from coordinator.compliance.dates import long_date
from coordinator.compliance.facts import Participation
from coordinator.compliance.marks import MARK_OF
from coordinator.compliance.spans import Past, spans
from coordinator.errors import Refused
from coordinator.records import OfficerFields
from coordinator.reports.authority import NAME, Holding, Link, Proof, document
from coordinator.reports.document.blocks import Document
from coordinator.services.chain import chain_of
from coordinator.services.explaining import OnFile
from coordinator.services.gather.report import OFFICER, Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.services.officer_view import Paper
from coordinator.store import Look


def gather(look: Look, known: Judged, badge: str, *, whole: bool = False) -> Proof:
    """Return what the records say of one officer on the day that was judged.

    Unless *whole* is wanted, the chain leaves out what came before authority and does not decide it: nomination,
    checks, examinations.

    Raises:
        Refused: no officer has that badge.
    """
    name, post = _person(look, badge)
    held = [(one, found) for one, found in known.found.authority.items() if one.badge == badge]
    held.sort(key=lambda pair: (*_far(*pair), pair[0].moa))
    deciding = [pair for pair in held if _far(*pair)[0] == _far(*held[0])[0]]
    return Proof(
        source=source_of(look, known),
        name=name,
        badge=badge,
        post=post,
        holdings=[_holding(known, *pair, _chain(look, known, pair[0], whole=whole)) for pair in deciding],
        others=[_holding(known, *pair, ()) for pair in held if pair not in deciding],
    )


def _far(held: Participation, found: Authority) -> tuple[int, int]:
    """Return how far a part is from authority: authorized, then still going on, then over; the latest first."""
    over = found.ended or found.word is AuthorityWord.MOA_NOT_IN_FORCE
    far = 0 if found.word is AuthorityWord.AUTHORIZED else 2 if over else 1
    return far, -held.started_on.toordinal()


def _person(look: Look, badge: str) -> tuple[str, str]:
    names = ("badge", "first_name", "middle_name", "last_name", "suffix", "rank", "facility")
    for number, *row in look.rows(OfficerFields, names):
        if number == badge:
            return " ".join(part for part in row[:4] if part), ", ".join(part for part in row[4:] if part)
    raise Refused(f"No officer has the badge {badge}.")


def _chain(look: Look, known: Judged, held: Participation, *, whole: bool) -> Sequence[Paper]:
    papers = chain_of(look, known.facts, held).papers
    return [one for one in papers if whole or _kind(one) not in _BEFORE]


_BEFORE = frozenset({"nomination", "eligibility_check", "exam_attempt"})
"""Kinds of record that come before authority and do not decide it."""


def _kind(one: Paper) -> str:
    """Return the kind of record that tells a paper, or that would."""
    return one.ref.partition(":")[0] or (one.adds.kind if one.adds else "")


def _holding(known: Judged, held: Participation, found: Authority, papers: Sequence[Paper]) -> Holding:
    moa = known.facts.moa_of(held)
    authorized = found.word is AuthorityWord.AUTHORIZED
    return Holding(
        agreement=moa.code,
        model=moa.model.words,
        role=held.role.words,
        status=found.word.words,
        mark=MARK_OF[found.word.value].value,
        authorized=authorized,
        decides="; ".join(str(line) for line in found.steps),
        mend=found.mend,
        since=spans(Past(known.facts), held)[-1].start if authorized else None,
        ends=lasting(found.until, moa.model),
        functions=_functions(found),
        chain=[_link(known, paper) for paper in papers],
    )


def lasting(until: date | None, model: Model) -> str:
    """Return until when authority lasts whose first day without it is *until*."""
    if until is not None:
        return f"through {long_date(until - timedelta(days=1))}"
    return "until it is withdrawn" if model is Model.WSO else "until it is revoked"


_ORDER: Mapping[Function, int] = {one: place for place, one in enumerate(Function)}


def _functions(found: Authority) -> Sequence[str]:
    functions = found.letter.functions if found.letter else frozenset()
    return [one.words for one in sorted(functions, key=_ORDER.__getitem__)]


def _link(known: Judged, paper: Paper) -> Link:
    on_file = known.facts.program.papers_behind(paper.ref, known.as_of) if paper.ref else []
    return Link(paper.title, paper.day, paper.detail, [str(OnFile(one.title, one.key)) for one in on_file])


def _make(look: Look, known: Judged, options: Options) -> Document:
    return document(gather(look, known, options.officer))


AUTHORITY = Report(
    "authority",
    NAME,
    "Whether one officer is authorized on one day, and which papers say so.",
    "Whoever asks about one officer",
    (OFFICER,),
    _make,
)
