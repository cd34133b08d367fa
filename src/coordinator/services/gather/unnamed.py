"""What people wrote, on its way to the public: it is refused where it names an officer or a complaint."""

import re
from collections.abc import Iterator

from coordinator.errors import Refused
from coordinator.records import ComplaintFields, OfficerFields
from coordinator.store import Look

_TITLES = ("officer", "deputy", "sergeant", "sgt.", "corporal", "cpl.", "lieutenant", "lt.", "captain", "agent")
_YEAR = re.compile("(19|20)[0-9]{2}")


class Unnamed:
    """Tells texts that name nobody of the program: a name with its first name or a title, a badge, a log number.

    A last name alone is no sign: places and other people have it too.
    """

    def __init__(self, look: Look) -> None:
        """Read whom no text may name."""
        self._forbidden = re.compile("|".join(_forbidden(look)) or "(?!)", re.IGNORECASE)

    def told(self, where: str, text: str | None) -> str:
        """Return *text*, nothing as an empty one; *where* says in which record it stands.

        Raises:
            Refused: it names an officer or a complaint.
        """
        found = self._forbidden.search(text or "")
        if found is not None:
            raise Refused(
                f"{where} says “{found[0]}”: what is made for the public names no officer and no complaint."
                " Write it without, and make this again."
            )
        return text or ""


def _forbidden(look: Look) -> Iterator[str]:
    """Yield what must not stand in a text, as regular expressions."""
    for badge, last, first, rank in look.rows(OfficerFields, ("badge", "last_name", "first_name", "rank")):
        name, given = re.escape(last), re.escape(first)
        titles = "|".join(map(re.escape, filter(None, (*_TITLES, rank))))
        yield rf"\b{given}\s+(?:\S+\s+)?{name}(?!\w)"
        yield rf"(?<!\w){name}\s*,\s*{given}(?!\w)"
        yield rf"(?<!\w)(?:{titles})\s+{name}(?!\w)"
        yield rf"(?:badge|no\.|number|#)\s*{re.escape(badge)}(?!\w)"
        if not _YEAR.fullmatch(badge):
            yield rf"(?<![\w,.:-]){re.escape(badge)}(?![\w:-])"
    for (log_no,) in look.rows(ComplaintFields, ("log_no",)):
        yield rf"(?<![\w-]){re.escape(log_no)}(?![\w-])"
