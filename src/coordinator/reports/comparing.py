"""What differs between two contents of a report, in words: which entry, which of its fields, before and after."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from coordinator.reports.coding import canonical_json

_NAMING = ("name", "about", "title", "what", "label", "rule", "code", "badge", "number", "agreement", "day", "at")
"""Fields that name an entry, those that people go by first."""
_MOST_NAMES = 2
_ABSENT = object()
"""Stands where one of two contents has nothing, not even an empty value."""


class Difference(NamedTuple):
    """One place of a report that says something else: where, and both texts; empty where there is nothing."""

    where: str
    before: str
    after: str


def differences(before: Any, after: Any, where: str = "") -> Iterator[Difference]:
    """Yield what differs between two contents as JSON has them."""
    if before is not _ABSENT and after is not _ABSENT and canonical_json(before) == canonical_json(after):
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys([*before, *after]):
            yield from differences(
                before.get(name, _ABSENT), after.get(name, _ABSENT), _inside(where, name.replace("_", " "))
            )
    elif isinstance(before, list) and isinstance(after, list):
        yield from _in_lists(before, after, where)
    else:
        yield Difference(where, _said(before), _said(after))


def _in_lists(before: Sequence[Any], after: Sequence[Any], where: str) -> Iterator[Difference]:
    """Compare entries of the same name, or of the same place where entries have no names."""
    old, new = _named(before), _named(after)
    for name in dict.fromkeys([*old, *new]):
        yield from differences(old.get(name, _ABSENT), new.get(name, _ABSENT), _inside(where, name[0]))
    if list(old) != list(new) and set(old) == set(new):
        yield Difference(_inside(where, "order"), _said([name for name, _ in old]), _said([name for name, _ in new]))


def _named(entries: Sequence[Any]) -> Mapping[tuple[str, int], Any]:
    seen, found = Counter[str](), {}
    for entry in entries:
        name = _name(entry)
        found[name, seen[name]] = entry
        seen[name] += 1
    return found


def _name(entry: Any) -> str:
    if isinstance(entry, Mapping):
        told = [str(entry[name]) for name in _NAMING if isinstance(entry.get(name), str | int) and entry[name] != ""]
        return ", ".join(told[:_MOST_NAMES])
    if isinstance(entry, list):
        return ", ".join(str(one) for one in entry[:_MOST_NAMES])
    return str(entry)


def _inside(where: str, name: str) -> str:
    return " / ".join(filter(None, (where, name)))


def _said(value: Any) -> str:
    if value is None or value is _ABSENT:
        return ""
    if isinstance(value, Mapping):
        return "; ".join(
            f"{name.replace('_', ' ')} {_said(one)}" for name, one in value.items() if one not in ("", None, [])
        )
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)


def differing_lines(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> Iterator[Difference]:
    """Yield each line of text that differs, by pages."""
    for page, (old, new) in enumerate(zip_longest(before, after, fillvalue=()), 1):
        there, then = set(old), set(new)
        gone, come = [line for line in old if line not in then], [line for line in new if line not in there]
        for one, other in zip_longest(gone, come, fillvalue=""):
            yield Difference(f"page {page}", one, other)
