"""What each step of the import wizard asks and does, over an open program: the window has no rule of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from coordinator.exchange.table import TextFormat
from coordinator.services.wizard.columns import read_column
from coordinator.services.wizard.exchanged import ExchangeFiles, are_exchange_files, exchange_files
from coordinator.services.wizard.finding import Finder
from coordinator.services.wizard.guessing import guess
from coordinator.services.wizard.headings import vocabulary
from coordinator.services.wizard.making import Batch
from coordinator.services.wizard.plan import Brought, Incoming, Plan, Watch
from coordinator.services.wizard.planning import bring_in, plan, take_back
from coordinator.services.wizard.refused_rows import save_refused
from coordinator.services.wizard.remembering import Memory
from coordinator.services.wizard.scheme import Scheme, Target, questions, wishes
from coordinator.services.wizard.supposing import supposing
from coordinator.services.wizard.tables import Chosen, files_of, records_of, tables_in, tables_pasted
from coordinator.store import Changes, Store

PASTED = "pasted cells"


@dataclass(frozen=True, slots=True)
class Opened:
    """What was brought: *tables* to choose from, or *exchange* files, which say themselves what they mean."""

    title: str
    tables: Sequence[Chosen] = ()
    exchange: ExchangeFiles | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What the columns of a table are taken to mean, before anything is tried out.

    *notes* say by column why it is not kept; *remembered* that these headings were met before; *wrong* how many cells
    of a column are no values, with the first reason; *unsure* are columns of days whose order a person must say;
    *asks* and *wishes* are fields that no column says, *absent* kinds that they ask for and of which none is on record.
    """

    chosen: Chosen
    scheme: Scheme
    notes: Mapping[int, str]
    remembered: bool
    wrong: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    unsure: frozenset[int] = frozenset()
    asks: Sequence[Target] = ()
    absent: frozenset[str] = frozenset()
    wishes: Sequence[Target] = ()

    def with_scheme(self, scheme: Scheme) -> "Draft":
        """Return the draft with another scheme, before it is settled what follows."""
        return replace(self, scheme=scheme)

    @property
    def ready(self) -> bool:
        """Whether it can be tried out: something goes somewhere, and nothing is asked any more."""
        return bool(self.scheme.columns()) and not self.asks and not self.unsure


@dataclass(frozen=True, slots=True)
class Steps:
    """The wizard's work on one program."""

    store: Store
    today: date
    memory: Memory

    def open(self, paths: Sequence[Path], formats: Mapping[Path, TextFormat] | None = None) -> Opened:
        """Read what was chosen or dropped: files, or folders of them; *formats* say how text files are written.

        Raises:
            Invalid: a file cannot be read, or there is none.
        """
        files = files_of(paths)
        title = paths[0].name if len(paths) == 1 else f"{len(files)} files"
        if are_exchange_files(files):
            return Opened(title, (), exchange_files(files, title, self.store.documents))
        return Opened(title, tables_in(files, formats))

    def open_pasted(self, text: str) -> Opened:
        """Read cells that were pasted.

        Raises:
            Invalid: there are none.
        """
        return Opened(PASTED, tables_pasted(text))

    def draft(self, chosen: Chosen) -> Draft:
        """Return what the columns meant the last time, else what they may mean."""
        with self.store.looking() as look:
            finder = Finder(look)
            known = self.memory.recall(chosen.found.headings, finder)
            guessed = guess(chosen.found.headings, [row.cells for row in chosen.rows], finder)
            draft = Draft(chosen, known or guessed.scheme, guessed.notes, known is not None)
            return self._looked_at(draft, finder)

    def of_kind(self, draft: Draft, main: str) -> Draft:
        """Return the draft as if a row were about another kind of record."""
        with self.store.looking() as look:
            finder = Finder(look)
            chosen = draft.chosen
            guessed = guess(chosen.found.headings, [row.cells for row in chosen.rows], finder, main)
            return self._looked_at(replace(draft, scheme=guessed.scheme, notes=guessed.notes), finder)

    def settled(self, draft: Draft) -> Draft:
        """Return the draft with what may be supposed after its scheme was changed, and what its columns hold then."""
        with self.store.looking() as look:
            finder = Finder(look)
            return self._looked_at(replace(draft, scheme=supposing(draft.scheme, finder)), finder)

    @staticmethod
    def _looked_at(draft: Draft, finder: Finder) -> Draft:
        """Return *draft* with what its columns hold."""
        scheme = draft.scheme
        wrong: dict[int, tuple[int, str]] = {}
        unsure: set[int] = set()
        for place, targets in scheme.columns().items():
            cells = [row.cells[place] if place < len(row.cells) else None for row in draft.chosen.rows]
            for target in targets:
                found = read_column(target.field, cells, scheme.orders.get(place), finder)
                if found.wrong:
                    wrong[place] = (len(found.wrong), next(iter(found.wrong.values())))
                if found.unsure and place not in scheme.orders:
                    unsure.add(place)
        asks = [*questions(scheme)]
        kinds = {target.field.refers_to for target in asks} - {""}
        absent = frozenset(kind for kind in kinds if not finder.all(kind))
        draft = replace(draft, asks=asks, absent=absent, wishes=[*wishes(scheme, vocabulary().asked)])
        return replace(draft, wrong=wrong, unsure=frozenset(unsure))

    def plan(self, opened: Opened, drafts: Sequence[Draft], watch: Watch) -> Plan:
        """Try everything out; nothing is kept.

        Raises:
            Cancelled: a person stopped it.
            Refused, Unavailable: the records cannot be changed at all.
        """
        return plan(self.store, self._incoming(opened, drafts), self.today, watch)

    def _incoming(self, opened: Opened, drafts: Sequence[Draft]) -> Incoming:
        if opened.exchange is not None:
            return opened.exchange
        batches = [Batch(one.chosen.label, one.chosen.found.headings, one.chosen.rows, one.scheme) for one in drafts]
        skipped = [left for one in drafts for left in one.chosen.left_out]
        with self.store.looking() as look:
            return records_of(look, batches, skipped, opened.title)

    def bring_in(self, found: Plan, drafts: Sequence[Draft], watch: Watch, *, rest: bool) -> Brought:
        """Import, and remember what the columns meant; see :func:`coordinator.services.wizard.planning.bring_in`."""
        brought = bring_in(self.store, found, self.today, watch, rest=rest)
        for draft in drafts:
            self.memory.keep(draft.chosen.found.headings, draft.scheme)
        return brought

    def take_back(self, changes: Changes) -> Changes | None:
        """Undo an import.

        Raises:
            Refused: something else was done since.
        """
        return take_back(self.store, changes)

    def save_refused(self, found: Plan, target: Path) -> None:
        """Write the rows that were refused, with their reasons, as a workbook.

        Raises:
            Unavailable: the file cannot be written.
        """
        save_refused(found, target)
