"""What was typed into records that are not saved yet: kept on this machine until they are, also through a crash."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coordinator.store import Vault

_SUFFIX = ".json"
_BEGUN_WITH = "@"
CLASS = "class"
"""The draft of a class and of its officers."""


def draft_name(kind: str, values: Mapping[str, object]) -> str:
    """Return the name of the draft of a record of *kind* that began with *values*, of which nobody wrote any yet."""
    told = json.dumps({name: str(value) for name, value in values.items()}, sort_keys=True)
    return f"{kind}{_BEGUN_WITH}{hashlib.sha256(told.encode()).hexdigest()[:12]}" if values else kind


class Drafts:
    """The drafts of one program, one a kind of record and what it began with, each a file in a folder."""

    def __init__(self, folder: Path, program: Path, vault: "Vault | None" = None) -> None:
        """Keep in *folder*, apart from those of other programs, what is typed for *program*; *vault* seals it."""
        self._vault = vault
        self._folder = folder / hashlib.sha256(str(program.resolve()).encode()).hexdigest()[:16]

    def keep(self, name: str, typed: Mapping[str, str]) -> None:
        """Keep what was *typed* by the names of fields; nothing typed is no draft.

        A place that cannot be written keeps nothing: the form itself still holds it.
        """
        if not typed:
            self.discard(name)
            return
        target = self._file(name)
        part = target.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(self._told(json.dumps(dict(typed), ensure_ascii=False)))
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except OSError:
            return

    def kept(self, name: str) -> dict[str, str]:
        """Return what was typed for the draft *name*; nothing if nothing was, or if its file is damaged."""
        try:
            found = json.loads(self._read(self._file(name).read_bytes()))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {name: typed for name, typed in found.items() if isinstance(typed, str)}

    def _told(self, text: str) -> bytes:
        return self._vault.seal(text) if self._vault is not None else text.encode()

    def _read(self, content: bytes) -> str:
        return self._vault.unseal(content) if self._vault is not None else content.decode()

    def discard(self, name: str) -> None:
        """Let go of the draft *name*."""
        try:
            self._file(name).unlink(missing_ok=True)
        except OSError:
            return

    def kinds(self) -> frozenset[str]:
        """Return the kinds of record of which there is a draft."""
        return frozenset(name.partition(_BEGUN_WITH)[0] for name in self._names())

    def waiting(self, kind: str) -> str:
        """Return the name of a draft of *kind*, first of the one that began with nothing; empty if there is none."""
        return next((name for name in self._names() if name.partition(_BEGUN_WITH)[0] == kind), "")

    def _names(self) -> list[str]:
        try:
            return sorted(file.stem for file in self._folder.iterdir() if file.suffix == _SUFFIX)
        except OSError:
            return []

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}{_SUFFIX}"
