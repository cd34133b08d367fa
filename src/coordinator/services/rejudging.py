"""After a change, only what it touches is judged again: what the history says was written since, and whom it concerns.

The history is the one door: an edit, an import, an undo and somebody else's write all go through it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from coordinator.compliance.assess import Assessment, assess_again
from coordinator.compliance.officer_file import EMPTY, OfficerFile, grouped, with_rows
from coordinator.compliance.register import Register
from coordinator.compliance.verdicts import about
from coordinator.records import (
    RECORD_OF,
    RECORDS,
    AgencyTextFields,
    ComplaintFields,
    CourseFields,
    DocumentFields,
    DocumentLinkFields,
    ExplanationFields,
    FacilityFields,
    MoaAmendmentFields,
    MoaEventFields,
    MoaFields,
    MoaTermFields,
    OfficerFields,
    TrainingRecordFields,
    WaiverFields,
)
from coordinator.records.declaration import fields_of, key_fields
from coordinator.services.facts import IN_FILES, officers_from
from coordinator.services.program_facts import PARTS, program_again
from coordinator.store import Look
from coordinator.store.trail import Trail, Turn

MOST = 200
"""How many rows may be written before it is quicker to judge everything."""

_SHARED = frozenset(
    record.about.kind
    for record in (MoaFields, MoaAmendmentFields, MoaEventFields, MoaTermFields, CourseFields, AgencyTextFields)
)
"""Kinds on which every officer's answers rest."""

_REFERRED_TO = frozenset(one.refers_to for record in RECORDS for one in fields_of(record) if one.refers_to)
"""Kinds that facts of other kinds name by their key."""

_NAME_IN_FILES = {rows.record.about.kind: name for name, rows in IN_FILES.items()}
_PARTS_OF: Mapping[str, Sequence[str]] = {
    kind: [name for name, part in PARTS.items() if kind in part.kinds]
    for kind in {kind for part in PARTS.values() for kind in part.kinds}
}
_OFFICER, _TRAINING = OfficerFields.about.kind, TrainingRecordFields.about.kind


def judged_again(look: Look, before: Assessment, head: str) -> Assessment | None:
    """Return every answer from the records as they are, by what was written since *head*, when it was *before*.

    Nothing if too much was written, or what concerns everybody: then everything is to be judged.
    """
    turns = Trail(look.connection).since(head, MOST)
    if turns is None or any(_concerns_everybody(turn) for turn in turns):
        return None
    touched = _Touched()
    for turn in turns:
        touched.take(look, turn)
    whom = touched.whom(look)
    if not whom and not touched.parts:
        return before
    register = touched.put_into(look, before.facts.register)
    return assess_again(before, register, whom, around=bool(touched.parts))


def _concerns_everybody(turn: Turn) -> bool:
    """Return whether every answer may be another: something that all share changed, or others' facts name it anew."""
    if turn.kind in _SHARED:
        return True
    if turn.kind not in _REFERRED_TO or turn.before is None or turn.after is None:
        return False
    keys = [one.column for one in key_fields(RECORD_OF[turn.kind])]
    return any(turn.before[column] != turn.after[column] for column in keys)


@dataclass(eq=False)
class _Touched:
    """What was touched: the rows in officers' files by name and officer's number, and the parts of the program.

    *numbers* and *badges* are the officers whose answers may be others; *gone* the badges of those who were deleted.
    *in_order* says that nobody came or went: one who comes back has the old place among the officers.
    """

    rows: dict[str, set[int]] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    badges: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    in_order: bool = True

    def take(self, look: Look, turn: Turn) -> None:
        """Note what became of one row."""
        images = [image for image in (turn.before, turn.after) if image is not None]
        if turn.kind == _OFFICER:
            self.people.add(turn.number)
            self.numbers.add(turn.number)
            self.gone |= {image["badge"] for image in images if turn.after is None}
            self.in_order &= len(images) == 2
        elif name := _NAME_IN_FILES.get(turn.kind):
            whose = {image["officer_id"] for image in images}
            self.rows.setdefault(name, set()).update(whose)
            self.numbers |= whose
        self.parts.update(_PARTS_OF.get(turn.kind, ()))
        self._name(look, turn, images)

    def _name(self, look: Look, turn: Turn, images: Sequence[Mapping[str, Any]]) -> None:
        """Note the officers whom a row around the program names."""
        for image in images:
            if turn.kind == ComplaintFields.about.kind:
                self.numbers |= {image["subject_officer_id"]} - {None}
            elif turn.kind in {WaiverFields.about.kind, ExplanationFields.about.kind}:
                badge = about(image["subject"]).badge
                self.badges |= {badge} if badge is not None else set()
            elif turn.kind == DocumentLinkFields.about.kind and image["kind"] == _TRAINING:
                self.badges.add(_whose(image["key"]))
        if turn.kind == DocumentFields.about.kind:
            links = look.rows_naming(DocumentLinkFields, ("kind", "key"), "document", [turn.number])
            self.badges |= {_whose(key) for kind, key in links if kind == _TRAINING}
        elif turn.kind == FacilityFields.about.kind:
            self.badges |= {
                badge for (badge,) in look.rows_naming(OfficerFields, ("badge",), "facility", [turn.number])
            }

    def whom(self, look: Look) -> frozenset[str]:
        """Return the badges of all officers whose answers may be others."""
        return frozenset({*self.badges, *self.gone, *look.keys(_OFFICER, self.numbers).values()})

    def put_into(self, look: Look, register: Register) -> Register:
        """Return *register* with what was touched read anew."""
        program = program_again(register.program, look.rows, self.parts) if self.parts else register.program
        return replace(register, files=self._files(look, register.files), program=program)

    def _files(self, look: Look, known: Mapping[str, OfficerFile]) -> Mapping[str, OfficerFile]:
        files = dict(known)
        for badge in self.gone:
            del files[badge]
        if self.people:
            for officer in officers_from(partial(_only, look, self.people)):
                files[officer.badge] = replace(files.get(officer.badge, EMPTY), officer=officer)
        for name, numbers in self.rows.items():
            found = grouped(IN_FILES[name].rows(partial(_of_officers, look, numbers)), lambda row: str(row.badge))
            for badge in look.keys(_OFFICER, numbers).values():
                files[badge] = with_rows(files.get(badge, EMPTY), name, found.get(badge, ()))
        return files if self.in_order else {badge: files[badge] for (badge,) in look.rows(OfficerFields, ("badge",))}


def _whose(key: str) -> str:
    """Return the badge in the key of a training record."""
    return key.partition("/")[0]


def _only(look: Look, numbers: Iterable[int], record: Any, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    return (row[1:] for row in look.numbered(record, names, [*numbers]))


def _of_officers(look: Look, numbers: Iterable[int], record: Any, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    return look.rows_naming(record, names, "officer", [*numbers])
