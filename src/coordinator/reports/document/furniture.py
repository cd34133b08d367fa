"""What every page carries: the marking bands, the agency and title, report number, day and page."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from coordinator.reports.document import fonts, look
from coordinator.reports.document.blocks import Document
from coordinator.reports.document.canvas import Furniture, TaggedCanvas
from coordinator.reports.document.measure import fitted
from coordinator.reports.document.words import WORDS

_BAND = 17.0
_SIZE = 8.3


def furniture(about: Document) -> Furniture:
    """Return the drawing of what the pages of *about* carry."""

    def draw(canvas: TaggedCanvas, page: int, pages: int) -> None:
        with canvas.artifact("<</Type/Pagination/Subtype/Header/Attached[/Top]>>"):
            _draw_band(canvas, look.HEIGHT - _BAND, about.marking)
            _draw_ends(canvas, look.HEIGHT - 39, about.agency, about.title)
            _draw_rule(canvas, look.HEIGHT - 46)
        with canvas.artifact("<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>"):
            _draw_band(canvas, 0, about.marking)
            _draw_rule(canvas, 46)
            words = WORDS[about.language]
            _draw_ends(canvas, 33, words.foot.format(about.number, about.as_of), words.page.format(page, pages))

    return draw


def _draw_band(canvas: TaggedCanvas, y: float, marking: str) -> None:
    canvas.setFillColor(look.NAVY)
    canvas.rect(0, y, look.WIDTH, _BAND, stroke=0, fill=1)
    canvas.setFillColor(look.WHITE)
    canvas.setFont(fonts.SEMIBOLD, _SIZE)
    canvas.drawCentredString(look.WIDTH / 2, y + 5.4, marking)


def _draw_ends(canvas: TaggedCanvas, y: float, left: str, right: str) -> None:
    room = look.TYPE_WIDTH - stringWidth(right, fonts.SEMIBOLD, _SIZE) - 12
    canvas.setFillColor(look.MUTED)
    canvas.setFont(fonts.REGULAR, _SIZE)
    canvas.drawString(look.SIDE, y, fitted(left, fonts.REGULAR, _SIZE, room))
    canvas.setFont(fonts.SEMIBOLD, _SIZE)
    canvas.drawRightString(look.WIDTH - look.SIDE, y, right)


def _draw_rule(canvas: TaggedCanvas, y: float) -> None:
    canvas.setStrokeColor(look.LINE)
    canvas.setLineWidth(0.6)
    canvas.line(look.SIDE, y, look.WIDTH - look.SIDE, y)
