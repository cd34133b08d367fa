"""The kinds of record by what people do with them: a group shows every kind that its families of records declare."""

from coordinator.records import RECORDS

_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Officers", ("officer", "nomination", "participation")),
    ("Training", ("training",)),
    ("Agreements", ("moa", "application")),
    ("Oversight", ("oversight", "inspection")),
    ("Committee", ("committee", "release")),
    ("Complaints and notices", ("complaint", "poster")),
    ("Costs and activity", ("activity", "cost")),
    ("Equipment and access", ("equipment",)),
    ("Agency and contacts", ("agency", "contact", "directory")),
    ("Documents and decisions", ("document", "ruling", "wording")),
)


def _declared_in(families: tuple[str, ...]) -> tuple[str, ...]:
    kinds = [(record.__module__.rpartition(".")[2], record.about.kind) for record in RECORDS]
    return tuple(kind for family in families for declared_in, kind in kinds if declared_in == family)


GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = tuple((title, _declared_in(of)) for title, of in _FAMILIES)
"""The title of each group and its kinds; every kind stands in one group."""
