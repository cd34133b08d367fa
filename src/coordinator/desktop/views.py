"""Views of a list: a name for a filter, an order and columns; kept on this machine, place by place."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class View:
    """How a list is looked at: what filters it, the filter of the place, the order and the columns, all by their names.

    Without *columns* or *orders* those of the place stay. *widths* are in pixels.
    """

    name: str
    filter: str = ""
    show: str = ""
    orders: tuple[tuple[str, bool], ...] = ()
    columns: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)


class Views:
    """The views of one place, in the file *path* that all places share."""

    def __init__(self, path: Path, place: str) -> None:
        """Read the views of *place*; a damaged or missing file has none."""
        self._path, self._place = path, place
        kept = _read(path).get(place)
        kept = kept if isinstance(kept, dict) else {}
        views = kept.get("views")
        self.saved: list[View] = [one for one in map(_view, views if isinstance(views, list) else []) if one]
        self.last = _view(kept.get("last"))

    def keep_last(self, view: View) -> None:
        """Keep how the place was looked at last."""
        self.last = view
        self._write()

    def save(self, view: View) -> None:
        """Keep a view under its name, in the place of another one with that name."""
        places = {one.name: at for at, one in enumerate(self.saved)}
        at = places.get(view.name, len(self.saved))
        self.saved[at : at + 1] = [view]
        self._write()

    def rename(self, name: str, new: str) -> None:
        """Call a view by another name; one that had it gives way."""
        self.saved = [one for one in self.saved if one.name != new or new == name]
        self.saved = [replace(one, name=new) if one.name == name else one for one in self.saved]
        self._write()

    def remove(self, name: str) -> None:
        """Let go of a view."""
        self.saved = [one for one in self.saved if one.name != name]
        self._write()

    def _write(self) -> None:
        """Keep the views; a place that cannot be written is no reason to stop."""
        kept = _read(self._path)
        last = asdict(self.last) if self.last else None
        kept[self._place] = {"views": [asdict(one) for one in self.saved], "last": last}
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(kept, indent=1, ensure_ascii=False), "utf-8")
            part.replace(self._path)
        except OSError:
            return


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _view(kept: object) -> View | None:
    """Return a view as it was kept; nothing where it is none."""
    if not isinstance(kept, dict) or not isinstance(kept.get("name"), str):
        return None
    return View(
        kept["name"],
        _text(kept.get("filter")),
        _text(kept.get("show")),
        tuple((one[0], one[1]) for one in _list(kept.get("orders")) if _is_order(one)),
        tuple(one for one in _list(kept.get("columns")) if isinstance(one, str)),
        {name: width for name, width in _dict(kept.get("widths")).items() if type(width) is int and width > 0},
    )


def _is_order(one: object) -> bool:
    return isinstance(one, list) and len(one) == 2 and isinstance(one[0], str) and isinstance(one[1], bool)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else []


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
