"""The one table from a status to the mark that window and paper show beside its word."""

from enum import StrEnum


class Mark(StrEnum):
    """The symbol in front of a status word; colour only repeats it."""

    GOOD = "✔"
    SOON = "▲"
    BAD = "✘"
    NEUTRAL = "○"


MARK_OF = {
    "AUTHORIZED": Mark.GOOD,
    "LAPSED": Mark.BAD,
    "SUSPENDED": Mark.SOON,
    "INCOMPLETE": Mark.SOON,
    "IN_PROCESS": Mark.NEUTRAL,
    "DISQUALIFIED": Mark.BAD,
    "MOA_NOT_IN_FORCE": Mark.BAD,
    "REVOKED": Mark.BAD,
    "WITHDRAWN": Mark.NEUTRAL,
    "SEPARATED": Mark.NEUTRAL,
    "ENDED": Mark.NEUTRAL,
    "MET": Mark.GOOD,
    "PENDING": Mark.NEUTRAL,
    "DUE_SOON": Mark.SOON,
    "OVERDUE": Mark.BAD,
    "LATE": Mark.BAD,
    "NOT_MET": Mark.BAD,
    "CANNOT_TELL": Mark.SOON,
    "NOT_APPLICABLE": Mark.NEUTRAL,
    "WAIVED": Mark.NEUTRAL,
    "DRAFT": Mark.NEUTRAL,
    "LEA_SIGNED": Mark.SOON,
    "NOT_YET_EFFECTIVE": Mark.SOON,
    "IN_FORCE": Mark.GOOD,
    "TERMINATED": Mark.BAD,
    "SUPERSEDED": Mark.NEUTRAL,
    "EXPIRED": Mark.BAD,
}
"""By the code of an authority word, of a verdict's status, or of an agreement's state."""
