"""Tables of any length: wrapped once, split by counting, drawn straight into the page, in time linear in the rows."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from coordinator.compliance.marks import Mark
from coordinator.reports.document import fonts, look
from coordinator.reports.document.blocks import Column
from coordinator.reports.document.canvas import TaggedCanvas
from coordinator.reports.document.measure import Face
from coordinator.reports.document.structure import HEADER_OF_COLUMN, Element, Rows

SIZE, LEADING, PAD_X, PAD_Y = 9.0, 11.5, 5.0, 3.2
MOST_LINES = 40
"""How many lines a row has at most; a longer one goes on as another row."""
_MARKS = frozenset(Mark)
Lines = tuple[str, ...]


@dataclass(eq=False)
class Prepared:
    """The rows as they will stand, shared by the pieces of a table on all its pages."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    element: Element | None = None
    body: Rows | None = None
    faces: list[Face] = field(init=False)
    lines: list[list[Lines]] = field(init=False)
    tops: list[float] = field(init=False)

    def __post_init__(self) -> None:
        """Wrap every cell."""
        self.plain, self.bold = plain, bold = Face(fonts.REGULAR, SIZE), Face(fonts.SEMIBOLD, SIZE)
        self.faces = [bold if column.header else plain for column in self.columns]
        room = [column.width - 2 * PAD_X for column in self.columns]
        seen: list[dict[str, Lines]] = [{} for _ in self.columns]
        whole = ([self._wrapped(seen[at], at, text, room[at]) for at, text in enumerate(row)] for row in self.rows)
        self.lines = [part for row in whole for part in _parts(row)]
        self.tops = [0.0, *accumulate(_height(row) for row in self.lines)]
        self.head = [bold.lines(column.title, room[at]) for at, column in enumerate(self.columns)]
        self.head_height = _height(self.head) + 1
        self.lefts = [0.0, *accumulate(column.width for column in self.columns)]

    def _wrapped(self, seen: dict[str, Lines], at: int, text: str, room: float) -> Lines:
        found = seen.get(text)
        if found is None:
            found = seen[text] = self.faces[at].lines(text, room)
        return found


def _parts(row: list[Lines]) -> Iterator[list[Lines]]:
    """Yield *row*, or where it is taller than a page, rows that go on with it; its first cell is said again."""
    tallest = max(map(len, row))
    for start in range(0, tallest, MOST_LINES):
        part = [lines[start : start + MOST_LINES] or ("",) for lines in row]
        yield [row[0][:1], *part[1:]] if start and len(row[0]) <= start else part


def _height(row: Sequence[Lines]) -> float:
    return 2 * PAD_Y + SIZE * 1.2 + (max(map(len, row)) - 1) * LEADING


