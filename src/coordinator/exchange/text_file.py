"""Tables in text files: which encoding, which character parts the cells, and the rows with the lines they begin on."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator

from coordinator.exchange.cells import Cell, Row, Table, TextFormat
from coordinator.exchange.limits import MOST_CELLS, MOST_COLUMNS, MOST_IN_A_LINE, MOST_LETTERS, refusal, too_many_cells

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
"""What may part cells, and how people call it."""

ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1252": "Western European (Windows)",
}
"""What a text may be written in, and how people call it; UTF-8 with and without its mark."""

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_LOOKED_AT = 1 << 16
"""How many characters say which separator it is."""

_DIRECTIVE = "sep="
"""Begins a first line that tells Excel the separator; it is no row."""

_NO_TEXT = "".join(map(chr, [*range(1, 9), *range(14, 26), *range(27, 32)]))
"""Control characters that stand in no text; more than one in a hundred and the file is something else."""


def read_text(file: str, content: bytes, text_format: TextFormat | None = None) -> tuple[Table, TextFormat]:
    """Return the table in *content* and how it was read: as *text_format* says, else as it looks.

    Raises:
        Invalid: it is no text, not in this encoding, not parted as a table is, or too large.
    """
    encoding = text_format.encoding if text_format else _encoding_of(file, content)
    text = _decoded(file, content, encoding)
    told = _told_separator(text)
    separator = text_format.separator if text_format else told or separator_of(text)
    rows = tuple(row for row in read_rows(file, text, separator) if not (told and row.number == 1))
    return Table(file, "", rows), TextFormat(encoding, separator)


def _encoding_of(file: str, content: bytes) -> str:
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    return marked or _unmarked(content) or _eight_bits(file, content)


def _unmarked(content: bytes) -> str | None:
    """Return which UTF-16 it is, if every second byte of the beginning is nothing, as in letters of the West."""
    head = content[:_LOOKED_AT]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 <= len(head):  # at most half of them
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _eight_bits(file: str, content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise refusal(file, "this is no text in an encoding that can be told; save it as CSV UTF-8, or as .xlsx")


def _decoded(file: str, content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        known = ENCODINGS.get(encoding, encoding)
        raise refusal(file, f"this is not text in {known}; choose another encoding") from None
    if "\x00" in text or sum(map(text.count, _NO_TEXT)) * 100 > len(text):
        raise refusal(file, "this is no text but something else; save the table as .xlsx or as CSV UTF-8")
    return text.removeprefix("\ufeff")


def _told_separator(text: str) -> str | None:
    first = text.partition("\n")[0].rstrip("\r").lower()
    told = first.startswith(_DIRECTIVE) and first[len(_DIRECTIVE) :]
    return told if told in SEPARATORS else None


def separator_of(text: str) -> str:
    """Return which of :data:`SEPARATORS` parts the most lines of the beginning of *text* into as many cells."""
    head = text[:_LOOKED_AT]
    if len(text) > len(head):
        head = head[: head.rfind("\n") + 1] or head
    return max(SEPARATORS, key=lambda separator: _evenness(head, separator))


def _evenness(head: str, separator: str) -> tuple[int, int]:
    """Return how many rows have the commonest number of cells, and that number; nothing if it parts nothing."""
    try:
        widths = Counter(len(cells) for cells in csv.reader(io.StringIO(head, newline=""), delimiter=separator))
    except csv.Error:
        return (0, 0)
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))


def read_rows(file: str, text: str, separator: str) -> Iterator[Row]:
    """Yield the rows of *text*.

    Raises:
        Invalid: a quotation mark is not closed, a cell is longer than any sheet holds, or there are too many cells.
    """
    reader = csv.reader(_lines(file, text), delimiter=separator, strict=True)
    count = 0
    try:
        for number, cells in numbered(reader):
            row = tidy(cells)
            count += len(row)
            if len(row) > MOST_COLUMNS:
                raise refusal(
                    file, f"this line has {len(row):,} cells; more than {MOST_COLUMNS:,} are not read", number
                )
            if count > MOST_CELLS:
                raise too_many_cells(file)
            if row:
                yield Row(number, row)
    except csv.Error as error:
        raise refusal(file, _in_words(str(error)), reader.line_num) from None


def _lines(file: str, text: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if len(line) > MOST_IN_A_LINE:
            raise refusal(file, f"this line has {len(line):,} characters; no table has such lines", number)
        yield line


def numbered(reader: Iterable[list[str]], begins: int = 1) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of a CSV reader with the line it begins on; a quoted cell may go on over several."""
    for cells in reader:
        yield begins, cells
        begins = int(getattr(reader, "line_num", begins)) + 1


def tidy(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return *cells* with nothing for blanks, and without those at the end."""
    found = [None if isinstance(one, str) and not one.strip() else one for one in cells]
    while found and found[-1] is None:
        found.pop()
    return tuple(found)


def _in_words(error: str) -> str:
    if "field larger than" in error:
        return f"a cell has more than {MOST_LETTERS:,} characters; a quotation mark before it may not be closed"
    if "expected after" in error or "unexpected end" in error:
        return "a quotation mark in or above this line is not closed, or stands alone inside a quoted cell"
    return f"this line cannot be parted into cells: {error}"
