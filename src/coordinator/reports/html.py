"""A document as one accessible web page that needs nothing else: no script, no picture, no other address."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any, NamedTuple

from coordinator.reports.document.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Figures,
    Heading,
    Table,
    Text,
    Title,
)
from coordinator.reports.document.words import WORDS

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.55 "Source Sans 3", "Segoe UI", system-ui, sans-serif; }
body { max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1 { line-height: 1.2; margin: 0.2em 0; } h2 { line-height: 1.25; margin: 1.6em 0 0.3em; }
.marking { font-weight: 600; border: 2px solid; padding: 0.3rem 0.8rem; text-align: center; }
.note, .sub { font-size: 0.9rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0; }
.figures li { flex: 1 1 9rem; border-top: 3px solid; padding-top: 0.3rem; }
.figures strong { display: block; font-size: 1.7rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid; }
.right { text-align: right; }
"""


def page(document: Document) -> str:
    """Return *document* as a web page; a kind of block that no public paper has is not known here.

    Raises:
        KeyError: the document has such a block.
    """
    foot = WORDS[document.language].foot.format(document.number, document.as_of)
    inside = (line for block in document.blocks for line in _WRITE[type(block)](block))
    title = f"{document.title}, {document.agency}"
    return whole(Around(document.language, title, document.marking, foot), inside)


class Around(NamedTuple):
    """What stands around the content of a page, as text; *head* is markup for the head of the page."""

    language: str
    title: str
    marking: str
    foot: str
    head: str = ""


def whole(around: Around, inside: Iterable[str]) -> str:
    """Return a web page; *inside* are lines of markup."""
    body = "\n".join(inside)
    return f"""<!DOCTYPE html>
<html lang="{around.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{around.head}<title>{escape(around.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<header><p class="marking">{escape(around.marking)}</p></header>
<main>
{body}
</main>
<footer><p class="note">{escape(around.foot)}</p></footer>
</body>
</html>
"""


def _title(block: Title) -> Iterator[str]:
    words = WORDS[block.language]
    yield f"<h1>{escape(block.text)}</h1>"
    day = f'<time datetime="{block.as_of}">{escape(words.day(block.as_of))}</time>'
    yield f'<p class="sub">{escape(block.sub)}. {words.data_as_of} {day}.</p>'


def _text(block: Text) -> Iterator[str]:
    small = ' class="note"' if block.style == "note" else ""
    yield f"<p{small}>{escape(block.text)}</p>"


def _bullets(block: Bullets) -> Iterator[str]:
    yield "<ul>"
    yield from (f"<li>{escape(item)}</li>" for item in block.items)
    yield "</ul>"


def _figures(block: Figures) -> Iterator[str]:
    yield '<ul class="figures">'
    yield from (f"<li><strong>{one.number:,}</strong> {escape(one.label)}</li>" for one in block.items)
    yield "</ul>"


def _table(block: Table) -> Iterator[str]:
    if not block.rows:
        yield f"<p>{escape(block.empty)}</p>"
        return
    yield '<div class="table" tabindex="0"><table>'
    titles = [_cell("th", "col", column, column.title) for column in block.columns]
    yield f"<thead><tr>{''.join(titles)}</tr></thead><tbody>"
    for row in block.rows:
        cells = [_body_cell(column, value) for column, value in zip(block.columns, row, strict=True)]
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def _body_cell(column: Column, value: str) -> str:
    return _cell("th", "row", column, value) if column.header else _cell("td", "", column, value)


def _cell(tag: str, scope: str, column: Column, value: str) -> str:
    marks = (f' scope="{scope}"' if scope else "") + (' class="right"' if column.align == "right" else "")
    return f"<{tag}{marks}>{escape(value)}</{tag}>"


_WRITE: dict[type[Block], Callable[[Any], Iterator[str]]] = {
    Title: _title,
    Heading: lambda block: iter([f"<h{block.level}>{escape(block.text)}</h{block.level}>"]),
    Text: _text,
    Bullets: _bullets,
    Figures: _figures,
    Table: _table,
}
