"""The tables as a page for people, from the declarations; ``python3 dev.py schema`` writes it to db/schema.md."""

import sys
from collections.abc import Iterator
from pathlib import Path

from sqlmodel import SQLModel

from coordinator.records import RECORDS
from coordinator.records.declaration import Field, Fields, Kind, fields_of, key_fields
from coordinator.records.guards import checks

_HEAD = """# The tables

Written by `python3 dev.py schema` from `src/coordinator/records/`; change the declarations, not this page.

One table a kind of record, in the order in which they refer to each other. Every table has a row number `id` besides,
which people never see: they know a record by its key. Days are text like `2026-03-15`, moments like `2026-01-09T16:00`
in the agency's own time, yes and no are 1 and 0, amounts and decimals are exact text, several words or row numbers are
a JSON list. Every column is a column of the exchange file `KIND.csv` under the name of its field; a reference is
written there as the key of the record that it names, and several of them as `A;B`.

Beside the records: `change` and `history` (who changed what, sealed), `standing` and `standing_day` (how every duty
stood when it was last judged; a cache), `report_made` (the reports that were saved; no part of the history),
`alembic_version`.
"""


def page() -> str:
    """Return the whole page as Markdown."""
    return "\n".join([_HEAD, *(line for record in RECORDS for line in _table(record))])


def _table(record: type[Fields]) -> Iterator[str]:
    about = record.about
    keys = ", ".join(f"`{field.name}`" for field in key_fields(record)) or "none, there is one row"
    yield f"## {about.kind}"
    yield ""
    yield f"{about.title}: {about.help} Key: {keys}."
    yield ""
    yield "| column | field | kind | may be empty | what it is |"
    yield "|---|---|---|---|---|"
    for field in fields_of(record):
        yield _line(record, field)
    yield ""
    moments = frozenset(field.column for field in fields_of(record) if field.kind is Kind.MOMENT)
    if conditions := [f"- `{condition}`" for _, condition in checks(about, moments)]:
        yield "Holds in every row:"
        yield ""
        yield from conditions
        yield ""


def _line(record: type[Fields], field: Field) -> str:
    empty = "yes" if SQLModel.metadata.tables[record.about.kind].c[field.column].nullable else "no"
    kind: str = field.kind
    if field.choices:
        kind += ": " + ", ".join(f"`{word.value}`" for word in field.choices)
    if field.refers_to:
        kind += f" to `{field.refers_to}`"
    cells = (f"`{field.column}`", f"`{field.name}`", kind, empty, f"{field.title}. {field.help}")
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
