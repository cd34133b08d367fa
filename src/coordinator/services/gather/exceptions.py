"""Gathers R11 Gap and exceptions."""

from coordinator.compliance.discrepancies import Discrepancy
from coordinator.compliance.verdicts import SUBJECTS, Status
from coordinator.reports.document.blocks import Document
from coordinator.reports.exceptions import NAME, Exceptions, Misfit, Sort, document
from coordinator.services.discrepancies import discrepancies_of
from coordinator.services.explaining import record_words
from coordinator.services.gather.answers import Answers, answers_of
from coordinator.services.gather.report import Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look

SORTS = (
    "Gap in authority",
    "Gap between agreements",
    "Not given back",
    "Left without separation",
    "Missing paper",
    "Record without evidence",
    "ICE's list differs",
)
"""What does not fit, the gravest first."""


def gather(look: Look, known: Judged) -> Exceptions:
    """Return what does not fit as of the day that was judged."""
    answers = answers_of(look, known)
    found: dict[str, list[Misfit]] = {title: [] for title in SORTS}
    for one in discrepancies_of(look, known.as_of, known):
        found.setdefault(one.sort, []).append(Misfit(_about(answers, one), one.words, one.settle))
    answered = [one for one in known.found.verdicts if one.answered or one.status is Status.WAIVED]
    sorts = [Sort(title, sorted(misfits, key=_by_about)) for title, misfits in found.items() if misfits]
    return Exceptions(source_of(look, known), sorts, answers.duties(answered))


def _by_about(one: Misfit) -> tuple[str, str]:
    return one.about, one.words


def _about(answers: Answers, one: Discrepancy) -> str:
    known = one.subject.partition(":")[0] in SUBJECTS
    return answers.who(one.subject) if known else record_words(one.subject)


def _make(look: Look, known: Judged, _: Options) -> Document:
    return document(gather(look, known))


EXCEPTIONS = Report(
    "exceptions",
    NAME,
    "What does not fit together or is not proven, and what was explained or waived.",
    "Coordinator",
    (),
    _make,
)
