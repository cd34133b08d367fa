"""What the list of agencies on ICE's lists shows, and its filters."""

from collections.abc import Callable, Iterator

from coordinator.desktop.listing import Column
from coordinator.services.agencies_view import Agencies, AgencyRow, News


def _news(row: AgencyRow) -> tuple[bool, str, str]:
    return row.news is News.NONE, row.news.value, row.agency.casefold()


COLUMNS: tuple[Column[AgencyRow], ...] = (
    Column("Agency", lambda row: row.agency, lambda row: row.agency.casefold(), 200, strong=True),
    Column("State", lambda row: row.state.title(), lambda row: row.state, 104),
    Column("Model", lambda row: row.model, lambda row: row.model, 66),
    Column("Status", lambda row: row.status, lambda row: (row.gone, row.status), 124, gives_way=2),
    Column("Signed", lambda row: row.signed_on, lambda row: row.signed_on or "9999", 104, gives_way=3),
    Column("News", lambda row: row.news.value, _news, 78),
    Column("Change", lambda row: row.change, lambda row: (not row.change, row.change), 200, gives_way=4),
    Column("List of", lambda row: row.list_date, lambda row: row.list_date, 104, gives_way=5),
    Column("Type", lambda row: row.agency_type, lambda row: row.agency_type, 104, shown=False, gives_way=7),
    Column("County", lambda row: row.county, lambda row: row.county, 130, shown=False, gives_way=8),
    Column("Link", lambda row: row.link, lambda row: row.link, 160, shown=False, gives_way=9),
)
AGENCY = 0

SHOWS: dict[Agencies, Callable[[AgencyRow], bool]] = {
    Agencies.ALL: lambda _: True,
    Agencies.PARTICIPATING: lambda row: not row.pending and not row.gone,
    Agencies.PENDING: lambda row: row.pending and not row.gone,
    Agencies.NEW: lambda row: row.news is News.NEW,
    Agencies.CHANGED: lambda row: row.news is News.CHANGED,
    Agencies.GONE: lambda row: row.gone,
    Agencies.OWN: lambda row: row.own,
}


def words_of(row: AgencyRow) -> Iterator[str]:
    """Yield what a search for agencies looks through."""
    yield from (row.agency, row.state, row.model, row.status, row.agency_type, row.county, row.change, row.news.value)
