"""What a backup says of itself, in a file beside it: what it holds, how to see that it is whole, why it was made."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from coordinator.compliance.choices import Choice
from coordinator.errors import Refused

LARGEST_MANIFEST = 64 << 20
"""The most bytes that a manifest may have: it lists each document by its hash."""


class Reason(Choice):
    """Why a backup was made."""

    OPENING = "OPENING", "on opening"
    TIMER = "TIMER", "while working"
    IMPORT = "IMPORT", "before an import"
    MIGRATION = "MIGRATION", "before a new form of the file"
    RESTORE = "RESTORE", "before a restore"
    PASSPHRASE = "PASSPHRASE", "at a change of passphrase"
    BY_HAND = "BY_HAND", "by hand"


Hash = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0, le=2**63)]


def moment_name(moment: datetime) -> str:
    """Return *moment* as a name that sorts, in UTC: ``2026-11-24T160000Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")


class Manifest(BaseModel):
    """*head* and *first* are links of the history, the last one and the first: two programs never share the latter.

    *counts* is the number of records of each kind; *size* (bytes) and *sha256* are those of the file of records;
    *documents* are the sizes of the papers by their hashes.
    """

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    made: AwareDatetime
    reason: Reason
    actor: str
    version: str
    form: Count
    head: Hash
    first: Hash
    changes: Count
    counts: dict[str, Count]
    size: Count
    sha256: Hash
    documents: dict[Hash, Count]

    @property
    def records(self) -> int:
        """How many records of all kinds there are."""
        return sum(self.counts.values())

    def text(self) -> bytes:
        """Return the manifest as it is written."""
        return self.model_dump_json(indent=1).encode() + b"\n"


def read_manifest(content: bytes, name: str) -> Manifest:
    """Read a manifest; *name* is what sentences call its backup, as their subject.

    Raises:
        Refused: it is damaged, or of a newer program.
    """
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        if error.errors()[0]["loc"] == ("format",):
            raise Refused(f"{name} was made by a newer Coordinator. Install the newer program to restore it.") from None
        raise Refused(f"{name} has a damaged manifest, which does not say what must be in it.") from error
