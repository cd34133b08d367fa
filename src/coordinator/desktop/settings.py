"""What the window remembers on this machine: the last program, the scheme, the shape of the window."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from platformdirs import user_config_path, user_data_path


@dataclass(slots=True)
class Settings:
    """Plain values; a damaged or missing file gives the first ones."""

    program: str = ""
    scheme: str = "SYSTEM"
    width: int = 1320
    height: int = 820
    lock_after: int = 10
    """In minutes; 0 is never."""


def settings_file() -> Path:
    """Return where the settings are kept."""
    return user_config_path("coordinator", appauthor=False) / "window.json"


def views_file() -> Path:
    """Return where the views of lists are kept."""
    return settings_file().parent / "lists.json"


def drafts_folder() -> Path:
    """Return where what was typed and is not saved yet is kept."""
    return settings_file().parent / "drafts"


def warned_file() -> Path:
    """Return where it is kept about which places somebody was warned."""
    return settings_file().parent / "warned.json"


def import_memory() -> Path:
    """Return where it is kept what columns meant that were imported before."""
    return settings_file().parent / "import.json"


def sample_folder() -> Path:
    """Return where the sample program is made."""
    return user_data_path("coordinator", appauthor=False) / "Sample agency"


def load(path: Path) -> Settings:
    """Return the settings in *path*."""
    found = Settings()
    try:
        values = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return found
    for one in fields(Settings):
        value = values.get(one.name) if isinstance(values, dict) else None
        if type(value) is type(getattr(found, one.name)):
            setattr(found, one.name, value)
    return found


def save(settings: Settings, path: Path) -> None:
    """Keep the settings in *path*; a place that cannot be written is no reason to stop."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
    except OSError:
        return
