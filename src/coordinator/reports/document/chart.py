"""Charts: columns side by side or bars below each other, readable in grey, and in words for who cannot see them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from coordinator.reports.document import fonts, look
from coordinator.reports.document.blocks import Chart, Point
from coordinator.reports.document.canvas import TaggedCanvas
from coordinator.reports.document.measure import fitted

_SMALL = 7.4
_LEGEND, _ROOM, _NAMES = 18.0, 104.0, 24.0
"""Heights in a chart of columns: its legend, its columns, and the names below them."""
_BAR, _BETWEEN, _LABEL, _VALUE = 9.0, 6.0, 158.0, 56.0
"""Of bars: their height, the room between them, and the widths of name and value beside them."""
_MOST_WIDE = 30.0
_At = tuple[float, float]


def in_words(chart: Chart) -> str:
    """Return what the chart shows, as a sentence a point."""
    points = (f"{one.name}: {', '.join(_said(chart, one))}" for one in chart.points)
    return f"Chart of {chart.what}. {'. '.join(points)}."


def _said(chart: Chart, point: Point) -> Iterator[str]:
    for name, value in zip(chart.series, point.values, strict=True):
        yield f"{name} {shown(chart, value)}" if len(chart.series) > 1 else shown(chart, value)


def shown(chart: Chart, value: int) -> str:
    """Return a value as it is written."""
    return f"{chart.unit}{value:,}"


class ChartFigure(Flowable):
    """Draws a chart as one figure with its words."""

    def __init__(self, chart: Chart) -> None:
        """Take what to draw."""
        super().__init__()
        self.chart = chart
        self.most = max((sum(one.values) for one in chart.points), default=0) or 1

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  ReportLab's names
        """Return the size."""
        legend = _LEGEND if len(self.chart.series) > 1 else 4
        rows = len(self.chart.points) * (_BAR + _BETWEEN)
        self.width, self.height = aW, legend + (rows if self.chart.lying else _ROOM + _NAMES)
        return self.width, self.height

    def getSpaceAfter(self) -> float:  # noqa: N802  ReportLab's name
        """Return the room below."""
        return 8

    def draw(self) -> None:
        """Draw the figure as one element with its words."""
        canvas: TaggedCanvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        box = f"<</O/Layout/Placement/Block/BBox[{x:.2f} {y:.2f} {x + self.width:.2f} {y + self.height:.2f}]>>"
        figure = canvas.structure.root.child("Figure", alt=in_words(self.chart), attributes=box.encode())
        with canvas.tagged(figure):
            if len(self.chart.series) > 1:
                self._draw_legend(canvas)
            (self._draw_bars if self.chart.lying else self._draw_columns)(canvas)

    def _draw_legend(self, canvas: TaggedCanvas) -> None:
        x, y = 0.0, self.height - 11
        for place, name in enumerate(self.chart.series):
            _FILL[place](canvas, x, y, 14, 7)
            _write(canvas, (x + 18, y + 0.8), name)
            x += 18 + stringWidth(name, fonts.REGULAR, _SMALL) + 16

    def _draw_columns(self, canvas: TaggedCanvas) -> None:
        step = self.width / max(len(self.chart.points), 1)
        wide = min(step * 0.62, _MOST_WIDE)
        canvas.setStrokeColor(look.MUTED)
        canvas.setLineWidth(0.6)
        canvas.line(0, _NAMES, self.width, _NAMES)
        scale = (_ROOM - 12) / self.most
        for place, point in enumerate(self.chart.points):
            middle = (place + 0.5) * step
            for series, (value, below) in enumerate(_stacked(point.values)):
                if value:
                    _FILL[series](canvas, middle - wide / 2, _NAMES + below * scale, wide, value * scale)
            total = sum(point.values)
            if total:
                _write(canvas, (middle, _NAMES + total * scale + 3), shown(self.chart, total), middle=True, bold=True)
            for line, text in enumerate(point.label.split("\n")):
                _write(canvas, (middle, _NAMES - 9 - 9 * line), text, middle=True, bold=line > 0)

    def _draw_bars(self, canvas: TaggedCanvas) -> None:
        top = self.height - (_LEGEND if len(self.chart.series) > 1 else 4)
        scale = (self.width - _LABEL - _VALUE) / self.most
        for place, point in enumerate(self.chart.points):
            y = top - (place + 1) * (_BAR + _BETWEEN) + _BETWEEN / 2
            _write(canvas, (0, y + 1.8), fitted(point.label, fonts.REGULAR, _SMALL, _LABEL - 8))
            for series, (value, below) in enumerate(_stacked(point.values)):
                if value:
                    _FILL[series](canvas, _LABEL + below * scale, y, value * scale, _BAR)
            total = sum(point.values)
            _write(canvas, (_LABEL + total * scale + 4, y + 1.8), shown(self.chart, total), bold=True)
        canvas.setStrokeColor(look.MUTED)
        canvas.setLineWidth(0.6)
        canvas.line(_LABEL, top, _LABEL, top - len(self.chart.points) * (_BAR + _BETWEEN))


def _stacked(values: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each value with the sum of those below it."""
    return zip(values, accumulate(values, initial=0), strict=False)


def _write(canvas: TaggedCanvas, at: _At, text: str, *, middle: bool = False, bold: bool = False) -> None:
    face = fonts.SEMIBOLD if bold else fonts.REGULAR
    canvas.setFillColor(look.INK)
    canvas.setFont(face, _SMALL)
    left = at[0] - stringWidth(text, face, _SMALL) / 2 if middle else at[0]
    canvas.drawString(left, at[1], f"{text} ")


def _solid(canvas: TaggedCanvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.setFillColor(look.PRIMARY)
    canvas.rect(x, y, wide, high, stroke=0, fill=1)


def _outlined(canvas: TaggedCanvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.setFillColor(look.PALE)
    canvas.setStrokeColor(look.PRIMARY)
    canvas.setLineWidth(0.7)
    canvas.rect(x, y, wide, high, stroke=1, fill=1)


def _striped(canvas: TaggedCanvas, x: float, y: float, wide: float, high: float) -> None:
    _outlined(canvas, x, y, wide, high)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, wide, high)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setLineWidth(0.8)
    reach = -high
    while reach < wide:
        canvas.line(x + reach, y, x + reach + high, y + high)
        reach += 3.2
    canvas.restoreState()


_FILL: tuple[Callable[[TaggedCanvas, float, float, float, float], None], ...] = (_solid, _outlined, _striped)
"""How each series is filled: three that differ in grey too."""
MOST_SERIES = len(_FILL)
