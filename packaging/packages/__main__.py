"""``python3 dev.py package NAME... [--check]``: makes packages, and tries them outside the checkout."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from packages import deb, folder, notices, nsis, wheel
from packages.project import megabytes

MAKERS: dict[str, tuple[Callable[[], Path], Callable[[Path], None]]] = {
    "wheel": (wheel.made, wheel.check),
    "folder": (folder.made, folder.check),
    "deb": (deb.made, deb.check),
}
"""Each package that can be made here: what makes it, and what tries it."""


def main() -> None:
    """Make what was asked for."""
    parser = ArgumentParser(prog="dev.py package", description=__doc__)
    names = [*MAKERS, "nsis", "notices"]
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*names, []], help=", ".join(names))
    parser.add_argument("--check", action="store_true", help="try each package outside the checkout")
    words = parser.parse_args()
    for name in words.names or [*MAKERS, *(["nsis"] if words.check or sys.platform == "win32" else [])]:
        if name == "notices":
            notices.write()
        elif name == "nsis" and words.check:
            nsis.check()
        else:
            _make(name, check=words.check)


def _make(name: str, *, check: bool) -> None:
    if name == "nsis":
        print(nsis.made())
        return
    make, try_out = MAKERS[name]
    made = make()
    print(f"{made}: {megabytes(made)}", flush=True)
    if check:
        try_out(made)


if __name__ == "__main__":
    main()
