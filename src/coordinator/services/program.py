"""Opening and making programs, and what day it is for the agency that keeps one."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from coordinator.paths import bundled
from coordinator.records import AgencyFields
from coordinator.services.backups import backup_if_changed
from coordinator.services.importing import import_files
from coordinator.services.keeping import sweep_papers
from coordinator.store import Reason, Stamp, Store, create_store, open_store

SAMPLE_DAY = date(2026, 11, 22)
"""The day as of which the sample agency is shown: its records end there."""


SAMPLE_ORI = "WI0990000"
"""The identifier of the sample agency, which no real agency has."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Who works, and by which clock: read once by the composition root; *clock* returns moments with a zone.

    *passphrase* opens programs that are protected; it never shows itself.
    """

    actor: str
    clock: Callable[[], datetime]
    passphrase: str = field(default="", repr=False)

    def stamp(self) -> Stamp:
        """Return who changes something now."""
        return Stamp(self.actor, self.clock())


def time_zone(store: Store) -> ZoneInfo | None:
    """Return the agency's time zone; nothing until an agency is on record."""
    with store.looking() as look:
        return next((ZoneInfo(zone) for (zone,) in look.rows(AgencyFields, ("time_zone",))), None)


def today(store: Store, setting: Setting) -> date:
    """Return the day in the agency's time zone; in this machine's until an agency is on record."""
    return setting.clock().astimezone(time_zone(store)).date()


def moment_of(store: Store, typed: date | datetime) -> datetime:
    """Return the moment that a person means by the agency's wall clock; a day means its end."""
    wall = typed if isinstance(typed, datetime) else datetime.combine(typed, time(23, 59, 59))
    zone = time_zone(store)
    return wall.replace(tzinfo=zone) if zone else wall.astimezone()


@contextmanager
def reading(path: Path, setting: Setting, *, altered: bool = False) -> Iterator[Store]:
    """Open a program for reading and close it at the end; *altered* also opens one whose history was altered."""
    with closing(open_store(path, setting.stamp, write=False, altered=altered, passphrase=setting.passphrase)) as store:
        yield store


@contextmanager
def writing(path: Path, setting: Setting) -> Iterator[Store]:
    """Open a program for writing, sweep it, back it up if it changed since it last was, and close it at the end."""
    with closing(open_store(path, setting.stamp, write=True, passphrase=setting.passphrase)) as store:
        sweep_papers(store, setting.clock())
        backup_if_changed(store, Reason.OPENING)
        yield store


@contextmanager
def opened(path: Path, setting: Setting) -> Iterator[Store]:
    """Open a program for writing a line beside its records, without sweeping it or backing it up."""
    with closing(open_store(path, setting.stamp, write=True, passphrase=setting.passphrase)) as store:
        yield store


@contextmanager
def new_program(path: Path, setting: Setting, *, sample: bool = False) -> Iterator[Store]:
    """Make a program folder, empty or with the sample agency, and close it at the end."""
    with closing(create_store(path, setting.stamp)) as store:
        if sample:
            import_files(store, bundled("resources/sample"), setting.clock().date())
        yield store
