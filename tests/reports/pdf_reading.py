"""Reading a PDF as a screen reader does, and finding what would fail its user."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf


@dataclass
class Node:
    """An element of the structure tree with the text of its own content."""

    tag: str
    attributes: dict[str, object]
    text: str
    kids: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def whole_text(self) -> str:
        """All text below, in reading order."""
        return "".join(node.text for node in self.walk())


def tree(pdf: pikepdf.Pdf) -> Node:
    """Return the structure tree; the text comes from the marked content by the fonts' own maps to Unicode."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    texts = [marked_text(page)[0] for page in pdf.pages]

    def convert(element: pikepdf.Object, page: pikepdf.Object | None) -> Node:
        page = element.get("/Pg", page)
        node = Node(str(element.S)[1:], _attributes(element), "")
        for kid in _kids(element):
            if isinstance(kid, int):
                assert page is not None
                node.text += texts[pages[page.objgen]].get(kid, "")
            elif "/S" in kid:
                node.kids.append(convert(kid, page))
            elif kid.get("/Type") == "/MCR":
                node.text += texts[pages[kid.Pg.objgen]].get(int(kid.MCID), "")
        return node

    return convert(pdf.Root.StructTreeRoot.K, None)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _attributes(element: pikepdf.Object) -> dict[str, object]:
    found = element.get("/A")
    dictionaries = [found] if isinstance(found, pikepdf.Dictionary) else list(found or [])
    attributes: dict[str, object] = {str(key): value for one in dictionaries for key, value in one.items()}
    if "/Alt" in element:
        attributes["/Alt"] = str(element.Alt)
    return attributes


def marked_text(page: pikepdf.Page) -> tuple[dict[int, str], list[str]]:
    """Return a page's text by marked-content number, and the text that is neither content nor artifact."""
    maps = {name: _unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    untagged: list[str] = []
    stack: list[int | None] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(instruction.operands)
        match str(instruction.operator):
            case "BDC" | "BMC":
                own = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else None
                stack.append(int(own.MCID) if own is not None and "/MCID" in own else None)
            case "EMC":
                stack.pop()
            case "Tf":
                font = maps[str(operands[0])]
            case "Tj":
                text = "".join(font.get(code, "\ufffd") for code in bytes(operands[0]))
                if not stack:
                    untagged.append(text)
                elif stack[-1] is not None:
                    texts[stack[-1]] = texts.get(stack[-1], "") + text
    return texts, untagged


def _unicode(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,8})>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in pairs}


def reading_text(pdf: bytes) -> list[str]:
    """Return the text of every element that has some, in reading order."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [f"{node.tag:<6} {node.text.strip()}" for node in tree(opened).walk() if node.text.strip()]


def table_rows(pdf: bytes) -> list[list[str]]:
    """Return the cells of every row of every table."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [[cell.text.strip() for cell in node.kids] for node in tree(opened).walk() if node.tag == "TR"]


def problems(pdf: bytes) -> list[str]:
    """Return what would fail a reader; validators cannot or do not judge most of it."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        root = tree(opened)
        found = [*_headings(root), *_bodies(root), *_tables(root)]
        for index, page in enumerate(opened.pages, 1):
            found += [f"page {index}: untagged text {text!r}" for text in marked_text(page)[1]]
        for one in opened.objects:
            if (
                isinstance(one, pikepdf.Dictionary)
                and one.get("/Type") == "/FontDescriptor"
                and "/FontFile2" not in one
            ):
                found.append(f"font not embedded: {one.FontName}")
        if not str(opened.Root.get("/Lang", "")):
            found.append("no language")
        preferences = opened.Root.get("/ViewerPreferences")
        if preferences is None or not preferences.get("/DisplayDocTitle", False):
            found.append("the title is not shown")
        found += _way_back(opened)
    return found


def _way_back(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what is wrong with the way from a page's content back to its element."""
    if "/ParentTree" not in pdf.Root.StructTreeRoot:
        yield "no way from content to structure"
        return
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners: dict[Any, Any] = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for index, page in enumerate(pdf.pages, 1):
        own: list[Any] = list(owners.get(page.StructParents, []))
        wrong = [mcid for mcid in marked_text(page)[0] if mcid >= len(own) or mcid not in _content(own[mcid])]
        if wrong:
            yield f"page {index}: content {wrong[:3]} does not lead to its element"


def _content(element: pikepdf.Object) -> set[int]:
    return {int(kid) if isinstance(kid, int) else int(kid.get("/MCID", -1)) for kid in _kids(element)}


def _headings(root: Node) -> Iterator[str]:
    last = firsts = 0
    for node in root.walk():
        if re.fullmatch("H[1-6]", node.tag):
            level = int(node.tag[1])
            firsts += level == 1
            if level > last + 1:
                yield f"heading jumps from H{last} to {node.tag}: {node.text!r}"
            if not node.text.strip():
                yield "empty heading"
            last = level
    if firsts != 1:
        yield f"{firsts} headings H1"


def _bodies(root: Node) -> Iterator[str]:
    known = {"Document", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure"}
    for node in root.walk():
        if node.tag not in known:
            yield f"unknown tag {node.tag}"
        if "\ufffd" in node.text:
            yield f"characters that cannot be read in {node.text!r}"
        if node.tag == "Figure" and len(str(node.attributes.get("/Alt", "")).strip()) < 8:
            yield "figure without words"
        if node.tag == "LI" and [kid.tag for kid in node.kids] != ["Lbl", "LBody"]:
            yield "list item without its parts"


def _tables(root: Node) -> Iterator[str]:
    for table in (node for node in root.walk() if node.tag == "Table"):
        widths = {len(row.kids) for row in table.kids}
        if len(widths) != 1:
            yield f"ragged table: {sorted(widths)}"
        heads = [cell for row in table.kids for cell in row.kids if cell.tag == "TH"]
        if not heads:
            yield "table without header cells"
        if any("/Scope" not in cell.attributes for cell in heads):
            yield "header cell without scope"
    for node in root.walk():
        if node.tag == "TR" and not any(node in table.kids for table in root.walk() if table.tag == "Table"):
            yield "row outside a table"
