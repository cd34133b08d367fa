"""How a verdict stands in a report: whom it is about, its status with its day, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from coordinator.compliance.marks import Mark
from coordinator.reports.document.blocks import Block, Column, Heading, Table, Text


class Need(Enum):
    """What a verdict asks of people, from the worst on, with the mark of a number of such verdicts."""

    ATTENTION = "Needs attention", Mark.BAD
    UNKNOWN = "Cannot tell", Mark.SOON
    SOON = "Due soon", Mark.SOON
    SETTLED = "Settled", Mark.GOOD

    @property
    def words(self) -> str:
        """What it is called."""
        return self.value[0]

    @property
    def mark(self) -> Mark:
        """Its mark."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Answer:
    """One verdict with its reasons, in words; *due* is ISO, *need* says what it asks of people.

    *answered* is what was recorded of a failure that cannot be mended, *waived* what a waived duty would be.
    """

    about: str
    status: str
    mark: str
    need: str
    due: str
    steps: Sequence[str]
    papers: Sequence[str]
    documents: Sequence[str]
    mend: str
    answered: str
    waived: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One rule as it is asked under one agreement, with its answers from the worst on; *weight* is in words."""

    code: str
    title: str
    words: str
    weight: str
    counted: bool
    grounds: str
    answers: Sequence[Answer]


_ANSWERS = (Column("About", 124, header=True), Column("Status", 112), Column("How it was found, and on what", 268))


def duty_blocks(duty: Duty) -> Iterator[Block]:
    """Yield one duty: what it asks, on what ground, how it stands, and what would mend it."""
    mends = {one.mend for one in duty.answers if one.mend}
    once = f" To do: {mends.pop()}" if len(mends) == 1 else ""
    yield Heading(f"{duty.title} ({duty.code})", 3)
    yield Text(f"{duty.words} {duty.grounds}{once}", "note")
    rows = [(one.about, status_cell(one), "\n".join(_reasons(one, mend=not once))) for one in duty.answers]
    yield Table(_ANSWERS, rows)


def status_cell(one: Answer) -> str:
    """Return the status with its day."""
    due = [f"due {one.due.replace('T', ' ')}"] if one.due else []
    return "\n".join([f"{one.mark} {one.status}", *due])


def _reasons(one: Answer, *, mend: bool) -> Sequence[str]:
    said = "; ".join(one.steps)
    lines = [f"{said[:1].upper()}{said[1:]}." if said else ""]
    if one.need != Need.SETTLED.words and one.papers:
        lines.append(f"Rests on: {'; '.join(one.papers)}.")
    if one.documents:
        lines.append(f"On file: {'; '.join(one.documents)}.")
    if one.waived:
        lines.append(f"Without the waiver it would be: {one.waived}.")
    if one.answered:
        lines.append(f"Explained: {one.answered}")
    if one.mend and mend:
        lines.append(f"To do: {one.mend}")
    return [line for line in lines if line]


def tally(duties: Sequence[Duty], need: Need) -> int:
    """Return how many answers of *duties* that count ask *need* of people."""
    return sum(1 for duty in duties if duty.counted for one in duty.answers if one.need == need.words)
