"""What stays together: a heading stands on the page on which what it heads begins."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable

from coordinator.reports.document import look
from coordinator.reports.document.flow import ListItem, TaggedParagraph
from coordinator.reports.document.table import LongTable
from coordinator.reports.document.timeline import FEWEST, FOOT, HEAD, LANE, TimelineFigure

PAGE = look.HEIGHT - look.TOP - look.BOTTOM
"""The height of what a page can hold."""
_LINES = 3
"""How many lines of a paragraph have to follow its heading."""
_ITEMS = 3
"""How many items of a list have to follow its heading."""


def kept(flowables: Sequence[Flowable]) -> Iterator[Flowable]:
    """Yield *flowables*; before a heading comes a condition that goes on with a new page where too little is left."""
    for before, one in pairwise(flowables):
        if _leads(before) and isinstance(one, TaggedParagraph) and one.style is look.NOTE:
            one.leads = True
    headed = False
    for place, one in enumerate(flowables):
        leads = _leads(one)
        if leads and not headed:
            yield CondPageBreak(min(_needed(flowables[place:]), PAGE - 1))
        headed = leads
        yield one


def _leads(one: Flowable) -> bool:
    """Return whether *one* is nothing without what follows: a heading with the note below it, or signatures."""
    return bool(getattr(one, "leads", False))


def _needed(flowables: Sequence[Flowable]) -> float:
    height, items = 0.0, 0
    for one in flowables:
        items += isinstance(one, ListItem)
        if items and not isinstance(one, ListItem):
            break
        height += _beginning(one) + one.getSpaceBefore() + (one.getSpaceAfter() if _leads(one) else 0)
        if not _leads(one) and not 0 < items < _ITEMS:
            break
    return height


def _beginning(one: Flowable) -> float:
    """Return the height of the least part of *one* that may stand alone at the end of a page."""
    height = float(one.wrap(look.TYPE_WIDTH, PAGE)[1])
    return min(height, _LEAST[type(one)](one)) if type(one) in _LEAST and not _leads(one) else height


_LEAST: dict[type[Flowable], Callable[[Any], float]] = {
    TaggedParagraph: lambda one: float(one.style.leading) * _LINES,
    ListItem: lambda one: float(one.body.style.leading) * _LINES,
    LongTable: lambda one: one.beginning(),
    TimelineFigure: lambda _: HEAD + LANE * FEWEST + FOOT,
}
