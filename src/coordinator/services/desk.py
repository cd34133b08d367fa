"""An open program as the window works with it: what was judged is kept until the records or the day change."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from coordinator.errors import Held, Locked, Problem, Unavailable
from coordinator.records import RECORD_OF, AgencyFields
from coordinator.services.backups import back_up_by_hand, backup_due, backup_if_changed
from coordinator.services.browsing import Asked, Called, Listed, RecordRow, counts, listing, record_rows, words_for
from coordinator.services.bulk import Several
from coordinator.services.checking import Checked, Watch, check
from coordinator.services.choosing import Choosable, choices
from coordinator.services.deleting import delete
from coordinator.services.duties import duty, duty_rows
from coordinator.services.duty_view import DutyRow
from coordinator.services.editing import Detail, Edited, Saved, detail, draft_like, problems, save_left, save_new
from coordinator.services.explaining import Explanation
from coordinator.services.gather.report import Options, Report
from coordinator.services.judged import Judged, judged, keep_standing, standing_of
from coordinator.services.keeping import sweep_papers
from coordinator.services.officer_view import OfficerDetail, OfficerRow, Proof
from coordinator.services.officers import officer_detail, officer_rows
from coordinator.services.program import SAMPLE_DAY, SAMPLE_ORI, Setting, today
from coordinator.services.proving import proof
from coordinator.services.reporting import REPORTS, Made, make_report, note_report
from coordinator.services.searching import Found, search
from coordinator.services.today import Today, today_from
from coordinator.store import Changes, Look, Reason, Stamp, Store, Vault, open_store
from coordinator.store.whereabouts import Whereabouts, whereabouts

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Opened:
    """What the window says about the program: *note* tells why it is only read, if it is; *vault* seals drafts.

    A *borrowed* one is the copy of a backup, which is gone when it is closed.
    """

    path: Path
    today: date
    opens_on: date
    sample: bool
    writable: bool
    note: str
    where: Whereabouts
    borrowed: bool
    vault: Vault | None = field(default=None, repr=False)

    @property
    def protected(self) -> bool:
        """Whether a passphrase protects it."""
        return self.vault is not None


@dataclass(frozen=True, slots=True)
class Safety:
    """When the newest backup was made, and what went wrong beside it."""

    newest: datetime | None
    notes: Sequence[str]


class Desk:
    """One program, used by one thread."""

    def __init__(self, path: Path, setting: Setting, *, copy_of: str = "") -> None:
        """Open the program for writing; for reading when somebody else holds it or the place is read-only.

        With *copy_of*, which says what it is a copy of, it is only read.

        Raises:
            Held: somebody else holds it, and it lies where what is being written cannot be read safely.
            Unavailable: it can be opened neither way.
        """
        self._setting = setting
        self._known: Judged | None = None
        self._called = Called()
        self._note, self._borrowed = copy_of, bool(copy_of)
        self.last_check: Checked | None = None
        try:
            self.store: Store = open_store(path, self._stamp, write=not copy_of, passphrase=setting.passphrase)
        except Locked:
            raise
        except Unavailable as error:
            if isinstance(error, Held) and whereabouts(path).risky:
                raise
            self.store = open_store(path, self._stamp, write=False, passphrase=setting.passphrase)
            self._note = str(error)
        if self.store.writable:
            sweep_papers(self.store, setting.clock())

    def _stamp(self) -> Stamp:
        return self._setting.stamp()

    def work_as(self, actor: str) -> None:
        """Record changes from now on under the name *actor*."""
        self._setting = replace(self._setting, actor=actor)

    def opened(self) -> Opened:
        """Return what there is to say about the program."""
        with self.store.looking() as look:
            sample = SAMPLE_ORI in {ori for (ori,) in look.rows(AgencyFields, ("ori",))}
        day = today(self.store, self._setting)
        opens_on = SAMPLE_DAY if sample else day
        store = self.store
        path = store.folder.path
        where = whereabouts(path)
        return Opened(path, day, opens_on, sample, store.writable, self._note, where, self._borrowed, store.vault)

    def answer(self, as_of: date, question: Callable[[Look, Judged], _Answer]) -> _Answer:
        """Return what *question* finds in the records, judged as of a day."""
        with self.store.looking() as look:
            return question(look, self._judged(as_of))

    def carry_out(self, command: Callable[[Store, date], _Answer]) -> _Answer:
        """Change the records by *command*, which is told what day today is."""
        return command(self.store, today(self.store, self._setting))

    def today(self, as_of: date) -> Today:
        """Return the first page, and keep the standing that it was made from."""
        with self.store.looking() as look:
            known = self._judged(as_of)
            standing = standing_of(look, known)
        keep_standing(self.store, known)
        return today_from(standing)

    def officers(self, as_of: date) -> Sequence[OfficerRow]:
        """Return the list of officers."""
        return self.answer(as_of, officer_rows)

    def officer(self, as_of: date, badge: str) -> OfficerDetail:
        """Return one officer."""
        return self.answer(as_of, lambda look, known: officer_detail(look, known, badge))

    def proof(self, as_of: date, badge: str, day: date) -> Proof:
        """Return an officer's authority on *day*."""
        return self.answer(as_of, lambda look, known: proof(look, known, badge, day))

    def duties(self, as_of: date) -> Sequence[DutyRow]:
        """Return the list of duties."""
        return self.answer(as_of, duty_rows)

    def duty(self, as_of: date, rule: str, subject: str) -> Explanation:
        """Return one duty with its reasons."""
        return duty(self._judged(as_of), rule, subject)

    def find(self, words: str, most: int) -> Sequence[Found]:
        """Return the first *most* records that hold every word."""
        return search(self.store, words, most)

    def reports(self) -> Sequence[Report]:
        """Return the reports that can be made."""
        return REPORTS

    def report(self, name: str, options: Options) -> Made:
        """Make a report."""
        return make_report(self.store, name, options, self._judged(options.as_of))

    def note_report(self, made: Made) -> None:
        """Enter a report that was saved among those that were made; a program open for reading keeps nothing."""
        if self.store.writable:
            note_report(self.store, made)

    def back_up(self, *, on_opening: bool = False) -> Safety:
        """Make a backup on opening if anything changed, later if one is due; say how safe the records are."""
        notes: list[str] = []
        now = self._setting.clock()
        try:
            if self.store.writable and (on_opening or backup_due(self.store, now)):
                made = backup_if_changed(self.store, Reason.OPENING if on_opening else Reason.TIMER)
                notes += made.notes if made else ()
        except Unavailable as error:
            notes.append(str(error))
        return self._safety(notes)

    def back_up_now(self, portable: Path | None = None) -> Safety:
        """Make a backup whatever changed, and a portable copy of it as the file *portable*."""
        made = back_up_by_hand(self.store, self._setting.clock(), portable=portable)
        return self._safety(made.notes)

    def _safety(self, notes: Sequence[str]) -> Safety:
        made = [one.manifest.made for one in self.store.backups.listed()]
        return Safety(max(made, default=None), tuple(notes))

    def counts(self) -> Mapping[str, int]:
        """Return how many records there are of each kind."""
        with self.store.looking() as look:
            return counts(look)

    def records(self, kind: str, asked: Asked) -> Listed:
        """Return the list of the records of a kind that are asked for."""
        with self.store.looking() as look:
            return listing(look, RECORD_OF[kind], asked, self._called)

    def record_rows(self, kind: str, numbers: Sequence[int]) -> Sequence[RecordRow]:
        """Return some rows of a list of records."""
        with self.store.looking() as look:
            return record_rows(look, RECORD_OF[kind], numbers)

    def number_of(self, kind: str, key: str) -> int | None:
        """Return the number of the record that has a key."""
        with self.store.looking() as look:
            return look.number_of(kind, key)

    def several(self, kind: str, keys: Collection[str]) -> Several:
        """Return the records that have one of *keys*."""
        with self.store.looking() as look:
            numbers = [number for number, key in look.keys(kind).items() if key in keys]
        return Several(RECORD_OF[kind], numbers)

    def words_for(self, kind: str, name: str, begins: str) -> Sequence[str]:
        """Return words that a field of a kind of record holds somewhere."""
        with self.store.looking() as look:
            return words_for(look, RECORD_OF[kind], name, begins, self._called)

    def record(self, kind: str, number: int) -> Detail:
        """Return one record for its form."""
        with self.store.looking() as look:
            return detail(look, RECORD_OF[kind], number)

    def draft_like(self, kind: str, number: int) -> Mapping[str, Any]:
        """Return the values for another record like one that is there."""
        with self.store.looking() as look:
            return draft_like(look, RECORD_OF[kind], number)

    def choices(self, kind: str, text: str) -> Sequence[Choosable]:
        """Return the records of a kind that a reference may mean by *text*."""
        with self.store.looking() as look:
            return choices(look, kind, text)

    def problems(self, kind: str, values: Mapping[str, object]) -> Sequence[Problem]:
        """Return what keeps a draft from being saved."""
        with self.store.looking() as look:
            return problems(look, RECORD_OF[kind], values)

    def add(self, kind: str, values: Mapping[str, object]) -> Saved:
        """Save a draft as a record."""
        return save_new(self.store, RECORD_OF[kind], values, today(self.store, self._setting))

    def edit(self, kind: str, number: int, edits: Mapping[str, Edited]) -> Saved:
        """Save the field of a record that was just left, the last of *edits*."""
        return save_left(self.store, RECORD_OF[kind], number, edits, today(self.store, self._setting))

    def delete(self, kind: str, number: int) -> Changes | None:
        """Delete a record."""
        return delete(self.store, RECORD_OF[kind], number, today(self.store, self._setting))

    def undo(self) -> Changes | None:
        """Take back the newest change."""
        return self.store.undo()

    def redo(self) -> Changes | None:
        """Take back the newest undo."""
        return self.store.redo()

    def steps(self) -> tuple[str, str]:
        """Return the names of what undo and redo would do; empty where there is nothing."""
        undo, redo = next(iter(self.store.undoable(1)), None), self.store.next_redo()
        return (undo.label if undo else "", redo.label.removeprefix("Undo: ") if redo else "")

    def check(self) -> list[str]:
        """Return a sentence for everything that is wrong with file, history and documents."""
        return list(self.look_over(lambda *_: True).problems)

    def look_over(self, watch: Watch) -> Checked:
        """Look over file, history and documents while *watch* lets it; keep what was found as the last check."""
        found = check(self.store, self._setting.clock(), watch)
        if found.finished:
            self.last_check = found
        return found

    def apart(self, work: Callable[[Path, Setting], _Answer]) -> _Answer:
        """Let go of the program, and run *work* on its folder by the setting that it was opened by."""
        path = self.store.folder.path
        self.close()
        return work(path, self._setting)

    @property
    def setting(self) -> Setting:
        """Who works here, by which clock, and what opened the program."""
        return self._setting

    def close(self) -> None:
        """Let go of the program."""
        self.store.close()

    def _judged(self, as_of: date) -> Judged:
        with self.store.looking() as look:
            self._known = judged(look, as_of, self._known)
        return self._known
