"""What was typed into records that are not saved yet: kept on this machine until they are, also through a crash."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

_SUFFIX = ".json"


class Drafts:
    """The drafts of one program, one a kind of record, each a file in a folder of the settings."""

    def __init__(self, folder: Path, program: Path) -> None:
        """Keep in *folder*, apart from those of other programs, what is typed for *program*."""
        self._folder = folder / hashlib.sha256(str(program.resolve()).encode()).hexdigest()[:16]

    def keep(self, kind: str, typed: Mapping[str, str]) -> None:
        """Keep what was *typed* by the names of fields; nothing typed is no draft.

        A place that cannot be written keeps nothing: the form itself still holds it.
        """
        if not typed:
            self.discard(kind)
            return
        target = self._file(kind)
        part = target.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                json.dump(dict(typed), file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except OSError:
            return

    def kept(self, kind: str) -> dict[str, str]:
        """Return what was typed for *kind*; nothing if nothing was, or if its file is damaged."""
        try:
            found = json.loads(self._file(kind).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {name: typed for name, typed in found.items() if isinstance(typed, str)}

    def discard(self, kind: str) -> None:
        """Let go of the draft of *kind*."""
        try:
            self._file(kind).unlink(missing_ok=True)
        except OSError:
            return

    def kinds(self) -> frozenset[str]:
        """Return the kinds of record of which there is a draft."""
        try:
            return frozenset(file.stem for file in self._folder.iterdir() if file.suffix == _SUFFIX)
        except OSError:
            return frozenset()

    def _file(self, kind: str) -> Path:
        return self._folder / f"{kind}{_SUFFIX}"
