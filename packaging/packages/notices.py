"""THIRD-PARTY-NOTICES.md: what the program is installed with, and the whole text of every licence."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from packages.project import PACKAGING, ROOT, RUNTIME_LOCK

NOTICES = ROOT / "THIRD-PARTY-NOTICES.md"
TEXTS = PACKAGING / "notices"
ELSEWHERE = {"tzdata": "Apache-2.0; the data are in the public domain"}
"""Packages of other systems only, which are not installed where the notices are written."""
UNSAID = {
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "pyrage": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib",
}
"""What packages do not say of themselves as an expression, or which of several licences is taken."""
_LICENCE_FILE = re.compile(r"\.dist-info/licenses/(.+)$")


class Locked(NamedTuple):
    """A package of the lock."""

    name: str
    version: str


def locked() -> list[Locked]:
    """Return every package that the program runs on, on any system."""
    found = re.findall(r"^([\w.-]+)==(\S+)", RUNTIME_LOCK.read_text("utf-8"), re.MULTILINE)
    return [Locked(*one) for one in found]


def _installed(one: Locked) -> Distribution | None:
    try:
        return distribution(one.name)
    except PackageNotFoundError:
        return None


def licence(one: Locked) -> str:
    """Return what the package is under.

    Raises:
        LookupError: neither the package nor this module says it; look, and add it to ``UNSAID``.
    """
    said = UNSAID.get(one.name) or ELSEWHERE.get(one.name)
    found = _installed(one)
    if said is None and found is not None:
        said = next(
            (found.metadata[name] for name in ("License-Expression", "License") if name in found.metadata), None
        )
    if not said:
        raise LookupError(f"{one.name} does not say its licence.")
    return said


def document() -> str:
    """Return the whole file."""
    table = ["| package | version | licence |", "|---|---|---|"]
    table += [f"| {one.name} | {one.version} | {licence(one)} |" for one in locked()]
    head = (TEXTS / "head.md").read_text("utf-8")
    parts = [head + "\n".join(table), "## Licences", (TEXTS / "sqlcipher.md").read_text("utf-8").strip(), *_texts()]
    return "\n\n".join(parts) + "\n"


def _texts() -> Iterator[str]:
    """Yield the text of every licence once, under the names of all that bring it word for word."""
    who: dict[str, list[str]] = {}
    for title, text in (*_from_packages(), *_kept()):
        who.setdefault(text, []).append(title)
    for text, titles in who.items():
        yield f"### {', '.join(titles)}\n\n````text\n{text}\n````"


def _from_packages() -> Iterator[tuple[str, str]]:
    for one in locked():
        found = _installed(one)
        for file in sorted((found.files if found else None) or (), key=str):
            if match := _LICENCE_FILE.search(str(file)):
                name = match[1]
                title = one.name if name.startswith("LICENSE") and "/" not in name else f"{one.name}: {name}"
                yield title, _tidy(_decoded(Path(str(file.locate())).read_bytes()))


def _kept() -> Iterator[tuple[str, str]]:
    for path in sorted(TEXTS.glob("*.txt")):
        yield f"PySide6 Essentials, shiboken6, Qt: {path.stem}", _tidy(path.read_text("utf-8"))


def _decoded(text: bytes) -> str:
    """Return a licence as text; some are older than UTF-8."""
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


def _tidy(text: str) -> str:
    lines = (line.rstrip().replace("\f", "") for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(lines).strip("\n")


def write() -> None:
    """Write the file anew."""
    NOTICES.write_text(document(), "utf-8")
