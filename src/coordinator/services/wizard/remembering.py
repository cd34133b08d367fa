"""What the columns under certain headings meant the last time, kept on this machine and offered again."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coordinator.compliance.custody import sightings
from coordinator.exchange.values import DayOrder
from coordinator.exchange.words import read_cell, write_cell
from coordinator.records import RECORD_OF
from coordinator.records.plain_words import plain
from coordinator.services.wizard.finding import Finder
from coordinator.services.wizard.scheme import Always, Copied, FromColumn, Part, Scheme, Source, Target, settable

MOST = 60
"""How many sets of headings are remembered; the oldest is forgotten."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The file in which it is kept: headings, fields, and what was chosen for every row; no row of any table."""

    path: Path

    def recall(self, headings: Sequence[str], finder: Finder) -> Scheme | None:
        """Return what these headings meant, in whatever order they stood; nothing if they are new."""
        told = self._read().get(_name_of(headings))
        return _scheme(told, headings, finder) if isinstance(told, dict) else None

    def keep(self, headings: Sequence[str], scheme: Scheme) -> None:
        """Remember *scheme*; a place that cannot be written is no reason to stop.

        Where a row of values was taken for the headings, nothing about a person in custody is remembered either.
        """
        if any(True for heading in headings for _ in sightings(heading)):
            return
        known = {name: told for name, told in self._read().items() if name != _name_of(headings)}
        known[_name_of(headings)] = _told(scheme, headings)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(dict([*known.items()][-MOST:]), indent=1), "utf-8")
        except OSError:
            return

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def _name_of(headings: Sequence[str]) -> str:
    """Return a name for a set of headings; case, blanks, punctuation and order do not count."""
    return hashlib.sha256("\n".join(sorted(map(plain, headings))).encode()).hexdigest()


def _told(scheme: Scheme, headings: Sequence[str]) -> dict[str, object]:
    goes: list[object] = []
    copied: list[object] = []
    always: list[object] = []
    for target, source in scheme.sources.items():
        if isinstance(source, Always):
            always.append([write_cell(source.value), *_named(target)])
        else:
            (goes if isinstance(source, FromColumn) else copied).append(
                [*_place_of(headings, source.place), *_named(target)]
            )
    orders = [[*_place_of(headings, place), order.name] for place, order in scheme.orders.items()]
    also = [[part.kind, part.turn] for part in sorted(scheme.also, key=lambda one: (one.kind, one.turn))]
    return {
        "main": scheme.main,
        "columns": goes,
        "copied": copied,
        "always": always,
        "orders": orders,
        "also": also,
        "erase": scheme.erase,
    }


def _named(target: Target) -> tuple[str, int, str]:
    return target.part.kind, target.part.turn, target.name


def _place_of(headings: Sequence[str], place: int) -> tuple[str, int]:
    """Return the heading of a column, and which of those with the same heading it is."""
    heading = plain(headings[place])
    return heading, [plain(one) for one in headings[:place]].count(heading)


def _scheme(told: Mapping[str, Any], headings: Sequence[str], finder: Finder) -> Scheme | None:
    """Return the scheme; what a newer or damaged file says that is no field here is left out."""
    places = {_place_of(headings, place): place for place in range(len(headings))}
    sources: dict[Target, Source] = {}
    try:
        for kind, word in ((FromColumn, "columns"), (Copied, "copied")):
            for heading, nth, *named in told[word]:
                if (heading, nth) in places and (target := _target(*named)) is not None:
                    sources[target] = kind(places[heading, nth])
        for text, *named in told["always"]:
            target = _target(*named)
            value = _value(target, str(text), finder) if target else None
            if target is not None and value is not None:
                sources[target] = Always(value)
        orders = {places[heading, nth]: DayOrder[name] for heading, nth, name in told["orders"]}
        also = frozenset(Part(kind, int(turn)) for kind, turn in told["also"] if kind in RECORD_OF)
        main = RECORD_OF[told["main"]].about.kind
        return Scheme(main, sources, orders, bool(told["erase"]), also)
    except (KeyError, TypeError, ValueError):
        return None


def _target(kind: str, turn: int, name: str) -> Target | None:
    known = kind in RECORD_OF and name in settable(RECORD_OF[kind])
    return Target(Part(kind, int(turn)), name) if known else None


def _value(target: Target, text: str, finder: Finder) -> object:
    """Return what was chosen for every row, unless it names a record that this program does not have."""
    if target.field.refers_to and not finder.has(target.field.refers_to, text):
        return None
    return read_cell(target.field, text)
