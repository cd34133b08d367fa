"""The contents of a document: its headings with their pages, which are written once every page is drawn."""

from collections.abc import Sequence
from functools import partial

from coordinator.reports.document import look
from coordinator.reports.document.blocks import Column
from coordinator.reports.document.canvas import TaggedCanvas
from coordinator.reports.document.measure import Face
from coordinator.reports.document.table import Lines, LongTable, Prepared

_COLUMNS = (Column("Contents", look.TYPE_WIDTH - 60, header=True), Column("Page", 60, "right"))


class ContentsTable(LongTable):
    """A table of headings of level 2; the cell of a page holds the heading's place among them until the end."""

    def _cell(self, canvas: TaggedCanvas, at: int, lines: Lines, baseline: float, first: Face) -> str:
        if at == 0 or not lines[0].isdecimal():
            return super()._cell(canvas, at, lines, baseline, first)
        return canvas.promised(partial(self._page, canvas, int(lines[0]), baseline, first))

    def _page(self, canvas: TaggedCanvas, place: int, baseline: float, face: Face) -> str:
        pages = [page for tag, page in canvas.structure.headings if tag == "H2"]
        return super()._cell(canvas, 1, (str(pages[place]),), baseline, face)


def contents(titles: Sequence[str]) -> ContentsTable:
    """Return the contents of a document whose headings of level 2 are *titles*."""
    return ContentsTable(Prepared(_COLUMNS, [(title, str(place)) for place, title in enumerate(titles)]))
