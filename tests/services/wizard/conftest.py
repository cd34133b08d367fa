"""Tables on their way into a real program, without files where none are needed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from coordinator.exchange.table import Cell
from coordinator.services.wizard.plan import Brought, Fate, Plan
from coordinator.services.wizard.remembering import Memory
from coordinator.services.wizard.scheme import Always, Target
from coordinator.services.wizard.steps import Draft, Opened, Steps
from coordinator.store import Store

TODAY = date(2026, 11, 24)


def unwatched(_count: int) -> None:
    """Watch nothing."""


@pytest.fixture
def steps(sample: Store, tmp_path: Path) -> Steps:
    """The wizard's work on the sample agency."""
    return Steps(sample, TODAY, Memory(tmp_path / "settings" / "import.json"))


@pytest.fixture
def bare(empty: Store, tmp_path: Path) -> Steps:
    """The same on an empty program."""
    return Steps(empty, TODAY, Memory(tmp_path / "settings" / "import.json"))


def pasted(*rows: Sequence[Cell]) -> str:
    """Return rows as they lie on the clipboard."""
    return "\n".join("\t".join("" if cell is None else str(cell) for cell in row) for row in rows)


def drafted(steps: Steps, *rows: Sequence[Cell], **said: object) -> tuple[Opened, list[Draft]]:
    """Open pasted *rows* and answer what is asked: *said* by the names of fields."""
    opened = steps.open_pasted(pasted(*rows))
    return opened, [answered(steps, steps.draft(chosen), said) for chosen in opened.tables]


def answered(steps: Steps, draft: Draft, said: dict[str, object]) -> Draft:
    while target := next((one for one in draft.asks if one.name in said), None):
        scheme = draft.scheme.giving(target, Always(said[target.name]))
        draft = steps.settled(draft.with_scheme(scheme))
    for target in [one for one in draft.wishes if one.name in said]:
        draft = steps.settled(draft.with_scheme(draft.scheme.giving(target, Always(said[target.name]))))
    return draft


def planned(steps: Steps, *rows: Sequence[Cell], **said: object) -> Plan:
    """Return what pasted *rows* would do."""
    return steps.plan(*drafted(steps, *rows, **said), unwatched)


def imported(steps: Steps, plan: Plan, *, rest: bool = False) -> Brought:
    return steps.bring_in(plan, [], unwatched, rest=rest)


def told(plan: Plan, fate: Fate) -> list[str]:
    """Return what is said of the entries of a fate: the record, or the row with its reasons."""
    return [
        entry.title or f"{entry.row}: {'; '.join(_reason(one.field, one.reason) for one in entry.problems)}"
        for entry in plan.entries
        if entry.fate is fate
    ]


def _reason(field: str, reason: str) -> str:
    return f"{field}: {reason}" if field else reason


def changes(plan: Plan, title: str) -> list[tuple[str, str, str]]:
    (entry,) = [one for one in plan.entries if one.title == title]
    return [(one.title, one.before, one.now) for one in plan.changes(entry)]


def goes(draft: Draft) -> dict[str, str]:
    """Return by heading the field that a column goes to."""
    headings = draft.chosen.found.headings
    return {headings[place]: _title(targets) for place, targets in draft.scheme.columns().items()}


def _title(targets: Sequence[Target]) -> str:
    return ", ".join(target.title for target in targets)
