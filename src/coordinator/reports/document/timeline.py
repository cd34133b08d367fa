"""A timeline: one lane a person, a bar a stretch of days; readable in grey, and in words for who cannot see it."""

from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from coordinator.reports.document import fonts, look
from coordinator.reports.document.blocks import Bar, Lane, Timeline
from coordinator.reports.document.canvas import TaggedCanvas
from coordinator.reports.document.measure import fitted

LANE, HEAD, FOOT, LABEL = 17.0, 26.0, 17.0, 138.0
FEWEST = 3
"""How many lanes have to stand together."""
_BAR = 8.0
_SMALL, _NAME = 7.4, 8.4


def in_words(line: Timeline) -> str:
    """Return what the timeline shows, as a sentence a lane."""
    lanes = (f"{lane.name}, {lane.detail}: {', '.join(_span(line, bar) for bar in lane.bars)}" for lane in line.lanes)
    return f"Timeline from {line.start} to {line.end}, as of {line.as_of}. " + ". ".join(lanes) + "."


def _span(line: Timeline, bar: Bar) -> str:
    until = f"to before {bar.until}" if bar.until else "with no end on record"
    return f"{line.what} from {bar.start} {until}"


def _quarters(start: date, end: date) -> Iterator[date]:
    year, quarter = start.year, (start.month - 1) // 3
    while (first := date(year, quarter * 3 + 1, 1)) <= end:
        yield first
        year, quarter = (year + 1, 0) if quarter == 3 else (year, quarter + 1)


class TimelineFigure(Flowable):
    """Draws the lanes of a timeline that fit; the rest goes on with its own axis."""

    def __init__(self, line: Timeline) -> None:
        """Take what to draw."""
        super().__init__()
        self.line = line

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  ReportLab's names
        """Return the size."""
        self.width, self.height = aW, HEAD + LANE * len(self.line.lanes) + FOOT
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list["TimelineFigure"]:  # noqa: ARG002, N803  ReportLab's names
        """Split between lanes."""
        fits = int((aH - HEAD - FOOT) // LANE)
        if fits < FEWEST:
            return []
        lanes = self.line.lanes
        return [TimelineFigure(self._of(part)) for part in (lanes[:fits], lanes[fits:]) if part]

    def _of(self, lanes: Sequence[Lane]) -> Timeline:
        line = self.line
        return Timeline(line.what, lanes, line.start, line.end, line.as_of)

    def _x(self, day: date) -> float:
        days = (self.line.end - self.line.start).days or 1
        passed = min(max((day - self.line.start).days, 0), days)
        return LABEL + (self.width - LABEL) * passed / days

    def draw(self) -> None:
        """Draw the figure as one element with its words."""
        canvas: TaggedCanvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        box = f"<</O/Layout/Placement/Block/BBox[{x:.2f} {y:.2f} {x + self.width:.2f} {y + self.height:.2f}]>>"
        figure = canvas.structure.root.child("Figure", alt=in_words(self.line), attributes=box.encode())
        with canvas.tagged(figure):
            self._draw_axis(canvas)
            for place, lane in enumerate(self.line.lanes):
                self._draw_lane(canvas, lane, self.height - HEAD - LANE * (place + 1))
            self._draw_as_of(canvas)

    def _draw_axis(self, canvas: TaggedCanvas) -> None:
        top, bottom = self.height - HEAD, FOOT
        years = self.line.end.year - self.line.start.year
        for first in _quarters(self.line.start, self.line.end):
            begins_year = first.month == 1
            if first < self.line.start or (years > 4 and not begins_year):
                continue
            canvas.setStrokeColor(look.GRID)
            canvas.setLineWidth(0.9 if begins_year else 0.4)
            canvas.line(self._x(first), bottom, self._x(first), top + (12 if begins_year else 3))
            self._draw_axis_label(canvas, first, top, quarters=years <= 2)
        canvas.setStrokeColor(look.MUTED)
        canvas.setLineWidth(0.6)
        canvas.line(0, top, self.width, top)

    def _draw_axis_label(self, canvas: TaggedCanvas, first: date, top: float, *, quarters: bool) -> None:
        x = self._x(first) + 2
        if first.month == 1 and x + 20 < self.width:
            canvas.setFillColor(look.INK)
            canvas.setFont(fonts.SEMIBOLD, _SMALL)
            canvas.drawString(x, top + 14, f"{first.year} ")
        if quarters and x + 14 < self.width:
            canvas.setFillColor(look.MUTED)
            canvas.setFont(fonts.REGULAR, _SMALL)
            canvas.drawString(x, top + 4, f"Q{(first.month - 1) // 3 + 1} ")

    def _draw_lane(self, canvas: TaggedCanvas, lane: Lane, bottom: float) -> None:
        canvas.setStrokeColor(look.GRID)
        canvas.setLineWidth(0.4)
        canvas.line(0, bottom, self.width, bottom)
        canvas.setFillColor(look.INK)
        canvas.setFont(fonts.SEMIBOLD, _NAME)
        name = fitted(lane.name, fonts.SEMIBOLD, _NAME, LABEL - 62) + " "
        canvas.drawString(0, bottom + 5, name)
        x = stringWidth(name, fonts.SEMIBOLD, _NAME)
        canvas.setFillColor(look.MUTED)
        canvas.setFont(fonts.REGULAR, _SMALL)
        canvas.drawString(x + 2, bottom + 5, fitted(lane.detail, fonts.REGULAR, _SMALL, LABEL - x - 8) + " ")
        for bar in lane.bars:
            self._draw_bar(canvas, bar, bottom + 4.5)

    def _draw_bar(self, canvas: TaggedCanvas, bar: Bar, y: float) -> None:
        left, right = self._x(bar.start), self._x(bar.until or self.line.end)
        if right - left < 1:
            return
        canvas.setFillColor(look.PRIMARY)
        if bar.until is not None:
            canvas.rect(left, y, right - left, _BAR, stroke=0, fill=1)
            return
        path = canvas.beginPath()  # an arrow: it goes on
        for place, (x, dy) in enumerate(
            ((left, 0), (right - 5, 0), (right, _BAR / 2), (right - 5, _BAR), (left, _BAR))
        ):
            (path.lineTo if place else path.moveTo)(x, y + dy)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)

    def _draw_as_of(self, canvas: TaggedCanvas) -> None:
        x = self._x(self.line.as_of)
        canvas.setStrokeColor(look.AS_OF)
        canvas.setLineWidth(1)
        canvas.line(x, FOOT - 4, x, self.height - HEAD)
        label = f"As of {self.line.as_of} "
        width = stringWidth(label, fonts.SEMIBOLD, _SMALL) + 5
        left = min(max(x - width / 2, LABEL), self.width - width)
        canvas.setFillColor(look.AS_OF)
        canvas.rect(left, FOOT - 15, width, 11, stroke=0, fill=1)
        canvas.setFillColor(look.WHITE)
        canvas.setFont(fonts.SEMIBOLD, _SMALL)
        canvas.drawString(left + 3.5, FOOT - 12, label)
