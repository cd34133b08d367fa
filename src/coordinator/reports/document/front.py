"""The first page: title with the boxed day, the row of figures, and the box that says how to verify the paper."""

from collections.abc import Sequence
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from coordinator.reports.document import fonts, look
from coordinator.reports.document.blocks import Figure, Figures, Signatures, Title, Verification
from coordinator.reports.document.canvas import TaggedCanvas
from coordinator.reports.document.flow import headline, paragraph
from coordinator.reports.document.measure import fitted
from coordinator.reports.document.words import WORDS

_BOX = 142.0


class TitleBlock(Flowable):
    """Kicker, title and subtitle at the left; at the right the day as of which everything is said."""

    def __init__(self, title: Title) -> None:
        """Take the words."""
        super().__init__()
        self.title = title
        self.parts = (
            paragraph(title.kicker, look.KICKER),
            headline(title.text, 1),
            paragraph(title.sub, look.NOTE),
        )

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  ReportLab's names
        """Return the size."""
        room = aW - _BOX - 18
        self.width = aW
        self.height = max(64.0, sum(part.wrap(room, aH)[1] + part.getSpaceAfter() for part in self.parts))
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words, then the box."""
        canvas: TaggedCanvas = self.canv
        y = self.height
        for part in self.parts:
            y -= part.height
            part.drawOn(canvas, 0, y)
            y -= part.getSpaceAfter()
        left, bottom = self.width - _BOX, self.height - 52
        with canvas.artifact():
            canvas.setFillColor(look.PALE)
            canvas.setStrokeColor(look.PRIMARY)
            canvas.setLineWidth(1)
            canvas.roundRect(left, bottom, _BOX, 50, 4, fill=1)
        with canvas.tagged(canvas.structure.root.child("P")):
            canvas.setFillColor(look.PRIMARY)
            canvas.setFont(fonts.SEMIBOLD, 8.5)
            words = WORDS[self.title.language]
            canvas.drawString(left + 11, bottom + 33, f"{words.data_as_of} ")
            canvas.setFillColor(look.NAVY)
            day = words.day(self.title.as_of)
            canvas.setFont(fonts.BOLD, min(12.5, 12.5 * (_BOX - 22) / stringWidth(day, fonts.BOLD, 12.5)))
            canvas.drawString(left + 11, bottom + 14, day)


class FigureRow(Flowable):
    """Numbers side by side, each with its word and mark."""

    GAP, HIGH = 12.0, 62.0

    def __init__(self, figures: Figures) -> None:
        """Take the numbers."""
        super().__init__()
        self.items: Sequence[Figure] = figures.items

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  ReportLab's names
        """Return the size."""
        self.width, self.height = aW, self.HIGH + 4
        return self.width, self.height

    def draw(self) -> None:
        """Draw each number in its field."""
        wide = (self.width - self.GAP * (len(self.items) - 1)) / len(self.items)
        for place, item in enumerate(self.items):
            self._draw_one(item, place * (wide + self.GAP), wide)

    def _draw_one(self, item: Figure, x: float, wide: float) -> None:
        canvas: TaggedCanvas = self.canv
        colour = look.STATUS[item.mark][0]
        with canvas.artifact():
            canvas.setFillColor(look.PANEL)
            canvas.rect(x, 0, wide, self.HIGH, stroke=0, fill=1)
            canvas.setFillColor(colour)
            canvas.rect(x, self.HIGH - 3, wide, 3, stroke=0, fill=1)
        with canvas.tagged(canvas.structure.root.child("P")):
            canvas.setFillColor(look.INK)
            canvas.setFont(fonts.BOLD, 23)
            canvas.drawString(x + 10, 31, f"{item.number:,} ")
            if item.of:
                after = stringWidth(f"{item.number:,} ", fonts.BOLD, 23)
                canvas.setFillColor(look.MUTED)
                canvas.setFont(fonts.REGULAR, 11)
                canvas.drawString(x + 8 + after, 31, f"{item.of} ")
            canvas.setFillColor(colour)
            canvas.setFont(fonts.SEMIBOLD, 8.8)
            canvas.drawString(x + 10, 12, f"{item.mark.value} ")
            canvas.setFillColor(look.INK)
            canvas.setFont(fonts.REGULAR, 8.8)
            canvas.drawString(x + 21, 12, item.label)


class SignatureRow(Flowable):
    """Lines to sign on, side by side, each with who signs below it."""

    GAP, ABOVE, BELOW = 24.0, 34.0, 16.0
    leads = True
    """Whether it is nothing without what follows it: what is signed."""

    def __init__(self, signatures: Signatures) -> None:
        """Take who signs."""
        super().__init__()
        self.who = signatures.who

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  ReportLab's names
        """Return the size."""
        self.width, self.height = aW, self.ABOVE + self.BELOW
        return self.width, self.height

    def draw(self) -> None:
        """Draw each line."""
        canvas: TaggedCanvas = self.canv
        wide = (self.width - self.GAP * (len(self.who) - 1)) / len(self.who)
        for place, who in enumerate(self.who):
            x = place * (wide + self.GAP)
            with canvas.artifact():
                canvas.setStrokeColor(look.INK)
                canvas.setLineWidth(0.7)
                canvas.line(x, self.BELOW, x + wide, self.BELOW)
            with canvas.tagged(canvas.structure.root.child("P")):
                canvas.setFillColor(look.MUTED)
                canvas.setFont(fonts.REGULAR, 8.5)
                canvas.drawString(x, 5, fitted(f"{who} · name, title, date", fonts.REGULAR, 8.5, wide) + " ")


class VerificationBox(Flowable):
    """Report number, code of the content, and the head of the history that it was made from.

    A QR code says number and code once more, for a camera in place of a hand that types.
    """

    HIGH, SYMBOL = 72.0, 62.0

    def __init__(self, verification: Verification) -> None:
        """Take the number, the code and the head."""
        super().__init__()
        self.said = verification

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  ReportLab's names
        """Return the size."""
        self.width, self.height = aW, self.HIGH + 10
        return self.width, self.height

    def draw(self) -> None:
        """Draw the box."""
        canvas: TaggedCanvas = self.canv
        with canvas.artifact():
            canvas.setStrokeColor(look.LINE)
            canvas.setLineWidth(0.6)
            canvas.roundRect(0, 0, self.width, self.HIGH, 4)
            self._draw_symbol(canvas)
        rows = (
            (fonts.SEMIBOLD, 8.5, look.MUTED, 55.0, f"Report {self.said.number} · code of its content"),
            (fonts.BOLD, 15, look.INK, 36.0, self.said.code),
            (
                fonts.REGULAR,
                8.5,
                look.MUTED,
                22.0,
                "The same records give the same number and code. Head of the history:",
            ),
            (fonts.REGULAR, 7.6, look.MUTED, 10.0, self.said.head),
        )
        with canvas.tagged(canvas.structure.root.child("P")):
            for face, size, colour, y, text in rows:
                canvas.setFillColor(colour)
                canvas.setFont(face, size)
                canvas.drawString(12, y, f"{text} ")

    def _draw_symbol(self, canvas: TaggedCanvas) -> None:
        symbol = QRCode(None, QRErrorCorrectLevel.M)
        symbol.addData(f"{self.said.number.upper()} {self.said.code}")
        symbol.make()
        side = self.SYMBOL / symbol.getModuleCount()
        left, top = self.width - self.SYMBOL - 5, (self.HIGH + self.SYMBOL) / 2
        canvas.setFillColor(look.BLACK)
        for line, modules in enumerate(symbol.modules):
            for dark, run in groupby(enumerate(modules), key=lambda one: bool(one[1])):
                places = [place for place, _ in run]
                if dark:
                    canvas.rect(left + places[0] * side, top - (line + 1) * side, len(places) * side, side, 0, 1)
