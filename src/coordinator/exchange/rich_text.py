"""Texts of a workbook: several runs of letters, each formatted its way, and beside them how Japanese is pronounced."""

import re
from dataclasses import dataclass, field

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(eq=False)
class RichText:
    """One text while its tags are read; *letters* is where the parser puts what stands between tags."""

    letters: list[str]
    _runs: list[str] = field(default_factory=list)
    _pronounced: bool = False

    def start(self, name: str) -> None:
        """Take notice of a tag that begins."""
        if name == "t":
            self.letters.clear()
        elif name == "rPh":
            self._pronounced = True

    def end(self, name: str) -> None:
        """Take notice of a tag that ends."""
        if name == "t" and not self._pronounced:
            self._runs.append("".join(self.letters))
        elif name == "rPh":
            self._pronounced = False

    def take(self) -> str:
        """Return the text, and begin the next one."""
        text = unescaped("".join(self._runs))
        self._runs.clear()
        return text


def unescaped(text: str) -> str:
    """Return *text* with the characters that XML cannot hold, which a workbook writes as ``_x000D_``."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), text)
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
