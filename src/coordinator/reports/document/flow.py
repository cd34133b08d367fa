"""Running text: paragraphs, headings and lists, each tagged as what it is."""

from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from coordinator.reports.document import look
from coordinator.reports.document.structure import Element

INDENT = 14


class TaggedParagraph(Paragraph):
    """A paragraph; its pieces on several pages stay one element. ReportLab makes the pieces: see :func:`paragraph`."""

    tag = "P"
    parent: Element | None = None
    shared: list[Element]
    bookmark = ""
    leads = False
    """Whether it is nothing without what follows it."""

    def split(self, aW: float, aH: float) -> list[Any]:  # noqa: N803  ReportLab's names
        """Split between lines."""
        parts = super().split(aW, aH)
        for part in parts:
            part.tag, part.parent, part.shared = self.tag, self.parent, self.shared
        if parts:
            parts[0].bookmark = self.bookmark
        return list(parts)

    def draw(self) -> None:
        """Draw the text as content of its element, and bookmark the place of a heading."""
        structure = self.canv.structure
        if self.bookmark:
            key = f"heading-{len(structure.pages)}-{len(structure.root.kids)}"
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(self.bookmark, key, int(self.tag[1]) - 1, closed=self.tag != "H1")
            structure.headings.append((self.tag, len(structure.pages) + 1))
        if not self.shared:
            self.shared.append((self.parent or structure.root).child(self.tag))
        with self.canv.tagged(self.shared[0]):
            super().draw()


def paragraph(text: str, style: ParagraphStyle) -> TaggedParagraph:
    """Return a paragraph of plain *text*: nothing in it is markup."""
    made = TaggedParagraph(escape(text), style)
    made.shared = []
    return made


def headline(text: str, level: int) -> TaggedParagraph:
    """Return a heading of *level* 1 to 4, which stays with what follows it."""
    made = paragraph(text, look.HEADINGS[level])
    made.tag, made.bookmark = f"H{level}", text
    made.leads = True
    return made


class ListItem(Flowable):
    """One item of a list: its bullet and its text, which may go on over the page."""

    def __init__(self, body: TaggedParagraph, shared: list[Element], *, bullet: bool = True) -> None:
        """*shared* holds the list's element once it exists."""
        super().__init__()
        self.body, self.shared, self.bullet = body, shared, bullet

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  ReportLab's names
        """Return the size."""
        _, self.height = self.body.wrap(aW - INDENT, aH)
        self.width = aW
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  ReportLab's names
        """Split the text; the bullet stays with its beginning."""
        parts = self.body.split(aW - INDENT, aH)
        return [ListItem(part, self.shared, bullet=self.bullet and not place) for place, part in enumerate(parts)]

    def getSpaceAfter(self) -> float:  # noqa: N802  ReportLab's name
        """Return the room below."""
        return 2

    def draw(self) -> None:
        """Draw bullet and text."""
        if not self.shared:
            numbering = b"<</O/List/ListNumbering/Disc>>"
            self.shared.append(self.canv.structure.root.child("L", attributes=numbering))
        if self.bullet:
            item = self.shared[0].child("LI")
            style = self.body.style
            with self.canv.tagged(item.child("Lbl")):
                self.canv.setFont(style.fontName, style.fontSize)
                self.canv.setFillColor(style.textColor)
                self.canv.drawString(2, self.height - style.fontSize, "\u2022 ")
            self.body.parent = item.child("LBody")
        self.body.drawOn(self.canv, INDENT, 0)
