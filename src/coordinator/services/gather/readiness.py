"""Gathers R15 Readiness."""

from collections.abc import Sequence

from coordinator.compliance.verdicts import Verdict
from coordinator.reports.document.blocks import Document
from coordinator.reports.readiness import NAME, Group, Readiness, document
from coordinator.services.gather.answers import agreements_of, answers_of
from coordinator.services.gather.report import Options, Report, source_of
from coordinator.services.judged import Judged
from coordinator.store import Look


def gather(look: Look, known: Judged) -> Readiness:
    """Return every verdict of the day that was judged, by agreement and duty, the worst first."""
    answers = answers_of(look, known)
    grouped: dict[str, list[Verdict]] = {title: [] for title in _titles(known)}
    for one in known.found.verdicts:
        grouped[_title(known, agreements_of(known.facts, one.subject))].append(one)
    groups = [Group(title, answers.duties(found)) for title, found in grouped.items() if found]
    return Readiness(source_of(look, known), groups)


def _titles(known: Judged) -> Sequence[str]:
    """Return every group in order: each agreement, what comes under several, the program as a whole."""
    single = [_title(known, [moa.code]) for moa in known.facts.register.moas]
    return [*single, _title(known, ["", ""]), _title(known, [])]


def _title(known: Judged, codes: Sequence[str]) -> str:
    if len(codes) == 1:
        return f"{codes[0]}, {known.facts.register.moa[codes[0]].model.words}"
    return "Several agreements" if codes else "The program as a whole"


def _make(look: Look, known: Judged, _: Options) -> Document:
    return document(gather(look, known))


READINESS = Report(
    "readiness",
    NAME,
    "Every duty and how it stands, the worst first: the rehearsal before an inspection.",
    "Coordinator, sheriff, field program manager",
    (),
    _make,
)
