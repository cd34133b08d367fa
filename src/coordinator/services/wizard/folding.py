"""What the rows of several tables make, as the sheets that are taken in: each record once, with its place."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from coordinator.errors import Problem
from coordinator.exchange.sheets import Line, Sheet
from coordinator.records import RECORDS
from coordinator.records.declaration import key_fields
from coordinator.services.wizard.making import Batch, Made
from coordinator.services.wizard.scheme import Part, Target, settable
from coordinator.store import key_text

_NOTHING = (None, (), "")


def sheets_of(batches: Sequence[tuple[Batch, Sequence[Made]]], without: AbstractSet[tuple[str, int]]) -> "Folded":
    """Return what is to be taken in, without the rows *without*, each a pair of a table's label and a row's number.

    Rows that make the same record make it once, with what each of them says; what they say otherwise is a problem.
    """
    folded = Folded()
    for number, (batch, records) in enumerate(batches):
        for made in records:
            if (batch.label, made.row.number) not in without:
                folded.add(number, batch, made)
    return folded


@dataclass(eq=False)
class Folded:
    """Sheets by table and part, under names of their own; :meth:`told` puts a problem into a person's words."""

    problems: list[Problem] = field(default_factory=list)
    _sheets: dict[str, tuple[Batch, Part, Sheet]] = field(default_factory=dict)
    _seen: dict[tuple[str, str], tuple[Batch, int, dict[str, object]]] = field(default_factory=dict)

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets in the order in which their records refer to each other."""
        return sorted((sheet for *_, sheet in self._sheets.values()), key=lambda one: RECORDS.index(one.record))

    def add(self, number: int, batch: Batch, made: Made) -> None:
        """Take one record in, unless an earlier row made it."""
        parts = [made.values.get(one.name) for one in key_fields(made.part.record)]
        values, fills = dict(made.values), dict(made.fills)
        if None not in parts:
            ref = (made.part.kind, key_text(parts))
            earlier = self._seen.get(ref)
            if earlier is not None:
                self._join(batch, made, *earlier)
                return
            self._seen[ref] = (batch, made.row.number, values)
        name = f"{number} {made.part.kind} {made.part.turn}"
        if name not in self._sheets:
            self._sheets[name] = (batch, made.part, Sheet(made.part.record, name))
        self._sheets[name][2].lines.append(Line(made.row.number, values, fills))

    def _join(self, batch: Batch, made: Made, first: Batch, row: int, values: dict[str, object]) -> None:
        for name, value in made.values.items():
            there = values.get(name)
            if value in _NOTHING or there == value:
                continue
            if there in _NOTHING:
                values[name] = value
                continue
            where = f"row {row}" if first is batch else f"{first.label}, row {row}"
            reason = f"{where} says otherwise of the same {made.part.record.about.title.lower()}"
            heading = batch.heading(Target(made.part, name))
            self.problems.append(Problem(reason, field=heading, file=batch.label, line=made.row.number))

    def label(self, name: str) -> str:
        """Return what a person calls the table of the sheet that is called *name* here."""
        return self._sheets[name][0].label

    def told(self, problem: Problem) -> Problem:
        """Return *problem* with the table, and the heading of the column, that a person knows."""
        found = self._sheets.get(problem.file)
        if found is None:
            return problem
        batch, part, _ = found
        named = problem.field in settable(part.record)
        heading = batch.heading(Target(part, problem.field)) if named else problem.field
        return replace(problem, file=batch.label, field=heading)
