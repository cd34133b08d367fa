"""Where the program's own files lie, installed or in a checkout, and where a person's files go."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def bundled(name: str) -> Path:
    """Return the path of the shipped file or folder *name*, such as ``resources/terms``.

    A wheel and a frozen folder carry the files inside the package; a checkout has them at its root.

    Raises:
        FileNotFoundError: the installation is damaged: nothing of that name was shipped.
    """
    for root in (_PACKAGE / "_bundled", _CHECKOUT):
        found = root / name
        if found.exists():
            return found
    raise FileNotFoundError(f"{name} is missing from this installation of Coordinator; install it again.")
