"""An officer's authority on any day: who, under which agreement, for which functions, by which papers."""

from collections.abc import Iterator, Sequence
from datetime import date

from coordinator.compliance.authority import AuthorityWord, authority_of
from coordinator.compliance.choices import Function
from coordinator.compliance.dates import long_date
from coordinator.compliance.facts import Participation
from coordinator.compliance.register import Facts
from coordinator.errors import Refused
from coordinator.records import OfficerFields
from coordinator.services.chain import chain_of
from coordinator.services.explaining import answered
from coordinator.services.judged import Judged
from coordinator.services.officer_view import Paper, Proof, Proven
from coordinator.services.terms import rules_label
from coordinator.store import Look


def proof(look: Look, known: Judged, badge: str, day: date) -> Proof:
    """Return the officer's authority at the end of *day*, from the records that were read for another day.

    Raises:
        Refused: no officer has that badge.
    """
    people = look.rows(OfficerFields, ("badge", "last_name", "first_name"))
    name = next((f"{last}, {first}" for found, last, first in people if found == badge), None)
    if name is None:
        raise Refused(f"No officer has the badge {badge}.")
    facts = known.facts.of_officer(badge).on(day)
    answers = [_proven(look, facts, held) for held in facts.participations]
    lines = _lines(f"{name} (badge {badge})", day, answers, rules_label(facts.templates))
    return Proof(name, badge, day, answers, "\n".join(lines))


def _proven(look: Look, facts: Facts, held: Participation) -> Proven:
    found = authority_of(facts, held)
    authorized = found.word is AuthorityWord.AUTHORIZED and found.letter is not None
    named = found.letter.functions if authorized and found.letter else frozenset()
    functions = [f"{one.value} {one.words}" for one in Function if one in named]
    return Proven(answered(held, found, facts), functions, chain_of(look, facts, held))


def _lines(who: str, day: date, answers: Sequence[Proven], rules: str) -> Iterator[str]:
    yield f"{who}, authority on {long_date(day)}"
    for one in answers:
        yield ""
        yield f"Under {one.answer.moa}: {one.answer.status_words}."
        yield from (f"  {line}." for line in one.answer.steps)
        yield from _listed("Functions that the letter names", one.functions)
        yield from _listed("Papers", [paper_words(paper) for paper in one.chain.papers])
        yield from _listed("It rests on", one.answer.papers)
        yield from _listed("On file", [str(paper) for paper in one.answer.documents])
    if not answers:
        yield "Takes part under no agreement on this day, as far as is on record."
    yield ""
    yield f"Judged by {rules} from the records as they are kept now. Not legal advice."


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"  {title}:"
        yield from (f"    {line}" for line in lines)


def paper_words(one: Paper) -> str:
    """Return one link of the chain as a line: ``Nominated: November 6, 2023``."""
    return f"{one.title}: {'; '.join(filter(None, (long_date(one.day) if one.day else '', one.detail)))}"
