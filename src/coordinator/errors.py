"""The three ways in which the program says no; anything else that goes wrong is a defect."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with what was given, placed as exactly as it is known."""

    reason: str
    field: str = ""
    file: str = ""
    line: int = 0

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON has them; a field of an exchange file is a column."""
        return {"file": self.file, "line": self.line, "column": self.field, "reason": self.reason}

    def __str__(self) -> str:
        """Return the sentence that a person reads: where, then what."""
        place = [self.file, f"line {self.line}" if self.line else "", self.field]
        where = ", ".join(part for part in place if part)
        return f"{where}: {self.reason}" if where else self.reason


class CoordinatorError(Exception):
    """Base of the errors that are shown to a person as they are."""


class Refused(CoordinatorError):  # noqa: N818  the word people read, as in ARCHITECTURE.md
    """A rule of the program says no; the message says which and what would be right."""


class Invalid(CoordinatorError):  # noqa: N818  the word people read, as in ARCHITECTURE.md
    """What was typed or imported cannot be kept; *problems* name each field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep all *problems*, so that all can be mended at once."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class Unavailable(CoordinatorError):  # noqa: N818  the word people read, as in ARCHITECTURE.md
    """The program folder cannot be used now: disk, lock, key, or a file that is not ours."""


class Held(Unavailable):
    """Somebody else has the program open for writing."""


class Locked(Unavailable):
    """The program is protected by a passphrase that was not given, or not the right one."""
