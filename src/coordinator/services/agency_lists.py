"""Bringing in one of ICE's lists as one change, and what it says otherwise than the list before.

Nothing of an older list is deleted: who does not stand on the new one is marked as gone from its day on, and what a
line said before is kept beside what it says now. The agency's own agreements are never touched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from coordinator.compliance.choices import DirectoryKind, Model
from coordinator.compliance.dates import long_date
from coordinator.errors import Invalid, Problem, Refused
from coordinator.exchange.agency_list import AgencyList, ListedAgency
from coordinator.records import DirectoryEntryFields
from coordinator.records.declaration import fields_of
from coordinator.records.directory import folded
from coordinator.records.plain_words import in_words
from coordinator.services.entering import attempt
from coordinator.services.importing import back_up_first
from coordinator.services.validating import checked
from coordinator.store import Changes, Kept, Look, OpenChange, Store

PARTICIPATING = frozenset({DirectoryKind.PARTICIPATING, DirectoryKind.ADDENDUM})
_PENDING = frozenset({DirectoryKind.PENDING})
_COMPARED = ("kind", "agency_type", "county", "signed_on", "moa_link", "addendum_link")
"""What a change of the list is: another spelling of the same name is none."""
_TITLES = {one.name: one.title for one in fields_of(DirectoryEntryFields)}
Key = tuple[str, str, Model]


@dataclass(frozen=True, slots=True)
class Line:
    """An agency of which a list says something new: its name with state and model, and what is new in words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What a list says otherwise than the one before, in the order of its lines; *unchanged* is a number."""

    file: str
    pending: bool
    list_date: date
    read: int
    hidden: int
    added: tuple[Line, ...]
    gone: tuple[Line, ...]
    changed: tuple[Line, ...]
    unchanged: int
    warnings: tuple[Problem, ...]
    changes: Changes | None = None

    @property
    def is_news(self) -> bool:
        """Whether the list says anything that was not on record."""
        return bool(self.added or self.gone or self.changed)

    def as_json(self) -> dict[str, object]:
        """Return the document that ``coordinator import --json`` prints."""
        lines = {name: [[one.name, one.words] for one in getattr(self, name)] for name in ("added", "gone", "changed")}
        return {
            "list": "pending" if self.pending else "participating",
            "list_date": self.list_date.isoformat(),
            "read": self.read,
            "hidden": self.hidden,
            **lines,
            "unchanged": self.unchanged,
            "warnings": [one.as_json() for one in self.warnings],
        }


def take_agency_list(store: Store, found: AgencyList, *, dry_run: bool = False) -> Compared:
    """Bring in a list; the same list once more changes nothing.

    Raises:
        Invalid: it does not say its day, names no agency, or a line of it cannot be kept; nothing was written then.
        Refused: a later list of the same sort is on record.
        Unavailable: the file cannot be written, or the backup before the import not be made.
    """
    if found.dated is None:
        raise Invalid([Problem("it does not say of which day the list is; give that day", "list_date", found.file)])
    if not found.agencies:
        raise Invalid([Problem("the list names no agency; nothing would be left of the one before", file=found.file)])
    if not dry_run:
        back_up_first(store)
    sort = "pending" if found.pending else "participating"
    label = f"Import ICE's list of {sort} agencies of {long_date(found.dated)}"
    with attempt(store, label, dry_run=dry_run) as step:
        taking = _Taking(step, found, found.dated)
        taking.take()
    return taking.compared(step.changes)


@dataclass(eq=False)
class _Taking:
    """One list on its way into an open change."""

    step: OpenChange
    found: AgencyList
    day: date
    added: list[Line] = field(default_factory=list)
    gone: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    unchanged: int = 0
    _problems: list[Problem] = field(default_factory=list)
    _new: list[Mapping[str, Any]] = field(default_factory=list)

    def take(self) -> None:
        kept = {_key(one.values): one for one in Look(self.step.connection).kept(DirectoryEntryFields).values()}
        own = _PENDING if self.found.pending else PARTICIPATING
        before = {key: one for key, one in kept.items() if one.values["kind"] in own}
        self._refuse_older(before.values())
        first = not before
        lines = self._one_a_key()
        for key, line in lines.items():
            self._take_line(line, kept.get(key), first=first)
        for key, one in before.items():
            if key not in lines and one.values["gone_on"] is None:
                self._let_go(one)
        if self._problems:
            raise Invalid(self._problems)
        self.step.insert_all(DirectoryEntryFields, self._new)

    def _refuse_older(self, before: Iterable[Kept]) -> None:
        latest = max((one.values["list_date"] for one in before), default=date.min)
        if latest > self.day:
            raise Refused(
                f"A list of {long_date(latest)} is on record, and this one is of {long_date(self.day)}: it would bring "
                "back what is past. Bring lists in by their days, the oldest first."
            )

    def _one_a_key(self) -> Mapping[Key, ListedAgency]:
        """Return the lines by key; where one stands twice, that with the later signature counts."""
        lines: dict[Key, ListedAgency] = {}
        for one in self.found.agencies:
            key = (one.state, folded(one.agency), one.model)
            earlier = lines.get(key)
            if earlier is not None:
                reason = f"{_name(one)} stands in line {earlier.line} already; the later signature counts"
                self.warnings.append(Problem(reason, file=self.found.file, line=one.line))
            if earlier is None or (one.signed_on or date.min) >= (earlier.signed_on or date.min):
                lines[key] = one
        return lines

    def _take_line(self, line: ListedAgency, before: Kept | None, *, first: bool) -> None:
        values = {**_values(line, pending=self.found.pending), "list_date": self.day}
        if before is None:
            self._add(line, {**values, "first_listed_on": self.day}, first=first)
        elif self.found.pending and before.values["kind"] in PARTICIPATING and before.values["gone_on"] is None:
            self.unchanged += 1
            reason = f"{_name(line)} is pending here and stands in the list of participating agencies, which counts"
            self.warnings.append(Problem(reason, file=self.found.file, line=line.line))
        else:
            self._change(line, values, before)

    def _add(self, line: ListedAgency, values: Mapping[str, Any], *, first: bool) -> None:
        if (columns := self._checked(line, values)) is not None:
            self._new.append(columns)
            self.added.append(Line(_name(line), "" if first else f"signed {_said(line.signed_on)}"))

    def _change(self, line: ListedAgency, values: Mapping[str, Any], before: Kept) -> None:
        news = list(_news(before.values, values))
        if before.values["gone_on"] is not None:
            news.append(f"listed again; gone on {before.values['gone_on']}")
        if news:
            words = "; ".join(news)
            self.changed.append(Line(_name(line), words))
            values = {**values, "gone_on": None, "changed_on": self.day, "change": words}
        else:
            self.unchanged += 1
        columns = self._checked(line, {**before.values, **values})
        different = {name: value for name, value in (columns or {}).items() if value != before.values[name]}
        if different:
            self.step.update(DirectoryEntryFields, before.number, different)

    def _let_go(self, one: Kept) -> None:
        self.gone.append(Line(_name_of(one.values), f"last listed on {one.values['list_date']}"))
        self.step.update(DirectoryEntryFields, one.number, {"gone_on": self.day})

    def _checked(self, line: ListedAgency, values: Mapping[str, Any]) -> dict[str, Any] | None:
        columns, problems, _ = checked(DirectoryEntryFields, values)
        self._problems += [Problem(one.reason, one.field, self.found.file, line.line) for one in problems]
        return columns or None

    def compared(self, changes: Changes | None) -> Compared:
        return Compared(
            file=self.found.file,
            pending=self.found.pending,
            list_date=self.day,
            read=len(self.found.agencies),
            hidden=self.found.hidden,
            added=tuple(self.added),
            gone=tuple(self.gone),
            changed=tuple(self.changed),
            unchanged=self.unchanged,
            warnings=(*self.found.warnings, *self.warnings),
            changes=changes,
        )


def _key(values: Mapping[str, Any]) -> Key:
    return values["state"], values["agency_folded"], values["model"]


def _values(line: ListedAgency, *, pending: bool) -> dict[str, Any]:
    """Return what a line says by column; what was doubtful in it stands in the notes."""
    shared = {one.name for one in fields(line)} & _TITLES.keys()
    kind = DirectoryKind.PENDING if pending else DirectoryKind.PARTICIPATING
    if line.addendum_link:
        kind = DirectoryKind.ADDENDUM
    doubts = f"ICE's list: {'; '.join(line.doubts)}" if line.doubts else None
    return {**{name: getattr(line, name) for name in shared}, "kind": kind, "notes": doubts}


def _news(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name in _COMPARED:
        if before[name] != now[name]:
            yield f"{_TITLES[name].lower()} {_said(before[name])} → {_said(now[name])}"


def _said(value: object) -> str:
    return (value.isoformat() if isinstance(value, date) else in_words(value)) or "not told"


def _name(line: ListedAgency) -> str:
    return f"{line.agency}, {line.state} ({line.model.value})"


def _name_of(values: Mapping[str, Any]) -> str:
    return f"{values['agency']}, {values['state']} ({values['model'].value})"


def told(found: Compared, most: int | None = None) -> Sequence[str]:
    """Return what a list says in sentences, of each sort the first *most* lines."""
    sort = "pending" if found.pending else "participating"
    hidden = f", {found.hidden} of them in hidden rows" if found.hidden else ""
    counts = (
        f"{len(found.added)} added, {len(found.gone)} gone, {len(found.changed)} changed, {found.unchanged} as before"
    )
    lines = [f"ICE's list of {sort} agencies of {found.list_date}: {found.read} lines{hidden}; {counts}."]
    for title, group in (("Added", found.added), ("Gone", found.gone), ("Changed", found.changed)):
        lines += [f"{title}: {one.name}{f', {one.words}' if one.words else ''}" for one in group[:most]]
        if most is not None and len(group) > most:
            lines.append(f"{title}: {len(group) - most} more")
    return lines