class LongTable(Flowable):
    """The rows from *first* to before *last* of a prepared table."""

    def __init__(self, prepared: Prepared, first: int = 0, last: int | None = None) -> None:
        """Take the rows that stand here."""
        super().__init__()
        self.prepared, self.first = prepared, first
        self.last = len(prepared.lines) if last is None else last

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  ReportLab's names
        """Return the size."""
        tops = self.prepared.tops
        self.width = self.prepared.lefts[-1]
        self.height = self.prepared.head_height + tops[self.last] - tops[self.first]
        return self.width, self.height

    def beginning(self) -> float:
        """Return the height of the head with two rows, or with all where one would be left alone."""
        rows = 3 if self.last - self.first == 3 else 2
        return self.prepared.head_height + self.prepared.tops[min(self.first + rows, self.last)]

    def getSpaceAfter(self) -> float:  # noqa: N802  ReportLab's name
        """Return the room below."""
        return 8

    def split(self, aW: float, aH: float) -> list["LongTable"]:  # noqa: ARG002, N803  ReportLab's names
        """Split between rows."""
        room = aH - self.prepared.head_height + self.prepared.tops[self.first] + 1e-6
        at = bisect_right(self.prepared.tops, room) - 1
        if at <= self.first:
            return []
        if at >= self.last:
            return [self]
        if at == self.last - 1 and at - self.first > 2:
            at -= 1  # the last row takes one with it
        return [type(self)(self.prepared, self.first, at), type(self)(self.prepared, at, self.last)]

    def draw(self) -> None:
        """Draw grounds and rules, the head, and the rows."""
        canvas: TaggedCanvas = self.canv
        with canvas.artifact():
            self._draw_grounds(canvas)
        self._draw_head(canvas)
        self._draw_rows(canvas)

    def _bottoms(self) -> list[float]:
        tops, start = self.prepared.tops, self.height - self.prepared.head_height
        return [start - (tops[row + 1] - tops[self.first]) for row in range(self.first, self.last)]

    def _draw_grounds(self, canvas: TaggedCanvas) -> None:
        width, height, head = self.width, self.height, self.prepared.head_height
        bottoms, tops = self._bottoms(), self.prepared.tops
        canvas.saveState()
        canvas.setFillColor(look.PRIMARY)
        canvas.rect(0, height - head, width, head, stroke=0, fill=1)
        canvas.setFillColor(look.ZEBRA)
        striped = [
            f"0 {bottoms[at]:.2f} {width:.2f} {tops[row + 1] - tops[row]:.2f} re"
            for at, row in enumerate(range(self.first, self.last))
            if row % 2
        ]
        if striped:
            canvas.paint(" ".join(striped) + " f")
        self._draw_pills(canvas)
        canvas.setStrokeColor(look.RULE)
        canvas.setLineWidth(0.4)
        canvas.paint(" ".join(f"0 {y:.2f} m {width:.2f} {y:.2f} l" for y in bottoms) + " S")
        canvas.restoreState()

    def _draw_pills(self, canvas: TaggedCanvas) -> None:
        tops, start = self.prepared.tops, self.height - self.prepared.head_height
        paths: dict[Color, list[str]] = {}
        for row in range(self.first, self.last):
            baseline = start - (tops[row] - tops[self.first]) - PAD_Y - SIZE
            for at, lines in enumerate(self.prepared.lines[row]):
                for place, line in enumerate(lines):
                    if line[:1] in _MARKS:
                        left = self.prepared.lefts[at] + PAD_X - 3
                        width = self.prepared.faces[at].width(line) + 6
                        ground = look.STATUS[Mark(line[0])][1]
                        paths.setdefault(ground, []).append(
                            _pill(left, baseline - place * LEADING - 2.4, width, SIZE + 2)
                        )
        for ground, pills in paths.items():
            canvas.setFillColor(ground)
            canvas.paint(" ".join(pills) + " f")

    def _draw_head(self, canvas: TaggedCanvas) -> None:
        prepared = self.prepared
        first = prepared.element is None
        if prepared.element is None:
            prepared.element = canvas.structure.root.child("Table")
            row = prepared.element.child("TR")
            prepared.body = canvas.structure.new_rows(prepared.element, [one.header for one in prepared.columns])
        canvas.saveState()
        canvas.setFillColor(look.WHITE)
        for at, lines in enumerate(prepared.head):
            code = self._cell(canvas, at, lines, self.height - PAD_Y - SIZE - 0.5, prepared.bold)
            again = "<</Type/Pagination>>"
            with canvas.tagged(row.child("TH", attributes=HEADER_OF_COLUMN)) if first else canvas.artifact(again):
                canvas.paint(code)
        canvas.restoreState()

    def _draw_rows(self, canvas: TaggedCanvas) -> None:
        prepared = self.prepared
        if prepared.body is None or self.first == self.last:
            return
        tops, start = prepared.tops, self.height - prepared.head_height
        tags = ["/TH" if one.header else "/TD" for one in prepared.columns]
        mcid = canvas.rows(prepared.body, self.first, self.last)
        canvas.saveState()
        canvas.setFillColor(look.INK)
        for row in range(self.first, self.last):
            baseline = start - (tops[row] - tops[self.first]) - PAD_Y - SIZE
            for at, lines in enumerate(prepared.lines[row]):
                code = self._cell(canvas, at, lines, baseline, prepared.faces[at])
                canvas.paint(f"{tags[at]} <</MCID {mcid}>> BDC {code} EMC")
                mcid += 1
        canvas.restoreState()

    def _cell(self, canvas: TaggedCanvas, at: int, lines: Lines, baseline: float, first: Face) -> str:
        """Return the page code of one cell; a line that goes on carries a space at its end.

        Only the first line is in the face *first*: what a row's name has below it is detail.
        """
        left, column = self.prepared.lefts[at] + PAD_X, self.prepared.columns[at]
        parts = []
        for place, line in enumerate(lines):
            x, face = left, self.prepared.plain if place else first
            if column.align == "right":
                x = self.prepared.lefts[at + 1] - PAD_X - face.width(line)
            text = f"{line} " if place + 1 < len(lines) else line
            parts.append(f"1 0 0 1 {x:.2f} {baseline - place * LEADING:.2f} Tm {canvas.shown(face, text)}")
        return f"BT {' '.join(parts)} ET"


def _pill(x: float, y: float, width: float, height: float) -> str:
    """Return the path of a bar with round ends."""
    r = height / 2
    k = r * 0.5523
    right, top = x + width, y + height
    curves = (
        (right - r + k, y, right, y + r - k, right, y + r),
        (right, y + r + k, right - r + k, top, right - r, top),
        (x + r - k, top, x, y + r + k, x, y + r),
        (x, y + r - k, x + r - k, y, x + r, y),
    )
    a, b, c, d = (" ".join(f"{value:.2f}" for value in curve) + " c" for curve in curves)
    return f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l {a} {b} {x + r:.2f} {top:.2f} l {c} {d} h"
