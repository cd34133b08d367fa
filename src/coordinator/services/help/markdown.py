"""The few forms of Markdown that help pages are written in, read into plain blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the title of the page."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, whose words may hold ``**strong**``, backticks and ``[links](page)``."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered where the order matters."""

    items: Sequence[str]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a line of titles."""

    titles: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its file in the folder of the help, and what it shows."""

    file: str
    words: str


@dataclass(frozen=True, slots=True)
class Code:
    """Lines as they stand."""

    text: str


Block = Heading | Paragraph | Items | Table | Picture | Code
_ITEM = re.compile(r"(?:- |\d+\. )")
_PICTURE = re.compile(r"!\[(.*)\]\((.+)\)")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_CODE = re.compile(r"`([^`]+)`")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")


def blocks(text: str) -> list[Block]:
    """Return what *text* says, in its order."""
    return [_block(lines) for lines in _parted(text)]


def _parted(text: str) -> Iterator[list[str]]:
    """Yield the lines of each block; blank lines part blocks, but not within a fence."""
    lines: list[str] = []
    fence = ""
    for line in text.splitlines():
        if fence or line.startswith("```"):
            fence = fence or line[: len(line) - len(line.lstrip("`"))]
            lines.append(line)
            if line == fence and len(lines) > 1:
                fence = ""
        elif line:
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _block(lines: list[str]) -> Block:
    first = lines[0]
    if first.startswith("```"):
        return Code("\n".join(lines[1:-1]))
    if first.startswith("#"):
        marks, _, words = first.partition(" ")
        return Heading(words, len(marks))
    if first.startswith("|"):
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        return Table(cells[0], cells[2:])
    if _ITEM.match(first):
        return Items(_items(lines), numbered=not first.startswith("-"))
    if found := _PICTURE.fullmatch(first):
        return Picture(found[2], found[1])
    return Paragraph(" ".join(line.strip() for line in lines))


def _items(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if mark := _ITEM.match(line):
            found.append(line[mark.end() :])
        else:
            found[-1] += f" {line.strip()}"
    return found


def links(text: str) -> list[str]:
    """Return where the links in *text* lead."""
    return [found[2] for found in _LINK.finditer(text)]


def plain(text: str) -> str:
    """Return the words without their marks, as paper and search have them."""
    return _STRONG.sub(r"\1", _CODE.sub(r"\1", _LINK.sub(r"\1", text)))


def html_words(text: str) -> str:
    """Return the words with their marks as HTML; a link to a page leads to its file."""
    found = _CODE.sub(r"<code>\1</code>", escape(text, quote=False))
    return _STRONG.sub(r"<b>\1</b>", _LINK.sub(r'<a href="\2.html">\1</a>', found))


def html(found: Sequence[Block]) -> str:
    """Return blocks as the inside of an HTML page."""
    return "\n".join(map(_html, found))


def _html(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{html_words(text)}</h{level}>"
        case Paragraph(text):
            return f"<p>{html_words(text)}</p>"
        case Items(items, numbered):
            kind = "ol" if numbered else "ul"
            inside = "".join(f"<li>{html_words(item)}</li>" for item in items)
            return f"<{kind}>{inside}</{kind}>"
        case Table(titles, rows):
            head = "".join(f'<th scope="col" align="left">{html_words(title)}</th>' for title in titles)
            inside = "".join(f"<tr>{''.join(f'<td>{html_words(cell)}</td>' for cell in row)}</tr>" for row in rows)
            return f'<table cellspacing="0" cellpadding="5"><tr>{head}</tr>{inside}</table>'
        case Picture(file, words):
            return f'<p><img src="{escape(file)}" alt="{escape(words)}"></p><p><i>{escape(words)}</i></p>'
        case Code(text):
            return f"<pre>{escape(text)}</pre>"
