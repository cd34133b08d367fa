"""What the list of contacts shows, and its filters."""

from collections.abc import Callable, Iterator

from coordinator.desktop.listing import Column
from coordinator.services.contacts_view import ContactRow, Contacts

COLUMNS: tuple[Column[ContactRow], ...] = (
    Column("Name", lambda row: row.name, lambda row: row.name.casefold(), 170, strong=True),
    Column("Role", lambda row: row.role, lambda row: row.role.casefold(), 190),
    Column("Organization", lambda row: row.organization, lambda row: row.organization.casefold(), 170, gives_way=2),
    Column("Phone", lambda row: row.phone, lambda row: row.phone, 130, gives_way=3),
    Column("E-mail", lambda row: row.email, lambda row: row.email, 190, gives_way=4),
    Column(
        "Verified",
        lambda row: row.verified,
        lambda row: row.verified,
        104,
        late=lambda row: row.unverified,
        gives_way=1,
    ),
    Column("Until", lambda row: row.until, lambda row: row.until or "9999", 104, gives_way=5),
    Column("Languages", lambda row: row.languages, lambda row: row.languages, 120, shown=False, gives_way=6),
)
NAME = 0

SHOWS: dict[Contacts, Callable[[ContactRow], bool]] = {
    Contacts.ALL: lambda _: True,
    Contacts.CURRENT: lambda row: row.current,
    Contacts.ICE: lambda row: row.current and row.side is Contacts.ICE,
    Contacts.AGENCY: lambda row: row.current and row.side is Contacts.AGENCY,
    Contacts.INTERPRETERS: lambda row: row.current and row.side is Contacts.INTERPRETERS,
    Contacts.UNVERIFIED: lambda row: row.unverified,
    Contacts.PAST: lambda row: not row.current,
}


def words_of(row: ContactRow) -> Iterator[str]:
    """Yield what a search for contacts looks through."""
    yield from (row.name, row.role, row.organization, row.phone, row.email, row.languages, row.verified)
