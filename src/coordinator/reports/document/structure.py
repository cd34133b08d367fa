"""The structure tree of a tagged PDF: what a screen reader walks, kept while pages are drawn and written at the end.

Long tables keep their rows as runs, numbered by arithmetic: a cell of a table with ten thousand rows costs no object
in memory.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

HEADER_OF_ROW = b"<</O/Table/Scope/Row>>"
HEADER_OF_COLUMN = b"<</O/Table/Scope/Column>>"


class Content(NamedTuple):
    """A piece of marked content: the index of its page and its number there."""

    page: int
    mcid: int


@dataclass(eq=False, slots=True)
class Element:
    """A node of the tree; *alt* says in words what a figure shows, *attributes* is a PDF dictionary."""

    tag: str
    parent: "Element | None" = None
    alt: str = ""
    attributes: bytes = b""
    kids: "list[Element | Content | Rows]" = field(default_factory=list)
    number: int = 0

    def child(self, tag: str, *, alt: str = "", attributes: bytes = b"") -> "Element":
        """Add a node below this one."""
        made = Element(tag, self, alt, attributes)
        self.kids.append(made)
        return made


class Run(NamedTuple):
    """Rows of a long table that stand on one page: their first mcid there, and from which row to which."""

    page: int
    mcid: int
    first: int
    last: int


@dataclass(eq=False, slots=True)
class Rows:
    """The body of a long table: each row is one object, followed by one for each of its cells."""

    table: Element
    header_columns: Sequence[bool]
    runs: list[Run] = field(default_factory=list)
    base: int = 0

    @property
    def width(self) -> int:
        """How many objects a row takes."""
        return len(self.header_columns) + 1

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(run.last - run.first for run in self.runs)

    def row(self, index: int) -> int:
        """Return the object number of a row."""
        return self.base + index * self.width

    def cells(self, run: Run) -> Iterator[int]:
        """Yield the object numbers of the cells of *run*, in the order of their content."""
        for index in range(run.first, run.last):
            first = self.row(index) + 1
            yield from range(first, first + len(self.header_columns))


def text_string(text: str) -> bytes:
    """Return *text* as a PDF text string."""
    try:
        plain = text.encode("ascii")
    except UnicodeEncodeError:
        return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"
    for char in (b"\\", b"(", b")", b"\r"):
        plain = plain.replace(char, b"\\" + char.replace(b"\r", b"r"))
    return b"(" + plain + b")"


@dataclass(eq=False)
class Structure:
    """The tree, and for every page which element each piece of its content belongs to.

    *headings* are the tags of the headings drawn so far with their pages, from 1.
    """

    root: Element = field(default_factory=lambda: Element("Document"))
    pages: list[list[Element | Run]] = field(default_factory=list)
    rows: list[Rows] = field(default_factory=list)
    headings: list[tuple[str, int]] = field(default_factory=list)
    _of_run: dict[Run, Rows] = field(default_factory=dict)

    def new_rows(self, table: Element, header_columns: Sequence[bool]) -> Rows:
        """Begin the body of a long table."""
        made = Rows(table, header_columns)
        self.rows.append(made)
        table.kids.append(made)
        return made

    def add_run(self, rows: Rows, run: Run) -> None:
        """Note that rows of a long table stand on a page."""
        rows.runs.append(run)
        self._of_run[run] = rows

    def objects(self, first: int, root: int, pages: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """Yield every object of the tree with its number, from *first* on; the last is the tree's root, *root*.

        *pages* are the object numbers of the pages.
        """
        elements = list(_walk(self.root))
        number = first
        for element in elements:
            element.number, number = number, number + 1
        for rows in self.rows:
            rows.base, number = number, number + rows.count * rows.width
        for element in elements:
            yield element.number, _element(element, root, pages)
        for rows in self.rows:
            yield from _body(rows, pages)
        for index, page in enumerate(self.pages):
            yield number + index, b"[" + b" ".join(self._owners(page)) + b"]"
        tree = number + len(self.pages)
        pairs = b" ".join(b"%d %d 0 R" % (index, number + index) for index in range(len(self.pages)))
        yield tree, b"<</Nums[" + pairs + b"]>>"
        yield (
            root,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (
                self.root.number,
                tree,
                len(self.pages),
            ),
        )

    def _owners(self, page: Sequence[Element | Run]) -> Iterator[bytes]:
        for owner in page:
            if isinstance(owner, Run):
                yield from (b"%d 0 R" % cell for cell in self._of_run[owner].cells(owner))
            else:
                yield b"%d 0 R" % owner.number


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _element(element: Element, root: int, pages: Sequence[int]) -> bytes:
    parent = element.parent.number if element.parent else root
    page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    kids = b" ".join(part for kid in element.kids for part in _kid(kid, page, pages))
    parts = [b"<</Type/StructElem/S/%s/P %d 0 R/K[%s]" % (element.tag.encode(), parent, kids)]
    if page is not None:
        parts.append(b"/Pg %d 0 R" % pages[page])
    if element.alt:
        parts.append(b"/Alt" + text_string(element.alt))
    if element.attributes:
        parts.append(b"/A" + element.attributes)
    return b"".join([*parts, b">>"])


def _kid(kid: Element | Content | Rows, page: int | None, pages: Sequence[int]) -> Iterator[bytes]:
    if isinstance(kid, Element):
        yield b"%d 0 R" % kid.number
    elif isinstance(kid, Rows):
        yield from (b"%d 0 R" % kid.row(index) for index in range(kid.count))
    elif kid.page == page:
        yield b"%d" % kid.mcid
    else:
        yield b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.mcid)


def _body(rows: Rows, pages: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    kinds = [b"/S/TH/A" + HEADER_OF_ROW if header else b"/S/TD" for header in rows.header_columns]
    number = rows.base
    for run in rows.runs:
        page, mcid = pages[run.page], run.mcid
        for _ in range(run.first, run.last):
            cells = b" ".join([b"%d 0 R" % (number + place) for place in range(1, rows.width)])
            yield number, b"<</S/TR/P %d 0 R/K[%s]>>" % (rows.table.number, cells)
            for place, kind in enumerate(kinds, 1):
                yield number + place, b"<<%s/P %d 0 R/Pg %d 0 R/K %d>>" % (kind, number, page, mcid)
                mcid += 1
            number += rows.width
