"""What Windows tells of a drive; this module is used there only."""

import ctypes
import sys
from pathlib import Path

_REMOTE = 4
"""What Windows calls a drive on the network."""


def is_remote(path: Path) -> bool:
    """Return whether *path* lies on a shared drive: one with a letter, or named by its server."""
    named = path.drive.startswith("\\\\")
    return named or (sys.platform == "win32" and ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _REMOTE)
