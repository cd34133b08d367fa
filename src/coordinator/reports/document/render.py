"""From a document's blocks to the bytes of its PDF; the same blocks always give the same bytes."""

import dataclasses
import functools
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate

from coordinator.reports.document import look
from coordinator.reports.document.blocks import (
    Block,
    Bullets,
    Chart,
    Contents,
    Document,
    Figures,
    Heading,
    NewPage,
    Signatures,
    Table,
    Text,
    Timeline,
    Title,
    Verification,
)
from coordinator.reports.document.canvas import TaggedCanvas
from coordinator.reports.document.chart import ChartFigure
from coordinator.reports.document.contents import contents
from coordinator.reports.document.flow import ListItem, headline, paragraph
from coordinator.reports.document.fonts import printable
from coordinator.reports.document.front import FigureRow, SignatureRow, TitleBlock, VerificationBox
from coordinator.reports.document.furniture import furniture
from coordinator.reports.document.keeping import kept
from coordinator.reports.document.structure import Element
from coordinator.reports.document.table import LongTable, Prepared
from coordinator.reports.document.timeline import TimelineFigure

_STYLES = {"body": look.BODY, "lead": look.LEAD, "note": look.NOTE}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF, and the characters that its fonts lack, in order; each was printed as an empty box."""

    pdf: bytes
    missing: str


def render(document: Document) -> Rendered:
    """Draw *document*."""
    missing: set[str] = set()
    safe: Document = _printable(document, missing)
    target = io.BytesIO()
    template = BaseDocTemplate(target, pagesize=(look.WIDTH, look.HEIGHT))
    frame = Frame(look.SIDE, look.BOTTOM, look.TYPE_WIDTH, look.HEIGHT - look.TOP - look.BOTTOM, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("page", [frame])])
    story = [flowable for block in safe.blocks for flowable in _drawn(block, safe)]
    template.build([*kept(story)], canvasmaker=functools.partial(TaggedCanvas, about=safe, furniture=furniture(safe)))
    return Rendered(target.getvalue(), "".join(sorted(missing)))


def _printable(value: Any, missing: set[str]) -> Any:
    """Return *value* with every text in it as it can be printed."""
    if isinstance(value, str) and type(value) is str:
        text, lacking = printable(value)
        missing |= lacking
        return text
    if isinstance(value, tuple | list):
        return [_printable(one, missing) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _printable(getattr(value, one.name), missing) for one in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    return value


def _drawn(block: Block, document: Document) -> Iterator[Flowable]:
    if isinstance(block, Contents):
        return iter([contents([one.text for one in document.blocks if isinstance(one, Heading) and one.level == 2])])
    return _DRAW[type(block)](block)


def _bullets(block: Bullets) -> Iterator[Flowable]:
    shared: list[Element] = []
    for item in block.items:
        yield ListItem(paragraph(item, _STYLES[block.style]), shared)


def _table(block: Table) -> Iterator[Flowable]:
    if block.rows:
        yield LongTable(Prepared(block.columns, block.rows))
    else:
        yield paragraph(block.empty, look.BODY)


def _timeline(block: Timeline) -> Iterator[Flowable]:
    if block.lanes:
        yield TimelineFigure(block)


_DRAW: dict[type[Block], Callable[[Any], Iterator[Flowable]]] = {
    Title: lambda block: iter([TitleBlock(block)]),
    Heading: lambda block: iter([headline(block.text, block.level)]),
    Text: lambda block: iter([paragraph(block.text, _STYLES[block.style])]),
    Bullets: _bullets,
    Figures: lambda block: iter([FigureRow(block)]),
    Table: _table,
    Timeline: _timeline,
    Chart: lambda block: iter([ChartFigure(block)]),
    Signatures: lambda block: iter([SignatureRow(block)]),
    Verification: lambda block: iter([VerificationBox(block)]),
    NewPage: lambda _: iter([PageBreak()]),
}
