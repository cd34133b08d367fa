"""How wide words are, and how lines break: once a word, however often it occurs."""

from collections.abc import Iterator

from reportlab.pdfbase import pdfmetrics


def fitted(text: str, face: str, size: float, room: float) -> str:
    """Return *text*, cut with an ellipsis where it is wider than *room*."""
    if pdfmetrics.stringWidth(text, face, size) <= room:
        return text
    while text and pdfmetrics.stringWidth(f"{text}…", face, size) > room:
        text = text[:-1]
    return f"{text}…"


class Face:
    """The widths of one face at one size, in points."""

    def __init__(self, name: str, size: float) -> None:
        """Measure with the face *name*, which must be registered."""
        self.name, self.size = name, size
        self._font = pdfmetrics.getFont(name)
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the width of *text*."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = float(self._font.stringWidth(text, self.size))
        return found

    def lines(self, text: str, limit: float) -> tuple[str, ...]:
        """Break *text* into lines no wider than *limit*; a word that is wider breaks inside."""
        if "\n" not in text and self.width(text) <= limit:
            return (text,)
        return tuple(line for part in text.split("\n") for line in self._broken(part, limit))

    def _broken(self, text: str, limit: float) -> Iterator[str]:
        line = ""
        for whole in text.split(" "):
            word = whole
            longer = f"{line} {word}" if line else word
            if self.width(longer) <= limit:
                line = longer
                continue
            if line:
                yield line
            while self.width(word) > limit and len(word) > 1:
                fits = max(1, sum(1 for end in range(1, len(word) + 1) if self.width(word[:end]) <= limit))
                yield word[:fits]
                word = word[fits:]
            line = word
        yield line
