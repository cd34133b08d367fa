"""How paper looks: sizes in points, colours, and the styles of text."""

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle

from coordinator.compliance.marks import Mark
from coordinator.reports.document import fonts

WIDTH, HEIGHT = letter
SIDE, TOP, BOTTOM = 54, 70, 62
TYPE_WIDTH = WIDTH - 2 * SIDE

INK, MUTED = HexColor("#1b1b1b"), HexColor("#4d535b")
PRIMARY, NAVY, LINE = HexColor("#1a4480"), HexColor("#162e51"), HexColor("#c6cace")
PALE, PANEL, WHITE, BLACK = HexColor("#f0f5fb"), HexColor("#f7f8fa"), HexColor("#ffffff"), HexColor("#000000")
ZEBRA, RULE, GRID, AS_OF = HexColor("#f5f8fc"), HexColor("#d5d9de"), HexColor("#dfe1e2"), HexColor("#b50909")

STATUS = {
    Mark.GOOD: (HexColor("#154c21"), HexColor("#e3f5e1")),
    Mark.SOON: (HexColor("#5c4809"), HexColor("#fff5c2")),
    Mark.BAD: (HexColor("#7a0c05"), HexColor("#fde0db")),
    Mark.NEUTRAL: (HexColor("#3d4551"), HexColor("#edeff0")),
}
"""Text and ground of each status; the mark and the word say the same."""


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    fonts.register()
    plain = {"fontName": fonts.REGULAR, "textColor": INK, "spaceAfter": 6}
    return ParagraphStyle(name, fontSize=size, leading=leading, **{**plain, **more})


BODY = _style("body", 10, 14)
LEAD = _style("lead", 11.5, 16, spaceBefore=4, spaceAfter=10)
NOTE = _style("note", 8.5, 11.5, textColor=MUTED, spaceAfter=4)
KICKER = _style("kicker", 9, 12, fontName=fonts.SEMIBOLD, textColor=PRIMARY, spaceAfter=2)
HEADINGS = {
    1: _style("h1", 21.5, 26, fontName=fonts.BOLD, textColor=NAVY, spaceAfter=4),
    2: _style("h2", 14, 18, fontName=fonts.BOLD, textColor=NAVY, spaceBefore=14, spaceAfter=5),
    3: _style("h3", 11, 15, fontName=fonts.SEMIBOLD, textColor=NAVY, spaceBefore=9, spaceAfter=3),
    4: _style("h4", 10, 14, fontName=fonts.SEMIBOLD, textColor=MUTED, spaceBefore=7, spaceAfter=2),
}
