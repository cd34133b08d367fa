"""What a new program still needs before it answers for an agency: a list that ticks itself from the records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coordinator.records import (
    AuthorizationFields,
    CommitteeMemberFields,
    ContactFields,
    DocumentLinkFields,
    Fields,
    MeetingFields,
    MoaFields,
    OfficerFields,
    ParticipationFields,
    PostingCheckFields,
    TrainingRecordFields,
)
from coordinator.store import Look, Store, second_place


@dataclass(frozen=True, slots=True)
class Need:
    """One line: what, why, whether it is done, the kind of record that it is done with, and the place for it."""

    title: str
    why: str
    done: bool
    kind: str = ""
    place: str = ""


def needs(store: Store) -> Sequence[Need]:
    """Return every line in the order in which a new coordinator goes through them."""
    with store.looking() as look:
        found = [Need(title, why, done(look), kind, place) for title, why, kind, place, done in _LINES]
    backed_up, second = bool(store.backups.listed()), second_place(store.folder) is not None
    return [
        *found,
        Need("First backup made", "Made by itself when you open the program, and while you work.", backed_up),
        Need(
            "Second place for backups named",
            "A stick or a share: a backup on the same disk is lost with the disk.",
            second,
            place="File health",
        ),
    ]


def _there(*records: type[Fields]) -> Callable[[Look], bool]:
    """Return what says whether there is a record of one of these kinds."""
    return lambda look: any(look.count(record) for record in records)


def _signed(look: Look) -> bool:
    return any(all(days) for days in look.rows(MoaFields, ("lea_signed_on", "ice_signed_on")))


def _paper_of_agreement(look: Look) -> bool:
    return "moa" in {kind for (kind,) in look.rows(DocumentLinkFields, ("kind",))}


def _contacts_named(look: Look) -> bool:
    return any(all(found) for found in look.rows(MoaFields, ("lea_poc", "ice_poc")))


_Line = tuple[str, str, str, str, Callable[[Look], bool]]
_LINES: tuple[_Line, ...] = (
    ("Agreement entered", "Its print says which duties you have.", "moa", "Agreements", _there(MoaFields)),
    (
        "Both signature days entered",
        "It is in force from the later one; without both that cannot be told.",
        "moa",
        "Agreements",
        _signed,
    ),
    (
        "Signed agreement attached",
        "Drop the PDF onto the agreement: it is the paper behind every duty.",
        "moa",
        "Agreements",
        _paper_of_agreement,
    ),
    ("Contacts entered", "Your field office, program manager and attorney.", "contact", "", _there(ContactFields)),
    (
        "Points of contact named in the agreement",
        "The agreement names one of the agency and one of ICE.",
        "moa",
        "Agreements",
        _contacts_named,
    ),
    ("Officers brought in", "Import the roster you have, or enter them.", "officer", "Officers", _there(OfficerFields)),
    (
        "Officers taken into the program",
        "Each officer's part under the agreement: who is nominated, and since when.",
        "participation",
        "",
        _there(ParticipationFields),
    ),
    (
        "Training recorded",
        "The courses that officers took, with their certificates.",
        "training_record",
        "Training",
        _there(TrainingRecordFields),
    ),
    (
        "Letters of authority entered",
        "They say who may act, from which day, and what.",
        "authorization",
        "",
        _there(AuthorizationFields),
    ),
    (
        "Committee set up",
        "Its members, or the public meetings that were held; where the agreement or local policy wants one.",
        "committee_member",
        "Committee",
        _there(CommitteeMemberFields, MeetingFields),
    ),
    (
        "Posted notices checked",
        "Where the complaint notice hangs, and when somebody looked.",
        "posting_check",
        "Complaints and notices",
        _there(PostingCheckFields),
    ),
)
