"""What the window remembers on this machine: how it looks, who works, the shape of the window."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from coordinator.errors import Unavailable

TEXT_SIZES = (100, 115, 130)
"""How large text can be, in percent of what it is drawn for."""


@dataclass(slots=True)
class Settings:
    """Plain values; a damaged or missing file gives the first ones."""

    scheme: str = "SYSTEM"
    text_size: int = 100
    """In percent."""
    width: int = 1320
    height: int = 820
    lock_after: int = 10
    """In minutes; 0 is never."""
    working_as: str = ""
    """Who changes are recorded under; empty is whom the system names."""
    welcome: bool = False
    """Whether the window begins with the welcome page, also when a program was open last."""
    put_away: list[str] = field(default_factory=list)
    """The folders of the programs whose set-up list was put away."""


class _Folder:
    """Where everything is kept that the window remembers."""

    anew: Path | None = None


def begin_anew_in(folder: Path | None) -> None:
    """Keep everything in *folder* from now on, in place of what was remembered; nothing leads back to that."""
    _Folder.anew = folder


def settings_folder() -> Path:
    """Return the folder in which the window remembers."""
    return _Folder.anew or user_config_path("coordinator", appauthor=False)


def settings_file() -> Path:
    """Return where the settings are kept."""
    return settings_folder() / "window.json"


def recent_file() -> Path:
    """Return where it is kept which programs were open."""
    return settings_folder() / "recent.json"


def views_file() -> Path:
    """Return where the views of lists are kept."""
    return settings_folder() / "lists.json"


def drafts_folder() -> Path:
    """Return where what was typed and is not saved yet is kept."""
    return settings_folder() / "drafts"


def warned_file() -> Path:
    """Return where it is kept about which places somebody was warned."""
    return settings_file().parent / "warned.json"


def import_memory() -> Path:
    """Return where it is kept what columns meant that were imported before."""
    return settings_folder() / "import.json"


def sample_folder() -> Path:
    """Return where the sample program is made."""
    return user_data_path("coordinator", appauthor=False) / "Sample agency"


def load(path: Path) -> tuple[Settings, str]:
    """Return the settings in *path*, and a sentence for people if they could not be read."""
    found = Settings()
    try:
        values = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return found, ""
    except (OSError, ValueError):
        return found, _damaged(path)
    if not isinstance(values, dict):
        return found, _damaged(path)
    for one in fields(Settings):
        value = values.get(one.name)
        if type(value) is type(getattr(found, one.name)) and _fits(value):
            setattr(found, one.name, value)
    return found, ""


def _fits(value: object) -> bool:
    return not isinstance(value, list) or all(isinstance(one, str) for one in value)


def _damaged(path: Path) -> str:
    return f"The settings in {path} cannot be read. The window begins with its first ones; no record is touched."


def save(settings: Settings, path: Path) -> None:
    """Keep the settings in *path*.

    Raises:
        Unavailable: the place cannot be written.
    """
    write(path, asdict(settings))


def write(path: Path, values: object) -> None:
    """Write *values* into *path* as JSON, all or nothing.

    Raises:
        Unavailable: the place cannot be written.
    """
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(values, indent=1, ensure_ascii=False), "utf-8")
        part.replace(path)
    except OSError as error:
        raise Unavailable(
            f"{path.parent} cannot be written ({error.strerror}). What is chosen here holds until the window closes;"
            " records are saved in their own folder and not touched by this."
        ) from error
